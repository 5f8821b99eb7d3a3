//! The YAML that nearly all files of a pack are written in, read in one pass.
//!
//! Read are mappings and lists by indentation, texts on one line with or without quotation
//! marks, blocks under `>` and `|` whose lines stand below each other, and lists and mappings in
//! brackets on one line. There the two parsers cannot differ, so neither is asked. At the first
//! sign of anything else nothing is given: comments, escapes, empty values, texts that go on
//! in the next line, tabs and all that is wrong belong to the parsers.

use std::ops::Range;

use crate::source::Spanned;

use super::{Entry, Input, Meaning, Node, NodeKind, Scalar, Style, meaning};

mod flow;

/// Lists and mappings that stand deeper in each other are left to the parsers.
const DEEPEST: usize = 16;

/// The longest key that is read: the parsers end at 1,024 characters.
const LONGEST_KEY: usize = 256;

/// Reads a text that is written plainly; none where it is not.
pub(super) fn tree(input: &Input) -> Option<Node> {
    if !input.text.chars().all(is_plain) {
        return None;
    }
    let mut reader = Reader { input, at: 0 };
    let first = reader.line();
    if first.indent > 0 {
        return None;
    }
    let node = reader.map(first, 0)?;
    let end = reader.line();
    (end.start == input.text.len() && end.indent == 0).then_some(node)
}

/// Whether both parsers take a sign for itself: no control, no other line end, no mark that is
/// passed over.
fn is_plain(sign: char) -> bool {
    let odd =
        matches!(sign, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}'..='\u{ffff}');
    matches!(sign, '\n' | ' '..='~') || sign >= '\u{a0}' && !odd
}

/// What stands on a line behind its indentation, or behind the dash of a list.
#[derive(Clone, Copy)]
struct Line<'a> {
    /// The byte of the text at which it begins; the text's end where there is no line.
    start: usize,
    /// How many characters stand before it.
    indent: usize,
    /// What stands there; nothing where there is no line, or only spaces.
    text: &'a str,
}

impl Line<'_> {
    /// The same line from this byte of it on, without the spaces there.
    fn from(self, byte: usize) -> Self {
        let text = self.text.get(byte..).unwrap_or_default().trim_start_matches(' ');
        let before = self.text.len() - text.len();
        Self { start: self.start + before, indent: self.indent + before, text }
    }

    /// The byte behind it.
    fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// How long the key is that it begins with.
    fn key(self) -> Option<usize> {
        let length = key(self.text)?;
        let after = self.text.as_bytes().get(length + 1);
        after.is_none_or(|byte| *byte == b' ').then_some(length)
    }
}

/// How long a plain key is that a colon stands behind.
fn key(text: &str) -> Option<usize> {
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = text.bytes().take_while(is_sign).count();
    let ends = text.as_bytes().get(length) == Some(&b':');
    let begins = text.starts_with(|c: char| c.is_ascii_alphanumeric());
    (ends && begins && length <= LONGEST_KEY).then_some(length)
}

/// The state of reading a text.
struct Reader<'a> {
    input: &'a Input<'a>,
    /// What stands before this byte is read.
    at: usize,
}

