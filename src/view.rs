//! What a reader is shown: addresses, words, order and grouping, ready for a template.
//!
//! `Pack` in, [`Site`] out; nothing here can fail. A template chooses and arranges; it never
//! computes. Addresses (`href`) lead from the pack's root; a page writes its `root` before them.
//! The types in [`pages`] and [`parts`] are the contract with theme authors.
//!
//! The steps are pure, so that caching, the preview and threads can wrap them: [`Shared::new`]
//! goes once over the pack, [`sheets`] names the files of the site, [`page`] makes one of them.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

pub(crate) mod pages;
pub(crate) mod parts;
pub(crate) mod prose;
pub(crate) mod urls;

mod chart;
mod dates;
mod figure;
mod fragment;
mod happenings;
mod head;
mod index;
mod kinds;
mod labels;
mod linked_data;
mod metas;
mod notes;
mod places;
mod registers;
mod scope;
mod shared;
mod sources;
mod speakers;
mod split;
mod statement;
mod term_links;
mod writing;

#[cfg(test)]
mod tests;

use pages::{PageView, Site};
use scope::Scope;
pub(crate) use shared::Shared;
use urls::Sheet;

use crate::model::Pack;
use crate::source::Sources;
use crate::words::Words;

/// What a site needs to know that the pack itself does not say.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// Width and height of pictures, by their path in the pack.
    pub(crate) pixels: BTreeMap<String, (u32, u32)>,
    /// How many statements a register or a topic has in one file.
    pub(crate) statements_per_file: usize,
    /// How many articles a volume of the print page has.
    pub(crate) articles_per_volume: usize,
}

impl Options {
    /// What these sources tell of their pictures.
    pub(crate) fn of(sources: &Sources) -> Self {
        let pixels = sources
            .assets
            .iter()
            .filter_map(|(id, asset)| Some((id.path().to_owned(), asset.pixels?)));
        Self { pixels: pixels.collect(), ..Self::default() }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            pixels: BTreeMap::new(),
            statements_per_file: 500,
            articles_per_volume: 200,
        }
    }
}

/// Makes the whole site.
pub(crate) fn site(pack: &Pack, words: &Words, options: &Options) -> Site {
    let shared = Shared::new(pack, words, options);
    let sheets = sheets(&shared);
    let pages = sheets.par_iter().map(|sheet| page(sheet, &shared)).collect();
    let index = &shared.index;
    Site {
        pages,
        bibliography: index
            .articles
            .par_iter()
            .map(|a| sources::view(index, a))
            .collect(),
        statements: shared.statements,
        pack: shared.pack,
    }
}

/// The files of all pages, in the order they are written.
pub(crate) fn sheets(shared: &Shared) -> Vec<Sheet> {
    split::sheets(shared)
}

/// Makes one file of one page.
pub(crate) fn page(sheet: &Sheet, shared: &Shared) -> PageView {
    kinds::page(&Scope::alone(shared, sheet))
}
