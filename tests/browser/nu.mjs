// Every page, style and drawing is as the standards have it, says the Nu checker: in one run of Java for all of them.
//
// JAVA   the Java that runs it (default: `java` on the path)

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { end, fault, report } from "./shared/faults.mjs";
import { require, site } from "./shared/site.mjs";

// Warnings that are no faults here. Errors have no such list.
const KNOWN = [
  // On the disk a page has no origin, so the checker takes its own files for another's. `check.mjs` has the browser say
  // what the policy stops.
  /^Resource violates Content Security Policy \(meta tag\): external (stylesheet|script|image) .* blocked by .*$/,
  // Linked data is no script: it never runs, and the policy lets it be.
  /^Inline script violates Content Security Policy \(meta tag\): .*$/,
  // A statement is an article of one or two sentences; a heading for each would drown those of the page.
  /^Article lacks heading\. .*$/,
];

const jar = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
const files = readdirSync(site, { recursive: true }).filter((name) => /\.(html|css|svg)$/.test(name)).sort();
const java = process.env.JAVA ?? "java";
const { stderr, status, error } = spawnSync(
  java,
  ["-jar", jar, "--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg", ...files],
  { cwd: site, encoding: "utf8", maxBuffer: 1 << 28 },
);
if (error || status !== 0) {
  console.error(error?.message ?? stderr);
  process.exit(2);
}

let known = 0;
for (const { type, subType, message, url, lastLine, extract } of JSON.parse(stderr).messages) {
  if (type === "info" && KNOWN.some((one) => one.test(message))) known += 1;
  else {
    const file = url ? path.relative(site, decodeURIComponent(new URL(url).pathname)) : "the checker";
    fault(`${file}:${lastLine ?? 0}`, `${subType ?? type}: ${message}: ${extract?.replace(/\s+/g, " ") ?? ""}`);
  }
}
const count = (ending) => files.filter((name) => name.endsWith(ending)).length;
report(`nu: ${count(".html")} pages, ${count(".css")} styles, ${count(".svg")} drawings: no error, no warning but ${known} that are known`);
end();
