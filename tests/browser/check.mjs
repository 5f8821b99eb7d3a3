// Looks at the built site as a reader's browser does: every page from the disk, every link, every fragment, without
// JavaScript, and from a server below a path of its own.

import { stat } from "node:fs/promises";
import path from "node:path";
import { end, fault, report } from "./shared/faults.mjs";
import { fromDisk, largestOfEachKind, onDisk, pages, site } from "./shared/site.mjs";
import { browser, inTwoTabs, served, tab, until } from "./shared/tabs.mjs";

const kinds = largestOfEachKind();
const chromium = await browser();

/** What stands out to the right of a window of this width, if anything. */
async function overflow(page, width) {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const hides = (e) => ["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX);
    const scrolls = (e) => e && (hides(e) || scrolls(e.parentElement));
    const out = [...document.body.querySelectorAll("*")].find(
      (e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e.parentElement),
    );
    return `${root.scrollWidth} px wide${out ? `, ${out.tagName.toLowerCase()}.${out.className}` : ""}`;
  });
}

/** What a page lacks for those who do not see it: tables, languages, landmarks and names. Runs in the page. */
function lacks() {
  const found = [];
  const place = (e) => `${e.tagName.toLowerCase()}${e.id && `#${e.id}`}${e.className && `.${e.className}`}`;
  const text = (id) => document.getElementById(id)?.textContent ?? "";
  const name = (e) =>
    e.getAttribute("aria-label") ?? e.getAttribute("aria-labelledby")?.split(" ").map(text).join(" ");
  for (const table of document.querySelectorAll('table:not([role="presentation"])')) {
    if (!table.caption?.textContent.trim() && !name(table)?.trim()) found.push(`a table without caption: ${place(table)}`);
    if (!table.querySelector("th")) found.push(`a table without headers: ${place(table)}`);
    for (const th of table.querySelectorAll("th:not([scope])")) {
      if (table.querySelector("tbody th")) found.push(`a header that says not of what: ${th.textContent.trim().slice(0, 40)}`);
    }
  }
  const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  for (const e of document.querySelectorAll("[lang], [hreflang]")) {
    for (const tag of [e.getAttribute("lang"), e.getAttribute("hreflang")].filter((tag) => tag !== null)) {
      let known;
      try {
        known = tag === "und" || tag === "zxx" || languages.of(tag);
      } catch {
        known = false;
      }
      if (!known) found.push(`“${tag}” is no language: ${place(e)}`);
    }
  }
  for (const h of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    if (!h.textContent.trim()) found.push(`an empty heading: ${place(h)}`);
  }
  const count = (selector, wanted) => {
    const n = document.querySelectorAll(selector).length;
    if (n !== wanted) found.push(`${n} × ${selector}, not ${wanted}`);
  };
  count("main", 1);
  count("body > header", 1);
  count("body > footer", 1);
  const regions = "[role=region], section[aria-label], section[aria-labelledby]";
  for (const selector of ["nav", "search, [role=search]", regions, "aside"]) {
    // An aside inside a part of the page is no landmark, unless it has a name.
    const marks = [...document.querySelectorAll(selector)].filter(
      (e) => !e.matches("aside") || name(e) || !e.parentElement.closest("article, aside, nav, section"),
    );
    const names = marks.map((e) => name(e)?.trim() ?? "");
    names.forEach((one, n) => {
      if (names.indexOf(one) < n) found.push(`two landmarks of one name, “${one}”: ${place(marks[n])}`);
      if (!one && (marks.length > 1 || selector === "nav")) found.push(`a landmark without a name: ${place(marks[n])}`);
    });
  }
  return [...new Set(found)];
}

// Every page from the disk.
const anchors = new Map();
const links = [];
{
  let seen = 0;
  await inTwoTabs(pages, () => tab(chromium, {}, fromDisk), async (page, name) => {
    const before = page.seen;
    await page.goto(onDisk(name));
    for (const width of [320, 360, 1280]) {
      const wide = await overflow(page, width);
      if (wide) fault(name, `overflows at ${width} px: ${wide}`);
    }
    const found = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
      // In a drawing an address is a value that may move.
      links: [...document.querySelectorAll("a[href]")].map((e) => e.href.baseVal === undefined ? e.href : new URL(e.href.baseVal, document.baseURI).href),
      violations: window.violations,
      headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((e) => Number(e.tagName[1])),
      title: document.title,
      language: document.documentElement.lang,
    }));
    for (const lack of await page.evaluate(lacks)) fault(name, lack);
    for (const violation of found.violations) fault(name, `against the security policy: ${violation}`);
    anchors.set(name, new Set(found.ids));
    for (const href of found.links) links.push({ name, href });
    if (found.headings.filter((level) => level === 1).length !== 1) fault(name, "not exactly one h1");
    found.headings.forEach((level, n) => {
      const before = found.headings[n - 1] ?? 0;
      if (level > before + 1) fault(name, `an h${level} follows an h${before}`);
    });
    if (!found.title || !found.language) fault(name, "no title or no language");
    seen += page.seen - before;
  });
  report(
    `disk: ${pages.length} pages at 320, 360 and 1280 px, ${seen} requests: no other host, nothing missing, ` +
      "quiet console, no overflow, headings in order, tables, languages and landmarks named",
  );
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
  const make = () => tab(chromium, { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" }, fromDisk);
  let opened = 0;
  await inTwoTabs(kinds, make, async (page, { kind, page: name }) => {
    await page.goto(onDisk(name));
    const ids = await page.evaluate(() => [
      ...new Set([...document.querySelectorAll('a[href^="#"]')].map((e) => e.getAttribute("href").slice(1))),
    ]);
    for (const id of ids.filter(Boolean).slice(0, kind === "print" ? 4 : 15)) {
      opened += 1;
      await page.goto("about:blank");
      await page.goto(`${onDisk(name)}#${id}`);
      const isSeen = await until(page, () => {
        const { top, bottom } = document.querySelector(":target")?.getBoundingClientRect() ?? { bottom: -1 };
        return bottom >= 0 && top <= innerHeight;
      });
      if (!isSeen) fault(name, `#${decodeURIComponent(id)} is not in view`);
    }
  });
  report(`fragments: ${opened} opened on ${kinds.length} kinds of page: each is in view`);
}

// Without JavaScript.
{
  const page = await tab(chromium, { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } }, fromDisk);
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
  const server = await served({ below: "/team/briefing/" });
  const page = await tab(chromium, { viewport: { width: 1280, height: 800 } }, (url) => url.startsWith(server.root));
  for (const { page: name } of kinds) {
    await page.goto(server.root + name);
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
