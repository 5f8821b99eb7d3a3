//! A Markdown file goes in, its front matter and the place of its body come out.

use std::ops::Range;

use crate::diag::{Code, Diagnostic};
use crate::source::{SourceFile, Span};

use super::super::yaml::{self, Node};
use super::Reader;

/// A file's two parts.
pub(in super::super) struct Front {
    /// The place of the front matter.
    pub(in super::super) span: Span,
    /// Its values; none where they cannot be read.
    pub(in super::super) node: Option<Node>,
    /// The byte at which the body begins.
    pub(in super::super) body: usize,
}

/// Splits a file; none, with a problem, where it has no front matter.
pub(in super::super) fn front(reader: &Reader) -> Option<Front> {
    let file = reader.file;
    match split(file.whole()) {
        Ok((front, body)) => {
            let node = reader.take(yaml::read(file, front.clone()));
            Some(Front { span: Span::new(&file.id, front), node, body })
        }
        Err(fault) => {
            reader.report(problem(file, &fault));
            None
        }
    }
}

/// Why a file has no front matter.
enum Fault {
    Empty,
    Missing,
    Unclosed,
}

/// The bytes between the two lines of `---`, and the first byte after the second.
fn split(text: &str) -> Result<(Range<usize>, usize), Fault> {
    if text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_end() == "---";
        match start {
            None if is_fence => start = Some(at + line.len()),
            None => return Err(Fault::Missing),
            Some(start) if is_fence => return Ok((start..at, at + line.len())),
            Some(_) => {}
        }
        at += line.len();
    }
    Err(Fault::Unclosed)
}

fn problem(file: &SourceFile, fault: &Fault) -> Diagnostic {
    let first = file.whole().lines().next().unwrap_or_default().trim_end().len();
    let span = Span::new(&file.id, 0..first);
    let (message, help) = match fault {
        Fault::Empty => (
            "the file is empty",
            "begin it with `---`, a line such as `title: …`, and `---` again",
        ),
        Fault::Missing => (
            "the file has no front matter",
            "begin it with `---`, a line such as `title: …`, and `---` again",
        ),
        Fault::Unclosed => (
            "the front matter is never closed",
            "put a line `---` between the front matter and the text",
        ),
    };
    Diagnostic::at(Code::FrontMatter, span, message).help(help)
}
