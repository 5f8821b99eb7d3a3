//! The whole pack on one page, or in volumes where it is large.

use crate::model::PageKey;
use crate::view::head::Lead;
use crate::view::pages::{Holds, Page, PageView, PartView, PrintPage};
use crate::view::parts::LinkView;
use crate::view::registers;
use crate::view::scope::{Scope, print_prefix};
use crate::view::setting::Setting;
use crate::view::shared::Shared;
use crate::view::urls::Sheet;

/// Makes the print page, or one volume of it.
pub(super) fn page<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let shared = scope.shared;
    let words = shared.index.words;
    let volume = shared.volumes.get(scope.sheet.part.saturating_sub(1));
    let sheets = volume.map_or(&[][..], Vec::as_slice);
    let parts = sheets.iter().filter_map(|sheet| part(scope, sheet));
    let page = PrintPage { parts: parts.collect() };
    let title = registers::title(words, &PageKey::Print).to_owned();
    let description = words.text("description.print").to_owned();
    let mut lead = Lead::new("print", title, description);
    let sections = page.parts.iter().map(|part| LinkView {
        href: format!("#{}top", part.prefix),
        text: part.title.clone(),
        is_external: false,
        marked: None,
    });
    lead.sections = sections.collect();
    (lead, Page::Print(Box::new(page)))
}

/// A page as a part; none where there is nothing to show.
fn part(scope: &Scope, sheet: &Sheet) -> Option<PartView> {
    let shared = scope.shared;
    let href = &scope.setting.href;
    if let PageKey::Article(id) = &sheet.key {
        let prefix = print_prefix(shared, sheet);
        return Some(PartView {
            kind: "article".to_owned(),
            title: shared.index.pack.article(id).title.clone(),
            setting: Setting::new(shared, href, &prefix),
            prefix,
            holds: Holds::Same(sheet.clone()),
        });
    }
    let page = printed(shared, sheet, href)?;
    Some(PartView {
        kind: page.head.kind.clone(),
        title: page.head.title.clone(),
        prefix: page.head.prefix.clone(),
        setting: Setting::new(shared, href, &page.head.prefix),
        holds: Holds::Page(Box::new(page)),
    })
}

/// Makes a page for a place among others, in the file at `href`; none where it has nothing to
/// show.
pub(crate) fn printed(
    shared: &Shared<'_>,
    sheet: &Sheet,
    href: &str,
) -> Option<PageView> {
    let page = super::page(&Scope::printed(shared, sheet, href));
    holds_something(&page.page).then_some(page)
}

/// Parts with nothing to show are not printed.
fn holds_something(page: &Page) -> bool {
    match page {
        Page::Timeline(page) => !page.entries.is_empty() || !page.expected.is_empty(),
        Page::Figures(page) => {
            let n = page.comparisons.len() + page.others.len() + page.calculations.len();
            n > 0
        }
        Page::Sources(page) => !page.sources.is_empty() || !page.context.is_empty(),
        Page::Glossary(page) => !page.terms.is_empty(),
        _ => true,
    }
}
