//! The statements by key: which there are, and which one a key names.
//!
//! Only their order is made here. A statement's view is made when a page asks for it.

use crate::model::{Pack, Point, PointId};

/// All statements of a pack, numbered from 0 in the order of their keys.
pub(crate) struct Points<'p> {
    pack: &'p Pack,
    all: Vec<&'p Point>,
    /// By the place of a statement in the pack.
    numbers: Vec<usize>,
}

impl<'p> Points<'p> {
    /// Puts the statements of a pack in order.
    pub(crate) fn new(pack: &'p Pack) -> Self {
        let mut placed: Vec<_> = pack.points.values().zip(0..).collect();
        // Ids are in the order of their parts, which is nearly that of the keys.
        let key = |id: &'p PointId| {
            let parts = [id.article.as_str(), "/", id.point.as_str()];
            parts.into_iter().flat_map(str::bytes)
        };
        placed.sort_by(|(a, _), (b, _)| key(&a.id).cmp(key(&b.id)));
        let mut numbers = vec![0; placed.len()];
        for ((_, place), number) in placed.iter().zip(0..) {
            if let Some(at) = numbers.get_mut::<usize>(*place) {
                *at = number;
            }
        }
        let all = placed.into_iter().map(|(point, _)| &**point).collect();
        Self { pack, all, numbers }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// The statement with this number.
    pub(crate) fn get(&self, number: usize) -> Option<&'p Point> {
        self.all.get(number).copied()
    }

    /// The number of the statement with this key; none where a text is no key.
    pub(crate) fn number(&self, key: &str) -> Option<usize> {
        let place = self.pack.points.place(&PointId::letters(key)?)?;
        self.numbers.get(place).copied()
    }

    /// The statement with this key.
    pub(crate) fn named(&self, key: &str) -> Option<&'p Point> {
        self.pack.points.get(&PointId::letters(key)?).map(|point| &**point)
    }
}
