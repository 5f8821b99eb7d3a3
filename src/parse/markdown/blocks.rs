//! Events put together into blocks.
//!
//! Open blocks stand on a stack of our own, so that no depth of nesting can exhaust the
//! machine's.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::diag::Checked;
use crate::prose::{Block, Inline};
use crate::source::Origin;

use super::finish::{self, Footnote};
use super::headings::Headings;
use super::inlines::Inlines;
use super::table::Table;
use super::{Body, Reading, Reference, refused};

/// How deep lists and quotations may stand within each other; what is deeper stands at this
/// depth.
pub(super) const MAX_DEPTH: usize = 100;

/// A text while its events come in.
pub(super) struct Builder<'a> {
    reading: Reading<'a>,
    blocks: Vec<Block<Reference>>,
    open: Vec<Open>,
    /// How many open ones were left out because they stand too deep.
    n_flat: usize,
    inlines: Inlines,
    headings: Headings,
    letters: Option<Letters>,
    table: Option<Table>,
    footnotes: Vec<Footnote>,
}

/// A block that holds blocks and has begun.
struct Open {
    kind: Kind,
    blocks: Vec<Block<Reference>>,
}

enum Kind {
    Quote,
    List { start: Option<u64>, items: Vec<Vec<Block<Reference>>> },
    Item,
    Footnote { label: String, bytes: Range<usize> },
}

/// Code or HTML that has begun.
struct Letters {
    language: Option<String>,
    text: String,
    is_html: bool,
}

impl<'a> Builder<'a> {
    /// Begins a text.
    pub(super) fn new(reading: Reading<'a>) -> Self {
        Self {
            reading,
            blocks: Vec::new(),
            open: Vec::new(),
            n_flat: 0,
            inlines: Inlines::default(),
            headings: Headings::new(),
            letters: None,
            table: None,
            footnotes: Vec::new(),
        }
    }

