//! A pack from one string, or from a folder, through the real build.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use briefpack::diag::{Report, print};
use briefpack::render::{self, OutputBytes, Unwatched};
use briefpack::source::{Asset, AssetBytes, SourceId, Sources};
use briefpack::{Memo, Options, load};
use sha2::{Digest, Sha256};

/// A pack under test.
pub(crate) struct PackTest {
    sources: Sources,
    options: Options,
    problems: Vec<briefpack::diag::Diagnostic>,
}

/// What a test pack has where it says nothing else.
const BRIEFING: &str = "format: 1\ntitle: A test pack\nlanguage: en-GB\ndate: 2025-01-31\n\
    sides: {government: Government, opposition: Opposition, media: Media}\ntopics: []\n";

impl PackTest {
    /// A pack of files in one string: each begins with a line `//- path`.
    pub(crate) fn new(text: &str) -> Self {
        let mut sources = Sources::default();
        for (path, text) in split(text) {
            sources.add(&path, text);
        }
        if sources.files.keys().all(|id| id.path() != "briefing.yaml") {
            sources.add("briefing.yaml", BRIEFING);
        }
        render::builtin::add(&mut sources);
        Self { sources, options: Options::default(), problems: Vec::new() }
    }

    /// The pack in a folder of this repository.
    pub(crate) fn folder(path: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let loaded = load::sources(&root, None);
        let mut sources = loaded.value;
        render::builtin::add(&mut sources);
        Self { sources, options: Options::default(), problems: loaded.problems }
    }

    /// The same pack with another address.
    pub(crate) fn at(mut self, base_url: &str) -> Self {
        self.options.base_url = Some(base_url.to_owned());
        self
    }

    /// The same pack with one file more, or another in its place.
    pub(crate) fn with(mut self, path: &str, text: &str) -> Self {
        self.sources.add(path, text);
        self
    }

    /// The same pack with one more file that is copied as it is, or another in its place.
    pub(crate) fn with_asset(mut self, path: &str, text: &str) -> Self {
        let id = SourceId::new(path);
        let digest = Sha256::digest(text.as_bytes());
        let asset = Asset {
            id: id.clone(),
            bytes: AssetBytes::Memory(Arc::from(text.as_bytes())),
            size: u64::try_from(text.len()).unwrap(),
            sha256: format!("{digest:x}"),
            pixels: None,
        };
        self.sources.assets.insert(id, asset);
        self
    }

    /// The pack's files as they were read.
    pub(crate) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// All files of the finished pack by path, and what was reported on the way.
    pub(crate) fn build(&self) -> (BTreeMap<String, Vec<u8>>, Report) {
        let mut report = Report::new(false);
        report.extend(self.problems.clone());
        let mut files = BTreeMap::new();
        if let Some(built) = briefpack::build(
            &self.sources,
            &self.options,
            (&mut Memo::default(), &Unwatched),
            &mut report,
        ) {
            let made = built.files(&self.sources, &Unwatched);
            for made in made {
                if let Some(output) = report.take(made) {
                    let bytes = match output.bytes {
                        OutputBytes::Memory(bytes) => bytes,
                        OutputBytes::Pieces(pieces) => pieces.whole(),
                        OutputBytes::Copy(asset) => match asset.bytes {
                            AssetBytes::Memory(bytes) => bytes.to_vec(),
                            AssetBytes::Disk(path) => std::fs::read(path).unwrap(),
                        },
                    };
                    files.insert(output.path, bytes);
                }
            }
        }
        if report.stops() {
            files.clear();
        }
        (files, report)
    }

    /// The whole report as people read it, without colour.
    pub(crate) fn report(&self) -> String {
        let (_, report) = self.build();
        print::report(
            &report,
            &self.sources,
            print::Format::Human,
            &print::Style::default(),
        )
    }

    /// The main part of a page, with its own line ends.
    pub(crate) fn page(&self, path: &str) -> String {
        let (files, _) = self.build();
        assert!(files.contains_key(path), "no page {path}\n{}", self.report());
        Self::main_part(&files, path)
    }

    /// The main part of one of these pages: what stands around it may change without harm.
    pub(crate) fn main_part(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
        let page = String::from_utf8(files[path].clone()).unwrap();
        let start = page.find("<main").unwrap();
        let end = page.find("</main>").unwrap();
        page[start..end].to_owned()
    }
}

/// The files of a string, by path.
pub(crate) fn split(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(path) = line.strip_prefix("//- ") {
            files.push((path.trim().to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    files
}
