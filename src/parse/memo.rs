//! What each file gave, for as long as it stays the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Checked;
use crate::source::{SourceFile, SourceId};

use super::Draft;

/// What the files of the run before gave to its draft.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    /// Whether anything is kept: a run that is the only one keeps nothing.
    keeps: bool,
    files: BTreeMap<SourceId, (SourceFile, Arc<Checked<Draft>>)>,
}

impl Memo {
    /// A memo for a row of runs.
    pub(crate) fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// What this very file gave.
    pub(super) fn of(&self, file: &SourceFile) -> Option<Arc<Checked<Draft>>> {
        let (before, part) = self.files.get(&file.id)?;
        file.is(before).then(|| part.clone())
    }

    /// Keeps what these files gave, and nothing of those that are gone.
    pub(super) fn keep<'f>(
        &mut self,
        parts: impl Iterator<Item = (&'f SourceFile, &'f Arc<Checked<Draft>>)>,
    ) {
        if self.keeps {
            let parts =
                parts.map(|(file, part)| (file.id.clone(), (file.clone(), part.clone())));
            self.files = parts.collect();
        }
    }
}
