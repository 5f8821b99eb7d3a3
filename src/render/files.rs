//! The files of the finished pack, one after the other: a site in, files and problems out.

use std::collections::BTreeSet;
use std::vec::IntoIter;

use rayon::prelude::*;
use tera::Context;

use super::manifest::Manifest;
use super::{Made, Theme, Watch, copies, data_files, theme, without_base_url};
use crate::source::{Sources, Span};
use crate::view::Site;
use crate::view::pages::HeadView;

/// How many pages are made side by side before they are handed on.
const BATCH: usize = 64;

/// Every file of the finished pack: pages, what templates and data files make of the whole,
/// copies, and the manifest last. Whoever consumes it holds one batch at a time.
pub(crate) struct Files<'a> {
    site: Site<'a>,
    theme: &'a Theme,
    sources: &'a Sources,
    watch: &'a dyn Watch,
    /// What all templates see.
    context: Context,
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
    /// Begins to make the files of a site.
    pub(crate) fn new(
        site: Site<'a>,
        theme: &'a Theme,
        sources: &'a Sources,
        watch: &'a dyn Watch,
    ) -> Self {
        Self {
            context: theme::context(&site),
            manifest: Manifest::new(&site),
            site,
            theme,
            sources,
            watch,
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
                None => (self.listings(), Part::Data),
            },
            Part::Data => (data_files(&self.site), Part::Copies),
            Part::Copies => (copies(self.theme, self.sources), Part::Manifest),
            Part::Manifest => (vec![self.manifest.made()], Part::Nothing),
            Part::Nothing => return None,
        };
        self.next = next;
        Some(made)
    }

    /// The next pages, made side by side; none where all are made.
    fn batch(&mut self) -> Option<Vec<Made>> {
        let sheets =
            self.site.sheets().get(self.pages..).filter(|left| !left.is_empty())?;
        let sheets = sheets.get(..BATCH).unwrap_or(sheets);
        let (site, theme, context, watch) =
            (&self.site, self.theme, &self.context, self.watch);
        let lists = site.pack().base_url.is_some();
        let pages = sheets.par_iter().map(|sheet| {
            let page = site.page(sheet);
            let made = theme.page(&page, context, watch);
            (made, lists.then_some(page.head))
        });
        let (made, heads): (Vec<Made>, Vec<Option<HeadView>>) = pages.unzip();
        self.pages += made.len();
        self.heads.extend(heads.into_iter().flatten());
        Some(made)
    }

    /// The files beside the pages that templates make; feed and sitemap go over all pages, and
    /// need an absolute address.
    fn listings(&mut self) -> Vec<Made> {
        let file = |template, path, context: &Context| {
            self.theme.file(template, path, context, self.watch)
        };
        let mut files = vec![file("pack.css", "theme/pack.css", &self.context)];
        if self.site.pack().base_url.is_some() {
            self.context.insert("pages", &std::mem::take(&mut self.heads));
            files.push(file("feed.xml", "feed.xml", &self.context));
            files.push(file("sitemap.xml", "sitemap.xml", &self.context));
        } else {
            files.push(without_base_url());
        }
        files
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
