//! Running text as a tree of plain values: what a document on paper is set from.
//!
//! A block is a map whose `t` says what it is; an inline is a text or such a map. No letter is
//! escaped: whoever sets the text takes it as letters, and never as markup.

use serde::ser::SerializeSeq as _;
use serde::{Serialize, Serializer};

use crate::html::Anchor;
use crate::prose::{Alignment, Block, Inline, Phrase};

/// Blocks, or a line.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Tree<'a> {
    /// Blocks.
    Blocks(Blocks<'a>),
    /// A line.
    Line(Inlines<'a>),
}

/// The words of a phrase, as the line of a tree.
#[derive(Serialize)]
pub(super) struct PhraseTree<'a> {
    /// Its stretches.
    line: Vec<Node<'a>>,
}

impl<'a> From<&'a Phrase> for PhraseTree<'a> {
    fn from(phrase: &'a Phrase) -> Self {
        let pieces = phrase.pieces().iter().map(|piece| match &piece.language {
            Some(lang) => Node::Foreign(Foreign {
                t: "foreign",
                lang,
                c: Content::Words([&piece.words]),
            }),
            None => Node::Words(&piece.words),
        });
        Self { line: pieces.collect() }
    }
}

/// Blocks one below the other.
#[derive(Clone, Copy)]
pub(super) struct Blocks<'a>(pub(super) &'a [Block<Anchor>]);

impl Serialize for Blocks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(BlockNode::from))
    }
}

/// A block.
#[derive(Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
#[allow(clippy::missing_docs_in_private_items, reason = "each is the block of its name")]
enum BlockNode<'a> {
    Paragraph { number: u32, c: Inlines<'a> },
    Heading { level: u8, id: &'a str, c: Inlines<'a> },
    List { start: Option<u64>, items: Vec<Blocks<'a>> },
    Quote { c: Blocks<'a> },
    Code { language: Option<&'a str>, text: &'a str },
    Table { number: u32, columns: Vec<&'a str>, head: Row<'a>, rows: Vec<Row<'a>> },
    Rule,
    Footnote { label: &'a str, number: u32, c: Blocks<'a> },
    Statement { of: AnchorNode<'a> },
}

/// The cells of a table's row.
type Row<'a> = Vec<Inlines<'a>>;

impl<'a> From<&'a Block<Anchor>> for BlockNode<'a> {
    fn from(block: &'a Block<Anchor>) -> Self {
        let row = |cells: &'a Vec<Vec<Inline<Anchor>>>| -> Row<'a> {
            cells.iter().map(|cell| Inlines(cell)).collect()
        };
        match block {
            Block::Paragraph { number, content, .. } => {
                Self::Paragraph { number: *number, c: Inlines(content) }
            }
            Block::Heading { level, id, content, .. } => {
                Self::Heading { level: *level, id, c: Inlines(content) }
            }
            Block::List { start, items } => {
                let items = items.iter().map(|item| Blocks(item));
                Self::List { start: *start, items: items.collect() }
            }
            Block::Quote { content } => Self::Quote { c: Blocks(content) },
            Block::Code { language, text } => {
                Self::Code { language: language.as_deref(), text }
            }
            Block::Table { number, columns, head, rows, .. } => Self::Table {
                number: *number,
                columns: columns.iter().copied().map(alignment).collect(),
                head: row(head),
                rows: rows.iter().map(row).collect(),
            },
            Block::Rule => Self::Rule,
            Block::Footnote { label, number, content } => {
                Self::Footnote { label, number: *number, c: Blocks(content) }
            }
            Block::Statement { of, .. } => Self::Statement { of: of.into() },
        }
    }
}

/// The name of an alignment.
fn alignment(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "none",
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Right => "right",
    }
}

/// Inlines one after the other. A citation's mark stands at the word before it, as on a page.
#[derive(Clone, Copy)]
pub(super) struct Inlines<'a>(pub(super) &'a [Inline<Anchor>]);

impl Serialize for Inlines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut nodes = serializer.serialize_seq(None)?;
        let mut rest = self.0.iter().peekable();
        while let Some(inline) = rest.next() {
            let is_cited = matches!(rest.peek(), Some(Inline::Citation { .. }));
            match inline {
                Inline::Text(text) if is_cited => {
                    nodes.serialize_element(text.trim_end_matches(' '))?;
                }
                Inline::SoftBreak if is_cited => {}
                inline => nodes.serialize_element(&Node::from(inline))?,
            }
        }
        nodes.end()
    }
}

