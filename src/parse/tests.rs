//! How the tests of this room show problems, and the tests of whole files.

use proptest::prelude::*;

use super::read::file;
use super::*;
use crate::diag::Diagnostic;
use crate::model::{Kind, Status};
use crate::source::{SourceFile, SourceId, Sources};

mod files;
mod shapes;
mod slips;

/// Problems in a short form: code, place, message, and what stands beside it.
pub(super) fn shown(file: &SourceFile, problems: &[Diagnostic]) -> String {
    let lines = problems.iter().map(|problem| {
        let mut parts = vec![problem.code.name().to_owned()];
        if let Some(span) = &problem.span {
            let place = file.place(span.start());
            let marked = file.text(span.bytes());
            parts.push(format!("{}:{} {marked:?}", place.line, place.column));
        }
        parts.push(problem.message.clone());
        for (span, label) in &problem.also {
            let place = file.place(span.start());
            parts.push(format!("{}:{} {label}", place.line, place.column));
        }
        parts.extend(problem.notes.clone());
        parts.extend(problem.help.clone());
        parts.join(" | ") + "\n"
    });
    lines.collect()
}

fn read(path: &str, text: &str) -> (Draft, String) {
    let source = SourceFile::new(SourceId::new(path), text.to_owned());
    let checked = file(&source);
    let shown = shown(&source, &checked.problems);
    (checked.value, shown)
}

/// What is read from a file without problems.
#[track_caller]
fn good(path: &str, text: &str) -> Draft {
    let (draft, problems) = read(path, text);
    assert_eq!(problems, "", "\n{text}");
    draft
}
