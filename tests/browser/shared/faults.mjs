// What a check has found, and how it ends.

const faults = [];

/** Notes what is wrong, once; the check goes on. */
export function fault(where, what) {
  const line = `${where}: ${what}`;
  if (!faults.includes(line)) faults.push(line);
}

/** Holds what was found against what is expected. */
export function same(where, found, expected) {
  const [is, wanted] = [found, expected].map((value) => JSON.stringify(value));
  if (is !== wanted) fault(where, `found ${is}, expected ${wanted}`);
}

let reported = 0;
let since = Date.now();

/** Says in one line what was looked at, how many faults it had, and how long it took. */
export function report(what) {
  const found = faults.length - reported;
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  console.log(`${found ? "FAULT" : "ok   "} ${what}${found ? `: ${found} faults` : ""} (${seconds} s)`);
  reported = faults.length;
  since = Date.now();
}

/** Ends the check: with status 1 where something was wrong. */
export function end() {
  const shown = 60;
  for (const line of faults.slice(0, shown)) console.error(`  ${line}`);
  if (faults.length > shown) console.error(`  … and ${faults.length - shown} more`);
  process.exit(faults.length ? 1 : 0);
}
