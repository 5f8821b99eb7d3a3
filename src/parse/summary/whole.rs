//! A summary as a whole: its points and caveats, whose ids share one space.

use std::collections::BTreeMap;

use crate::model::{ArticleId, Slug};
use crate::source::{Span, Spanned};

use super::super::Lost;
use super::super::read::{Fields, Reader, Use, given_twice, register};
use super::super::yaml::{Node, NodeKind};
use super::parts::passages;
use super::point::{Entry, displaced, is_free, point, report_displaced};
use super::{CaveatDraft, PointDraft, SummaryDraft, WithdrawnDraft};

/// Reads a summary, and tells which of its points and caveats did not parse, as
/// `article/point`.
pub(in super::super) fn summary(
    reader: &Reader,
    id: ArticleId,
    node: &Node,
) -> (Option<SummaryDraft>, Lost) {
    let mut lost = Lost::default();
    let Some(fields) = Fields::new(reader, "the summary", node, "a summary", None) else {
        return (None, lost);
    };
    let headline = fields.needed_phrase("headline");
    let bottom_line = fields.cited("bottom_line");
    let topics = fields.ids("topics");
    let is_draft = fields.flag("draft");
    let (points, mut withdrawn, bad_points) = points(&fields);
    let ids = points.iter().map(|point| &point.id);
    let ids = ids.chain(withdrawn.iter().map(|left| &left.id));
    let taken: BTreeMap<Slug, Span> =
        ids.map(|id| (id.value.clone(), id.span.clone())).collect();
    let (caveats, left, bad_caveats) = caveats(&fields, &taken, points.len());
    withdrawn.extend(left);
    fields.finish();
    for bad in [bad_points, bad_caveats] {
        lost.is_whole |= bad.is_whole;
        lost.ids.extend(bad.ids.into_iter().map(|point| format!("{id}/{point}")));
    }
    let file = reader.file.id.clone();
    let draft = headline.map(|headline| SummaryDraft {
        file,
        id,
        headline,
        bottom_line,
        topics,
        points,
        withdrawn,
        caveats,
        is_draft,
    });
    (draft, lost)
}

fn points(fields: &Fields) -> (Vec<PointDraft>, Vec<WithdrawnDraft>, Lost) {
    let (mut points, mut withdrawn) = (Vec::new(), Vec::new());
    let reader = fields.reader;
    let Some(node) = fields.get("points") else {
        return (points, withdrawn, Lost::default());
    };
    let what = "a mapping of points";
    let displaced = displaced(node);
    let (entries, lost) = register(reader, "points", node, what, |id, node| {
        if displaced.contains(&id.value.as_str()) {
            report_displaced(reader, &id);
            return None;
        }
        point(reader, id, node, &displaced)
    });
    for entry in entries {
        match entry {
            Entry::Stands(point) => points.push(*point),
            Entry::Withdrawn(left) => {
                withdrawn.push(WithdrawnDraft { after: points.len(), ..left });
            }
        }
    }
    points.shrink_to_fit();
    (points, withdrawn, lost)
}

/// An entry of `caveats`.
enum Caveat {
    Stands(CaveatDraft),
    Withdrawn(WithdrawnDraft),
}

fn caveats(
    fields: &Fields,
    taken: &BTreeMap<Slug, Span>,
    n_points: usize,
) -> (Vec<CaveatDraft>, Vec<WithdrawnDraft>, Lost) {
    let (mut caveats, mut withdrawn) = (Vec::new(), Vec::new());
    let reader = fields.reader;
    let Some(node) = fields.get("caveats") else {
        return (caveats, withdrawn, Lost::default());
    };
    let what = "a mapping of caveats";
    let (entries, lost) = register(reader, "caveats", node, what, |id, node| {
        if let Some(first) = taken.get(&id.value) {
            reader.report(given_twice(&id, first));
            return None;
        }
        is_free(reader, &id).then_some(())?;
        caveat(reader, id, node)
    });
    for entry in entries {
        match entry {
            Caveat::Stands(caveat) => caveats.push(caveat),
            Caveat::Withdrawn(left) => {
                withdrawn.push(WithdrawnDraft { after: n_points, ..left });
            }
        }
    }
    (caveats, withdrawn, lost)
}

/// Reads a caveat: a text, or a mapping where it rests on words of the article.
fn caveat(reader: &Reader, id: Spanned<Slug>, node: &Node) -> Option<Caveat> {
    let name = id.value.clone();
    if !matches!(node.kind, NodeKind::Map(..)) {
        let says = reader.cited(name.as_str(), node)?;
        let caveat = CaveatDraft { id, says, passages: vec![], renamed_from: vec![] };
        return Some(Caveat::Stands(caveat));
    }
    let fields = Fields::new(reader, name.as_str(), node, "a caveat", Some(&id.span))?;
    let why =
        fields.get("withdrawn").map(|node| reader.text("withdrawn", node, Use::Prose));
    let says = fields.cited("says");
    let passages = passages(&fields);
    let renamed_from = fields.ids("renamed_from");
    if why.is_none() {
        fields.need("says", says.as_ref());
    }
    fields.finish();
    if let Some(why) = why {
        let left = WithdrawnDraft { id, why: why?, after: 0, renamed_from };
        return Some(Caveat::Withdrawn(left));
    }
    Some(Caveat::Stands(CaveatDraft { id, says: says?, passages, renamed_from }))
}
