//! Running text: every reference as written becomes what it leads to.
//!
//! A reference that leads nowhere is reported and left out; its words stay. A text that refers
//! to a draft goes out whole, and is counted.

use crate::model::{ArticleId, Citer, ContextId, PageKey, Reference, Target, Text};
use crate::parse::CitedText;
use crate::parse::Reference as Written;
use crate::prose::{Block, Cell, Inline};
use crate::source::{Origin, SourceId, Span, Spanned};

use super::against::{Against, Met};
use super::cited;
use super::index::{Cited, Statement};
use super::targets::{self, From, Led};

/// Reads the texts of one file.
pub(super) struct Reader<'a, 'd> {
    pub(super) against: Against<'a, 'd>,
    /// The file.
    pub(super) file: &'a SourceId,
    /// The page that the texts stand on.
    pub(super) page: PageKey,
    /// Who refers.
    pub(super) citer: Citer,
    /// The article whose points a bare id means first.
    pub(super) home: Option<&'a ArticleId>,
    /// What was met.
    pub(super) met: Met,
    met_draft: bool,
}

impl<'a, 'd> Reader<'a, 'd> {
    /// Begins with a file.
    pub(super) fn new(
        against: Against<'a, 'd>,
        file: &'a SourceId,
        page: PageKey,
        citer: Citer,
        home: Option<&'a ArticleId>,
    ) -> Self {
        Self { against, file, page, citer, home, met: Met::default(), met_draft: false }
    }

    /// Reads one text; none where it goes out with a draft.
    pub(super) fn text(&mut self, text: &CitedText) -> Option<Text> {
        let before = self.met.references.len();
        let content = self.inlines(&text.value);
        self.unless_draft(before, &text.span, content)
    }

    /// Reads blocks.
    pub(super) fn blocks(&mut self, blocks: &[Block<Written>]) -> Vec<Block<Target>> {
        blocks.iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block<Written>) -> Option<Block<Target>> {
        Some(match block {
            Block::Paragraph { number, content, origin } => {
                let before = self.met.references.len();
                let content = self.inlines(content);
                let content = self.unless_draft(before, &origin.span(), content)?;
                Block::Paragraph { number: *number, content, origin: origin.clone() }
            }
            Block::Heading { level, id, content, origin } => {
                let before = self.met.references.len();
                let content = self.inlines(content);
                let content = self.unless_draft(before, &origin.span(), content)?;
                let (level, id) = (*level, id.clone());
                Block::Heading { level, id, content, origin: origin.clone() }
            }
            Block::List { start, items } => {
                let items: Vec<_> = items.iter().map(|item| self.blocks(item)).collect();
                let items: Vec<_> =
                    items.into_iter().filter(|item| !item.is_empty()).collect();
                if items.is_empty() {
                    return None;
                }
                Block::List { start: *start, items }
            }
            Block::Quote { content } => {
                let content = self.blocks(content);
                if content.is_empty() {
                    return None;
                }
                Block::Quote { content }
            }
            Block::Code { language, text } => {
                Block::Code { language: language.clone(), text: text.clone() }
            }
            Block::Table { number, columns, head, rows, origin } => Block::Table {
                number: *number,
                columns: columns.clone(),
                head: self.row(head).unwrap_or_default(),
                rows: rows.iter().filter_map(|row| self.row(row)).collect(),
                origin: origin.clone(),
            },
            Block::Rule => Block::Rule,
            Block::Footnote { label, number, content } => Block::Footnote {
                label: label.clone(),
                number: *number,
                content: self.blocks(content),
            },
            Block::Statement { of, origin } => {
                let before = self.met.references.len();
                let to = self.reference(of);
                let of = self.unless_draft(before, &origin.span(), to)??;
                Block::Statement { of, origin: origin.clone() }
            }
        })
    }

    /// A table's row goes out whole.
    fn row(&mut self, row: &[Cell<Written>]) -> Option<Vec<Cell<Target>>> {
        let before = self.met.references.len();
        let place = row.iter().flatten().find_map(cited::first_place);
        let cells: Vec<_> = row.iter().map(|cell| self.inlines(cell)).collect();
        match place {
            Some(place) => self.unless_draft(before, &place, cells),
            None => Some(cells),
        }
    }

    /// Gives the value, unless a draft was met since `before` references.
    fn unless_draft<T>(&mut self, before: usize, span: &Span, value: T) -> Option<T> {
        if !std::mem::take(&mut self.met_draft) {
            return Some(value);
        }
        self.met.references.truncate(before);
        self.met.left_out.push((span.clone(), self.file.to_string()));
        None
    }

    /// Reads inlines. Behind a citation that leads nowhere stands an empty one: whoever holds
    /// the sentence against its evidence sees that some of that is not known. A pack with one
    /// has an error, and never passes the gate.
    fn inlines(&mut self, content: &[Inline<Written>]) -> Vec<Inline<Target>> {
        let mut all = Vec::with_capacity(content.len());
        for inline in content {
            let read = self.inline(inline);
            let is_short = match (inline, &read) {
                (Inline::Citation { of: written }, Inline::Citation { of }) => {
                    !of.is_empty() && of.len() < written.len()
                }
                (Inline::Quotation { .. }, Inline::Text(_)) => true,
                _ => false,
            };
            all.push(read);
            if is_short {
                all.push(Inline::Citation { of: Vec::new() });
            }
        }
        all
    }

