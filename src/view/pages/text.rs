//! Hand-written pages, print, and pages that only lead on.

use serde::Serialize;

use super::PageView;
use crate::view::parts::{CorrectionView, LinkView, NoteView, SynthesisView};

/// The whole pack on one page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PrintPage {
    /// The parts in their order: each a page as it stands alone, its ids prefixed.
    pub(crate) parts: Vec<PageView>,
    /// The statements shown, as numbered notes at the end: the keys.
    pub(crate) statements: Vec<String>,
}

/// A hand-written page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TextPage {
    /// The text.
    pub(crate) body: Vec<SynthesisView>,
    /// The notes that stand beside no block of the page, by number.
    pub(crate) notes: Vec<NoteView>,
    /// Corrections of the pack, on the page whose id is `about`.
    pub(crate) corrections: Vec<CorrectionView>,
}

/// A marker where a page stood before.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MovedPage {
    /// Where it stands now.
    pub(crate) to: LinkView,
}

/// The page for addresses that lead nowhere.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NotFoundPage {
    /// Where to go on.
    pub(crate) links: Vec<LinkView>,
}
