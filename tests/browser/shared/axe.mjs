// Pages against WCAG 2.2 A and AA, and good practice, as far as a program can tell.

import { readFileSync } from "node:fs";
import { fault } from "./faults.mjs";
import { require } from "./site.mjs";

let axe;
const RULES = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] },
  resultTypes: ["violations"],
  preload: false,
};

/** Holds the page that a tab shows, or what these selectors find in it, against the rules; gives how many applied. */
export async function accessible(page, where, selectors) {
  axe ??= readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(
    async ([selectors, rules]) => {
      const include = selectors?.filter((one) => document.querySelector(one)).map((one) => [one]);
      const { violations, passes } = await window.axe.run(include ? { include } : document, rules);
      const short = violations.map(({ id, help, nodes }) => ({
        id,
        help,
        count: nodes.length,
        first: nodes.slice(0, 3).map((n) => `${n.target.join(" ")} ${[...n.any, ...n.all, ...n.none][0]?.message ?? ""}`),
      }));
      return { violations: short, passes: passes.length };
    },
    [selectors, RULES],
  );
  for (const { id, help, count, first } of violations) fault(where, `${id}: ${help}: ${count} × ${first.join(" | ")}`);
  return passes + violations.length;
}