    fn inline(&mut self, inline: &Inline<Written>) -> Inline<Target> {
        match inline {
            Inline::Text(text) => Inline::Text(text.clone()),
            Inline::Emphasis(content) => Inline::Emphasis(self.inlines(content)),
            Inline::Strong(content) => Inline::Strong(self.inlines(content)),
            Inline::Strikethrough(content) => {
                Inline::Strikethrough(self.inlines(content))
            }
            Inline::Foreign { language, content } => Inline::Foreign {
                language: language.clone(),
                content: self.inlines(content),
            },
            Inline::Code(text) => Inline::Code(text.clone()),
            Inline::Markup(text) => Inline::Markup(text.clone()),
            Inline::SoftBreak => Inline::SoftBreak,
            Inline::HardBreak => Inline::HardBreak,
            Inline::Link { to, title, content } => Inline::Link {
                to: to.as_ref().and_then(|to| self.reference(to)),
                title: title.clone(),
                content: self.inlines(content),
            },
            Inline::Image { to, alternative, title } => Inline::Image {
                to: to.as_ref().and_then(|to| self.picture(to)),
                alternative: alternative.clone(),
                title: title.clone(),
            },
            Inline::FootnoteMark { label, number } => {
                Inline::FootnoteMark { label: label.clone(), number: *number }
            }
            Inline::Citation { of } => Inline::Citation {
                of: of.iter().filter_map(|of| self.reference(of)).collect(),
            },
            Inline::Quotation { of, words } => {
                let written = of;
                let Some(of) = self.reference(of) else {
                    return Inline::Text(words.as_str().into());
                };
                self.quotation(&of, words, written);
                Inline::Quotation { of, words: words.clone() }
            }
            Inline::Mark { content, .. } => Inline::Mark {
                rests: Vec::new(),
                starts: Vec::new(),
                content: self.inlines(content),
            },
        }
    }

    /// What a reference leads to; remembers who refers.
    fn reference(&mut self, written: &Written) -> Option<Target> {
        match written {
            Written::Cite(id) => self.cite(id),
            Written::Address(address) => {
                let from = From { file: self.file, page: &self.page };
                let led = targets::link(
                    address,
                    from,
                    self.against.index,
                    self.against.sources,
                );
                self.led(led, address)
            }
        }
    }

    fn picture(&mut self, written: &Written) -> Option<Target> {
        let Written::Address(address) = written else { return None };
        let led = targets::picture(address, self.file, self.against.sources);
        self.led(led, address)
    }

    fn led(&mut self, led: Led, at: &Spanned<String>) -> Option<Target> {
        match led {
            Led::To(to) => Some(self.refer(to, at)),
            Led::Draft => {
                self.met_draft = true;
                None
            }
            Led::Lost => None,
            Led::Nowhere(problem) => {
                self.met.problems.push(problem);
                None
            }
        }
    }

    /// Remembers a reference.
    pub(super) fn refer(&mut self, to: Target, at: &Spanned<String>) -> Target {
        let (from, origin) = (self.citer.clone(), Origin::new(at.span.clone()));
        self.met.references.push(Reference { from, to: to.clone(), origin });
        to
    }

    /// What a citation leads to: a statement, a caveat or an outside fact.
    pub(super) fn cite(&mut self, id: &Spanned<String>) -> Option<Target> {
        let index = self.against.index;
        if let Some(fact) = id.value.strip_prefix("context/") {
            let Some(found) = index.context.get(fact) else {
                if !index.context.is_lost(fact) {
                    self.met.problems.push(index.context.unknown(fact, id.span.clone()));
                }
                return None;
            };
            if let Some(why) = &found.withdrawn {
                self.met.problems.push(cited::withdrawn(id, &why.span));
            }
            let to = ContextId(found.id.value.clone());
            return Some(self.refer(Target::Context(to), id));
        }
        let cited = index.statements.cited(&id.value, self.home, index.draft);
        if let Cited::Draft = cited {
            self.met_draft = true;
            return None;
        }
        let (point, statement) = cited::statement(cited, id, &mut self.met.problems)?;
        let to = match statement {
            Statement::Caveat(_) => Target::Caveat(point),
            Statement::Point(_) | Statement::Withdrawn(_) => Target::Point(point),
        };
        Some(self.refer(to, id))
    }

    /// Words that are set as a quotation must stand in the passage that they are cited from.
    fn quotation(&mut self, of: &Target, words: &str, written: &Written) {
        let Written::Cite(at) = written else { return };
        let Some(problem) = self.against.evidence.quotes(of, words, at) else { return };
        self.met.problems.push(problem);
    }
}
