//! What running text refers to, and who refers to what.

use std::sync::Arc;

use super::{ActorId, ArticleId, ContextId, PageId, PointId, TopicId};
use crate::prose::Inline;
use crate::source::{Origin, SourceId};

/// One line of running text, its references resolved.
pub(crate) type Text = Vec<Inline<Target>>;

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Target {
    /// A statement.
    Point(PointId),
    /// A caveat.
    Caveat(PointId),
    /// A fact from outside the articles.
    Context(ContextId),
    /// A page of the pack, and a place on it.
    Page {
        /// The page.
        key: PageKey,
        /// The id of the place.
        fragment: Option<Box<str>>,
    },
    /// A file that is copied.
    Asset(SourceId),
    /// An address outside the pack.
    Outside(String),
}

/// A page of the pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum PageKey {
    /// The first page.
    Home,
    /// A topic's page.
    Topic(TopicId),
    /// An article's page.
    Article(ArticleId),
    /// A person's or an organisation's page.
    Actor(ActorId),
    /// The course of events.
    Timeline,
    /// The ledger of figures.
    Figures,
    /// All quotations by speaker.
    Quotations,
    /// The bibliography.
    Sources,
    /// What the pack rests on and where it is weakest.
    Evidence,
    /// The glossary.
    Glossary,
    /// The search page.
    Search,
    /// The whole pack on one page.
    Print,
    /// A hand-written page.
    Page(PageId),
    /// The page for addresses that lead nowhere.
    NotFound,
    /// A marker where a page stood before: the slug's folder and old name, and where it leads.
    Moved {
        /// The old address without its ending, such as `topics/returns-deals`.
        from: String,
        /// The page now.
        to: Box<PageKey>,
    },
}

impl PageKey {
    /// Names at the root that generated pages and folders have; no hand-written page may take one.
    pub(crate) const RESERVED: [&'static str; 17] = [
        "index",
        "timeline",
        "figures",
        "quotations",
        "sources",
        "evidence",
        "glossary",
        "search",
        "print",
        "404",
        "topics",
        "articles",
        "people",
        "organisations",
        "static",
        "feed",
        "sitemap",
    ];
}

/// Who refers to what, text by text in reading order. Those of an article are shared, as it is.
#[derive(Clone, Debug, Default)]
pub(crate) struct References {
    texts: Vec<Arc<Vec<Reference>>>,
}

impl References {
    /// Adds those of a text.
    pub(crate) fn add(&mut self, text: Arc<Vec<Reference>>) {
        self.texts.push(text);
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Reference> {
        self.texts.iter().flat_map(|text| text.iter())
    }
}

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Who refers.
    pub(crate) from: Citer,
    /// To what.
    pub(crate) to: Target,
    /// Where it is written.
    pub(crate) origin: Origin,
}

/// A text that refers to something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Citer {
    /// A topic's page.
    Topic(TopicId),
    /// An article's page.
    Article(ArticleId),
    /// A statement: `same_as`, `differs_from`, `calculation`.
    Point(PointId),
    /// A hand-written page.
    Page(PageId),
    /// `briefing.yaml`.
    Briefing,
    /// A register.
    Register,
}
