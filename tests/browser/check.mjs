// Looks at the built site as a reader's browser does: from the disk and from a server, narrow and wide, light and
// dark, with the keyboard alone, and without JavaScript.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { browser, end, fault, largestOfEachKind, pages, pictures, report, require, site } from "./site.mjs";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const onDisk = (page) => pathToFileURL(path.join(site, page)).href;
const kinds = largestOfEachKind();
const chromium = await browser();

/** A tab that reports everything that a quiet page does not do. `allowed` says which addresses it may ask for. */
async function tab(options, allowed) {
  const context = await chromium.newContext(options);
  await context.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (e) => {
      window.violations.push(`${e.violatedDirective} ${e.blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.seen = 0;
  page.on("request", (request) => {
    page.seen += 1;
    const url = request.url();
    if (!url.startsWith("data:") && !allowed(url)) fault(page.url(), `asks another host: ${url}`);
  });
  page.on("requestfailed", (request) => {
    // What was still on its way when the page was left is no fault.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") fault(page.url(), `cannot load ${request.url()}: ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) fault(page.url(), `${response.status()} for ${response.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) fault(page.url(), `console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(page.url(), `script: ${error.message}`));
  return page;
}

const fromDisk = (url) => url.startsWith(pathToFileURL(site).href);

/** What stands out to the right of a window of this width, if anything. */
async function overflow(page, width) {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const scrolls = (e) => e && (["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    const out = [...document.body.querySelectorAll("*")].find(
      (e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e.parentElement),
    );
    return `${root.scrollWidth} px wide${out ? `, ${out.tagName.toLowerCase()}.${out.className}` : ""}`;
  });
}

// Every page from the disk.
const anchors = new Map();
const links = [];
{
  const page = await tab({}, fromDisk);
  for (const name of pages) {
    await page.goto(onDisk(name));
    for (const width of [320, 360, 1280]) {
      const wide = await overflow(page, width);
      if (wide) fault(name, `overflows at ${width} px: ${wide}`);
    }
    const found = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
      links: [...document.querySelectorAll("a[href]")].map((e) => e.href),
      violations: window.violations,
      headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((e) => Number(e.tagName[1])),
      title: document.title,
      language: document.documentElement.lang,
    }));
    for (const violation of found.violations) fault(name, `against the security policy: ${violation}`);
    anchors.set(name, new Set(found.ids));
    for (const href of found.links) links.push({ name, href });
    if (found.headings.filter((level) => level === 1).length !== 1) fault(name, "not exactly one h1");
    found.headings.forEach((level, n) => {
      const before = found.headings[n - 1] ?? 0;
      if (level > before + 1) fault(name, `an h${level} follows an h${before}`);
    });
    if (!found.title || !found.language) fault(name, "no title or no language");
  }
  report(
    `disk: ${pages.length} pages at 320, 360 and 1280 px, ${page.seen} requests: no other host, nothing missing, ` +
      "quiet console, no overflow, headings in order",
  );
  await page.context().close();
}

// Every link that stays inside, with its fragment.
{
  let inside = 0;
  let fragments = 0;
  const files = new Set();
  for (const { name, href } of links) {
    const url = new URL(href);
    if (url.protocol !== "file:") continue;
    inside += 1;
    const file = path.relative(site, decodeURIComponent(url.pathname)).split(path.sep).join("/");
    if (file.startsWith("..")) {
      fault(name, `leads out of the site: ${href}`);
      continue;
    }
    if (!files.has(file)) {
      const there = await stat(path.join(site, file)).catch(() => null);
      if (!there?.isFile()) {
        fault(name, `leads nowhere: ${file}`);
        continue;
      }
      files.add(file);
    }
    const fragment = decodeURIComponent(url.hash.slice(1)).split(":~:")[0];
    if (fragment) {
      fragments += 1;
      if (!anchors.get(file)?.has(fragment)) fault(name, `no place for ${file}#${fragment}`);
    }
  }
  report(`links: ${inside} inside the site to ${files.size} files, ${fragments} with a fragment: each leads to its place`);
}

