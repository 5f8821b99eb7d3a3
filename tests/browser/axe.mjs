// Holds every kind of page against WCAG 2.2 A and AA with axe-core, in each way in which a reader may look at it, and
// takes the pictures for people.
//
// A mode costs what axe needs for a long page, so each one here shows something that no other does: both schemes at each
// end of the widths, the widths between, a window of 1280 px at 200 %, forced colours on both grounds, no motion.

import path from "node:path";
import { accessible } from "./shared/axe.mjs";
import { end, report } from "./shared/faults.mjs";
import { fromDisk, largestOfEachKind, onDisk, pictures } from "./shared/site.mjs";
import { browser, inTwoTabs, tab } from "./shared/tabs.mjs";

const MODES = [
  { name: "1280-light", width: 1280, colorScheme: "light", picture: true },
  { name: "1280-dark", width: 1280, colorScheme: "dark", picture: true },
  { name: "1280-forced", width: 1280, colorScheme: "light", forcedColors: "active", reducedMotion: "reduce", picture: true },
  { name: "768-dark", width: 768, colorScheme: "dark" },
  // 200 % of a window of 1280 px.
  { name: "640-light-no-motion", width: 640, colorScheme: "light", reducedMotion: "reduce" },
  { name: "360-light", width: 360, colorScheme: "light", picture: true },
  { name: "360-dark", width: 360, colorScheme: "dark", picture: true, looks: false },
  { name: "320-dark-forced", width: 320, colorScheme: "dark", forcedColors: "active" },
  { name: "320-dark", width: 320, colorScheme: "dark" },
];
// The print page holds what the others hold, and takes longest.
const PRINT = ["1280-light"];
/** Pages taller than this, in pixels, are shown by their beginning: a picture has an end, and so has patience. */
const TALLEST = 12000;

const kinds = largestOfEachKind();
const chromium = await browser();

/** Looks at a page in each mode; gives how many rules applied. */
async function look(page, kind, name) {
  let held = 0;
  await page.goto(onDisk(name));
  for (const { name: mode, width, picture, looks = true, ...media } of MODES) {
    if (kind === "print" && !PRINT.includes(mode)) continue;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null, ...media });
    if (pictures && picture) {
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height: Math.min(tall, TALLEST) });
      await page.screenshot({ path: path.join(pictures, `${kind}-${mode}.png`) });
      await page.setViewportSize({ width, height: 900 });
    }
    if (looks) held += await accessible(page, `${name} (${mode})`);
  }
  return held;
}

let held = 0;
await inTwoTabs(kinds, () => tab(chromium, {}, fromDisk), async (page, { kind, page: name }) => {
  const rules = await look(page, kind, name);
  held += rules;
});
const modes = MODES.filter(({ looks = true }) => looks).map(({ name }) => name);
report(`axe: ${kinds.length} kinds of page × ${modes.length} modes (${modes.join(", ")}), ${held} rules held: no violation`);
await chromium.close();
end();