impl<'a> Reader<'a> {
    /// The next line that is not empty.
    fn line(&mut self) -> Line<'a> {
        let text: &'a str = self.input.text;
        let rest = text.get(self.at..).unwrap_or_default();
        self.at += rest.len() - rest.trim_start_matches('\n').len();
        let rest = text.get(self.at..).unwrap_or_default();
        let end = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
        let line =
            Line { start: self.at, indent: 0, text: rest.get(..end).unwrap_or_default() };
        line.from(0)
    }

    /// Goes on behind a line.
    fn pass(&mut self, line: Line<'_>) {
        self.at = line.end();
    }

    /// A mapping that begins with this line.
    fn map(&mut self, mut line: Line<'a>, depth: usize) -> Option<Node> {
        let (start, indent) = (line.start, line.indent);
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let length = line.key()?;
            let word = line.text.get(..length)?.to_owned();
            let key =
                Spanned::new(word, self.input.span(line.start..line.start + length));
            let value = self.value(line.from(length + 1), indent, depth)?;
            entries.push(Entry { key, value });
            line = self.line();
            if line.text.is_empty() || line.indent < indent {
                break;
            }
            if line.indent > indent {
                return None;
            }
        }
        let span = self.input.span(start..self.end_of(&entries.last()?.value));
        Some(Node { span, kind: NodeKind::Map(entries, false) })
    }

    /// A list that begins with this line.
    fn list(&mut self, mut line: Line<'a>, depth: usize) -> Option<Node> {
        let (start, indent) = (line.start, line.indent);
        let mut items = Vec::new();
        loop {
            let item = Some(line).filter(|line| line.text.starts_with("- "))?.from(1);
            let item = match item.key() {
                Some(_) => self.map(item, deeper(depth)?)?,
                None if item.text.is_empty() => return None,
                None => self.value(item, indent, depth)?,
            };
            items.push(item);
            line = self.line();
            if line.text.is_empty() || line.indent < indent {
                break;
            }
            if line.indent > indent {
                return None;
            }
        }
        let span = self.input.span(start..self.end_of(items.last()?));
        Some(Node { span, kind: NodeKind::List(items, false) })
    }

    /// A value: what stands on the rest of a line, or on the lines that are indented deeper than
    /// this.
    fn value(&mut self, line: Line<'a>, indent: usize, depth: usize) -> Option<Node> {
        self.pass(line);
        match line.text.as_bytes().first() {
            None => {
                let below = self.line();
                let is_deeper = !below.text.is_empty() && below.indent > indent;
                let depth = deeper(depth).filter(|_| is_deeper)?;
                if below.text.starts_with('-') {
                    self.list(below, depth)
                } else {
                    self.map(below, depth)
                }
            }
            Some(b'>' | b'|') => self.block(line.text, indent),
            Some(b'[' | b'{' | b'"' | b'\'') => {
                let mut flow = flow::Flow { input: self.input, at: line.start };
                let node = flow.value(depth)?;
                (flow.at == line.end()).then_some(node)
            }
            Some(_) => {
                let is_one = !line.text.contains(": ")
                    && !line.text.contains('#')
                    && !line.text.ends_with(ends_oddly)
                    && begins_plain(line.text);
                let text = is_one.then(|| line.text.to_owned())?;
                Some(scalar(self.input, line.start..line.end(), text, Style::Plain))
            }
        }
    }

    /// A block under one of these signs, on lines that are indented deeper than this.
    fn block(&mut self, signs: &str, indent: usize) -> Option<Node> {
        let (joint, ends) = match signs {
            ">" => (' ', true),
            ">-" => (' ', false),
            "|" => ('\n', true),
            "|-" => ('\n', false),
            _ => return None,
        };
        let text: &'a str = self.input.text;
        // An empty line at the head is a letter of the block.
        let is_next = text.get(self.at..).is_some_and(|rest| !rest.starts_with("\n\n"));
        let first = Some(self.line()).filter(|line| is_next && line.indent > indent)?;
        let (mut line, mut letters) = (first, String::new());
        let end = loop {
            if line.text.is_empty() || line.text.ends_with(char::is_whitespace) {
                return None;
            }
            letters.push_str(line.text);
            let end = line.end();
            self.pass(line);
            line = self.line();
            if line.text.is_empty() && line.indent > 0 {
                return None;
            }
            if line.text.is_empty() || line.indent < first.indent {
                break end;
            }
            // An empty line between, or a line set in, changes how lines are joined.
            if line.indent > first.indent || line.start - line.indent != end + 1 {
                return None;
            }
            letters.push(joint);
        };
        if ends {
            letters.push(text.get(end..)?.chars().next()?);
        }
        Some(scalar(self.input, first.start..end, letters, Style::Block))
    }

    /// The byte of the text behind a node.
    fn end_of(&self, node: &Node) -> usize {
        node.span.end().saturating_sub(self.input.base)
    }
}

/// One level further in, unless that is deeper than is read here.
fn deeper(depth: usize) -> Option<usize> {
    Some(depth + 1).filter(|depth| *depth <= DEEPEST)
}

/// Whether a text without quotation marks begins with nothing that YAML has a use for.
fn begins_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '(' || !c.is_ascii())
}

/// Whether a text that ends so is a key, or ends sooner than its line.
fn ends_oddly(last: char) -> bool {
    last == ':' || last.is_whitespace()
}

/// A single value with what it means on its own.
fn scalar(input: &Input, at: Range<usize>, text: String, style: Style) -> Node {
    let meaning =
        if style == Style::Plain { meaning::of_plain(&text) } else { Meaning::Text };
    let kind = NodeKind::Scalar(Scalar { text, style, meaning, comment: None });
    Node { span: input.span(at), kind }
}
