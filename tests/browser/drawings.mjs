// Measures the contrast of everything in drawings, into which axe does not look: words against what is behind them (WCAG
// 2.2, 1.4.3), and lines, marks and areas against what is beside them (1.4.11); on each page that has a drawing, of the
// site and of two packs that have drawings of every kind, wide and narrow, light and dark, in forced colours, and printed.
//
// A printer without colours keeps how light a colour is, and a ratio is of nothing else: what holds in print here holds in
// black and white.
//
// PROGRAM   the program (default: the release build in the clone's `target`)

import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { end, fault, report } from "./shared/faults.mjs";
import { build, clone, fromDisk, onDisk, pagesOf, scratch, site } from "./shared/site.mjs";
import { browser, inTwoTabs, tab } from "./shared/tabs.mjs";

/** Builds a pack of the clone with the theme as it is there: what was changed last may not be in the program yet. */
function withTheme(name) {
  const pack = path.join(scratch, path.basename(name));
  cpSync(path.join(clone, name), pack, { recursive: true });
  cpSync(path.join(clone, "themes"), path.join(pack, "themes"), { recursive: true });
  return build(pack);
}

const SITES = { site, style: withTheme("docs/style"), drawings: withTheme("tests/packs/drawings") };
const MODES = [
  { name: "light", width: 1280, colorScheme: "light" },
  { name: "dark", width: 1280, colorScheme: "dark" },
  { name: "narrow and light", width: 320, colorScheme: "light" },
  { name: "narrow and dark", width: 320, colorScheme: "dark" },
  { name: "forced colours, light", width: 1280, colorScheme: "light", forcedColors: "active" },
  { name: "forced colours, dark", width: 1280, colorScheme: "dark", forcedColors: "active" },
  // Whoever reads in the dark prints on white paper.
  { name: "printed", width: 700, colorScheme: "dark", media: "print" },
];

