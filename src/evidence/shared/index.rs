//! Which texts print a run of twelve words: for a row of runs in which few texts change.
//!
//! A text that changes is added anew; what it printed before stays where it stands and counts no
//! more, until there is so much of that that all is put in order again.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

/// Runs that count no more, or are not in order yet, are at most one in so many.
const FEW: usize = 8;

/// The runs of some texts.
#[derive(Debug)]
pub(crate) struct RunIndex<K> {
    /// The numbers of runs, ascending, each with its text's own.
    sorted: Vec<(u64, u32)>,
    /// Those of the texts that came last, ascending within each text.
    added: Vec<(u64, u32)>,
    /// The texts in the order in which they came; none where one was forgotten.
    texts: Vec<Option<K>>,
    numbers: BTreeMap<K, u32>,
}

impl<K: Ord + Clone + Send> RunIndex<K> {
    /// The runs of these texts.
    pub(crate) fn new<'t>(texts: impl Iterator<Item = (&'t K, &'t [u64])>) -> Self
    where
        K: 't,
    {
        let (keys, texts): (Vec<&K>, Vec<&[u64]>) = texts.unzip();
        let numbers = keys.iter().copied().cloned().zip(0..).collect();
        let texts = texts.into_par_iter().zip(0..u32::MAX);
        let mut sorted: Vec<_> =
            texts.flat_map_iter(|(runs, number)| of(runs, number)).collect();
        sorted.par_sort_unstable();
        let texts = keys.into_iter().cloned().map(Some).collect();
        Self { sorted, added: Vec::new(), texts, numbers }
    }

    /// Forgets texts.
    pub(crate) fn remove(&mut self, keys: &BTreeSet<K>) {
        for number in keys.iter().filter_map(|key| self.numbers.remove(key)) {
            let text = self.texts.get_mut(number as usize).into_iter();
            text.for_each(|text| *text = None);
        }
    }

    /// Adds a text.
    pub(crate) fn add(&mut self, key: &K, runs: &[u64]) {
        let Ok(number) = u32::try_from(self.texts.len()) else { return };
        self.texts.push(Some(key.clone()));
        self.numbers.insert(key.clone(), number);
        self.added.extend(of(runs, number));
        if self.added.len() > self.sorted.len() / FEW {
            self.put_in_order();
        }
    }

    /// Brings all runs together that still count.
    fn put_in_order(&mut self) {
        self.sorted.append(&mut self.added);
        let texts = &self.texts;
        let counts =
            |number: u32| texts.get(number as usize).is_some_and(Option::is_some);
        self.sorted.retain(|(_, number)| counts(*number));
        self.sorted.par_sort_unstable();
    }

    /// The texts that print one of these runs of a text; itself among them, once it is added.
    pub(crate) fn holders(&self, runs: &[u64]) -> BTreeSet<K> {
        let mut wanted = runs.to_vec();
        wanted.sort_unstable();
        let before = wanted.iter().flat_map(|number| {
            let from = self.sorted.partition_point(|(other, _)| other < number);
            let same = self.sorted.get(from..).into_iter().flatten();
            same.take_while(move |(other, _)| other == number)
        });
        let added = self.added.iter();
        let added = added.filter(|(number, _)| wanted.binary_search(number).is_ok());
        let texts: BTreeSet<u32> = before.chain(added).map(|(_, text)| *text).collect();
        let texts = texts.into_iter().filter_map(|text| self.texts.get(text as usize));
        texts.flatten().cloned().collect()
    }
}

/// The runs of a text, in its order.
fn of(runs: &[u64], number: u32) -> impl Iterator<Item = (u64, u32)> {
    runs.iter().map(move |run| (*run, number))
}
