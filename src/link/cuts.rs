//! Passages that end within a number: what was found goes in, problems come out.
//!
//! The words `£84` stand in an article that says `£84 million`, and would prove a figure that
//! nobody gave. So a passage takes a number whole, with its scale, its unit and its qualifier.

use crate::diag::{Code, Diagnostic};
use crate::evidence::Found;
use crate::evidence::numbers::{Cut, CutWhat, cut};
use crate::parse::PassageDraft;
use crate::source::Sources;

use super::ground::Prose;

/// Reports the numbers of the article that a passage takes only a part of, each once.
pub(super) fn numbers(
    draft: &PassageDraft,
    found: &Found,
    prose: &Prose,
    language: &str,
    sources: &Sources,
) -> Vec<Diagnostic> {
    cut(&prose.text, found, language)
        .iter()
        .map(|cut| problem(draft, cut, prose, sources))
        .collect()
}

fn problem(
    draft: &PassageDraft,
    cut: &Cut,
    prose: &Prose,
    sources: &Sources,
) -> Diagnostic {
    let whole = prose.text.letters(&cut.whole);
    let (code, message) = match cut.what {
        CutWhat::Number => {
            (Code::NumberCut, format!("the passage takes only a part of `{whole}`"))
        }
        CutWhat::Qualifier => (
            Code::QualifierCut,
            format!("the passage leaves off what qualifies the number in `{whole}`"),
        ),
    };
    let mut problem = Diagnostic::at(code, draft.exact.span.clone(), message);
    if let Some(span) = prose.span(&cut.whole, sources) {
        problem = problem.also(span, "the whole number");
    }
    problem.help(format!("copy the whole of it: `{whole}`"))
}
