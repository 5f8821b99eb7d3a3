//! The events of `saphyr-parser` as a tree: where everything stands.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::diag::Diagnostic;
use crate::source::Spanned;

use super::chars::Chars;
use super::{
    Entry, Input, MAX_DEPTH, Meaning, Node, NodeKind, Scalar, Style, refused, slips,
};

/// How many anchors, aliases and tags of a file are told: nobody wrote more by hand.
const MAX_REFUSED: usize = 100;

/// Builds the tree.
///
/// # Errors
/// Where the text is no YAML, is nested too deeply, or uses what is not used here.
pub(super) fn tree(input: &Input) -> Result<Node, Vec<Diagnostic>> {
    let (node, problems) = begun(input);
    if problems.is_empty() { Ok(node) } else { Err(problems) }
}

/// Builds the tree as far as the text can be read: behind an error nothing is, and what is
/// open there is closed.
pub(super) fn begun(input: &Input) -> (Node, Vec<Diagnostic>) {
    let mut walk = Walk {
        input,
        chars: Chars::new(input.text),
        open: Vec::new(),
        root: None,
        reached: 0,
        documents: 0,
        refused: Vec::new(),
    };
    for event in Parser::new_from_str(input.text) {
        let step = match event {
            Ok((event, span)) => {
                let at = walk.bytes(span.start.index(), span.end.index());
                walk.take(event, at)
            }
            Err(error) => {
                let at = walk.chars.byte(error.marker().index());
                let bracket = walk.open.iter().rev().find(|open| open.is_flow);
                let bracket = bracket.map(|open| open.start);
                Err(Box::new(slips::syntax(input, at, error.info(), bracket)))
            }
        };
        if let Err(problem) = step {
            walk.refused.push(*problem);
            break;
        }
    }
    walk.close();
    let empty = || scalar(input, 0..0, String::new(), Style::Plain);
    (walk.root.unwrap_or_else(empty), walk.refused)
}

/// A list or a mapping whose end has not come yet.
struct Open {
    start: usize,
    is_flow: bool,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map(Vec<Entry>, Option<Spanned<String>>),
}

struct Walk<'a> {
    input: &'a Input<'a>,
    chars: Chars<'a>,
    open: Vec<Open>,
    root: Option<Node>,
    /// The byte after the last event.
    reached: usize,
    documents: usize,
    /// Features that are not used here: all of them are told.
    refused: Vec<Diagnostic>,
}

