//! The sheets of a document, and how much Typst remembers while it lays them out.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, Output, StyleChain, Target};
use typst::introspection::Introspector;
use typst_layout::PagedDocument;

/// For how many rounds Typst remembers what it did not need again: what a round made, the next may
/// take.
const ROUNDS: usize = 1;

/// A document as it was laid out. That is done until no number of a page changes, three times as a
/// rule, and what the rounds before the last but one have made would be held for nothing.
pub(super) struct Sheets(pub(super) PagedDocument);

impl Output for Sheets {
    fn target() -> Target {
        PagedDocument::target()
    }

    fn create(
        engine: &mut Engine<'_>,
        content: &Content,
        styles: StyleChain<'_>,
    ) -> SourceResult<Self> {
        comemo::evict(ROUNDS);
        PagedDocument::create(engine, content, styles).map(Self)
    }

    fn introspector(&self) -> &dyn Introspector {
        Output::introspector(&self.0)
    }
}
