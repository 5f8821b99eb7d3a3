//! Mappings of ids to entries: points, people, terms.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::model::Slug;
use crate::source::{Span, Spanned};

use super::super::Lost;
use super::super::yaml::Node;
use super::{Fields, Reader};

/// Reads each entry of a mapping; those that are wrong are left out, and their ids noted.
pub(in super::super) fn register<'a, T>(
    reader: &'a Reader<'a>,
    name: &str,
    node: &'a Node,
    what: &'static str,
    read: impl Fn(Spanned<Slug>, &'a Node) -> Option<T>,
) -> (Vec<T>, Lost) {
    let mut lost = Lost::default();
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

/// An id that two entries have.
pub(in super::super) fn given_twice(id: &Spanned<Slug>, first: &Span) -> Diagnostic {
    let message = format!("the id `{}` is given twice", id.value);
    Diagnostic::at(Code::DuplicateId, id.span.clone(), message)
        .also(first.clone(), "first here")
        .help("give one of the two another id")
}
