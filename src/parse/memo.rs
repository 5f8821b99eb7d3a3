//! What each file gave, for as long as it stays the same.

use std::sync::Arc;

use crate::diag::Checked;
use crate::source::SourceFile;

use super::Draft;

/// What the files of the run before gave to its draft.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    /// Whether anything is kept: a run that is the only one keeps nothing.
    keeps: bool,
    /// In the order of their paths.
    files: Vec<(SourceFile, Arc<Checked<Draft>>)>,
}

impl Memo {
    /// A memo for a row of runs.
    pub(crate) fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// What this very file gave. Its number among the files is mostly that which it had.
    pub(super) fn of(
        &self,
        number: usize,
        file: &SourceFile,
    ) -> Option<Arc<Checked<Draft>>> {
        let at = |number: usize| self.files.get(number).filter(|(old, _)| file.is(old));
        let elsewhere = || {
            let number = self.files.binary_search_by(|(old, _)| old.id.cmp(&file.id));
            at(number.ok()?)
        };
        at(number).or_else(elsewhere).map(|(_, part)| part.clone())
    }

    /// Keeps what these files gave, in the order of their paths, and nothing of those that are
    /// gone.
    pub(super) fn keep<'f>(
        &mut self,
        parts: impl Iterator<Item = (&'f SourceFile, &'f Arc<Checked<Draft>>)>,
    ) {
        if self.keeps {
            let parts = parts.map(|(file, part)| (file.clone(), part.clone()));
            self.files = parts.collect();
        }
    }
}
