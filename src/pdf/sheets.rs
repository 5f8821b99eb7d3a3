//! The sheets of a document, and how much Typst remembers while it sets them.

use std::cell::Cell;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use typst::World;
use typst::diag::{SourceResult, Warned};
use typst::engine::Engine;
use typst::foundations::{Content, Output, StyleChain, Target};
use typst::introspection::Introspector;
use typst_layout::PagedDocument;

/// For how many rounds Typst remembers what it did not need again: what a round made, the next may
/// take.
const ROUNDS: usize = 1;

/// How long Typst remembers what it did while it reads templates.
const PAUSE: Duration = Duration::from_millis(50);

thread_local! {
    /// There while templates are read on this thread.
    static READING: Cell<Option<Sender<()>>> = const { Cell::new(None) };
}

/// A document as it was laid out. That is done until no number of a page changes, three times as a
/// rule, and what the rounds before the last but one have made would be held for nothing.
struct Sheets(PagedDocument);

/// Has Typst set a document.
///
/// It remembers each call of a function of the templates, and the room for that is not given back
/// when the calls are forgotten: 50 MB of the 790 that a document of 445 sheets took. Nearly none is
/// made twice, so that they are forgotten while the templates are still read. What comes out is the
/// same whenever that is done.
pub(super) fn set(world: &dyn World) -> Warned<SourceResult<PagedDocument>> {
    let (reading, is_reading) = mpsc::channel();
    READING.set(Some(reading));
    let is_on = move || is_reading.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout);
    let forget = move || {
        while is_on() {
            comemo::evict(0);
        }
    };
    // Where there is no thread to be had, more is remembered.
    let _ = thread::Builder::new().spawn(forget);
    let Warned { output, warnings } = typst::compile::<Sheets>(world);
    drop(READING.take()); // Templates with a fault are never laid out.
    Warned { output: output.map(|Sheets(document)| document), warnings }
}

impl Output for Sheets {
    fn target() -> Target {
        PagedDocument::target()
    }

    fn create(
        engine: &mut Engine<'_>,
        content: &Content,
        styles: StyleChain<'_>,
    ) -> SourceResult<Self> {
        let is_first = READING.take().is_some();
        comemo::evict(if is_first { 0 } else { ROUNDS });
        PagedDocument::create(engine, content, styles).map(Self)
    }

    fn introspector(&self) -> &dyn Introspector {
        Output::introspector(&self.0)
    }
}
