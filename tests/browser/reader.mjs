// Uses the reader's tools as a person does: copies, filters, a choice of what to print, the way to the search; by mouse,
// by keyboard, where nothing is kept, and without JavaScript.
//
// PROGRAM   the program (default: the release build in the clone's `target`)

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { browser, end, fault, kind, pages, pictures, report, require, site } from "./site.mjs";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const clone = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.PROGRAM ?? path.join(clone, "target/release/briefpack");
const folder = mkdtempSync(path.join(tmpdir(), "briefpack-reader-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
const first = (wanted) => pages.find((page) => kind(page) === wanted);
const onDisk = (page, root = site) => pathToFileURL(path.join(root, page)).href;

/** Builds a pack; gives the folder of its site. */
function build(pack, ...options) {
  const out = path.join(folder, [path.basename(pack), ...options, "site"].join(" ").replaceAll(/[^\w]+/g, "-"));
  execFileSync(program, ["build", "--quiet", "--no-cache", "--pack", pack, "--out", out, ...options]);
  return out;
}

/** A pack with an event on each of so many topics. */
function manyTopics(n) {
  const pack = path.join(folder, "many-topics");
  const all = Array.from({ length: n }, (_, i) => `t${i + 1}`);
  const files = {
    "briefing.yaml": `format: 1\ntitle: Many topics\nlanguage: en-GB\ndate: 2025-01-31\ntopics: [${all.join(", ")}]\n`,
    "content/articles/days.md": `---\ntitle: Days\npublished: 2025-01-30\nkind: news\nbody: full\n---\n\n${all.map((id) => `On that day the people of ${id} met in the hall.`).join("\n\n")}\n`,
    "content/summaries/days.yaml": `headline: They met\nbottom_line: They met [@t1].\ntopics: [${all.join(", ")}]\npoints:\n${all
      .map((id, i) => `  ${id}:\n    says: The people of ${id} met.\n    passage: the people of ${id} met in the hall\n    topics: [${id}]\n    event: {title: Meeting of ${id}}\n    when: 2025-01-${String(i + 1).padStart(2, "0")}\n`)
      .join("")}`,
  };
  for (const id of all) files[`content/topics/${id}.md`] = `---\ntitle: Topic ${id}\n---\n`;
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(pack, name)), { recursive: true });
    writeFileSync(path.join(pack, name), text);
  }
  return pack;
}

/** Holds what was found against what is expected. */
function same(where, found, expected) {
  const [is, wanted] = [found, expected].map((value) => JSON.stringify(value));
  if (is !== wanted) fault(where, `found ${is}, expected ${wanted}`);
}

const chromium = await browser();

/** A tab that may use the clipboard and reports what a quiet page does not do. */
async function tab(options = {}) {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await context.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifts += value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => fault(page.url(), `script: ${error.message}`));
  page.on("console", (message) => {
    const isSearch = message.location().url?.endsWith("theme/search.js");
    if (["error", "warning"].includes(message.type()) && !isSearch) fault(page.url(), `console: ${message.text()}`);
  });
  return page;
}

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());
const inView = (locator) => locator.evaluateAll((all) => all.filter((e) => e.checkVisibility()).map((e) => e.textContent.trim().replace(/\s+/g, " ")));

/** What a button copies; it says so, keeps the focus, and, where that is waited for, is itself again after two seconds. */
async function copied(page, button, isWaitedFor = false) {
  await page.evaluate(() => navigator.clipboard.writeText("nothing"));
  const [text, name] = [await button.textContent(), await button.getAttribute("aria-label")];
  await button.scrollIntoViewIfNeeded();
  await button.click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "nothing").catch(() => {});
  const value = await clipboard(page);
  const where = `${page.url()} ${name}`;
  same(where, await button.textContent(), "Copied");
  same(where, await focused(page), "Copied");
  same(where, await page.locator('[role="status"]').textContent(), `Copied: ${value}`);
  if (!isWaitedFor) return value;
  await page.waitForFunction(([e, text]) => e.textContent === text, [await button.elementHandle(), text], { timeout: 3000 });
  same(where, [await button.textContent(), await button.getAttribute("aria-label")], [text, name]);
  return value;
}

const address = "https://example.org/pack/";
const ferry = path.join(clone, "tests/packs/full-body");
const plain = build(ferry);
const published = build(ferry, "--base-url", address);

