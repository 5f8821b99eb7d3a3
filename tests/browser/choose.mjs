// Chooses what to see and what to print, as a reader does: filters and the choice of sheets, by mouse, by keyboard, and
// where nothing is kept.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { end, fault, report, same } from "./shared/faults.mjs";
import { inView, reading } from "./shared/reading.mjs";
import { build, first, onDisk, pictures, scratch } from "./shared/site.mjs";
import { browser, until } from "./shared/tabs.mjs";

const chromium = await browser();

/** A pack with an event on each of so many topics. */
function manyTopics(n) {
  const pack = path.join(scratch, "many-topics");
  const all = Array.from({ length: n }, (_, i) => `t${i + 1}`);
  const files = {
    "briefing.yaml": `format: 1\ntitle: Many topics\nlanguage: en-GB\ndate: 2025-01-31\ntopics: [${all.join(", ")}]\n`,
    "content/articles/days.md": `---\ntitle: Days\npublished: 2025-01-30\nkind: news\nbody: full\n---\n\n${all.map((id) => `On that day the people of ${id} met in the hall.`).join("\n\n")}\n`,
    "content/summaries/days.yaml": `headline: They met\nbottom_line: They met [@t1].\ntopics: [${all.join(", ")}]\npoints:\n${all
      .map((id, i) => `  ${id}:\n    says: The people of ${id} met.\n    passage: the people of ${id} met in the hall\n    topics: [${id}]\n    event: {title: Meeting of ${id}}\n    when: 2025-01-${String(i + 1).padStart(2, "0")}\n`)
      .join("")}`,
  };
  for (const id of all) files[`content/topics/${id}.md`] = `---\ntitle: Topic ${id}\n---\n`;
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(pack, name)), { recursive: true });
    writeFileSync(path.join(pack, name), text);
  }
  return pack;
}

/** Goes from a page to the choice of what to print with it. */
async function toPrint(page) {
  await page.locator(".print-with a").click();
  await page.waitForURL(/print.*\?/);
  await page.locator(".print-choice").waitFor();
}

// Filters, by mouse and by keyboard.
{
  const page = await reading(chromium);
  await page.goto(onDisk(first("timeline")));
  const events = page.locator("li.event");
  const filter = page.locator(".filter");
  const all = await events.count();
  same("timeline", await filter.locator("output").textContent(), `${all} of ${all} shown`);
  const topics = (await inView(filter.locator("label"))).slice(1);
  for (const [n, topic] of topics.entries()) {
    await filter.getByLabel(topic, { exact: true }).check();
    const shown = await inView(events);
    const wanted = await events.filter({ has: page.locator(".topics a", { hasText: topic }) }).count();
    if (shown.length !== wanted || !wanted) fault("timeline", `${shown.length} events on ${topic}, not ${wanted}`);
    same(`timeline ${n}`, await filter.locator("output").textContent(), `${wanted} of ${all} shown`);
    if ((await inView(page.locator(".gap"))).length) fault("timeline", "gaps between events that are not shown");
  }
  await page.keyboard.press("ArrowDown");
  same("timeline by keyboard", await inView(events).then((shown) => shown.length), all);

  await page.goto(onDisk(first("quotations")));
  const quotations = page.locator(".quotation");
  const n = await quotations.count();
  const [topic, speaker] = [page.getByLabel("Topic"), page.getByLabel("Speaker")];
  const topicName = await topic.locator("option").nth(1).textContent();
  await topic.selectOption({ index: 1 });
  const byTopic = await quotations.filter({ has: page.locator(".topics a", { hasText: topicName }) }).count();
  same("quotations by topic", [(await inView(quotations)).length, byTopic > 0 && byTopic < n], [byTopic, true]);
  const name = await speaker.locator("option").nth(1).textContent();
  await speaker.focus();
  await page.keyboard.press("ArrowDown");
  const both = await inView(quotations);
  same("quotations by topic and speaker", (await inView(page.locator("main section h2"))).join(), name);
  if (!both.length || !both.every((text) => text.includes(topicName))) fault("quotations", `not on ${topicName}: ${both[0]}`);
  same("quotations", await page.locator(".filter output").textContent(), `${both.length} of ${n} shown`);
  await topic.selectOption("*");
  await speaker.selectOption("*");
  same("all quotations", (await inView(quotations)).length, n);
  await page.goto(onDisk("timeline.html", build(manyTopics(14))));
  for (const wanted of ["t12", "t14"]) {
    await page.getByLabel(`Topic ${wanted}`).check();
    const shown = await inView(page.locator("li.event strong"));
    same("a pack of many topics", shown, [`Meeting of ${wanted}`]);
  }
  report(`choose: ${topics.length} topics of the timeline, ${n} quotations by topic and by speaker, gaps and empty parts hidden`);
  await page.context().close();
}

