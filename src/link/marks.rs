//! Passages in an article's own body: the words that statements rest on are wrapped in marks.
//!
//! Passages may overlap and may run through emphasis and links: the text is split at their
//! borders, and each piece tells all that rests on it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::{PointId, Target};
use crate::prose::{self, Block, Inline, Letters};

use super::ground::UnitKey;

/// The stretches of a body that statements rest on.
pub(super) type Rests = BTreeMap<UnitKey, Vec<Rest>>;

/// One stretch.
#[derive(Clone, Debug)]
pub(super) struct Rest {
    /// The characters of the paragraph, heading or table.
    pub(super) characters: Range<usize>,
    /// The statement.
    pub(super) of: PointId,
    /// Whether the statement is a caveat.
    pub(super) is_caveat: bool,
}

/// Marks a body.
pub(super) fn mark(blocks: Vec<Block<Target>>, rests: &Rests) -> Vec<Block<Target>> {
    let mut marker = Marker { rests, started: BTreeSet::new() };
    marker.blocks(blocks)
}

struct Marker<'r> {
    rests: &'r Rests,
    started: BTreeSet<&'r PointId>,
}

/// One paragraph while it is marked: the stretches on it, and how far it is read.
struct Line<'r> {
    rests: &'r [Rest],
    /// Where they begin and end, ascending.
    borders: Vec<usize>,
    at: usize,
}

impl<'r> Marker<'r> {
    fn blocks(&mut self, blocks: Vec<Block<Target>>) -> Vec<Block<Target>> {
        blocks.into_iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: Block<Target>) -> Block<Target> {
        match block {
            Block::Paragraph { number, content, origin } => {
                let content = self.one(&UnitKey::Numbered(number), content);
                Block::Paragraph { number, content, origin }
            }
            Block::Heading { level, id, content, origin } => {
                let content = self.one(&UnitKey::Heading(id.clone()), content);
                Block::Heading { level, id, content, origin }
            }
            Block::Table { number, columns, head, rows, origin } => {
                let Some(mut line) = self.line(&UnitKey::Numbered(number)) else {
                    return Block::Table { number, columns, head, rows, origin };
                };
                let mut row = |cells: Vec<Vec<Inline<Target>>>| {
                    let marked = |cell| {
                        let marked = self.inlines(cell, &mut line);
                        // The sign between cells, see `BETWEEN_CELLS` of the room `ground`.
                        line.at += 1;
                        marked
                    };
                    cells.into_iter().map(marked).collect::<Vec<_>>()
                };
                let head = row(head);
                let rows = rows.into_iter().map(row).collect();
                Block::Table { number, columns, head, rows, origin }
            }
            Block::List { start, items } => {
                let items = items.into_iter().map(|item| self.blocks(item)).collect();
                Block::List { start, items }
            }
            Block::Quote { content } => Block::Quote { content: self.blocks(content) },
            Block::Footnote { label, number, content } => {
                Block::Footnote { label, number, content: self.blocks(content) }
            }
            Block::Code { .. } | Block::Rule | Block::Statement { .. } => block,
        }
    }

    fn one(
        &mut self,
        key: &UnitKey,
        content: Vec<Inline<Target>>,
    ) -> Vec<Inline<Target>> {
        match self.line(key) {
            Some(mut line) => self.inlines(content, &mut line),
            None => content,
        }
    }

