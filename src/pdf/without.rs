//! A program without the feature makes no documents, and its pages link to none.

use crate::Built;
use crate::render::{Made, Output, Watch};
use crate::source::Sources;
use crate::view::Site;

/// What a program with the feature has, with nothing to give.
impl Built {
    /// What readers are shown.
    pub(crate) fn documents(&self, _: &Sources, _: &dyn Watch) -> (Site<'_>, Vec<Made>) {
        (self.site(), Vec::new())
    }

    /// What readers are shown.
    #[cfg(feature = "serve")]
    pub(crate) fn linked(&self) -> Site<'_> {
        self.site()
    }

    /// No path leads to a document.
    #[cfg(feature = "serve")]
    #[expect(clippy::unused_self, reason = "as with the feature")]
    pub(crate) fn document(&self, _: &str, _: &Sources, _: &dyn Watch) -> Option<Made> {
        None
    }

    /// No document has anything to read.
    #[expect(clippy::unused_self, reason = "as with the feature")]
    pub(crate) fn document_views(&self) -> Vec<Output> {
        Vec::new()
    }
}
