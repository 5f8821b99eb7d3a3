// Leads from a page to its sources: a link to the editor beside every statement, a link to the
// article's workbench, and marked words of an article as a passage to copy. What can be a passage
// is the server's to say: this only sends the words and shows the answer.
"use strict";
(async () => {
  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  };
  const style = element("link");
  style.rel = "stylesheet";
  style.href = document.currentScript.dataset.style;
  document.head.append(style);

  const path = (url) => {
    const way = decodeURIComponent(url.pathname).slice(1).replace(/(^|\/)$/, "$1index.html");
    return way + decodeURIComponent(url.hash);
  };
  const workbenchOf = document.body.dataset.article;
  const page = path({ pathname: location.pathname, hash: "" });
  const answer = await fetch(`/__places?page=${encodeURIComponent(page)}`).catch(() => null);
  if (!answer?.ok) return;
  const { article, page: links, statements, token, words } = await answer.json();

  const said = element("p", "briefpack-said");
  said.setAttribute("role", "status");
  document.body.append(said);

  /* Links to the editor. */

  const opener = (opens, label, of) => {
    const made = element(opens.href ? "a" : "button", "briefpack-edit", label);
    if (opens.href) {
      made.href = opens.href;
    } else {
      made.type = "button";
      made.dataset.open = opens.open;
    }
    if (of) made.setAttribute("aria-label", `${label}: ${of}`);
    return made;
  };

  document.addEventListener("click", async (event) => {
    const place = event.target.closest?.("[data-open]")?.dataset.open;
    if (!place) return;
    said.textContent = "";
    const answer = await fetch("/__open", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Briefpack-Token": token },
      body: JSON.stringify({ place }),
    }).catch(() => null);
    if (!answer?.ok) said.textContent = words.failed;
  });

  if (!workbenchOf) {
    for (const self of document.querySelectorAll("a.self[href]")) {
      const opens = statements[path(self)];
      if (opens) self.after(" ", opener(opens, words.edit, self.textContent));
    }
    // What stands on the article's own page without a link to itself: its caveats.
    for (const [address, opens] of Object.entries(statements)) {
      const [of, id] = address.split("#");
      const own = of === page && document.getElementById(id);
      if (own && !own.querySelector(".briefpack-edit")) {
        own.append(" ", opener(opens, words.edit, own.textContent.trim().slice(0, 60)));
      }
    }
    const tools = element("p", "briefpack-tools");
    tools.setAttribute("aria-label", words.tools);
    tools.setAttribute("role", "group");
    for (const { label, opens } of links) tools.append(opener(opens, label));
    if (article) {
      const workbench = element("a", "", words.workbench);
      workbench.href = `/__article/${encodeURIComponent(article)}`;
      tools.append(workbench);
    }
    const title = document.querySelector("h1");
    if (tools.firstChild) (title ? title.after(tools) : document.body.prepend(tools));
  }

  /* Marked words as a passage. */

  const of = workbenchOf ?? article;
  if (!of) return;
  const text = workbenchOf ? "[data-unit]" : ".body :is(p, .table, h2, h3, h4, h5, h6)[id]";
  const added =
    "sup, button, .paragraph-number, .heading-link, .footnote-back, .number, .ref, .briefpack-edit, .briefpack-bar";
  const blocks = "p, li, tr, td, th, h2, h3, h4, h5, h6, blockquote, br";
  const unitOf = (node) => (node.closest ? node : node.parentElement)?.closest(text);
  const lettersOf = (range) => {
    const part = range.cloneContents();
    for (const other of part.querySelectorAll(added)) other.remove();
    for (const block of part.querySelectorAll(blocks)) block.after(" ");
    return part.textContent;
  };

  const bar = element("section", "briefpack-bar");
  bar.setAttribute("aria-label", words.passage);
  const says = element("p", "briefpack-says");
  says.setAttribute("role", "status");
  const shown = element("details", "");
  const yaml = element("pre", "");
  yaml.tabIndex = 0;
  shown.append(element("summary", "", words.yaml), yaml);
  const buttons = element("p", "briefpack-buttons");
  bar.append(says, shown, buttons);
  let last = null;

  const close = () => {
    bar.remove();
    last = null;
  };
  const button = (label, action) => {
    const made = element("button", "", label);
    made.type = "button";
    made.addEventListener("click", action);
    buttons.append(made);
    return made;
  };
  const copy = (kind) => async () => {
    yaml.textContent = last[kind];
    try {
      await navigator.clipboard.writeText(last[kind]);
      says.textContent = words.copied;
    } catch {
      says.textContent = words.by_hand;
      shown.open = true;
      getSelection().selectAllChildren(yaml);
    }
  };
  const copies = [button(words.copy, copy("key")), button(words.copy_item, copy("item"))];
  button(words.close, close).className = "briefpack-close";
  document.addEventListener("keydown", (event) => {
    if (!bar.isConnected) return;
    if (event.key === "Escape") close();
    // Behind marked words the bar is the next stop, wherever the browser would begin to look.
    const isNowhere = document.activeElement === document.body && !getSelection().isCollapsed;
    if (event.key === "Tab" && !event.shiftKey && isNowhere) {
      bar.querySelector(":not([hidden]) > summary, button:not([hidden])").focus();
      event.preventDefault();
    }
  });

  const ask = async () => {
    const selection = getSelection();
    if (selection.rangeCount === 0 || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (bar.contains(range.startContainer)) return;
    const unit = unitOf(range.startContainer);
    const end = unitOf(range.endContainer) ?? unit;
    if (!unit) return;
    const marked = lettersOf(range).trim();
    if (!marked) return;
    const before = document.createRange();
    before.setStart(unit, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const asked = {
      article: of,
      words: marked.slice(0, 5000),
      at: unit.dataset.unit ?? unit.id,
      before: [...lettersOf(before).replace(/\s/g, "")].length,
    };
    const key = JSON.stringify(asked);
    if (last?.asked === key) return;
    const query = Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const answer = await fetch(`/__passage?${query.join("&")}`).catch(() => null);
    if (!answer?.ok) return;
    last = { asked: key, ...(await answer.json()) };
    if (!bar.isConnected || !end.nextElementSibling?.isSameNode(bar)) end.after(bar);
    shown.open = false;
    shown.hidden = !last.is_passage;
    for (const one of copies) one.hidden = !last.is_passage;
    yaml.textContent = last.key;
    says.textContent = last.says;
  };
  // Asked when the marking rests: not while a mouse or a key is still at it.
  let wait = 0;
  let isDown = false;
  const soon = () => {
    clearTimeout(wait);
    if (!isDown) wait = setTimeout(ask, 250);
  };
  document.addEventListener("pointerdown", () => (isDown = true));
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      isDown = false;
      soon();
    });
  }
  document.addEventListener("selectionchange", soon);
})();
