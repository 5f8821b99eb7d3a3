// What checks put into every page before anything of its own.

/**
 * Runs in the page: it notes what the security policy stopped and what moved, keeps what a page does later until it is
 * asked for, and knows colours.
 */
export function atStart() {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (e) => {
    window.violations.push(`${e.violatedDirective} ${e.blockedURI}`);
  });

  window.moved = [];
  const note = (entries) => {
    for (const { value, sources, hadRecentInput } of entries) {
      const node = sources[0]?.node;
      const what = node ? `${node.nodeName.toLowerCase()} ${node.textContent?.trim().slice(0, 40) ?? ""}` : "";
      if (!hadRecentInput) window.moved.push({ value, what });
    }
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  /** What has moved of itself, once nothing is left to do; something may still come without a sign for a moment. */
  window.shifts = async () => {
    await document.fonts.ready;
    await new Promise((done) => setTimeout(done, 300));
    for (let n = 0; n < 2; n += 1) await new Promise((done) => requestIdleCallback(done, { timeout: 1000 }));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    note(observer.takeRecords());
    return window.moved;
  };

  // What a page takes back after a second or more would be gone before a slow machine has looked.
  const { setTimeout } = window;
  let held = [];
  window.setTimeout = (run, wait, ...values) => {
    if (!(wait >= 1000)) return setTimeout(run, wait, ...values);
    // No timer of the page's own has such a number.
    return -held.push([wait, () => run(...values)]);
  };
  /** Does what the page was to do later; gives after how many milliseconds that was to be. */
  window.later = () => {
    const now = held;
    held = [];
    return now.map(([wait, run]) => (run(), wait));
  };

  const seen = new Map();
  let pen;
  /** Red, green, blue and alpha of a colour, each up to 255. */
  const rgba = (colour) => {
    if (!seen.has(colour)) {
      pen ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      seen.set(colour, [...pen.getImageData(0, 0, 1, 1).data]);
    }
    return seen.get(colour);
  };
  /** What is seen of a colour over another; `share` is how much of it there is. */
  const over = ([r, g, b, a], below, share = 1) =>
    [r, g, b].map((v, n) => below[n] + ((v - below[n]) * a * share) / 255);
  /** The colour on which an element stands. */
  const behind = (e) => {
    if (!e) return [255, 255, 255];
    const own = rgba(getComputedStyle(e).backgroundColor);
    return own[3] === 255 ? own.slice(0, 3) : over(own, behind(e.parentElement));
  };
  // Relative luminance, and the ratio of two of them: WCAG 2.2.
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [a, b] = [light(one), light(other)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  window.colours = { rgba, over, behind, ratio };
  /** The contrast of a colour with what is behind an element. */
  window.contrast = (colour, e) => {
    const ground = behind(e);
    return ratio(over(rgba(colour), ground), ground);
  };
}
