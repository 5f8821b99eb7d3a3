// The reader's tools: without them nothing is missing from a page.
"use strict";
(() => {
const { dataset: words, src } = document.currentScript;
const root = new URL("..", src).href;
const find = (what, within = document) => [...within.querySelectorAll(what)];
const plain = (node) => node.textContent.replace(/\s+/g, " ").trim();
const make = (name, values) => Object.assign(document.createElement(name), values);
// A browser may refuse to keep anything.
const kept = (storage, value) => {
  try {
    if (value !== undefined) self[storage][root] = value;
    return self[storage][root];
  } catch {}
};

const said = make("p", { className: "unseen", role: "status" });
document.body.append(said);
const copies = (value) => {
  const area = make("textarea", { value });
  said.replaceChildren(area);
  area.select();
  return document.execCommand("copy");
};
const copier = (label, of, value) => {
  const button = make("button", { type: "button" });
  const show = (text) => {
    button.textContent = text;
    button.ariaLabel = `${text} ${of}`;
  };
  button.onclick = async () => {
    const isDone = await navigator.clipboard?.writeText(value).then(() => true, () => false);
    show(isDone || copies(value) ? words.copied : words.failed);
    said.textContent = `${button.textContent}: ${value}`;
    button.focus();
    setTimeout(show, 2000, label);
  };
  show(label);
  return button;
};
const pieces = (line) => {
  const copy = line.cloneNode(true);
  for (const other of find(".topics, .check, .number, .locator", copy)) other.remove();
  return plain(copy).split(/(?: ·)+(?: |$)/);
};
// Speech within the source's own words gets inner marks.
const quoted = (passage) => {
  const [open, close, ...inner] = words.marks.split("|");
  const copy = passage.cloneNode(true);
  const speech = find("q", copy);
  if (!speech[0] || speech.map(plain).join("") === plain(copy)) return open + plain(copy) + close;
  for (const q of speech) q.textContent = inner.join(q.textContent);
  return `${open}${plain(copy)}${close} (${words.partly})`;
};
const furnish = (holder) => {
  const card = holder.closest(".statement") ?? holder;
  const [link] = find(".self, .note > p > a:last-of-type, figcaption a[href*='articles/']", card);
  if (!link || find(".tools", holder)[0]) return;
  const here = find("link[rel=canonical]")[0] ?? location;
  const address = new URL(link.getAttribute("href"), here.href).href;
  const of = plain(link);
  const lines = find(".attribution, .note > summary, .note > .chain, figcaption", card);
  const from = [...lines, ...find(".self", card)].flatMap(pieces).filter(Boolean).join(", ");
  const passages = find("blockquote > p", holder).map(quoted).join(" ");
  const tools = make("p", { className: "tools" });
  if (passages) tools.append(copier(words.words, of, `${passages} — ${from}. ${address}`), " ");
  if ("open" in holder) tools.append(copier(words.link, of, address));
  (find("figcaption", holder)[0] ?? holder).append(tools);
};
// A page may have many statements: tools are made for those near by.
const meet = (met) => met.filter((one) => one.isIntersecting).forEach((one) => furnish(one.target));
const near = new IntersectionObserver(meet, { rootMargin: "100%" });
for (const holder of find("body:not(.page-print) :is(.evidence, .note, .quotation)")) near.observe(holder);
for (const line of find(".cite-as")) line.append(" ", copier(words.cite, "", plain(line)));

const choosing = (form, items, isShown) => {
  const apply = () => {
    for (const item of items) item.hidden = !isShown(item);
    const n = items.filter((item) => !item.hidden).length;
    find("output", form)[0].textContent = words.shown.replace("{n}", n).replace("{of}", items.length);
  };
  for (const hidden of [form, ...find("[hidden]", form)]) hidden.hidden = false;
  apply();
  form.addEventListener("change", apply);
  addEventListener("pageshow", apply);
};
// The value of a control is what an item must match.
for (const form of find(".filter")) {
  const isShown = (item) => find(":checked", form).every(({ value }) => item.matches(value));
  choosing(form, find("li.event, .quotation"), isShown);
}
for (const form of find(".print-choice")) {
  const [all, ...parts] = find("input", form);
  const basket = new Set(kept("sessionStorage")?.split(" "));
  form.onchange = ({ target }) => {
    if (target === all) for (const part of parts) part.checked = all.checked;
    for (const { checked, value } of parts) basket[checked ? "add" : "delete"](value);
    if (location.search) kept("sessionStorage", [...basket].join(" "));
    all.checked = parts.every((part) => part.checked);
  };
  find("button", form)[0].onclick = () => print();
  if (location.search) {
    basket.add(location.hash.slice(1));
    for (const part of parts) part.checked = basket.has(part.value);
    form.onchange({});
    addEventListener("load", () => all.focus());
  }
  choosing(form, find(".part"), ({ id }) => parts.find(({ value }) => value === id).checked);
}

const [box] = find("#search-box, main [type=search]");
const load = () => {
  const onload = () => briefpackSearch({ input: box, root });
  document.head.append(make("script", { src: `${root}theme/search.js`, onload }));
};
find(".site-search")[0]?.addEventListener("focusin", load, { once: true });
const [shortcut] = find(".shortcut input");
if (!box || !shortcut) return;
shortcut.parentNode.hidden = false;
shortcut.checked = kept("localStorage") !== "false";
shortcut.onchange = () => kept("localStorage", shortcut.checked);
let from = box;
addEventListener("keydown", (event) => {
  const { key, target, defaultPrevented, ctrlKey, altKey, metaKey } = event;
  if (key === "Escape" && target === box && !defaultPrevented) {
    box.blur();
    from.focus();
  }
  const isTyping = ctrlKey || altKey || metaKey || target.matches("input, select, textarea");
  if (key !== "/" || isTyping || !shortcut.checked) return;
  event.preventDefault();
  from = target;
  box.focus();
});
})();
