//! What makes the files of a site: each alone, in any order, on any thread.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;
#[cfg(feature = "serve")]
use std::sync::OnceLock;

use rayon::prelude::*;
use tera::Context;

use super::content::Content;
use super::manifest::Manifest;
use super::rooms::Rooms;
use super::statements::Statements;
use super::{Made, Output, Theme, Watch, data, search, theme, without_base_url};
use crate::diag::Checked;
use crate::source::{Asset, Sources};
use crate::view::pages::HeadView;
use crate::view::{Sheet, Site};

#[cfg(feature = "serve")]
mod alone;
mod pages;

pub(crate) use pages::Hands;
pub(super) use pages::MadePage;

/// How many pages are made side by side before they are handed on, where they are short.
const PAGES: usize = 128;

/// How many statements such pages show together for each thread, where they are long: what is made
/// and not yet handed on stays bounded, however many long pages a pack has. Enough for two of the
/// longest on each thread, so that shorter ones fill the time in which one thread would wait.
const SHOWN: usize = 768;

/// The styles that templates make, and their templates: what the pack itself sets of its look, and
/// the running heads of the print page.
const STYLES: [(&str, &str); 2] =
    [("theme/pack.css", "pack.css"), ("theme/running.css", "running.css")];

/// The files that list all pages.
const LISTS: [&str; 2] = ["feed.xml", "sitemap.xml"];

/// A site with the theme that shows it.
///
/// What pages share is made when the first of them asks for it, and is kept while more pages may
/// ask for it. Nothing else is kept: a file is made anew each time it is asked for, and is the
/// same bytes.
pub(crate) struct Press<'a> {
    site: Site<'a>,
    theme: &'a Theme,
    sources: &'a Sources,
    watch: &'a dyn Watch,
    /// What all templates see.
    context: Context,
    statements: Statements,
    /// What pages hold that stand on a print page as well, until that is made.
    held: BTreeMap<Sheet, Arc<Content>>,
    /// Where pages are put together.
    rooms: Rooms,
    /// The files of a search that are made of all statements, where one of them was asked for
    /// alone.
    #[cfg(feature = "serve")]
    found: OnceLock<Vec<Output>>,
}

impl<'a> Press<'a> {
    /// Makes a press ready. No page and no statement is made yet.
    pub(crate) fn new(
        site: Site<'a>,
        theme: &'a Theme,
        sources: &'a Sources,
        watch: &'a dyn Watch,
    ) -> Self {
        let (context, statements) = (theme::context(&site), Statements::new(&site));
        Self {
            site,
            theme,
            sources,
            watch,
            context,
            statements,
            held: BTreeMap::new(),
            rooms: Rooms::default(),
            #[cfg(feature = "serve")]
            found: OnceLock::new(),
        }
    }

    /// A manifest that lists nothing yet.
    pub(super) fn empty_manifest(&self) -> Manifest {
        Manifest::new(&self.site)
    }

    /// Pages from this number on, made side by side; none where there are no more.
    pub(super) fn batch(&self, from: usize) -> Option<Vec<MadePage>> {
        let sheets = self.site.sheets().get(from..).filter(|left| !left.is_empty())?;
        let sheets = sheets.get(..self.reach(sheets)).unwrap_or(sheets);
        let page = |n: usize| sheets.get(n).map(|sheet| self.page(sheet, Hands::One));
        // What was made for others is not to be made again, but the page is the longest of all.
        let weight = |sheet| match self.site.printed(sheet) {
            [] => self.site.weight(sheet),
            _ => usize::MAX,
        };
        let weights = sheets.iter().map(weight).collect();
        Some(heaviest_first(weights, page).into_iter().flatten().collect())
    }

    /// How many of these pages are made side by side.
    fn reach(&self, sheets: &[Sheet]) -> usize {
        let mut shown = 0;
        let most = SHOWN * rayon::current_num_threads();
        let fits = sheets.iter().enumerate().take(PAGES).take_while(|(n, sheet)| {
            let before = shown;
            shown += self.site.weight(sheet);
            // What is made for a page of this batch is at hand from the next on.
            before < most && (*n == 0 || self.site.printed(sheet).is_empty())
        });
        fits.count()
    }

