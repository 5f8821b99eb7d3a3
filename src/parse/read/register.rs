//! Mappings of ids to entries: points, people, terms.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::model::Slug;
use crate::source::{Span, Spanned};

use super::super::Lost;
use super::super::yaml::{Node, NodeKind};
use super::{Fields, Reader, wrong_type};

/// Reads each entry of a mapping; those that are wrong are left out, and their ids noted.
pub(in super::super) fn register<'a, T>(
    reader: &'a Reader<'a>,
    name: &str,
    node: &'a Node,
    what: &'static str,
    read: impl Fn(Spanned<Slug>, &'a Node) -> Option<T>,
) -> (Vec<T>, Lost) {
    let mut lost = Lost::default();
    if let NodeKind::List(items, _) = &node.kind {
        let problem = wrong_type(name, node, "a mapping");
        reader.report(problem.help(with_ids(items)));
        lost.is_whole = true;
        return (vec![], lost);
    }
    let Some(fields) = Fields::new(reader, name, node, what, None) else {
        lost.is_whole = true;
        return (vec![], lost);
    };
    let mut values: Vec<T> = Vec::new();
    let mut seen: BTreeMap<Slug, Span> = BTreeMap::new();
    for entry in fields.all() {
        let id = reader.slug(&entry.key);
        if let Some(id) = &id
            && let Some(first) = seen.get(&id.value)
        {
            reader.report(given_twice(id, first));
            continue;
        }
        seen.extend(id.clone().map(|id| (id.value, id.span)));
        match id.and_then(|id| read(id, &entry.value)) {
            Some(value) => values.push(value),
            None => {
                lost.ids.insert(entry.key.value.clone());
            }
        }
    }
    (values, lost)
}

/// How the entries of a list become those of a register.
fn with_ids(items: &[Node]) -> String {
    if let Some(Node { kind: NodeKind::Scalar(scalar), .. }) = items.first()
        && let Ok(id) = Slug::parse(&scalar.text.to_lowercase())
    {
        return format!("give each entry an id, as in `{id}: {}`", scalar.text);
    }
    "give each entry an id in place of the `-`".to_owned()
}

/// An id that two entries have.
pub(in super::super) fn given_twice(id: &Spanned<Slug>, first: &Span) -> Diagnostic {
    let message = format!("the id `{}` is given twice", id.value);
    Diagnostic::at(Code::DuplicateId, id.span.clone(), message)
        .also(first.clone(), "first here")
        .help("give one of the two another id")
}
