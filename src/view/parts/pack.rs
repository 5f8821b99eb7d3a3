//! What every page shows of the pack, and the smallest parts.

use serde::Serialize;

/// What every page shows of the pack as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct PackView {
    /// The pack's title.
    pub title: String,
    /// The line under it.
    pub subtitle: Option<String>,
    /// The language (BCP 47).
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// The day the sources end.
    pub sources_to: Option<DateView>,
    /// The day the pack was prepared.
    pub date: Option<DateView>,
    /// Who prepared it.
    pub prepared_by: Option<String>,
    /// Who read it a second time, with the day, in words.
    pub checked_by: Option<String>,
    /// Whom it was prepared for.
    pub prepared_for: Option<String>,
    /// The line at head and foot of every page and sheet.
    pub marking: Option<String>,
    /// The licence of its words.
    pub licence: Option<String>,
    /// The address of the logo.
    pub logo: Option<ImageView>,
    /// The accent colour as `#rrggbb`.
    pub accent: Option<String>,
    /// The absolute address it is published at.
    pub base_url: Option<String>,
    /// The navigation: topics first.
    pub navigation: Vec<LinkView>,
    /// The topics alone.
    pub topics: Vec<LinkView>,
    /// The program's name and version.
    pub generator: String,
    /// How many of what the pack holds.
    pub counts: CountsView,
}

/// How many of what a pack holds.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CountsView {
    /// Articles.
    pub n_articles: usize,
    /// Statements.
    pub n_statements: usize,
    /// Statements with a figure.
    pub n_figures: usize,
    /// Passages of speech.
    pub n_quotations: usize,
    /// Drafts left out.
    pub n_drafts: usize,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LinkView {
    /// Where it leads: from the pack's root, or absolute; empty where the words are no link.
    pub href: String,
    /// Its words.
    pub text: String,

    /// Whether it leads out of the pack.
    pub is_external: bool,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct ImageView {
    /// Its address, from the pack's root.
    pub href: String,
    /// The words for those who do not see it.
    pub alternative: String,
    /// Its width in pixels, where known.
    pub width: Option<u32>,
    /// Its height in pixels, where known.
    pub height: Option<u32>,
}

/// A word that is also a class: `name` for HTML classes, `text` for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LabelView {
    /// The stable name, such as `in-force`.
    pub name: String,
    /// The word in the reader's language, such as "in force".
    pub text: String,
    /// What it means in a sentence, where that needs saying.
    pub meaning: Option<String>,
}

/// A date with the precision that it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// As machines read it (ISO 8601).
    pub iso: String,
    /// In words.
    pub text: String,
    /// In words, short, for tables.
    pub short: String,
    /// Whether it is inferred.
    pub is_inferred: bool,
    /// The article's own words for it, such as "last week".
    pub printed: Option<String>,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerView {
    /// The id in the registers; none for somebody without a name.
    pub id: Option<String>,
    /// The name, or the words printed for somebody without one.
    pub name: String,
    /// The page, where there is one.
    pub href: Option<String>,
    /// The organisation that somebody without a name speaks for.
    pub of: Option<LinkView>,
    /// The role held on that day.
    pub role: Option<String>,
    /// The side spoken for.
    pub side: Option<LabelView>,
    /// Whether the speaker has no name.
    pub is_unnamed: bool,
}

/// A correction.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionView {
    /// The day.
    pub date: DateView,
    /// The statement corrected.
    pub statement: Option<LinkView>,
    /// What was wrong.
    pub was: String,
    /// What it says now.
    pub now: String,
}