// Copies of a pack whose words are known.
{
  let copies = 0;
  const page = await tab();
  const taken = async (name, selector, root = published) => {
    await page.goto(onDisk(name, root));
    const holder = page.locator(selector).first();
    await holder.locator(".tools button").first().waitFor({ state: "attached" });
    if (!(await holder.locator(".tools").isVisible())) await holder.locator("summary").click();
    const values = [];
    for (const button of await holder.locator(".tools button").all()) values.push(await copied(page, button, true));
    copies += values.length;
    return values;
  };
  const at = (id) => `articles/ferry-opens.html#${id}`;
  same("a quotation", await taken("quotations.html", '.quotation:has([href$="#nobody-would-board"])'), [
    `“We were told that nobody would board it” — Ana Example, Transport minister, 14 February 2025, S2 ¶2, The Estuary Post, 14 February 2025. ${address}${at("nobody-would-board")}`,
  ]);
  same("a statement", await taken("articles/ferry-opens.html", "#bad-timetable .evidence"), [
    `“‘a good boat on a bad timetable’ and asked for four more sailings a day” (partly in the report’s words) — Ben Example, Spokesman on transport, The Estuary Post, 14 February 2025, S2 ¶3. ${address}${at("bad-timetable")}`,
    `${address}${at("bad-timetable")}`,
  ]);
  const own = `${onDisk("articles/ferry-opens.html", plain)}#pier`;
  same("a statement of the report, in a pack without an address", await taken("articles/ferry-opens.html", "#pier .evidence", plain), [
    `“The pier on the north shore will be rebuilt by 2026” — 2026, The Estuary Post, 14 February 2025, S2 ¶5. ${own}`,
    own,
  ]);
  same("a note", await taken("topics/ferry.html", ".note:has(.passage)"), [
    `“We were told that nobody would board it” — Ana Example (Transport minister), Government claim, S2 ¶2, The Estuary Post, 14 February 2025. ${address}${at("nobody-would-board")}`,
    `${address}${at("nobody-would-board")}`,
  ]);
  await page.goto(onDisk("articles/ferry-opens.html", published));
  await page.locator(".cite summary").click();
  const citations = [];
  for (const button of await page.locator(".cite-as button").all()) citations.push(await copied(page, button));
  same("citations", citations, [
    `The authors of this test pack. ‘Estuary ferry opens’. A ferry for the estuary. 20 March 2025. ${address}articles/ferry-opens.html`,
    "A reporter. ‘Estuary ferry opens’. The Estuary Post, 14 February 2025.",
  ]);
  report(`reader: ${copies + citations.length} texts copied, each whole, with its address`);
  await page.context().close();
}

// Everything that can be copied on the largest pages of the site ends with an address that leads somewhere.
{
  let copies = 0;
  const page = await tab();
  const anchors = new Map();
  const leads = (value) => {
    const url = new URL(value.split(" ").at(-1));
    if (!url.protocol.startsWith("file")) return true;
    const file = fileURLToPath(new URL(url.pathname, "file:"));
    if (!anchors.has(file)) anchors.set(file, existsSync(file) ? readFileSync(file, "utf8") : "");
    return anchors.get(file).includes(`id="${decodeURIComponent(url.hash.slice(1))}"`);
  };
  for (const name of ["topic", "article", "quotations", "home", "actor"].map(first).filter(Boolean)) {
    await page.goto(onDisk(name));
    const holders = await page.locator(".evidence, .note, .quotation").count();
    for (const n of new Set([0, 1, 2, Math.floor(holders / 2), holders - 1].filter((n) => n >= 0 && n < holders))) {
      const holder = page.locator(".evidence, .note, .quotation").nth(n);
      await holder.scrollIntoViewIfNeeded();
      if (!(await holder.locator("a[href]").count())) continue;
      const button = holder.locator(".tools button").first();
      if (!(await button.waitFor({ state: "attached", timeout: 3000 }).then(() => true, () => false))) {
        fault(name, `nothing to copy in ${await holder.innerText()}`);
        continue;
      }
      if (!(await holder.locator(".tools").isVisible())) await holder.locator("summary").click();
      const value = await copied(page, button);
      copies += 1;
      if (!leads(value) || !/^(“.+” .*— .+, .+\. )?(file|https?):/s.test(value)) fault(name, `copied: ${value}`);
    }
    const { shifts, tools } = await page.evaluate(() => ({ shifts: window.shifts, tools: document.querySelectorAll(".tools").length }));
    if (shifts > 0.01) fault(name, `what comes near shifts the page: ${shifts}`);
    if (name.startsWith("topics/") && holders > 60 && tools > holders / 2) fault(name, `${tools} tools on a page of ${holders} that was hardly seen`);
  }
  report(`reader: ${copies} texts copied on five kinds of page: each ends with its address, nothing moves`);

  // Where a browser has no clipboard for the page, such as on a plain server inside a house.
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto(onDisk(first("quotations")));
  const button = page.locator(".tools button").first();
  await button.click();
  const [shown, focus] = [await button.textContent(), await focused(page)];
  const other = await tab();
  await other.goto(onDisk(first("404")));
  same("without a clipboard", [shown, focus], ["Copied", "Copied"]);
  if (!(await clipboard(other)).startsWith("“")) fault("without a clipboard", `copied ${await clipboard(other)}`);
  report("reader: copies without a clipboard of the page's own");
  await page.context().close();
  await other.context().close();
}

