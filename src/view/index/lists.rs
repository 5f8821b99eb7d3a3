//! Statements and references by what they name: each list is made in one pass, two side by side.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::model::{
    ActorId, Article, Citer, Pack, PageKey, Point, PointId, Speaker, Target, TermId,
    TopicId,
};

/// The statements of a pack in its own order, by what they speak of.
#[derive(Default)]
pub(super) struct Subjects<'p> {
    /// By topic.
    pub(super) topics: BTreeMap<&'p TopicId, Vec<&'p Point>>,
    /// By the term that they take a position on.
    pub(super) terms: BTreeMap<&'p TermId, Vec<&'p Point>>,
}

impl<'p> Subjects<'p> {
    /// Goes once over the statements.
    pub(super) fn of(points: &[&'p Point]) -> Self {
        let mut subjects = Self::default();
        for point in points {
            for topic in &point.topics {
                subjects.topics.entry(topic).or_default().push(point);
            }
            if let Some(stance) = &point.stance {
                subjects.terms.entry(&stance.about).or_default().push(point);
            }
        }
        subjects
    }
}

/// The statements of a pack in its own order, by whom they name.
#[derive(Default)]
pub(super) struct People<'p> {
    /// By whoever says them.
    pub(super) by: BTreeMap<&'p ActorId, Vec<&'p Point>>,
    /// By whoever carried them for others.
    pub(super) via: BTreeMap<&'p ActorId, Vec<&'p Point>>,
    /// By whoever was present at their events.
    pub(super) present: BTreeMap<&'p ActorId, Vec<&'p Point>>,
}

impl<'p> People<'p> {
    /// Goes once over the statements.
    pub(super) fn of(points: &[&'p Point]) -> Self {
        let mut people = Self::default();
        for point in points {
            for id in actors(&point.by) {
                people.by.entry(id).or_default().push(point);
            }
            for id in actors(&point.via) {
                people.via.entry(id).or_default().push(point);
            }
            for id in point.event.iter().flat_map(|event| &event.present) {
                people.present.entry(id).or_default().push(point);
            }
        }
        people
    }

    /// Whoever is named.
    pub(super) fn named(&self) -> impl Iterator<Item = &'p ActorId> {
        let lists = [&self.by, &self.via, &self.present];
        lists.into_iter().flat_map(|list| list.keys().copied())
    }
}

/// The people and organisations among some speakers, each once.
fn actors(speakers: &[Speaker]) -> impl Iterator<Item = &ActorId> {
    let all = speakers.iter().zip(0..);
    all.filter_map(|(speaker, n)| {
        let id = speaker.actor()?;
        let mut before = speakers.iter().take(n);
        (!before.any(|before| before.actor() == Some(id))).then_some(id)
    })
}

/// Who cites what.
#[derive(Default)]
pub(super) struct Citers<'p> {
    /// The texts that cite something, as often as they do; for lookup alone.
    by_target: FxHashMap<&'p Target, Vec<&'p Citer>>,
    /// The people and organisations whose pages are cited.
    pub(super) actors: BTreeSet<&'p ActorId>,
}

impl<'p> Citers<'p> {
    /// Goes once over the references.
    pub(super) fn of(pack: &'p Pack) -> Self {
        let mut citers = Self::default();
        for reference in pack.references.all() {
            // What statements say of each other stands on their own cards.
            if !matches!(reference.from, Citer::Point(_) | Citer::Register) {
                citers.by_target.entry(&reference.to).or_default().push(&reference.from);
            }
            if let Target::Page { key: PageKey::Actor(id), .. } = &reference.to {
                citers.actors.insert(id);
            }
        }
        citers
    }

    /// The texts that cite something, each once, in their order.
    pub(super) fn of_target(&self, target: &Target) -> BTreeSet<&'p Citer> {
        self.by_target.get(target).into_iter().flatten().copied().collect()
    }
}

/// The articles that each published or whose copy they print.
pub(super) fn published<'p>(
    articles: &[&'p Article],
) -> BTreeMap<&'p ActorId, Vec<&'p Article>> {
    let mut published: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for article in articles {
        let ids: BTreeSet<_> = article.publisher.iter().chain(&article.carries).collect();
        for id in ids {
            published.entry(id).or_default().push(*article);
        }
    }
    published
}

/// The statements of some articles, each in its summary's order.
///
/// Goes once over the statements of the pack, which are in the order of the articles' ids.
pub(super) fn points<'p>(
    pack: &'p Pack,
    articles: &[&'p Article],
) -> Vec<Vec<&'p Point>> {
    let mut by_id = FxHashMap::default();
    let mut rest = pack.points.iter().peekable();
    for article in pack.articles.values() {
        let own = || rest.next_if(|(id, _)| id.article <= article.id);
        let own: Vec<(&PointId, &'p Point)> =
            std::iter::from_fn(own).map(|(id, point)| (id, &**point)).collect();
        let named = |id: &PointId| {
            let n = own.binary_search_by(|(other, _)| (*other).cmp(id)).ok()?;
            own.get(n).map(|(_, point)| *point)
        };
        let points: Vec<_> = article.points.iter().filter_map(named).collect();
        by_id.insert(&article.id, points);
    }
    let taken = |article: &&Article| by_id.remove(&article.id).unwrap_or_default();
    articles.iter().map(taken).collect()
}
