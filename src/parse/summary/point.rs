//! One point of a summary.

use crate::diag::{Code, Diagnostic};
use crate::model::{Kind, Slug, Status};
use crate::source::Spanned;

use super::super::read::{Fields, Reader};
use super::super::yaml::{Node, NodeKind};
use super::parts::{calculation, difference, event, figure, passages, speaker, stance};
use super::{PointDraft, WithdrawnDraft};

/// An entry of `points`.
pub(super) enum Entry {
    /// A point that stands.
    Stands(Box<PointDraft>),
    /// What is left of one.
    Withdrawn(WithdrawnDraft),
}

/// The keys of a point.
const KEYS: &[&str] = &[
    "says",
    "passage",
    "passages",
    "kind",
    "by",
    "via",
    "status",
    "when",
    "topics",
    "stance",
    "figure",
    "event",
    "same_as",
    "differs_from",
    "calculation",
    "renamed_from",
    "draft",
    "withdrawn",
];

/// The keys of a point that stand among the points, too far to the left.
pub(super) fn displaced(points: &Node) -> Vec<&str> {
    let NodeKind::Map(entries, _) = &points.kind else { return vec![] };
    let makes_a_point =
        |key: &str| ["says", "passage", "passages", "withdrawn"].contains(&key);
    let is_point = |node: &Node| match &node.kind {
        NodeKind::Map(entries, _) => {
            entries.iter().any(|entry| makes_a_point(&entry.key.value))
        }
        _ => false,
    };
    entries
        .iter()
        .filter(|entry| KEYS.contains(&entry.key.value.as_str()))
        .filter(|entry| !is_point(&entry.value))
        .map(|entry| entry.key.value.as_str())
        .collect()
}

/// Complains of a key that stands among the points.
pub(super) fn report_displaced(reader: &Reader, key: &Spanned<Slug>) {
    let message = format!("`{}` is a key of a point, not a point", key.value);
    reader.report(
        Diagnostic::at(Code::WrongType, key.span.clone(), message)
            .help("indent it by two more spaces, below the point that it belongs to"),
    );
}

/// Reads a point. Keys that are `displaced` are missing in one of them, which is told already.
pub(super) fn point(
    reader: &Reader,
    id: Spanned<Slug>,
    node: &Node,
    displaced: &[&str],
) -> Option<Entry> {
    is_free(reader, &id).then_some(())?;
    let fields = Fields::new(reader, id.value.as_str(), node, "a point", Some(&id.span))?;
    let is_withdrawn = fields.get("withdrawn").is_some();
    let why = fields.text("withdrawn");
    let says = fields.phrase("says");
    let passages = passages(&fields);
    let kind = fields.one_of("kind", Kind::ALL, Kind::as_str);
    let by = fields.list("by", |key, node| speaker(reader, key, node));
    let via = fields.list("via", |key, node| speaker(reader, key, node));
    let status = fields.one_of("status", Status::ALL, Status::as_str);
    let when = fields.date("when");
    let topics = fields.get("topics").map(|_| fields.ids("topics"));
    let stance = stance(&fields).map(Box::new);
    let figure = figure(&fields).map(Box::new);
    let event = event(&fields).map(Box::new);
    let same_as = fields.words("same_as");
    let differs_from =
        fields.list("differs_from", |key, node| difference(reader, key, node));
    let calculation = calculation(&fields).map(Box::new);
    let renamed_from = fields.ids("renamed_from");
    let is_draft = fields.flag("draft");
    if !is_withdrawn {
        let is_there = |key| fields.get(key).is_some() || displaced.contains(&key);
        fields.need("says", is_there("says").then_some(()));
        // Arithmetic rests on the passages of the points that it reckons with.
        let has_any = ["passage", "passages", "calculation"].into_iter().any(is_there);
        fields.need("passage", has_any.then_some(()));
    }
    fields.finish();
    if is_withdrawn {
        let left = WithdrawnDraft { id, why: why?, after: 0, renamed_from };
        return Some(Entry::Withdrawn(left));
    }
    if passages.is_empty() && calculation.is_none() {
        return None;
    }
    Some(Entry::Stands(Box::new(PointDraft {
        id,
        says: says?,
        passages,
        kind,
        by,
        via,
        status,
        when,
        topics,
        stance,
        figure,
        event,
        same_as,
        differs_from,
        calculation,
        renamed_from,
        is_draft,
    })))
}

/// Whether an id is not one of those that paragraphs have.
pub(super) fn is_free(reader: &Reader, id: &Spanned<Slug>) -> bool {
    let digits = id.value.as_str().strip_prefix('p').unwrap_or_default();
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_ascii_digit()) {
        return true;
    }
    let message = format!("`{}` is the address of a paragraph", id.value);
    reader.report(
        Diagnostic::at(Code::InvalidSlug, id.span.clone(), message)
            .help("choose an id that is not `p` and a number"),
    );
    false
}