    /// Takes the next event.
    pub(super) fn event(&mut self, event: Event<'_>, bytes: Range<usize>) {
        if let Some(letters) = &mut self.letters {
            match event {
                Event::Text(text) | Event::Html(text) => letters.text.push_str(&text),
                Event::End(_) => self.end_letters(&bytes),
                _ => {}
            }
            return;
        }
        let reading = &mut self.reading;
        match event {
            Event::Start(tag) => self.start(tag, &bytes),
            Event::End(tag) => self.end(tag, &bytes),
            Event::Text(text) => self.inlines.text(&text, bytes, reading),
            Event::Code(text) => {
                let inline = Inline::Code(text.to_string());
                self.inlines.single(inline, &text, &bytes, reading);
            }
            Event::SoftBreak => self.inlines.soft_break(bytes),
            Event::HardBreak => {
                self.inlines.single(Inline::HardBreak, " ", &bytes, reading);
            }
            Event::FootnoteReference(label) => {
                let inline = Inline::FootnoteMark { label: label.to_string(), number: 0 };
                self.inlines.single(inline, "", &bytes, reading);
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                self.inlines.html(&text, &bytes, reading);
            }
            Event::Rule => {
                self.paragraph();
                self.add(Block::Rule);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.inlines.text(&text, bytes, reading);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    /// Ends the text.
    pub(super) fn finish(mut self) -> Checked<Body> {
        self.paragraph();
        finish::body(self.blocks, self.footnotes, self.headings, self.reading)
    }

    fn start(&mut self, tag: Tag<'_>, bytes: &Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => self.paragraph(),
            Tag::BlockQuote(_) => self.open(Kind::Quote),
            Tag::List(start) => self.open(Kind::List { start, items: Vec::new() }),
            Tag::Item => self.open(Kind::Item),
            Tag::FootnoteDefinition(label) => {
                let bytes = bytes.start..bytes.start + label.len() + 4;
                self.open(Kind::Footnote { label: label.to_string(), bytes });
            }
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => language(&info),
                    CodeBlockKind::Indented => None,
                };
                self.begin_letters(language, false);
            }
            Tag::HtmlBlock => self.begin_letters(None, true),
            Tag::Table(columns) => {
                self.paragraph();
                self.table = Some(Table::new(columns));
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => self.inlines.start(tag, bytes, &mut self.reading),
            // Rows and cells are told by their ends; the rest is not switched on.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, bytes: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.paragraph(),
            TagEnd::Heading(level) => self.heading(level as u8, bytes),
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition => self.close(),
            TagEnd::TableCell => {
                let cell = self.inlines.take(&mut self.reading);
                if let Some(table) = &mut self.table {
                    let content = cell.map(|(content, _)| content).unwrap_or_default();
                    table.cell(content, bytes);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.row(bytes, &mut self.reading);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    let origin = Origin::new(self.reading.span(bytes.clone()));
                    self.add(table.block(origin));
                }
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => self.inlines.end(bytes, &mut self.reading),
            _ => {}
        }
    }

    /// Ends the paragraph that is open, also one that a tight list does not announce.
    fn paragraph(&mut self) {
        if self.inlines.is_empty() {
            return;
        }
        let taken = self.inlines.take(&mut self.reading);
        let Some((mut content, bytes)) = taken else { return };
        // Most paragraphs are one piece, and all of a pack's are kept: room for four is made
        // for the first.
        content.shrink_to_fit();
        let origin = Origin::new(self.reading.span(bytes.clone()));
        let is_set = self.reading.written(bytes).starts_with("![");
        match content.as_slice() {
            [Inline::Citation { of }] if is_set => {
                for of in of.clone() {
                    self.add(Block::Statement { of, origin: origin.clone() });
                }
            }
            _ => self.add(Block::Paragraph { number: 0, content, origin }),
        }
    }

    fn heading(&mut self, level: u8, bytes: &Range<usize>) {
        let reading = &mut self.reading;
        let id = self.headings.written_id(&mut self.inlines.run, reading);
        let level = self.headings.level(level, bytes.clone(), reading);
        let (content, bytes) = self
            .inlines
            .take(reading)
            .unwrap_or_else(|| (Vec::new(), bytes.start..bytes.start + 1));
        let origin = Origin::new(reading.span(bytes));
        let id = id.unwrap_or_default();
        self.add(Block::Heading { level, id, content, origin });
    }

    fn begin_letters(&mut self, language: Option<String>, is_html: bool) {
        self.paragraph();
        self.letters = Some(Letters { language, text: String::new(), is_html });
    }

    fn end_letters(&mut self, bytes: &Range<usize>) {
        let Some(Letters { language, text, is_html }) = self.letters.take() else {
            return;
        };
        if is_html {
            let first = self.reading.written(bytes.clone()).lines().next();
            let n = first.unwrap_or_default().trim_end().len();
            let line = bytes.start..bytes.start + n;
            refused::html(&text, line, &mut self.reading);
        }
        self.add(Block::Code { language, text });
    }

    fn open(&mut self, kind: Kind) {
        self.paragraph();
        let is_item = matches!(kind, Kind::Item);
        if self.n_flat > 0 || (self.open.len() >= MAX_DEPTH && !is_item) {
            self.n_flat += 1;
        } else {
            self.open.push(Open { kind, blocks: Vec::new() });
        }
    }

    fn close(&mut self) {
        self.paragraph();
        if self.n_flat > 0 {
            self.n_flat -= 1;
            return;
        }
        let Some(Open { kind, blocks }) = self.open.pop() else { return };
        match kind {
            Kind::Quote => self.add(Block::Quote { content: blocks }),
            Kind::List { start, items } => self.add(Block::List { start, items }),
            Kind::Item => match self.open.last_mut() {
                Some(Open { kind: Kind::List { items, .. }, .. }) => items.push(blocks),
                _ => self.blocks.extend(blocks),
            },
            Kind::Footnote { label, bytes } => {
                let span = self.reading.span(bytes);
                self.footnotes.push(Footnote { label, span, content: blocks });
            }
        }
    }

    fn add(&mut self, block: Block<Reference>) {
        self.open
            .last_mut()
            .map_or(&mut self.blocks, |open| &mut open.blocks)
            .push(block);
    }
}

/// The language that a fence names: the first word behind it.
fn language(info: &str) -> Option<String> {
    let word = info.split([' ', '\t', ',', '{']).next().unwrap_or_default();
    (!word.is_empty()).then(|| word.to_owned())
}
