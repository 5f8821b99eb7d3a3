// Searches as a reader does: from the disk and from a server, by keyboard, on a phone, with mistakes, with filters,
// without a script, and with the files of the search gone.

import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { accessible } from "./shared/axe.mjs";
import { end, fault, report } from "./shared/faults.mjs";
import { reading } from "./shared/reading.mjs";
import { box, hits, search } from "./shared/searching.mjs";
import { onDisk, pictures, scratch, site } from "./shared/site.mjs";
import { browser, until } from "./shared/tabs.mjs";

const chromium = await browser();
const briefing = JSON.parse(readFileSync(path.join(site, "briefing.json"), "utf8"));
const shown = briefing.statements.filter((statement) => !statement.withdrawn);

/** Asks the search page for a query by its address. */
async function ask(page, query) {
  await page.goto(`${onDisk("search.html")}?${new URLSearchParams(query)}`);
  return hits(page);
}

const one = (condition, where, what) => condition || fault(where, what);

// Words are folded as the program folds them.
{
  const page = await reading(chromium);
  await page.goto(onDisk("search.html"));
  const list = JSON.parse(readFileSync(fileURLToPath(new URL("folding.json", import.meta.url)), "utf8"));
  for (const { text, words } of list) {
    const found = await page.evaluate((typed) => globalThis.briefpackSearch.words(typed), text);
    const wanted = words.map((word) => word.normalize("NFKD"));
    one(JSON.stringify(found) === JSON.stringify(wanted), text, `folds to ${found}, not to ${wanted}`);
  }
  report(`words: ${list.length} texts fold as the index does`);
  await page.context().close();
}

// Every statement is found by its own words, as it is by parts of words, in capitals and with a mistake.
{
  const page = await reading(chromium);
  await page.goto(onDisk("search.html"));
  let n = 0;
  const longest = (text) => text.match(/\p{L}{5,}/gu)?.sort((a, b) => b.length - a.length)[0];
  for (const statement of shown.filter((_, n) => n % 25 === 0)) {
    const [last, first] = [longest(statement.says), statement.says.match(/\p{L}{2,}/u)[0]];
    if (!last) continue;
    const swapped = last.slice(0, -3) + last.at(-2) + last.at(-3) + last.at(-1);
    const typed = [`${first} ${last}`, `${last.toUpperCase()} ${first.slice(0, -1)}`, `${first} ${last.slice(1)}`, `${first} ${swapped}`];
    for (const query of typed) {
      n += 1;
      await box(page).fill(query);
      await hits(page);
      for (const more = page.locator("main .hit:not(:has(.hit-title))"); await more.count(); ) {
        const shown = await page.locator("main .hit").count();
        await more.click();
        await page.waitForFunction((n) => document.querySelectorAll("main .hit").length > n || !document.querySelector("main .hit:not(:has(.hit-title))"), shown);
      }
      const found = await hits(page);
      one(found.some(({ href }) => href === statement.href), query, `does not find ${statement.href}`);
    }
  }
  report(`finding: ${n} questions, each finds the statement it was made of`);
  await page.context().close();
}

// As a person does: types, chooses by keyboard, is at the statement; goes back, and finds the hits again.
{
  const page = await reading(chromium);
  await page.goto(onDisk("search.html"));
  const [statement] = shown.filter((some) => some.quoted);
  const word = statement.passages[0].speech[0].match(/\p{L}{6,}/u)?.[0] ?? statement.says.match(/\p{L}{6,}/u)[0];
  const found = await search(page, word);
  one(found.length > 0, word, "finds nothing");
  one(found.every(({ marks }) => marks.length > 0), word, "a hit without a marked word");
  const hrefs = found.map(({ href }) => href);
  one(new Set(hrefs).size === hrefs.length, word, "the same hit twice");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const active = await box(page).evaluate((input) => {
    const option = document.getElementById(input.getAttribute("aria-activedescendant"));
    return { href: option?.getAttribute("href"), selected: option?.ariaSelected, focused: document.activeElement === input };
  });
  one(active.href === hrefs[0] && active.selected === "true" && active.focused, word, `not the first hit is chosen: ${JSON.stringify(active)}`);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.endsWith("search.html"));
  const isInView = () => {
    const { top, bottom } = document.querySelector(":target")?.getBoundingClientRect() ?? {};
    return top < innerHeight && bottom > 0;
  };
  one(!page.url().includes("#") || (await until(page, isInView)), page.url(), "the statement is not in view");
  await page.goBack();
  one((await box(page).inputValue()) === word, "back", "the words are not in the box any more");
  // The address says what was asked before the hits are there again.
  await page.locator("main .hit").first().waitFor();
  one((await hits(page)).length === found.length, "back", "the hits are not those from before");
  await box(page).focus();
  await page.keyboard.press("Escape");
  one(/^\?q=/.test(new URL(page.url()).search), page.url(), "the address does not keep the words");
  report("keyboard: typed, chosen by arrows, opened in view, and found again on the way back");
  await page.context().close();
}

