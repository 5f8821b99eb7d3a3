//! A topic's page.

use serde::Serialize;

use super::{DisputeView, TopicSummaryView};
use crate::view::parts::{
    ComparisonView, DateView, GroupView, LabelView, LinkView, NoteView, SpeakerView,
    SynthesisView,
};
use crate::view::prose::Prose;

/// A topic's page.
#[derive(Clone, Debug, Serialize)]
pub struct TopicPage {
    /// The question, the answer, and what changed.
    pub summary: TopicSummaryView,
    /// How it moved: the keys of statements in date order, grouped by date.
    pub positions: Vec<DayView>,
    /// The written synthesis.
    pub synthesis: Vec<SynthesisView>,
    /// The notes that stand beside no block of the page, by number.
    pub notes: Vec<NoteView>,
    /// Actors by date with stance; none where most of it would be blank.
    pub matrix: Option<MatrixView>,
    /// Positions that are too few for a matrix, by actor.
    pub stances: Vec<GroupView>,
    /// Its figures by measure.
    pub figures: Vec<ComparisonView>,
    /// The keys of statements with a figure that belongs to no measure.
    pub other_figures: Vec<String>,
    /// The keys of its quotations, by speaker.
    pub quotations: Vec<GroupView>,
    /// The keys of statements that several sources make.
    pub agreements: Vec<AgreementView>,
    /// Where sources differ.
    pub disputes: Vec<DisputeView>,
    /// Articles that say nothing on it; empty where there are too many to list.
    pub silent_articles: Vec<LinkView>,
    /// How many articles say nothing on it, in words; none where there are none.
    pub silent: Option<String>,
    /// What is still open.
    pub open_questions: Vec<Prose>,
    /// Its sources.
    pub sources: Vec<SourceLineView>,
    /// Related topics.
    pub related: Vec<LinkView>,
    /// The statements of the topic that no other part of the page shows: the keys.
    pub statements: Vec<String>,
}

/// Statements of one day.
#[derive(Clone, Debug, Serialize)]
pub struct DayView {
    /// The day, as precisely as it is known.
    pub date: Option<DateView>,
    /// The keys of the statements.
    pub statements: Vec<String>,
}

/// A statement that several sources make.
#[derive(Clone, Debug, Serialize)]
pub struct AgreementView {
    /// The key of the first statement of the class.
    pub statement: String,
    /// The keys of the others.
    pub others: Vec<String>,
    /// How many sources, in words, shared text counted once.
    pub sources: String,
}

/// A source as a topic shows it.
#[derive(Clone, Debug, Serialize)]
pub struct SourceLineView {
    /// Its label, such as `S4`.
    pub label: String,
    /// Its page.
    pub link: LinkView,
    /// Publisher and date in a line.
    pub line: String,
    /// What it gives or how it was checked, in words.
    pub adds: String,
}

/// Actors by date.
#[derive(Clone, Debug, Serialize)]
pub struct MatrixView {
    /// What its columns are: dates with articles.
    pub columns: Vec<ColumnView>,
    /// One row an actor.
    pub rows: Vec<RowView>,
}

/// A column of a matrix.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnView {
    /// The date.
    pub date: Option<DateView>,
    /// The article.
    pub article: LinkView,
}

/// A row of a matrix.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// Who.
    pub actor: SpeakerView,
    /// One cell a column: the positions taken there.
    pub cells: Vec<Vec<CellView>>,
}

/// A position in a matrix.
#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    /// The position: supports, opposes, mixed, calls for; or that something was said.
    pub view: LabelView,
    /// What it is about.
    pub about: String,
    /// The key of the statement.
    pub statement: String,
}
