//! Hand-written text with the notes that it cites.

use serde::Serialize;

use super::{ChartView, DateView, LabelView, LinkView, PassageView};
use crate::view::prose::Prose;

/// A piece of hand-written synthesis with the notes that it cites for the first time.
#[derive(Clone, Debug, Serialize)]
pub struct SynthesisView {
    /// The block's text; none where a statement is set as a block.
    pub prose: Option<Prose>,
    /// The key of the statement that is set here as a block.
    pub statement: Option<String>,
    /// The caveat that is set here as a block.
    pub caveat: Option<CaveatView>,
    /// The outside fact that is set here as a block.
    pub context: Option<ContextView>,
    /// The chart of that statement's figure, where it stands beside others.
    pub chart: Option<ChartView>,
    /// The notes that are cited here for the first time, to stand beside the text.
    pub notes: Vec<NoteView>,
}

/// A numbered note: what a citation's mark leads to.
#[derive(Clone, Debug, Serialize)]
pub struct NoteView {
    /// The number on this page.
    pub number: u32,
    /// The id of the note on this page, what the page's ids begin with included.
    pub id: String,
    /// The address of the mark that cites it first, for the way back.
    pub back_href: String,
    /// Label and place as paper prints them: `S4 ¶12`; `S4` for a caveat, `C1` for an outside fact.
    pub locator: String,
    /// The key of the statement it shows.
    pub statement: Option<String>,
    /// The caveat it shows.
    pub caveat: Option<CaveatView>,
    /// The outside fact it shows.
    pub context: Option<ContextView>,
}

/// Something that an article does not establish.
#[derive(Clone, Debug, Serialize)]
pub struct CaveatView {
    /// Its key: `article/caveat`.
    pub key: String,
    /// The id of its place on the article's page.
    pub anchor: String,
    /// Its address.
    pub href: String,
    /// What is not established.
    pub says: Prose,
    /// The exact words it rests on; mostly none.
    pub passages: Vec<PassageView>,
    /// Where it stands, as paper prints it: `S4`, or `S4 ¶12` where it rests on words.
    pub locator: String,
    /// The article.
    pub article: LinkView,
}

/// A fact from outside the articles.
#[derive(Clone, Debug, Serialize)]
pub struct ContextView {
    /// Its id in the register.
    pub key: String,
    /// Its label, such as `C1`.
    pub label: String,
    /// Its address.
    pub href: String,
    /// The id of its place on the page of sources.
    pub anchor: String,
    /// The fact.
    pub says: String,
    /// The words that it rests on.
    pub passage: Option<String>,
    /// Who published it.
    pub publisher: String,
    /// The title of the publication, or its address.
    pub link: LinkView,
    /// The day it was seen there.
    pub seen: DateView,
    /// How it is known: outside context.
    pub known: LabelView,
}
