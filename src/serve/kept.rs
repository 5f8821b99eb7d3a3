//! What the last good build leaves to be asked: the pack and its sources.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::Built;
use crate::desk::{Desk, Places};
use crate::render::{Made, Press, Watch};
use crate::source::{Place, Sources};

/// A pack as it was built, with the sources it was built from.
pub(super) struct Kept {
    built: Built,
    pub(super) sources: Arc<Sources>,
    places: OnceLock<Places>,
}

impl Kept {
    /// Keeps a build.
    pub(super) fn new(built: Built, sources: Arc<Sources>) -> Self {
        Self { built, sources, places: OnceLock::new() }
    }

    /// What makes its files.
    pub(super) fn press<'k>(&'k self, watch: &'k dyn Watch) -> Press<'k> {
        self.built.press(&self.sources, watch)
    }

    /// The document at a path that its pages link to.
    pub(super) fn document(&self, path: &str, watch: &dyn Watch) -> Option<Made> {
        self.built.document(path, &self.sources, watch)
    }

    /// What an author asks of it.
    pub(super) fn desk(&self) -> Desk<'_> {
        self.built.desk(&self.sources)
    }

    /// Where its statements and pages are written: found out when it is first asked for.
    pub(super) fn places(&self) -> &Places {
        self.places.get_or_init(|| self.desk().places())
    }

    /// The file on the disk, and the place in it, where the thing at an address is written. The
    /// address is looked up, and what is not in the pack is no file.
    pub(super) fn place(&self, address: &str, root: &Path) -> Option<(PathBuf, Place)> {
        let span = self.places().get(address)?;
        let file = self.sources.files.get(&span.file)?;
        Some((root.join(span.file.path()), file.place(span.start())))
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept").finish_non_exhaustive()
    }
}
