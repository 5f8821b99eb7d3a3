//! A topic's page.

use serde::Serialize;

use super::{DisputeView, TopicSummaryView};
use crate::view::parts::{
    ComparisonView, DateView, GroupView, LabelView, LinkView, NoteView, SpeakerView,
    StanceLine, SynthesisView,
};
use crate::view::prose::Prose;

/// A topic's page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TopicPage {
    /// The question, the answer, and what changed.
    pub(crate) summary: TopicSummaryView,
    /// How it moved: the keys of statements in date order, grouped by date.
    pub(crate) positions: Vec<DayView>,
    /// The written synthesis.
    pub(crate) synthesis: Vec<SynthesisView>,
    /// The notes that stand beside no block of the page, by number.
    pub(crate) notes: Vec<NoteView>,
    /// Actors by date with stance; none where most of it would be blank.
    pub(crate) matrix: Option<MatrixView>,
    /// Positions that are too few for a matrix, by actor.
    pub(crate) stances: Vec<HolderView>,
    /// Its figures by measure.
    pub(crate) figures: Vec<ComparisonView>,
    /// The keys of statements with a figure that belongs to no measure.
    pub(crate) other_figures: Vec<String>,
    /// The keys of its quotations, by speaker.
    pub(crate) quotations: Vec<GroupView>,
    /// The keys of statements that several sources make.
    pub(crate) agreements: Vec<AgreementView>,
    /// Where sources differ.
    pub(crate) disputes: Vec<DisputeView>,
    /// Articles that say nothing on it; empty where there are too many to list.
    pub(crate) silent_articles: Vec<LinkView>,
    /// How many articles say nothing on it, in words; none where there are none.
    pub(crate) silent: Option<String>,
    /// What is still open.
    pub(crate) open_questions: Vec<Prose>,
    /// Its sources.
    pub(crate) sources: Vec<SourceLineView>,
    /// Related topics.
    pub(crate) related: Vec<LinkView>,
    /// The statements of the topic that no other part of the page shows: the keys.
    pub(crate) statements: Vec<String>,
}

/// Statements of one day.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DayView {
    /// The day, as precisely as it is known.
    pub(crate) date: Option<DateView>,
    /// The keys of the statements.
    pub(crate) statements: Vec<String>,
}

/// A statement that several sources make.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AgreementView {
    /// The key of the first statement of the class.
    pub(crate) key: String,
    /// The places of the others.
    pub(crate) others: Vec<LinkView>,
    /// How many sources, in words, shared text counted once.
    pub(crate) sources: String,
}

/// A source as a topic shows it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SourceLineView {
    /// Its label, such as `S4`.
    pub(crate) label: String,
    /// Its page.
    pub(crate) link: LinkView,
    /// Publisher and date in a line.
    pub(crate) line: String,
    /// What it gives or how it was checked, in words.
    pub(crate) adds: String,
}

/// Actors by date.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MatrixView {
    /// What its columns are: dates with articles.
    pub(crate) columns: Vec<ColumnView>,
    /// One row an actor.
    pub(crate) rows: Vec<RowView>,
    /// The positions that its cells have, each once.
    pub(crate) legend: Vec<LabelView>,
}

/// A column of a matrix.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ColumnView {
    /// The date.
    pub(crate) date: Option<DateView>,
    /// The article.
    pub(crate) article: LinkView,
}

/// A row of a matrix.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RowView {
    /// Who.
    pub(crate) actor: SpeakerView,
    /// One cell a column: the positions taken there.
    pub(crate) cells: Vec<Vec<CellView>>,
}

/// A position in a matrix.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CellView {
    /// The position: supports, opposes, mixed, calls for; or that something was said.
    pub(crate) view: LabelView,
    /// What it is about.
    pub(crate) about: String,
    /// The places of the statements that take it.
    pub(crate) places: Vec<LinkView>,
}

/// The positions of one actor.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HolderView {
    /// The id of its place on the page.
    pub(crate) id: String,
    /// Who.
    pub(crate) actor: LinkView,
    /// The positions in date order.
    pub(crate) positions: Vec<PositionView>,
}

/// A position of an actor.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PositionView {
    /// What is held of what.
    pub(crate) stance: Option<StanceLine>,
    /// The day or time that the statement speaks of.
    pub(crate) when: Option<DateView>,
    /// The key of the statement.
    pub(crate) key: String,
}
