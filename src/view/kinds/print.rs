//! The whole pack on one page, or in volumes where it is large.

use crate::model::PageKey;
use crate::view::head::Lead;
use crate::view::pages::{Page, PrintPage};
use crate::view::scope::Scope;
use crate::view::urls::Sheet;
use crate::view::{registers, split, statement};

/// Makes the print page, or one volume: all but the articles stands in the first.
pub(super) fn page<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let shared = scope.shared;
    let index = &shared.index;
    let articles = split::volume(shared, scope.sheet.part);
    let articles = articles.iter().map(|article| PageKey::Article(article.id.clone()));
    let keys: Vec<_> = if scope.is_first() {
        let topics = index.pack.briefing.topics.iter().cloned().map(PageKey::Topic);
        let front = [PageKey::Home].into_iter().chain(topics).chain([
            PageKey::Timeline,
            PageKey::Figures,
            PageKey::Quotations,
        ]);
        let actors = shared.actors.iter().map(|actor| PageKey::Actor(actor.id.clone()));
        let own = index.pack.pages.keys().cloned().map(PageKey::Page);
        let back = [PageKey::Sources, PageKey::Evidence, PageKey::Glossary];
        front.chain(articles).chain(actors).chain(own).chain(back).collect()
    } else {
        articles.collect()
    };
    let mut parts = Vec::new();
    for key in keys {
        for part in 1..=split::n_parts(shared, &key) {
            let sheet = Sheet { key: key.clone(), part };
            let part = super::page(&Scope::printed(shared, &sheet, &scope.href));
            if holds_something(&part.page) {
                parts.push(part);
            }
        }
    }
    let volume = split::volume(shared, scope.sheet.part);
    let points = volume.iter().flat_map(|article| index.pack.points_of(article));
    let points = points.filter(|point| index.is_live(&point.id));
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
