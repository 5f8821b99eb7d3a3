// Lighthouse on home, a topic and an article, as a phone and as a desk: 100 for accessibility, best practices and search
// engines, at least 98 for performance as the median of five.
//
// The site is built once more, for the address at which it is served: what search engines read is about addresses. The
// server compresses, as those of the web do. Lighthouse loads a page as fast as it comes and works out what a slow line
// and processor would make of it from how long it took here. A busy machine only ever takes points: where five runs have
// too few, five others decide.
//
// PLAIN   set to 1, the server does not compress

import { execFileSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { end, fault, report } from "./shared/faults.mjs";
import { clone, largestOfEachKind, program, require, scratch } from "./shared/site.mjs";
import { QUIET, browserPath, served } from "./shared/tabs.mjs";

const LEAST = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const RUNS = 5;
const MOST_OF_THEM = Math.ceil(RUNS / 2);
const SERIES = 2;

const module = (name, file) => import(pathToFileURL(path.join(path.dirname(require.resolve(`${name}/package.json`)), file)).href);
const { default: lighthouse } = await module("lighthouse", "core/index.js");
const { default: desktop } = await module("lighthouse", "core/config/desktop-config.js");
const { launch } = await module("chrome-launcher", "dist/index.js");
const FORMS = { mobile: undefined, desktop };

const wanted = largestOfEachKind().filter(({ kind }) => ["home", "topic", "article"].includes(kind));
const server = await served({ folder: () => scratch, gzip: process.env.PLAIN !== "1" });
const chrome = await launch({ chromePath: browserPath(), chromeFlags: ["--headless=new", ...QUIET], logLevel: "error" });

/** One run; gives the points of each category, and what cost some. */
async function run(url, form, onlyCategories) {
  const flags = { port: chrome.port, logLevel: "error", onlyCategories, disableFullPageScreenshot: true };
  const { lhr } = await lighthouse(url, flags, FORMS[form]);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const points = {};
  const lost = {};
  for (const { id, score, auditRefs } of Object.values(lhr.categories)) {
    points[id] = Math.round(score * 100);
    lost[id] = auditRefs
      .map((ref) => ({ ...lhr.audits[ref.id], weight: ref.weight }))
      .filter((audit) => audit.weight > 0 && audit.score !== null && audit.score < 1)
      .map((audit) => `${audit.id} ${audit.displayValue ?? ""}`.trim())
      .join(", ");
  }
  return { points, lost };
}

try {
  execFileSync(program, ["build", "--quiet", "--no-cache", "--pack", clone, "--base-url", server.root, "--out", scratch]);
  for (const { kind: what, page } of wanted) {
    for (const form of Object.keys(FORMS)) {
      const url = server.root + (page === "index.html" ? "" : page);
      const where = `${page} (${form})`;
      const first = await run(url, form);
      for (const [category, least] of Object.entries(LEAST)) {
        if (category !== "performance" && first.points[category] < least) {
          fault(where, `${category} ${first.points[category]}: ${first.lost[category]}`);
        }
      }
      // Where three of five are on one side, the median is too: the others need not be run.
      let runs = [first];
      const enough = (side) => runs.filter(({ points }) => points.performance >= LEAST.performance === side).length >= MOST_OF_THEM;
      const all = [];
      while (all.length < SERIES && !enough(true)) {
        if (all.length) runs = [];
        while (!enough(true) && !enough(false)) runs.push(await run(url, form, ["performance"]));
        all.push(runs.map((one) => one.points.performance).join(", "));
      }
      const points = all.join("; again ");
      if (enough(false)) fault(where, `performance ${points}: ${runs.at(-1).lost.performance}`);
      const others = Object.keys(LEAST).filter((category) => category !== "performance");
      report(`lighthouse: ${what}, ${form}: performance ${points}; ${others.map((c) => `${c} ${first.points[c]}`).join(", ")}`);
    }
  }
} finally {
  chrome.kill();
  server.close();
}
end();
