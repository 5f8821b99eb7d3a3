// Prints pages as a reader does, on A4 and on Letter, and looks at the sheets that come out of the printer: what stands
// on them, where it is broken, what is in their margins, and whether it can be read without colours.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { end, fault, report } from "./shared/faults.mjs";
import { PAPERS, contrast, greys, letters, margins, print, sheets } from "./shared/sheets.mjs";
import { build, clone, first, fromDisk, kind, onDisk, pages, pictures, site } from "./shared/site.mjs";
import { browser, tab } from "./shared/tabs.mjs";

// The most sheets: some for what every page has, and a share for each statement that the page shows in full or in a line.
const MOST_SHEETS = {
  home: [6, 0],
  topic: [6, 1 / 8],
  article: [4, 1 / 12],
  figures: [4, 1 / 12],
  timeline: [3, 1 / 8],
  evidence: [8, 1 / 24],
  print: [8, 1 / 10],
};
// No printer reaches the edge of a sheet; in millimetres.
const UNPRINTABLE = 4;
const CONTRAST = 4.5;
// The letters of headings are higher than those of tables and registers; in millimetres.
const HEADING = 3.2;

/** What a page says of itself, read in the page as it is printed. */
function told() {
  const visible = (e) => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
  // What is folded is not visible, and is meant to be printed all the same.
  const isMeant = (e) => !e || (getComputedStyle(e).display !== "none" && isMeant(e.parentElement));
  const texts = (selector) => [...document.querySelectorAll(selector)].filter(visible).map((e) => e.innerText ?? e.textContent);
  return {
    ...document.documentElement.dataset,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    navigation: [...document.querySelectorAll("nav")].filter(visible).length,
    statements: document.querySelectorAll(".statement, .lines > li, .statement-line, .quotation, .ledger tbody tr").length,
    parts: [...document.querySelectorAll(".part-title")].map((e) => e.dataset.n + e.innerText),
    headings: texts("h1, h2, h3, h4"),
    entries: texts("li, li a"),
    wideTables: document.querySelectorAll("section > .table thead:has(th:nth-child(9))").length,
    folded: [...document.querySelectorAll("details")].flatMap((e) => {
      const texts = [...e.querySelectorAll("blockquote p, .lines li")].filter(isMeant);
      return texts.slice(-1).map((p) => p.textContent);
    }),
    whole: texts(".says, blockquote p, td:not(:has(p, .unsaid)), td p, tbody th"),
    addresses: [...document.querySelectorAll("a[rel~='external']")].filter(visible).map((a) => a.getAttribute("href")),
  };
}

/** A page on a paper: what it says of itself, and its sheets. */
async function printed(chromium, root, name, paper) {
  const free = margins(root);
  const page = await tab(chromium, { viewport: { width: 1280, height: 900 } }, fromDisk);
  await page.goto(onDisk(name, root));
  await page.emulateMedia({ media: "print" });
  // 96 pixels are an inch.
  await page.setViewportSize({ width: Math.round(((paper.width - free.left - free.right) / 25.4) * 96), height: 1000 });
  const says = await page.evaluate(told);
  const file = await print(page, name, paper);
  await page.context().close();
  return { name, says, file, free, sheets: sheets(file, free) };
}

/** Everything is there, and nothing that is no use on paper. */
function looksWhole({ name, says, sheets }, at) {
  if (says.wide > 0) fault(name, `${says.wide} px do not fit on ${at}`);
  if (says.navigation > 0) fault(name, `${says.navigation} navigations are printed`);
  const all = letters(sheets.map((sheet) => sheet.text).join(""));
  for (const words of says.folded) {
    if (!all.includes(letters(words).slice(-40))) fault(name, `${at}: folded away on paper: ${words.slice(0, 60)}`);
  }
  for (const address of says.addresses) {
    if (!all.includes(letters(address))) fault(name, `${at}: a link without its address: ${address}`);
  }
}

