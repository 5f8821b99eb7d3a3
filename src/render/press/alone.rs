//! One file of a site at a time: for the preview, which makes what a browser asks for.

use std::collections::HashSet;
use std::mem;

use rayon::prelude::*;

use super::{Hands, LISTS, Press, STYLES};
use crate::diag::{Checked, Diagnostic};
use crate::render::{Made, Output, data, manifest, search, without_base_url};

impl Press<'_> {
    /// Makes one file of the finished pack; none where it has no file at this path.
    ///
    /// The same bytes as among all files. What lists others costs what those cost: the manifest
    /// as much as the whole pack, feed and sitemap as much as the views of all pages.
    pub(crate) fn one(&self, path: &str, hands: Hands) -> Option<Made> {
        if let Some(sheet) = self.site.sheet_at(path) {
            return Some(self.page(sheet, hands).output);
        }
        if let Some(style) = STYLES.iter().find(|(other, _)| *other == path) {
            return Some(self.style(style));
        }
        match path {
            path if LISTS.contains(&path) && self.lists() => {
                let sheets = self.site.sheets().par_iter();
                let heads: Vec<_> =
                    sheets.map(|sheet| self.site.page(sheet).head).collect();
                return Some(self.listing(path, &heads));
            }
            manifest::PATH => return Some(self.manifest()),
            _ => {}
        }
        let copy = || {
            let (_, asset) = self.copies().find(|(other, _)| other == path)?;
            Some(Output::copy(path, asset))
        };
        let data = || data::Files::new(&self.site).one(path);
        let output = data().or_else(|| self.searched(path)).or_else(copy)?;
        Some(Checked::ok(Some(output)))
    }

    /// One of the files that a search asks: those that are made of all statements are made once
    /// for as long as the site is the same.
    fn searched(&self, path: &str) -> Option<Output> {
        if !search::is_of(path) {
            return None;
        }
        if let Some(number) = search::number(&self.site, path) {
            return Some(search::file(&self.site, number));
        }
        let files = self.found.get_or_init(|| search::index(&self.site));
        files.iter().find(|output| output.path == path).cloned()
    }

    /// How many pages there are, in as many files.
    pub(crate) fn n_pages(&self) -> usize {
        self.site.sheets().len()
    }

    /// The paths of all files that are made, but for the manifest, which lists them, and what a
    /// search asks, which has no faults and is made of all statements: first one of each kind of
    /// page, so that a fault of a template is soon met.
    pub(crate) fn paths(&self) -> Vec<String> {
        let mut kinds = HashSet::new();
        let pages = self.site.sheets().iter().map(|sheet| (sheet, self.site.href(sheet)));
        let (first, rest): (Vec<_>, Vec<_>) =
            pages.partition(|(sheet, _)| kinds.insert(mem::discriminant(&sheet.key)));
        let lists = if self.lists() { &LISTS[..] } else { &[] };
        let styles = STYLES.iter().map(|(path, _)| *path);
        let others = styles.chain(lists.iter().copied()).chain(data::paths());
        let pages = first.into_iter().chain(rest).map(|(_, href)| href);
        pages.chain(others.map(str::to_owned)).collect()
    }

    /// What is to be known of the files that are not made.
    pub(crate) fn left_out(&self) -> Vec<Diagnostic> {
        if self.lists() { Vec::new() } else { without_base_url().problems }
    }

    /// The manifest, by making all other files.
    fn manifest(&self) -> Made {
        let mut manifest = self.empty_manifest();
        let mut add = |made: Vec<Made>| {
            made.iter()
                .filter_map(|made| made.value.as_ref())
                .for_each(|o| manifest.add(o));
        };
        let mut heads = Vec::new();
        let mut n = 0;
        while let Some(batch) = self.batch(n) {
            n += batch.len();
            let (made, more): (Vec<_>, Vec<_>) =
                batch.into_iter().map(|page| (page.output, page.head)).unzip();
            heads.extend(more);
            add(made);
        }
        add(self.listings(&heads));
        add(self.data());
        let mut n = 0;
        while let Some(files) = self.search(n) {
            n += files.len();
            add(files);
        }
        add(self.search_index());
        add(self.copied());
        manifest.made()
    }
}
