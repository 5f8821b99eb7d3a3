// What the checks of this folder share: where the built site is, its pages, and how a check ends.
//
// SITE      the folder that a build wrote (default: `public` in the clone)
// PROGRAM   the program (default: the release build in the clone's `target`)
// PICTURES  a folder for pictures, for a person to look at (default: none are made)
// CHROMIUM  the browser (default: `chromium` on the path)
// NODE_PATH the folder with the npm packages that `.ci/run` names

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

// `import` does not look where NODE_PATH points, `require` does.
export const require = createRequire(import.meta.url);

export const site = path.resolve(
  process.env.SITE ?? fileURLToPath(new URL("../../public", import.meta.url)),
);
export const clone = fileURLToPath(new URL("../..", import.meta.url));
export const program = process.env.PROGRAM ?? path.join(clone, "target/release/briefpack");
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

/**
 * The largest page of each kind: what is wrong with a kind shows there first. Of those above `most` bytes it is the
 * smallest, for what takes long.
 */
export function largestOfEachKind(most = Infinity) {
  const found = new Map();
  for (const page of pages) {
    const size = readFileSync(path.join(site, page)).length;
    const other = found.get(kind(page))?.size;
    if (other === undefined || (size <= most ? other < size || other > most : size < other)) found.set(kind(page), { page, size });
  }
  return [...found].map(([name, { page }]) => ({ kind: name, page })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** Where the browser is. */
export const browserPath = () =>
  process.env.CHROMIUM ?? execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();

/** What makes the browser ask nobody for anything. */
export const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-breakpad",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/** Starts the browser with a profile of its own. */
export async function browser() {
  const { chromium } = require("playwright-core");
  return chromium.launch({ executablePath: browserPath(), headless: true, args: QUIET });
}

/** The address of a page on the disk. */
export const onDisk = (page) => pathToFileURL(path.join(site, page)).href;

/** Whether an address is a file of the site. */
export const fromDisk = (url) => url.startsWith(pathToFileURL(site).href);

/** What runs in a page before anything of its own: it notes what the security policy stopped, and knows colours. */
function atStart() {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (e) => {
    window.violations.push(`${e.violatedDirective} ${e.blockedURI}`);
  });
  const seen = new Map();
  let pen;
  const rgba = (colour) => {
    if (!seen.has(colour)) {
      pen ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      seen.set(colour, [...pen.getImageData(0, 0, 1, 1).data]);
    }
    return seen.get(colour);
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((v, n) => (v * a + below[n] * (255 - a)) / 255);
  const behind = (e) => {
    if (!e) return [255, 255, 255];
    const own = rgba(getComputedStyle(e).backgroundColor);
    return own[3] === 255 ? own.slice(0, 3) : over(own, behind(e.parentElement));
  };
  // Relative luminance, and the ratio of two of them: WCAG 2.2.
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  /** The contrast of a colour with what is behind an element. */
  window.contrast = (colour, e) => {
    const ground = behind(e);
    const [a, b] = [light(over(rgba(colour), ground)), light(ground)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
}

/**
 * A tab that reports everything that a quiet page does not do: what it asks of others, what it lacks, what it writes to
 * the console, where a script of its own fails. `allowed` says which addresses it may ask for. `seen` counts requests.
 */
export async function tab(chromium, options, allowed) {
  const context = await chromium.newContext(options);
  await context.addInitScript(atStart);
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

/** Does work on items in two tabs at the same time, each made by `make`: one for each core of a small machine. */
export async function inTwoTabs(items, make, work) {
  const queue = [...items];
  const worker = async () => {
    const page = await make();
    for (let item = queue.shift(); item; item = queue.shift()) await work(page, item);
    await page.context().close();
  };
  await Promise.all([worker(), worker()]);
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
};

/** Serves a folder on this machine, below a path; gives the address and what ends it. */
export async function served({ folder = () => site, below = "/", gzip = false } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = path.posix.normalize(decodeURIComponent(pathname.slice(below.length)) || "index.html");
    const inside = pathname.startsWith(below) && !name.startsWith("..");
    let bytes = inside ? await readFile(path.join(folder(), name)).catch(() => null) : null;
    const headers = { "content-type": TYPES[path.extname(name)] ?? "application/octet-stream" };
    if (bytes && gzip) {
      bytes = gzipSync(bytes);
      headers["content-encoding"] = "gzip";
    }
    response.writeHead(bytes ? 200 : 404, headers);
    response.end(bytes ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { root: `http://127.0.0.1:${server.address().port}${below}`, close: () => server.close() };
}

let axe;
const AXE = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] },
  resultTypes: ["violations"],
  preload: false,
};

/** Holds the page that a tab shows against WCAG 2.2 A and AA, as far as a program can; gives how many rules applied. */
export async function accessible(page, where) {
  axe ??= readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(async (options) => {
    const { violations, passes } = await window.axe.run(document, options);
    const short = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      count: nodes.length,
      first: nodes.slice(0, 3).map((n) => `${n.target.join(" ")} ${[...n.any, ...n.all, ...n.none][0]?.message ?? ""}`),
    }));
    return { violations: short, passes: passes.length };
  }, AXE);
  for (const { id, help, count, first } of violations) fault(where, `${id}: ${help}: ${count} × ${first.join(" | ")}`);
  return passes + violations.length;
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
