//! What was read: the files of a pack as text with an id, and places in that text.
//!
//! A [`SourceId`] is made from a file's path, so it is the same in every run and on every
//! machine. Byte ranges are cut out of a text in [`SourceFile::text`] only.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

mod file;

pub use file::SourceFile;

/// A file's path relative to the pack's root, with `/` between its parts.
///
/// One word long: every value of a pack knows its file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub struct SourceId(Arc<Box<str>>);

impl SourceId {
    /// Makes the id of the file at this path.
    pub fn new(path: &str) -> Self {
        Self(Arc::new(path.into()))
    }

    /// The path, relative to the pack's root.
    pub fn path(&self) -> &str {
        &self.0
    }
}

impl From<SourceId> for String {
    fn from(id: SourceId) -> Self {
        id.path().to_owned()
    }
}

impl From<String> for SourceId {
    fn from(path: String) -> Self {
        Self(Arc::new(path.into()))
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

/// A range of bytes in one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: SourceId,
    start: u32,
    end: u32,
}

impl Span {
    /// Makes the span of these bytes of a file.
    pub fn new(file: &SourceId, bytes: Range<usize>) -> Self {
        // Files are far below four gigabytes.
        let narrow = |byte| u32::try_from(byte).unwrap_or(u32::MAX);
        let (start, end) = (narrow(bytes.start), narrow(bytes.end.max(bytes.start)));
        Self { file: file.clone(), start, end }
    }

    /// The first byte.
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// The bytes.
    pub fn bytes(&self) -> Range<usize> {
        self.start()..self.end()
    }
}

/// A value together with the place where an author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Puts a value and its place together.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }

    /// The place as a linked value may carry it.
    pub fn origin(&self) -> Origin {
        Origin(self.span.clone())
    }
}

/// Where a linked value came from: opaque to all but those who report problems.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin(Span);

impl Origin {
    /// Hides a span.
    pub fn new(span: Span) -> Self {
        Self(span)
    }

    /// The span, for a diagnostic.
    pub fn span(&self) -> Span {
        self.0.clone()
    }
}

/// A place as people count it: both numbers begin at 1, columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// A file that is copied as it is: a picture, a style sheet, a download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its path in the pack.
    pub id: SourceId,
    /// Where its bytes are.
    pub bytes: AssetBytes,
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Width and height in pixels, for a picture whose format is known.
    pub pixels: Option<(u32, u32)>,
}

/// Where an asset's bytes are found when it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetBytes {
    /// In a file of this machine.
    Disk(PathBuf),
    /// In the program, or in a test's string.
    Memory(Arc<[u8]>),
}

/// The captured original of an article, which stays outside the pack.
#[derive(Clone, Debug)]
pub struct Original {
    /// Its text. The id is the folder as the user named it, and the file's name.
    pub file: SourceFile,
    /// The SHA-256 of its bytes as they are on the disk, in lower-case hexadecimal.
    pub sha256: String,
}

/// All that one run has read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The texts of the pack and of its theme, the built-in one included.
    pub files: BTreeMap<SourceId, SourceFile>,
    /// The files that are copied.
    pub assets: BTreeMap<SourceId, Asset>,
    /// The captured originals by file name, where a folder of them was named.
    pub originals: Option<BTreeMap<String, Original>>,
}

impl Sources {
    /// Adds a text file.
    pub fn add(&mut self, path: &str, text: impl Into<String>) {
        let id = SourceId::new(path);
        self.files.insert(id.clone(), SourceFile::new(id, text.into()));
    }

    /// Lets go of all texts but these.
    pub fn keep_texts(&mut self, is_kept: impl Fn(&SourceId) -> bool) {
        self.files.retain(|id, _| is_kept(id));
    }

    /// The SHA-256 of all that was read and where it stands, in lower-case hexadecimal.
    pub fn digest(&self) -> String {
        let texts = self.files.par_iter().map(|(_, file)| Sha256::digest(file.whole()));
        let texts: Vec<_> = texts.collect();
        let mut whole = Sha256::new();
        // What is of any length is told apart by its length.
        let mut add = |part: &[u8]| {
            whole.update((part.len() as u64).to_be_bytes());
            whole.update(part);
        };
        for (id, digest) in self.files.keys().zip(texts) {
            add(id.path().as_bytes());
            add(&digest);
        }
        for asset in self.assets.values() {
            add(asset.id.path().as_bytes());
            add(asset.sha256.as_bytes());
        }
        for (name, original) in self.originals.iter().flatten() {
            add(name.as_bytes());
            add(original.sha256.as_bytes());
        }
        format!("{:x}", whole.finalize())
    }

    /// The text file with this id, an original included.
    pub fn file(&self, id: &SourceId) -> Option<&SourceFile> {
        self.files.get(id).or_else(|| {
            let originals = self.originals.as_ref()?;
            originals.values().map(|original| &original.file).find(|file| file.id == *id)
        })
    }
}
