//! Statements of the same thing: tied by `same_as` into classes, their sources counted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{ArticleId, ById, Point, PointId, Sourcing};

/// Ties points into classes, and counts the sources of each: the articles of a class, less
/// those that share the text it rests on. A point that stands alone has one.
pub(super) fn tie(points: &mut ById<PointId, Arc<Point>>) {
    let mut roots = Roots::default();
    let mut tied: BTreeSet<PointId> = BTreeSet::new();
    for point in points.values().filter(|point| !point.same_as.is_empty()) {
        tied.insert(point.id.clone());
        if point.withdrawn.is_some() {
            continue;
        }
        for other in &point.same_as {
            let is_live =
                points.get(other).is_some_and(|other| other.withdrawn.is_none());
            if is_live {
                roots.join(&point.id, other);
                tied.insert(other.clone());
            }
        }
    }
    let mut classes: BTreeMap<PointId, Vec<PointId>> = BTreeMap::new();
    for id in tied {
        classes.entry(roots.root(&id)).or_default().push(id);
    }
    for class in classes.into_values() {
        let members = class.iter().filter_map(|id| points.get(id));
        let members: Vec<&Point> = members.map(Arc::as_ref).collect();
        let sourcing = sourcing(&members);
        for id in &class {
            if let Some(point) = points.get_mut(id) {
                let point = Arc::make_mut(point);
                point.same_as =
                    class.iter().filter(|other| *other != id).cloned().collect();
                point.sourcing = sourcing.clone();
            }
        }
    }
}

/// What a class rests on. It is marked second-hand, unnamed or inferred where all of it is.
fn sourcing(members: &[&Point]) -> Sourcing {
    let articles: BTreeSet<&ArticleId> =
        members.iter().map(|point| &point.id.article).collect();
    let mut roots = Roots::default();
    for point in members {
        let shared = point.passages.iter().flat_map(|passage| &passage.shared_with);
        for with in shared.filter(|with| articles.contains(with)) {
            roots.join(&point.id.article, with);
        }
    }
    let sources: BTreeSet<ArticleId> =
        articles.into_iter().map(|article| roots.root(article)).collect();
    let all = |is: fn(&Sourcing) -> bool| members.iter().all(|point| is(&point.sourcing));
    Sourcing {
        n_sources: sources.len(),
        is_second_hand: all(|sourcing| sourcing.is_second_hand),
        is_unnamed: all(|sourcing| sourcing.is_unnamed),
        is_inferred: all(|sourcing| sourcing.is_inferred),
    }
}

/// Which class each member belongs to, by its least member (union of disjoint sets).
#[derive(Debug)]
struct Roots<T> {
    parents: BTreeMap<T, T>,
}

impl<T> Default for Roots<T> {
    fn default() -> Self {
        Self { parents: BTreeMap::new() }
    }
}

impl<T: Ord + Clone> Roots<T> {
    fn root(&self, of: &T) -> T {
        let mut at = of;
        while let Some(parent) = self.parents.get(at) {
            at = parent;
        }
        at.clone()
    }

    fn join(&mut self, a: &T, b: &T) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (least, other) = if a < b { (a, b) } else { (b, a) };
        self.parents.insert(other, least);
    }
}
