//! Hand-written text with the notes that it cites.

use serde::Serialize;

use super::{DateView, DrawingView, LabelView, LinkView, PassageView};
use crate::view::prose::{Marked, Prose};

/// A piece of hand-written synthesis with the notes that it cites for the first time.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SynthesisView {
    /// The block's text; none where a statement is set as a block.
    pub(crate) prose: Option<Prose>,
    /// The key of the statement that is set here as a block.
    pub(crate) statement: Option<String>,
    /// The caveat that is set here as a block.
    pub(crate) caveat: Option<CaveatView>,
    /// The outside fact that is set here as a block.
    pub(crate) context: Option<ContextView>,
    /// The chart of that statement's figure, where it stands beside others.
    pub(crate) chart: Option<DrawingView>,
    /// What rests on words marked here, in the order of the marks: its statements and caveats.
    pub(crate) rests: Vec<LinkView>,
    /// The notes that are cited here for the first time, to stand beside the text.
    pub(crate) notes: Vec<NoteView>,
}

/// A numbered note: what a citation's mark leads to.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NoteView {
    /// The number on this page.
    pub(crate) number: u32,
    /// The id of the note on this page, what the page's ids begin with included.
    pub(crate) id: String,
    /// The address of the mark that cites it first, for the way back.
    pub(crate) back_href: String,
    /// Label and place as paper prints them: `S4 ¶12`; `S4` for a caveat, `C1` for an outside fact.
    pub(crate) locator: String,
    /// The key of the statement it shows.
    pub(crate) statement: Option<String>,
    /// The caveat it shows.
    pub(crate) caveat: Option<CaveatView>,
    /// The outside fact it shows.
    pub(crate) context: Option<ContextView>,
}

/// Something that an article does not establish.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CaveatView {
    /// Its key: `article/caveat`.
    pub(crate) key: String,
    /// The id of its place on the article's page.
    pub(crate) anchor: String,
    /// Its address.
    pub(crate) href: String,
    /// What is not established.
    pub(crate) says: Prose,
    /// The exact words it rests on; mostly none.
    pub(crate) passages: Vec<PassageView>,
    /// Where it stands, as paper prints it: `S4`, or `S4 ¶12` where it rests on words.
    pub(crate) locator: String,
    /// The article.
    pub(crate) article: LinkView,
}

/// A fact from outside the articles.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ContextView {
    /// Its id in the register.
    pub(crate) key: String,
    /// Its label, such as `C1`.
    pub(crate) label: String,
    /// Its address.
    pub(crate) href: String,
    /// The id of its place on the page of sources.
    pub(crate) anchor: String,
    /// The fact.
    pub(crate) says: String,
    /// The same with its languages as markup, where some words are not of the pack's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) says_marked: Option<Marked>,
    /// The words that it rests on.
    pub(crate) passage: Option<String>,
    /// The language of the passage and of the link's words, where it is not the pack's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<String>,
    /// Who published it.
    pub(crate) publisher: String,
    /// The title of the publication, or its address.
    pub(crate) link: LinkView,
    /// The day it was seen there.
    pub(crate) seen: DateView,
    /// How it is known: outside context.
    pub(crate) known: LabelView,
}
