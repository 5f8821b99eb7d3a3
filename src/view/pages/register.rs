//! Timeline, figures, quotations, sources, glossary and search.

use serde::Serialize;

use super::SourceView;
use crate::view::parts::{
    ComparisonView, ContextView, CorrectionView, DateView, DrawingView, GroupView,
    LabelView, LinkView,
};
use crate::view::prose::Prose;

/// The course of events.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TimelinePage {
    /// What happened, drawn to scale, where there is enough of it.
    pub(crate) drawing: Option<DrawingView>,
    /// What happened.
    pub(crate) entries: Vec<TimelineEntryView>,
    /// What was expected, and no source has happened.
    pub(crate) expected: Vec<TimelineEntryView>,
    /// The topics to filter by: the name is what entries bear in `topic_ids`.
    pub(crate) topics: Vec<LabelView>,
    /// When the coverage ends, in words.
    pub(crate) ends: Option<String>,
}

/// One entry of the course of events.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TimelineEntryView {
    /// The id of its place on the page.
    pub(crate) id: String,
    /// When.
    pub(crate) date: Option<DateView>,
    /// What.
    pub(crate) title: String,
    /// Where.
    pub(crate) place: Option<String>,
    /// Who was there.
    pub(crate) present: Vec<LinkView>,
    /// The topics.
    pub(crate) topics: Vec<LinkView>,
    /// The ids of the topics.
    pub(crate) topic_ids: Vec<String>,
    /// The keys of the statements that tell of it.
    pub(crate) statements: Vec<String>,
    /// The time since the entry before, in words, where it is long.
    pub(crate) gap_before: Option<String>,
}

/// The ledger of figures.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FiguresPage {
    /// By measure.
    pub(crate) comparisons: Vec<ComparisonView>,
    /// The keys of statements whose figure belongs to no measure.
    pub(crate) others: Vec<String>,
    /// The keys of the pack's own arithmetic.
    pub(crate) calculations: Vec<String>,
}

/// All quotations by speaker.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuotationsPage {
    /// By speaker, in date order.
    pub(crate) speakers: Vec<GroupView>,
}

/// The bibliography.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SourcesPage {
    /// By date of publication.
    pub(crate) sources: Vec<SourceView>,
    /// How many sources there are once shared text counts once, in a sentence.
    pub(crate) independence: Vec<String>,
    /// Facts from outside the articles.
    pub(crate) context: Vec<ContextView>,
    /// Corrections of the pack.
    pub(crate) corrections: Vec<CorrectionView>,
}

/// The glossary.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GlossaryPage {
    /// The terms in the order of the alphabet.
    pub(crate) terms: Vec<TermView>,
}

/// A term.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TermView {
    /// The id of its place on the page.
    pub(crate) id: String,
    /// Its address.
    pub(crate) href: String,
    /// The word.
    pub(crate) term: String,
    /// What it means.
    pub(crate) definition: Prose,
    /// Other forms of it.
    pub(crate) variants: Vec<String>,
    /// The keys of positions on it.
    pub(crate) statements: Vec<String>,
}

/// The search page: works as an index without script.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SearchPage {
    /// People and organisations.
    pub(crate) actors: Vec<LinkView>,
    /// The topics.
    pub(crate) topics: Vec<LinkView>,
    /// The articles.
    pub(crate) articles: Vec<LinkView>,
    /// The keys of all statements, by article.
    pub(crate) statements: Vec<GroupView>,
}
