//! For tests: the same tree with other references, or with none.

use super::{Block, Cell, Inline};

impl<R> Block<R> {
    /// The block with other references: every reference goes through `f`, in reading order.
    pub(crate) fn map<S>(self, f: &mut impl FnMut(R) -> S) -> Block<S> {
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
            Self::Table { number, columns, head, rows, origin } => Block::Table {
                number,
                columns,
                head: cells(head, f),
                rows: rows.into_iter().map(|row| cells(row, f)).collect(),
                origin,
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
    /// The inline with other references: every reference goes through `f`.
    pub(crate) fn map<S>(self, f: &mut impl FnMut(R) -> S) -> Inline<S> {
        match self {
            Self::Text(text) => Inline::Text(text),
            Self::Emphasis(content) => Inline::Emphasis(inlines(content, f)),
            Self::Strong(content) => Inline::Strong(inlines(content, f)),
            Self::Strikethrough(content) => Inline::Strikethrough(inlines(content, f)),
            Self::Foreign { language, content } => {
                Inline::Foreign { language, content: inlines(content, f) }
            }
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
}

fn blocks<R, S>(content: Vec<Block<R>>, f: &mut impl FnMut(R) -> S) -> Vec<Block<S>> {
    content.into_iter().map(|block| block.map(f)).collect()
}

fn inlines<R, S>(content: Vec<Inline<R>>, f: &mut impl FnMut(R) -> S) -> Vec<Inline<S>> {
    content.into_iter().map(|inline| inline.map(f)).collect()
}

fn cells<R, S>(row: Vec<Cell<R>>, f: &mut impl FnMut(R) -> S) -> Vec<Cell<S>> {
    row.into_iter().map(|cell| inlines(cell, f)).collect()
}
