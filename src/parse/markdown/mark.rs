//! Words marked as of another language: `[savoir-faire]{lang=fr}`.
//!
//! The form is that of Pandoc's bracketed spans, with `lang` as the only attribute. Brackets are
//! paired within one paragraph, emphasis or link, so the words may hold all of these, and
//! citations. What begins like a mark and is none is reported and stays as it was written.

use std::ops::Range;

use crate::diag::{Checked, Code};
use crate::parse::language;
use crate::prose::{Inline, Phrase};

use super::bracket::{Fault, from, slice};
use super::content::{Content, MAX_DEPTH};
use super::run::Run;
use super::{Reading, Span};

/// Whether marks may stand in a text: nearly none has the signs.
pub(super) fn may_stand(text: &str) -> bool {
    let before = |at: usize| at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    text.match_indices('{').any(|(at, _)| matches!(before(at), Some(b']' | b')')))
}

/// Reads a text of words and marks alone.
pub(super) fn phrase(
    text: &str,
    place: &dyn Fn(Range<usize>) -> Span,
) -> Checked<Phrase> {
    if !may_stand(text) {
        return Checked::ok(text.into());
    }
    let text = text.into();
    let mut reading = Reading::new(&text, place, true);
    let run = escaped(&text);
    let mut content = Content::default();
    let (mut done, mut at) = (0, 0);
    while let Some(sign) = next_bracket(&run.text, at, &reading) {
        at = sign + 1;
        if from(&run.text, sign).starts_with('[') {
            done = opening(&run, (done, sign), &mut content, &reading);
        } else {
            (done, at) = closing(&run, (done, sign), &mut content, &mut reading);
        }
    }
    content.text(&run.letters(done..run.text.len(), &text));
    Checked::new(Phrase::of(&content.inlines), reading.problems)
}

/// A text as a run: `\[` is the sign itself, and no other sign means anything.
fn escaped(text: &str) -> Run {
    let mut run = Run::default();
    let mut start = 0;
    for (slash, _) in text.match_indices("\\[") {
        let piece = slice(text, start..slash);
        run.push(piece, start..slash, piece);
        start = slash + 1;
    }
    run.push(from(text, start), start..text.len(), from(text, start));
    run
}

/// The next bracket from a byte on that may matter.
pub(super) fn next_bracket(
    text: &str,
    at: usize,
    reading: &Reading<'_>,
) -> Option<usize> {
    let rest = from(text, at);
    let n = if reading.has_marks { rest.find(['[', ']']) } else { rest.find('[') };
    n.map(|n| at + n)
}

/// A bracket opens at `sign`, and all before `done` is added; gives how much is added now.
pub(super) fn opening(
    run: &Run,
    (done, sign): (usize, usize),
    content: &mut Content,
    reading: &Reading<'_>,
) -> usize {
    if !reading.has_marks {
        return done;
    }
    content.text(&run.letters(done..sign, reading.text));
    content.open(run.is_literal(sign, reading.text));
    sign
}

/// A bracket closes at `sign`, and all before `done` is added; gives how much is added now, and
/// where to read on.
pub(super) fn closing(
    run: &Run,
    (done, sign): (usize, usize),
    content: &mut Content,
    reading: &mut Reading<'_>,
) -> (usize, usize) {
    let brace = sign + 1;
    if !run.is_literal(sign, reading.text) {
        return (done, brace);
    }
    let closed = content.close();
    if !opens(run, brace, reading) {
        return (done, brace);
    }
    let fault = match (&closed, attributes(&run.text, brace)) {
        (Some(closed), _) if !closed.is_literal() => return (done, brace),
        (Some(closed), Ok(_)) if closed.depth() >= MAX_DEPTH => Fault {
            at: None,
            what: "marked words stand too deep within each other".to_owned(),
            help: "take a pair of brackets out, with what stands behind it".to_owned(),
        },
        (Some(closed), Ok((language, end))) => {
            content.text(&run.letters(done..sign, reading.text));
            if !content.is_empty_since(closed) {
                content.mark(closed, language);
                return (end, end);
            }
            let what = "the brackets hold no words of that language".to_owned();
            let help = "write the words between them, or take them out".to_owned();
            report(run, sign..end, Fault { at: None, what, help }, reading);
            return (sign, end);
        }
        (Some(_), Err(fault)) => fault,
        (None, _) if !names_language(&run.text, brace) => return (done, brace),
        (None, _) => Fault {
            at: None,
            what: "no `[` opens the words that are marked here".to_owned(),
            help:
                "write `[` before the first of them, in the same emphasis and paragraph"
                    .to_owned(),
        },
    };
    report(run, sign..brace + 1, fault, reading);
    (done, brace)
}

