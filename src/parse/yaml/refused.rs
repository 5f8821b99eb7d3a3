//! What is YAML, but is not used in a pack.

use crate::diag::{Code, Diagnostic};
use crate::source::Span;

use super::line::Line;
use super::slips::{in_quotes_from, slip};
use super::{Input, MAX_DEPTH};

/// A second document in one file.
pub(super) fn second_document(input: &Input, at: usize) -> Diagnostic {
    let line = Line::at(input.text, at);
    slip(input, at..line.start + line.text.len(), "a second document begins here")
        .help("take the line `---` out: a file holds one document")
}

/// Lists and mappings in each other beyond all use.
pub(super) fn too_deep(input: &Input, at: usize) -> Diagnostic {
    let message = format!("lists and mappings stand in each other over {MAX_DEPTH} deep");
    Diagnostic::at(Code::YamlTooDeep, input.span(at..at), message)
        .help("write it flatter: nothing in a pack is deeper than six")
}

/// A list or a mapping where a key is wanted.
pub(super) fn key_is_no_word(input: &Input, at: usize) -> Diagnostic {
    let line = Line::at(input.text, at);
    slip(input, at..line.start + line.text.len(), "a key has to be a word")
        .help("put the text in quotation marks if it is none")
}

/// A merge key.
pub(super) fn merge_key(span: Span) -> Diagnostic {
    Diagnostic::at(Code::YamlFeature, span, "the merge key `<<` is not used here")
        .help("write the keys out where they belong")
}

/// An anchor, an alias or a tag.
pub(super) fn feature(input: &Input, at: usize) -> Diagnostic {
    let line = Line::at(input.text, at);
    let rest = input.text.get(at..line.start + line.text.len()).unwrap_or_default();
    let name = rest.split([' ', ',', ']', '}']).next().unwrap_or_default();
    let what = match rest.chars().next() {
        Some('&') => "anchor",
        Some('*') => "alias",
        _ => "tag",
    };
    let message = format!("the {what} `{name}` is not used here");
    let problem =
        Diagnostic::at(Code::YamlFeature, input.span(at..at + name.len()), message);
    let begins_text = line.value_at == at && line.value.len() > name.len();
    if begins_text || what == "alias" {
        let mended = line.mended(&in_quotes_from(&line, at));
        return problem
            .help(format!("if it is text, put it in quotation marks: `{mended}`"));
    }
    problem.help("write the value out where it belongs")
}
