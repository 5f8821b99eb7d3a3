//! The first page.

use serde::Serialize;

use super::TimelineEntryView;
use crate::view::parts::{DateView, LinkView, NoteView};
use crate::view::prose::Prose;

/// The first page: the position in one minute.
#[derive(Clone, Debug, Serialize)]
pub struct HomePage {
    /// Each topic with its answer.
    pub topics: Vec<TopicSummaryView>,
    /// The keys of the figures that matter.
    pub key_figures: Vec<String>,
    /// The keys of own arithmetic that sets a key figure in proportion.
    pub proportions: Vec<String>,
    /// The notes that stand beside no block of the page, by number.
    pub notes: Vec<NoteView>,
    /// The course of events, the most important part of it.
    pub timeline: Vec<TimelineEntryView>,
    /// The last thing known: the key of its statement.
    pub last_known: Option<String>,
    /// The day of the last thing known.
    pub last_known_date: Option<DateView>,
    /// What is disputed: comparisons that differ, and statements that differ.
    pub disputed: Vec<DisputeView>,
    /// What is not known: the first open question of each topic.
    pub not_known: Vec<Prose>,
    /// What the sources cannot show.
    pub limits: Vec<Prose>,
    /// Where to go next.
    pub next: Vec<LinkView>,
    /// The sources in a line each.
    pub sources: Vec<LinkView>,
}

/// A topic as other pages show it.
#[derive(Clone, Debug, Serialize)]
pub struct TopicSummaryView {
    /// Its page.
    pub link: LinkView,
    /// Its number from 1 in the briefing's order.
    pub number: usize,
    /// The question.
    pub question: Option<String>,
    /// The answer.
    pub bottom_line: Option<Prose>,
    /// What changed.
    pub what_changed: Option<Prose>,
    /// The id, as a class.
    pub id: String,
    /// How many statements it has.
    pub n_statements: usize,
    /// Statements and sources in words.
    pub counts: String,
}

/// Statements that differ.
#[derive(Clone, Debug, Serialize)]
pub struct DisputeView {
    /// What they differ about.
    pub title: String,
    /// Where more is said.
    pub href: String,
    /// Why they differ.
    pub note: Option<String>,
    /// The keys of the statements.
    pub statements: Vec<String>,
}