/// A run begins behind a link: a mark there is that of its words. Gives how much is read.
pub(super) fn behind_link(
    run: &Run,
    content: &mut Content,
    reading: &mut Reading<'_>,
) -> usize {
    let is_link = matches!(content.inlines.last(), Some(Inline::Link { .. }));
    if !reading.has_marks || !is_link || !opens(run, 0, reading) {
        return 0;
    }
    let before = reading.written(0..run.source(0..1).start);
    let is_behind =
        before.ends_with(']') || before.ends_with(')') && names_language(&run.text, 0);
    if !is_behind {
        return 0;
    }
    match attributes(&run.text, 0) {
        Ok((language, end)) => {
            content.mark_link(language);
            end
        }
        Err(fault) => {
            report(run, 0..1, fault, reading);
            0
        }
    }
}

/// Reports a mark behind a citation, which has no words.
pub(super) fn behind_citation(run: &Run, end: usize, reading: &mut Reading<'_>) {
    if reading.has_marks && opens(run, end, reading) {
        let what = "a citation has no words of its own to be marked".to_owned();
        let help = "put brackets round the words before it: `[mot juste]{lang=fr} [@…]`";
        let fault = Fault { at: None, what, help: help.to_owned() };
        report(run, end..end + 1, fault, reading);
    }
}

/// Whether a brace stands at this byte, as itself.
fn opens(run: &Run, at: usize, reading: &Reading<'_>) -> bool {
    from(&run.text, at).starts_with('{') && run.is_literal(at, reading.text)
}

/// Whether what stands in a brace is about a language, whoever opened it.
fn names_language(text: &str, brace: usize) -> bool {
    from(text, brace).trim_start_matches(['{', ' ']).starts_with("lang")
}

/// Reads the attributes in braces; gives the language and the byte behind the closing brace.
fn attributes(text: &str, brace: usize) -> Result<(Box<str>, usize), Fault> {
    let at = brace + 1;
    let inside = from(text, at);
    let end = inside.find(['}', '{', '[', ']']).unwrap_or(inside.len());
    if !from(inside, end).starts_with('}') {
        let word = slice(inside, 0..end).find(char::is_whitespace).unwrap_or(end);
        let what = "the braces behind marked words are not closed";
        return Err(fault(what, &format!("write `}}`; {FORM}"), brace..at + word));
    }
    let mut language = None;
    let mut next = 0;
    while let Some(start) = word_after(inside, next, end) {
        let word = slice(inside, start..end);
        let n = word.find(char::is_whitespace).unwrap_or(word.len());
        next = start + n;
        let bytes = at + start..at + next;
        let code = attribute(slice(word, 0..n), &bytes)?;
        if language.replace(code).is_some() {
            let what = "the language of the words is given twice";
            return Err(fault(what, "take one of the two out", bytes));
        }
    }
    let all = brace..at + end + 1;
    let what = "the braces behind the words hold nothing";
    let language = language.ok_or_else(|| fault(what, FORM, all))?;
    Ok((language.into(), at + end + 1))
}

/// Where the next word begins, from a byte on and before `end`.
fn word_after(text: &str, at: usize, end: usize) -> Option<usize> {
    let rest = slice(text, at..end);
    rest.find(|c: char| !c.is_whitespace()).map(|n| at + n)
}

/// The language that one attribute gives.
fn attribute<'t>(word: &'t str, bytes: &Range<usize>) -> Result<&'t str, Fault> {
    let (key, value) = word.split_once('=').unwrap_or((word, ""));
    if key != "lang" {
        let what = format!("marked words have no attribute `{key}`");
        let help = if language::is_code(key) && value.is_empty() {
            format!("did you mean `{{lang={key}}}`?")
        } else if key.to_lowercase().contains("lan") {
            "did you mean `lang`?".to_owned()
        } else {
            FORM.to_owned()
        };
        return Err(fault(&what, &help, bytes.start..bytes.start + key.len()));
    }
    let unquoted = ['"', '\'']
        .iter()
        .find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark))
        .unwrap_or(value);
    if unquoted.is_empty() {
        return Err(fault("`lang` names no language", FORM, bytes.clone()));
    }
    let written = |code: &str| format!("{{lang={code}}}");
    match language::fault(unquoted, &written) {
        None => Ok(unquoted),
        Some(language::Fault { what, help }) => {
            let start = bytes.end - value.len();
            Err(fault(&what, &help, start..bytes.end))
        }
    }
}

/// How a mark is written, for a help.
const FORM: &str = "the language of words is written `[savoir-faire]{lang=fr}`; where the signs \
                    themselves are meant, write `\\[` before the words";

fn fault(what: &str, help: &str, at: Range<usize>) -> Fault {
    Fault { at: Some(at), what: what.to_owned(), help: help.to_owned() }
}

fn report(run: &Run, bytes: Range<usize>, fault: Fault, reading: &mut Reading<'_>) {
    let bytes = run.source(fault.at.unwrap_or(bytes));
    let problem = reading.problem(Code::InvalidMark, bytes, fault.what);
    reading.problems.push(problem.help(fault.help));
}
