//! Running text of a page: a tree for those who set it, its HTML for templates.
//!
//! What reads for people, as templates and JSON do, gets HTML; what reads for machines alone, as
//! a document on paper does, gets the tree.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::html::{self, Anchor, Html, Place};
use crate::prose::{self, Block, Inline, Phrase};

mod tree;

#[cfg(test)]
mod tests;

use tree::{Blocks, Inlines, PhraseTree, Tree};

/// Running text, its references ready. A template sees its HTML.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Prose {
    /// The text.
    pub(crate) text: ProseText,
    /// Where it stands.
    pub(crate) place: Arc<Place>,
}

/// Blocks, or a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ProseText {
    /// Blocks, each its own element.
    Blocks(Vec<Block<Anchor>>),
    /// A line, to stand inside an element of the template's.
    Line(Vec<Inline<Anchor>>),
}

impl Prose {
    /// Its HTML.
    pub(crate) fn html(&self) -> Html {
        match &self.text {
            ProseText::Blocks(content) => html::blocks(content, &self.place),
            ProseText::Line(content) => html::inlines(content, &self.place),
        }
    }

    /// Its letters alone: no citations, no notes.
    pub(crate) fn plain(&self) -> String {
        match &self.text {
            ProseText::Line(content) => plain(content),
            ProseText::Blocks(content) => {
                let mut lines = Vec::new();
                for block in content {
                    plain_lines(block, &mut lines);
                }
                lines.join(" ")
            }
        }
    }
}

/// The letters of a block's lines in reading order.
fn plain_lines(block: &Block<Anchor>, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph { content, .. } | Block::Heading { content, .. } => {
            lines.push(plain(content));
        }
        Block::List { items, .. } => {
            for block in items.iter().flatten() {
                plain_lines(block, lines);
            }
        }
        Block::Quote { content } | Block::Footnote { content, .. } => {
            for block in content {
                plain_lines(block, lines);
            }
        }
        Block::Code { text, .. } => lines.push(text.trim().to_owned()),
        Block::Table { head, rows, .. } => {
            let cells = head.iter().chain(rows.iter().flatten());
            lines.extend(cells.map(|cell| plain(cell)));
        }
        Block::Rule | Block::Statement { .. } => {}
    }
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.html().serialize(serializer);
        }
        let tree = match &self.text {
            ProseText::Blocks(content) => Tree::Blocks(Blocks(content)),
            ProseText::Line(content) => Tree::Line(Inlines(content)),
        };
        tree.serialize(serializer)
    }
}

/// Words with their languages; a template sees their markup.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Marked(Phrase);

/// A phrase with its languages, where its letters alone do not say the same.
pub(crate) fn marked(phrase: &Phrase) -> Option<Marked> {
    (!phrase.pieces().is_empty()).then(|| Marked(phrase.clone()))
}

impl Serialize for Marked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return html::marked(&self.0).serialize(serializer);
        }
        PhraseTree::from(&self.0).serialize(serializer)
    }
}

/// The letters of a line, with no gap where a citation stood.
pub(crate) fn plain<R>(content: &[Inline<R>]) -> String {
    let text = prose::plain(content);
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let is_stop = word.starts_with(['.', ',', ';', ':', '?', '!']);
        if !tidy.is_empty() && !is_stop {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}
