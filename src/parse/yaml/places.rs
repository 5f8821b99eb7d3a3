//! Where in the file each letter of a value stands.
//!
//! Quotation marks, escapes, folding and indentation come between a value and what is written,
//! but all of them only add signs or change white space; so the letters of both are laid
//! against each other in their order.

use std::ops::Range;

use crate::source::{SourceFile, Span};

use super::{Scalar, Style};

/// The places of one value's letters.
pub(in super::super) struct Places {
    span: Span,
    /// Stretches in which value and file run side by side; empty where they cannot be laid
    /// against each other, and the whole place stands for each letter.
    runs: Vec<Run>,
}

/// A stretch of the value, and the bytes of the file that stand for it.
struct Run {
    value: Range<usize>,
    file: Range<usize>,
}

impl Run {
    /// Whether each byte of the value is one byte of the file.
    fn is_even(&self) -> bool {
        self.value.len() == self.file.len()
    }
}

impl Places {
    /// Lays a value against what is written.
    pub(in super::super) fn new(file: &SourceFile, span: &Span, scalar: &Scalar) -> Self {
        let runs =
            align(file.text(span.bytes()), span.start(), scalar).unwrap_or_default();
        Self { span: span.clone(), runs }
    }

    /// The place of bytes of the value.
    pub(in super::super) fn place(&self, bytes: Range<usize>) -> Span {
        let first = self.runs.partition_point(|run| run.value.end <= bytes.start);
        let after = self.runs.partition_point(|run| run.value.start < bytes.end);
        let first = self.runs.get(first);
        let last = after.checked_sub(1).and_then(|last| self.runs.get(last));
        let start = first.map_or(self.span.start(), |run| {
            let within = bytes.start.saturating_sub(run.value.start);
            if run.is_even() { run.file.start + within } else { run.file.start }
        });
        let end = last.map_or(self.span.end(), |run| {
            let within = bytes.end.min(run.value.end) - run.value.start;
            if run.is_even() { run.file.start + within } else { run.file.end }
        });
        Span::new(&self.span.file, start..end.max(start))
    }
}

fn align(written: &str, base: usize, scalar: &Scalar) -> Option<Vec<Run>> {
    let mut letters = Letters { written, at: 0, style: scalar.style };
    if matches!(scalar.style, Style::Single | Style::Double) {
        letters.at = 1;
    }
    let mut runs: Vec<Run> = Vec::new();
    for (at, letter) in scalar.text.char_indices().filter(|(_, c)| !is_white(*c)) {
        let (bytes, found) = letters.find(|(_, found)| !is_white(*found))?;
        if found != letter {
            return None;
        }
        let value = at..at + letter.len_utf8();
        let file = base + bytes.start..base + bytes.end;
        let is_even = value.len() == file.len();
        match runs.last_mut() {
            Some(run)
                if is_even
                    && run.is_even()
                    && value.start - run.value.start == file.start - run.file.start =>
            {
                run.value.end = value.end;
                run.file.end = file.end;
            }
            _ => runs.push(Run { value, file }),
        }
    }
    Some(runs)
}

fn is_white(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// The letters that a written value stands for, each with its bytes.
struct Letters<'a> {
    written: &'a str,
    at: usize,
    style: Style,
}

impl Iterator for Letters<'_> {
    type Item = (Range<usize>, char);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.written.get(start..)?;
        let first = rest.chars().next()?;
        let (length, letter) = match (self.style, first) {
            (Style::Single, '\'') if rest.starts_with("''") => (2, '\''),
            (Style::Double, '\\') => escape(rest)?,
            _ => (first.len_utf8(), first),
        };
        self.at += length;
        Some((start..self.at, letter))
    }
}

/// The length and the letter of an escape in double quotes (YAML 1.2.2, section 5.7).
fn escape(rest: &str) -> Option<(usize, char)> {
    let sign = rest.chars().nth(1)?;
    let code = |digits: usize| {
        let code = u32::from_str_radix(rest.get(2..2 + digits)?, 16).ok()?;
        Some((2 + digits, char::from_u32(code)?))
    };
    let letter = match sign {
        'x' => return code(2),
        'u' => return code(4),
        'U' => return code(8),
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' | '\n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        other => other,
    };
    Some((1 + sign.len_utf8(), letter))
}