// Filters, by mouse and by keyboard.
{
  const page = await tab();
  await page.goto(onDisk(first("timeline")));
  const events = page.locator("li.event");
  const filter = page.locator(".filter");
  const all = await events.count();
  same("timeline", await filter.locator("output").textContent(), `${all} of ${all} shown`);
  const topics = (await inView(filter.locator("label"))).slice(1);
  for (const [n, topic] of topics.entries()) {
    await filter.getByLabel(topic, { exact: true }).check();
    const shown = await inView(events);
    const wanted = await events.filter({ has: page.locator(".topics a", { hasText: topic }) }).count();
    if (shown.length !== wanted || !wanted) fault("timeline", `${shown.length} events on ${topic}, not ${wanted}`);
    same(`timeline ${n}`, await filter.locator("output").textContent(), `${wanted} of ${all} shown`);
    if ((await inView(page.locator(".gap"))).length) fault("timeline", "gaps between events that are not shown");
  }
  await page.keyboard.press("ArrowDown");
  same("timeline by keyboard", await inView(events).then((shown) => shown.length), all);

  await page.goto(onDisk(first("quotations")));
  const quotations = page.locator(".quotation");
  const n = await quotations.count();
  const [topic, speaker] = [page.getByLabel("Topic"), page.getByLabel("Speaker")];
  const topicName = await topic.locator("option").nth(1).textContent();
  await topic.selectOption({ index: 1 });
  const byTopic = await quotations.filter({ has: page.locator(".topics a", { hasText: topicName }) }).count();
  same("quotations by topic", [(await inView(quotations)).length, byTopic > 0 && byTopic < n], [byTopic, true]);
  const name = await speaker.locator("option").nth(1).textContent();
  await speaker.focus();
  await page.keyboard.press("ArrowDown");
  const both = await inView(quotations);
  same("quotations by topic and speaker", (await inView(page.locator("main section h2"))).join(), name);
  if (!both.length || !both.every((text) => text.includes(topicName))) fault("quotations", `not on ${topicName}: ${both[0]}`);
  same("quotations", await page.locator(".filter output").textContent(), `${both.length} of ${n} shown`);
  await topic.selectOption("*");
  await speaker.selectOption("*");
  same("all quotations", (await inView(quotations)).length, n);
  await page.goto(onDisk("timeline.html", build(manyTopics(14))));
  for (const wanted of ["t12", "t14"]) {
    await page.getByLabel(`Topic ${wanted}`).check();
    const shown = await inView(page.locator("li.event strong"));
    same("a pack of many topics", shown, [`Meeting of ${wanted}`]);
  }
  report(`reader: ${topics.length} topics of the timeline, ${n} quotations by topic and by speaker, gaps and empty parts hidden`);
  await page.context().close();
}