// The beginning of a word, mistakes, numbers as printed, and what there is none of.
{
  const page = await reading(chromium);
  await page.goto(onDisk("search.html"));
  const actor = shown.flatMap((some) => some.by).find(({ href }) => href?.startsWith("people/"));
  const name = actor.name.split(" ").at(-1);
  const swap = (word, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  for (const query of [actor.name, name.toUpperCase(), name.slice(0, -2), swap(name, 2), swap(name, 0), name.slice(0, 2) + name.slice(3), `x${name}`]) {
    const found = await search(page, query);
    one(found.some(({ href }) => href === actor.href), query, `does not find ${actor.name}`);
  }
  one((await search(page, actor.name))[0].href === actor.href, actor.name, "is not the first hit of the name");
  const figure = shown.find((some) => /\d,\d{3}/.test(some.figure?.printed ?? ""));
  if (figure) {
    const number = figure.figure.printed.match(/\d[\d,]*\d/)[0];
    for (const query of [number, number.replaceAll(",", "")]) {
      const found = await search(page, query);
      one(found.some(({ href }) => href === figure.href), query, "does not find the figure");
      one(found.some(({ marks }) => marks.includes(number)), query, "is not marked as printed");
    }
  }
  one((await search(page, "zzzqqqvvv")).length === 0, "zzzqqqvvv", "finds something");
  one(await page.locator("main .search-said").innerText(), "zzzqqqvvv", "nothing is said of it");
  const danger = await search(page, "<img src=x onerror=alert(1)>");
  one(!(await page.locator("main img, .hit img").count()) && Array.isArray(danger), "markup", "becomes an element");
  await box(page).fill("");
  await hits(page);
  one(!(await page.locator("main .hit").count()), "no words", "leave hits");
  report(`words: “${actor.name}” whole, in capitals, begun and mistyped; numbers with and without comma; nothing; markup`);
  await page.context().close();
}

// Filters by kind and by topic.
{
  const page = await reading(chromium);
  const sorts = new Set();
  const topics = briefing.topics;
  const word = "the";
  const all = await ask(page, { q: word });
  const kinds = await page.locator("form.search-form select[name=kind] option").evaluateAll((all) => all.map((option) => option.value).filter(Boolean));
  let sum = 0;
  for (const kind of kinds) {
    const found = await ask(page, { q: word, kind });
    one((await page.locator("select[name=kind]").inputValue()) === kind, kind, "is not chosen by its address");
    found.forEach(({ sort }) => sorts.add(sort));
    if (!["_quotation", "_figure"].includes(kind)) sum += found.length;
  }
  one(sum >= Math.min(all.length, 10), word, `${sum} hits by kind, ${all.length} without filter`);
  one(kinds.length === 7 && sorts.size >= 3, word, `${kinds.length} kinds, ${sorts.size} of them found`);
  await ask(page, { q: word });
  await page.locator("select[name=topic]").selectOption({ label: topics[0].title });
  const found = await hits(page);
  const of = new Map(shown.map((some) => [some.href, some.topics]));
  const astray = found.filter(({ href }) => of.has(href) && !of.get(href).includes(topics[0].href));
  one(found.length > 0 && astray.length === 0, topics[0].title, `${astray.length} of ${found.length} are of another topic`);
  one(/topic=_1/.test(page.url()), page.url(), "the address does not keep the topic");
  report(`filters: ${kinds.length} kinds and a topic, kept in the address`);
  await page.context().close();
}

// A phone: nothing overflows, targets are large enough, a touch leads on. Both schemes are kept as pictures.
for (const colorScheme of ["light", "dark"]) {
  const page = await reading(chromium, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme });
  const found = await ask(page, { q: shown[0].says.match(/\p{L}{5,}/u)[0] });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  one(wide <= 0, "phone", `overflows by ${wide} px`);
  const small = await page.locator("main :is(.hit, form.search-form :is(input, select))").evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().height < 24).length);
  one(!small, "phone", `${small} targets are lower than 24 px`);
  if (pictures) await page.screenshot({ path: path.join(pictures, `searching-360-${colorScheme}.png`) });
  await accessible(page, `phone, ${colorScheme}`);
  await page.locator("main .hit").first().tap();
  await page.waitForURL((url) => url.href.endsWith(found[0].href));
  await page.context().close();
}
report("phone: 360 px, light and dark, a touch opens the hit");

