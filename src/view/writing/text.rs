//! Blocks and inlines of a text, their references made ready for a page.

use super::{Manner, Writer};
use crate::html::Anchor;
use crate::model::{Target, Text};
use crate::prose::{Block, Inline, Letters, Phrase};
use crate::view::parts::LinkView;
use crate::view::term_links::Piece;

impl Writer<'_, '_> {
    pub(super) fn block(&mut self, block: &Block<Target>, deeper: u8) -> Block<Anchor> {
        match block {
            Block::Paragraph { number, content, origin } => Block::Paragraph {
                number: *number,
                content: self.inlines(content, Manner::Notes, self.links_terms),
                origin: origin.clone(),
            },
            Block::Heading { level, id, content, origin } => Block::Heading {
                level: level.saturating_add(deeper).min(6),
                id: self.heading_id(id),
                content: self.inlines(content, Manner::Notes, false),
                origin: origin.clone(),
            },
            Block::List { start, items } => Block::List {
                start: *start,
                items: items.iter().map(|item| self.blocks(item, deeper)).collect(),
            },
            Block::Quote { content } => {
                let links_terms = std::mem::replace(&mut self.links_terms, false);
                let content = self.blocks(content, deeper);
                self.links_terms = links_terms;
                Block::Quote { content }
            }
            Block::Code { language, text } => {
                Block::Code { language: language.clone(), text: text.clone() }
            }
            Block::Table { number, columns, head, rows, origin } => Block::Table {
                number: *number,
                columns: columns.clone(),
                head: self.cells(head, false),
                rows: rows.iter().map(|row| self.cells(row, self.links_terms)).collect(),
                origin: origin.clone(),
            },
            Block::Rule => Block::Rule,
            Block::Footnote { label, number, content } => Block::Footnote {
                label: label.clone(),
                number: *number,
                content: self.blocks(content, deeper),
            },
            Block::Statement { of, origin } => {
                Block::Statement { of: self.plain(of), origin: origin.clone() }
            }
        }
    }

    fn blocks(&mut self, content: &[Block<Target>], deeper: u8) -> Vec<Block<Anchor>> {
        content.iter().map(|block| self.block(block, deeper)).collect()
    }

    fn cells(&mut self, row: &[Text], links_terms: bool) -> Vec<Vec<Inline<Anchor>>> {
        row.iter().map(|cell| self.inlines(cell, Manner::Notes, links_terms)).collect()
    }

    fn heading_id(&self, id: &str) -> String {
        let is_taken = self.taken.iter().any(|slug| slug.as_str() == id);
        if is_taken { format!("heading:{id}") } else { id.to_owned() }
    }

    pub(super) fn inlines(
        &mut self,
        content: &[Inline<Target>],
        manner: Manner,
        terms: bool,
    ) -> Vec<Inline<Anchor>> {
        let mut all = Vec::with_capacity(content.len());
        for inline in content {
            match inline {
                Inline::Text(text) if terms => self.text(text, &mut all),
                other => all.push(self.inline(other, manner, terms)),
            }
        }
        all
    }