// A choice of what to print, gathered from two pages, and the sheets that come out.
{
  const page = await reading(chromium);
  const [topic, article] = [first("topic"), first("article")];
  const titles = {};
  for (const name of [topic, article]) {
    await page.goto(onDisk(name));
    titles[name] = await page.locator("h1").textContent();
    await toPrint(page);
  }
  const choice = page.locator(".print-choice");
  const shown = () => inView(page.locator(".part-title"));
  same("gathered", (await shown()).sort(), Object.values(titles).sort());
  if (!(await until(page, () => document.activeElement === document.querySelector(".print-choice input")))) {
    fault("print", "the focus is not at the choice");
  }
  if (pictures) await page.screenshot({ path: path.join(pictures, "reader-print-choice.png") });
  const boxes = choice.getByRole("checkbox");
  const count = (await boxes.count()) - 1;
  same("gathered", await choice.locator("output").textContent(), `2 of ${count} shown`);
  await boxes.nth(0).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  const chosen = await shown();
  same("by keyboard", chosen.length, 3);
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await choice.getByRole("button").press("Enter");
  same("print", await page.evaluate(() => window.printed), true);
  const file = path.join(scratch, "chosen.pdf");
  await page.pdf({ path: file });
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).replace(/\s+/g, " ");
  for (const title of await page.locator(".part-title").allTextContents()) {
    const says = await page.locator(".part", { has: page.locator(`h2.part-title:text-is(${JSON.stringify(title)})`) }).evaluate((part) => {
      const texts = [...part.querySelectorAll(".question, .headline, dt, th, .says")];
      return texts.map((e) => e.textContent.trim()).find((text) => text.length > 8) ?? "";
    });
    const isPrinted = text.includes(title) && text.includes(says.slice(0, 20));
    if (chosen.includes(title) && !isPrinted) fault("paper", `“${title}” was chosen and is not printed`);
  }
  for (const other of await page.locator(".part[hidden] .question, .part[hidden] .headline").allTextContents()) {
    if (text.includes(other.replace(/\s+/g, " ").slice(0, 60))) fault("paper", `printed and not chosen: ${other}`);
  }
  for (const unwanted of await choice.locator("legend, button").allTextContents()) {
    if (text.includes(unwanted)) fault("paper", `the choice itself is printed: ${unwanted}`);
  }
  await boxes.nth(0).check();
  same("all", (await shown()).length, count);
  await boxes.nth(0).uncheck();
  same("none", (await shown()).length, 0);
  await page.goto(onDisk(first("print")));
  same("the whole page, as it is without a choice", (await shown()).length, count);
  await page.goto(onDisk(topic));
  await toPrint(page);
  same("chosen anew", await shown(), [titles[topic]]);
  report(`choose: 3 of ${count} parts chosen from two pages and by keyboard, printed alone`);
  await page.context().close();
}

// Where a browser keeps nothing, all but the memory works.
{
  const page = await reading(chromium);
  await page.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"]) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException("refused", "SecurityError"); } });
    }
  });
  await page.goto(onDisk(first("topic")));
  await toPrint(page);
  same("nothing kept", (await inView(page.locator(".part-title"))).length, 1);
  await page.locator(".print-choice input").nth(1).check();
  same("nothing kept", (await inView(page.locator(".part-title"))).length, 2);
  report("choose: works where nothing can be kept");
  await page.context().close();
}

await chromium.close();
end();
