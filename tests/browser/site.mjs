// What the checks of this folder share: where the built site is, its pages, and how a check ends.
//
// SITE      the folder that a build wrote (default: `public` in the clone)
// PICTURES  a folder for pictures, for a person to look at (default: none are made)
// CHROMIUM  the browser (default: `chromium` on the path)
// NODE_PATH the folder with playwright-core, axe-core and html-validate

import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

// `import` does not look where NODE_PATH points, `require` does.
export const require = createRequire(import.meta.url);

export const site = path.resolve(
  process.env.SITE ?? fileURLToPath(new URL("../../public", import.meta.url)),
);
export const pictures = process.env.PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });

if (!existsSync(path.join(site, "index.html"))) {
  console.error(`no built site in ${site}: run \`cargo run --release -- build\` first`);
  process.exit(2);
}

/** The pages, as paths from the site's root with `/` between their parts, in order. */
export const pages = readdirSync(site, { recursive: true })
  .map((name) => name.split(path.sep).join("/"))
  .filter((name) => name.endsWith(".html"))
  .sort();

/** The kind that a page says it is of, such as `topic`. */
export function kind(page) {
  const text = readFileSync(path.join(site, page), "utf8");
  return /<body class="page-([\w-]+)/.exec(text)?.[1] ?? "none";
}

/** The largest page of each kind: what is wrong with a kind shows there first. */
export function largestOfEachKind() {
  const found = new Map();
  for (const page of pages) {
    const size = readFileSync(path.join(site, page)).length;
    const other = found.get(kind(page));
    if (!other || other.size < size) found.set(kind(page), { page, size });
  }
  return [...found].map(([name, { page }]) => ({ kind: name, page })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** Starts the browser with a profile of its own that asks nobody for anything. */
export async function browser() {
  const { chromium } = require("playwright-core");
  const which = () => execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? which(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

const faults = [];

/** Notes what is wrong, once; the check goes on. */
export function fault(where, what) {
  const line = `${where}: ${what}`;
  if (!faults.includes(line)) faults.push(line);
}

let reported = 0;
let since = Date.now();

/** Says in one line what was looked at, how many faults it had, and how long it took. */
export function report(what) {
  const found = faults.length - reported;
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  console.log(`${found ? "FAULT" : "ok   "} ${what}${found ? `: ${found} faults` : ""} (${seconds} s)`);
  reported = faults.length;
  since = Date.now();
}

/** Ends the check: with status 1 where something was wrong. */
export function end() {
  const shown = 60;
  for (const line of faults.slice(0, shown)) console.error(`  ${line}`);
  if (faults.length > shown) console.error(`  … and ${faults.length - shown} more`);
  process.exit(faults.length ? 1 : 0);
}
