//! Which events are drawn, and with which words.

use super::course::{self, Course, Event, PAPERS};
use super::scale::Span;
use super::shapes::SHAPES;
use crate::model::TopicId;
use crate::view::dates;
use crate::view::happenings::{Happening, event_id};
use crate::view::parts::DrawingView;
use crate::view::scope::Scope;

/// How many events are drawn at the least: fewer are read sooner.
const LEAST: usize = 3;

/// The course of events of a file of the timeline; its links lead within the page.
pub(crate) fn course(scope: &Scope, happened: &[Happening]) -> Option<DrawingView> {
    let setting = &scope.setting;
    let href = |happening: &Happening| {
        format!("{}#{}{}", setting.href, setting.prefix, event_id(happening))
    };
    let index = &scope.shared.index;
    let words = index.words;
    let of = |id: &TopicId| {
        happened.iter().any(|event| topics(event).any(|other| other == id))
    };
    let topics_in_order = index.pack.topics_in_order().filter(|topic| of(&topic.id));
    let lanes: Vec<_> = topics_in_order.collect();
    let lanes = if lanes.len() > SHAPES { Vec::new() } else { lanes };
    let dated = happened.iter().filter_map(|happening| {
        let first = happening.points.first()?;
        let date = index.pack.date_of(first)?;
        let lanes = lanes.iter().enumerate();
        let lanes =
            lanes.filter(|(_, topic)| topics(happening).any(|id| *id == topic.id));
        let lanes: Vec<_> = lanes.map(|(n, _)| n).collect();
        let event = first.event.as_ref();
        Some(Event {
            span: Span::of(date),
            is_inferred: index.has_inferred_date(first),
            lanes: if lanes.is_empty() { vec![0] } else { lanes },
            weight: happening.points.len(),
            href: href(happening),
            date: dates::short(words, date),
            title: event.map(|event| event.title.clone()).unwrap_or_default(),
        })
    });
    let mut events: Vec<Event> = dated.collect();
    events.sort_by_key(|event| event.span);
    let (first, last) = (events.first()?, events.last()?);
    if events.len() < LEAST || first.span == last.span {
        return None;
    }
    let values = [
        ("events", &*words.count("count.events", events.len())),
        ("first", &first.date),
        ("last", &last.date),
    ];
    let description = words.fill("chart.description.course", &values);
    let lanes = lanes.iter().map(|topic| topic.title.clone()).collect();
    let course = Course { events, lanes };
    Some(DrawingView {
        id: "drawing:course".to_owned(),
        kind: "course".to_owned(),
        title: words.text("chart.course").to_owned(),
        description,
        sheets: PAPERS.iter().map(|paper| course::sheet(&course, paper, words)).collect(),
        key: key(scope, &course),
        rows: Vec::new(),
    })
}

fn topics<'h>(happening: &'h Happening<'_>) -> impl Iterator<Item = &'h TopicId> {
    happening.points.iter().flat_map(|point| &point.topics)
}

/// What the marks and the line of time mean, as far as they are in the drawing.
fn key(scope: &Scope, course: &Course) -> Vec<String> {
    let words = scope.shared.index.words;
    let scale = course::scale(course, 1000);
    let events = &course.events;
    let parts = [
        ("stretch", events.iter().any(|event| event.span.days() > 1)),
        ("inferred", events.iter().any(|event| event.is_inferred)),
        ("gap", scale.gaps(dates::GAP_DAYS).next().is_some()),
        ("cut", scale.cuts().next().is_some()),
    ];
    let parts = parts.into_iter().filter(|(_, is_there)| *is_there);
    let mut key: Vec<_> =
        parts.map(|(name, _)| words.family("chart.key", name).to_owned()).collect();
    let n_named = course::named(course).len();
    if n_named < events.len() {
        let (n, all) = (words.number(n_named), words.number(events.len()));
        key.push(words.fill("chart.key.named", &[("n", &n), ("all", &all)]));
    }
    key
}
