//! What is shown at present: the last good pages, and the report that stands before them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::render::Output;

use super::kept::Kept;

/// The files of one good build, by path.
pub(super) type Site = BTreeMap<String, Output>;

/// What came of the latest build, with what is left of those before it. Never changed, only
/// exchanged.
#[derive(Debug)]
pub(super) struct Shown {
    /// The latest build's name: pages carry it, and are out of date where it is another.
    pub(super) stamp: String,
    /// The files of the last good build; none where there has not been one.
    pub(super) good: Option<Arc<Site>>,
    /// The pack of that build, for what an author asks of it.
    pub(super) kept: Option<Arc<Kept>>,
    /// Why the latest build is not good, for reading; none where it is.
    pub(super) trouble: Option<Trouble>,
}

/// Why there are no new pages.
#[derive(Debug)]
pub(super) struct Trouble {
    /// A headline.
    pub(super) title: &'static str,
    /// What to do, in a sentence.
    pub(super) advice: &'static str,
    /// The report as it stands in a terminal, without colour.
    pub(super) report: String,
}
