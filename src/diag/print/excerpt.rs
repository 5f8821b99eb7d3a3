//! The few lines of a file that a problem is shown with.
//!
//! A line may be two megabytes long, a place may lie anywhere: what is cut out here is small,
//! made of visible characters, and knows where in it the marks are.

use std::ops::Range;

use crate::source::{SourceFile, Span};

use super::problem::fit;
use super::visible;

/// How many lines a mark may cover; of a longer one only the first line is marked.
const MARKED_LINES: usize = 6;

/// How many lines two marks may lie apart to be shown together.
const NEAR_LINES: usize = 8;

/// A piece of a file, ready to be shown.
pub(super) struct Excerpt {
    /// Its lines, as they are shown.
    pub(super) text: String,
    /// The number of the first of them.
    pub(super) first_line: usize,
    /// The marks, as bytes of the text.
    pub(super) marks: Vec<Range<usize>>,
}

/// The bytes of a file to mark for a span: white space at the end of several lines is not
/// marked, and very many lines are not.
pub(super) fn mark(source: &SourceFile, span: &Span) -> Range<usize> {
    let (start, end) = fit(source, span);
    let marked = source.text(start..end);
    if !marked.contains('\n') {
        return start..end;
    }
    let marked = marked.trim_end();
    let first_line = marked.find('\n').unwrap_or(marked.len());
    let long = marked.matches('\n').nth(MARKED_LINES - 1).is_some();
    start..start + if long { first_line } else { marked.len() }
}

/// Whether two marks can be shown in one piece: few lines, and none that must be cut.
pub(super) fn near(source: &SourceFile, marks: &[Range<usize>], width: usize) -> bool {
    let lines = source.text(lines_around(source, marks));
    lines.len() <= NEAR_LINES * width
        && lines.matches('\n').count() < NEAR_LINES
        && lines.split('\n').all(|line| line.chars().nth(width).is_none())
}

/// Cuts out the lines of these marks, each line at most `width` characters of the file long.
pub(super) fn excerpt(
    source: &SourceFile,
    marks: &[Range<usize>],
    width: usize,
) -> Excerpt {
    let around = lines_around(source, marks);
    let mut builder = Builder { text: String::new(), at: Vec::new() };
    let mut start = around.start;
    for line in source.text(around.clone()).split('\n') {
        if start > around.start {
            builder.text.push('\n');
        }
        builder.line(line, start, focus(marks, start..start + line.len()), width);
        start += line.len() + 1;
    }
    Excerpt {
        first_line: source.place(around.start).line,
        marks: marks.iter().map(|mark| builder.shown(mark)).collect(),
        text: builder.text,
    }
}

/// The bytes of the whole lines that these marks lie on.
fn lines_around(source: &SourceFile, marks: &[Range<usize>]) -> Range<usize> {
    let text = source.whole();
    let start = marks.iter().map(|mark| mark.start).min().unwrap_or_default();
    let end = marks.iter().map(|mark| mark.end).max().unwrap_or_default();
    let first = source.text(0..start).rfind('\n').map_or(0, |newline| newline + 1);
    let rest = source.text(end..text.len());
    first..rest.find('\n').map_or(text.len(), |newline| end + newline)
}

/// The byte of a line that must be seen: where a mark begins, or where one ends.
fn focus(marks: &[Range<usize>], line: Range<usize>) -> usize {
    let on_line = |byte: &usize| line.start <= *byte && *byte <= line.end;
    let starts = marks.iter().map(|mark| mark.start).find(on_line);
    let ends = || marks.iter().map(|mark| mark.end).find(on_line);
    starts.or_else(ends).unwrap_or(line.start) - line.start
}

/// Text to be shown, and which byte of the file stands where in it.
struct Builder {
    text: String,
    at: Vec<(usize, usize)>,
}

impl Builder {
    /// Adds the part of a line around a byte of it; `start` is where the line begins in the file.
    fn line(&mut self, line: &str, start: usize, focus: usize, width: usize) {
        let part = window(line, focus, width);
        if part.start > 0 {
            self.text.push('…');
        }
        for (n, c) in line.get(part.clone()).unwrap_or_default().char_indices() {
            self.at.push((start + part.start + n, self.text.len()));
            // Tabs are shown as spaces by the printer.
            if c == '\t' { self.text.push(c) } else { visible::push(&mut self.text, c) }
        }
        self.at.push((start + part.end, self.text.len()));
        if part.end < line.len() {
            self.text.push('…');
        }
    }

    /// Where a mark is in what is shown.
    fn shown(&self, mark: &Range<usize>) -> Range<usize> {
        let start = self.place(mark.start);
        start..self.place(mark.end).max(start)
    }

    /// Where a byte of the file is in what is shown; the end of its line where it is cut away.
    fn place(&self, byte: usize) -> usize {
        let after = self.at.partition_point(|(from, _)| *from <= byte);
        self.at.get(after.saturating_sub(1)).map_or(0, |(_, to)| *to)
    }
}

/// The bytes of a line to show: all, or as many characters as fit, a third of them before the
/// byte that must be seen.
fn window(line: &str, focus: usize, width: usize) -> Range<usize> {
    if line.chars().nth(width).is_none() {
        return 0..line.len();
    }
    let (head, tail) = line.split_at_checked(focus).unwrap_or((line, ""));
    let before = head.char_indices().rev().take(width / 3);
    let (count, start) =
        before.fold((0, head.len()), |(count, _), (n, _)| (count + 1, n));
    let end = tail.char_indices().nth(width.saturating_sub(count));
    start..end.map_or(line.len(), |(n, _)| head.len() + n)
}
