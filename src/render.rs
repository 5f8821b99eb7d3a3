//! Views become bytes: pages through the theme's templates, data files beside them.
//!
//! `Press` makes any file alone, by its path. `Files` is an iterator over all of them: whoever
//! consumes it (the disk, a preview, a test) holds one batch of files at a time. Nothing is decided
//! here; a template that fails is a problem with the template's place and the page that was being
//! made.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::diag::{Checked, Code, Diagnostic};
use crate::source::Asset;
use crate::view::Site;

pub mod builtin;
mod content;
pub mod data;
mod figures;
mod files;
mod manifest;
mod pieces;
mod press;
mod references;
mod rooms;
mod search;
mod shape;
mod statements;
mod theme;

#[cfg(test)]
mod tests;

pub(crate) use files::Files;
pub use pieces::Pieces;
#[cfg(feature = "serve")]
pub(crate) use press::Hands;
pub(crate) use press::Press;
#[cfg(feature = "pdf")]
pub(crate) use theme::{DEFAULT, nested, while_making};
pub(crate) use theme::{Memo as ThemeMemo, Theme};

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
    /// Made by this run, and too long for one piece.
    Pieces(Pieces),
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

    /// A file made by this run, however long it is.
    pub(crate) fn in_pieces(path: &str, pieces: Pieces) -> Self {
        let pieces = match pieces.alone() {
            Ok(bytes) => return Self::made(path, bytes),
            Err(pieces) => pieces,
        };
        let (mut hasher, mut size) = (Sha256::new(), 0);
        for piece in pieces.iter() {
            hasher.update(piece);
            size += piece.len() as u64;
        }
        let sha256 = format!("{:x}", hasher.finalize());
        Self { path: path.to_owned(), bytes: OutputBytes::Pieces(pieces), size, sha256 }
    }

    /// Its text, where this run made it in one piece and it is text.
    pub fn text(&self) -> Option<&str> {
        match &self.bytes {
            OutputBytes::Memory(bytes) => std::str::from_utf8(bytes).ok(),
            OutputBytes::Pieces(_) | OutputBytes::Copy(_) => None,
        }
    }

    /// Whether it is a page that this run made.
    pub fn is_page(&self) -> bool {
        matches!(self.bytes, OutputBytes::Memory(_))
            && Path::new(&self.path).extension().is_some_and(|ending| ending == "html")
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

/// One file, or the problem that kept it from being made.
pub type Made = Checked<Option<Output>>;

/// A stage of a build that takes time worth knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Texts become shapes.
    Parse,
    /// Names become ids, passages become places.
    Link,
    /// The theme's templates are compiled.
    Theme,
    /// A page is put into a reader's words.
    View,
    /// A page becomes bytes.
    Render,
    /// Bytes become files.
    Write,
}

/// Who watches a build: is told when the making of a file begins and ends, for a template may have
/// no end, and which stage is at work.
pub trait Watch: Sync {
    /// The file at this path is being made.
    fn begins(&self, path: &str);
    /// The file at this path is made.
    fn ends(&self, path: &str);
    /// The thread that tells this turns to a stage, and leaves the one before it.
    fn turns_to(&self, _: Option<Stage>) {}
}

/// Nobody is told.
#[derive(Clone, Copy, Debug)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn begins(&self, _: &str) {}
    fn ends(&self, _: &str) {}
}

/// What each page's template sees, as JSON beside the page: for authors of themes.
pub(crate) fn views(site: Site<'_>) -> impl Iterator<Item = Output> + '_ {
    let statements: BTreeMap<_, _> =
        site.statements().map(|view| (view.key.clone(), view)).collect();
    let shared = serde_json::json!({ "pack": site.pack(), "statements": statements });
    let shared = Output::made("views/shared.json", json(&shared));
    let pages = (0..site.sheets().len()).filter_map(move |n| {
        let page = site.page(site.sheets().get(n)?);
        Some(Output::made(format!("views/{}.json", page.head.href), json(&page)))
    });
    std::iter::once(shared).chain(pages)
}

/// The note on the files that are not made.
fn without_base_url() -> Made {
    let message =
        "no feed and no sitemap are made: they need the address the pack is read at";
    let note = Diagnostic::new(Code::NoBaseUrl, message).help(
        "set `base_url` in briefing.yaml, or give `--base-url`, where the pack has one",
    );
    Checked::new(None, vec![note])
}

/// A value as JSON, indented by two spaces, with a line end.
fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Memory takes what is written.
    let _ = write_json(value, &mut bytes);
    bytes
}

/// Writes a value as JSON, indented by two spaces, with a line end.
fn write_json(value: &impl Serialize, to: &mut impl io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *to, value)?;
    to.write_all(b"\n")
}
