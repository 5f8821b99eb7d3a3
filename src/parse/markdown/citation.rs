//! Citations in a run of text: `[@a/x]`, `[@a/x; @b/y]`, `[@a/x "words"]`.
//!
//! The run becomes text, line ends and citations; brackets that may hold marked words are handed
//! to [`mark`] on the way. A bracket that begins like a citation and is none is reported and
//! stays as it was written; each sign is looked at a fixed number of times.

use std::ops::Range;

use crate::diag::Code;
use crate::prose::Inline;
use crate::source::Spanned;

use super::bracket::{Cited, Fault, citation, from, slice};
use super::content::Content;
use super::mark;
use super::run::Run;
use super::{Reading, Reference, shortened};

/// Reads the citations of a run and adds what it is made of to `content`.
pub(super) fn read(
    run: &Run,
    is_in_link: bool,
    content: &mut Content,
    reading: &mut Reading<'_>,
) {
    let text = run.text.as_str();
    let mut done = mark::behind_link(run, content, reading);
    let mut at = done;
    while let Some(open) = mark::next_bracket(text, at, reading) {
        at = open + 1;
        if !from(text, open).starts_with('[') {
            (done, at) = mark::closing(run, (done, open), content, reading);
            continue;
        }
        let inside = from(text, at).trim_start();
        if !run.is_literal(open, reading.text) {
            done = mark::opening(run, (done, open), content, reading);
            continue;
        }
        if inside.starts_with('@') {
            match citation(text, at) {
                Ok((cited, end)) if !is_in_link => {
                    let start = set_as_block(run, open, reading);
                    content.text(&run.letters(done..start, reading.text));
                    add(&cited, run, &mut content.inlines, reading);
                    mark::behind_citation(run, end, reading);
                    (done, at) = (end, end);
                }
                Ok((_, end)) => {
                    let fault = Fault {
                        at: None,
                        what: "a citation cannot stand in the words of a link".to_owned(),
                        help: "put the citation behind the link".to_owned(),
                    };
                    report(run, open..end, fault, reading);
                    at = end;
                }
                Err(fault) => {
                    let end = bracket_end(text, at);
                    report(run, open..end, fault, reading);
                    at = end;
                }
            }
        } else if let Some(end) = footnote_end(from(text, at)) {
            report_footnote(run, open..at + end, reading);
            at += end;
        } else {
            done = mark::opening(run, (done, open), content, reading);
        }
    }
    content.text(&run.letters(done..text.len(), reading.text));
}

/// Adds what is cited: quotations on their own, ids without words together.
fn add(
    cited: &[Cited],
    run: &Run,
    content: &mut Vec<Inline<Reference>>,
    reading: &Reading<'_>,
) {
    let mut together = Vec::new();
    for Cited { id, words } in cited {
        let span = reading.span(run.source(id.clone()));
        let name = slice(&run.text, id.clone()).to_owned();
        let of = Reference::Cite(Spanned::new(name, span));
        match words {
            None => together.push(of),
            Some(words) => {
                if !together.is_empty() {
                    content.push(Inline::Citation { of: std::mem::take(&mut together) });
                }
                content.push(Inline::Quotation { of, words: words.clone() });
            }
        }
    }
    if !together.is_empty() {
        content.push(Inline::Citation { of: together });
    }
}

/// Where a citation begins: at an exclamation mark that stands before its bracket.
fn set_as_block(run: &Run, open: usize, reading: &Reading<'_>) -> usize {
    let mark = open.wrapping_sub(1);
    let is_set = run.text.as_bytes().get(mark) == Some(&b'!')
        && run.is_literal(mark, reading.text);
    if is_set { mark } else { open }
}

/// Where the bracket ends that a fault is reported for.
fn bracket_end(text: &str, at: usize) -> usize {
    let rest = from(text, at);
    match rest.find(['[', ']', '\n']) {
        Some(n) if from(rest, n).starts_with(']') => at + n + 1,
        Some(n) => at + n,
        None => text.len(),
    }
}

fn report(run: &Run, bytes: Range<usize>, fault: Fault, reading: &mut Reading<'_>) {
    let bytes = run.source(fault.at.unwrap_or(bytes));
    let problem = reading.problem(Code::UnknownCitation, bytes, fault.what);
    reading.problems.push(problem.help(fault.help));
}

/// How long the label of a footnote is that begins here, its closing bracket included.
fn footnote_end(text: &str) -> Option<usize> {
    let end = text.find(['[', ']', '\n'])?;
    let is_label = text.starts_with('^') && end > 1 && from(text, end).starts_with(']');
    is_label.then_some(end + 1)
}

fn report_footnote(run: &Run, bytes: Range<usize>, reading: &mut Reading<'_>) {
    let mark = shortened(slice(&run.text, bytes.clone()));
    let bytes = run.source(bytes);
    let message = format!("the footnote `{mark}` has no text");
    let problem = reading.problem(Code::UndefinedFootnote, bytes, message);
    let help = if reading.is_line {
        "take it out: a line of YAML has no footnotes".to_owned()
    } else {
        format!("write `{mark}: …` on a line of its own below")
    };
    reading.problems.push(problem.help(help));
}
