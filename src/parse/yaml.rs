//! YAML text goes in, a tree of nodes comes out in which everything knows its bytes.
//!
//! `serde_yaml` says what values mean, `saphyr-parser` says where they stand and how they were
//! written; the two are laid over each other here and are known nowhere else. What is written so
//! plainly that they cannot differ is read without them. Anchors, aliases, tags and merge keys are refused and never expanded, and the depth is counted
//! before anything is built, so that no input costs more than memory in its own proportion.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Checked, Code, Diagnostic};
use crate::source::{SourceFile, Span, Spanned};

mod chars;
mod commas;
mod line;
mod meaning;
mod places;
mod plain;
mod refused;
mod slips;
mod walk;

#[cfg(test)]
mod tests;

pub(super) use line::{quoted, shortened};
pub(crate) use meaning::Meaning;
pub(super) use places::Places;

/// The deepest that lists and mappings may stand in each other.
const MAX_DEPTH: usize = 64;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its bytes, without the space around it; for a block its first letter to its last.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: NodeKind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// A text, a number, `true`, `false` or nothing.
    Scalar(Scalar),
    /// A list; the flag is set where it is written in `[ ]`.
    List(Vec<Node>, bool),
    /// A mapping in the order of the file.
    Map(Vec<Entry>, bool),
}

/// A single value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scalar {
    /// The text as written, less quotation marks, escapes and folding.
    pub(crate) text: String,
    /// How it was written.
    pub(crate) style: Style,
    /// What YAML takes it for.
    pub(crate) meaning: Meaning,
    /// The comment right after a plain value: the space before the sign, and all up to the
    /// line's end.
    pub(crate) comment: Option<Range<usize>>,
}

/// How a single value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotation marks.
    Plain,
    /// In `'`.
    Single,
    /// In `"`.
    Double,
    /// As a block under `>` or `|`.
    Block,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Spanned<String>,
    /// The value.
    pub(crate) value: Node,
}

/// Reads the YAML in these bytes of a file.
///
/// The value is none where the text cannot be read at all; an empty text is a node that means
/// nothing. Doubled keys are reported and the first of them is kept.
pub(super) fn read(file: &SourceFile, bytes: Range<usize>) -> Checked<Option<Node>> {
    let text = file.text(bytes.clone());
    let input = Input { file, text, base: bytes.start };
    let mut problems = Vec::new();
    let node = plain::tree(&input).map_or_else(|| by_parsers(&input, &mut problems), Ok);
    let mut node = match node {
        Ok(node) => node,
        Err(problems) => return Checked::new(None, problems),
    };
    drop_doubled_keys(&mut node, &mut problems);
    Checked::new(Some(node), problems)
}

/// The tree as the two parsers read it together.
///
/// # Errors
/// Where one of them cannot, where they differ, and where something is used that is not used here.
fn by_parsers(
    input: &Input,
    problems: &mut Vec<Diagnostic>,
) -> Result<Node, Vec<Diagnostic>> {
    let mut node = walk::tree(input)?;
    meaning::give(input, &mut node).map_err(|problem| vec![*problem])?;
    commas::mend(input, &mut node, problems);
    Ok(node)
}

/// Reads as much of the YAML in these bytes as there is before an error, for an editor that
/// completes in a text which does not parse at that moment.
///
/// Lists and mappings that are open at the error are closed there, and a key that waits for its
/// value has an empty one. The problems are those that [`draft`](super::draft) would tell; where
/// there are none, the tree is whole.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "for editors, whose text is unfinished")
)]
pub(crate) fn tolerant(file: &SourceFile, bytes: Range<usize>) -> Checked<Node> {
    read(file, bytes.clone()).map(|whole| {
        whole.unwrap_or_else(|| {
            let input = Input { file, text: file.text(bytes.clone()), base: bytes.start };
            let (mut node, _) = walk::begun(&input);
            meaning::give_alone(&mut node);
            drop_doubled_keys(&mut node, &mut Vec::new());
            node
        })
    })
}

/// The text that is being read, and where it stands in its file.
struct Input<'a> {
    file: &'a SourceFile,
    text: &'a str,
    base: usize,
}

impl Input<'_> {
    /// The place of bytes of the text, widened to whole letters.
    fn span(&self, bytes: Range<usize>) -> Span {
        let start = self.text.floor_char_boundary(bytes.start);
        let end = self.text.ceil_char_boundary(bytes.end.max(start));
        Span::new(&self.file.id, self.base + start..self.base + end)
    }
}

/// Keeps the first of the entries that have the same key, at every depth.
fn drop_doubled_keys(node: &mut Node, problems: &mut Vec<Diagnostic>) {
    match &mut node.kind {
        NodeKind::Scalar(_) => {}
        NodeKind::List(items, _) => {
            for item in items {
                drop_doubled_keys(item, problems);
            }
        }
        NodeKind::Map(entries, _) => {
            let keys = entries.iter().map(|entry| entry.key.value.as_str());
            let mut keys: Vec<&str> = keys.collect();
            keys.sort_unstable();
            if keys.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
                keep_first(entries, problems);
            }
            for entry in entries {
                drop_doubled_keys(&mut entry.value, problems);
            }
        }
    }
}

/// Keeps the first of the entries that have the same key.
fn keep_first(entries: &mut Vec<Entry>, problems: &mut Vec<Diagnostic>) {
    let mut seen = BTreeMap::new();
    entries.retain(|entry| {
        let key = &entry.key;
        let Some(first) = seen.get(&key.value) else {
            seen.insert(key.value.clone(), key.span.clone());
            return true;
        };
        problems.push(doubled_key(key, first));
        false
    });
}

fn doubled_key(key: &Spanned<String>, first: &Span) -> Diagnostic {
    let message = format!("the key `{}` stands twice", key.value);
    Diagnostic::at(Code::DuplicateKey, key.span.clone(), message)
        .also(first.clone(), "first here")
        .help("keep one of the two, or give one another name")
}
