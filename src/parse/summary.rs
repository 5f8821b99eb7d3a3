//! The shape of a hand-written summary, as its author wrote it: names unresolved, every value
//! with its place.

use crate::model::{
    ArticleId, Date, Kind, Operation, Qualifier, Slug, StanceView, Status,
};
use crate::source::{SourceId, Span, Spanned};

use super::CitedText;

mod parts;
mod point;
mod whole;

pub(super) use whole::summary;

/// The summary of the article of the same slug.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryDraft {
    /// The file.
    pub file: SourceId,
    /// The article it sums up, by the file's own name.
    pub id: ArticleId,
    /// The article in one line.
    pub headline: Spanned<String>,
    /// The article in a few sentences, with citations.
    pub bottom_line: Option<CitedText>,
    /// The topics of every point that names none.
    pub topics: Vec<Spanned<Slug>>,
    /// The points in the order of the file, less withdrawn ones.
    pub points: Vec<PointDraft>,
    /// The points and caveats that were withdrawn.
    pub withdrawn: Vec<WithdrawnDraft>,
    /// What the article does not establish.
    pub caveats: Vec<CaveatDraft>,
    /// Whether the file is kept out of the pack.
    pub is_draft: bool,
}

/// One statement with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct PointDraft {
    /// Its id in the file; the place is the key's.
    pub id: Spanned<Slug>,
    /// The statement in the pack's own words.
    pub says: Spanned<String>,
    /// The article's words that it rests on. None only where a calculation stands for them.
    pub passages: Vec<PassageDraft>,
    /// What sort of statement it is, where the author says so.
    pub kind: Option<Spanned<Kind>>,
    /// Whose statement it is.
    pub by: Vec<SpeakerDraft>,
    /// Through whom it came, nearest the article last.
    pub via: Vec<SpeakerDraft>,
    /// How far the plan has come.
    pub status: Option<Spanned<Status>>,
    /// The time it speaks of.
    pub when: Option<Spanned<Date>>,
    /// Its topics; none where the summary's stand for it.
    pub topics: Option<Vec<Spanned<Slug>>>,
    /// Where the speaker stands.
    pub stance: Option<StanceDraft>,
    /// The number it states.
    pub figure: Option<FigureDraft>,
    /// What happened by it.
    pub event: Option<EventDraft>,
    /// Statements of other articles that say the same, as `article/point` or `point`.
    pub same_as: Vec<Spanned<String>>,
    /// Statements that it differs from.
    pub differs_from: Vec<DifferenceDraft>,
    /// Arithmetic of the pack's own.
    pub calculation: Option<CalculationDraft>,
    /// Ids that it had before.
    pub renamed_from: Vec<Spanned<Slug>>,
    /// Whether it is kept out of the pack.
    pub is_draft: bool,
}

/// What is left of a withdrawn point or caveat.
#[derive(Clone, Debug, PartialEq)]
pub struct WithdrawnDraft {
    /// Its id; the place is the key's.
    pub id: Spanned<Slug>,
    /// Why it was withdrawn.
    pub why: Spanned<String>,
    /// How many points stand before it in the file; for a caveat, how many points there are.
    pub after: usize,
    /// Ids that it had before.
    pub renamed_from: Vec<Spanned<Slug>>,
}

/// What an article does not establish.
#[derive(Clone, Debug, PartialEq)]
pub struct CaveatDraft {
    /// Its id; the place is the key's.
    pub id: Spanned<Slug>,
    /// The caveat, with citations.
    pub says: CitedText,
    /// The article's words that it rests on; mostly none.
    pub passages: Vec<PassageDraft>,
    /// Ids that it had before.
    pub renamed_from: Vec<Spanned<Slug>>,
}

/// Exact words of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageDraft {
    /// The words.
    pub exact: Spanned<String>,
    /// Words that stand right before them.
    pub prefix: Option<Spanned<String>>,
    /// Words that stand right after them.
    pub suffix: Option<Spanned<String>>,
    /// The language that they were said in (BCP 47), where the article translates.
    pub translated_from: Option<Spanned<String>>,
}

/// Whoever says or carries something.
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpeakerDraft {
    /// A person or an organisation of the registers.
    Named(Spanned<Slug>),
    /// Somebody whom the article names by these words only, and the organisation spoken for.
    Unnamed { words: Spanned<String>, of: Option<Spanned<Slug>> },
}

/// Where the speaker stands on something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StanceDraft {
    /// The glossary term that it is about.
    pub about: Spanned<Slug>,
    /// For, against or between.
    pub view: Spanned<StanceView>,
}

/// A number that an article states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureDraft {
    /// What it measures.
    pub measure: Spanned<Slug>,
    /// The value as the author wrote it: `more than 380,000`, `£84 million`, `380000`.
    pub value: Spanned<String>,
    /// How exact it is said to be, where that is not in the value.
    pub qualifier: Option<Spanned<Qualifier>>,
    /// What it counts, where that is not in the value.
    pub unit: Option<Spanned<String>>,
    /// The time or thing that one such number belongs to: `week`.
    pub per: Option<Spanned<String>>,
    /// The time that it holds for.
    pub when: Option<Spanned<When>>,
}

/// The time of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// A date.
    Date(Date),
    /// Words such as `at first`.
    Words(String),
}

/// Something that happened or is to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDraft {
    /// What it was.
    pub title: Spanned<String>,
    /// Where it was.
    pub place: Option<Spanned<String>>,
    /// Who was there.
    pub present: Vec<Spanned<Slug>>,
    /// Whether no source has it happened yet.
    pub is_planned: bool,
}

/// A statement that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceDraft {
    /// The other statement, as `article/point` or `point`.
    pub point: Spanned<String>,
    /// Why they differ.
    pub note: Spanned<String>,
}

/// Arithmetic of the pack's own: computed and compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalculationDraft {
    /// What is done; the place is the key's.
    pub operation: Spanned<Operation>,
    /// The points whose figures it is done with: two, or more for a sum.
    pub of: Vec<Spanned<String>>,
    /// What comes out, as a person writes it: `about 6 per cent`.
    pub gives: Spanned<String>,
    /// All of it.
    pub span: Span,
}
