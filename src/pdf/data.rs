//! What a document's template reads: one value of maps, lists and texts.

use std::collections::{BTreeMap, BTreeSet};

use ciborium::Value;

use super::standard::Standard;
use crate::render;
use crate::view::Site;
use crate::view::paper::{Addresses, Paper};

/// The endings of pictures that can be set.
const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "svg"];

/// The folder of the pack's pictures, as a template names it.
pub(super) const CONTENT: &str = "/content/";

/// The field that tells how often a document came out too long.
const ATTEMPT: &str = "attempt";

/// Makes what the template of a document reads.
pub(super) fn data(site: &Site<'_>, paper: &Paper, standard: Standard) -> Value {
    let (view, addresses) = site.paper(paper);
    let mut data = value(&view, &addresses);
    let mut keys = BTreeSet::new();
    named(site, &data, &mut keys);
    let mut statements = made(site, &keys, &addresses);
    let mut below = BTreeSet::new();
    for statement in statements.values() {
        named(site, statement, &mut below);
    }
    below.retain(|number| !keys.contains(number));
    statements.extend(made(site, &below, &addresses));
    let statements = statements.into_iter().map(|(key, value)| (key.into(), value));
    let words = Value::serialized(&render::nested(site.words())).unwrap_or(Value::Null);
    if let Value::Map(fields) = &mut data {
        fields.push(("words".into(), words));
        fields.push(("statements".into(), Value::Map(statements.collect())));
    }
    if let Some(about) = about(&mut data) {
        about.push(("standard".into(), standard.name().into()));
        about.push((ATTEMPT.into(), 0.into()));
    }
    data
}

/// The same as a template reads it.
pub(super) fn bytes(data: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Memory takes what is written.
    let _ = ciborium::into_writer(data, &mut bytes);
    bytes
}

/// Tells the template how often the document came out too long.
pub(super) fn set_attempt(data: &mut Value, attempt: u32) {
    let mut fields = about(data).into_iter().flatten();
    if let Some((_, value)) = fields.find(|(name, _)| name.as_text() == Some(ATTEMPT)) {
        *value = attempt.into();
    }
}

/// What is said of the document as a whole.
fn about(data: &mut Value) -> Option<&mut Vec<(Value, Value)>> {
    let fields = data.as_map_mut()?;
    let about = fields.iter_mut().find(|(name, _)| name.as_text() == Some("document"));
    about?.1.as_map_mut()
}

/// A view as a value whose addresses lead as they do on paper.
fn value(view: &impl serde::Serialize, addresses: &Addresses) -> Value {
    let mut value = Value::serialized(view).unwrap_or(Value::Null);
    lead(&mut value, addresses);
    value
}

/// The statements with these numbers, by their keys.
fn made(
    site: &Site<'_>,
    numbers: &BTreeSet<usize>,
    addresses: &Addresses,
) -> BTreeMap<String, Value> {
    let statements = numbers.iter().filter_map(|number| site.statement(*number));
    statements.map(|view| (view.key.clone(), value(&view, addresses))).collect()
}

/// Finds the texts of a value that are keys of statements.
fn named(site: &Site<'_>, value: &Value, numbers: &mut BTreeSet<usize>) {
    match value {
        Value::Text(text) if text.contains('/') && !text.contains([' ', '.']) => {
            numbers.extend(site.statement_number(text));
        }
        Value::Array(items) => {
            for item in items {
                named(site, item, numbers);
            }
        }
        Value::Map(fields) => {
            for (_, field) in fields {
                named(site, field, numbers);
            }
        }
        _ => {}
    }
}

/// Has all addresses of a value lead as they do on paper; those of pictures, to the picture.
fn lead(value: &mut Value, addresses: &Addresses) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| lead(item, addresses)),
        Value::Map(fields) => {
            let is_picture =
                fields.iter().any(|(name, _)| name.as_text() == Some("alternative"));
            for (name, field) in fields {
                match (name.as_text(), &mut *field) {
                    (Some("to"), Value::Map(anchor)) if is_picture => {
                        if let Some(path) = anchor.iter().find_map(picture) {
                            set_address(anchor, path);
                        } else {
                            *field = Value::Null;
                        }
                    }
                    (Some(name), Value::Text(href)) if name.ends_with("href") => {
                        let to =
                            if is_picture { shown(href) } else { addresses.of(href) };
                        *field = to.map_or(Value::Null, Value::Text);
                    }
                    _ => lead(field, addresses),
                }
            }
        }
        _ => {}
    }
}

/// Where the picture of an anchor is, where it can be set.
fn picture((name, field): &(Value, Value)) -> Option<String> {
    shown(field.as_text().filter(|_| name.as_text() == Some("href"))?)
}

/// Where the picture at an address is, as a template names it.
fn shown(href: &str) -> Option<String> {
    let (path, ending) = href.rsplit_once('.')?;
    let is_known = PICTURES.contains(&ending.to_ascii_lowercase().as_str());
    (is_known && !path.contains(':')).then(|| format!("{CONTENT}{href}"))
}

/// Changes the address of an anchor.
fn set_address(anchor: &mut [(Value, Value)], path: String) {
    for (name, field) in anchor {
        if name.as_text() == Some("href") {
            *field = Value::Text(path);
            return;
        }
    }
}

/// The letters that a document may set, but for those that every font has. The words of the
/// interface are left out: a document sets few of them, and no author wrote them.
pub(super) fn letters(data: &Value) -> BTreeSet<char> {
    let mut all = BTreeSet::new();
    let fields = data.as_map().map_or(&[][..], Vec::as_slice);
    for (_, field) in fields.iter().filter(|(name, _)| name.as_text() != Some("words")) {
        letters_within(field, &mut all);
    }
    all
}

/// The letters of a value, but for those of addresses and names.
fn letters_within(data: &Value, all: &mut BTreeSet<char>) {
    match data {
        // Nearly all texts have none but those that every font has.
        Value::Text(text) if !text.is_ascii() => {
            all.extend(text.chars().filter(|c| !c.is_ascii()));
        }
        Value::Array(items) => items.iter().for_each(|item| letters_within(item, all)),
        Value::Map(fields) => {
            let is_shown = |name: &str| {
                !name.ends_with("href") && !["id", "prefix", "key"].contains(&name)
            };
            let shown =
                fields.iter().filter(|(name, _)| name.as_text().is_some_and(is_shown));
            shown.for_each(|(_, field)| letters_within(field, all));
        }
        _ => {}
    }
}
