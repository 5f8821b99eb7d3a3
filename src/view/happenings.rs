//! The course of events: statements that tell of one event drawn together.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::index::Index;
use super::urls::{self, Sheet};
use crate::model::{PageKey, Point, PointId};

/// One entry of the course of events.
#[derive(Clone)]
pub(crate) struct Happening<'p> {
    /// The statements that tell of it; the first gives its title.
    pub(crate) points: Vec<&'p Point>,
}

/// Events in date order: what happened, and what was only expected.
///
/// Statements with one title and one day, or tied as the same thing, are one entry.
pub(crate) fn happenings<'p>(
    index: &Index<'p>,
) -> (Vec<Happening<'p>>, Vec<Happening<'p>>) {
    let events = |is_planned: bool| {
        let events = index.by_date.iter().copied();
        events.filter(move |point| {
            point.event.as_ref().is_some_and(|event| event.is_planned == is_planned)
        })
    };
    let mut happened = Gathered::default();
    events(false).for_each(|point| happened.add(index, point));
    let mut expected = Gathered::default();
    for point in events(true) {
        if !happened.has_title(&title(point)) && !happened.has_same(point) {
            expected.add(index, point);
        }
    }
    (happened.entries, expected.entries)
}

/// Entries under way, with where each statement and each title went.
#[derive(Default)]
struct Gathered<'p> {
    entries: Vec<Happening<'p>>,
    by_title: BTreeMap<(String, Option<String>), usize>,
    titles: BTreeSet<String>,
    by_point: BTreeMap<&'p PointId, usize>,
}

impl<'p> Gathered<'p> {
    fn add(&mut self, index: &Index<'p>, point: &'p Point) {
        let date = index.pack.date_of(point).map(ToString::to_string);
        let key = (title(point), date);
        let same = point.same_as.iter().find_map(|id| self.by_point.get(id));
        let at = same.or_else(|| self.by_title.get(&key)).copied();
        let at = at.unwrap_or(self.entries.len());
        match self.entries.get_mut(at) {
            Some(entry) => entry.points.push(point),
            None => self.entries.push(Happening { points: vec![point] }),
        }
        self.titles.insert(key.0.clone());
        self.by_title.insert(key, at);
        self.by_point.insert(&point.id, at);
    }

    fn has_title(&self, title: &str) -> bool {
        self.titles.contains(title)
    }

    fn has_same(&self, point: &Point) -> bool {
        point.same_as.iter().any(|id| self.by_point.contains_key(id))
    }
}

/// An event's title as titles are compared.
fn title(point: &Point) -> String {
    point.event.as_ref().map(|event| event.title.to_lowercase()).unwrap_or_default()
}

/// The id of an entry's place on the timeline.
pub(crate) fn event_id(entry: &Happening) -> String {
    let first = entry.points.first();
    first.map_or_else(String::new, |point| {
        format!("event:{}:{}", point.id.article, point.id.point)
    })
}

/// Where events stand on the timeline.
pub(crate) struct Places<'p> {
    /// The addresses of its files.
    files: Vec<String>,
    /// By statement, file and entry of what happened; for lookup alone.
    happened: FxHashMap<&'p PointId, (usize, usize)>,
    /// By statement, the entry of what was expected; for lookup alone.
    expected: FxHashMap<&'p PointId, usize>,
}

impl<'p> Places<'p> {
    /// The places of all events, what happened file by file.
    pub(crate) fn of(
        index: &Index,
        happened: &[Vec<Happening<'p>>],
        expected: &[Happening<'p>],
    ) -> Self {
        let file =
            |part| urls::sheet(&Sheet { key: PageKey::Timeline, part }, index.pack);
        let entries = happened.iter().zip(0..).flat_map(|(entries, file)| {
            entries.iter().zip(0..).map(move |(entry, at)| (entry, (file, at)))
        });
        let happened_at = entries.flat_map(|(entry, place)| {
            entry.points.iter().map(move |point| (&point.id, place))
        });
        let expected = expected.iter().zip(0..).flat_map(|(entry, at)| {
            entry.points.iter().map(move |point| (&point.id, at))
        });
        Self {
            files: (1..=happened.len()).map(file).collect(),
            happened: happened_at.collect(),
            expected: expected.collect(),
        }
    }

    /// The address of a file of the timeline, from 0.
    pub(crate) fn file(&self, file: usize) -> Option<&str> {
        self.files.get(file).map(String::as_str)
    }

    /// File and entry of a statement's event among what happened.
    pub(crate) fn happened(&self, id: &PointId) -> Option<(usize, usize)> {
        self.happened.get(id).copied()
    }

    /// The entry of a statement's event among what was expected.
    pub(crate) fn expected(&self, id: &PointId) -> Option<usize> {
        self.expected.get(id).copied()
    }
}