impl Walk<'_> {
    fn bytes(&self, start: usize, end: usize) -> Range<usize> {
        let start = self.chars.byte(start);
        start..self.chars.byte(end).max(start)
    }

    fn take(&mut self, event: Event, at: Range<usize>) -> Result<(), Box<Diagnostic>> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(Box::new(refused::second_document(self.input, at.start)));
                }
            }
            Event::Alias(_) => {
                self.refuse('*', at.start);
                let nothing = scalar(self.input, at.clone(), String::new(), Style::Plain);
                self.add(nothing)?;
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_marks(anchor, tag.is_some(), at.start);
                self.scalar(&text, style, &at)?;
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_marks(anchor, tag.is_some(), at.start);
                self.begin(&at, Content::List(Vec::new()))?;
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_marks(anchor, tag.is_some(), at.start);
                self.begin(&at, Content::Map(Vec::new(), None))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(at.end)?,
            _ => return Ok(()),
        }
        self.reached = self.reached.max(at.end);
        Ok(())
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        at: &Range<usize>,
    ) -> Result<(), Box<Diagnostic>> {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::Single,
            ScalarStyle::DoubleQuoted => Style::Double,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        let written = self.input.text.get(at.clone()).unwrap_or_default();
        // The parser places an empty value before the colon of its key.
        let is_empty = style == Style::Plain && text.is_empty();
        let rest = self.input.text.get(at.start..).unwrap_or_default();
        let start = at.start + usize::from(is_empty && rest.starts_with(':'));
        let end = match style {
            Style::Plain if is_empty => start,
            Style::Plain | Style::Block => at.start + written.trim_end().len(),
            Style::Single | Style::Double => at.end,
        };
        let node = scalar(self.input, start..end, text.to_owned(), style);
        self.add(node)
    }

    fn begin(
        &mut self,
        at: &Range<usize>,
        content: Content,
    ) -> Result<(), Box<Diagnostic>> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Box::new(refused::too_deep(self.input, at.start)));
        }
        if self.wants_key() {
            return Err(Box::new(refused::key_is_no_word(self.input, at.start)));
        }
        self.open.push(Open { start: at.start, is_flow: !at.is_empty(), content });
        Ok(())
    }

    fn end(&mut self, end: usize) -> Result<(), Box<Diagnostic>> {
        let Some(Open { start, is_flow, content }) = self.open.pop() else {
            return Ok(());
        };
        let last = match &content {
            Content::List(items) => items.last(),
            Content::Map(entries, _) => entries.last().map(|entry| &entry.value),
        };
        let last =
            last.map_or(start, |node| node.span.end().saturating_sub(self.input.base));
        let span = self.input.span(start..if is_flow { end } else { last });
        let kind = match content {
            Content::List(items) => NodeKind::List(items, is_flow),
            Content::Map(entries, _) => NodeKind::Map(entries, is_flow),
        };
        self.add(Node { span, kind })
    }

    /// Ends what is still open; a key that waits for its value gets an empty one.
    fn close(&mut self) {
        while let Some(open) = self.open.last_mut() {
            if let Content::Map(entries, key) = &mut open.content
                && let Some(key) = key.take()
            {
                let end = key.span.end().saturating_sub(self.input.base);
                let value = scalar(self.input, end..end, String::new(), Style::Plain);
                entries.push(Entry { key, value });
            }
            if let Err(problem) = self.end(self.reached) {
                self.refused.push(*problem);
            }
        }
    }

    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { content: Content::Map(_, None), .. }))
    }

    fn add(&mut self, node: Node) -> Result<(), Box<Diagnostic>> {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut open.content {
            Content::List(items) => items.push(node),
            Content::Map(entries, key) => {
                if let Some(key) = key.take() {
                    entries.push(Entry { key, value: node });
                    return Ok(());
                }
                let NodeKind::Scalar(scalar) = node.kind else {
                    let at = node.span.start().saturating_sub(self.input.base);
                    return Err(Box::new(refused::key_is_no_word(self.input, at)));
                };
                if scalar.text == "<<" && scalar.style == Style::Plain {
                    self.refused.push(refused::merge_key(node.span.clone()));
                }
                *key = Some(Spanned::new(scalar.text, node.span));
            }
        }
        Ok(())
    }

    fn refuse_marks(&mut self, anchor: usize, is_tagged: bool, at: usize) {
        if anchor != 0 {
            self.refuse('&', at);
        }
        if is_tagged {
            self.refuse('!', at);
        }
    }

    /// Refuses an anchor, an alias or a tag that stands at or shortly before an event.
    fn refuse(&mut self, sign: char, at: usize) {
        if self.refused.len() >= MAX_REFUSED {
            return;
        }
        let from = self.reached.min(at);
        let rest = self.input.text.get(from..).unwrap_or_default();
        let start = from + rest.find(sign).unwrap_or(at - from);
        self.refused.push(refused::feature(self.input, start));
    }
}

/// A single value, its meaning not yet known.
fn scalar(input: &Input, at: Range<usize>, text: String, style: Style) -> Node {
    let comment = (style == Style::Plain).then(|| comment(input, at.end)).flatten();
    let meaning = Meaning::Null;
    let kind = NodeKind::Scalar(Scalar { text, style, meaning, comment });
    Node { span: input.span(at), kind }
}

/// The comment that follows on the same line.
fn comment(input: &Input, end: usize) -> Option<Range<usize>> {
    let rest = input.text.get(end..)?;
    let space = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let text = rest.get(space..).filter(|text| space > 0 && text.starts_with('#'))?;
    let line = text.split('\n').next()?.trim_end();
    Some(input.base + end..input.base + end + space + line.len())
}
