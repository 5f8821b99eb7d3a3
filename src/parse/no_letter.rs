//! The sign that an escape or an entity may name and that no text may hold.

use crate::diag::{Code, Diagnostic};
use crate::source::Span;

/// Whether a sign is the one that stands for no letter. Unicode keeps its number free ("noncharacter"),
/// and templates write it where a page puts something in later.
pub(super) fn is_no_letter(sign: char) -> bool {
    sign == '\u{10FFFE}'
}

/// The problem that it is.
pub(super) fn problem(sign: char, span: Span) -> Diagnostic {
    let message = format!("`U+{:04X}` stands for no letter", u32::from(sign));
    Diagnostic::at(Code::NotText, span, message).help("take it out")
}
