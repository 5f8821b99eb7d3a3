//! What Typst says, as problems with their place in a template.

use typst::diag::{Severity, SourceDiagnostic, Tracepoint};
use typst::syntax::DiagSpan;
use typst::{WorldExt as _, diag};

use super::world::DocumentWorld;
use crate::diag::{Code, Diagnostic};
use crate::source::Span;

/// How many of the calls that led to a fault are told.
const CALLS: usize = 3;

/// The problems that Typst tells of; those of the same place and words once.
pub(super) fn problems<'d>(
    told: impl IntoIterator<Item = &'d SourceDiagnostic>,
    world: &DocumentWorld<'_, '_>,
) -> Vec<Diagnostic> {
    let mut problems: Vec<Diagnostic> = Vec::new();
    for told in told {
        let problem = problem(told, world);
        let is_told = |other: &Diagnostic| {
            other.span == problem.span && other.message == problem.message
        };
        if !problems.iter().any(is_told) {
            problems.push(problem);
        }
    }
    problems
}

/// One problem. What is at fault within the program's own data is told of the call that led to it.
fn problem(told: &SourceDiagnostic, world: &DocumentWorld<'_, '_>) -> Diagnostic {
    let code = match told.severity {
        Severity::Error => Code::TemplateError,
        Severity::Warning => Code::TemplateWarning,
    };
    let mut calls = told.trace.iter().filter_map(|call| {
        let span = place(call.span.into(), world)?;
        match &call.v {
            Tracepoint::Call(Some(name)) => Some((span, format!("called as `{name}`"))),
            Tracepoint::Call(None) | Tracepoint::Show(_) => None,
            Tracepoint::Import(_) | Tracepoint::Include(_) => {
                Some((span, "imported here".to_owned()))
            }
        }
    });
    let message = ours(&told.message);
    let span = place(told.span, world).or_else(|| calls.next().map(|(span, _)| span));
    let mut problem = match span {
        Some(span) => Diagnostic::at(code, span, message),
        None => Diagnostic::new(code, message),
    };
    for (span, label) in calls.take(CALLS) {
        if Some(&span) != problem.span.as_ref() {
            problem = problem.also(span, label);
        }
    }
    let hints: Vec<_> = told.hints.iter().map(|hint| ours(&hint.v)).collect();
    if hints.is_empty() { problem } else { problem.help(hints.join("; ")) }
}

/// The place in a template.
fn place(span: DiagSpan, world: &DocumentWorld<'_, '_>) -> Option<Span> {
    world.span(span.id()?, world.range(span)?)
}

/// Typst's sentence as ours are: one line, no full stop.
fn ours(message: &diag::EcoString) -> String {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches('.').to_owned()
}
