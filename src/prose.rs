//! Running text as a tree, from the Markdown that an author wrote to the page.
//!
//! The tree is one type at every stage; what it refers to changes. `R` is the kind of
//! reference: as written after `parse`, resolved after `link`, an address and a label after
//! `view`. [`Block::map`] carries a tree from one stage to the next.

use crate::source::Origin;

/// A block of running text.
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
#[derive(Clone, Debug, PartialEq)]
pub enum Block<R> {
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
    },
    /// A break between parts of a text.
    Rule,
    /// The text of a footnote, by its label and its number in the order of first use.
    Footnote { label: String, number: u32, content: Vec<Block<R>> },
    /// A cited statement set as a block: `![@id]` on a line of its own.
    Statement { of: R, origin: Origin },
}

/// The text of one table cell.
pub type Cell<R> = Vec<Inline<R>>;

/// How the cells of a table's column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
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
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
#[derive(Clone, Debug, PartialEq)]
pub enum Inline<R> {
    /// Letters.
    Text(String),
    /// Stressed text.
    Emphasis(Vec<Inline<R>>),
    /// Strong text.
    Strong(Vec<Inline<R>>),
    /// Struck text.
    Strikethrough(Vec<Inline<R>>),
    /// Code within a line.
    Code(String),
    /// HTML that an author wrote, shown as its letters: no prose, and never markup on a page.
    Markup(String),
    /// A line end of the source: a space on the page.
    SoftBreak,
    /// A line break that the author asked for.
    HardBreak,
    /// A link. `to` is none where the address was refused; its words stay.
    Link { to: Option<R>, title: Option<String>, content: Vec<Inline<R>> },
    /// A picture. `to` is none where it is not shown; its alternative text stays.
    Image { to: Option<R>, alternative: String, title: Option<String> },
    /// A mark that leads to a footnote.
    FootnoteMark { label: String, number: u32 },
    /// Citations in one pair of brackets: `[@a/x; @b/y]`.
    Citation { of: Vec<R> },
    /// Exact words of a cited passage, set as a quotation: `[@a/x "words"]`.
    Quotation { of: R, words: String },
    /// Words that statements rest on. `starts` are those of `rests` whose passage begins here.
    Mark { rests: Vec<R>, starts: Vec<R>, content: Vec<Inline<R>> },
}

impl<R> Block<R> {
    /// Carries a block to the next stage: every reference goes through `f`, in reading order.
    pub fn map<S>(self, f: &mut impl FnMut(R) -> S) -> Block<S> {
        match self {
            Self::Paragraph { number, content, origin } => {
                Block::Paragraph { number, content: inlines(content, f), origin }
            }
            Self::Heading { level, id, content, origin } => {
                Block::Heading { level, id, content: inlines(content, f), origin }
            }
            Self::List { start, items } => Block::List {
                start,
                items: items.into_iter().map(|item| blocks(item, f)).collect(),
            },
            Self::Quote { content } => Block::Quote { content: blocks(content, f) },
            Self::Code { language, text } => Block::Code { language, text },
            Self::Table { number, columns, head, rows } => Block::Table {
                number,
                columns,
                head: cells(head, f),
                rows: rows.into_iter().map(|row| cells(row, f)).collect(),
            },
            Self::Rule => Block::Rule,
            Self::Footnote { label, number, content } => {
                Block::Footnote { label, number, content: blocks(content, f) }
            }
            Self::Statement { of, origin } => Block::Statement { of: f(of), origin },
        }
    }
}

impl<R> Inline<R> {
    /// Carries an inline to the next stage: every reference goes through `f`.
    pub fn map<S>(self, f: &mut impl FnMut(R) -> S) -> Inline<S> {
        match self {
            Self::Text(text) => Inline::Text(text),
            Self::Emphasis(content) => Inline::Emphasis(inlines(content, f)),
            Self::Strong(content) => Inline::Strong(inlines(content, f)),
            Self::Strikethrough(content) => Inline::Strikethrough(inlines(content, f)),
            Self::Code(text) => Inline::Code(text),
            Self::Markup(text) => Inline::Markup(text),
            Self::SoftBreak => Inline::SoftBreak,
            Self::HardBreak => Inline::HardBreak,
            Self::Link { to, title, content } => {
                Inline::Link { to: to.map(&mut *f), title, content: inlines(content, f) }
            }
            Self::Image { to, alternative, title } => {
                Inline::Image { to: to.map(f), alternative, title }
            }
            Self::FootnoteMark { label, number } => {
                Inline::FootnoteMark { label, number }
            }
            Self::Citation { of } => {
                Inline::Citation { of: of.into_iter().map(f).collect() }
            }
            Self::Quotation { of, words } => Inline::Quotation { of: f(of), words },
            Self::Mark { rests, starts, content } => Inline::Mark {
                rests: rests.into_iter().map(&mut *f).collect(),
                starts: starts.into_iter().map(&mut *f).collect(),
                content: inlines(content, f),
            },
        }
    }

    /// Adds the letters of this piece to `text`: what evidence is looked for in.
    ///
    /// Titles, alternative texts, HTML, footnote marks and citations add nothing; a line end
    /// is a space.
    pub fn plain(&self, text: &mut String) {
        match self {
            Self::Text(words) | Self::Code(words) | Self::Quotation { words, .. } => {
                text.push_str(words);
            }
            Self::SoftBreak | Self::HardBreak => text.push(' '),
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
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

/// Carries blocks to the next stage.
pub fn blocks<R, S>(content: Vec<Block<R>>, f: &mut impl FnMut(R) -> S) -> Vec<Block<S>> {
    content.into_iter().map(|block| block.map(f)).collect()
}

/// Carries inlines to the next stage.
pub fn inlines<R, S>(
    content: Vec<Inline<R>>,
    f: &mut impl FnMut(R) -> S,
) -> Vec<Inline<S>> {
    content.into_iter().map(|inline| inline.map(f)).collect()
}

/// The letters of inlines, as evidence is looked for in them.
pub fn plain<R>(content: &[Inline<R>]) -> String {
    let mut text = String::new();
    for inline in content {
        inline.plain(&mut text);
    }
    text
}

fn cells<R, S>(row: Vec<Cell<R>>, f: &mut impl FnMut(R) -> S) -> Vec<Cell<S>> {
    row.into_iter().map(|cell| inlines(cell, f)).collect()
}
