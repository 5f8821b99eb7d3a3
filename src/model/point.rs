//! A statement with its evidence.

use std::ops::Range;

use super::{
    ActorId, ArticleId, Date, Kind, Known, MeasureId, Number, Operation, PointId,
    Quantity, Speaker, StanceView, Status, TermId, Text, TopicId,
};
use crate::prose::Phrase;
use crate::source::Origin;

/// One statement of a summary. Its lists have no room to spare, and what few statements have stands
/// apart: all of a pack's are held at once.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    /// The id.
    pub(crate) id: PointId,
    /// The statement in the pack's own words.
    pub(crate) says: Phrase,
    /// The article's words that it rests on; none for the pack's own arithmetic.
    pub(crate) passages: Box<[Passage]>,
    /// What kind of statement it is.
    pub(crate) kind: Kind,
    /// Whose statement it is.
    pub(crate) by: Box<[Speaker]>,
    /// Through whom it came, nearest the article last.
    pub(crate) via: Box<[Speaker]>,
    /// How it is known.
    pub(crate) known: Known,
    /// Where a plan stands.
    pub(crate) status: Option<Status>,
    /// The day or time it speaks of, where it differs from the article's date.
    pub(crate) when: Option<Date>,
    /// Its topics.
    pub(crate) topics: Box<[TopicId]>,
    /// What position it takes to a term of the glossary.
    pub(crate) stance: Option<Stance>,
    /// The figure it states.
    pub(crate) figure: Option<Box<Figure>>,
    /// The event it tells of.
    pub(crate) event: Option<Box<Event>>,
    /// All other statements of the same thing, in other articles or this one.
    pub(crate) same_as: Box<[PointId]>,
    /// Statements that differ, each with why.
    pub(crate) differs_from: Box<[Difference]>,
    /// The pack's own arithmetic.
    pub(crate) calculation: Option<Box<Calculation>>,
    /// How many sources its class has, and of what kind.
    pub(crate) sourcing: Sourcing,
    /// Why it was withdrawn; its statement is then no longer shown.
    pub(crate) withdrawn: Option<String>,
    /// Ids it had before, in the same article.
    pub(crate) renamed_from: Box<[super::Slug]>,
    /// Where it stands.
    pub(crate) origin: Origin,
}

impl Point {
    /// Whether a passage holds words that the article has inside quotation marks.
    pub(crate) fn is_quoted(&self) -> bool {
        self.passages.iter().any(|passage| !passage.speech.is_empty())
    }

    /// Whose words its speech is: whoever told the article what others said, else the
    /// speakers themselves. An outlet in between quotes and does not speak.
    pub(crate) fn voices(&self) -> &[Speaker] {
        let told = self.via.iter().rposition(|carrier| !carrier.is_outlet());
        let told = told.and_then(|n| self.via.get(n..=n));
        told.filter(|_| !self.by.is_empty()).unwrap_or(&self.by)
    }

    /// Whether its date is the article's, or was reckoned from it: its words name no year.
    pub(crate) fn rests_on_article_date(&self) -> bool {
        let is_stated =
            |when: &Date| self.passages.iter().any(|p| when.is_stated_in(&p.words));
        !self.when.as_ref().is_some_and(is_stated)
    }
}

/// Exact words of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The article's own letters, with `[…]` between parts that do not adjoin.
    pub(crate) words: String,
    /// Where its parts stand, in reading order.
    pub(crate) places: Vec<PassagePlace>,
    /// The bytes of `words` that are inside quotation marks in the article.
    pub(crate) speech: Vec<Range<usize>>,
    /// The bytes of `words` behind each of which the author notes `[sic]`, in order: the fault
    /// before it stands in the article, the note does not.
    pub(crate) sic: Box<[usize]>,
    /// How often the words stand in the article.
    pub(crate) n_occurrences: u32,
    /// The language it was translated from (BCP 47), where the speaker used another.
    pub(crate) translated_from: Option<Box<str>>,
    /// The articles whose originals print the same words in running text they share.
    pub(crate) shared_with: Box<[ArticleId]>,
}

