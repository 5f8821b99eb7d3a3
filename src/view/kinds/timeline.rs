//! The course of events: gaps shown as gaps, hopes apart from events.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::ActorId;
use crate::view::happenings::{Happening, event_id};
use crate::view::head::Lead;
use crate::view::pages::{Page, TimelineEntryView, TimelinePage};
use crate::view::parts::LabelView;
use crate::view::scope::Scope;
use crate::view::{dates, drawing, speakers, statement};

/// Makes the timeline, or one file of it.
pub(super) fn page<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let shared = scope.shared;
    let (index, lists) = (&shared.index, &shared.registers);
    let files = &lists.happened;
    let happened = files.get(scope.sheet.part - 1).map_or(&[][..], Vec::as_slice);
    // The gap before a file's first event is that since the file before.
    let before = scope.sheet.part.checked_sub(2).and_then(|n| files.get(n)?.last());
    let is_last = scope.sheet.part == scope.n_parts;
    let expected = if is_last { lists.expected.as_slice() } else { &[] };
    let topics = shown_topics(scope, happened.iter().chain(expected));
    let ends = index.pack.briefing.sources_to.as_ref().filter(|_| is_last);
    let page = TimelinePage {
        drawing: drawing::course(scope, happened),
        entries: entries(scope, happened, before),
        expected: expected.iter().map(|entry| self::entry(scope, entry, None)).collect(),
        topics,
        ends: ends.map(|date| {
            let date = dates::text(index.words, date);
            index.words.fill("timeline.ends", &[("date", &date)])
        }),
    };
    let description = index.words.text("description.timeline").to_owned();
    let lead = Lead::new(scope, description);
    (lead, Page::Timeline(Box::new(page)))
}

/// The events that most statements tell of, in date order.
pub(super) fn small(scope: &Scope, limit: usize) -> Vec<TimelineEntryView> {
    let all = scope.shared.registers.happened.iter().flatten().enumerate();
    let mut chosen: Vec<_> = all.collect();
    // Of those told of alike, the later ones: the reader asks where things stand.
    chosen.sort_by_key(|(n, entry)| Reverse((entry.points.len(), *n)));
    chosen.truncate(limit);
    chosen.sort_by_key(|(n, _)| *n);
    chosen.into_iter().map(|(_, happening)| entry(scope, happening, None)).collect()
}

/// The events at which somebody was present.
pub(super) fn of_actor(scope: &Scope, id: &ActorId) -> Vec<TimelineEntryView> {
    let present = scope.shared.index.present.get(id).into_iter().flatten();
    let entries = present.filter_map(|point| scope.shared.registers.happening(&point.id));
    let entries: BTreeMap<_, _> = entries.collect();
    entries.values().map(|happening| entry(scope, happening, None)).collect()
}

fn entries(
    scope: &Scope,
    happened: &[Happening],
    before: Option<&Happening>,
) -> Vec<TimelineEntryView> {
    let before = before.into_iter().chain(happened).map(Some);
    let before = if scope.sheet.part == 1 {
        std::iter::once(None).chain(before).collect::<Vec<_>>()
    } else {
        before.collect()
    };
    let pairs = happened.iter().zip(before);
    pairs.map(|(happening, before)| entry(scope, happening, before)).collect()
}

fn entry(
    scope: &Scope,
    happening: &Happening,
    before: Option<&Happening>,
) -> TimelineEntryView {
    let index = &scope.shared.index;
    let (pack, words) = (index.pack, index.words);
    let first = happening.points.first();
    let date_of = |happening: &Happening| {
        happening.points.first().and_then(|point| pack.date_of(point)).cloned()
    };
    let date = date_of(happening);
    let is_inferred = first.is_some_and(|point| index.has_inferred_date(point));
    let gap = before.and_then(date_of).zip(date.as_ref());
    let events = happening.points.iter().filter_map(|point| point.event.as_ref());
    let present: BTreeSet<_> = events.clone().flat_map(|event| &event.present).collect();
    let topics = happening.points.iter().flat_map(|point| &point.topics);
    let mut topics: Vec<_> = topics.collect();
    topics.sort_by_key(|id| index.topic_number(id));
    topics.dedup();
    TimelineEntryView {
        id: event_id(happening),
        date: date.as_ref().map(|date| dates::view(words, date, is_inferred)),
        title: events.clone().next().map(|event| event.title.clone()).unwrap_or_default(),
        place: events.clone().find_map(|event| event.place.clone()),
        present: present.into_iter().map(|id| speakers::link(index, id)).collect(),
        topics: topics.iter().map(|id| index.topic_link(id)).collect(),
        topic_ids: topics.iter().map(ToString::to_string).collect(),
        statements: statement::keys(happening.points.iter().copied()),
        gap_before: gap.and_then(|(before, date)| dates::gap(words, &before, date)),
    }
}

/// The topics of the entries shown, to filter by.
fn shown_topics<'h>(
    scope: &Scope,
    entries: impl Iterator<Item = &'h Happening<'h>>,
) -> Vec<LabelView> {
    let index = &scope.shared.index;
    let points = entries.flat_map(|entry| &entry.points);
    let shown: BTreeSet<_> = points.flat_map(|point| &point.topics).collect();
    let topics = index.pack.topics_in_order().filter(|topic| shown.contains(&topic.id));
    let topics = topics.map(|topic| LabelView {
        name: topic.id.to_string(),
        text: topic.title.clone(),
        meaning: None,
    });
    topics.collect()
}