// A choice of what to print, gathered from two pages, and the sheets that come out.
{
  const page = await tab();
  const [topic, article] = [first("topic"), first("article")];
  const titles = {};
  for (const name of [topic, article]) {
    await page.goto(onDisk(name));
    titles[name] = await page.locator("h1").textContent();
    await page.locator(".print-with a").click();
    await page.locator(".print-choice").waitFor();
  }
  const choice = page.locator(".print-choice");
  const shown = () => inView(page.locator(".part-title"));
  same("gathered", (await shown()).sort(), Object.values(titles).sort());
  same("gathered", await focused(page), "");
  if (!(await page.locator(".print-choice input").first().evaluate((e) => e === document.activeElement))) fault("print", "the focus is not at the choice");
  if (pictures) await page.screenshot({ path: path.join(pictures, "reader-print-choice.png") });
  const boxes = choice.getByRole("checkbox");
  const count = (await boxes.count()) - 1;
  same("gathered", await choice.locator("output").textContent(), `2 of ${count} shown`);
  await boxes.nth(0).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  const chosen = await shown();
  same("by keyboard", chosen.length, 3);
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await choice.getByRole("button").press("Enter");
  same("print", await page.evaluate(() => window.printed), true);
  const file = path.join(folder, "chosen.pdf");
  await page.pdf({ path: file });
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).replace(/\s+/g, " ");
  for (const title of await page.locator(".part-title").allTextContents()) {
    const says = await page.locator(".part", { has: page.locator(`h2.part-title:text-is(${JSON.stringify(title)})`) }).evaluate((part) => {
      const texts = [...part.querySelectorAll(".question, .headline, dt, th, .says")];
      return texts.map((e) => e.textContent.trim()).find((text) => text.length > 8) ?? "";
    });
    const isPrinted = text.includes(title) && text.includes(says.slice(0, 20));
    if (chosen.includes(title) && !isPrinted) fault("paper", `“${title}” was chosen and is not printed`);
  }
  for (const other of await page.locator(".part[hidden] .question, .part[hidden] .headline").allTextContents()) {
    if (text.includes(other.replace(/\s+/g, " ").slice(0, 60))) fault("paper", `printed and not chosen: ${other}`);
  }
  for (const unwanted of await choice.locator("legend, button").allTextContents()) {
    if (text.includes(unwanted)) fault("paper", `the choice itself is printed: ${unwanted}`);
  }
  await boxes.nth(0).check();
  same("all", (await shown()).length, count);
  await boxes.nth(0).uncheck();
  same("none", (await shown()).length, 0);
  await page.goto(onDisk(first("print")));
  same("the whole page, as it is without a choice", (await shown()).length, count);
  await page.goto(onDisk(topic));
  await page.locator(".print-with a").click();
  await choice.waitFor();
  same("chosen anew", await shown(), [titles[topic]]);
  report(`reader: 3 of ${count} parts chosen from two pages and by keyboard, printed alone`);
  await page.context().close();
}

// Where a browser keeps nothing, all but the memory works.
{
  const page = await tab();
  await page.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"]) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException("refused", "SecurityError"); } });
    }
  });
  await page.goto(onDisk(first("topic")));
  await page.locator(".print-with a").click();
  await page.locator(".print-choice").waitFor();
  same("nothing kept", (await inView(page.locator(".part-title"))).length, 1);
  await page.locator(".print-choice input").nth(1).check();
  same("nothing kept", (await inView(page.locator(".part-title"))).length, 2);
  report("reader: works where nothing can be kept");
  await page.context().close();
}

