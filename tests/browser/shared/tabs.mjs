// The browser, its tabs, and a server for them.
//
// CHROMIUM  the browser (default: `chromium` on the path)

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { fault } from "./faults.mjs";
import { atStart } from "./page.mjs";
import { require, site } from "./site.mjs";

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

/** How long a step may take, in milliseconds: a slow machine is no fault of a page. */
const PATIENCE = 60_000;
/** How long what a person would see at once may take; a check that is wrong everywhere has to end, too. */
const MOMENT = 15_000;

/** Starts the browser with a profile of its own. */
export async function browser() {
  const { chromium } = require("playwright-core");
  return chromium.launch({ executablePath: browserPath(), headless: true, args: QUIET, timeout: PATIENCE });
}

/**
 * A tab that reports everything that a quiet page does not do: what it asks of others, what it lacks, what it writes to
 * the console, where a script of its own fails. `allowed` says which addresses it may ask for. `seen` counts requests.
 */
export async function tab(chromium, options, allowed) {
  const context = await chromium.newContext(options);
  context.setDefaultTimeout(PATIENCE);
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
    if (why !== "net::ERR_ABORTED" && !page.mayFail) fault(page.url(), `cannot load ${request.url()}: ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) fault(page.url(), `${response.status()} for ${response.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !page.mayFail) fault(page.url(), `console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(page.url(), `script: ${error.message}`));
  return page;
}

/** Waits until something holds in a page; gives whether it came to hold. */
export const until = (page, holds, value) =>
  page.waitForFunction(holds, value, { timeout: MOMENT }).then(() => true, () => false);

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

/** Where a line may break off while a page comes: before a block, as far as a first screen can reach, in letters. */
const BLOCK = /<(?=(?:header|nav|main|form|section|article|aside|h[1-6]|p|[uod]l|li|div|table|tr|figure|details|blockquote|footer)\b)/g;
const FIRST_SCREEN = 12_000;

/** Sends a page block by block: each is on the screen before the next one comes, `pause` milliseconds later. */
async function inPieces(response, html, pause) {
  const body = html.indexOf("<body");
  let sent = 0;
  for (const { index } of html.matchAll(BLOCK)) {
    if (index < body || index > body + FIRST_SCREEN) continue;
    response.write(html.slice(sent, index));
    sent = index;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  response.end(html.slice(sent));
}

/**
 * Serves a folder on this machine, below a path; gives the address and what ends it. With a `pause`, in milliseconds,
 * pages come in pieces.
 */
export async function served({ folder = () => site, below = "/", gzip = false, pause = 0 } = {}) {
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
    if (bytes && pause && name.endsWith(".html")) await inPieces(response, bytes.toString("utf8"), pause);
    else response.end(bytes ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { root: `http://127.0.0.1:${server.address().port}${below}`, close: () => server.close() };
}
