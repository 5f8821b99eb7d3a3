// Walks through every kind of page with the keyboard alone, from the first stop to the last and back.

import { end, fault, report } from "./shared/faults.mjs";
import { fromDisk, largestOfEachKind, onDisk } from "./shared/site.mjs";
import { browser, inTwoTabs, tab, until } from "./shared/tabs.mjs";

// The print page has the stops of all other pages; its first ones show how it behaves.
const MOST = { print: 60 };
// 3:1 is what WCAG 2.2 asks of everything that is not text and has to be seen.
const LEAST_CONTRAST = 3;

/** Notes what the keyboard ought to reach, in its order; gives how many stops that are. Runs in the page. */
function expect() {
  const reached =
    'a[href], area[href], button, input:not([type="hidden"]), select, textarea, summary, iframe, [tabindex], [contenteditable]';
  const group = (e) => e.type === "radio" && e.name;
  window.stops = [...document.querySelectorAll(reached)].filter((e) => {
    if (e.disabled || e.tabIndex < 0 || !e.checkVisibility({ visibilityProperty: true })) return false;
    if (e.matches("summary") && e !== e.parentElement.querySelector(":scope > summary")) return false;
    // Of a group of radio buttons the keyboard stops at one.
    if (!group(e)) return true;
    const others = [...document.getElementsByName(e.name)];
    return e.checked || (!others.some((o) => o.checked) && e === others[0]);
  });
  window.known = new Set(document.querySelectorAll("*"));
  return window.stops.length;
}

/** What is to be said of the stop that has the focus. Runs in the page. */
function stop() {
  const e = document.activeElement;
  const style = getComputedStyle(e);
  const boxes = [...e.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
  const inside = boxes.filter((r) => r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth);
  // Covered is what is under something else at every place: WCAG 2.2, 2.4.11.
  const free = inside.some((r) => {
    const [left, right] = [Math.max(r.left, 0) + 1, Math.min(r.right, innerWidth) - 1];
    const [top, bottom] = [Math.max(r.top, 0) + 1, Math.min(r.bottom, innerHeight) - 1];
    const places = [[(left + right) / 2, (top + bottom) / 2], [left, top], [right, top], [left, bottom], [right, bottom]];
    return places.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (e.contains(hit) || hit.contains(e));
    });
  });
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return {
    at: window.stops.indexOf(e),
    place: `${e.tagName.toLowerCase()}${e.id && `#${e.id}`} “${(e.getAttribute("aria-label") ?? e.textContent).trim().slice(0, 30)}”`,
    href: e.getAttribute("href"),
    lost: e === document.body,
    // What scrolls can be reached too, and what a script has added.
    extra: !window.known.has(e) || e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight,
    shown: inside.length > 0,
    free,
    ringed,
    contrast: ringed && style.outlineStyle !== "auto" ? window.contrast(style.outlineColor, e.parentElement) : 21,
  };
}

/** Presses a key through the whole page; gives the stops that were reached. */
async function walk(page, where, key, most) {
  const step = key === "Tab" ? 1 : -1;
  const wanted = await page.evaluate(expect);
  const last = step > 0 ? Math.min(wanted, most) - 1 : 0;
  let before = step > 0 ? -1 : wanted;
  let reached = 0;
  for (let n = 0; before !== last; n += 1) {
    await page.keyboard.press(key);
    const now = await page.evaluate(stop);
    if (now.lost || n > 2 * wanted + 20) {
      fault(where, `${key}: the focus is lost after stop ${before + 1} of ${wanted}`);
      break;
    }
    if (!now.shown) fault(where, `${key}: not in view: ${now.place}`);
    else if (!now.free) fault(where, `${key}: covered: ${now.place}`);
    if (!now.ringed) fault(where, `${key}: not ringed: ${now.place}`);
    if (now.contrast < LEAST_CONTRAST) fault(where, `${key}: the ring has a contrast of ${now.contrast.toFixed(1)}: ${now.place}`);
    // Inside a field of dates the keyboard stops more than once.
    if (now.at === before) continue;
    if (now.at === -1) {
      if (!now.extra) fault(where, `${key}: out of order: ${now.place}`);
      continue;
    }
    if (now.at !== before + step) fault(where, `${key}: from stop ${before + 1} to ${now.at + 1}: ${now.place}`);
    if ((now.at - before) * step < 0) break;
    before = now.at;
    reached += 1;
  }
  return reached;
}

const kinds = largestOfEachKind();
const chromium = await browser();

// Forward through the largest page of each kind, wide and light; back through one of some size, narrow and dark.
const WAYS = [
  { key: "Tab", width: 1280, colorScheme: "light", walked: kinds },
  { key: "Shift+Tab", width: 360, colorScheme: "dark", walked: largestOfEachKind(160_000).filter(({ kind }) => !MOST[kind]) },
];
for (const { key, width, colorScheme, walked } of WAYS) {
  const make = () => tab(chromium, { viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" }, fromDisk);
  let stops = 0;
  await inTwoTabs(walked, make, async (page, { kind, page: name }) => {
    await page.goto(onDisk(name));
    const reached = await walk(page, `${name} (${width} px, ${colorScheme})`, key, MOST[kind] ?? Infinity);
    stops += reached;
  });
  report(`keyboard: ${walked.length} kinds of page at ${width} px, ${stops} stops by ${key}: in order, in view, not covered, ringed`);
}

// The skip link, and what unfolds.
{
  const page = await tab(chromium, { viewport: { width: 360, height: 800 }, reducedMotion: "reduce" }, fromDisk);
  let folded = 0;
  for (const { page: name } of kinds) {
    await page.goto("about:blank");
    await page.goto(onDisk(name));
    await page.keyboard.press("Tab");
    await page.evaluate(expect);
    const first = await page.evaluate(stop);
    if (first.href !== "#main" || !first.free) fault(name, "the first stop is not a skip link that is seen");
    await page.keyboard.press("Enter");
    // A link within the page has led somewhere a moment after it was opened.
    if (!(await until(page, () => document.activeElement.id === "main"))) fault(name, "the skip link does not lead to the content");
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => {
      const main = document.getElementById("main");
      return !main.querySelector("a[href], summary") || main.contains(document.activeElement);
    });
    if (!inside) fault(name, "behind the skip link the keyboard does not go on in the content");
    for (const summary of (await page.locator("main summary:visible").all()).slice(0, 3)) {
      folded += 1;
      const was = await summary.evaluate((e) => (e.focus(), e.parentElement.open));
      await page.keyboard.press("Enter");
      const now = await summary.evaluate((e) => ({ open: e.parentElement.open, focused: e === document.activeElement }));
      if (now.open === was || !now.focused) fault(name, "Enter does not unfold, or loses the focus");
    }
  }
  report(`keyboard: ${kinds.length} kinds of page: skip link first, and on from there; ${folded} folded parts by Enter`);
  await page.context().close();
}

await chromium.close();
end();
