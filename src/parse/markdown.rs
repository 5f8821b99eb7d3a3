//! Markdown to a tree: the text of a file, or one line of a YAML value, goes in; blocks and
//! inlines come out, with every reference as it was written and where.
//!
//! Whatever the text holds, nothing in the tree is active: HTML is kept as its letters, and an
//! address that could run a program is taken out while its words stay. Lists and quotations
//! nest at most a hundred deep and inlines fifty, so whoever walks the tree may recurse. The
//! time is linear in the length of the text, but for lines without `>` that continue a deep
//! quotation: the parser looks at each level for each of them.

use std::ops::Range;

use pulldown_cmark::{Options, Parser};

use crate::diag::{Checked, Code, Diagnostic};
use crate::prose::{Block, Inline, Letters, Phrase};
use crate::source::{SourceFile, Span, Spanned};

mod address;
mod blocks;
mod bracket;
mod citation;
mod content;
mod direction;
mod finish;
mod headings;
mod inlines;
mod mark;
mod refused;
mod run;
mod table;

#[cfg(test)]
mod tests;

/// What running text refers to, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// The id of a citation, without its `@`: `article/point`, `point` or `context/id`.
    Cite(Spanned<String>),
    /// The address of a link or a picture, its entities and escapes decoded.
    Address(Spanned<String>),
}

/// The text of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Body {
    /// Its blocks; the footnotes that are used stand at the end.
    pub(crate) blocks: Vec<Block<Reference>>,
    /// How many words a reader reads, code left out.
    pub(crate) n_words: usize,
}

/// Reads the Markdown of a file from byte `from` on.
pub(crate) fn body(file: &SourceFile, from: usize) -> Checked<Body> {
    let text = file.letters(from);
    let place =
        |bytes: Range<usize>| Span::new(&file.id, bytes.start + from..bytes.end + from);
    read(Reading::new(&text, &place, false))
}

/// Reads the Markdown of a text that is one paragraph by its nature.
///
/// Emphasis, links, code and citations are read; what would begin a block elsewhere is text,
/// and a line end is a space. `place` turns bytes of `text` into what an author sees.
pub(crate) fn inline(
    text: &str,
    place: &dyn Fn(Range<usize>) -> Span,
) -> Checked<Vec<Inline<Reference>>> {
    // Behind a letter, on a line of its own, nothing can begin a block.
    let line = format!("{BEFORE}{}", text.replace(['\n', '\r'], " ")).into();
    let n = BEFORE.len();
    let place = |bytes: Range<usize>| {
        place(bytes.start.saturating_sub(n)..bytes.end.saturating_sub(n))
    };
    read(Reading::new(&line, &place, true)).map(|body| {
        body.blocks
            .into_iter()
            .find_map(|block| match block {
                Block::Paragraph { content, .. } => Some(without_start(content)),
                _ => None,
            })
            .unwrap_or_default()
    })
}

/// Reads a text in which nothing is written but words, some of which may be marked as of another
/// language. `place` turns bytes of `text` into what an author sees.
pub(crate) fn phrase(
    text: &str,
    place: &dyn Fn(Range<usize>) -> Span,
) -> Checked<Phrase> {
    mark::phrase(text, place)
}

/// What is put before a line so that it is a paragraph.
const BEFORE: &str = "a ";

/// Takes [`BEFORE`] away again.
fn without_start(mut content: Vec<Inline<Reference>>) -> Vec<Inline<Reference>> {
    if let Some(Inline::Text(text)) = content.first_mut() {
        let rest = text.strip_prefix(BEFORE.trim_end()).unwrap_or(text);
        *text = text.substr_from(rest.trim_start_matches([' ', '\t']));
        if text.is_empty() {
            content.remove(0);
        }
    }
    content
}

fn read(mut reading: Reading<'_>) -> Checked<Body> {
    direction::check(&mut reading);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(reading.text, options).into_offset_iter();
    let mut shadowed: Vec<_> = events
        .reference_definitions()
        .iter()
        .filter(|(label, _)| label.starts_with('@'))
        .map(|(label, definition)| (definition.span.clone(), label.to_owned()))
        .collect();
    shadowed.sort_by_key(|(bytes, _)| bytes.start);
    for (span, label) in shadowed {
        let problem = reading.problem(
            Code::UnknownCitation,
            span,
            format!("`[{label}]:` gives a link its address; it cites nothing"),
        );
        reading.problems.push(problem.help("put a space between `]` and `:`"));
    }
    let mut builder = blocks::Builder::new(reading);
    for (event, bytes) in events {
        builder.event(event, bytes);
    }
    builder.finish()
}

/// A text while it is read.
struct Reading<'a> {
    /// The text.
    text: &'a Letters,
    /// Turns bytes of the text into what an author sees.
    place: &'a dyn Fn(Range<usize>) -> Span,
    /// Whether it is one line of YAML and not the text of a file.
    is_line: bool,
    /// Whether words may be marked in it: nearly no text has such signs.
    has_marks: bool,
    /// What was met so far.
    problems: Vec<Diagnostic>,
}

impl<'a> Reading<'a> {
    /// Begins with a text.
    fn new(
        text: &'a Letters,
        place: &'a dyn Fn(Range<usize>) -> Span,
        is_line: bool,
    ) -> Self {
        let has_marks = mark::may_stand(text);
        Self { text, place, is_line, has_marks, problems: Vec::new() }
    }

    /// The place of these bytes.
    fn span(&self, bytes: Range<usize>) -> Span {
        (self.place)(bytes)
    }

    /// The text of these bytes.
    fn written(&self, bytes: Range<usize>) -> &str {
        self.text.get(bytes).unwrap_or_default()
    }

    /// A problem at these bytes.
    fn problem(
        &self,
        code: Code,
        bytes: Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::at(code, self.span(bytes), message)
    }
}

/// The beginning of a text, for a message of one line.
fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(60).collect();
    if short.len() < text.trim_end().len() {
        short.push('…');
    }
    short
}
