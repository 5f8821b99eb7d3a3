// Looks at what the preview adds to pages: links to the editor, the workbench, and marked words as a passage, by mouse
// and by keyboard, narrow and wide, light and dark, printed, and without JavaScript.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import path from "node:path";
import { accessible } from "./shared/axe.mjs";
import { end, fault, report, same } from "./shared/faults.mjs";
import { clone, pictures, program } from "./shared/site.mjs";
import { browser, tab } from "./shared/tabs.mjs";

/** Serves a pack of `tests/packs` until this check ends; gives its address. */
async function serve(pack, ...options) {
  const folder = path.join(clone, "tests/packs", pack);
  const server = spawn(program, ["serve", "--port", "0", "--pack", folder, ...options], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  for await (const line of createInterface({ input: server.stderr })) {
    const address = /^serving (\S+)$/.exec(line)?.[1];
    if (address) {
      process.on("exit", () => server.kill("SIGTERM"));
      return { address };
    }
  }
  throw new Error(`${pack} is not served`);
}

const chromium = await browser();

/** A tab on the preview at an address, that may use the clipboard. */
async function preview(options, root) {
  const permissions = ["clipboard-read", "clipboard-write"];
  return tab(chromium, { permissions, ...options }, (url) => url.startsWith(root) || url.startsWith("vscode:"));
}

/** Goes to a page of the preview, whose script is there when it has its place to say something. */
async function visit(page, url) {
  await page.goto(url);
  await page.locator(".briefpack-said").waitFor({ state: "attached" });
}

/** Marks the letters from one place to another of what a selector finds, as a mouse would have. */
const mark = (page, selector, words) =>
  page.evaluate(
    ([selector, words]) => {
      const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
      let letters = "";
      const nodes = [];
      while (walker.nextNode()) {
        nodes.push([letters.length, walker.currentNode]);
        letters += walker.currentNode.data;
      }
      const start = letters.indexOf(words);
      const at = (n) => {
        const [from, node] = nodes.findLast(([from]) => from <= n);
        return [node, n - from];
      };
      const [last, offset] = at(start + words.length - 1);
      getSelection().setBaseAndExtent(...at(start), last, offset + 1);
    },
    [selector, words],
  );

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

const full = await serve("full-body");
const account = await serve("by-account", "--originals", path.join(clone, "tests/packs/by-account/originals"));
const remembered = await serve("by-account");

// Links to the editor, and words by mouse.
{
  const page = await preview({ viewport: { width: 1280, height: 900 } }, full.address);
  await visit(page, `${full.address}articles/ferry-opens.html`);
  const own = await page.locator(".statement .briefpack-edit").first().getAttribute("href");
  if (!/^vscode:\/\/file\/.*full-body\/content\/summaries\/ferry-opens\.yaml:\d+:\d+$/.test(own)) {
    fault("articles/ferry-opens.html", `a statement leads to ${own}`);
  }
  const labels = await page.locator(".briefpack-tools > *").allTextContents();
  same("articles/ferry-opens.html", labels, ["Edit summary", "Edit article", "Workbench"]);
  await mark(page, ".body", "carried more than 380,000 passengers");
  const bar = page.locator(".briefpack-bar");
  await bar.getByRole("button", { name: "Copy as passage" }).click();
  await bar.getByText("Copied.").waitFor();
  const copied = await clipboard(page);
  if (copied !== "passage: >-\n      carried more than 380,000 passengers\n") fault("ferry-opens", `copied ${copied}`);
  await mark(page, ".body", "We were");
  await bar.getByText("prove nothing").waitFor();
  if (await bar.getByRole("button", { name: "Copy as passage" }).isVisible()) fault("ferry-opens", "two words are offered");
  await page.emulateMedia({ media: "print" });
  for (const added of await page.locator(".briefpack-bar, .briefpack-tools, .briefpack-edit").all()) {
    if (await added.isVisible()) fault("ferry-opens", `printed: ${await added.textContent()}`);
  }
  report("preview: links to the editor, words by mouse, nothing of it printed");
  await page.context().close();
}

// Words by keyboard alone: the bar is the next stop behind what is marked.
{
  const page = await preview({ viewport: { width: 360, height: 800 } }, account.address);
  await visit(page, `${account.address}__article/lighthouse-kept`);
  await mark(page, "#p4", "The");
  for (let n = 0; n < 5; n += 1) await page.keyboard.press("Shift+Control+ArrowRight");
  const bar = page.locator(".briefpack-bar");
  // Words are asked for whenever the marking rests, which on a slow machine it does after each key.
  await bar.locator("pre", { hasText: "£2 million" }).waitFor({ state: "attached" });
  let name = "";
  for (let n = 0; n < 3 && name !== "Copy as list item"; n += 1) {
    await page.keyboard.press("Tab");
    name = await page.evaluate(() => document.activeElement.textContent);
  }
  await page.keyboard.press("Enter");
  await bar.getByText("Copied.").waitFor();
  const copied = await clipboard(page);
  if (!/^- >-\n {8}The office will spend £2 million/.test(copied)) fault("lighthouse-kept", `copied ${copied}`);
  await page.keyboard.press("Escape");
  if (await bar.isVisible()) fault("lighthouse-kept", "Escape does not close");
  report("preview: words by keyboard");
  await page.context().close();
}

// All kinds of page that are the preview's own, and one of the briefing with what is added to it.
{
  const looked = [
    ["article", `${full.address}articles/ferry-opens.html`, ".body"],
    ["topic", `${full.address}topics/ferry.html`],
    ["workbench", `${full.address}__article/ferry-opens`, ".bench"],
    ["workbench-unused", `${account.address}__article/lighthouse-kept?unused`],
    ["workbench-remembered", `${remembered.address}__article/lighthouse-kept`],
  ];
  let checked = 0;
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      for (const [kind, url, text] of looked) {
        const page = await preview({ colorScheme, viewport: { width, height: 900 } }, new URL("/", url).href);
        await visit(page, url);
        if (text) {
          await mark(page, text, "380,000 passengers in its first year");
          await page.locator(".briefpack-bar summary").click();
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) fault(url, `${wide} px too wide at ${width}`);
        if (pictures) await page.screenshot({ path: path.join(pictures, `serve-${kind}-${width}-${colorScheme}.png`) });
        checked += await accessible(page, `${kind} (${colorScheme}, ${width} px)`);
        await page.context().close();
      }
    }
  }
  report(`preview: axe on ${looked.length} pages × light and dark × 360 and 1280 px, ${checked} rules held`);
}

// Without JavaScript the workbench tells as much.
{
  const page = await preview({ javaScriptEnabled: false }, full.address);
  await page.goto(`${full.address}__article/ferry-opens`);
  const all = await page.locator(".unit").count();
  await page.getByRole("link", { name: "Only what nothing rests on" }).click();
  await page.waitForURL(/\?unused/);
  const unused = await page.locator(".unit").count();
  if (!(0 < unused && unused < all)) fault("ferry-opens", `${unused} of ${all} paragraphs without script`);
  report("preview: the workbench without script");
  await page.context().close();
}

await chromium.close();
end();
