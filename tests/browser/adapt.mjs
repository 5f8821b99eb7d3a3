// Looks at every kind of page as readers change it: narrow, enlarged, with wider text, without motion, with the colours of
// the system. What axe cannot see: text that is cut or overlaps, things that only a mouse shows, that move, that vanish.

import { readFileSync } from "node:fs";
import path from "node:path";
import { end, fault, report } from "./shared/faults.mjs";
import { largestOfEachKind, pages, site } from "./shared/site.mjs";
import { browser, inTwoTabs, served, tab } from "./shared/tabs.mjs";

/** How readers change a page; `css` is laid over it. */
const CHANGES = [
  { name: "1280 px", width: 1280 },
  { name: "768 px", width: 768 },
  { name: "200 %", width: 640 },
  { name: "400 %", width: 320, height: 256 },
  { name: "text of twice the size", width: 1280, css: "html { font-size: 200% !important }" },
  // WCAG 2.2, 1.4.12.
  ...[1280, 320].map((width) => ({
    name: `wider text at ${width} px`,
    width,
    css:
      "*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }" +
      "p { margin-bottom: 2em !important }",
  })),
];
// The print page holds what the others hold.
const kinds = largestOfEachKind().filter(({ kind }) => kind !== "print");

/** What does not fit, is cut, or lies on something else. Runs in the page. */
function unreadable() {
  const found = [];
  const words = (text) => `“${text.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  const place = (e) => `${e.tagName.toLowerCase()}${e.getAttribute("class") ? `.${e.getAttribute("class")}` : ""}`;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const scrolls = (e) => e && (getComputedStyle(e).overflowX !== "visible" || scrolls(e.parentElement));
    const out = [...document.body.querySelectorAll("*")].find(
      (e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e.parentElement),
    );
    found.push(`${root.scrollWidth} px wide${out ? `: ${place(out)} ${words(out.textContent)}` : ""}`);
  }
  // Only tables, drawings and code may be scrolled in two directions: WCAG 2.2, 1.4.10.
  const cuts = new Map();
  for (const e of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(e);
    const cutX = ["hidden", "clip"].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
    const cutY = ["hidden", "clip"].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1;
    // What is one pixel in size, or clipped away, is there for those who listen.
    const clipped = e.clientWidth <= 2 || style.clipPath !== "none" || style.clip !== "auto";
    const heard = style.position === "absolute" && clipped;
    if (heard) cuts.set(e, true);
    if (heard || e.closest("svg, input, select, textarea") || !e.checkVisibility()) continue;
    if ((cutX || cutY) && e.textContent.trim()) found.push(`cut: ${place(e)} ${words(e.textContent)}`);
    if (["auto", "scroll"].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0) {
      const wide = e.matches("pre") || e.querySelector("table, svg, pre");
      if (!wide) found.push(`to be scrolled sideways: ${place(e)} ${words(e.textContent)}`);
    }
  }
  // Where letters are seen; lines of one text may touch, letters of two may not. What is scrolled away is not seen.
  const frames = new Map();
  const frame = (e) => {
    if (!e) return { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
    if (!frames.has(e)) {
      const outer = frame(e.parentElement);
      const r = getComputedStyle(e).overflowX === "visible" || e === root || e === document.body ? null : e.getBoundingClientRect();
      frames.set(e, r ? within(r, outer) : outer);
    }
    return frames.get(e);
  };
  const within = (a, b) => ({
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    let heard = false;
    for (let e = parent; e && !heard; e = e.parentElement) heard = cuts.has(e);
    if (heard || parent.closest("sup, sub, title, desc")) continue;
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      const leading = r.height * 0.15;
      const letters = { left: r.left + 1, right: r.right - 1, top: r.top + leading, bottom: r.bottom - leading };
      const seen = within(letters, frame(parent));
      if (seen.left < seen.right && seen.top < seen.bottom) boxes.push({ node, ...seen });
    }
  }
  for (const svg of document.querySelectorAll("svg")) {
    const edge = svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll("text")) {
      const r = text.getBoundingClientRect();
      if (r.left < edge.left - 1 || r.right > edge.right + 1 || r.top < edge.top - 1 || r.bottom > edge.bottom + 1) {
        if (r.width > 0) found.push(`cut at the edge of a drawing: ${words(text.textContent)}`);
      }
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((a, n) => {
    for (let m = n + 1; m < boxes.length && boxes[m].top < a.bottom - 1; m += 1) {
      const b = boxes[m];
      if (a.node === b.node || Math.min(a.right, b.right) - Math.max(a.left, b.left) < 2) continue;
      found.push(`on one another: ${words(a.node.data)} and ${words(b.node.data)}`);
    }
  });
  return [...new Set(found)].slice(0, 8);
}

const server = await served();
const chromium = await browser();
const quietly = (options) => () => tab(chromium, options, (url) => url.startsWith(server.root));

{
  await inTwoTabs(kinds, quietly({}), async (page, { page: name }) => {
    await page.goto(server.root + name);
    await page.evaluate(() => document.querySelectorAll("details").forEach((e) => (e.open = true)));
    for (const { name: change, width, height = 800, css = "" } of CHANGES) {
      await page.setViewportSize({ width, height });
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, css);
      for (const what of await page.evaluate(unreadable)) fault(`${name} (${change})`, what);
    }
  });
  const names = CHANGES.map(({ name }) => name).join(", ");
  report(`reading: ${kinds.length} kinds of page, everything unfolded, ${names}: nothing cut, nothing on one another`);
}

/** What rules of the style show under a mouse and not by the keyboard. Runs in the page. */
function onlyByMouse() {
  const shows = ["display", "visibility", "opacity", "content", "clip", "clip-path", "height", "max-height", "content-visibility"];
  const found = [];
  const visit = (rules) => {
    for (const rule of rules) {
      if (rule.selectorText?.includes(":hover") && !rule.selectorText.includes(":focus")) {
        const shown = shows.filter((property) => rule.style.getPropertyValue(property));
        if (shown.length) found.push(`${rule.selectorText} changes ${shown.join(", ")}`);
      }
      if (rule.cssRules) visit(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) visit(sheet.cssRules);
  return found;
}

/** What moves although the reader wants no motion. Runs in the page. */
function moving() {
  const found = new Set();
  const long = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  for (const e of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after", "::details-content"]) {
      const style = getComputedStyle(e, part);
      const where = `${e.tagName.toLowerCase()}${e.getAttribute("class") ? `.${e.getAttribute("class")}` : ""}${part ?? ""}`;
      if (style.animationName !== "none" && long(style.animationDuration)) found.add(`${where} is animated`);
      if (style.transitionProperty !== "none" && long(style.transitionDuration)) found.add(`${where} has a transition`);
      if (!part && style.scrollBehavior === "smooth") found.add(`${where} scrolls smoothly`);
    }
  }
  if (document.getAnimations().length) found.add(`${document.getAnimations().length} animations run`);
  return [...found].slice(0, 8);
}

/** Which controls do not stand out from what is behind them: WCAG 2.2, 1.4.11. Runs in the page. */
function faint() {
  const found = new Set();
  const own = 'button, input:not([type="hidden"], [type="radio"], [type="checkbox"]), select, textarea';
  for (const e of document.querySelectorAll(own)) {
    if (!e.checkVisibility() || e.disabled) continue;
    const style = getComputedStyle(e);
    const around = e.parentElement;
    const drawn = (side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none";
    const edges = ["Top", "Right", "Bottom", "Left"].filter(drawn).map((side) => style[`border${side}Color`]);
    const seen = [style.backgroundColor, ...edges].map((colour) => window.contrast(colour, around));
    // A button whose words are underlined or stand alone is told by them; a field is told by its edge only.
    const told = e.matches("button, [type=submit], [type=button]") && e.textContent.trim();
    if (!told && Math.max(...seen) < 3) found.add(`${e.tagName.toLowerCase()}#${e.id} stands out by ${Math.max(...seen).toFixed(1)}`);
  }
  return [...found];
}

