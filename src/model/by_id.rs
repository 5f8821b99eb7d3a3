//! Values by id: listed in the order of their ids, and found by a hash of one.

use std::hash::Hash;
use std::ops::Index;

use indexmap::{Equivalent, IndexMap};
use rayon::iter::ParallelIterator;
use rustc_hash::FxBuildHasher;

/// Values by id. Lists are in the order of the ids, as those of a tree are; to find one costs the
/// same however many there are, where a tree of many goes from one to the other in memory.
#[derive(Clone, Debug)]
pub(crate) struct ById<K, V>(IndexMap<K, V, FxBuildHasher>);

impl<K, V> Default for ById<K, V> {
    fn default() -> Self {
        Self(IndexMap::default())
    }
}

impl<K, V> ById<K, V> {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids with their values, in the order of the ids.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.iter()
    }

    /// The ids, in order.
    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.0.keys()
    }

    /// The values, in the order of their ids.
    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.0.values()
    }
}

impl<K: Sync, V: Sync> ById<K, V> {
    /// The values, in the order of their ids, side by side.
    pub(crate) fn par_values(&self) -> impl ParallelIterator<Item = &V> {
        self.0.par_values()
    }
}

impl<K: Hash + Eq, V> ById<K, V> {
    /// The value with this id.
    pub(crate) fn get<Q: Hash + Equivalent<K> + ?Sized>(&self, id: &Q) -> Option<&V> {
        self.0.get(id)
    }

    /// The place of this id among all, from 0.
    pub(crate) fn place<Q: Hash + Equivalent<K> + ?Sized>(
        &self,
        id: &Q,
    ) -> Option<usize> {
        self.0.get_index_of(id)
    }

    /// The value with this id, to be changed.
    pub(crate) fn get_mut(&mut self, id: &K) -> Option<&mut V> {
        self.0.get_mut(id)
    }

    /// Whether there is a value with this id.
    pub(crate) fn contains_key(&self, id: &K) -> bool {
        self.0.contains_key(id)
    }
}

impl<K: Hash + Eq, V> Index<&K> for ById<K, V> {
    type Output = V;

    fn index(&self, id: &K) -> &V {
        self.0.index(id)
    }
}

#[cfg(test)]
impl<K: Hash + Ord, V> ById<K, V> {
    /// Puts a value where its id belongs.
    pub(crate) fn insert(&mut self, id: K, value: V) {
        self.0.insert_sorted(id, value);
    }

    /// The values, in the order of their ids, to be changed.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.values_mut()
    }
}

/// Of several values with one id the last is kept.
impl<K: Hash + Eq + Ord, V> FromIterator<(K, V)> for ById<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(values: I) -> Self {
        let mut map: IndexMap<K, V, FxBuildHasher> = values.into_iter().collect();
        // They mostly come in order: then nothing is moved.
        if !map.keys().is_sorted() {
            map.sort_unstable_keys();
        }
        Self(map)
    }
}
