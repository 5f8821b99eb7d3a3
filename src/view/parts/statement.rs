//! A statement with its evidence.

use std::sync::Arc;

use serde::Serialize;

use super::{
    CalculationView, CorrectionView, DateView, FigureView, LabelView, LinkView,
    SpeakerView,
};

/// A statement: made once, shared by all pages that show it.
#[derive(Clone, Debug, Serialize)]
pub struct StatementView {
    /// Its key among the statements: `article/point`.
    pub key: String,
    /// The id of its place on the article's page.
    pub anchor: String,
    /// Ids of its place that it had before: empty elements bear them, so that old links land.
    pub old_anchors: Vec<String>,
    /// Its address.
    pub href: String,
    /// The statement in the pack's own words.
    pub says: String,
    /// What kind it is.
    pub kind: LabelView,
    /// How it is known.
    pub known: LabelView,
    /// Where a plan stands.
    pub status: Option<LabelView>,
    /// Whose statement it is.
    pub by: Vec<SpeakerView>,
    /// Who says it, in one line, roles included.
    pub by_line: Option<String>,
    /// Through whom it came, nearest the article last.
    pub via: Vec<SpeakerView>,
    /// The whole chain in words: "PA, citing The Times, citing unnamed government sources".
    pub chain: Option<String>,
    /// The day or time it speaks of.
    pub when: Option<DateView>,
    /// The article.
    pub article: LinkView,
    /// The article's id.
    pub article_id: String,
    /// Who published the article, and when, in one line.
    pub article_line: String,
    /// The article's label in the bibliography, such as `S4`.
    pub source_label: String,
    /// Where in the source, such as `¶12`.
    pub place: String,
    /// Label and place together, as paper prints it: `S4 ¶12`.
    pub locator: String,
    /// The exact words it rests on.
    pub passages: Vec<PassageView>,
    /// Whether at least one passage is speech.
    pub is_quotation: bool,
    /// Its date, for lists in date order: its own, else the article's.
    pub date: Option<DateView>,
    /// Its topics.
    pub topics: Vec<LinkView>,
    /// The ids of its topics, as classes and for filters.
    pub topic_ids: Vec<String>,
    /// Its position on something.
    pub stance: Option<StanceLine>,
    /// The figure it states.
    pub figure: Option<FigureView>,
    /// The event it tells of.
    pub event: Option<EventView>,
    /// The keys of other statements of the same thing.
    pub same_as: Vec<String>,
    /// The statements it differs from.
    pub differs_from: Vec<DifferenceView>,
    /// The pack's own arithmetic.
    pub calculation: Option<CalculationView>,
    /// Warnings to a reader: single source, second-hand, unnamed, inferred, withdrawn.
    pub marks: Vec<LabelView>,
    /// How many sources its class has.
    pub n_sources: usize,
    /// The same in words.
    pub sources: String,
    /// The pages that cite it.
    pub cited_by: Vec<LinkView>,
    /// What it was checked against, in words.
    pub checked: String,
    /// Corrections of it.
    pub corrections: Vec<CorrectionView>,
    /// Why it was withdrawn: then nothing else of it is shown.
    pub withdrawn: Option<String>,
}

/// All statements by key, each made once.
pub type Statements = std::collections::BTreeMap<String, Arc<StatementView>>;

/// Exact words of an article.
#[derive(Clone, Debug, Serialize)]
pub struct PassageView {
    /// The words, cut where speech begins and ends.
    pub pieces: Vec<PieceView>,
    /// The words in one piece.
    pub words: String,
    /// The paragraph, such as `¶12`, or `¶12–13`.
    pub place: String,
    /// The place in the body, where the body is the article.
    pub href: Option<String>,
    /// The address of the original with the words marked (text fragment), where it is known.
    pub original_href: Option<String>,
    /// Whether all or some of it is speech.
    pub has_speech: bool,
    /// The language it was translated from, in words.
    pub translated_from: Option<String>,
    /// How often the words stand in the article, in words, where more than once.
    pub occurrences: Option<String>,
}

/// A piece of a passage.
#[derive(Clone, Debug, Serialize)]
pub struct PieceView {
    /// The letters.
    pub text: String,
    /// Whether the article has them inside quotation marks.
    pub is_speech: bool,
}

/// A position on something, in words.
#[derive(Clone, Debug, Serialize)]
pub struct StanceLine {
    /// What it is about.
    pub about: LinkView,
    /// The position.
    pub view: LabelView,
}

/// An event.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// Its place on the timeline.
    pub href: String,
    /// What happened, or is planned.
    pub title: String,
    /// Where.
    pub place: Option<String>,
    /// Who was there.
    pub present: Vec<LinkView>,
    /// Whether it was still to come.
    pub is_planned: bool,
}

/// A statement that another one differs from.
#[derive(Clone, Debug, Serialize)]
pub struct DifferenceView {
    /// The key of the other statement.
    pub key: String,
    /// Why they differ.
    pub note: Option<String>,
}

/// A figure, quotation or statement in a table by measure, speaker or date.
#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    /// The id of its place on the page.
    pub id: String,
    /// What the group is called.
    pub title: LinkView,
    /// A line about it.
    pub note: Option<String>,
    /// Who it is, for a group by speaker.
    pub speaker: Option<SpeakerView>,
    /// The keys of its statements.
    pub statements: Vec<String>,
}
