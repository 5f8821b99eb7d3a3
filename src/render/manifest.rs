//! The list of every file of the finished pack, so that a copy of it can be verified.

use serde::Serialize;

use super::{Made, Output, json};
use crate::diag::Checked;
use crate::view::Site;

/// The path of the manifest in the finished pack.
pub(super) const PATH: &str = "manifest.json";

/// The manifest, as far as files have been added.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Manifest {
    /// The format's number.
    format: u32,
    /// What made the pack.
    generator: String,
    /// The pack's title.
    title: String,
    /// The files, by path.
    files: Vec<Entry>,
}

#[derive(Clone, Debug, Serialize)]
struct Entry {
    path: String,
    size: u64,
    sha256: String,
}

impl Manifest {
    /// An empty list.
    pub(super) fn new(site: &Site<'_>) -> Self {
        let (generator, title) =
            (site.pack().generator.clone(), site.pack().title.clone());
        Self { format: 1, generator, title, files: Vec::new() }
    }

    /// Adds a file.
    pub(super) fn add(&mut self, output: &Output) {
        let (path, sha256) = (output.path.clone(), output.sha256.clone());
        self.files.push(Entry { path, size: output.size, sha256 });
    }

    /// The list as a file. It does not list itself.
    pub(super) fn made(&mut self) -> Made {
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        Checked::ok(Some(Output::made(PATH, json(self))))
    }
}
