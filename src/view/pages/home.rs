//! The first page.

use serde::Serialize;

use super::TimelineEntryView;
use crate::view::parts::{DateView, LinkView, NoteView};
use crate::view::prose::{Marked, Prose};

/// The first page: the position in one minute.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HomePage {
    /// Each topic with its answer.
    pub(crate) topics: Vec<TopicSummaryView>,
    /// The figures that matter.
    pub(crate) key_figures: Vec<KeyFigureView>,
    /// The keys of own arithmetic that sets a key figure in proportion.
    pub(crate) proportions: Vec<String>,
    /// The notes that stand beside no block of the page, by number.
    pub(crate) notes: Vec<NoteView>,
    /// The course of events, the most important part of it.
    pub(crate) timeline: Vec<TimelineEntryView>,
    /// The last thing known: the key of its statement.
    pub(crate) last_known: Option<String>,
    /// The day of the last thing known.
    pub(crate) last_known_date: Option<DateView>,
    /// What differs, the weightiest first: statements of different sides, figures, others.
    pub(crate) disputed: Vec<DisputeView>,
    /// What answers questions: those that are asked, and the limits; empty where there are none.
    pub(crate) ahead: Vec<LinkView>,
    /// What is not known: the first open question of each topic.
    pub(crate) not_known: Vec<Prose>,
    /// What the sources cannot show.
    pub(crate) limits: Vec<Prose>,
    /// Where to go next.
    pub(crate) next: Vec<LinkView>,
    /// The sources in a line each.
    pub(crate) sources: Vec<LinkView>,
}

/// A figure that matters.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct KeyFigureView {
    /// The key of its statement.
    pub(crate) statement: String,
}

/// A topic as other pages show it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TopicSummaryView {
    /// Its page.
    pub(crate) link: LinkView,
    /// Its number from 1 in the briefing's order.
    pub(crate) number: usize,
    /// The question.
    pub(crate) question: Option<String>,
    /// The question with its languages as markup, where some words are not of the pack's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) question_marked: Option<Marked>,
    /// The answer.
    pub(crate) bottom_line: Option<Prose>,
    /// What changed.
    pub(crate) what_changed: Option<Prose>,
    /// The id, as a class.
    pub(crate) id: String,
    /// How many statements it has.
    pub(crate) n_statements: usize,
    /// Statements and sources in words.
    pub(crate) counts: String,
}

/// Statements that differ.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DisputeView {
    /// What they differ about.
    pub(crate) title: String,
    /// Where more is said.
    pub(crate) href: String,
    /// Why they differ.
    pub(crate) note: Option<String>,
    /// The keys of the statements.
    pub(crate) statements: Vec<String>,
}
