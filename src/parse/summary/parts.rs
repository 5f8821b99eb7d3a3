//! The parts of a point: passages, speakers, figures, events and the rest.

use crate::diag::{Code, Diagnostic};
use crate::model::{Operation, Qualifier, StanceView};
use crate::source::{Span, Spanned};

use super::super::read::{Fields, Reader, Use};
use super::super::yaml::{Node, NodeKind};
use super::{
    CalculationDraft, DifferenceDraft, EventDraft, FigureDraft, PassageDraft,
    SpeakerDraft, StanceDraft, When,
};

/// The passages of a point or a caveat, under `passage` and `passages`.
pub(super) fn passages(fields: &Fields) -> Vec<PassageDraft> {
    let reader = fields.reader;
    let mut passages = Vec::new();
    for key in ["passage", "passages"] {
        if let Some(node) = fields.get(key) {
            reader.refuse_empty(
                key,
                node,
                "copy the article's words that the statement rests on",
            );
            reader.warn_of_commas(key, node);
        }
        let listed = fields.list(key, |key, node| passage(reader, key, node));
        if passages.is_empty() {
            passages = listed;
        } else {
            passages.extend(listed);
        }
    }
    passages
}

fn passage(reader: &Reader, key: &str, node: &Node) -> Option<PassageDraft> {
    if !matches!(node.kind, NodeKind::Map(..)) {
        let exact = reader.text(key, node, Use::Prose)?;
        return Some(PassageDraft {
            exact,
            prefix: None,
            suffix: None,
            translated_from: None,
        });
    }
    let fields = Fields::new(reader, key, node, "a passage", None)?;
    let exact = fields.needed_text("exact");
    let prefix = fields.text("prefix").map(Box::new);
    let suffix = fields.text("suffix").map(Box::new);
    let translated_from = fields.language("translated_from").map(Box::new);
    fields.finish();
    Some(PassageDraft { exact: exact?, prefix, suffix, translated_from })
}

/// A speaker: an id, or a mapping with the words that the article has for one unnamed.
pub(super) fn speaker(reader: &Reader, key: &str, node: &Node) -> Option<SpeakerDraft> {
    if !matches!(node.kind, NodeKind::Map(..)) {
        return reader.one_id(key, node).map(SpeakerDraft::Named);
    }
    let fields = Fields::new(reader, key, node, "a speaker", None)?;
    let words = fields.needed_text("unnamed");
    let of = fields.id("of");
    fields.finish();
    Some(SpeakerDraft::Unnamed { words: words?, of })
}

/// The stance of a point.
pub(super) fn stance(point: &Fields) -> Option<StanceDraft> {
    let fields = point.fields("stance", "a stance")?;
    let about = fields.need("about", fields.id("about"));
    let view =
        fields.need("view", fields.one_of("view", StanceView::ALL, StanceView::as_str));
    fields.finish();
    Some(StanceDraft { about: about?, view: view? })
}

/// The figure of a point.
pub(super) fn figure(point: &Fields) -> Option<FigureDraft> {
    let fields = point.fields("figure", "a figure")?;
    let measure = fields.need("measure", fields.id("measure"));
    let value = fields.needed_text("value");
    let qualifier = fields.one_of("qualifier", &Qualifier::ALL, Qualifier::as_str);
    let unit = fields.word("unit");
    let per = fields.word("per");
    let when = when(&fields);
    fields.finish();
    Some(FigureDraft { measure: measure?, value: value?, qualifier, unit, per, when })
}

/// The time of a figure. What begins as a date does is to be one; all else is words.
fn when(figure: &Fields) -> Option<Spanned<When>> {
    let node = figure.get("when")?;
    let text = match &node.kind {
        NodeKind::Scalar(scalar) => scalar.text.as_str(),
        _ => "",
    };
    let looks_like_one =
        !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || "-/".contains(c));
    if looks_like_one || matches!(node.kind, NodeKind::Map(..)) {
        return figure.date("when").map(|date| date.map(When::Date));
    }
    figure.text("when").map(|words| words.map(When::Words))
}

/// The event of a point.
pub(super) fn event(point: &Fields) -> Option<EventDraft> {
    let fields = point.fields("event", "an event")?;
    let title = fields.needed_text("title");
    let place = fields.text("place");
    let present = fields.ids("present");
    let is_planned = fields.flag("planned");
    fields.finish();
    Some(EventDraft { title: title?, place, present, is_planned })
}

/// A statement that a point differs from.
pub(super) fn difference(
    reader: &Reader,
    key: &str,
    node: &Node,
) -> Option<DifferenceDraft> {
    let fields = Fields::new(reader, key, node, "an entry of `differs_from`", None)?;
    let point = fields.need("point", fields.word("point"));
    let why = fields.needed_text("note");
    fields.finish();
    Some(DifferenceDraft { point: point?, note: why? })
}

/// The arithmetic of a point: one operation, and what it gives.
pub(super) fn calculation(point: &Fields) -> Option<CalculationDraft> {
    let span = point.get("calculation")?.span.clone();
    let fields = point.fields("calculation", "a calculation")?;
    let gives = fields.needed_text("gives");
    let mut found = Vec::new();
    for operation in Operation::ALL {
        if let Some(entry) = fields.entry(operation.as_str()) {
            let of = fields.words(operation.as_str());
            found.push((Spanned::new(*operation, entry.key.span.clone()), of));
        }
    }
    let is_known = fields.finish();
    let Some((operation, of)) = found.pop() else {
        if is_known {
            let message = "a calculation needs `sum`, `difference`, `ratio` or `per`";
            let help = "add one of them, as in `sum: [article/point, other/point]`";
            fields.report(Code::MissingKey, message.to_owned(), help);
        }
        return None;
    };
    if let Some((first, _)) = found.first() {
        one_operation(fields.reader, &operation, &first.span);
        return None;
    }
    let is_right = of.len() == 2 || operation.value == Operation::Sum && of.len() > 2;
    if !is_right {
        how_many(fields.reader, &operation, of.len());
        return None;
    }
    Some(CalculationDraft { operation, of, gives: gives?, span })
}

fn one_operation(reader: &Reader, operation: &Spanned<Operation>, first: &Span) {
    let message = "a calculation is of one kind";
    reader.report(
        Diagnostic::at(Code::WrongType, operation.span.clone(), message)
            .also(first.clone(), "the other is here")
            .help("take one of the two out"),
    );
}

fn how_many(reader: &Reader, operation: &Spanned<Operation>, count: usize) {
    let word = operation.value.as_str();
    let wanted = if operation.value == Operation::Sum { "two or more" } else { "two" };
    let points = if count == 1 { "point" } else { "points" };
    let message = format!("`{word}` has {count} {points}, but {wanted} are wanted");
    reader.report(
        Diagnostic::at(Code::WrongType, operation.span.clone(), message)
            .help(format!("write `{word}: [article/point, other/point]`")),
    );
}
