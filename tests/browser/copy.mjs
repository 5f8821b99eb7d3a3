// Copies a quotation, a statement, a note and a citation as a reader does: what is copied is whole and says where it is
// from.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { end, fault, report, same } from "./shared/faults.mjs";
import { reading } from "./shared/reading.mjs";
import { build, clone, first, onDisk } from "./shared/site.mjs";
import { browser, until } from "./shared/tabs.mjs";

const chromium = await browser();
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

/** What a button copies; it says so, keeps the focus, and is itself again after two seconds. */
async function copied(page, button) {
  const where = `${page.url()} ${await button.getAttribute("aria-label")}`;
  const looks = () => button.evaluate((e) => [e.textContent, e.ariaLabel]);
  const before = await looks();
  await button.scrollIntoViewIfNeeded();
  await button.click();
  await until(page, ([e, text]) => e.textContent !== text, [await button.elementHandle(), before[0]]);
  const value = await clipboard(page);
  same(where, (await looks())[0], "Copied");
  same(where, await focused(page), "Copied");
  same(where, await page.locator('[role="status"]').textContent(), `Copied: ${value}`);
  same(where, await page.evaluate(() => window.later()), [2000]);
  same(where, await looks(), before);
  return value;
}

const address = "https://example.org/pack/";
const ferry = path.join(clone, "tests/packs/full-body");
const plain = build(ferry);
const published = build(ferry, "--base-url", address);

// Copies of a pack whose words are known.
{
  let copies = 0;
  const page = await reading(chromium);
  const taken = async (name, selector, root = published) => {
    await page.goto(onDisk(name, root));
    const holder = page.locator(selector).first();
    await holder.locator(".tools button").first().waitFor({ state: "attached" });
    if (!(await holder.locator(".tools").isVisible())) await holder.locator("summary").click();
    const values = [];
    for (const button of await holder.locator(".tools button").all()) values.push(await copied(page, button));
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
  report(`copy: ${copies + citations.length} texts copied, each whole, with its address`);
  await page.context().close();
}

// Everything that can be copied on the largest pages of the site ends with an address that leads somewhere.
{
  let copies = 0;
  const page = await reading(chromium);
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
      if (!(await button.waitFor({ state: "attached" }).then(() => true, () => false))) {
        fault(name, `nothing to copy in ${await holder.innerText()}`);
        continue;
      }
      if (!(await holder.locator(".tools").isVisible())) await holder.locator("summary").click();
      const value = await copied(page, button);
      copies += 1;
      if (!leads(value) || !/^(“.+” .*— .+, .+\. )?(file|https?):/s.test(value)) fault(name, `copied: ${value}`);
    }
    const { moved, tools } = await page.evaluate(async () => ({ moved: await window.shifts(), tools: document.querySelectorAll(".tools").length }));
    const shifts = moved.reduce((sum, { value }) => sum + value, 0);
    if (shifts > 0.01) fault(name, `what comes near shifts the page: ${shifts}: ${moved[0].what}`);
    if (name.startsWith("topics/") && holders > 60 && tools > holders / 2) fault(name, `${tools} tools on a page of ${holders} that was hardly seen`);
  }
  report(`copy: ${copies} texts copied on five kinds of page: each ends with its address, nothing moves`);

  // Where a browser has no clipboard for the page, such as on a plain server inside a house.
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto(onDisk(first("quotations")));
  const button = page.locator(".tools button").first();
  await button.click();
  const [shown, focus] = [await button.textContent(), await focused(page)];
  const other = await reading(chromium);
  await other.goto(onDisk(first("404")));
  same("without a clipboard", [shown, focus], ["Copied", "Copied"]);
  if (!(await clipboard(other)).startsWith("“")) fault("without a clipboard", `copied ${await clipboard(other)}`);
  report("copy: copies without a clipboard of the page's own");
  await page.context().close();
  await other.context().close();
}

await chromium.close();
end();
