//! Running text as a tree, from the Markdown that an author wrote to the page.
//!
//! The tree is one type at every stage; what it refers to changes. `R` is the kind of
//! reference: as written after `parse`, resolved after `link`, an address and a label after
//! `view`.

use crate::source::Origin;

#[cfg(test)]
mod map;
mod phrase;

pub(crate) use phrase::Phrase;

/// Letters, mostly a stretch of a file's text: whatever is made of them shares them.
pub(crate) use arcstr::Substr as Letters;

/// A block of running text.
#[allow(
    clippy::missing_docs_in_private_items,
    reason = "each variant's sentence names its fields"
)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block<R> {
    /// A paragraph. Numbered from 1 over the whole body; its address is `p<number>`.
    Paragraph { number: u32, content: Vec<Inline<R>>, origin: Origin },
    /// A heading, with the id that its address ends in.
    Heading { level: u8, id: String, content: Vec<Inline<R>>, origin: Origin },
    /// A list: `start` is the first number of an ordered one.
    List { start: Option<u64>, items: Vec<Vec<Block<R>>> },
    /// A block quotation.
    Quote { content: Vec<Block<R>> },
    /// Code with the language its fence names.
    Code { language: Option<String>, text: String },
    /// A table: one alignment a column, a head, rows of cells.
    Table {
        number: u32,
        columns: Vec<Alignment>,
        head: Vec<Cell<R>>,
        rows: Vec<Vec<Cell<R>>>,
        origin: Origin,
    },
    /// A break between parts of a text.
    Rule,
    /// The text of a footnote, by its label and its number in the order of first use.
    Footnote { label: String, number: u32, content: Vec<Block<R>> },
    /// A cited statement set as a block: `![@id]` on a line of its own.
    Statement { of: R, origin: Origin },
}

/// The text of one table cell.
pub(crate) type Cell<R> = Vec<Inline<R>>;

/// How the cells of a table's column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alignment {
    /// As the text runs.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A piece of text within a block.
#[allow(
    clippy::missing_docs_in_private_items,
    reason = "each variant's sentence names its fields"
)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Inline<R> {
    /// Letters.
    Text(Letters),
    /// Stressed text.
    Emphasis(Vec<Inline<R>>),
    /// Strong text.
    Strong(Vec<Inline<R>>),
    /// Struck text.
    Strikethrough(Vec<Inline<R>>),
    /// Words of another language (BCP 47) than the text around them.
    Foreign { language: Box<str>, content: Vec<Inline<R>> },
    /// Code within a line.
    Code(String),
    /// HTML that an author wrote, shown as its letters: no prose, and never markup on a page.
    Markup(String),
    /// A line end of the source: a space on the page.
    SoftBreak,
    /// A line break that the author asked for.
    HardBreak,
    /// A link. `to` is none where the address was refused; its words stay.
    Link { to: Option<R>, title: Option<Box<str>>, content: Vec<Inline<R>> },
    /// A picture. `to` is none where it is not shown; its alternative text stays.
    Image { to: Option<R>, alternative: String, title: Option<Box<str>> },
    /// A mark that leads to a footnote.
    FootnoteMark { label: String, number: u32 },
    /// Citations in one pair of brackets: `[@a/x; @b/y]`.
    Citation { of: Vec<R> },
    /// Exact words of a cited passage, set as a quotation: `[@a/x "words"]`.
    Quotation { of: R, words: String },
    /// Words that statements rest on. `starts` are those of `rests` whose passage begins here.
    Mark { rests: Vec<R>, starts: Vec<R>, content: Vec<Inline<R>> },
}

impl<R> Inline<R> {
    /// Adds the letters of this piece to `text`: what evidence is looked for in.
    ///
    /// Titles, alternative texts, HTML, footnote marks and citations add nothing; a line end
    /// is a space.
    pub(crate) fn plain(&self, text: &mut String) {
        match self {
            Self::Text(words) => text.push_str(words),
            Self::Code(words) | Self::Quotation { words, .. } => text.push_str(words),
            Self::SoftBreak | Self::HardBreak => text.push(' '),
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
            | Self::Foreign { content, .. }
            | Self::Link { content, .. }
            | Self::Mark { content, .. } => {
                for inline in content {
                    inline.plain(text);
                }
            }
            Self::Markup(_)
            | Self::Image { .. }
            | Self::FootnoteMark { .. }
            | Self::Citation { .. } => {}
        }
    }
}

/// The letters of inlines, as evidence is looked for in them.
pub(crate) fn plain<R>(content: &[Inline<R>]) -> String {
    let mut text = String::new();
    for inline in content {
        inline.plain(&mut text);
    }
    text
}