/** As many sheets as its statements need, and no more. */
function looksShort({ name, says, sheets }, at) {
  const [some, each] = MOST_SHEETS[kind(name)] ?? MOST_SHEETS.topic;
  const most = Math.ceil(some + each * says.statements);
  if (sheets.length > most) fault(name, `${at}: ${sheets.length} sheets for ${says.statements} entries, more than ${most}`);
}

/** Nothing stands outside the page's box but what belongs into the margin. */
function looksInside({ name, sheets, free }, at) {
  sheets.forEach((sheet, n) => {
    for (const word of sheet.words) {
      const edge = Math.min(word.left, word.top, sheet.width - word.right, sheet.height - word.bottom);
      if (edge < UNPRINTABLE) fault(name, `${at}, sheet ${n + 1}: cut off at the edge: ${word.text}`);
    }
    for (const word of sheet.body) {
      const out = Math.max(free.left - word.left, word.right - (sheet.width - free.right), free.top - word.top);
      if (out > 1) fault(name, `${at}, sheet ${n + 1}: ${out.toFixed(1)} mm in the margin: ${word.text}`);
    }
  });
}

/** A table with many columns lies across a sheet of its own. */
function looksAcross({ name, says, sheets }, at) {
  const across = sheets.filter((sheet) => sheet.width > sheet.height).length;
  if (says.wideTables > 0 !== across > 0) fault(name, `${at}: ${across} landscape sheets for ${says.wideTables} wide tables`);
  return across;
}

/** Which part of the print page each sheet shows: the first two sheets are cover and contents. */
function partsOf({ says, sheets }) {
  let part = -1;
  return sheets.map((sheet) => {
    const next = letters(says.parts[part + 1] ?? "\0");
    if (letters(sheet.body.map((word) => word.text).join("")).startsWith(next)) part += 1;
    return part;
  });
}

/** Each sheet says what it is part of, how it is marked, who answers for it, and which of how many it is. */
function looksSigned(print, at) {
  const { name, says, sheets } = print;
  const parts = says.parts.length > 0 ? partsOf(print) : [];
  if (says.parts.length > 0 && parts.at(-1) !== says.parts.length - 1) {
    fault(name, `${at}: only ${parts.at(-1) + 1} of ${says.parts.length} parts begin a sheet`);
  }
  sheets.forEach((sheet, n) => {
    const isCover = says.parts.length > 0 && n === 0;
    const title = parts[n] >= 0 ? says[`p${parts[n] + 1}`] : says.title;
    const head = isCover ? [says.marking] : [says.pack, says.marking, title];
    const foot = isCover ? [says.marking] : [says.signed, says.marking];
    const number = letters(`${n + 1} / ${sheets.length}`);
    // Boxes side by side that take two lines are read line by line: what stands there is compared by its letters.
    const sorted = (text) => [...letters(text)].sort().join("");
    const [wantedHead, wantedFoot] = [head, [...foot, number]].map((texts) => texts.filter(Boolean).join(""));
    if (sorted(sheet.head) !== sorted(wantedHead)) fault(name, `${at}, sheet ${n + 1}: its head is “${sheet.head}”, not “${wantedHead}”`);
    if (sorted(sheet.foot) !== sorted(wantedFoot)) fault(name, `${at}, sheet ${n + 1}: its foot is “${sheet.foot}”, not “${wantedFoot}”`);
  });
}

/** No heading is the last thing on a sheet, and no statement, quotation or cell of a table is on two of them. */
function looksUnbroken({ name, says, sheets }, at) {
  const [headings, entries] = [says.headings, says.entries].map((found) => new Set(found.map(letters)));
  const texts = sheets.map((sheet) => letters(sheet.text));
  sheets.forEach((sheet, n) => {
    if (n + 1 === sheets.length || sheet.lines.length === 0) return;
    // The lowest line, with those above it that begin where it does: a heading may take several.
    const lines = sheet.lines.toSorted((a, b) => b.bottom - a.bottom);
    const column = lines.filter((line) => Math.abs(line.left - lines[0].left) < 0.5).slice(0, 4);
    const ends = column.map((_, n) => letters(column.slice(0, n + 1).reverse().map((line) => line.text).join("")));
    const isHigh = lines[0].bottom - lines[0].top > HEADING;
    const alone = isHigh && ends.find((text) => headings.has(text) && !entries.has(text));
    if (alone) fault(name, `${at}, sheet ${n + 1}: a heading alone at its foot: ${alone}`);
  });
  for (const words of says.whole) {
    const wanted = letters(words);
    if (!texts.some((text) => text.includes(wanted))) fault(name, `${at}: not whole on any sheet: ${words.trim().slice(0, 60)}`);
  }
}

