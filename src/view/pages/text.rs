//! Hand-written pages, print, and pages that only lead on.

use serde::Serialize;

use crate::view::parts::{CorrectionView, LinkView, NoteView, SynthesisView};
use crate::view::setting::Setting;
use crate::view::urls::Sheet;

/// The whole pack on one page, or a volume of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PrintPage {
    /// The parts in their order.
    pub(crate) parts: Vec<PartView>,
}

/// A page as a part of the print page; what it holds is the template's `contents`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PartView {
    /// Its kind, as a class: `topic`.
    pub(crate) kind: String,
    /// Its title.
    pub(crate) title: String,
    /// What its ids begin with: its first element bears `<prefix>top`.
    pub(crate) prefix: String,
    /// Where it is set.
    #[serde(skip)]
    pub(crate) setting: Setting,
    /// The file of its own that holds the same: what both hold is made once.
    #[serde(skip)]
    pub(crate) sheet: Sheet,
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
