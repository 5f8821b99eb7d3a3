//! Texts that are longer than a reader has time for.

use crate::diag::{Code, Diagnostic};
use crate::model::Target;
use crate::prose::{Inline, Phrase};
use crate::source::{Span, Spanned};

use super::line::Line;
use super::passages::counted;

/// Reports a bottom line of more words than a reader has time for.
pub(super) fn bottom_line(
    content: &[Inline<Target>],
    span: &Span,
    problems: &mut Vec<Diagnostic>,
) {
    let mut line = Line::default();
    line.read(content);
    let n = line.text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric));
    let n = n.count();
    if n > MOST_WORDS {
        let message = format!("the bottom line has {}", counted(n, "word"));
        problems.push(
            Diagnostic::at(Code::TooLong, span.clone(), message)
                .help(format!("say it in {MOST_WORDS} words at most")),
        );
    }
}

/// The longest bottom line.
const MOST_WORDS: usize = 50;
/// The longest headline, in characters.
const LONGEST_HEADLINE: usize = 120;

/// Reports a headline that is more than a line.
pub(super) fn headline(text: &Spanned<Phrase>, problems: &mut Vec<Diagnostic>) {
    let n = text.value.trim().chars().count();
    if n > LONGEST_HEADLINE || text.value.trim().contains('\n') {
        let message = format!("the headline has {}", counted(n, "character"));
        problems
            .push(Diagnostic::at(Code::TooLong, text.span.clone(), message).help(
                format!("write one line of at most {LONGEST_HEADLINE} characters"),
            ));
    }
}
