//! Lists and mappings in brackets, and texts in quotation marks, all on one line.

use crate::source::Spanned;

use super::super::{Entry, Input, Node, NodeKind, Style};
use super::{begins_plain, deeper, key, scalar};

/// The state of reading what stands in brackets.
pub(super) struct Flow<'a> {
    /// The text.
    pub(super) input: &'a Input<'a>,
    /// What stands before this byte is read.
    pub(super) at: usize,
}

impl<'a> Flow<'a> {
    /// A value: in brackets, in quotation marks, or words.
    pub(super) fn value(&mut self, depth: usize) -> Option<Node> {
        match self.next()? {
            b'[' => self.list(deeper(depth)?),
            b'{' => self.map(deeper(depth)?),
            b'"' => self.quoted('"', Style::Double),
            b'\'' => self.quoted('\'', Style::Single),
            _ => self.words(),
        }
    }

    /// What is not read yet.
    fn rest(&self) -> &'a str {
        self.input.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<u8> {
        self.rest().bytes().next()
    }

    /// Goes past a sign, if that is what stands here.
    fn takes(&mut self, sign: u8) -> bool {
        let is_here = self.next() == Some(sign);
        self.at += usize::from(is_here);
        is_here
    }

    fn pass_spaces(&mut self) {
        while self.takes(b' ') {}
    }

    /// Goes past what stands behind a part: whether another follows, or the end of all. A space
    /// before either is left to the parsers, which count it to the part.
    fn goes_on(&mut self, end: u8) -> Option<bool> {
        if self.takes(end) {
            return Some(false);
        }
        let follows = self.takes(b',') && self.takes(b' ');
        self.pass_spaces();
        follows.then_some(true)
    }

    fn list(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        self.at += 1;
        let mut items = Vec::new();
        if !self.takes(b']') {
            loop {
                items.push(self.value(depth)?);
                if !self.goes_on(b']')? {
                    break;
                }
            }
        }
        let span = self.input.span(start..self.at);
        Some(Node { span, kind: NodeKind::List(items, true) })
    }

    fn map(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        self.at += 1;
        let mut entries = Vec::new();
        if !self.takes(b'}') {
            loop {
                let length = key(self.rest())?;
                let word = self.rest().get(..length)?.to_owned();
                let span = self.input.span(self.at..self.at + length);
                self.at += length + 1;
                if !self.takes(b' ') {
                    return None;
                }
                self.pass_spaces();
                let value = self.value(depth)?;
                entries.push(Entry { key: Spanned::new(word, span), value });
                if !self.goes_on(b'}')? {
                    break;
                }
            }
        }
        let span = self.input.span(start..self.at);
        Some(Node { span, kind: NodeKind::Map(entries, true) })
    }

    /// A text in quotation marks, without escapes.
    fn quoted(&mut self, mark: char, style: Style) -> Option<Node> {
        let start = self.at;
        let rest = self.rest().get(1..)?;
        let length = rest.find([mark, '\\', '\n'])?;
        let (text, after) = rest.split_at_checked(length)?;
        let after = after.strip_prefix(mark)?;
        if after.starts_with(['\'', '"', ':']) {
            return None;
        }
        self.at += length + 2;
        Some(scalar(self.input, start..self.at, text.to_owned(), style))
    }

    /// A text without quotation marks.
    fn words(&mut self) -> Option<Node> {
        let start = self.at;
        let rest = self.rest();
        let length = rest.find([',', ']', '}', '\n'])?;
        let text = rest.get(..length)?;
        let has_sign =
            text.contains([':', '#', '[', '{', '"', '\'', '`', '&', '*', '!', '|', '>']);
        let is_one =
            begins_plain(text) && !has_sign && !text.ends_with(char::is_whitespace);
        let text = is_one.then(|| text.to_owned())?;
        self.at += length;
        Some(scalar(self.input, start..self.at, text, Style::Plain))
    }
}
