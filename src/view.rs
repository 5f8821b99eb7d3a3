//! What a reader is shown: addresses, words, order and grouping, ready for a template.
//!
//! `Pack` in, [`Site`] out, which makes each page as it is asked for; nothing here can fail. A
//! template chooses and arranges; it never computes. Addresses (`href`) lead from the pack's
//! root; a page writes its `root` before them. The types in [`pages`] and [`parts`] are the
//! contract with theme authors.
//!
//! The steps are pure, so that caching, the preview and threads can wrap them: [`Shared::new`]
//! goes once over the pack, [`Site::sheets`] names the files of the site, [`Site::page`] makes
//! one of them.

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

use pages::{Page, PageView, SourceView, TopicPage};
use parts::{PackView, Statements};
use scope::Scope;
use shared::Shared;
pub(crate) use urls::Sheet;

use crate::model::{Pack, PageKey};
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

/// A pack as its readers see it, a page at a time.
///
/// What all pages share is made once; a page is made when it is asked for, and whoever asked
/// drops it when it is written, so that no more pages are held than are being made.
pub(crate) struct Site<'p> {
    shared: Shared<'p>,
    sheets: Vec<Sheet>,
}

impl<'p> Site<'p> {
    /// Goes over the whole pack once.
    pub(crate) fn new(pack: &'p Pack, words: &'p Words, options: &'p Options) -> Self {
        let shared = Shared::new(pack, words, options);
        let sheets = split::sheets(&shared);
        Self { shared, sheets }
    }

    /// What every page shows.
    pub(crate) fn pack(&self) -> &PackView {
        &self.shared.pack
    }

    /// The words of its pages.
    pub(crate) fn words(&self) -> &'p Words {
        self.shared.index.words
    }

    /// All statements, each made once.
    pub(crate) fn statements(&self) -> &Statements {
        &self.shared.statements
    }

    /// The files of all pages, in the order they are written.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Makes one file of one page.
    pub(crate) fn page(&self, sheet: &Sheet) -> PageView {
        kinds::page(&Scope::alone(&self.shared, sheet))
    }

    /// What the bibliography's data files hold, by date of publication.
    pub(crate) fn bibliography(&self) -> Vec<SourceView> {
        let index = &self.shared.index;
        index.articles.par_iter().map(|article| sources::view(index, article)).collect()
    }

    /// The topics' pages, in the briefing's order; of a topic that runs over several files, the
    /// first.
    pub(crate) fn topics(&self) -> Vec<TopicPage> {
        let first =
            |sheet: &&Sheet| sheet.part == 1 && matches!(sheet.key, PageKey::Topic(_));
        let topics: Vec<_> = self.sheets.iter().filter(first).collect();
        let pages = topics.par_iter().filter_map(|sheet| match self.page(sheet).page {
            Page::Topic(topic) => Some(*topic),
            _ => None,
        });
        pages.collect()
    }
}
