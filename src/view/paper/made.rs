//! How documents are made: of which pages, and what is said of each as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{AboutView, Addresses, DayView, Paper, PaperPartView, PaperView};
use crate::model::{Document, PageKey, Target};
use crate::prose::{self, Block};
use crate::view::pages::{Page, PageView};
use crate::view::parts::DocumentLinkView;
use crate::view::scope::Scope;
use crate::view::shared::Shared;
use crate::view::urls::Sheet;
use crate::view::{Site, kinds, split};
use crate::words::Words;

impl Site<'_> {
    /// The documents of these kinds, in their order.
    pub(crate) fn papers(&self, kinds: &[Document]) -> Vec<Paper> {
        let topics = &self.shared.index.pack.briefing.topics;
        let papers = kinds.iter().flat_map(|kind| match kind {
            Document::Brief => vec![Paper::Brief],
            Document::Topics => topics.iter().cloned().map(Paper::Topic).collect(),
            Document::Pack => vec![Paper::Pack],
        });
        papers.collect()
    }

    /// Has all pages link to documents; with each its sheets and its bytes, where it is made.
    pub(crate) fn with_documents(
        mut self,
        papers: &[(Paper, Option<(usize, u64)>)],
    ) -> Self {
        let links = papers.iter().map(|(paper, made)| link(&self.shared, paper, *made));
        let links = links.collect();
        Arc::make_mut(&mut self.shared.pack).documents = links;
        self
    }

    /// How much a document shows: letters of running text, and statements.
    pub(crate) fn paper_weight(&self, paper: &Paper) -> (usize, usize) {
        let shared = &self.shared;
        let sheets = sheets(shared, paper);
        let statements = sheets.iter().map(|sheet| split::n_shown(shared, sheet)).sum();
        let pack = shared.index.pack;
        let bodies = sheets.iter().filter_map(|sheet| match &sheet.key {
            PageKey::Article(id) => Some(&pack.article(id).body),
            PageKey::Topic(id) => Some(&pack.topic(id).body),
            PageKey::Page(id) => Some(&pack.pages.get(id)?.body),
            _ => None,
        });
        (bodies.flatten().map(n_letters).sum(), statements)
    }

    /// Makes what a document is set from, and tells what its addresses become.
    pub(crate) fn paper(&self, paper: &Paper) -> (PaperView<'_>, Addresses) {
        let shared = &self.shared;
        let href = paper.href();
        let mut prefixes = BTreeMap::new();
        let mut parts = Vec::new();
        for sheet in sheets(shared, paper) {
            if let Some(view) = printed(shared, &sheet, &href) {
                prefixes.insert(shared.href(&sheet), view.head.prefix.clone());
                parts.push(PaperPartView::new(view));
            }
        }
        if let Some(view) = cited(shared, &parts, &href) {
            prefixes.insert(
                shared.href(&Sheet::first(PageKey::Sources)),
                view.head.prefix.clone(),
            );
            parts.push(PaperPartView::new(view));
        }
        let base = shared.index.pack.briefing.base_url.clone();
        let first: Option<&PaperPartView> = parts.first();
        let description = first.map(|part| part.view.head.description.clone());
        let document = about(shared, paper, description.unwrap_or_default());
        let view = PaperView { document, pack: &shared.pack, parts };
        (view, Addresses { prefixes, own: href, base })
    }
}

/// How a document is linked to; `made` are its sheets and its bytes.
fn link(
    shared: &Shared<'_>,
    paper: &Paper,
    made: Option<(usize, u64)>,
) -> DocumentLinkView {
    let words = shared.index.words;
    let mut note = vec![words.text("document.form").to_owned()];
    if let Some((n_pages, size)) = made {
        note.push(words.count("document.pages", n_pages));
        note.push(size_in_words(words, size));
    }
    DocumentLinkView {
        kind: paper.kind().to_owned(),
        topic: match paper {
            Paper::Topic(id) => Some(id.to_string()),
            Paper::Brief | Paper::Pack => None,
        },
        href: paper.href(),
        title: title(shared, paper),
        n_pages: made.map(|(n_pages, _)| n_pages),
        size: made.map(|(_, size)| size),
        note: note.join(", "),
    }
}