/// An inline.
#[derive(Serialize)]
#[serde(untagged)]
#[allow(clippy::missing_docs_in_private_items, reason = "each is the inline of its name")]
enum Node<'a> {
    Words(&'a str),
    Foreign(Foreign<'a>),
    Other(InlineNode<'a>),
}

/// Words of another language.
#[derive(Serialize)]
struct Foreign<'a> {
    /// What this is.
    t: &'static str,
    /// The language (BCP 47).
    lang: &'a str,
    /// The words.
    c: Content<'a>,
}

/// What stands within an inline.
#[derive(Serialize)]
#[serde(untagged)]
enum Content<'a> {
    /// Letters alone.
    Words([&'a str; 1]),
    /// Any inlines.
    Inlines(Inlines<'a>),
}

/// An inline that is more than letters.
#[derive(Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
#[allow(clippy::missing_docs_in_private_items, reason = "each is the inline of its name")]
enum InlineNode<'a> {
    Em { c: Inlines<'a> },
    Strong { c: Inlines<'a> },
    Strike { c: Inlines<'a> },
    Code { text: &'a str },
    Break,
    Link { to: Option<AnchorNode<'a>>, c: Inlines<'a> },
    Image { to: Option<AnchorNode<'a>>, alternative: &'a str },
    Note { label: &'a str, number: u32 },
    Cite { of: Vec<AnchorNode<'a>> },
    Quotation { of: AnchorNode<'a>, words: &'a str },
    Mark { rests: Vec<AnchorNode<'a>>, starts: Vec<AnchorNode<'a>>, c: Inlines<'a> },
}

impl<'a> From<&'a Inline<Anchor>> for Node<'a> {
    fn from(inline: &'a Inline<Anchor>) -> Self {
        let all = |of: &'a [Anchor]| of.iter().map(AnchorNode::from).collect();
        Self::Other(match inline {
            Inline::Text(text) => return Self::Words(text),
            Inline::SoftBreak => return Self::Words(" "),
            Inline::Foreign { language, content } => {
                let c = Content::Inlines(Inlines(content));
                return Self::Foreign(Foreign { t: "foreign", lang: language, c });
            }
            Inline::Emphasis(content) => InlineNode::Em { c: Inlines(content) },
            Inline::Strong(content) => InlineNode::Strong { c: Inlines(content) },
            Inline::Strikethrough(content) => InlineNode::Strike { c: Inlines(content) },
            Inline::Code(text) | Inline::Markup(text) => InlineNode::Code { text },
            Inline::HardBreak => InlineNode::Break,
            Inline::Link { to, content, .. } => InlineNode::Link {
                to: to.as_ref().map(AnchorNode::from),
                c: Inlines(content),
            },
            Inline::Image { to, alternative, .. } => {
                InlineNode::Image { to: to.as_ref().map(AnchorNode::from), alternative }
            }
            Inline::FootnoteMark { label, number } => {
                InlineNode::Note { label, number: *number }
            }
            Inline::Citation { of } => InlineNode::Cite { of: all(of) },
            Inline::Quotation { of, words } => {
                InlineNode::Quotation { of: of.into(), words }
            }
            Inline::Mark { rests, starts, content } => InlineNode::Mark {
                rests: all(rests),
                starts: all(starts),
                c: Inlines(content),
            },
        })
    }
}

/// Where a reference leads.
#[derive(Serialize)]
#[allow(clippy::missing_docs_in_private_items, reason = "each is the anchor's field")]
struct AnchorNode<'a> {
    href: &'a str,
    external: bool,
    label: Option<&'a str>,
    title: Option<&'a str>,
    id: Option<&'a str>,
}

impl<'a> From<&'a Anchor> for AnchorNode<'a> {
    fn from(anchor: &'a Anchor) -> Self {
        Self {
            href: &anchor.href,
            external: anchor.external,
            label: anchor.label.as_deref(),
            title: anchor.title.as_deref(),
            id: anchor.id.as_deref(),
        }
    }
}