    /// Takes back what pages from this number on made for others, and forgets what none asks for
    /// any more.
    pub(super) fn keep(&mut self, from: usize, pages: &[MadePage]) {
        self.statements.tidy(&self.site, self.theme, &self.context);
        let sheets = self.site.sheets().get(from..).unwrap_or_default();
        for (sheet, page) in sheets.iter().zip(pages) {
            if let Some(content) = &page.shared {
                self.held.insert(sheet.clone(), Arc::clone(content));
            }
            for printed in self.site.printed(sheet) {
                self.held.remove(printed);
            }
        }
    }

    /// Forgets what pages share, once all are made.
    pub(super) fn forget(&mut self) {
        self.statements.forget();
        self.held.clear();
    }

    /// Whether the pack has a feed and a sitemap: they need an absolute address.
    pub(super) fn lists(&self) -> bool {
        self.site.pack().base_url.is_some()
    }

    /// The files beside the pages that templates make; feed and sitemap go over all pages.
    pub(super) fn listings(&self, heads: &[HeadView]) -> Vec<Made> {
        let mut files: Vec<_> = STYLES.iter().map(|style| self.style(style)).collect();
        if self.lists() {
            files.extend(LISTS.map(|path| self.listing(path, heads)));
        } else {
            files.push(without_base_url());
        }
        files
    }

    fn listing(&self, path: &str, heads: &[HeadView]) -> Made {
        let mut context = self.context.clone();
        context.insert("pages", heads);
        self.theme.file(path, path, &context, self.watch)
    }

    fn style(&self, (path, template): &(&str, &str)) -> Made {
        self.theme.file(template, path, &self.context, self.watch)
    }

    /// The files that need no template.
    pub(super) fn data(&self) -> Vec<Made> {
        data::Files::new(&self.site).all()
    }

    /// Files of a search from this number on, made side by side; none where there are no more.
    pub(super) fn search(&self, from: usize) -> Option<Vec<Made>> {
        let to = search::n_files(&self.site).min(from + PAGES);
        let files = (from..to).into_par_iter().map(|n| search::file(&self.site, n));
        let files = files.map(|output| Checked::ok(Some(output)));
        (from < to).then(|| files.collect())
    }

    /// The files of a search that are made of all statements.
    pub(super) fn search_index(&self) -> Vec<Made> {
        let files = search::index(&self.site).into_iter();
        files.map(|output| Checked::ok(Some(output))).collect()
    }

    /// The files copied as they are.
    pub(super) fn copied(&self) -> Vec<Made> {
        let copies = self.copies();
        copies.map(|(path, asset)| Checked::ok(Some(Output::copy(path, asset)))).collect()
    }

    /// What is copied where: the theme's assets to `theme/`, the pack's to where they stand in
    /// `content/`.
    fn copies(&self) -> impl Iterator<Item = (String, &Asset)> {
        let themes = self.theme.assets().iter();
        let themes = themes.map(|(path, asset)| (format!("theme/{path}"), asset));
        let content = self.sources.assets.values().filter_map(|asset| {
            Some((asset.id.path().strip_prefix("content/")?.to_owned(), asset))
        });
        themes.chain(content)
    }
}

/// Makes a thing of each number, on all threads, and gives them in the order of the numbers. Each
/// thread takes the heaviest that is left, so that none works long on the last alone.
fn heaviest_first<T: Send>(
    weights: Vec<usize>,
    make: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let mut order: Vec<_> = weights.into_iter().enumerate().collect();
    order.sort_by_key(|(_, weight)| Reverse(*weight));
    let done = order.into_iter().par_bridge().map(|(n, _)| (n, make(n)));
    let mut things: Vec<_> = done.collect();
    things.sort_unstable_by_key(|(n, _)| *n);
    things.into_iter().map(|(_, thing)| thing).collect()
}