// A box in the head of a page, as the pages' own script begins it.
{
  const page = await reading(chromium);
  await page.goto(onDisk(shown[0].href.split("#")[0]));
  await page.evaluate(async () => {
    const form = Object.assign(document.createElement("form"), { className: "site-search" });
    form.innerHTML = '<label for="try:box">Search</label><input type="search" id="try:box" name="q">';
    document.querySelector(".site-head").append(form);
    const script = Object.assign(document.createElement("script"), { src: "../theme/search.js" });
    await new Promise((done) => { script.onload = done; document.head.append(script); });
    globalThis.briefpackSearch({ input: form.q, root: "../" });
    form.q.focus();
  });
  const input = page.locator("#try\\:box");
  const state = () =>
    input.evaluate((box) => {
      const list = document.getElementById(box.getAttribute("aria-controls"));
      return { role: box.role, open: box.ariaExpanded, hidden: list.hidden, n: list.children.length, active: box.getAttribute("aria-activedescendant"), said: document.querySelector(".site-search [role=status]").textContent };
    });
  await input.pressSequentially("the", { delay: 15 });
  // The last line leads to all hits of the words as they are; there were others for each letter.
  await page.locator('.search-list .hit[href$="?q=the"]').waitFor();
  let now = await state();
  one(now.role === "combobox" && now.open === "true" && !now.hidden && now.n <= 9 && now.said, "head", `is not open: ${JSON.stringify(now)}`);
  if (pictures) await page.screenshot({ path: path.join(pictures, "searching-head.png") });
  await accessible(page, "head");
  await page.keyboard.press("ArrowUp");
  one((await state()).active.endsWith(`:${now.n - 1}`), "head", "the arrow up does not choose the last");
  await page.keyboard.press("ArrowDown");
  one((await state()).active.endsWith(":0"), "head", "the arrow down does not go round to the first");
  await page.keyboard.press("Escape");
  now = await state();
  one(now.open === "false" && now.hidden && (await input.inputValue()) === "the", "head", "Escape does not close the list and leave the words");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.endsWith(shown[0].href.split("#")[0]) || url.hash);
  report("head: a combobox that opens as one types, arrows go round, Escape closes, Enter opens");
  await page.context().close();
}

// Without script there are the lists; where the files of the search are gone, that is said.
{
  const page = await reading(chromium, { javaScriptEnabled: false });
  await page.goto(onDisk("search.html"));
  one(!(await page.locator("form.search-form").isVisible()), "no script", "a form that does nothing is shown");
  one((await page.locator("main a").count()) > shown.length, "no script", "the lists are not there");
  await page.context().close();
  cpSync(path.join(site, "theme"), path.join(scratch, "theme"), { recursive: true });
  cpSync(path.join(site, "search.html"), path.join(scratch, "search.html"));
  const other = await reading(chromium);
  other.mayFail = true;
  await other.goto(`${onDisk("search.html", scratch)}?q=word`);
  await other.waitForFunction(() => document.querySelector("main .search-said")?.textContent);
  const said = await other.locator("main .search-said").innerText();
  one(said === (await other.locator("form.search-form").getAttribute("data-failed")), "files gone", `says “${said}”`);
  await other.context().close();
  report("without: no script shows the lists and no dead form, missing files are told of");
}

await chromium.close();
end();
