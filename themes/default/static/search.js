// The search. Its data are scripts: a page opened from a disk can load nothing else.
(() => {
if (globalThis.briefpackSearch) return;
const [data, waiting] = [{}, {}];
let root = "";
const make = (tag, names, ...content) => {
  const element = Object.assign(document.createElement(tag), names);
  element.append(...content);
  return element;
};
const load = (name) =>
  (data[name] ??= new Promise((done, onerror) => {
    waiting[name] = done;
    document.head.append(make("script", { src: `${root}search/${name}.js`, onerror }));
  }));
globalThis.briefpackSearchData = (name, value) => (waiting[name] ? waiting[name](value) : (data[name] = value));

// As search/fold.rs.
const fold = (text) =>
  text.normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff\xadʻʼ]/g, "")
    .replace(/ς/g, "σ")
    .replace(/[\u0e00-\u0eff\u2e80-\u9fff]/g, " $& ")
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1");
const parts = (text) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const words = (text) => parts(fold(text).replace(/(?<=\p{L})[.'‘’‐-](?=\p{L})/gu, ""));

// Whether at most n letters differ, a swap being one; a word that goes on has more.
const isNear = (typed, word, n, goesOn) => {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const [a, b] = [typed.slice(at), word.slice(at)];
  if (!a || !b) return (!a && goesOn) || a.length + b.length <= n;
  const steps = [[1, 1], [1, 0], [0, 1]];
  if (a[0] === b[1] && a[1] === b[0]) steps.push([2, 2]);
  return n > 0 && steps.some(([i, j]) => isNear(a.slice(i), b.slice(j), n - 1, goesOn));
};

const pieces = async (list, from, to, most) => {
  const firsts = (await load("index"))[list];
  const names = firsts.flatMap((first, n) => (first <= to && !(firsts[n + 1] < from) ? `${list}-${n}` : []));
  const texts = await Promise.all(names.slice(0, most).map(load));
  return [texts.join(" "), names.length > most];
};

const scan = async (give, from, to = from, most = Infinity) => {
  const [text, isCut] = await pieces("terms", from, to, most);
  for (const [, word, steps] of text.matchAll(/(\S+) (\S+)/g)) {
    if (word < from || word > to) continue;
    let number = 0;
    for (const step of steps.split(",")) {
      const value = parseInt(step, 36);
      number += value >> 1;
      give(number, value & 1, word);
    }
  }
  return isCut;
};

const similar = async (typed, isLast, first) => {
  const most = typed.length < 4 || /[_\p{N}]/u.test(typed) ? 0 : typed.length < 8 ? 1 : 2;
  if (!most) return [];
  const [text] = await pieces("words", first, `${first}\uffff`);
  const found = [];
  let word = "";
  for (const entry of text.split(" ")) {
    word = word.slice(0, parseInt(entry[0], 36)) + entry.slice(1);
    const far = [1, most].find((n) => isNear(typed, word, n, isLast));
    if (far) found.push([word, far]);
  }
  return found.sort((a, b) => a[1] - b[1] || a[0].length - b[0].length).slice(0, 12);
};

// The documents of a word: as typed it counts 1, as a beginning ½, mistyped ¼ or ⅛; half outside their own words.
const look = async (typed, isLast) => {
  const list = { held: new Map(), meant: new Set() };
  const add = (fits) => (number, isOwn, word) => {
    list.meant.add(word);
    list.held.set(number, Math.max(list.held.get(number) ?? 0, (word === typed ? 1 : fits) / (2 - isOwn)));
  };
  list.isCut = await (isLast ? scan(add(0.5), typed, `${typed}\uffff`, 2 * typed.length) : scan(add(1), typed));
  for (const first of [typed[0], ""]) {
    if (list.held.size) break;
    list.isMistyped = true;
    const others = await similar(typed, isLast, first);
    await Promise.all(others.map(([word, far]) => scan(add(0.25 / far), word)));
  }
  return list;
};

// The documents with all words and filters: a rare word counts more, and the newest come first among equals.
const find = async ([query, ...filters]) => {
  const { documents, perFile, texts } = await load("index");
  const typed = words(query);
  const wanted = [...typed, ...filters.filter(Boolean)];
  const lists = await Promise.all(wanted.map((word, n) => look(word, n === typed.length - 1)));
  const has = (number) => lists.every(({ held }) => held.has(number));
  const score = (number) => lists.reduce((sum, { held }) => sum + held.get(number) * Math.log2(1 + documents / held.size), 0);
  const numbers = [...(lists[0]?.held.keys() ?? [])].filter(has);
  const ranked = numbers.map((number) => [number, score(number)]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const is = (what) => lists.some((list) => list[what]);
  const hits = texts[is("isCut") ? "more_than" : "hits"].replace("{n}", ranked.length);
  const said = ranked.length ? (is("isMistyped") ? texts.similar : "") + hits : texts.none;
  const which = (text) => lists.filter(({ meant }) => [...words(text), ...parts(fold(text))].some((word) => meant.has(word)));
  return { ranked, perFile, texts, which, said: wanted.length ? said : "" };
};

const hit = async ({ perFile, which }, number) => {
  const file = await load(`documents-${Math.floor(number / perFile)}`);
  const [sort, title, href, others, source] = file[number % perFile];
  const [best = ""] = [...others].sort((a, b) => which(b).length - which(a).length);
  const marked = (text) => text.split(/([^\p{L}\p{M}\p{N}.,'’‐‑-]+|[.,'’]+(?![\p{L}\p{N}]))/u).map((word) => (which(word).length ? make("mark", {}, word) : word));
  const span = (name, ...content) => make("span", { className: `hit-${name}` }, ...content, " ");
  const texts = [span("title", ...marked(title)), span("text", ...marked(best))];
  return make("a", { href: root + href }, span("sort", sort), ...texts, span("source", source));
};

// A combobox; the search page has a list of its own.
globalThis.briefpackSearch = ({ input, root: to = "", list, most = 8 }) => {
  root = to;
  const { form } = input;
  const isPage = Boolean(list);
  const said = make("p", { className: "search-said", role: "status" });
  list ??= make("div", { className: "search-list", id: "search:list", role: "listbox" });
  if (!isPage) input.after(list);
  list.before(said);
  Object.assign(input, { role: "combobox", ariaAutoComplete: "list" });
  input.setAttribute("aria-controls", list.id);
  let [at, turn, shown] = [-1, 0, most];
  const open = (is, n = -1) => {
    at = n;
    list.hidden = !is;
    input.ariaExpanded = is;
    const chosen = list.children[n];
    for (const option of list.children) option.ariaSelected = option === chosen;
    chosen?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", chosen?.id ?? "");
  };
  const address = () => `${root}search.html?${new URLSearchParams(new FormData(form))}`;
  const ask = async (from) => {
    const own = (turn += 1);
    await new Promise((done) => setTimeout(done, 100));
    if (own !== turn) return;
    const found = await find([...new FormData(form).values()]);
    const links = await Promise.all(found.ranked.slice(0, shown).map(([number]) => hit(found, number)));
    if (own !== turn) return;
    const isMore = isPage ? shown < found.ranked.length : links.length;
    if (isMore) links.push(make("a", { href: address(), onclick: more }, found.texts[isPage ? "more" : "all"]));
    const names = { className: "hit", role: "option", tabIndex: isPage - 1 };
    links.forEach((link, n) => Object.assign(link, names, { id: `${list.id}:${n}` }));
    list.replaceChildren(...links);
    list.ariaLabel = said.textContent = found.said;
    open(links.length > 0);
    if (isPage) history.replaceState(null, "", address());
    links[from]?.focus();
  };
  const more = () => !isPage || (tell((shown += most) - most), false);
  const tell = (from) => ask(from).catch(() => (said.textContent = form.dataset.failed ?? ""));
  form.addEventListener("input", () => {
    shown = most;
    tell();
  });
  input.addEventListener("blur", () => open(isPage && !list.hidden));
  list.addEventListener("mousedown", (event) => isPage || event.preventDefault());
  input.addEventListener("keydown", (event) => {
    const n = list.children.length;
    if (event.key === "ArrowDown") open(n > 0, (at + 1) % n);
    else if (event.key === "ArrowUp") open(n > 0, (at > 0 ? at : n) - 1);
    else if (event.key === "Escape" && (isPage ? at >= 0 : !list.hidden)) open(isPage);
    else if (event.key === "Enter") (list.children[at] ?? make("a", { href: address() })).click();
    else return;
    event.preventDefault();
  });
  open(false);
  if (input.value) tell();
};

globalThis.briefpackSearch.words = words;

const form = document.querySelector("form.search-form");
if (!form) return;
new URLSearchParams(location.search).forEach((value, name) => Object.assign(form.elements[name] ?? {}, { value }));
form.hidden = false;
globalThis.briefpackSearch({ input: form.q, list: document.getElementById("search:hits"), most: 10 });
})();
