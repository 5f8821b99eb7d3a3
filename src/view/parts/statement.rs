//! A statement with its evidence.

use serde::Serialize;

use super::{
    CalculationView, CorrectionView, DateView, FigureView, LabelView, LinkView,
    SpeakerView,
};
use crate::view::prose::Marked;

/// A statement.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StatementView {
    /// Its key among the statements: `article/point`.
    pub(crate) key: String,
    /// The id of its place on the article's page.
    pub(crate) anchor: String,
    /// Ids of its place that it had before: empty elements bear them, so that old links land.
    pub(crate) old_anchors: Vec<String>,
    /// Its address.
    pub(crate) href: String,
    /// The statement in the pack's own words.
    pub(crate) says: String,
    /// The same with its languages as markup, where some words are not of the pack's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) says_marked: Option<Marked>,
    /// What kind it is.
    pub(crate) kind: LabelView,
    /// How it is known.
    pub(crate) known: LabelView,
    /// Where a plan stands.
    pub(crate) status: Option<LabelView>,
    /// Whose statement it is.
    pub(crate) by: Vec<SpeakerView>,
    /// Who says it, in one line, roles included.
    pub(crate) by_line: Option<String>,
    /// Through whom it came, nearest the article last.
    pub(crate) via: Vec<SpeakerView>,
    /// Whose words its speech is: whoever told the article, else the speakers.
    pub(crate) voices: Vec<SpeakerView>,
    /// The whole chain in words: "PA, citing The Times, citing unnamed government sources".
    pub(crate) chain: Option<String>,
    /// The day or time it speaks of.
    pub(crate) when: Option<DateView>,
    /// The article.
    pub(crate) article: LinkView,
    /// The article's id.
    pub(crate) article_id: String,
    /// Who published the article, and when, in one line.
    pub(crate) article_line: String,
    /// The article's label in the bibliography, such as `S4`.
    pub(crate) source_label: String,
    /// Where in the source, such as `¶12`.
    pub(crate) place: String,
    /// Label and place together, as paper prints it: `S4 ¶12`.
    pub(crate) locator: String,
    /// The language of the article (BCP 47), where it is not the pack's.
    pub(crate) language: Option<String>,
    /// The exact words it rests on.
    pub(crate) passages: Vec<PassageView>,
    /// Whether it is somebody's own words: it has speakers, and a passage holds speech.
    pub(crate) is_quotation: bool,
    /// Whether a passage holds words that the article has inside quotation marks.
    pub(crate) is_quoted: bool,
    /// Whether it has speakers and no passage holds speech: it is told in the report's words.
    pub(crate) is_paraphrase: bool,
    /// Its date, for lists in date order: its own, else the article's.
    pub(crate) date: Option<DateView>,
    /// Its topics.
    pub(crate) topics: Vec<LinkView>,
    /// The ids of its topics, as classes and for filters.
    pub(crate) topic_ids: Vec<String>,
    /// Its position on something.
    pub(crate) stance: Option<StanceLine>,
    /// The figure it states.
    pub(crate) figure: Option<FigureView>,
    /// The event it tells of.
    pub(crate) event: Option<EventView>,
    /// The keys of other statements of the same thing.
    pub(crate) same_as: Vec<String>,
    /// The statements it differs from.
    pub(crate) differs_from: Vec<DifferenceView>,
    /// The pack's own arithmetic.
    pub(crate) calculation: Option<CalculationView>,
    /// Warnings to a reader: single source, second-hand, unnamed, inferred, withdrawn.
    pub(crate) marks: Vec<LabelView>,
    /// How many sources its class has.
    pub(crate) n_sources: usize,
    /// The same in words.
    pub(crate) sources: String,
    /// The pages that cite it.
    pub(crate) cited_by: Vec<LinkView>,
    /// What it was checked against, in words.
    pub(crate) checked: String,
    /// Corrections of it.
    pub(crate) corrections: Vec<CorrectionView>,
    /// Why it was withdrawn: then nothing else of it is shown.
    pub(crate) withdrawn: Option<String>,
}

/// Exact words of an article.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PassageView {
    /// The words, cut where speech begins and ends, with the author's `[sic]` at its place.
    pub(crate) pieces: Vec<PieceView>,
    /// The same in one piece.
    pub(crate) words: String,
    /// The paragraph, such as `¶12`, or `¶12–13`.
    pub(crate) place: String,
    /// The number of the paragraph that the words begin in.
    pub(crate) paragraph: Option<u32>,
    /// The place in the body, where the body is the article.
    pub(crate) href: Option<String>,
    /// The address of the original with the words marked (text fragment), where it is known.
    pub(crate) original_href: Option<String>,
    /// Whether all or some of it is speech.
    pub(crate) has_speech: bool,
    /// The language it was translated from, in words.
    pub(crate) translated_from: Option<String>,
    /// How often the words stand in the article, in words, where more than once.
    pub(crate) occurrences: Option<String>,
}

/// A piece of a passage.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PieceView {
    /// The letters.
    pub(crate) text: String,
    /// Whether the article has them inside quotation marks.
    pub(crate) is_speech: bool,
}

/// A position on something, in words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StanceLine {
    /// What it is about.
    pub(crate) about: LinkView,
    /// The position.
    pub(crate) view: LabelView,
}

/// An event.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EventView {
    /// Its place on the timeline.
    pub(crate) href: String,
    /// What happened, or is planned.
    pub(crate) title: String,
    /// Where.
    pub(crate) place: Option<String>,
    /// Who was there.
    pub(crate) present: Vec<LinkView>,
    /// Whether it was still to come.
    pub(crate) is_planned: bool,
}

/// A statement that another one differs from.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DifferenceView {
    /// The key of the other statement.
    pub(crate) key: String,
    /// Why they differ.
    pub(crate) note: Option<String>,
}

/// A figure, quotation or statement in a table by measure, speaker or date.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GroupView {
    /// The id of its place on the page.
    pub(crate) id: String,
    /// What the group is called.
    pub(crate) title: LinkView,
    /// A line about it.
    pub(crate) note: Option<String>,
    /// Who it is, for a group by speaker.
    pub(crate) speaker: Option<SpeakerView>,
    /// The keys of its statements.
    pub(crate) statements: Vec<String>,
}
