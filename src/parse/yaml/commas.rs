//! Commas inside `{ }` that cut a value in two: `{value: 21,000}` has a key `000`.

use crate::diag::{Code, Diagnostic};
use crate::source::Span;

use super::{Entry, Input, Meaning, Node, NodeKind, Style, quoted};

/// Reports each value that a comma cuts, and puts its parts together again.
pub(super) fn mend(input: &Input, node: &mut Node, problems: &mut Vec<Diagnostic>) {
    match &mut node.kind {
        NodeKind::Scalar(_) => {}
        NodeKind::List(items, _) => {
            for item in items {
                mend(input, item, problems);
            }
        }
        NodeKind::Map(entries, is_flow) => {
            if *is_flow {
                let taken = std::mem::take(entries);
                *entries = join(input, taken, problems);
            }
            for entry in entries {
                mend(input, &mut entry.value, problems);
            }
        }
    }
}

fn join(
    input: &Input,
    entries: Vec<Entry>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let mut joined: Vec<Entry> = Vec::new();
    let mut cut = Vec::new();
    for entry in entries {
        let end = entry.key.span.end();
        let has_colon = input
            .text
            .get(end.saturating_sub(input.base)..)
            .is_some_and(|rest| rest.trim_start().starts_with(':'));
        let before = joined.len().saturating_sub(1);
        let is_rest = !has_colon
            && joined.last_mut().is_some_and(|last| lengthen(input, last, end));
        if !is_rest {
            joined.push(entry);
        } else if cut.last() != Some(&before) {
            cut.push(before);
        }
    }
    problems.extend(cut.into_iter().filter_map(|n| joined.get(n)).map(problem));
    joined
}

/// Makes a plain value reach to this byte; false where the value is none that could be cut.
fn lengthen(input: &Input, entry: &mut Entry, end: usize) -> bool {
    let value = &mut entry.value;
    let NodeKind::Scalar(scalar) = &mut value.kind else { return false };
    if scalar.style != Style::Plain || value.span.bytes().is_empty() {
        return false;
    }
    value.span = Span::new(&value.span.file, value.span.start()..end);
    let written = input.file.text(value.span.bytes());
    scalar.text = written.split_whitespace().collect::<Vec<_>>().join(" ");
    scalar.meaning = Meaning::Text;
    true
}

fn problem(entry: &Entry) -> Diagnostic {
    let key = &entry.key.value;
    let text = match &entry.value.kind {
        NodeKind::Scalar(scalar) => scalar.text.as_str(),
        _ => "",
    };
    let message = format!("a comma inside `{{ }}` cuts `{key}` short");
    Diagnostic::at(Code::YamlSyntax, entry.value.span.clone(), message)
        .help(format!("put the value in quotation marks: `{key}: {}`", quoted(text)))
}
