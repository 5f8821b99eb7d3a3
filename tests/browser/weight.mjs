// Weighs what a reader has to load, counts what is asked for, and looks whether anything moves while it comes.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { end, fault, report } from "./shared/faults.mjs";
import { largestOfEachKind, site } from "./shared/site.mjs";
import { browser, inTwoTabs, served, tab } from "./shared/tabs.mjs";

// In bytes, as they go over the wire without compression.
const HOME = 60_000;
const SCRIPTS = 15_000;
const STYLES = 30_000;
const PAPER = 10_000;
const HOME_REQUESTS = 4;
// What moves less nobody sees: the last line of a note that is still being read (screens times the way, as Chromium counts).
const STILL = 0.001;
// A slow mobile line, on which pages come in pieces, and processor; bytes a second, milliseconds, times slower.
const PAUSE = 30;
const SLOW = { line: { offline: false, downloadThroughput: 400_000, uploadThroughput: 100_000, latency: 100 }, processor: 2 };

const files = readdirSync(site, { recursive: true }).map((name) => name.split(path.sep).join("/"));
const text = (name) => readFileSync(path.join(site, name), "utf8");
const total = (names) => names.reduce((sum, name) => sum + readFileSync(path.join(site, name)).length, 0);
const below = (what, is, most) => is >= most && fault(what, `${is} bytes, ${is - most + 1} too many`);

// Files of the theme; what a search loads is an index, and `search-weight.mjs` weighs it.
const styles = files.filter((name) => name.endsWith(".css"));
// What pages load for paper alone: no screen waits for it. `running.css` grows with the parts of the print page.
const forPaper = (name) => ["theme/paper.css", "theme/running.css"].includes(name);
const scripts = files.filter((name) => name.startsWith("theme/") && name.endsWith(".js"));
const [paper, screen] = [styles.filter(forPaper), styles.filter((name) => !forPaper(name))];
below("all styles of screens", total(screen), STYLES);
below("all styles of paper alone", total(paper), PAPER);
below("all scripts", total(scripts), SCRIPTS);
for (const name of styles) {
  if (/@font-face|@import|url\(\s*["']?(https?:)?\/\//.test(text(name))) fault(name, "loads a font or another file");
}
for (const name of files) if (/\.(woff2?|ttf|otf|eot)$/.test(name)) fault(name, "a font");

const server = await served({ pause: PAUSE });
const chromium = await browser();
const kinds = largestOfEachKind();
let shifts = 0;
let home;
for (const width of [360, 1280]) {
  const loads = (url) => url.startsWith(server.root);
  const noTab = { context: () => ({ close() {} }) };
  await inTwoTabs(kinds, () => noTab, async (_, { kind, page: name }) => {
    // Each page in a profile of its own: nothing is there yet.
    const page = await tab(chromium, { viewport: { width, height: 800 } }, loads);
    const asked = new Map();
    page.on("requestfinished", (request) => asked.set(request.url(), request));
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW.line);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW.processor });
    await page.goto(server.root + (name === "index.html" ? "" : name));
    const { all, fonts } = await page.evaluate(async () => ({ all: await window.shifts(), fonts: document.fonts.size }));
    const moved = all.filter(({ value }) => value >= STILL);
    for (const { value, what } of moved) fault(`${name} (${width} px)`, `moves while it loads: ${value.toFixed(4)} ${what}`);
    shifts += moved.length;
    if (fonts) fault(name, `${fonts} web fonts`);
    if (kind === "home") {
      const sizes = await Promise.all([...asked.values()].map((request) => request.sizes()));
      home = { asked: [...asked.keys()], bytes: sizes.map(({ responseBodySize }) => responseBodySize) };
    }
    await page.context().close();
  });
}
const of = (wanted) => home.asked.reduce((sum, url, n) => sum + (wanted(url) ? home.bytes[n] : 0), 0);
const withStyles = of((url) => url === server.root || url.endsWith(".css"));
below("home and its styles", withStyles, HOME);
if (home.asked.length > HOME_REQUESTS) {
  fault("index.html", `asks for ${home.asked.length} files: ${home.asked.join(", ").replaceAll(server.root, "/")}`);
}
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
report(
  `weight: home ${kB(withStyles)} with its styles, ${kB(of(() => true))} in ${home.asked.length} requests; styles ${kB(total(screen))}, of paper alone ${kB(total(paper))}, ` +
    `scripts ${kB(total(scripts))}; ${kinds.length} kinds of page at 360 and 1280 px over a slow line, block by block: ${shifts} shifts, no font, no other host`,
);

await chromium.close();
server.close();
end();
