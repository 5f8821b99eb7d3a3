//! Timeline, figures, quotations, sources, glossary and search.

use serde::Serialize;

use super::SourceView;
use crate::view::parts::{
    ComparisonView, ContextView, CorrectionView, DateView, GroupView, LabelView, LinkView,
};
use crate::view::prose::Prose;

/// The course of events.
#[derive(Clone, Debug, Serialize)]
pub struct TimelinePage {
    /// What happened.
    pub entries: Vec<TimelineEntryView>,
    /// What was expected, and no source has happened.
    pub expected: Vec<TimelineEntryView>,
    /// The topics to filter by: the name is what entries bear in `topic_ids`.
    pub topics: Vec<LabelView>,
    /// When the coverage ends, in words.
    pub ends: Option<String>,
}

/// One entry of the course of events.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineEntryView {
    /// The id of its place on the page.
    pub id: String,
    /// When.
    pub date: Option<DateView>,
    /// What.
    pub title: String,
    /// Where.
    pub place: Option<String>,
    /// Who was there.
    pub present: Vec<LinkView>,
    /// The topics.
    pub topics: Vec<LinkView>,
    /// The ids of the topics.
    pub topic_ids: Vec<String>,
    /// The keys of the statements that tell of it.
    pub statements: Vec<String>,
    /// The time since the entry before, in words, where it is long.
    pub gap_before: Option<String>,
}

/// The ledger of figures.
#[derive(Clone, Debug, Serialize)]
pub struct FiguresPage {
    /// By measure.
    pub comparisons: Vec<ComparisonView>,
    /// The keys of statements whose figure belongs to no measure.
    pub others: Vec<String>,
    /// The keys of the pack's own arithmetic.
    pub calculations: Vec<String>,
}

/// All quotations by speaker.
#[derive(Clone, Debug, Serialize)]
pub struct QuotationsPage {
    /// By speaker, in date order.
    pub speakers: Vec<GroupView>,
}

/// The bibliography.
#[derive(Clone, Debug, Serialize)]
pub struct SourcesPage {
    /// By date of publication.
    pub sources: Vec<SourceView>,
    /// How many sources there are once shared text counts once, in a sentence.
    pub independence: Vec<String>,
    /// Facts from outside the articles.
    pub context: Vec<ContextView>,
    /// Corrections of the pack.
    pub corrections: Vec<CorrectionView>,
}

/// The glossary.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryPage {
    /// The terms in the order of the alphabet.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// The id of its place on the page.
    pub id: String,
    /// Its address.
    pub href: String,
    /// The word.
    pub term: String,
    /// What it means.
    pub definition: Prose,
    /// Other forms of it.
    pub variants: Vec<String>,
    /// The keys of positions on it.
    pub statements: Vec<String>,
}

/// The search page: works as an index without script.
#[derive(Clone, Debug, Serialize)]
pub struct SearchPage {
    /// People and organisations.
    pub actors: Vec<LinkView>,
    /// The topics.
    pub topics: Vec<LinkView>,
    /// The articles.
    pub articles: Vec<LinkView>,
    /// The keys of all statements, by article.
    pub statements: Vec<GroupView>,
}
