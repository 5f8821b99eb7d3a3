//! The statements by key: which there are, and which one a key names.
//!
//! Only keys are made here. A statement's view is made when a page asks for it.

use std::collections::HashMap;

use super::statement;
use crate::model::{Pack, Point};

/// All statements of a pack, numbered from 0 in the order of their keys.
pub(crate) struct Points<'p> {
    all: Vec<&'p Point>,
    /// For lookup alone.
    numbers: HashMap<String, usize>,
}

impl<'p> Points<'p> {
    /// Names the statements of a pack.
    pub(crate) fn new(pack: &'p Pack) -> Self {
        let mut keyed: Vec<_> = pack
            .points
            .iter()
            .map(|(id, point)| (statement::key(id), point.as_ref()))
            .collect();
        // Ids are in the order of their parts, which is nearly that of the keys.
        keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
        let all = keyed.iter().map(|(_, point)| *point).collect();
        let keys = keyed.into_iter().enumerate();
        Self { all, numbers: keys.map(|(n, (key, _))| (key, n)).collect() }
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
        self.numbers.get(key).copied()
    }

    /// The statement with this key.
    pub(crate) fn named(&self, key: &str) -> Option<&'p Point> {
        self.get(self.number(key)?)
    }
}
