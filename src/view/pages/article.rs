//! An article's page, and a source as the bibliography shows it.

use serde::Serialize;

use crate::view::parts::{
    CaveatView, DateView, LabelView, LinkView, NoteView, SpeakerView, SynthesisView,
};
use crate::view::prose::Prose;

/// An article's page.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlePage {
    /// Its bibliographic block.
    pub source: SourceView,
    /// The summary's headline.
    pub headline: Option<String>,
    /// The bottom line.
    pub bottom_line: Option<Prose>,
    /// The notes that stand beside no block of the page, by number.
    pub notes: Vec<NoteView>,
    /// The keys of its statements in the summary's order.
    pub statements: Vec<String>,
    /// The keys of those with a figure.
    pub figures: Vec<String>,
    /// The keys of those that quote a speaker.
    pub quotations: Vec<String>,
    /// Its topics.
    pub topics: Vec<LinkView>,
    /// Who speaks or is present.
    pub people: Vec<SpeakerView>,
    /// The body, paragraphs numbered and passages marked.
    pub body: Vec<SynthesisView>,
    /// What the body is: the article, an account of it, extracts.
    pub body_kind: LabelView,
    /// The passages by paragraph of the original, each with the keys of what rests on it.
    pub by_paragraph: Vec<ParagraphView>,
    /// What it does not establish.
    pub caveats: Vec<CaveatView>,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
}

/// A paragraph of an original, and what rests on it.
#[derive(Clone, Debug, Serialize)]
pub struct ParagraphView {
    /// The paragraph, such as `¶12`.
    pub place: String,
    /// Its address in the body, where the body is the article.
    pub href: Option<String>,
    /// The keys of the statements that rest on it.
    pub statements: Vec<String>,
    /// The caveats that rest on it.
    pub caveats: Vec<LinkView>,
}

/// A source in full, as the bibliography and its article's page show it.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// Its label, such as `S4`.
    pub label: String,
    /// The id of its article.
    pub id: String,
    /// Its page.
    pub link: LinkView,
    /// What is known of it, row by row.
    pub facts: Vec<FactView>,
    /// Its entry in the bibliography, in words.
    pub entry: String,
    /// The publisher.
    pub publisher: Option<LinkView>,
    /// When it was published.
    pub published: Option<DateView>,
    /// The authors as printed.
    pub byline: Vec<String>,
    /// What kind of text it is.
    pub kind: LabelView,
    /// The address of the original.
    pub url: Option<String>,
    /// An archived copy.
    pub archive_url: Option<String>,
    /// What it adds, in words: how many statements, figures, quotations.
    pub adds: String,
    /// What it was checked against.
    pub checked: String,
    /// The SHA-256 of the original.
    pub sha256: Option<String>,
    /// Text it shares with other sources, in sentences.
    pub shared: Vec<String>,
    /// What is inferred about it, in words, where something is.
    pub inferred: Option<String>,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
    /// How many statements it gives.
    pub n_statements: usize,
}

/// One row of a bibliographic block.
#[derive(Clone, Debug, Serialize)]
pub struct FactView {
    /// Its stable name: the key of the front matter.
    pub name: String,
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: LinkView,
    /// Why it is inferred, and how surely; none where the report states it.
    pub inferred: Option<String>,
}
