// The search page, as somebody uses it.

/** The box of the search page. */
export const box = (page) => page.locator("form.search-form input[name=q]");

/** The hits that are shown, once the address says that they are those of what the form holds. */
export async function hits(page) {
  await page.waitForFunction(() => {
    const asked = new URLSearchParams(new FormData(document.querySelector("form.search-form")));
    return location.search === `?${asked}`;
  });
  return page.locator("main .hit:has(.hit-title)").evaluateAll((links) =>
    links.map((link) => ({
      href: link.getAttribute("href"),
      sort: link.querySelector(".hit-sort").textContent.trim(),
      title: link.querySelector(".hit-title").textContent.trim(),
      marks: [...link.querySelectorAll("mark")].map((mark) => mark.textContent),
    })),
  );
}

/** Types a query into the box of the search page as it stands. */
export async function search(page, query) {
  if (await box(page).inputValue()) {
    await box(page).fill("");
    await hits(page);
  }
  await box(page).pressSequentially(query, { delay: 15 });
  return hits(page);
}
