// Every page is HTML as the standard has it, with no style or script inside it.

import { readFileSync } from "node:fs";
import path from "node:path";
import { end, fault, report } from "./shared/faults.mjs";
import { pages, require, site } from "./shared/site.mjs";

const { HtmlValidate, StaticConfigLoader } = require("html-validate");

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:a11y"],
    rules: {
      "no-dup-id": "error",
      "no-inline-style": "error",
      // Linked data is the one script that a page may hold: it is data, and never runs.
      "script-type": "off",
      // A table that scrolls is a named region for the keyboard; what element it is says no more.
      "prefer-native-element": "off",
    },
  }),
);

let bytes = 0;
for (const page of pages) {
  const text = readFileSync(path.join(site, page), "utf8");
  bytes += text.length;
  for (const { messages } of (await validator.validateString(text, page)).results) {
    for (const m of messages) fault(`${page}:${m.line}:${m.column}`, `${m.message} (${m.ruleId})`);
  }
  const running = [...text.matchAll(/<script\b(?![^>]*\bsrc=)(?![^>]*application\/ld\+json)[^>]*>/g)];
  for (const [tag] of running) fault(page, `a script inside the page: ${tag}`);
  if (/\son[a-z]+\s*=\s*["']/i.test(text.replace(/<script[\s\S]*?<\/script>/g, "").replace(/>[^<]*</g, "><"))) {
    fault(page, "an event handler inside the page");
  }
}
report(`html: ${pages.length} pages, ${Math.round(bytes / 1024)} KiB: valid HTML, ids unique, no style or script inside`);
end();