/** What is too faint in the drawings that are shown, and how much was measured. Runs in the page. */
function faint() {
  const { rgba, over, behind, ratio } = window.colours;
  const found = new Map();
  const counts = { drawings: 0, words: 0, shapes: 0 };
  const place = (e) => `${e.tagName}${e.classList.length ? `.${[...e.classList].join(".")}` : ""}`;
  const note = (what, is, least) => {
    if (is < least && !(found.get(what)?.is <= is)) found.set(what, { is, least });
  };

  /** What is painted of a shape, in the order of painting: each a colour and how much of a point it takes. */
  const paints = (e, scale) => {
    const style = getComputedStyle(e);
    let opacity = 1;
    for (let p = e; p.tagName !== "svg"; p = p.parentElement) opacity *= Number(getComputedStyle(p).opacity);
    const width = parseFloat(style.strokeWidth);
    const paint = (kind) => {
      const colour = style[kind];
      if (colour === "none") return null;
      if (colour.startsWith("url")) note(`${place(e)} has no one colour`, 0, 1);
      // Of a line thinner than a pixel as much is seen as there is of it.
      const share = opacity * Number(style[`${kind}Opacity`]) * (kind === "stroke" ? Math.min(1, width * scale) : 1);
      return rgba(colour)[3] * share > 0 ? { colour: rgba(colour), share } : null;
    };
    return { fill: paint("fill"), stroke: width > 0 ? paint("stroke") : null, width };
  };

  /** The marks of a path, each as a path of its own, with places on it in its drawing's units. */
  const outlines = (e) => {
    const parts = e.tagName === "path" ? e.getAttribute("d").match(/M[^M]*/g) : [null];
    return parts.map((d) => {
      const one = d ? document.createElementNS(e.namespaceURI, "path") : e;
      if (d) one.setAttribute("d", d);
      const length = one.getTotalLength();
      const n = Math.min(40, Math.max(4, Math.ceil(length / 5)));
      return Array.from({ length: n }, (_, i) => {
        const at = ((i + 0.5) / n) * length;
        const [p, before, after] = [at, at - 0.2, at + 0.2].map((at) => one.getPointAtLength(at));
        const far = Math.hypot(after.x - before.x, after.y - before.y) || 1;
        return { p, across: { x: -(after.y - before.y) / far, y: (after.x - before.x) / far } };
      });
    });
  };

  for (const svg of document.querySelectorAll("main svg")) {
    if (!svg.checkVisibility() || !svg.getBoundingClientRect().width) continue;
    counts.drawings += 1;
    const page = behind(svg.parentElement);
    const shown = [...svg.querySelectorAll("*")].filter((e) => e.checkVisibility({ visibilityProperty: true }));
    const matrix = svg.getScreenCTM();
    const scale = Math.hypot(matrix.a, matrix.b);
    const shapes = shown.filter((e) => e instanceof SVGGeometryElement).map((e) => ({ e, ...paints(e, scale) }));
    const at = (x, y) => Object.assign(svg.createSVGPoint(), { x, y });
    /** What is seen at a point of those shapes. */
    const seen = (shapes, p) =>
      shapes.reduce((below, { e, fill, stroke }) => {
        const filled = fill && e.isPointInFill(p) ? over(fill.colour, below, fill.share) : below;
        return stroke && e.isPointInStroke(p) ? over(stroke.colour, filled, stroke.share) : filled;
      }, page);

    shapes.forEach((shape, n) => {
      const { e, fill, stroke, width } = shape;
      if (!fill && !stroke) return;
      if (getComputedStyle(e).transform !== "none") note(`${place(e)} is not where its drawing has it`, 0, 1);
      const later = shapes.slice(n + 1);
      const hides = (p) => later.some(({ e, fill, stroke }) => (fill && e.isPointInFill(p)) || (stroke && e.isPointInStroke(p)));
      for (const outline of outlines(e)) {
        counts.shapes += 1;
        // Where a mark lies under another it is not seen; elsewhere its edge is told from the one side or from the other.
        const steps = outline.filter(({ p }) => !hides(p)).map(({ p, across }) => {
          const away = (stroke ? width / 2 : 0) + 1 / scale;
          const [left, right] = [1, -1].map((side) => at(p.x + side * away * across.x, p.y + side * away * across.y));
          const beside = [left, right].map((p) => seen(shapes, p));
          // The area goes to the edge where no line is on it.
          const own = stroke ? over(stroke.colour, fill ? over(fill.colour, page, fill.share) : page, stroke.share) : over(fill.colour, page, fill.share);
          return Math.max(...beside.map((colour) => ratio(own, colour)));
        });
        steps.sort((a, b) => a - b);
        // A crossing takes a few places from a line; a mark that is too faint is so along most of itself.
        if (steps.length) note(`${place(e)} beside what is next to it`, steps[Math.floor(steps.length / 2)], 3);
      }
    });

    for (const text of shown.filter((e) => e.tagName === "text" && e.textContent.trim())) {
      counts.words += 1;
      const style = getComputedStyle(text);
      const size = parseFloat(style.fontSize) * scale;
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const { fill } = paints(text, scale);
      const box = text.getBoundingClientRect();
      const { x, y } = at(box.x, box.y).matrixTransform(matrix.inverse());
      const [width, height] = [box.width / scale, box.height / scale];
      const words = `${place(text)} “${text.textContent.trim().slice(0, 30)}”`;
      const columns = Math.max(3, Math.ceil(width / 6));
      const isBefore = ({ e }) => e.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      // A hairline behind words is no ground; what is as thick as the strokes of letters is.
      const grounds = shapes.map((shape) => (shape.width * scale < 2 ? { ...shape, stroke: null } : shape));
      const [below, above] = [grounds.filter(isBefore), grounds.filter((shape) => !isBefore(shape))];
      for (let column = 0; column < columns; column += 1) {
        for (const row of [0.3, 0.5, 0.7]) {
          const p = at(x + ((column + 0.5) / columns) * width, y + row * height);
          const ground = seen(below, p);
          const letters = fill ? over(fill.colour, ground, fill.share) : ground;
          note(`${words} on what is behind it`, ratio(letters, ground), isLarge ? 3 : 4.5);
          if (seen(above, p).some((v, n) => v !== page[n])) note(`${words} is under something`, 0, 1);
        }
      }
    }
  }
  return { counts, found: [...found].map(([what, { is, least }]) => `${is.toFixed(2)}, not ${least}: ${what}`) };
}

const chromium = await browser();
const drawn = Object.entries(SITES).flatMap(([from, root]) => {
  const pages = pagesOf(root).filter((page) => readFileSync(path.join(root, page), "utf8").includes("<svg"));
  if (!pages.length) fault(from, "has no page with a drawing");
  return pages.map((page) => ({ from, root, page }));
});
const measured = { drawings: 0, words: 0, shapes: 0 };
await inTwoTabs(drawn, () => tab(chromium, { reducedMotion: "reduce" }, fromDisk), async (page, { from, root, page: name }) => {
  await page.goto(onDisk(name, root));
  for (const { name: mode, width, ...media } of MODES) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media: null, forcedColors: null, ...media });
    const { counts, found } = await page.evaluate(faint);
    if (!counts.drawings) fault(`${from}: ${name} (${mode})`, "no drawing is shown");
    for (const what of Object.keys(measured)) measured[what] += counts[what];
    for (const what of found) fault(`${from}: ${name} (${mode})`, what);
  }
});
const modes = MODES.map(({ name }) => name).join("; ");
report(
  `drawings: ${measured.drawings} on ${drawn.length} pages × ${MODES.length} modes (${modes}): ${measured.words} words and ` +
    `${measured.shapes} lines, marks and areas stand out`,
);
await chromium.close();
end();
