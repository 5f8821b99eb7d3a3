//! What the pack rests on.

use serde::Serialize;

use super::{FactView, SourceLineView};
use crate::view::parts::{CaveatView, LabelView, LinkView, NoteView};
use crate::view::prose::Prose;

/// What the pack rests on.
#[derive(Clone, Debug, Serialize)]
pub struct EvidencePage {
    /// Statements by topic and by side: the heads of the columns.
    pub coverage_columns: Vec<String>,
    /// Statements by topic and by side: a row a topic.
    pub coverage: Vec<CoverageView>,
    /// Sources and statements in a sentence.
    pub counts: String,
    /// How many statements one source makes, in words.
    pub n_single_source: String,
    /// The keys of statements that one source makes.
    pub single_source: Vec<String>,
    /// The keys of statements at second hand.
    pub second_hand: Vec<String>,
    /// The keys of statements that rest on something inferred.
    pub rests_on_inferred: Vec<String>,
    /// The keys of statements by speakers without a name.
    pub unnamed: Vec<String>,
    /// Topics with no dissenting position.
    pub no_dissent: Vec<LinkView>,
    /// Sides that nobody speaks for.
    pub not_heard: Vec<String>,
    /// Bottom lines that rest on one, second-hand, unnamed or inferred source.
    pub weakest: Vec<WeaknessView>,
    /// What the articles do not establish.
    pub caveats: Vec<CaveatView>,
    /// What the sources cannot show.
    pub limits: Vec<Prose>,
    /// What is inferred.
    pub inferred: Vec<FactView>,
    /// Questions with what the sources let one say.
    pub if_asked: Vec<AskedView>,
    /// The notes that stand beside no block of the page, by number.
    pub notes: Vec<NoteView>,
    /// What passages were checked against, a sentence an article.
    pub checks: Vec<SourceLineView>,
}

/// One row of the coverage.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageView {
    /// The topic.
    pub topic: LinkView,
    /// How many sources it has.
    pub n_sources: usize,
    /// How many statements it has.
    pub n_statements: usize,
    /// How many statements each side makes, in the columns' order.
    pub by_side: Vec<usize>,
}

/// A bottom line that rests on little.
#[derive(Clone, Debug, Serialize)]
pub struct WeaknessView {
    /// Where it stands.
    pub link: LinkView,
    /// Why it is weak.
    pub reasons: Vec<LabelView>,
    /// The keys of the statements it rests on.
    pub statements: Vec<String>,
}

/// A question that a reader may be asked.
#[derive(Clone, Debug, Serialize)]
pub struct AskedView {
    /// The id of its place on the page.
    pub id: String,
    /// The question.
    pub question: String,
    /// What the sources let one say.
    pub says: Prose,
    /// What they do not.
    pub not_known: Option<Prose>,
}