    fn line(&self, key: &UnitKey) -> Option<Line<'r>> {
        let rests = self.rests.get(key)?.as_slice();
        let ends =
            rests.iter().flat_map(|rest| [rest.characters.start, rest.characters.end]);
        let mut borders: Vec<usize> = ends.collect();
        borders.sort_unstable();
        borders.dedup();
        Some(Line { rests, borders, at: 0 })
    }

    /// Marks a run of inlines. What no border cuts is marked whole.
    fn inlines(
        &mut self,
        content: Vec<Inline<Target>>,
        line: &mut Line<'r>,
    ) -> Vec<Inline<Target>> {
        // Pieces side by side under the same statements share a mark.
        let mut runs: Vec<(Vec<usize>, Vec<Inline<Target>>)> = Vec::new();
        let mut add = |over: Vec<usize>, piece| match runs.last_mut() {
            Some((last, pieces)) if *last == over => pieces.push(piece),
            _ => runs.push((over, vec![piece])),
        };
        for inline in content {
            let length = length(&inline);
            let range = line.at..line.at + length;
            let next = line.borders.partition_point(|at| *at <= range.start);
            if line.borders.get(next).is_none_or(|border| *border >= range.end) {
                line.at = range.end;
                add(line.over(&range), inline);
                continue;
            }
            match inline {
                Inline::Text(text) => {
                    for (piece, range) in line.cut(&text, length) {
                        add(line.over(&range), Inline::Text(piece));
                    }
                    line.at = range.end;
                }
                container => add(Vec::new(), self.inside(container, line)),
            }
            line.at = range.end;
        }
        let pieces = runs.into_iter();
        let mut marked: Vec<_> =
            pieces.flat_map(|(over, pieces)| self.wrapped(&over, pieces, line)).collect();
        marked.shrink_to_fit();
        marked
    }

    /// Marks what stands inside an inline that a border cuts.
    fn inside(&mut self, inline: Inline<Target>, line: &mut Line<'r>) -> Inline<Target> {
        match inline {
            Inline::Emphasis(content) => Inline::Emphasis(self.inlines(content, line)),
            Inline::Strong(content) => Inline::Strong(self.inlines(content, line)),
            Inline::Strikethrough(content) => {
                Inline::Strikethrough(self.inlines(content, line))
            }
            Inline::Foreign { language, content } => {
                Inline::Foreign { language, content: self.inlines(content, line) }
            }
            Inline::Link { to, title, content } => {
                Inline::Link { to, title, content: self.inlines(content, line) }
            }
            Inline::Mark { rests, starts, content } => {
                Inline::Mark { rests, starts, content: self.inlines(content, line) }
            }
            other => other,
        }
    }

    fn wrapped(
        &mut self,
        over: &[usize],
        mut content: Vec<Inline<Target>>,
        line: &Line<'r>,
    ) -> Vec<Inline<Target>> {
        content.shrink_to_fit();
        if over.is_empty() {
            return content;
        }
        let mut rests: Vec<Target> = Vec::with_capacity(over.len());
        let mut starts: Vec<Target> = Vec::with_capacity(over.len());
        for rest in over.iter().filter_map(|n| line.rests.get(*n)) {
            let target = if rest.is_caveat {
                Target::Caveat(rest.of.clone())
            } else {
                Target::Point(rest.of.clone())
            };
            if self.started.insert(&rest.of) {
                starts.push(target.clone());
            }
            if !rests.contains(&target) {
                rests.push(target);
            }
        }
        rests.shrink_to_fit();
        starts.shrink_to_fit();
        vec![Inline::Mark { rests, starts, content }]
    }
}

impl Line<'_> {
    /// The stretches that lie over a range; over an empty one, those that go on behind it.
    fn over(&self, range: &Range<usize>) -> Vec<usize> {
        let lies_over = |rest: &Range<usize>| {
            if range.is_empty() {
                rest.start < range.start && range.end < rest.end
            } else {
                rest.start <= range.start && range.end <= rest.end
            }
        };
        let all = self.rests.iter().enumerate();
        all.filter(|(_, rest)| lies_over(&rest.characters)).map(|(n, _)| n).collect()
    }

    /// Cuts so many letters at the borders that lie in them.
    fn cut(&self, text: &Letters, length: usize) -> Vec<(Letters, Range<usize>)> {
        let end = self.at + length;
        let borders = self.borders.iter().filter(|at| self.at < **at && **at < end);
        let (mut pieces, mut at, mut rest) = (Vec::new(), self.at, text.as_str());
        for border in borders {
            let byte =
                rest.char_indices().nth(border - at).map_or(rest.len(), |(n, _)| n);
            let (piece, after) = rest.split_at_checked(byte).unwrap_or((rest, ""));
            pieces.push((text.substr_from(piece), at..*border));
            (rest, at) = (after, *border);
        }
        pieces.push((text.substr_from(rest), at..end));
        pieces
    }
}

/// How many characters of a paragraph's letters an inline has.
fn length(inline: &Inline<Target>) -> usize {
    match inline {
        Inline::Text(words) => words.chars().count(),
        other => prose::plain(std::slice::from_ref(other)).chars().count(),
    }
}
