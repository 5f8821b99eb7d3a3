//! What the pack rests on.

use serde::Serialize;

use super::{FactView, SourceLineView};
use crate::view::parts::{CaveatView, LabelView, LinkView, NoteView};
use crate::view::prose::{Marked, Prose};

/// What the pack rests on.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EvidencePage {
    /// Statements by topic and by side: the heads of the columns.
    pub(crate) coverage_columns: Vec<String>,
    /// Statements by topic and by side: a row a topic.
    pub(crate) coverage: Vec<CoverageView>,
    /// Sources and statements in a sentence.
    pub(crate) counts: String,
    /// How many statements one source makes, in words.
    pub(crate) n_single_source: String,
    /// The keys of statements that one source makes.
    pub(crate) single_source: Vec<String>,
    /// The keys of statements at second hand.
    pub(crate) second_hand: Vec<String>,
    /// The keys of statements that rest on something inferred.
    pub(crate) rests_on_inferred: Vec<String>,
    /// The keys of statements by speakers without a name.
    pub(crate) unnamed: Vec<String>,
    /// Topics with no dissenting position.
    pub(crate) no_dissent: Vec<LinkView>,
    /// Sides that nobody speaks for.
    pub(crate) not_heard: Vec<String>,
    /// Bottom lines that rest on one, second-hand, unnamed or inferred source.
    pub(crate) weakest: Vec<WeaknessView>,
    /// What the articles do not establish.
    pub(crate) caveats: Vec<CaveatView>,
    /// What the sources cannot show.
    pub(crate) limits: Vec<Prose>,
    /// What is inferred.
    pub(crate) inferred: Vec<FactView>,
    /// Questions with what the sources let one say.
    pub(crate) if_asked: Vec<AskedView>,
    /// The notes that stand beside no block of the page, by number.
    pub(crate) notes: Vec<NoteView>,
    /// What passages were checked against, a sentence an article.
    pub(crate) checks: Vec<SourceLineView>,
    /// What the words beside statements mean.
    pub(crate) legend: Option<LegendView>,
}

/// What the words beside statements mean, those that the pack has.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LegendView {
    /// How a statement is known.
    pub(crate) known: Vec<LabelView>,
    /// Where a plan stands.
    pub(crate) statuses: Vec<LabelView>,
    /// What to beware of.
    pub(crate) marks: Vec<LabelView>,
}

/// One row of the coverage.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CoverageView {
    /// The topic.
    pub(crate) topic: LinkView,
    /// How many sources it has.
    pub(crate) n_sources: usize,
    /// How many statements it has.
    pub(crate) n_statements: usize,
    /// How many statements each side makes, in the columns' order.
    pub(crate) by_side: Vec<usize>,
}

/// A bottom line that rests on little.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WeaknessView {
    /// Where it stands.
    pub(crate) link: LinkView,
    /// Why it is weak.
    pub(crate) reasons: Vec<LabelView>,
    /// The keys of the statements it rests on.
    pub(crate) statements: Vec<String>,
}

/// A question that a reader may be asked.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AskedView {
    /// The id of its place on the page.
    pub(crate) id: String,
    /// The question.
    pub(crate) question: String,
    /// The question with its languages as markup, where some words are not of the pack's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) question_marked: Option<Marked>,
    /// What the sources let one say.
    pub(crate) says: Prose,
    /// What they do not.
    pub(crate) not_known: Option<Prose>,
}