    fn inline(
        &mut self,
        inline: &Inline<Target>,
        manner: Manner,
        terms: bool,
    ) -> Inline<Anchor> {
        match inline {
            Inline::Text(text) => Inline::Text(text.clone()),
            Inline::Emphasis(content) => {
                Inline::Emphasis(self.inlines(content, manner, terms))
            }
            Inline::Strong(content) => {
                Inline::Strong(self.inlines(content, manner, terms))
            }
            Inline::Strikethrough(content) => {
                Inline::Strikethrough(self.inlines(content, manner, terms))
            }
            Inline::Foreign { language, content } => Inline::Foreign {
                language: language.clone(),
                content: self.inlines(content, manner, terms),
            },
            Inline::Code(text) => Inline::Code(text.clone()),
            Inline::Markup(text) => Inline::Markup(text.clone()),
            Inline::SoftBreak => Inline::SoftBreak,
            Inline::HardBreak => Inline::HardBreak,
            Inline::Link { to, title, content } => Inline::Link {
                to: to.as_ref().map(|to| self.plain(to)),
                title: title.clone(),
                content: self.inlines(content, manner, false),
            },
            Inline::Image { to, alternative, title } => Inline::Image {
                to: to.as_ref().map(|to| self.plain(to)),
                alternative: alternative.clone(),
                title: title.clone(),
            },
            Inline::FootnoteMark { label, number } => {
                Inline::FootnoteMark { label: label.clone(), number: *number }
            }
            Inline::Citation { of } => Inline::Citation {
                of: of.iter().map(|target| self.citation(target, manner)).collect(),
            },
            Inline::Quotation { of, words } => {
                Inline::Quotation { of: self.citation(of, manner), words: words.clone() }
            }
            Inline::Mark { rests, starts, content } => Inline::Mark {
                rests: rests.iter().map(|target| self.plain(target)).collect(),
                starts: starts.iter().map(|target| self.rest(target)).collect(),
                content: self.inlines(content, manner, false),
            },
        }
    }

    /// The mark behind words that something rests on: its letter, in the order of the block.
    fn rest(&mut self, target: &Target) -> Anchor {
        let plain = self.plain(target);
        let pack = self.shared.index.pack;
        let says = match target {
            Target::Caveat(id) => Some(Phrase::of(&pack.caveat(id).says).tidied()),
            Target::Point(id) => pack.points.get(id).map(|point| point.says.clone()),
            _ => None,
        };
        let label = letters(self.rests.len());
        let href = plain.href.clone();
        self.rests.push(LinkView::of(href, &says.clone().unwrap_or_default()));
        // A screen reader says the letter, as it stands, and what rests on the words.
        let title = says.map(|says| format!("{label}: {}", &*says));
        Anchor { label: Some(label), title, ..plain }
    }

    /// Letters, with the terms that stand on this page for the first time as links.
    fn text(&mut self, text: &Letters, all: &mut Vec<Inline<Anchor>>) {
        for piece in self.shared.terms.cut(text, &mut self.linked) {
            match piece {
                Piece::Text(piece) => all.push(Inline::Text(text.substr_from(piece))),
                Piece::Term(words, id) => all.push(Inline::Link {
                    to: Some(Anchor {
                        href: self.shared.registers.term_href(&id),
                        ..Anchor::default()
                    }),
                    title: None,
                    content: vec![Inline::Text(text.substr_from(words))],
                }),
            }
        }
    }
}

/// The letter of a mark, counted from 0: `a` to `z`, then `aa`.
fn letters(n: usize) -> String {
    let before = (n / 26).checked_sub(1).map(letters).unwrap_or_default();
    before.chars().chain(('a'..='z').nth(n % 26)).collect()
}

/// The numbers of the footnotes that a block marks, in reading order.
pub(super) fn footnote_marks(block: &Block<Target>, numbers: &mut Vec<u32>) {
    match block {
        Block::Paragraph { content, .. } | Block::Heading { content, .. } => {
            inline_marks(content, numbers);
        }
        Block::List { items, .. } => {
            for block in items.iter().flatten() {
                footnote_marks(block, numbers);
            }
        }
        Block::Quote { content } | Block::Footnote { content, .. } => {
            for block in content {
                footnote_marks(block, numbers);
            }
        }
        Block::Table { head, rows, .. } => {
            let cells = head.iter().chain(rows.iter().flatten());
            cells.for_each(|cell| inline_marks(cell, numbers));
        }
        Block::Code { .. } | Block::Rule | Block::Statement { .. } => {}
    }
}

fn inline_marks(content: &[Inline<Target>], numbers: &mut Vec<u32>) {
    for inline in content {
        match inline {
            Inline::FootnoteMark { number, .. } => numbers.push(*number),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Foreign { content, .. }
            | Inline::Link { content, .. }
            | Inline::Mark { content, .. } => inline_marks(content, numbers),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn marks_are_counted_in_letters() {
        let first = [0, 1, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(first, ["a", "b", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
