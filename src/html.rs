//! Running text as safe HTML: blocks and inlines go in, markup for a page comes out.
//!
//! This room is the only maker of [`Html`]. Every letter of the text is escaped, an address
//! is written only where it is of a kind that leads to a page, a file, a mailbox or a
//! telephone, and there is no style and no script in what comes out. The same tree gives the
//! same bytes.

use serde::{Serialize, Serializer};

use crate::prose::{Block, Inline, Phrase};

mod blocks;
mod escape;
pub(crate) mod highlight;
mod inlines;
mod writer;

#[cfg(test)]
mod tests;

use writer::Writer;

/// Where a reference leads, ready for a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Anchor {
    /// The address: from the pack's root, or absolute.
    pub(crate) href: String,
    /// Whether it leads out of the pack.
    pub(crate) external: bool,
    /// What a citation's mark shows, such as `3`.
    pub(crate) label: Option<String>,
    /// Its words for a screen reader.
    pub(crate) title: Option<String>,
    /// Width and height of a picture.
    pub(crate) pixels: Option<(u32, u32)>,
    /// The id that the mark itself bears.
    pub(crate) id: Option<String>,
}

/// Where text stands: what its addresses and ids begin with, and the words it needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The way to the pack's root: empty, or `../`.
    pub(crate) root: String,
    /// What ids begin with, where several bodies share a page; else empty.
    pub(crate) prefix: String,
    /// "Link to paragraph {n}".
    pub(crate) link_to_paragraph: String,
    /// "Link to this heading".
    pub(crate) link_to_heading: String,
    /// "Back to the text".
    pub(crate) back_to_text: String,
    /// "Table".
    pub(crate) table: String,
}

/// Text that is safe in a page: only this room makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Html(String);

impl Html {
    /// The markup.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Blocks as HTML, each its own element on its own line.
pub(crate) fn blocks(content: &[Block<Anchor>], place: &Place) -> Html {
    let mut writer = Writer::new(place);
    writer.body(content);
    Html(writer.out)
}

/// A phrase with its languages as HTML, to stand within an element that may hold phrases; none
/// where its letters alone say the same.
pub(crate) fn marked(phrase: &Phrase) -> Option<Html> {
    if phrase.pieces().is_empty() {
        return None;
    }
    let place = Place::default();
    let mut writer = Writer::new(&place);
    for piece in phrase.pieces() {
        let words = Inline::Text(piece.words.as_str().into());
        match &piece.language {
            Some(language) => {
                let (language, content) = (language.clone(), vec![words]);
                writer.inlines(&[Inline::Foreign { language, content }]);
            }
            None => writer.inlines(&[words]),
        }
    }
    Some(Html(writer.out))
}

/// Inlines as HTML, to stand within an element that may hold phrases and links.
pub(crate) fn inlines(content: &[Inline<Anchor>], place: &Place) -> Html {
    let mut writer = Writer::new(place);
    writer.inlines(content);
    Html(writer.out)
}