/** Marks that are told by nothing but the colour behind them. Runs in the page, in plain colours. */
function backgrounds() {
  const bare = (e, part) => {
    const style = getComputedStyle(e, part);
    if (part && style.content === "none") return false;
    const painted = style.backgroundImage.includes("gradient") || !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor);
    const empty = part ? !/[\p{L}\p{N}\p{S}\p{P}]/u.test(style.content.replace(/["']/g, "")) : !e.textContent.trim() && !e.children.length;
    return painted && empty && style.display !== "none";
  };
  window.marks = [];
  for (const e of document.body.querySelectorAll("*")) {
    if (e.closest("svg") || e.matches("input, button, select, textarea, hr, img, br, wbr, td, th") || !e.checkVisibility()) continue;
    for (const part of [null, "::before", "::after"]) if (bare(e, part)) window.marks.push([e, part]);
  }
  return window.marks.length;
}

/** Which of those marks are gone where the system gives the colours. Runs in the page. */
function vanished() {
  const gone = window.marks.filter(([e, part]) => {
    const style = getComputedStyle(e, part);
    const drawn = (side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none";
    const edge = ["Top", "Right", "Bottom", "Left"].some(drawn) || style.outlineStyle !== "none";
    // A colour of the system stays where the style names one.
    return !edge && style.forcedColorAdjust !== "none" && window.contrast(style.backgroundColor, e.parentElement) < 3;
  });
  return [...new Set(gone.map(([e, part]) => `${e.tagName.toLowerCase()}.${e.getAttribute("class")}${part ?? ""}`))];
}

/** Which places are marked by a background alone when a link has led to them. Runs in the page, in plain colours. */
async function targets() {
  const kinds = new Map();
  for (const e of document.querySelectorAll("main [id]")) kinds.set(`${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""}`, e);
  // A new fragment is a target a moment later.
  const go = async (hash) => {
    location.hash = hash;
    const wanted = hash ? document.getElementById(hash) : null;
    const since = performance.now();
    const isThere = () => document.querySelector(":target") === wanted || performance.now() - since > 20_000;
    while (!isThere()) await new Promise((done) => setTimeout(done));
  };
  const found = [];
  for (const [kind, e] of [...kinds].slice(0, 12)) {
    const look = () => {
      const { backgroundColor, outline, border, textDecoration, fontWeight } = getComputedStyle(e);
      const [before, after] = ["::before", "::after"].map((part) => getComputedStyle(e, part).content);
      return { ground: backgroundColor, else: [outline, border, textDecoration, fontWeight, before, after].join() };
    };
    await go("");
    const plain = look();
    await go(e.id);
    const shown = look();
    if (plain.ground !== shown.ground && plain.else === shown.else) found.push(kind);
  }
  await go("");
  return found;
}

/** The words of a page, or of an attribute, without marks. */
const words = (html) =>
  html
    .replace(/<(script|style|title)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#\w+);/g, "·")
    .replace(/[&<>"'’‘“”·\s]+/g, " ")
    .trim();

{
  let marks = 0;
  const tips = new Set();
  await inTwoTabs(kinds, quietly({ viewport: { width: 1280, height: 800 } }), async (page, { page: name }) => {
    await page.emulateMedia({ reducedMotion: null, forcedColors: null });
    await page.goto(server.root + name);
    for (const what of await page.evaluate(onlyByMouse)) fault("style.css", `only by mouse: ${what}`);
    const titles = await page.evaluate(() => [...document.querySelectorAll("body [title]")].map((e) => e.title));
    for (const title of titles) tips.add(title);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const what of await page.evaluate(faint)) fault(`${name} (${colorScheme})`, what);
    }
    for (const place of await page.evaluate(targets)) {
      fault("forced colours", `where a link leads to is told by a background alone: ${place}`);
    }
    const painted = await page.evaluate(backgrounds);
    marks += painted;
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    for (const what of await page.evaluate(vanished)) fault(`${name} (forced colours)`, `told by a background alone: ${what}`);
    await page.emulateMedia({ forcedColors: null, reducedMotion: "reduce" });
    for (const what of await page.evaluate(moving)) fault(`${name} (no motion)`, what);
  });
  // A tooltip may say again what can be read on some page, such as a list of badges; it may not be the only one to say it.
  const told = pages.map((name) => words(readFileSync(path.join(site, name), "utf8"))).join("\n");
  for (const tip of tips) if (!told.includes(words(tip))) fault("tooltips", `no page says in its text: ${tip}`);
  report(
    `wishes: ${kinds.length} kinds of page: ${tips.size} tooltips told elsewhere, nothing only by mouse, fields stand out, ` +
      `${marks} painted marks stay in forced colours, nothing moves`,
  );
}

await chromium.close();
server.close();
end();
