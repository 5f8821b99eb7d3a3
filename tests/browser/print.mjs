// Prints pages as a reader does, on A4 and on Letter, and looks at what comes out of the printer.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { end, fault, report } from "./shared/faults.mjs";
import { first, fromDisk, kind, onDisk, pictures, scratch, site } from "./shared/site.mjs";
import { browser, tab } from "./shared/tabs.mjs";

const wanted = ["home", "topic", "article", "print"].map(first).filter(Boolean);
const SHEETS = { A4: { width: 210, height: 297 }, Letter: { width: 215.9, height: 279.4 } };
const POINTS_PER_MM = 72 / 25.4;

/** Letters alone: where lines break does not matter, nor whether a mark is the text's or the style's. */
const letters = (text) => text.normalize("NFKC").replace(/[\s\u00ad\u200b"'‘’‚“”„«»]+/gu, "");

/** What the theme prints in the margin of every page, as a function of the page's number. */
function marginTexts() {
  const styles = readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".css"));
  const text = styles.map((name) => readFileSync(path.join(site, name), "utf8")).join("\n");
  const found = [...text.matchAll(/@(?:top|bottom)-[a-z-]+\s*\{[^}]*?content:\s*([^;}]+)/g)].map(([, content]) => content);
  const parts = (content) => content.match(/"[^"]*"|counter\(pages?\)|attr\([\w-]+\)/g) ?? [];
  return found.map((content) => ({ title, n, of }) =>
    parts(content)
      .map((part) => {
        if (part === "counter(page)") return n;
        if (part === "counter(pages)") return of;
        return part === "attr(data-title)" ? title : part.startsWith('"') ? part.slice(1, -1) : "";
      })
      .join(""),
  );
}

const chromium = await browser();
const margins = marginTexts();
for (const [sheet, { width, height }] of Object.entries(SHEETS)) {
  let printed = 0;
  let unfolded = 0;
  for (const name of wanted) {
    const page = await tab(chromium, { viewport: { width: 1280, height: 900 } }, fromDisk);
    await page.goto(onDisk(name));
    await page.emulateMedia({ media: "print" });
    // 18 mm are kept free on each side of a sheet; 96 px are an inch.
    await page.setViewportSize({ width: Math.round(((width - 36) / 25.4) * 96), height: 1000 });
    const seen = await page.evaluate(() => ({
      title: document.documentElement.dataset.title ?? document.title,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      navigation: [...document.querySelectorAll("nav")].filter((e) => e.getClientRects().length > 0).length,
      marking: document.querySelector(".marking")?.textContent ?? "",
      folded: [...document.querySelectorAll("details")].flatMap((e) =>
        [...e.querySelectorAll("blockquote p, .passage p")].slice(0, 1).map((p) => p.textContent),
      ),
    }));
    if (seen.wide > 0) fault(name, `${seen.wide} px do not fit on ${sheet}`);
    if (seen.navigation > 0) fault(name, `${seen.navigation} navigations are printed`);
    const file = path.join(scratch, `${sheet}-${name.replaceAll("/", "-")}.pdf`);
    // The sheet is the printer's, the margins are the page's own.
    await page.pdf({ path: file, width: `${width}mm`, height: `${height}mm`, preferCSSPageSize: false, printBackground: false });
    await page.context().close();

    const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
    const sheets = text.split("\f").slice(0, -1);
    printed += sheets.length;
    const all = letters(text);
    for (const words of seen.folded) {
      unfolded += 1;
      if (!all.includes(letters(words).slice(0, 40))) fault(name, `${sheet}: folded away on paper: ${words.slice(0, 60)}`);
    }
    if (!all.includes(letters(seen.marking))) fault(name, `${sheet}: the marking is not printed`);
    sheets.forEach((one, n) => {
      for (const margin of margins) {
        const text = margin({ title: seen.title, n: n + 1, of: sheets.length });
        if (!letters(one).includes(letters(text))) fault(name, `${sheet}, page ${n + 1}: the margin lacks “${text}”`);
      }
    });
    const boxes = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
    for (const [, x, y, right, bottom, word] of boxes.matchAll(
      /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)/g,
    )) {
      const out = x < 0 || y < 0 || right > width * POINTS_PER_MM + 0.5 || bottom > height * POINTS_PER_MM + 0.5;
      if (out) fault(name, `${sheet}: cut off at the edge of the sheet: ${word}`);
    }
    if (pictures) {
      const prefix = path.join(pictures, `paper-${sheet}-${kind(name)}`);
      execFileSync("pdftoppm", ["-r", "60", "-png", "-l", "6", file, prefix]);
    }
  }
  report(
    `print: ${wanted.length} pages on ${printed} sheets of ${sheet}: nothing cut off, ${unfolded} folded texts printed, ` +
      `no navigation, ${margins.length} margin texts on each`,
  );
}
await chromium.close();
end();
