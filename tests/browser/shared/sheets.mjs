// Pages on paper: printing them, and reading what comes out of the printer.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { scratch, site } from "./site.mjs";

/** The papers that are printed on, in millimetres. */
export const PAPERS = { A4: { width: 210, height: 297 }, Letter: { width: 215.9, height: 279.4 } };
const POINTS_PER_MM = 72 / 25.4;

/** Letters alone: where lines break does not matter, nor whether a mark is the text's or the style's. */
export const letters = (text) => text.normalize("NFKC").replace(/[\s\u00ad\u200b"'‘’‚“”„«»]+/gu, "");

/** What the style sheet keeps free on each side of a sheet, in millimetres. */
export function margins(root = site) {
  const style = readFileSync(path.join(root, "theme/style.css"), "utf8");
  const found = /@page \{\s*margin: ([\d.]+)mm ([\d.]+)mm ([\d.]+)mm ([\d.]+)mm/.exec(style);
  const [top, right, bottom, left] = found.slice(1).map(Number);
  return { top, right, bottom, left };
}

/** Prints a page as it is; the paper is the printer's, the margins are the page's own. Gives the file. */
export async function print(page, name, { width, height }) {
  const file = path.join(scratch, `${width}-${name.replaceAll("/", "-")}.pdf`);
  await page.pdf({ path: file, width: `${width}mm`, height: `${height}mm`, preferCSSPageSize: false, printBackground: false });
  return file;
}

const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 29 });
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" };
const BOX = 'xMin="([-\\d.]+)" yMin="([-\\d.]+)" xMax="([-\\d.]+)" yMax="([-\\d.]+)"';

/** Text with the box it stands in, in millimetres from the corner of the sheet. */
function boxes(markup, element) {
  const found = markup.matchAll(new RegExp(`<${element} ${BOX}>([\\s\\S]*?)</${element}>`, "g"));
  return [...found].map(([, left, top, right, bottom, inside]) => ({
    ...Object.fromEntries(
      Object.entries({ left, top, right, bottom }).map(([side, at]) => [side, Number(at) / POINTS_PER_MM]),
    ),
    text: inside.replaceAll(/<[^>]*>/g, " ").replaceAll(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity).trim(),
  }));
}

/**
 * The sheets of a file: size, text in the order it was written, words and lines with their boxes, and what stands in
 * the margins at head and foot, as letters.
 */
export function sheets(file, free) {
  const texts = run("pdftotext", "-raw", file, "-").split("\f");
  const markup = run("pdftotext", "-bbox-layout", file, "-").split("<page ").slice(1);
  return markup.map((one, n) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(one).map(Number);
    const sheet = { width: width / POINTS_PER_MM, height: height / POINTS_PER_MM, text: texts[n] };
    const [words, lines] = [boxes(one, "word"), boxes(one, "line")];
    const inHead = (box) => box.bottom <= free.top;
    const inFoot = (box) => box.top >= sheet.height - free.bottom;
    const joined = (inside) => letters(words.filter(inside).map((word) => word.text).join(""));
    const isBody = (box) => !inHead(box) && !inFoot(box);
    return { ...sheet, words, head: joined(inHead), foot: joined(inFoot), lines: lines.filter(isBody), body: words.filter(isBody) };
  });
}

/** Pixels of an inch in a rendering: a stem of the smallest letters is more than a pixel wide. */
const RESOLUTION = 150;

/** Every sheet as a printer without colours gives it: a function from a box to its darkest and its lightest grey. */
export function greys(file) {
  const folder = mkdtempSync(path.join(scratch, "grey-"));
  run("pdftoppm", "-gray", "-r", String(RESOLUTION), file, path.join(folder, "sheet"));
  const pictures = readdirSync(folder).sort().map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString("latin1"));
    const scale = RESOLUTION / 25.4;
    return (box) => {
      const [left, right] = [box.left, box.right].map((at) => Math.min(Math.max(Math.round(at * scale), 0), width - 1));
      const [top, bottom] = [box.top, box.bottom].map((at) => Math.min(Math.max(Math.round(at * scale), 0), height - 1));
      let [dark, light] = [255, 0];
      for (let y = top; y <= bottom; y += 1) {
        for (let x = left; x <= right; x += 1) {
          const grey = bytes[head.length + y * Number(width) + x];
          dark = Math.min(dark, grey);
          light = Math.max(light, grey);
        }
      }
      return { dark, light };
    };
  });
  rmSync(folder, { recursive: true, force: true });
  return pictures;
}

/** The contrast of two greys (WCAG 2.2, relative luminance of sRGB). */
export function contrast(dark, light) {
  const luminance = (grey) => (grey / 255 <= 0.04045 ? grey / 255 / 12.92 : ((grey / 255 + 0.055) / 1.055) ** 2.4);
  return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
}
