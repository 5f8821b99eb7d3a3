// Looks at the reader's tools on every page: the way to the search, what they look like, and that without JavaScript none
// is shown that does nothing. What they copy and choose are other checks'.

import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { accessible } from "./shared/axe.mjs";
import { end, fault, report, same } from "./shared/faults.mjs";
import { inView, reading } from "./shared/reading.mjs";
import { first, kind, onDisk, pictures } from "./shared/site.mjs";
import { browser } from "./shared/tabs.mjs";

/** What the tools add to a page. */
const ADDED = [".tools", ".filter", ".print-choice", ".cite", ".site-search", ".shortcut"];

const chromium = await browser();

// The way to the search. What the search does is another check's: here a stand-in tells how it was called.
{
  const page = await reading(chromium);
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
      const page = await reading(chromium, { colorScheme, viewport: { width, height: 900 } });
      for (const name of ["topic", "quotations", "timeline", "print", "article"].map(first).filter(Boolean)) {
        // The print page takes longest, and its tools are a few.
        if (kind(name) === "print" && (colorScheme === "dark") !== (width === 360)) continue;
        await page.goto(onDisk(name));
        if (kind(name) !== "print") {
          await page.locator("main details").evaluateAll((all) => all.slice(0, 3).forEach((e) => (e.open = true)));
          await page.locator(".cite summary").click();
        }
        // Tools come where a reader is near.
        const holder = page.locator(".evidence, .note, .quotation").filter({ has: page.locator("a[href]") }).first();
        if (kind(name) !== "print" && (await holder.count())) {
          await holder.scrollIntoViewIfNeeded();
          await page.locator(".tools").first().waitFor({ state: "attached" });
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
        checked += await accessible(page, `${name} (${colorScheme}, ${width} px)`, ADDED);
      }
      await page.context().close();
    }
  }
  report(`reader: axe with all tools shown, light and dark × 360 and 1280 px, ${checked} rules held`);
}

// Without JavaScript nothing is shown that does nothing.
{
  const page = await reading(chromium, { javaScriptEnabled: false });
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
