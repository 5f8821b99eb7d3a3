// What a person who reads does, and sees of it.

import { fromDisk } from "./site.mjs";
import { tab } from "./tabs.mjs";

/** A tab of somebody who reads, and who may use the clipboard. */
export const reading = (chromium, options = {}) =>
  tab(
    chromium,
    { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"], ...options },
    fromDisk,
  );

/** What can be read at the moment, each without breaks. */
export const inView = (locator) =>
  locator.evaluateAll((all) => all.filter((e) => e.checkVisibility()).map((e) => e.textContent.trim().replace(/\s+/g, " ")));
