//! Citations in a run of text: `[@a/x]`, `[@a/x; @b/y]`, `[@a/x "words"]`.
//!
//! The run becomes text, line ends and citations. A bracket that begins like a citation and
//! is none is reported and stays as it was written; each sign is looked at a fixed number of
//! times.

use std::ops::Range;

use crate::diag::Code;
use crate::prose::Inline;
use crate::source::Spanned;

use super::run::Run;
use super::{Reading, Reference, shortened};

/// Reads the citations of a run and adds what it is made of to `content`.
pub(super) fn read(
    run: &Run,
    is_in_link: bool,
    content: &mut Vec<Inline<Reference>>,
    reading: &mut Reading<'_>,
) {
    let text = run.text.as_str();
    let mut done = 0;
    let mut at = 0;
    while let Some(open) = find(text, at, '[') {
        at = open + 1;
        let inside = from(text, at).trim_start();
        if !run.is_literal(open, reading.text) {
            continue;
        }
        if inside.starts_with('@') {
            match citation(text, at) {
                Ok((cited, end)) if !is_in_link => {
                    let start = set_as_block(run, open, reading);
                    plain(slice(text, done..start), content);
                    add(&cited, run, content, reading);
                    (done, at) = (end, end);
                }
                Ok((_, end)) => {
                    let fault = Fault {
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
        }
    }
    plain(from(text, done), content);
}

/// Adds text, its line ends as breaks.
fn plain(text: &str, content: &mut Vec<Inline<Reference>>) {
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            content.push(Inline::SoftBreak);
        }
        if !line.is_empty() {
            content.push(Inline::Text(line.to_owned()));
        }
    }
}

/// One id of a citation, and the words that are to be set as a quotation.
struct Cited {
    id: Range<usize>,
    words: Option<String>,
}

/// Why a bracket is no citation.
struct Fault {
    what: String,
    help: String,
}

/// Reads what follows the opening bracket; gives the ids and the byte behind the bracket.
fn citation(text: &str, mut at: usize) -> Result<(Vec<Cited>, usize), Fault> {
    let mut all = Vec::new();
    loop {
        at = skip_spaces(text, at);
        let id = id(text, at)?;
        at = skip_spaces(text, id.end);
        let mut words = None;
        if let Some(closers) = from(text, at).chars().next().and_then(closers) {
            let (quoted, end) = quoted(text, at, closers)?;
            words = Some(quoted);
            at = skip_spaces(text, end);
        }
        let name = slice(text, id.clone()).to_owned();
        all.push(Cited { id, words });
        match from(text, at).chars().next() {
            Some(']') => return Ok((all, at + 1)),
            Some(';') => at += 1,
            None | Some('[') => return Err(unclosed()),
            Some(',') => {
                return Err(fault(
                    "citations in one bracket are separated by `;`",
                    format!("write `;` in place of the comma behind `@{name}`"),
                ));
            }
            Some(_) => {
                return Err(fault(
                    &format!("`@{name}` is followed by what is no part of a citation"),
                    format!(
                        "write `[@{name}]`, or `[@{name} \"exact words\"]`; an id has no spaces"
                    ),
                ));
            }
        }
    }
}

fn fault(what: &str, help: String) -> Fault {
    Fault { what: what.to_owned(), help }
}

fn unclosed() -> Fault {
    fault(
        "a citation is not closed",
        "close it with `]`; within it there is no emphasis, code or link".to_owned(),
    )
}

/// The bytes of the id that stands at `at`.
fn id(text: &str, at: usize) -> Result<Range<usize>, Fault> {
    let ends = |c: char| c.is_whitespace() || ";,[]@".contains(c) || closers(c).is_some();
    let rest = from(text, at);
    let Some(name) = rest.strip_prefix('@') else {
        let word = slice(rest, 0..rest.find(ends).unwrap_or(rest.len()));
        return Err(match word {
            "" => fault(
                "a citation ends in nothing",
                "take the last `;` out, or name what is cited".to_owned(),
            ),
            word => fault(
                &format!("`{word}` is cited without `@`"),
                format!("write `@{word}`"),
            ),
        });
    };
    let n = name.find(ends).unwrap_or(name.len());
    if n == 0 {
        return Err(fault(
            "a citation names nothing",
            "write the id of a statement behind the `@`, such as `[@article/point]`; \
             where the sign itself is meant, write `\\[@`"
                .to_owned(),
        ));
    }
    Ok(at + 1..at + 1 + n)
}

/// The signs that close a quotation which this one opens.
fn closers(open: char) -> Option<&'static [char]> {
    Some(match open {
        '"' => &['"'],
        '“' => &['”', '"'],
        '„' => &['“', '”'],
        '«' => &['»'],
        _ => return None,
    })
}

/// Reads quoted words; gives them and the byte behind their closing sign.
///
/// The closing sign is one that the bracket's end or the next citation follows, so the words
/// may hold brackets and quotation marks of their own.
fn quoted(text: &str, at: usize, closers: &[char]) -> Result<(String, usize), Fault> {
    let start = at + from(text, at).chars().next().map_or(0, char::len_utf8);
    let rest = from(text, start);
    for (n, sign) in rest.char_indices() {
        let behind = from(rest, n + sign.len_utf8());
        if sign == '[' && behind.trim_start().starts_with('@') {
            break;
        }
        let next = || behind.trim_start();
        if closers.contains(&sign)
            && (next().starts_with(']')
                || next()
                    .strip_prefix(';')
                    .is_some_and(|more| more.trim_start().starts_with('@')))
        {
            let words = slice(rest, 0..n).split_whitespace().collect::<Vec<_>>();
            if words.is_empty() {
                return Err(fault(
                    "the quotation marks of a citation hold no words",
                    "write the exact words between them, or take them out".to_owned(),
                ));
            }
            let end = start + n + sign.len_utf8();
            return Ok((slice(rest, 0..n).trim().replace('\n', " "), end));
        }
    }
    Err(fault(
        "the quoted words of a citation are not closed",
        "close them with a quotation mark and `]`; within them there is no emphasis, code or link"
            .to_owned(),
    ))
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
    let bytes = run.source(bytes);
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
    let help = format!(
        "write `{mark}: …` on a line of its own below; a line of YAML has no footnotes"
    );
    reading.problems.push(problem.help(help));
}

fn find(text: &str, at: usize, sign: char) -> Option<usize> {
    from(text, at).find(sign).map(|n| at + n)
}

fn skip_spaces(text: &str, at: usize) -> usize {
    let rest = from(text, at);
    at + rest.len() - rest.trim_start().len()
}

fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

fn slice(text: &str, bytes: Range<usize>) -> &str {
    text.get(bytes).unwrap_or_default()
}
