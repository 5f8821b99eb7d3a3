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
#[cfg(feature = "serve")]
use std::{collections::HashMap, sync::OnceLock};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

pub(crate) mod pages;
pub(crate) mod parts;
pub(crate) mod prose;
pub(crate) mod urls;

mod dates;
mod drawing;
mod figure;
mod fragment;
mod happenings;
mod head;
mod index;
mod kinds;
mod labels;
mod linked_data;
mod mention;
mod metas;
mod notes;
#[cfg(feature = "pdf")]
pub(crate) mod paper;
mod places;
mod points;
mod registers;
mod scope;
pub(crate) mod search;
pub(crate) mod setting;
mod shared;
mod sources;
mod speakers;
mod split;
mod statement;
mod term_links;
mod writing;

#[cfg(test)]
mod tests;

use pages::{OpenPageView, PageView, SourceView, TopicSummaryView};
use parts::{PackView, StatementView};
use prose::Prose;
use scope::Scope;
use search::{Document, Subject};
use setting::Setting;
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
    /// What a search finds.
    subjects: Vec<Subject<'p>>,
    /// The number of the file at each address, for lookup alone; made when first asked for.
    #[cfg(feature = "serve")]
    hrefs: OnceLock<HashMap<String, usize>>,
}

impl<'p> Site<'p> {
    /// Goes over the whole pack once.
    pub(crate) fn new(pack: &'p Pack, words: &'p Words, options: &'p Options) -> Self {
        let shared = Shared::new(pack, words, options);
        let (sheets, subjects) =
            rayon::join(|| split::sheets(&shared), || search::subjects(&shared));
        Self {
            shared,
            sheets,
            subjects,
            #[cfg(feature = "serve")]
            hrefs: OnceLock::default(),
        }
    }

    /// What every page shows.
    pub(crate) fn pack(&self) -> &PackView {
        &self.shared.pack
    }

    /// The words of its pages.
    pub(crate) fn words(&self) -> &'p Words {
        self.shared.index.words
    }

    /// How many statements there are; they are numbered from 0 in the order of their keys.
    pub(crate) fn n_statements(&self) -> usize {
        self.shared.points.len()
    }

    /// The number of the statement with this key; none where a text is no key.
    pub(crate) fn statement_number(&self, key: &str) -> Option<usize> {
        self.shared.points.number(key)
    }

    /// Makes one statement.
    pub(crate) fn statement(&self, number: usize) -> Option<StatementView> {
        let Shared { index, registers, points, .. } = &self.shared;
        Some(statement::view(index, registers, points.get(number)?))
    }

    /// Makes all statements, one after the other, in the order of their keys.
    pub(crate) fn statements(&self) -> impl Iterator<Item = StatementView> + '_ {
        (0..self.n_statements()).filter_map(|number| self.statement(number))
    }

    /// Makes those of them that state a figure.
    pub(crate) fn figures(&self) -> impl Iterator<Item = StatementView> + '_ {
        let Shared { index, registers, points, .. } = &self.shared;
        let points = (0..points.len()).filter_map(|number| points.get(number));
        let figures = points.filter(|point| point.figure.is_some());
        figures.map(|point| statement::view(index, registers, point))
    }

    /// The file at this address.
    #[cfg(feature = "serve")]
    pub(crate) fn sheet_at(&self, href: &str) -> Option<&Sheet> {
        let numbers = self.hrefs.get_or_init(|| {
            let sheets = self.sheets.iter().enumerate();
            sheets.map(|(n, sheet)| (self.href(sheet), n)).collect()
        });
        self.sheets.get(*numbers.get(href)?)
    }

    /// The address of a file.
    #[cfg(feature = "serve")]
    pub(crate) fn href(&self, sheet: &Sheet) -> String {
        self.shared.href(sheet)
    }

    /// The files of all pages, in the order they are written.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Makes one file of one page.
    pub(crate) fn page(&self, sheet: &Sheet) -> PageView {
        kinds::page(&Scope::alone(&self.shared, sheet))
    }

    /// Makes one file of a page that is set on the print page as well; none where it is not.
    pub(crate) fn open(&self, sheet: &Sheet) -> Option<OpenPageView> {
        kinds::open(&self.shared, sheet)
    }

    /// Where a page in a file of its own stands.
    pub(crate) fn setting(&self, sheet: &Sheet) -> Setting {
        Scope::alone(&self.shared, sheet).setting
    }

    /// The pages that a file of the print page brings together; none of another file.
    pub(crate) fn printed(&self, sheet: &Sheet) -> &[Sheet] {
        split::printed_in(&self.shared, sheet)
    }

    /// What the bibliography's data files hold, by date of publication.
    pub(crate) fn bibliography(&self) -> Vec<SourceView> {
        let index = &self.shared.index;
        index.articles.par_iter().map(|article| sources::view(index, article)).collect()
    }

    /// The topics with their answers and with what is open, in the briefing's order.
    pub(crate) fn topics(&self) -> Vec<(TopicSummaryView, Vec<Prose>)> {
        let topics = self.shared.index.pack.briefing.topics.iter();
        let answers = topics.map(|id| {
            let sheet = Sheet::first(PageKey::Topic(id.clone()));
            kinds::answer(&Scope::alone(&self.shared, &sheet), id)
        });
        answers.collect()
    }

    /// How many documents a search finds; they are numbered from 0 in the order in which equal
    /// ones are shown.
    pub(crate) fn n_documents(&self) -> usize {
        self.subjects.len()
    }

    /// Makes one document.
    pub(crate) fn document(&self, number: usize) -> Option<Document<'_>> {
        Some(search::document(&self.shared, *self.subjects.get(number)?))
    }

    /// How much is to be made for a file, in statements or in what weighs as much: what the print
    /// page shows is made for other files.
    pub(crate) fn weight(&self, sheet: &Sheet) -> usize {
        if self.printed(sheet).is_empty() {
            split::n_shown(&self.shared, sheet)
        } else {
            1
        }
    }
}