// The way to the search. What the search does is another check's: here a stand-in tells how it was called.
{
  const page = await tab();
  let loads = 0;
  await page.route("**/theme/search.js", (route) => {
    loads += 1;
    return route.fulfill({
      contentType: "text/javascript",
      body: "globalThis.briefpackSearch = ({ input, root }) => { globalThis.called = [input.id, new URL('theme/reader.js', root).href]; };",
    });
  });
  await page.goto(onDisk(first("article")));
  if (loads) fault("search", "its script is loaded before anybody looks for something");
  const link = page.locator("main a").first();
  await link.focus();
  await page.keyboard.press("/");
  await page.waitForFunction(() => globalThis.called);
  same("search", await page.evaluate(() => globalThis.called), ["search-box", onDisk("theme/reader.js")]);
  await page.keyboard.type("a/b");
  same("search", await page.inputValue("#search-box"), "a/b");
  await page.keyboard.press("Escape");
  if (!(await link.evaluate((e) => e === document.activeElement))) fault("search", "Escape does not lead back");
  await page.keyboard.press("/");
  same("search", [await page.evaluate(() => document.activeElement.id), loads], ["search-box", 1]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+/");
  if (!(await link.evaluate((e) => e === document.activeElement))) fault("search", "a key of the browser's own leads to it");
  await page.locator(".shortcut input").uncheck();
  await link.focus();
  await page.keyboard.press("/");
  if (!(await link.evaluate((e) => e === document.activeElement))) fault("search", "the key works though it was put off");
  await page.goto(onDisk(first("topic")));
  same("search", await page.locator(".shortcut input").isChecked(), false);
  await page.fill("#search-box", "deal & more");
  await page.press("#search-box", "Enter");
  await page.waitForURL(/search\.html/);
  same("search", new URL(page.url()).searchParams.get("q"), "deal & more");
  report("reader: the key leads to the search and Escape back, it can be put off, the script comes when it is needed");
  await page.context().close();
}

// WCAG of what the tools add, light and dark, narrow and wide; of whole pages it is another check's.
{
  let checked = 0;
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      const page = await tab({ colorScheme, viewport: { width, height: 900 } });
      for (const name of ["topic", "quotations", "timeline", "print", "article"].map(first).filter(Boolean)) {
        // The print page takes longest, and its tools are a few.
        if (kind(name) === "print" && (colorScheme === "dark") !== (width === 360)) continue;
        await page.goto(onDisk(name));
        if (kind(name) !== "print") {
          await page.locator("main details").evaluateAll((all) => all.slice(0, 3).forEach((e) => (e.open = true)));
          await page.locator(".cite summary").click();
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) fault(name, `${wide} px too wide at ${width}`);
        for (const box of await page.locator("button:visible, select:visible, input:visible").evaluateAll((all) => all.map((e) => {
          const { width, height } = e.getBoundingClientRect();
          const isInLabel = ["radio", "checkbox"].includes(e.type) && e.closest("label");
          const label = isInLabel ? e.closest("label").getBoundingClientRect() : { width, height };
          return { what: e.textContent || e.id || e.value, width: label.width, height: label.height };
        }))) {
          if (box.width < 24 || box.height < 24) fault(`${name} at ${width} px`, `a target of ${box.width} × ${box.height}: ${box.what}`);
        }
        if (pictures) await page.screenshot({ path: path.join(pictures, `reader-${kind(name)}-${width}-${colorScheme}.png`) });
        await page.evaluate(axe);
        const { violations, passes } = await page.evaluate(
          (values) => {
            const added = [".tools", ".filter", ".print-choice", ".cite", ".site-search", ".shortcut"];
            const include = added.filter((one) => document.querySelector(one)).map((one) => [one]);
            return window.axe.run({ include }, { runOnly: { type: "tag", values }, resultTypes: ["violations"], preload: false });
          },
          RULES,
        );
        checked += passes.length + violations.length;
        for (const { id, help, nodes } of violations) {
          const where = nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? ""}`);
          fault(`${name} (${colorScheme}, ${width} px)`, `${id}: ${help}: ${where.join(" | ")}`);
        }
      }
      await page.context().close();
    }
  }
  report(`reader: axe with all tools shown, light and dark × 360 and 1280 px, ${checked} rules held`);
}

// Without JavaScript nothing is shown that does nothing.
{
  const page = await tab({ javaScriptEnabled: false });
  for (const name of ["home", "topic", "article", "timeline", "quotations", "print"].map(first).filter(Boolean)) {
    await page.goto(onDisk(name));
    const controls = page.locator("button:visible, select:visible, input:visible:not([type=radio])");
    same(name, await controls.evaluateAll((all) => all.map((e) => e.closest("form")?.className)), ["site-search", "site-search"]);
    if (await page.locator(".print-with a").count()) {
      const href = await page.locator(".print-with a").getAttribute("href");
      const target = new URL(href, onDisk(name));
      const text = readFileSync(fileURLToPath(new URL(target.pathname, "file:")), "utf8");
      if (!text.includes(`id="${target.hash.slice(1)}"`)) fault(name, `no part ${target.hash} to print`);
    }
  }
  await page.goto(onDisk(first("timeline")));
  const all = (await inView(page.locator("li.event"))).length;
  await page.locator(".filter label").last().click();
  const some = (await inView(page.locator("li.event"))).length;
  if (!(some > 0 && some < all)) fault("timeline", `${some} of ${all} events without script`);
  report("reader: without script no control is shown that does nothing, the timeline filters all the same");
  await page.context().close();
}

await chromium.close();
end();