// A fragment is shown when it is opened, also inside what was folded.
{
  const page = await tab({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" }, fromDisk);
  let opened = 0;
  for (const { kind, page: name } of kinds) {
    await page.goto(onDisk(name));
    const ids = await page.evaluate(() => [
      ...new Set([...document.querySelectorAll('a[href^="#"]')].map((e) => e.getAttribute("href").slice(1))),
    ]);
    for (const id of ids.filter(Boolean).slice(0, kind === "print" ? 4 : 15)) {
      opened += 1;
      await page.goto("about:blank");
      await page.goto(`${onDisk(name)}#${id}`);
      const seen = await page.evaluate(() => {
        const target = document.querySelector(":target");
        if (!target) return "no target";
        const { top, bottom } = target.getBoundingClientRect();
        return bottom < 0 || top > innerHeight ? `at ${Math.round(top)} px` : null;
      });
      if (seen) fault(name, `#${decodeURIComponent(id)} is not in view: ${seen}`);
    }
  }
  report(`fragments: ${opened} opened on ${kinds.length} kinds of page: each is in view`);
  await page.context().close();
}

// WCAG 2.2 A and AA, in both schemes and both widths. The print page holds what the others hold, and takes longest.
{
  let checked = 0;
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      const page = await tab({ colorScheme, viewport: { width, height: 900 } }, fromDisk);
      for (const { kind, page: name } of kinds) {
        if (kind === "print" && !(colorScheme === "light" && width === 1280)) continue;
        await page.goto(onDisk(name));
        if (pictures) {
          const size = kind === "print" ? {} : { fullPage: true };
          await page.screenshot({ path: path.join(pictures, `${kind}-${width}-${colorScheme}.png`), ...size });
        }
        await page.evaluate(axe);
        const { violations, passes } = await page.evaluate(
          (values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"], preload: false }),
          RULES,
        );
        checked += passes.length + violations.length;
        for (const { id, help, nodes } of violations) {
          const where = nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? ""}`);
          fault(`${name} (${colorScheme}, ${width} px)`, `${id}: ${help}: ${nodes.length} × ${where.join(" | ")}`);
        }
      }
      await page.context().close();
    }
  }
  report(`axe: ${kinds.length} kinds of page × light and dark × 360 and 1280 px, ${checked} rules held: no violation`);
}

// The keyboard alone.
{
  const page = await tab({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" }, fromDisk);
  let stops = 0;
  const active = () =>
    page.evaluate(() => {
      const e = document.activeElement;
      const { top, bottom, left, right, width } = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      return {
        tag: e.tagName.toLowerCase(),
        href: e.getAttribute("href"),
        id: e.id,
        shown: width > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
        ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
      };
    });
  for (const { page: name } of kinds) {
    await page.goto(onDisk(name));
    await page.keyboard.press("Tab");
    const first = await active();
    if (first.href !== "#main" || !first.shown) fault(name, "the first stop is not a skip link that is seen");
    await page.keyboard.press("Enter");
    if ((await active()).id !== "main") fault(name, "the skip link does not lead to the content");
    await page.goto("about:blank");
    await page.goto(onDisk(name));
    for (let n = 0; n < 25; n += 1) {
      await page.keyboard.press("Tab");
      const stop = await active();
      if (stop.tag === "body") break;
      stops += 1;
      if (!stop.shown || !stop.ringed) {
        fault(name, `stop ${n + 1} (${stop.tag} ${stop.href ?? stop.id}) is ${stop.shown ? "not ringed" : "not seen"}`);
      }
    }
  }
  report(`keyboard: ${kinds.length} kinds of page, ${stops} stops: skip link first, focus always seen`);
  await page.context().close();
}

// Without JavaScript.
{
  const page = await tab({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } }, fromDisk);
  let letters = 0;
  for (const { page: name } of kinds) {
    await page.goto(onDisk(name));
    const text = await page.locator("main").innerText();
    letters += text.length;
    if (!(await page.locator("h1").first().isVisible()) || text.length < 40) fault(name, "hardly any text without script");
    const summary = page.locator("main details:not([open]) > summary").first();
    if (await summary.count()) {
      // On wide screens what is folded may be shown already; narrow ones fold it.
      await page.setViewportSize({ width: 360, height: 800 });
      await summary.click();
      if (!(await page.locator("main details[open]").count())) fault(name, "what is folded does not open");
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  }
  report(`no script: ${kinds.length} kinds of page, ${letters} letters of text: readable, what is folded opens`);
  await page.context().close();
}

// From a server, below a path of its own.
{
  const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json", ".png": "image/png" };
  const below = "/team/briefing/";
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = path.join(site, path.posix.normalize(decodeURIComponent(pathname.slice(below.length)) || "index.html"));
    const bytes = pathname.startsWith(below) && file.startsWith(site) ? await readFile(file).catch(() => null) : null;
    response.writeHead(bytes ? 200 : 404, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" });
    response.end(bytes ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const root = `http://127.0.0.1:${server.address().port}${below}`;
  const page = await tab({ viewport: { width: 1280, height: 800 } }, (url) => url.startsWith(root));
  for (const { page: name } of kinds) {
    await page.goto(root + name);
    for (const violation of await page.evaluate(() => window.violations)) {
      fault(name, `against the security policy: ${violation}`);
    }
  }
  report(`server: ${kinds.length} kinds of page below a path, ${page.seen} requests: all answered, none leaves it`);
  await page.context().close();
  server.close();
}

await chromium.close();
end();
