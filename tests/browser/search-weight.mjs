// Weighs what a first search loads from a server: all scripts that are asked for until the hits are there.
//
// SEARCH_SITE  a large built site of its own (default: the site)

import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { end, fault, report } from "./shared/faults.mjs";
import { search } from "./shared/searching.mjs";
import { site } from "./shared/site.mjs";
import { browser, served, tab } from "./shared/tabs.mjs";

/** In bytes, without compression. */
const LIMIT = 200_000;

const folder = process.env.SEARCH_SITE ?? site;
const { statements } = JSON.parse(readFileSync(path.join(folder, "briefing.json"), "utf8"));
const [some] = statements.slice(-1);
const [common, rare] = ["the", some.passages[0].words.match(/\p{L}{6,}/u)[0]];
// A word that is everywhere, one that is rare, begun, mistyped in the middle and at its beginning, both, and a name.
const queries = [
  common,
  rare,
  rare.slice(0, 3),
  rare[0],
  `${common} ${rare}`,
  rare.slice(0, 2) + rare.slice(3),
  rare[1] + rare[0] + rare.slice(2),
  some.by[0]?.name ?? rare,
];

const server = await served({ folder: () => folder });
const chromium = await browser();
const sizes = [];
for (const query of queries) {
  // Each in a profile of its own: nothing is there yet.
  const page = await tab(chromium, {}, (url) => url.startsWith(server.root));
  await page.goto(`${server.root}search.html`);
  await search(page, query);
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
  const scripts = loaded.filter((name) => name.endsWith(".js"));
  const sum = scripts.reduce((sum, name) => sum + statSync(path.join(folder, decodeURIComponent(name))).size, 0);
  sizes.push(`${query} ${Math.round(sum / 1000)}`);
  if (sum >= LIMIT) fault(query, `a first search loads ${sum} bytes`);
  await page.context().close();
}
report(`weight, ${statements.length} statements, kB with the script: ${sizes.join(", ")}`);
server.close();
await chromium.close();
end();
