//! The whole pack on one page, or in volumes where it is large.

use crate::model::PageKey;
use crate::view::head::Lead;
use crate::view::pages::{Page, PrintPage};
use crate::view::scope::Scope;
use crate::view::{registers, statement};

/// Makes the print page, or one volume of it.
pub(super) fn page<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let shared = scope.shared;
    let index = &shared.index;
    let volume = shared.volumes.get(scope.sheet.part.saturating_sub(1));
    let sheets = volume.map_or(&[][..], Vec::as_slice);
    let printed = sheets
        .iter()
        .map(|sheet| super::page(&Scope::printed(shared, sheet, &scope.href)));
    let parts = printed.filter(|part| holds_something(&part.page)).collect();
    let points = sheets.iter().flat_map(|sheet| match &sheet.key {
        PageKey::Article(id) => index.pack.article(id).points.as_slice(),
        _ => &[],
    });
    let points = points.map(|id| index.pack.point(id)).filter(|p| index.is_live(&p.id));
    let page = PrintPage { parts, statements: statement::keys(points) };
    let title = registers::title(index.words, &PageKey::Print).to_owned();
    let description = index.words.text("description.print").to_owned();
    let mut lead = Lead::new("print", title, description);
    lead.sections = page
        .parts
        .iter()
        .map(|part| crate::view::parts::LinkView {
            href: format!("#{}top", part.head.prefix),
            text: part.head.title.clone(),
            is_external: false,
        })
        .collect();
    (lead, Page::Print(Box::new(page)))
}

/// Parts with nothing to show are not printed.
fn holds_something(page: &Page) -> bool {
    match page {
        Page::Timeline(page) => !page.entries.is_empty() || !page.expected.is_empty(),
        Page::Figures(page) => {
            let n = page.comparisons.len() + page.others.len() + page.calculations.len();
            n > 0
        }
        Page::Quotations(page) => !page.speakers.is_empty(),
        Page::Sources(page) => !page.sources.is_empty() || !page.context.is_empty(),
        Page::Glossary(page) => !page.terms.is_empty(),
        _ => true,
    }
}
