//! What Tera says, as problems in our words with their place in a template.

use std::collections::BTreeMap;

use tera::ErrorKind;

use super::limits;
use crate::diag::{Code, Diagnostic};
use crate::source::{SourceFile, Span};

/// Whether a template cannot be read by itself, whatever the others hold.
pub(super) fn is_syntax(error: &tera::Error) -> bool {
    matches!(error.kind(), ErrorKind::SyntaxError(_))
}

/// The problems that an error tells of: Tera joins several into one text.
pub(super) fn problems(
    error: &tera::Error,
    files: &BTreeMap<String, SourceFile>,
) -> Vec<Diagnostic> {
    let at = |name: &str, word: &str, wanted: Option<&str>| {
        let file = files.get(name)?;
        let names = limits::named_after(file, word);
        let place = names.into_iter().find(|(name, _)| wanted.is_none_or(|w| w == name));
        Some(Span::new(&file.id, place.map_or(0..0, |(_, bytes)| bytes)))
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let span = span(report, files);
            vec![problem(report.message(), span)]
        }
        ErrorKind::RenderingError(report) => {
            vec![problem(report.message(), span(report, files)).help(DUMP)]
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            let message = format!("circular extend: `{}` extends itself", plain(tpl));
            vec![problem(&message, at(tpl, "extends", None))]
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            let message = format!("circular include: `{}` includes itself", plain(tpl));
            vec![problem(&message, at(tpl, "include", None))]
        }
        ErrorKind::MissingParent { current, parent } => {
            let message =
                format!("`{}` extends `{parent}`, which no theme has", plain(current));
            vec![problem(&message, at(current, "extends", Some(parent)))]
        }
        ErrorKind::Io(_) => vec![problem("the page would be larger than 64 MB", None)],
        ErrorKind::Msg(text) => several(text, files),
        other => vec![problem(&other.to_string(), None)],
    }
}

/// Where to see what a template can use.
const DUMP: &str =
    "`briefpack build --dump-view` shows what each page's template can use";

/// The place that a report names.
fn span(
    report: &tera::ReportError,
    files: &BTreeMap<String, SourceFile>,
) -> Option<Span> {
    let file = files.get(report.filename())?;
    Some(Span::new(&file.id, report.span().range.clone()))
}

/// The problems of a text of reports: each `error: WHAT` and `--> FILE:LINE:COLUMN`.
fn several(text: &str, files: &BTreeMap<String, SourceFile>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for report in text.split("\n\n") {
        let mut lines = report.lines();
        let what = lines.next().unwrap_or_default();
        let what = what.strip_prefix("error: ").unwrap_or(what);
        let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
        let span = place.and_then(|place| {
            let mut parts = place.rsplitn(3, ':');
            let column: usize = parts.next()?.trim().parse().ok()?;
            let line: usize = parts.next()?.parse().ok()?;
            let file = files.get(parts.next()?)?;
            Some(Span::new(&file.id, file.word_at(line, column)))
        });
        if span.is_some() || !what.trim().is_empty() {
            problems.push(problem(what, span));
        }
    }
    problems
}

/// A problem in our words.
fn problem(message: &str, span: Option<Span>) -> Diagnostic {
    let message = ours(message);
    match span {
        Some(span) => Diagnostic::at(Code::TemplateError, span, message),
        None => Diagnostic::new(Code::TemplateError, message),
    }
}

/// Tera's sentence as ours are: one line, lower case, no full stop.
fn ours(message: &str) -> String {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(told) = undefined(&line) {
        return told;
    }
    let mut letters = line.trim_end_matches('.').chars();
    let first = letters.next().map(char::to_lowercase).into_iter().flatten();
    first.chain(letters).collect()
}

/// What Tera says of a name that nothing has: the name, and the names that there are.
fn undefined(line: &str) -> Option<String> {
    let (head, rest) = line.split_once("` is not defined")?;
    let (kind, name) = head.split_once(" `")?;
    let there = rest.split_once(": ").map(|(_, names)| names.trim_end_matches('.'));
    let there = there.map(|names| {
        let names: Vec<_> = names.split(", ").map(|name| format!("`{name}`")).collect();
        format!("; there are {}", names.join(", "))
    });
    let kind = kind.to_lowercase();
    Some(format!("no {kind} is called `{name}` here{}", there.unwrap_or_default()))
}

/// A template's name as its author writes it.
fn plain(name: &str) -> &str {
    name.strip_prefix("default/").unwrap_or(name)
}
