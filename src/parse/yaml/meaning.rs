//! What `serde_yaml` takes each value for, laid over the tree of places.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::diag::{Code, Diagnostic};

use super::{Input, Node, NodeKind, Style};

/// What YAML takes a single value for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number,
    /// Anything else.
    Text,
}

/// Gives every single value of the tree its meaning.
///
/// # Errors
/// Where the two parsers do not read the same thing.
pub(super) fn give(input: &Input, node: &mut Node) -> Result<(), Box<Diagnostic>> {
    let tree: Tree = serde_yaml::from_str(input.text).map_err(|error| {
        let at =
            error.location().map_or(0, |at| byte(input.text, at.line(), at.column()));
        let line = input.text.get(at..).unwrap_or_default();
        let end = at + line.find('\n').unwrap_or(line.len());
        let problem = Diagnostic::at(
            Code::YamlSyntax,
            input.span(at..end),
            "this is not clear YAML",
        )
        .note(format!("the parser says: {error}"));
        Box::new(problem.help("put the text in quotation marks"))
    })?;
    lay(tree, node)
}

/// What a value without quotation marks means that begins with a letter, a digit or a bracket.
pub(super) fn of_plain(text: &str) -> Meaning {
    // A date, or what else joins digits: no number has a sign within.
    let is_joined =
        text.contains('-') && text.bytes().all(|b| b == b'-' || b.is_ascii_digit());
    match text {
        "true" | "True" | "TRUE" => Meaning::Bool(true),
        "false" | "False" | "FALSE" => Meaning::Bool(false),
        "null" | "Null" | "NULL" => Meaning::Null,
        _ if !text.starts_with(|c: char| c.is_ascii_digit()) => Meaning::Text,
        _ if is_joined || text.contains(' ') => Meaning::Text,
        _ => match serde_yaml::from_str(text) {
            Ok(Tree::Leaf(meaning)) => meaning,
            _ => Meaning::Text,
        },
    }
}

/// Gives every single value the meaning that it has on its own, where the text as a whole has
/// none.
pub(super) fn give_alone(node: &mut Node) {
    match &mut node.kind {
        NodeKind::Scalar(scalar) => {
            let read = serde_yaml::from_str(&scalar.text);
            scalar.meaning = match (scalar.style, read) {
                (Style::Plain, Ok(Tree::Leaf(meaning))) => meaning,
                _ => Meaning::Text,
            };
        }
        NodeKind::List(items, _) => items.iter_mut().for_each(give_alone),
        NodeKind::Map(entries, _) => {
            for entry in entries {
                give_alone(&mut entry.value);
            }
        }
    }
}

/// A file's values by their meaning alone.
enum Tree {
    Leaf(Meaning),
    List(Vec<Tree>),
    Map(Vec<Tree>),
}

fn lay(tree: Tree, node: &mut Node) -> Result<(), Box<Diagnostic>> {
    match (tree, &mut node.kind) {
        (Tree::Leaf(meaning), NodeKind::Scalar(scalar)) => scalar.meaning = meaning,
        (Tree::List(trees), NodeKind::List(items, _)) if trees.len() == items.len() => {
            for (tree, item) in trees.into_iter().zip(items) {
                lay(tree, item)?;
            }
        }
        (Tree::Map(trees), NodeKind::Map(entries, _)) if trees.len() == entries.len() => {
            for (tree, entry) in trees.into_iter().zip(entries) {
                lay(tree, &mut entry.value)?;
            }
        }
        _ => {
            let message = "this can be read in two ways";
            let problem = Diagnostic::at(Code::YamlSyntax, node.span.clone(), message)
                .help(
                    "put the text in quotation marks, or indent with two spaces a level",
                );
            return Err(Box::new(problem));
        }
    }
    Ok(())
}

/// The byte at a line and a column, both counted from one, the column in characters.
fn byte(text: &str, line: usize, column: usize) -> usize {
    let start: usize =
        text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let within = rest.char_indices().nth(column.saturating_sub(1));
    start + within.map_or(rest.len(), |(byte, _)| byte)
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Shape)
    }
}

struct Shape;

impl<'de> Visitor<'de> for Shape {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Leaf(Meaning::Null))
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Leaf(Meaning::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Leaf(Meaning::Bool(value)))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Tree, E> {
        Ok(Tree::Leaf(Meaning::Number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Tree, E> {
        Ok(Tree::Leaf(Meaning::Number))
    }

    fn visit_u128<E>(self, _: u128) -> Result<Tree, E> {
        Ok(Tree::Leaf(Meaning::Number))
    }

    fn visit_i128<E>(self, _: i128) -> Result<Tree, E> {
        Ok(Tree::Leaf(Meaning::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Leaf(Meaning::Number))
    }

    fn visit_str<E>(self, _: &str) -> Result<Tree, E> {
        Ok(Tree::Leaf(Meaning::Text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut trees = Vec::new();
        while let Some(tree) = items.next_element()? {
            trees.push(tree);
        }
        Ok(Tree::List(trees))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut trees = Vec::new();
        while let Some((_, tree)) = entries.next_entry::<IgnoredAny, Tree>()? {
            trees.push(tree);
        }
        Ok(Tree::Map(trees))
    }
}
