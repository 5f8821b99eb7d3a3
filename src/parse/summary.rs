//! The shape of a hand-written summary, as its author wrote it: names unresolved, every value
//! with its place.

use crate::model::{
    ArticleId, Date, Kind, Operation, Qualifier, Slug, StanceView, Status,
};
use crate::prose::Phrase;
use crate::source::{SourceId, Span, Spanned};

use super::CitedText;

mod parts;
mod point;
mod whole;

pub(super) use whole::summary;

/// The summary of the article of the same slug.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SummaryDraft {
    /// The file.
    pub(crate) file: SourceId,
    /// The article it sums up, by the file's own name.
    pub(crate) id: ArticleId,
    /// The article in one line.
    pub(crate) headline: Spanned<Phrase>,
    /// The article in a few sentences, with citations.
    pub(crate) bottom_line: Option<CitedText>,
    /// The topics of every point that names none.
    pub(crate) topics: Vec<Spanned<Slug>>,
    /// The points in the order of the file, less withdrawn ones.
    pub(crate) points: Vec<PointDraft>,
    /// The points and caveats that were withdrawn.
    pub(crate) withdrawn: Vec<WithdrawnDraft>,
    /// What the article does not establish.
    pub(crate) caveats: Vec<CaveatDraft>,
    /// Whether the file is kept out of the pack.
    pub(crate) is_draft: bool,
}

/// One statement with its evidence. What few statements have stands apart: all of a pack's are
/// held at once.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PointDraft {
    /// Its id in the file; the place is the key's.
    pub(crate) id: Spanned<Slug>,
    /// The statement in the pack's own words.
    pub(crate) says: Spanned<Phrase>,
    /// The article's words that it rests on. None only where a calculation stands for them.
    pub(crate) passages: Vec<PassageDraft>,
    /// What sort of statement it is, where the author says so.
    pub(crate) kind: Option<Spanned<Kind>>,
    /// Whose statement it is.
    pub(crate) by: Vec<SpeakerDraft>,
    /// Through whom it came, nearest the article last.
    pub(crate) via: Vec<SpeakerDraft>,
    /// How far the plan has come.
    pub(crate) status: Option<Spanned<Status>>,
    /// The time it speaks of.
    pub(crate) when: Option<Spanned<Date>>,
    /// Its topics; none where the summary's stand for it.
    pub(crate) topics: Option<Vec<Spanned<Slug>>>,
    /// Where the speaker stands.
    pub(crate) stance: Option<Box<StanceDraft>>,
    /// The number it states.
    pub(crate) figure: Option<Box<FigureDraft>>,
    /// What happened by it.
    pub(crate) event: Option<Box<EventDraft>>,
    /// Statements of other articles that say the same, as `article/point` or `point`.
    pub(crate) same_as: Vec<Spanned<String>>,
    /// Statements that it differs from.
    pub(crate) differs_from: Vec<DifferenceDraft>,
    /// Arithmetic of the pack's own.
    pub(crate) calculation: Option<Box<CalculationDraft>>,
    /// Ids that it had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
    /// Whether it is kept out of the pack.
    pub(crate) is_draft: bool,
}

/// What is left of a withdrawn point or caveat.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WithdrawnDraft {
    /// Its id; the place is the key's.
    pub(crate) id: Spanned<Slug>,
    /// Why it was withdrawn.
    pub(crate) why: Spanned<String>,
    /// How many points stand before it in the file; for a caveat, how many points there are.
    pub(crate) after: usize,
    /// Ids that it had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
}

/// What an article does not establish.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CaveatDraft {
    /// Its id; the place is the key's.
    pub(crate) id: Spanned<Slug>,
    /// The caveat, with citations.
    pub(crate) says: CitedText,
    /// The article's words that it rests on; mostly none.
    pub(crate) passages: Vec<PassageDraft>,
    /// Ids that it had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
}

/// Exact words of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PassageDraft {
    /// The words.
    pub(crate) exact: Spanned<String>,
    /// Words that stand right before them.
    pub(crate) prefix: Option<Box<Spanned<String>>>,
    /// Words that stand right after them.
    pub(crate) suffix: Option<Box<Spanned<String>>>,
    /// The language that they were said in (BCP 47), where the article translates.
    pub(crate) translated_from: Option<Box<Spanned<String>>>,
}

/// Whoever says or carries something.
#[allow(
    clippy::missing_docs_in_private_items,
    reason = "each variant's sentence names its fields"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SpeakerDraft {
    /// A person or an organisation of the registers.
    Named(Spanned<Slug>),
    /// Somebody whom the article names by these words only, and the organisation spoken for.
    Unnamed { words: Spanned<String>, of: Option<Spanned<Slug>> },
}

/// Where the speaker stands on something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StanceDraft {
    /// The glossary term that it is about.
    pub(crate) about: Spanned<Slug>,
    /// For, against or between.
    pub(crate) view: Spanned<StanceView>,
}

/// A number that an article states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FigureDraft {
    /// What it measures.
    pub(crate) measure: Spanned<Slug>,
    /// The value as the author wrote it: `more than 380,000`, `£84 million`, `380000`.
    pub(crate) value: Spanned<String>,
    /// How exact it is said to be, where that is not in the value.
    pub(crate) qualifier: Option<Spanned<Qualifier>>,
    /// What it counts, where that is not in the value.
    pub(crate) unit: Option<Spanned<String>>,
    /// The time or thing that one such number belongs to: `week`.
    pub(crate) per: Option<Spanned<String>>,
    /// The time that it holds for.
    pub(crate) when: Option<Spanned<When>>,
}

/// The time of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// A date.
    Date(Date),
    /// Words such as `at first`.
    Words(String),
}

/// Something that happened or is to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EventDraft {
    /// What it was.
    pub(crate) title: Spanned<String>,
    /// Where it was.
    pub(crate) place: Option<Spanned<String>>,
    /// Who was there.
    pub(crate) present: Vec<Spanned<Slug>>,
    /// Whether no source has it happened yet.
    pub(crate) is_planned: bool,
}

/// A statement that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DifferenceDraft {
    /// The other statement, as `article/point` or `point`.
    pub(crate) point: Spanned<String>,
    /// Why they differ.
    pub(crate) note: Spanned<String>,
}

/// Arithmetic of the pack's own: computed and compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CalculationDraft {
    /// What is done; the place is the key's.
    pub(crate) operation: Spanned<Operation>,
    /// The points whose figures it is done with: two, or more for a sum.
    pub(crate) of: Vec<Spanned<String>>,
    /// What comes out, as a person writes it: `about 6 per cent`.
    pub(crate) gives: Spanned<String>,
    /// All of it.
    pub(crate) span: Span,
}
