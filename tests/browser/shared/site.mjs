// Where the built site is, its pages, and the sites of other packs.
//
// SITE      the folder that a build wrote (default: `public` in the clone)
// PROGRAM   the program (default: the release build in the clone's `target`)
// PICTURES  a folder for pictures, for a person to look at (default: none are made)
// NODE_PATH the folder with the npm packages that `.ci/run` names

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// `import` does not look where NODE_PATH points, `require` does.
export const require = createRequire(import.meta.url);

export const clone = fileURLToPath(new URL("../../..", import.meta.url));
export const site = path.resolve(process.env.SITE ?? path.join(clone, "public"));
export const program = process.env.PROGRAM ?? path.join(clone, "target/release/briefpack");
export const pictures = process.env.PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });

if (!existsSync(path.join(site, "index.html"))) {
  console.error(`no built site in ${site}: run \`cargo run --release -- build\` first`);
  process.exit(2);
}

/** A folder of this check's own; it is gone when the check ends. */
export const scratch = mkdtempSync(path.join(tmpdir(), "briefpack-check-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** The pages of a site, as paths from its root with `/` between their parts, in order. */
export const pagesOf = (root) =>
  readdirSync(root, { recursive: true })
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => name.endsWith(".html"))
    .sort();

/** The pages of the site. */
export const pages = pagesOf(site);

/** The kind that a page says it is of, such as `topic`. */
export function kind(page) {
  const text = readFileSync(path.join(site, page), "utf8");
  return /<body class="page-([\w-]+)/.exec(text)?.[1] ?? "none";
}

/** The first page of a kind, if the site has one. */
export const first = (wanted) => pages.find((page) => kind(page) === wanted);

/**
 * The largest page of each kind: what is wrong with a kind shows there first. Of those above `most` bytes it is the
 * smallest, for what takes long.
 */
export function largestOfEachKind(most = Infinity) {
  const found = new Map();
  for (const page of pages) {
    const size = readFileSync(path.join(site, page)).length;
    const other = found.get(kind(page))?.size;
    if (other === undefined || (size <= most ? other < size || other > most : size < other)) found.set(kind(page), { page, size });
  }
  return [...found].map(([name, { page }]) => ({ kind: name, page })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** The address of a page on the disk. */
export const onDisk = (page, root = site) => pathToFileURL(path.join(root, page)).href;

/** Whether an address is a file of the site, or of a site that this check has built. */
export const fromDisk = (url) => [site, scratch].some((folder) => url.startsWith(pathToFileURL(folder).href));

/** Builds a pack; gives the folder of its site. */
export function build(pack, ...options) {
  const out = path.join(scratch, [path.basename(pack), ...options, "site"].join(" ").replaceAll(/[^\w]+/g, "-"));
  execFileSync(program, ["build", "--quiet", "--no-cache", "--pack", pack, "--out", out, ...options]);
  return out;
}
