//! The files of the finished pack, one after the other: a site in, files and problems out.

use std::collections::BTreeSet;
use std::vec::IntoIter;

use super::Made;
use super::manifest::Manifest;
use super::press::{MadePage, Press};
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
    DataAndSearchIndex,
    /// The files of a search from this number on.
    Search(usize),
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

    /// The same after files that were made before.
    pub(crate) fn after(self, made: Vec<Made>) -> Self {
        Self { ready: made.into_iter(), ..self }
    }

    /// The next files, in the order of [`Part`]; none at the end.
    fn more(&mut self) -> Option<Vec<Made>> {
        let (made, next) = match self.next {
            Part::Pages => {
                if let Some(pages) = self.press.batch(self.pages) {
                    (self.take(pages), Part::Pages)
                } else {
                    self.press.forget();
                    (self.press.listings(&self.heads), Part::DataAndSearchIndex)
                }
            }
            // A long data file is held whole, so it is made when nothing is held of pages any more.
            // One thread makes it, one the index: the files of a search keep the others at work.
            Part::DataAndSearchIndex => {
                let press = &self.press;
                let search = || rayon::join(|| press.search_index(), || press.search(0));
                let (mut made, (index, files)) = rayon::join(|| press.data(), search);
                let next = files.as_ref().map_or(0, Vec::len);
                made.extend(index);
                made.extend(files.unwrap_or_default());
                (made, Part::Search(next))
            }
            Part::Search(from) => match self.press.search(from) {
                Some(files) => {
                    let next = from + files.len();
                    (files, Part::Search(next))
                }
                None => (self.press.copied(), Part::Manifest),
            },
            Part::Manifest => (vec![self.manifest.made()], Part::Nothing),
            Part::Nothing => return None,
        };
        self.next = next;
        Some(made)
    }

    /// Takes the next pages.
    fn take(&mut self, pages: Vec<MadePage>) -> Vec<Made> {
        self.press.keep(self.pages, &pages);
        self.pages += pages.len();
        let (made, heads): (Vec<_>, Vec<_>) =
            pages.into_iter().map(|page| (page.output, page.head)).unzip();
        if self.press.lists() {
            self.heads.extend(heads);
        }
        made
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
