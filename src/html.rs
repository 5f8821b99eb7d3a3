//! Running text as safe HTML: blocks and inlines go in, markup for a page comes out.
//!
//! This room is the only maker of [`Html`]. Every letter of the text is escaped, an address
//! is written only where it is of a kind that leads to a page, a file, a mailbox or a
//! telephone, and there is no style and no script in what comes out. The same tree gives the
//! same bytes.

use serde::{Serialize, Serializer};

use crate::prose::{Block, Inline};

mod blocks;
mod escape;
pub mod highlight;
mod inlines;
mod writer;

#[cfg(test)]
mod tests;

use writer::Writer;

/// Where a reference leads, ready for a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The address: from the pack's root, or absolute.
    pub href: String,
    /// Whether it leads out of the pack.
    pub external: bool,
    /// What a citation's mark shows, such as `3`.
    pub label: Option<String>,
    /// Its words for a screen reader.
    pub title: Option<String>,
    /// Width and height of a picture.
    pub pixels: Option<(u32, u32)>,
    /// The id that the mark itself bears.
    pub id: Option<String>,
}

/// Where text stands: what its addresses and ids begin with, and the words it needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The way to the pack's root: empty, or `../`.
    pub root: String,
    /// What ids begin with, where several bodies share a page; else empty.
    pub prefix: String,
    /// "Link to paragraph {n}".
    pub link_to_paragraph: String,
    /// "Link to this heading".
    pub link_to_heading: String,
    /// "Back to the text".
    pub back_to_text: String,
    /// "Table".
    pub table: String,
}

/// Text that is safe in a page: only this room makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Blocks as HTML, each its own element on its own line.
pub fn blocks(content: &[Block<Anchor>], place: &Place) -> Html {
    let mut writer = Writer::new(place);
    writer.body(content);
    Html(writer.out)
}

/// Inlines as HTML, to stand within an element that may hold phrases and links.
pub fn inlines(content: &[Inline<Anchor>], place: &Place) -> Html {
    let mut writer = Writer::new(place);
    writer.inlines(content);
    Html(writer.out)
}

/// Plain text as HTML. Text of another direction, or with signs that turn it, is isolated.
pub fn text(text: &str) -> Html {
    let mut out = String::new();
    if escape::runs_right_to_left(text) && !escape::turns_direction(text) {
        out.push_str("<bdi>");
        escape::push(text, &mut out);
        out.push_str("</bdi>");
    } else {
        escape::push_isolated(text, &mut out);
    }
    Html(out)
}