/** Every word is dark enough on its ground when there are no colours. */
function looksBlackAndWhite({ name, file, sheets }, at) {
  let worst = Infinity;
  greys(file).forEach((grey, n) => {
    for (const word of sheets[n].words) {
      if (!/[\p{L}\p{N}]/u.test(word.text)) continue;
      const { dark, light } = grey(word);
      const found = contrast(dark, light);
      worst = Math.min(worst, found);
      if (found < CONTRAST) fault(name, `${at}, sheet ${n + 1}: ${found.toFixed(1)}:1 in black and white: ${word.text}`);
    }
  });
  return worst;
}

/** What a pack holds, as its own data has it, is on the sheets of its print pages. */
function looksComplete(prints, root, at) {
  const data = JSON.parse(readFileSync(path.join(root, "briefing.json"), "utf8"));
  const shown = data.statements.filter((statement) => !statement.withdrawn);
  const wanted = shown.flatMap(({ says, passages }) => [says, ...passages.map(({ words }) => words)]);
  const texts = prints.flatMap((one) => one.sheets.map((sheet) => letters(sheet.text)));
  for (const words of wanted) {
    if (!texts.some((text) => text.includes(letters(words)))) fault("print", `${at}: lacks “${words.slice(0, 60)}”`);
  }
  if (wanted.length === 0) fault("briefing.json", "has no statement and no passage");
  return wanted.length;
}

const chromium = await browser();
const volumes = pages.filter((name) => kind(name) === "print");
const alone = ["home", "topic", "article", "figures", "timeline", "evidence"].map(first).filter(Boolean);
const style = build(path.join(clone, "docs/style"));
for (const [paper, size] of Object.entries(PAPERS)) {
  const prints = [];
  for (const name of [...alone, ...volumes]) {
    const one = await printed(chromium, site, name, size);
    prints.push(one);
    for (const looks of [looksWhole, looksShort, looksInside, looksSigned, looksUnbroken]) looks(one, paper);
    if (pictures) {
      const prefix = path.join(pictures, `paper-${paper}-${kind(name)}`);
      execFileSync("pdftoppm", ["-r", "60", "-png", "-l", "6", one.file, prefix]);
    }
  }
  const n_wide = prints.reduce((sum, one) => sum + looksAcross(one, paper), 0);
  const worst = Math.min(...prints.filter(({ name }) => alone.includes(name)).map((one) => looksBlackAndWhite(one, paper)));
  const n = looksComplete(prints.filter(({ name }) => volumes.includes(name)), site, paper);
  const lengths = prints.map((one) => `${kind(one.name)} ${one.sheets.length}`).join(", ");
  report(`print: sheets of ${paper}: ${lengths}; ${n} statements and passages in the whole pack; black and white ${worst.toFixed(1)}:1 at least`);

  const marked = [];
  for (const name of ["index.html", "topics/opening.html", "print.html"]) marked.push(await printed(chromium, style, name, size));
  for (const one of marked) {
    if (!one.says.marking) fault(`style/${one.name}`, "has no marking");
    for (const looks of [looksInside, looksSigned, looksUnbroken]) looks(one, paper);
  }
  const n_marked = marked.reduce((sum, one) => sum + one.sheets.length, 0);
  report(`print: ${n_marked} sheets of ${paper} with a marking at head and foot; ${n_wide} landscape sheets for wide tables`);
}
await chromium.close();
end();
