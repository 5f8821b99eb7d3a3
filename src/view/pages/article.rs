//! An article's page, and a source as the bibliography shows it.

use serde::Serialize;

use crate::view::parts::{
    CaveatView, DateView, LabelView, LinkView, NoteView, SpeakerView, SynthesisView,
};
use crate::view::prose::{Marked, Prose};

/// An article's page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ArticlePage {
    /// Its bibliographic block.
    pub(crate) source: SourceView,
    /// The summary's headline.
    pub(crate) headline: Option<String>,
    /// The headline with its languages as markup, where some words are not of the pack's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) headline_marked: Option<Marked>,
    /// The bottom line.
    pub(crate) bottom_line: Option<Prose>,
    /// The notes that stand beside no block of the page, by number.
    pub(crate) notes: Vec<NoteView>,
    /// The keys of its statements in the summary's order.
    pub(crate) statements: Vec<String>,
    /// The keys of those with a figure.
    pub(crate) figures: Vec<String>,
    /// The keys of those that quote a speaker.
    pub(crate) quotations: Vec<String>,
    /// Its topics.
    pub(crate) topics: Vec<LinkView>,
    /// Who speaks or is present.
    pub(crate) people: Vec<SpeakerView>,
    /// The body, paragraphs numbered and passages marked.
    pub(crate) body: Vec<SynthesisView>,
    /// The language of the article (BCP 47), where it is not the pack's.
    pub(crate) language: Option<String>,
    /// What the body is: the article, an account of it, extracts.
    pub(crate) body_kind: LabelView,
    /// The passages by paragraph of the original, each with what rests on it.
    pub(crate) by_paragraph: Vec<ParagraphView>,
    /// What it does not establish.
    pub(crate) caveats: Vec<CaveatView>,
    /// Why it was withdrawn.
    pub(crate) withdrawn: Option<String>,
}

/// A paragraph of an original, and what rests on it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ParagraphView {
    /// The paragraph, such as `¶12`.
    pub(crate) place: String,
    /// Its number.
    pub(crate) number: u32,
    /// Its address in the body, where the body is the article.
    pub(crate) href: Option<String>,
    /// The statements that rest on it.
    pub(crate) statements: Vec<LinkView>,
    /// The caveats that rest on it.
    pub(crate) caveats: Vec<LinkView>,
}

/// A source in full, as the bibliography and its article's page show it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SourceView {
    /// Its label, such as `S4`.
    pub(crate) label: String,
    /// The id of its article.
    pub(crate) id: String,
    /// Its page.
    pub(crate) link: LinkView,
    /// What is known of it, row by row.
    pub(crate) facts: Vec<FactView>,
    /// Its entry in the bibliography, in words.
    pub(crate) entry: String,
    /// The publisher.
    pub(crate) publisher: Option<LinkView>,
    /// When it was published.
    pub(crate) published: Option<DateView>,
    /// The authors as printed.
    pub(crate) byline: Vec<String>,
    /// What kind of text it is.
    pub(crate) kind: LabelView,
    /// The address of the original.
    pub(crate) url: Option<String>,
    /// An archived copy.
    pub(crate) archive_url: Option<String>,
    /// What it adds, in words: how many statements, figures, quotations.
    pub(crate) adds: String,
    /// What it was checked against.
    pub(crate) checked: String,
    /// The SHA-256 of the original.
    pub(crate) sha256: Option<String>,
    /// Text it shares with other sources, in sentences.
    pub(crate) shared: Vec<String>,
    /// What is inferred about it, in words, where something is.
    pub(crate) inferred: Option<String>,
    /// Why it was withdrawn.
    pub(crate) withdrawn: Option<String>,
    /// How many statements it gives.
    pub(crate) n_statements: usize,
}

/// One row of a bibliographic block.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FactView {
    /// Its stable name: the key of the front matter.
    pub(crate) name: String,
    /// What it is.
    pub(crate) label: String,
    /// Its value.
    pub(crate) value: LinkView,
    /// Why it is inferred, and how surely; none where the report states it.
    pub(crate) inferred: Option<String>,
}
