//! Where things are written: addresses in the finished pack in, places in the sources out.

use std::collections::BTreeMap;

use crate::model::{Pack, PageKey};
use crate::source::{SourceId, Sources, Span};
use crate::view::urls;

/// Where statements and pages are written, by their addresses from the pack's root.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Where each thing is written.
    written: BTreeMap<String, Span>,
    /// The articles' ids by the addresses of their pages.
    articles: BTreeMap<String, String>,
}

/// Pages that are made of one register, which is written in this file.
const REGISTERS: [(PageKey, &str); 2] = [
    (PageKey::Glossary, "content/glossary.yaml"),
    (PageKey::Figures, "content/measures.yaml"),
];

/// Finds the places of all statements, caveats and pages.
pub(super) fn of(pack: &Pack, sources: &Sources) -> Places {
    let mut places = BTreeMap::new();
    let mut articles = BTreeMap::new();
    for point in pack.points.values() {
        places.insert(urls::point(&point.id), point.origin.span());
    }
    for caveat in pack.caveats.values() {
        places.insert(urls::point(&caveat.id), caveat.origin.span());
    }
    let mut page = |key: PageKey, span: Span| {
        places.insert(urls::page(&key, pack), span);
    };
    page(PageKey::Home, pack.briefing.origin.span());
    for topic in pack.topics.values() {
        page(PageKey::Topic(topic.id.clone()), topic.origin.span());
    }
    for own in pack.pages.values() {
        page(PageKey::Page(own.id.clone()), own.origin.span());
    }
    for actor in pack.actors.values() {
        page(PageKey::Actor(actor.id.clone()), actor.origin.span());
    }
    for article in pack.articles.values() {
        page(PageKey::Article(article.id.clone()), article.origin.span());
        articles.insert(urls::article(&article.id), article.id.to_string());
    }
    for (key, path) in REGISTERS {
        let id = SourceId::new(path);
        if sources.files.contains_key(&id) {
            page(key, Span::new(&id, 0..0));
        }
    }
    for article in pack.articles.values() {
        let id = SourceId::new(&format!("content/summaries/{}.yaml", article.id));
        if sources.files.contains_key(&id) {
            places.insert(Places::summary(article.id.as_str()), Span::new(&id, 0..0));
        }
    }
    Places { written: places, articles }
}

impl Places {
    /// Where the thing at an address is written.
    pub fn get(&self, address: &str) -> Option<&Span> {
        self.written.get(address)
    }

    /// The addresses of what stands on a page itself: the statements of an article.
    pub fn on(&self, page: &str) -> impl Iterator<Item = &str> {
        let start = format!("{page}#");
        let stands_there = {
            let start = start.clone();
            move |address: &&str| address.starts_with(&start)
        };
        self.written
            .range(start..)
            .map(|(address, _)| address.as_str())
            .take_while(stands_there)
    }

    /// The id of the article that a page is of; none where it is another page.
    pub fn article(&self, page: &str) -> Option<&str> {
        self.articles.get(page).map(String::as_str)
    }

    /// What an article's summary is asked for by; it has no address of its own.
    pub fn summary(article: &str) -> String {
        format!("summary:{article}")
    }
}
