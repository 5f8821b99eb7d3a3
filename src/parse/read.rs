//! Nodes go in, typed values with their places come out.
//!
//! A tree of nodes is read instead of a derived shape, because a derived one stops at the
//! first fault of an item: here each value that is wrong is reported, and the rest is read on.

use std::cell::RefCell;

use crate::diag::{Checked, Code, Diagnostic};
use crate::source::{SourceFile, Span, Spanned};

use super::yaml::{Meaning, Node, NodeKind, Places, Scalar, quoted};
use super::{markdown, no_letter};

mod fields;
mod files;
mod front;
mod near;
mod register;
mod values;

pub(super) use fields::Fields;
pub(crate) use files::draft;
#[cfg(test)]
pub(super) use files::file;
pub(super) use front::{Front, front};
pub(crate) use near::nearest;
pub(super) use register::{given_twice, register};

/// One file that is being read, and the problems met so far.
pub(super) struct Reader<'a> {
    /// The file.
    pub(super) file: &'a SourceFile,
    problems: RefCell<Vec<Diagnostic>>,
}

/// What a text is for, which decides whether a comment behind it is worth a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Words of a person, of which ` #` may cut a part.
    Prose,
    /// An id, an address or a value, after which comments are common.
    Word,
}

impl<'a> Reader<'a> {
    /// Begins with a file.
    pub(super) fn new(file: &'a SourceFile) -> Self {
        Self { file, problems: RefCell::default() }
    }

    /// Adds a problem.
    pub(super) fn report(&self, problem: Diagnostic) {
        self.problems.borrow_mut().push(problem);
    }

    /// Takes a value out of its wrapping and keeps its problems.
    pub(super) fn take<T>(&self, checked: Checked<T>) -> T {
        checked.take(&mut self.problems.borrow_mut())
    }

    /// Ends with a value.
    pub(super) fn done<T>(self, value: T) -> Checked<T> {
        Checked::new(value, self.problems.into_inner())
    }

    /// A text that is not empty, as it was written: `no`, `1.0` and `2024-01-01` too.
    pub(super) fn text(
        &self,
        name: &str,
        node: &Node,
        used: Use,
    ) -> Option<Spanned<String>> {
        let (text, scalar) = self.written(name, node, used)?;
        if text.value.contains(turns_direction) {
            let places = Places::new(self.file, &node.span, scalar);
            let line = markdown::inline(&text.value, &|bytes| places.place(bytes));
            let problems = line.problems.into_iter();
            problems.filter(|p| p.code == Code::BidiControl).for_each(|p| self.report(p));
        }
        if let Some(sign) = text.value.chars().find(|sign| no_letter::is_no_letter(*sign))
        {
            self.report(no_letter::problem(sign, text.span.clone()));
        }
        Some(text)
    }