impl Passage {
    /// A stretch of the words, in bytes, with the author's `[sic]` behind each fault in it.
    pub(crate) fn with_sic(&self, stretch: Range<usize>) -> String {
        let mut text = String::new();
        let mut at = stretch.start;
        let noted = |byte: &&usize| stretch.start < **byte && **byte <= stretch.end;
        for byte in self.sic.iter().filter(noted) {
            text.push_str(self.words.get(at..*byte).unwrap_or_default());
            text.push_str(" [sic]");
            at = *byte;
        }
        text.push_str(self.words.get(at..stretch.end).unwrap_or_default());
        text
    }
}

/// Where a part of a passage stands: in the body where that is the article, else in the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PassagePlace {
    /// The number of the paragraph, from 1.
    pub(crate) paragraph: u32,
    /// The characters of the paragraph, from 0.
    pub(crate) characters: Range<usize>,
}

/// A position on something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stance {
    /// What it is about.
    pub(crate) about: TermId,
    /// The position.
    pub(crate) view: StanceView,
}

/// A number that an article states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// What it measures.
    pub(crate) measure: Option<MeasureId>,
    /// The number with its unit.
    pub(crate) quantity: Quantity,
    /// The number as the article prints it, qualifier and unit included.
    pub(crate) printed: String,
    /// The time in which it counts, such as `week`.
    pub(crate) per: Option<String>,
    /// What time it is about.
    pub(crate) when: Option<FigureTime>,
}

/// What time a figure is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FigureTime {
    /// A date or a stretch of time.
    Date(Date),
    /// Words, such as "at first".
    Words(String),
}

/// Something that happened, or is planned to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    /// What.
    pub(crate) title: String,
    /// Where.
    pub(crate) place: Option<String>,
    /// Who was there.
    pub(crate) present: Vec<ActorId>,
    /// Whether it was still to come when the article was written.
    pub(crate) is_planned: bool,
}

/// A statement that another one differs from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// The other statement.
    pub(crate) point: PointId,
    /// Why they differ.
    pub(crate) note: Option<String>,
}

/// The pack's own arithmetic over figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Calculation {
    /// What is done.
    pub(crate) operation: Operation,
    /// With which figures, in their order.
    pub(crate) of: Vec<PointId>,
    /// The result as the author wrote it.
    pub(crate) gives: String,
    /// The result as read.
    pub(crate) quantity: Quantity,
    /// The result as computed, rounded to the precision written.
    pub(crate) computed: Number,
}

/// What a class of statements of the same thing rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sourcing {
    /// The articles of the class, less those that share the text it rests on.
    pub(crate) n_sources: usize,
    /// Whether it came through somebody else.
    pub(crate) is_second_hand: bool,
    /// Whether the speaker has no name.
    pub(crate) is_unnamed: bool,
    /// Whether it rests on something inferred, such as the article's date.
    pub(crate) is_inferred: bool,
}

impl Sourcing {
    /// Whether only one source says it.
    pub(crate) fn is_single(&self) -> bool {
        self.n_sources <= 1
    }
}

/// Figures of one measure and one period, or a running total over several.
#[derive(Clone, Debug)]
pub(crate) struct Comparison {
    /// What they measure.
    pub(crate) measure: MeasureId,
    /// The figures, by date.
    pub(crate) points: Vec<PointId>,
    /// How they compare.
    pub(crate) verdict: Verdict,
    /// What the pack says of their difference.
    pub(crate) reconciliation: Option<Text>,
}

/// How figures compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Value and qualifier are the same.
    Agree,
    /// The value is the same, the qualifier is not.
    AgreeButForWording,
    /// The values differ.
    Differ,
    /// They are of different times: a series.
    Series,
    /// There is only one.
    Single,
}

impl Verdict {
    /// The word that HTML classes and data files use.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::AgreeButForWording => "agree-but-for-wording",
            Self::Differ => "differ",
            Self::Series => "series",
            Self::Single => "single",
        }
    }
}
