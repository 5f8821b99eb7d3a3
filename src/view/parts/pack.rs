//! What every page shows of the pack, and the smallest parts.

use serde::Serialize;

use crate::prose::Phrase;
use crate::view::prose::{self, Marked};

/// What every page shows of the pack as a whole.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PackView {
    /// The pack's title.
    pub(crate) title: String,
    /// The line under it.
    pub(crate) subtitle: Option<String>,
    /// The language (BCP 47).
    pub(crate) language: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: String,
    /// The day the sources end.
    pub(crate) sources_to: Option<DateView>,
    /// The day the pack was prepared.
    pub(crate) date: Option<DateView>,
    /// Who prepared it.
    pub(crate) prepared_by: Option<String>,
    /// Who read it a second time, with the day, in words.
    pub(crate) checked_by: Option<String>,
    /// Whom it was prepared for.
    pub(crate) prepared_for: Option<String>,
    /// The line at head and foot of every page and sheet.
    pub(crate) marking: Option<String>,
    /// The licence of its words.
    pub(crate) licence: Option<String>,
    /// The address of the logo.
    pub(crate) logo: Option<ImageView>,
    /// The accent colour as `#rrggbb`.
    pub(crate) accent: Option<String>,
    /// The absolute address it is published at.
    pub(crate) base_url: Option<String>,
    /// The navigation: topics first.
    pub(crate) navigation: Vec<LinkView>,
    /// The topics alone.
    pub(crate) topics: Vec<LinkView>,
    /// The program's name and version.
    pub(crate) generator: String,
    /// What the labels of sources and paragraphs mean, in a line; none without sources.
    pub(crate) source_legend: Option<String>,
    /// How many of what the pack holds.
    pub(crate) counts: CountsView,
    /// Of how many parts of a file of the print page each sheet bears the part's title: of as many
    /// as the file with the most has, but of no more than 512.
    pub(crate) n_running_heads: usize,
    /// The documents that readers can take with them.
    pub(crate) documents: Vec<DocumentLinkView>,
}

/// How many of what a pack holds.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct CountsView {
    /// Articles.
    pub(crate) n_articles: usize,
    /// Statements.
    pub(crate) n_statements: usize,
    /// Statements with a figure.
    pub(crate) n_figures: usize,
    /// Passages of speech.
    pub(crate) n_quotations: usize,
    /// Drafts left out.
    pub(crate) n_drafts: usize,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct LinkView {
    /// Where it leads: from the pack's root, or absolute; empty where the words are no link.
    pub(crate) href: String,
    /// Its words.
    pub(crate) text: String,
    /// Whether it leads out of the pack.
    pub(crate) is_external: bool,
    /// Its words with their languages as markup, where some are not of the pack's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) marked: Option<Marked>,
}

impl LinkView {
    /// A link within the pack whose words are a phrase.
    pub(crate) fn of(href: String, phrase: &Phrase) -> Self {
        let (text, marked) = (phrase.to_string(), prose::marked(phrase));
        Self { href, text, is_external: false, marked }
    }
}

/// A document that readers can take with them, as pages link to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct DocumentLinkView {
    /// `brief`, `topic` or `pack`.
    pub(crate) kind: String,
    /// The topic's id, of a document on a topic.
    pub(crate) topic: Option<String>,
    /// Its address from the pack's root.
    pub(crate) href: String,
    /// Its title.
    pub(crate) title: String,
    /// How many sheets it has, where it is made before the pages.
    pub(crate) n_pages: Option<usize>,
    /// Its size in bytes, where it is made before the pages.
    pub(crate) size: Option<u64>,
    /// Its form, sheets and size in words: "PDF, 2 pages, 84 kB".
    pub(crate) note: String,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ImageView {
    /// Its address, from the pack's root.
    pub(crate) href: String,
    /// The words for those who do not see it.
    pub(crate) alternative: String,
    /// Its width in pixels, where known.
    pub(crate) width: Option<u32>,
    /// Its height in pixels, where known.
    pub(crate) height: Option<u32>,
}

/// A word that is also a class: `name` for HTML classes, `text` for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LabelView {
    /// The stable name, such as `in-force`.
    pub(crate) name: String,
    /// The word in the reader's language, such as "in force".
    pub(crate) text: String,
    /// What it means in a sentence, where that needs saying.
    pub(crate) meaning: Option<String>,
}

/// A date with the precision that it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct DateView {
    /// As machines read it (ISO 8601); of a stretch, its beginning, since HTML has no stretches.
    pub(crate) iso: String,
    /// In words.
    pub(crate) text: String,
    /// In words, short, for tables.
    pub(crate) short: String,
    /// Whether it is inferred.
    pub(crate) is_inferred: bool,
    /// The article's own words for it, such as "last week".
    pub(crate) printed: Option<String>,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct SpeakerView {
    /// The id in the registers; none for somebody without a name.
    pub(crate) id: Option<String>,
    /// The name, or the words printed for somebody without one.
    pub(crate) name: String,
    /// The page, where there is one.
    pub(crate) href: Option<String>,
    /// The organisation that somebody without a name speaks for.
    pub(crate) of: Option<LinkView>,
    /// The role held on that day.
    pub(crate) role: Option<String>,
    /// The side spoken for.
    pub(crate) side: Option<LabelView>,
    /// Whether the speaker has no name.
    pub(crate) is_unnamed: bool,
}

/// A correction.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CorrectionView {
    /// The day.
    pub(crate) date: DateView,
    /// The statement corrected.
    pub(crate) statement: Option<LinkView>,
    /// What was wrong.
    pub(crate) was: String,
    /// What it says now.
    pub(crate) now: String,
}