/// A size in bytes as a reader counts it: in whole kilobytes below a megabyte, in tenths of a
/// megabyte from there on, never less than it is.
fn size_in_words(words: &Words, size: u64) -> String {
    let number = |n: u64| words.number(usize::try_from(n).unwrap_or(usize::MAX));
    let kilobytes = size.div_ceil(1000);
    if kilobytes < 1000 {
        return words.fill("document.kilobytes", &[("n", &number(kilobytes))]);
    }
    let tenths = size.div_ceil(100_000);
    let (whole, tenth) = (number(tenths / 10), tenths % 10);
    let n = format!("{whole}{}{tenth}", words.text("number.decimal"));
    words.fill("document.megabytes", &[("n", &n)])
}

/// The sources of a document on a topic, each with all that is known of it: whoever is handed it
/// has no other part of the pack.
fn cited(shared: &Shared<'_>, parts: &[PaperPartView], href: &str) -> Option<PageView> {
    let mut labels = BTreeSet::new();
    for part in parts {
        let Page::Topic(topic) = &part.view.page else { return None };
        labels.extend(topic.sources.iter().map(|source| source.label.as_str()));
    }
    let mut all = None;
    for part in 1..=split::n_parts(shared, &PageKey::Sources) {
        let sheet = Sheet { key: PageKey::Sources, part };
        let mut view = printed(shared, &sheet, href)?;
        let Page::Sources(page) = &mut view.page else { return None };
        page.sources.retain(|source| labels.contains(source.label.as_str()));
        page.independence.clear();
        page.context.clear();
        page.corrections.clear();
        match &mut all {
            None => all = Some(view),
            Some(PageView { page: Page::Sources(all), .. }) => {
                all.sources.append(&mut page.sources);
            }
            Some(_) => {}
        }
    }
    all
}

/// Makes a page for a place among others, in the document at `href`; none where it has nothing to
/// show.
fn printed(shared: &Shared<'_>, sheet: &Sheet, href: &str) -> Option<PageView> {
    let is_shown = split::shows_something(shared, sheet);
    is_shown.then(|| kinds::page(&Scope::printed(shared, sheet, href)))
}

/// How many letters a block has.
fn n_letters(block: &Block<Target>) -> usize {
    match block {
        Block::Paragraph { content, .. } | Block::Heading { content, .. } => {
            prose::plain(content).len()
        }
        Block::List { items, .. } => items.iter().flatten().map(n_letters).sum(),
        Block::Quote { content } | Block::Footnote { content, .. } => {
            content.iter().map(n_letters).sum()
        }
        Block::Code { text, .. } => text.len(),
        Block::Table { head, rows, .. } => {
            let cells = head.iter().chain(rows.iter().flatten());
            cells.map(|cell| prose::plain(cell).len()).sum()
        }
        Block::Rule | Block::Statement { .. } => 0,
    }
}

/// The pages that a document brings together, in reading order.
fn sheets(shared: &Shared<'_>, paper: &Paper) -> Vec<Sheet> {
    match paper {
        Paper::Brief => vec![Sheet::first(PageKey::Home)],
        Paper::Topic(id) => {
            let key = PageKey::Topic(id.clone());
            let parts = 1..=split::n_parts(shared, &key);
            parts.map(|part| Sheet { key: key.clone(), part }).collect()
        }
        Paper::Pack => shared.volumes.iter().flatten().cloned().collect(),
    }
}

/// Says what a document is.
fn about(shared: &Shared<'_>, paper: &Paper, description: String) -> AboutView {
    let briefing = &shared.index.pack.briefing;
    let mut subtags = briefing.language.split('-');
    let language = subtags.next().unwrap_or_default().to_lowercase();
    let is_region = |tag: &&str| tag.len() == 2 && tag.chars().all(char::is_alphabetic);
    let date = briefing.date.as_ref().map(|date| date.from);
    AboutView {
        kind: paper.kind().to_owned(),
        title: title(shared, paper),
        description,
        language,
        region: subtags.find(is_region).map(str::to_uppercase),
        date: date.and_then(|date| {
            Some(DayView { year: date.year, month: date.month?, day: date.day? })
        }),
        keywords: shared.pack.topics.iter().map(|topic| topic.text.clone()).collect(),
        marking: briefing.marking.clone(),
    }
}

/// The title of a document: a topic's own, else the pack's.
fn title(shared: &Shared<'_>, paper: &Paper) -> String {
    let pack = shared.index.pack;
    match paper {
        Paper::Topic(id) => pack.topic(id).title.clone(),
        Paper::Brief | Paper::Pack => pack.briefing.title.clone(),
    }
}
