//! Which texts print a run of twelve words: for a row of runs in which few texts change.

use std::collections::BTreeSet;

use super::{Text, Words};

/// The numbers of all runs of some texts, ascending, each with its text.
#[derive(Debug)]
pub(crate) struct RunIndex<K> {
    runs: Vec<(u64, K)>,
}

impl<K: Ord + Clone + Send> RunIndex<K> {
    /// The runs of these texts.
    pub(crate) fn new<'t>(texts: impl Iterator<Item = (K, &'t Text)>) -> Self {
        let runs = texts.flat_map(|(key, text)| of(&key, text));
        let mut runs: Vec<_> = runs.collect();
        runs.sort_unstable();
        Self { runs }
    }

    /// Forgets texts.
    pub(crate) fn remove(&mut self, keys: &BTreeSet<K>) {
        self.runs.retain(|(_, key)| !keys.contains(key));
    }

    /// Adds a text.
    pub(crate) fn add(&mut self, key: &K, text: &Text) {
        self.runs.extend(of(key, text));
        // Nearly sorted: what stands is one run of the sort, what is new another.
        self.runs.sort();
    }

    /// The texts that print a run of this text; itself among them, once it is added.
    pub(crate) fn holders(&self, text: &Text) -> BTreeSet<K> {
        let words = Words::of(text);
        let holders = words.numbers().flat_map(|number| {
            let from = self.runs.partition_point(|(other, _)| *other < number);
            let same = self.runs.get(from..).into_iter().flatten();
            same.take_while(move |(other, _)| *other == number)
                .map(|(_, key)| key.clone())
        });
        holders.collect()
    }
}

/// The runs of a text, in its order.
fn of<K: Clone>(key: &K, text: &Text) -> Vec<(u64, K)> {
    Words::of(text).numbers().map(|number| (number, key.clone())).collect()
}
