//! The files of the finished pack, one after the other: a site in, files and problems out.

use std::collections::BTreeSet;
use std::vec::IntoIter;

use super::Made;
use super::manifest::Manifest;
use super::press::Press;
use crate::source::Span;
use crate::view::pages::HeadView;

/// Every file of the finished pack: pages, what templates and data files make of the whole,
/// copies, and the manifest last. Whoever consumes it holds one batch at a time.
pub(crate) struct Files<'a> {
    press: Press<'a>,
    /// How many pages have been made.
    pages: usize,
    /// The heads of those, where a feed and a sitemap list them.
    heads: Vec<HeadView>,
    /// What is made and not handed on yet.
    ready: IntoIter<Made>,
    /// What comes after it.
    next: Part,
    /// The problems told so far: a fault that every page has is told with the first.
    told: BTreeSet<(Option<Span>, String)>,
    manifest: Manifest,
}

/// The parts of a pack, in the order they are made; what lists the pages follows them.
#[derive(Clone, Copy)]
enum Part {
    Pages,
    Data,
    Copies,
    Manifest,
    Nothing,
}

impl<'a> Files<'a> {
    /// Begins to make all files of a press.
    pub(crate) fn new(press: Press<'a>) -> Self {
        Self {
            manifest: press.empty_manifest(),
            press,
            pages: 0,
            heads: Vec::new(),
            ready: Vec::new().into_iter(),
            next: Part::Pages,
            told: BTreeSet::new(),
        }
    }

    /// The next files, in the order of [`Part`]; none at the end.
    fn more(&mut self) -> Option<Vec<Made>> {
        let (made, next) = match self.next {
            Part::Pages => match self.batch() {
                Some(made) => (made, Part::Pages),
                None => (self.press.listings(&self.heads), Part::Data),
            },
            Part::Data => (self.press.data(), Part::Copies),
            Part::Copies => (self.press.copied(), Part::Manifest),
            Part::Manifest => (vec![self.manifest.made()], Part::Nothing),
            Part::Nothing => return None,
        };
        self.next = next;
        Some(made)
    }

    /// The next pages; none where all are made.
    fn batch(&mut self) -> Option<Vec<Made>> {
        let pages = self.press.batch(self.pages)?;
        self.press.keep(self.pages, &pages);
        self.pages += pages.len();
        let (made, heads): (Vec<_>, Vec<_>) =
            pages.into_iter().map(|page| (page.output, page.head)).unzip();
        if self.press.lists() {
            self.heads.extend(heads);
        }
        Some(made)
    }
}

impl Iterator for Files<'_> {
    type Item = Made;

    fn next(&mut self) -> Option<Made> {
        let mut file = loop {
            if let Some(file) = self.ready.next() {
                break file;
            }
            // On a thread of the pool, whoever asks: those have the stack that templates need.
            self.ready = rayon::scope(|_| self.more())?.into_iter();
        };
        file.problems.retain(|p| self.told.insert((p.span.clone(), p.message.clone())));
        if let Some(output) = &file.value {
            self.manifest.add(output);
        }
        Some(file)
    }
}
