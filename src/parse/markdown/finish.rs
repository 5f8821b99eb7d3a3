//! What needs the whole text: numbers of paragraphs and footnotes, and the ids of headings.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diag::{Checked, Code, Diagnostic};
use crate::prose::{self, Block, Inline};
use crate::source::Span;

use super::headings::Headings;
use super::{Body, Reading, Reference};

/// The text of a footnote, where it was written.
pub(super) struct Footnote {
    /// Its label.
    pub(super) label: String,
    /// Where its label stands.
    pub(super) span: Span,
    /// Its text.
    pub(super) content: Vec<Block<Reference>>,
}

/// Numbers a text in reading order: the blocks, then the footnotes as they are first used.
pub(super) fn body(
    mut blocks: Vec<Block<Reference>>,
    footnotes: Vec<Footnote>,
    headings: Headings,
    mut reading: Reading<'_>,
) -> Checked<Body> {
    let mut written = BTreeMap::new();
    for footnote in footnotes {
        match written.entry(key(&footnote.label)) {
            Entry::Vacant(first) => {
                first.insert(footnote);
            }
            Entry::Occupied(_) => reading.problems.push(twice(&footnote)),
        }
    }
    let mut numbers = Numbers {
        n_paragraphs: 0,
        n_words: 0,
        headings,
        footnotes: BTreeMap::new(),
        used: Vec::new(),
    };
    numbers.blocks(&mut blocks);
    // The text of a footnote may use further ones, which are then numbered behind it.
    let mut next = 0;
    while let Some(key) = numbers.used.get(next).cloned() {
        next += 1;
        if let Some(Footnote { label, mut content, .. }) = written.remove(&key) {
            numbers.blocks(&mut content);
            let number = u32::try_from(next).unwrap_or(u32::MAX);
            blocks.push(Block::Footnote { label, number, content });
        }
    }
    let mut unused: Vec<_> = written.into_values().collect();
    unused.sort_by_key(|footnote| footnote.span.start());
    reading.problems.extend(unused.iter().map(never_used));
    Checked::new(Body { blocks, n_words: numbers.n_words }, reading.problems)
}

fn twice(footnote: &Footnote) -> Diagnostic {
    let message = format!("the footnote `[^{}]` has two texts", footnote.label);
    Diagnostic::at(Code::UndefinedFootnote, footnote.span.clone(), message)
        .help("give one of them another label; the first is shown")
}

fn never_used(footnote: &Footnote) -> Diagnostic {
    let message = format!("the footnote `[^{}]` is used nowhere", footnote.label);
    Diagnostic::at(Code::UndefinedFootnote, footnote.span.clone(), message)
        .help(format!("write `[^{}]` where it belongs, or take it out", footnote.label))
}

/// Labels are compared without regard to case.
fn key(label: &str) -> String {
    label.to_lowercase()
}

/// How many words stand in a text, a space of any kind between them.
///
/// Goes by blocks of one length, so that the compiler looks at many bytes at once.
fn n_words(text: &str) -> usize {
    const BLOCK: usize = 128;
    // Behind these bytes only are there spaces among the longer signs: few of them are any.
    let may_lead = |byte: u8| matches!(byte, 0xc2 | 0xe1..=0xe3);
    let is_space = |at: usize| {
        text.get(at..).is_some_and(|sign| sign.starts_with(char::is_whitespace))
    };
    let bytes = text.as_bytes();
    let mut leads = bytes.iter().zip(0..).filter(|(byte, _)| may_lead(**byte));
    if !text.is_ascii() && leads.any(|(_, at)| is_space(at)) {
        return text.split_whitespace().count();
    }
    let is_space = |byte: u8| byte.wrapping_sub(b'\t') < 5 || byte == b' ';
    let begins = |(before, byte): (&u8, &u8)| is_space(*before) & !is_space(*byte);
    let next = bytes.get(1..).unwrap_or_default();
    let blocks = bytes.chunks(BLOCK).zip(next.chunks(BLOCK));
    let begun = blocks.map(|(bytes, next)| {
        let pairs = bytes.iter().zip(next);
        usize::from(pairs.fold(0_u8, |n, pair| n + u8::from(begins(pair))))
    });
    let first = bytes.first().is_some_and(|byte| !is_space(*byte));
    begun.sum::<usize>() + usize::from(first)
}

/// What has been counted.
struct Numbers {
    n_paragraphs: u32,
    n_words: usize,
    headings: Headings,
    footnotes: BTreeMap<String, u32>,
    /// The footnotes by their keys, in the order of first use.
    used: Vec<String>,
}

impl Numbers {
    fn blocks(&mut self, blocks: &mut [Block<Reference>]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &mut Block<Reference>) {
        match block {
            Block::Paragraph { number, content, .. } => {
                self.n_paragraphs += 1;
                *number = self.n_paragraphs;
                self.text(content);
            }
            Block::Heading { id, content, .. } => {
                if id.is_empty() {
                    *id = self.headings.made_id(&prose::plain(content));
                }
                self.text(content);
            }
            Block::List { items, .. } => {
                for item in items {
                    self.blocks(item);
                }
            }
            Block::Table { number, head, rows, .. } => {
                self.n_paragraphs += 1;
                *number = self.n_paragraphs;
                for cell in head.iter_mut().chain(rows.iter_mut().flatten()) {
                    self.text(cell);
                }
            }
            Block::Quote { content } | Block::Footnote { content, .. } => {
                self.blocks(content);
            }
            Block::Code { .. } | Block::Rule | Block::Statement { .. } => {}
        }
    }

    /// Counts the words of a block's text and numbers its footnotes.
    fn text(&mut self, content: &mut [Inline<Reference>]) {
        self.n_words += match &*content {
            [Inline::Text(words)] => n_words(words),
            content => n_words(&prose::plain(content)),
        };
        self.marks(content);
    }

    fn marks(&mut self, content: &mut [Inline<Reference>]) {
        for inline in content {
            match inline {
                Inline::FootnoteMark { label, number } => {
                    let used = &mut self.used;
                    let key = key(label);
                    *number = *self.footnotes.entry(key.clone()).or_insert_with(|| {
                        used.push(key);
                        u32::try_from(used.len()).unwrap_or(u32::MAX)
                    });
                }
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content)
                | Inline::Foreign { content, .. }
                | Inline::Link { content, .. }
                | Inline::Mark { content, .. } => self.marks(content),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::n_words;

    proptest! {
        #[test]
        fn words_are_what_spaces_of_any_kind_part(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "a", "bc", " ", "  ", "\n", "\t", "\u{b}", "\u{1c}", "\u{85}", "\u{a0}", "é",
                    "\u{1680}", "\u{2003}", "“", "\u{2028}", "\u{202f}", "\u{205f}", "\u{3000}",
                    "\u{200b}", "漢", "😀", "\u{180e}",
                ]),
                0..30,
            ),
        ) {
            let text = parts.concat();
            prop_assert_eq!(n_words(&text), text.split_whitespace().count(), "{:?}", text);
        }
    }
}
