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

/// A file's path relative to the pack's root, with `/` between its parts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub struct SourceId(Arc<str>);

impl SourceId {
    /// Makes the id of the file at this path.
    pub fn new(path: &str) -> Self {
        Self(Arc::from(path))
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
        Self(Arc::from(path))
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
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// Makes the span of these bytes of a file.
    pub fn new(file: &SourceId, bytes: Range<usize>) -> Self {
        Self { file: file.clone(), start: bytes.start, end: bytes.end.max(bytes.start) }
    }

    /// The bytes.
    pub fn bytes(&self) -> Range<usize> {
        self.start..self.end
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

/// One text file, with what is needed to turn bytes into lines. A copy shares its letters.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path in the pack.
    pub id: SourceId,
    content: Arc<Content>,
}

/// The letters of a file.
#[derive(Debug)]
struct Content {
    text: String,
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// Takes a file's text: without byte order mark, with `\n` at line ends.
    pub fn new(id: SourceId, text: String) -> Self {
        let starts = text.match_indices('\n').map(|(i, _)| i + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        Self { id, content: Arc::new(Content { text, line_starts }) }
    }

    /// Whether this is the very file that was read before, and not one like it read again.
    pub fn is(&self, before: &Self) -> bool {
        self.id == before.id && Arc::ptr_eq(&self.content, &before.content)
    }

    /// The whole text.
    pub fn whole(&self) -> &str {
        &self.content.text
    }

    /// The text of a range of bytes; empty where the range does not fit the text.
    pub fn text(&self, bytes: Range<usize>) -> &str {
        self.whole().get(bytes).unwrap_or_default()
    }

    /// The place of a byte; the last place where the text is shorter.
    pub fn place(&self, byte: usize) -> Place {
        let Content { text, line_starts } = &*self.content;
        let byte = byte.min(text.len());
        let line = line_starts.partition_point(|start| *start <= byte);
        let start = line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = text.get(start..byte).map_or(0, |text| text.chars().count()) + 1;
        Place { line: line.max(1), column }
    }

    /// The bytes of the word that begins at a place: both numbers begin at 1, columns are
    /// characters.
    pub fn word_at(&self, line: usize, column: usize) -> Range<usize> {
        let starts = &self.content.line_starts;
        let start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let rest = self.whole().get(start..).unwrap_or_default();
        let before = rest
            .chars()
            .take(column.saturating_sub(1))
            .map(char::len_utf8)
            .sum::<usize>();
        let word = rest.get(before..).unwrap_or_default();
        let length =
            word.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(word.len());
        start + before..start + before + length
    }

    /// The span of the whole text.
    pub fn span(&self) -> Span {
        Span::new(&self.id, 0..self.whole().len())
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_from_one() {
        let file = SourceFile::new(SourceId::new("a"), "äb\n“c”".to_owned());
        assert_eq!(file.place(0), Place { line: 1, column: 1 });
        assert_eq!(file.place(2), Place { line: 1, column: 2 });
        assert_eq!(file.place(4), Place { line: 2, column: 1 });
        assert_eq!(file.place(7), Place { line: 2, column: 2 });
        assert_eq!(file.place(99), Place { line: 2, column: 4 });
    }
}