    /// A text that is not empty, and the value that it was written as.
    fn written<'n>(
        &self,
        name: &str,
        node: &'n Node,
        used: Use,
    ) -> Option<(Spanned<String>, &'n Scalar)> {
        let scalar = self.scalar(name, node, "text")?;
        let text = scalar.text.trim_end_matches('\n');
        if scalar.meaning == Meaning::Null || text.trim().is_empty() {
            self.report(self.empty(name, node, scalar));
            return None;
        }
        if used == Use::Prose {
            self.warn_of_cut(name, node, scalar);
        }
        Some((Spanned::new(text.to_owned(), node.span.clone()), scalar))
    }

    /// Complains of a key that has no value, or an empty list; `help` says what belongs there.
    pub(super) fn refuse_empty(&self, name: &str, node: &Node, help: &str) {
        let problem = match &node.kind {
            NodeKind::Scalar(scalar) if scalar.meaning == Meaning::Null => {
                let problem = self.empty(name, node, scalar);
                // Where a comment took the value in, the help says so already.
                if scalar.comment.is_some() { problem } else { problem.help(help) }
            }
            NodeKind::List(items, _) if items.is_empty() => {
                let message = format!("`{name}` is empty");
                Diagnostic::at(Code::EmptyValue, node.span.clone(), message).help(help)
            }
            _ => return,
        };
        self.report(problem);
    }

    /// The single value of a node; `wanted` says in a message what it should be.
    fn scalar<'n>(&self, name: &str, node: &'n Node, wanted: &str) -> Option<&'n Scalar> {
        if let NodeKind::Scalar(scalar) = &node.kind {
            return Some(scalar);
        }
        self.report(
            wrong_type(name, node, wanted)
                .help(format!("write one text, as in `{name}: \"…\"`")),
        );
        None
    }

    fn empty(&self, name: &str, node: &Node, scalar: &Scalar) -> Diagnostic {
        let message = format!("`{name}` is empty");
        let Some(comment) = &scalar.comment else {
            return Diagnostic::at(Code::EmptyValue, node.span.clone(), message)
                .help(format!("write what `{name}` is to say, or take the key out"));
        };
        let text = self.file.text(comment.clone()).trim_start();
        let span = Span::new(&self.file.id, comment.end - text.len()..comment.end);
        Diagnostic::at(Code::EmptyValue, span, message)
            .note("`#` begins a comment")
            .help(format!("put the text in quotation marks: `{name}: {}`", quoted(text)))
    }

    fn warn_of_cut(&self, name: &str, node: &Node, scalar: &Scalar) {
        let Some(comment) = &scalar.comment else { return };
        let written = self.file.text(comment.clone());
        let sign = comment.start + written.len() - written.trim_start().len();
        let rest = self.file.text(sign..comment.end);
        if !is_cut(written) {
            return;
        }
        let whole = format!("{}{written}", scalar.text);
        let span = Span::new(&self.file.id, sign..sign + rest.len());
        self.report(
            Diagnostic::at(Code::CutText, span, format!("` #` cuts `{name}` short"))
                .also(node.span.clone(), "this is all that is kept")
                .help(format!(
                    "put the text in quotation marks: `{name}: {}`; or set two spaces before \
                     the `#` of a comment",
                    quoted(&whole)
                )),
        );
    }
}

/// Whether a sign may turn the direction of text; the Markdown reader knows their names.
fn turns_direction(sign: char) -> bool {
    matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The parts of a value that may be one thing or a list of them.
pub(super) fn items(node: &Node) -> Vec<&Node> {
    match &node.kind {
        NodeKind::List(items, _) => items.iter().collect(),
        NodeKind::Scalar(scalar) if scalar.meaning == Meaning::Null => vec![],
        _ => vec![node],
    }
}

/// Whether a comment looks like a part of the text before it: one space before the sign, or
/// none after it.
fn is_cut(comment: &str) -> bool {
    let sign = comment.trim_start();
    let has_one_space = comment.len() - sign.len() == 1 && comment.starts_with(' ');
    has_one_space
        || sign.strip_prefix('#').is_some_and(|rest| !rest.starts_with([' ', '#']))
}

/// A value of the wrong kind.
pub(super) fn wrong_type(name: &str, node: &Node, wanted: &str) -> Diagnostic {
    let name =
        if name.starts_with("the ") { name.to_owned() } else { format!("`{name}`") };
    let message = format!("{name} is {}, but {wanted} is wanted", found(node));
    Diagnostic::at(Code::WrongType, node.span.clone(), message)
}

/// What a node is, in words.
fn found(node: &Node) -> String {
    match &node.kind {
        NodeKind::List(..) => "a list".to_owned(),
        NodeKind::Map(..) => "a mapping".to_owned(),
        NodeKind::Scalar(scalar) => match scalar.meaning {
            Meaning::Null => "empty".to_owned(),
            Meaning::Bool(_) => format!("`{}`", scalar.text),
            Meaning::Number => format!("the number `{}`", scalar.text),
            Meaning::Text => "a text".to_owned(),
        },
    }
}
