//! Views become bytes: pages through the theme's templates, data files beside them.
//!
//! `site` is an iterator: whoever consumes it (the disk, a preview, a test) holds one batch
//! of files at a time. Nothing is decided here; a template that fails is a problem with the
//! template's place and the page that was being made.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::diag::{Checked, Code, Diagnostic};
use crate::source::{Asset, Sources, Span};
use crate::view::pages::Site;
use crate::words::Words;

pub mod builtin;
pub mod data;
mod figures;
mod manifest;
mod references;
mod theme;

use manifest::Manifest;
pub(crate) use theme::Theme;

/// One file of the finished pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its path in the output folder, with `/` between its parts.
    pub path: String,
    /// What is in it.
    pub bytes: OutputBytes,
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// The bytes of a file of the finished pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputBytes {
    /// Made by this run.
    Memory(Vec<u8>),
    /// Copied from a file of the pack or of its theme.
    Copy(Asset),
}

impl Output {
    /// A file made by this run.
    pub fn made(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let sha256 = format!("{:x}", Sha256::digest(&bytes));
        let size = bytes.len() as u64;
        Self { path: path.into(), bytes: OutputBytes::Memory(bytes), size, sha256 }
    }

    /// Its text, where this run made it and it is text.
    pub fn text(&self) -> Option<&str> {
        match &self.bytes {
            OutputBytes::Memory(bytes) => std::str::from_utf8(bytes).ok(),
            OutputBytes::Copy(_) => None,
        }
    }

    /// A file copied as it is.
    pub fn copy(path: impl Into<String>, asset: &Asset) -> Self {
        Self {
            path: path.into(),
            size: asset.size,
            sha256: asset.sha256.clone(),
            bytes: OutputBytes::Copy(asset.clone()),
        }
    }
}

/// How many pages are made side by side before they are handed on.
const BATCH: usize = 64;

/// One file, or the problem that kept it from being made.
pub type Made = Checked<Option<Output>>;

/// Who is told when the making of a file begins and ends: a template may have no end.
pub trait Watch: Sync {
    /// The file at this path is being made.
    fn begins(&self, path: &str);
    /// The file at this path is made.
    fn ends(&self, path: &str);
}

/// Nobody is told.
#[derive(Clone, Copy, Debug)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn begins(&self, _: &str) {}
    fn ends(&self, _: &str) {}
}

/// Makes every file of the finished pack: pages, data files, copies, the manifest last.
pub(crate) fn site<'a>(
    site: &'a Site,
    theme: &'a Theme,
    words: &Words,
    sources: &'a Sources,
    watch: &'a dyn Watch,
) -> impl Iterator<Item = Made> + 'a {
    let context = theme::context(site, words);
    let by_templates = template_files(site, theme, &context, watch);
    let pages = site.pages.chunks(BATCH).flat_map(move |batch| {
        batch.par_iter().map(|page| theme.page(page, &context, watch)).collect::<Vec<_>>()
    });
    let others = data_files(site).into_iter().chain(copies(theme, sources));
    let others = others.map(|output| Checked::ok(Some(output)));
    let files = pages.chain(by_templates).chain(others);
    Listed { files, told: BTreeSet::new(), manifest: Some(Manifest::new(site)) }
}

/// What each page's template sees, as JSON beside the page: for authors of themes.
pub(crate) fn views(site: &Site) -> impl Iterator<Item = Output> + '_ {
    let shared = serde_json::json!({ "pack": site.pack, "statements": site.statements });
    let shared = Output::made("views/shared.json", json(&shared));
    let pages = site
        .pages
        .iter()
        .map(|page| Output::made(format!("views/{}.json", page.head.href), json(page)));
    std::iter::once(shared).chain(pages)
}

/// Files that go by, and after the last of them the manifest that lists them.
struct Listed<I> {
    files: I,
    /// The problems told so far: a fault that every page has is told with the first.
    told: BTreeSet<(Option<Span>, String)>,
    manifest: Option<Manifest>,
}

impl<I: Iterator<Item = Made>> Iterator for Listed<I> {
    type Item = Made;

    fn next(&mut self) -> Option<Made> {
        if let Some(mut file) = self.files.next() {
            file.problems
                .retain(|p| self.told.insert((p.span.clone(), p.message.clone())));
            if let (Some(output), Some(manifest)) = (&file.value, &mut self.manifest) {
                manifest.add(output);
            }
            return Some(file);
        }
        self.manifest.take().map(|manifest| Checked::ok(Some(manifest.output())))
    }
}

/// The data files that need no template.
fn data_files(site: &Site) -> Vec<Output> {
    let base = site.pack.base_url.as_ref();
    let sitemap =
        base.map(|base| format!("Sitemap: {base}sitemap.xml\n")).unwrap_or_default();
    vec![
        Output::made("briefing.json", json(&data::briefing(site))),
        Output::made("briefing.schema.json", json(&data::schema())),
        Output::made("figures.csv", figures::csv(site)),
        Output::made("references.bib", references::bibtex(site).into_bytes()),
        Output::made("references.ris", references::ris(site).into_bytes()),
        Output::made("references.json", json(&references::csl(site))),
        Output::made(
            "robots.txt",
            format!("User-agent: *\nAllow: /\n{sitemap}").into_bytes(),
        ),
    ]
}

/// The files beside the pages that templates make; feed and sitemap need an absolute address.
fn template_files(
    site: &Site,
    theme: &Theme,
    context: &tera::Context,
    watch: &dyn Watch,
) -> Vec<Made> {
    let mut files = vec![theme.file("pack.css", "theme/pack.css", context, watch)];
    if site.pack.base_url.is_some() {
        files.push(theme.file("feed.xml", "feed.xml", context, watch));
        files.push(theme.file("sitemap.xml", "sitemap.xml", context, watch));
        return files;
    }
    let message =
        "no feed and no sitemap are made: they need the address the pack is read at";
    let note = Diagnostic::new(Code::NoBaseUrl, message).help(
        "set `base_url` in briefing.yaml, or give `--base-url`, where the pack has one",
    );
    files.push(Checked::new(None, vec![note]));
    files
}

/// The files copied as they are: the theme's in `theme/`, the pack's where they stand in
/// `content/`.
fn copies(theme: &Theme, sources: &Sources) -> Vec<Output> {
    let themes =
        theme.assets().iter().map(|(path, asset)| (format!("theme/{path}"), asset));
    let content = sources.assets.values().filter_map(|asset| {
        Some((asset.id.path().strip_prefix("content/")?.to_owned(), asset))
    });
    themes.chain(content).map(|(path, asset)| Output::copy(path, asset)).collect()
}

/// A value as JSON, indented by two spaces, with a line end.
fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
