//! One text file: its letters, and the places in them.

use std::iter;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use arcstr::{ArcStr, Substr};

use super::{Place, SourceId, Span};

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
    text: ArcStr,
    /// Counted when somebody first asks for a line: of most files nobody does.
    line_starts: OnceLock<Vec<usize>>,
}

impl Content {
    /// The bytes at which lines begin.
    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let starts = self.text.match_indices('\n').map(|(i, _)| i + 1);
            iter::once(0).chain(starts).collect()
        })
    }
}

impl SourceFile {
    /// Takes a file's text: without byte order mark, with `\n` at line ends.
    pub fn new(id: SourceId, text: String) -> Self {
        let text = text.into();
        Self { id, content: Arc::new(Content { text, line_starts: OnceLock::new() }) }
    }

    /// Whether this is the very file that was read before, and not one like it read again.
    pub fn is(&self, before: &Self) -> bool {
        self.id == before.id && Arc::ptr_eq(&self.content, &before.content)
    }

    /// The whole text.
    pub fn whole(&self) -> &str {
        &self.content.text
    }

    /// The text from a byte on, to be shared by what is made of it.
    pub(crate) fn letters(&self, from: usize) -> Substr {
        self.content.text.substr_from(self.whole().get(from..).unwrap_or_default())
    }

    /// The text of a range of bytes; empty where the range does not fit the text.
    pub fn text(&self, bytes: Range<usize>) -> &str {
        self.whole().get(bytes).unwrap_or_default()
    }

    /// The place of a byte; the last place where the text is shorter.
    pub fn place(&self, byte: usize) -> Place {
        let (text, line_starts) = (self.whole(), self.content.line_starts());
        let byte = byte.min(text.len());
        let line = line_starts.partition_point(|start| *start <= byte);
        let start = line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = text.get(start..byte).map_or(0, |text| text.chars().count()) + 1;
        Place { line: line.max(1), column }
    }

    /// The bytes of the word that begins at a place: both numbers begin at 1, columns are
    /// characters.
    pub fn word_at(&self, line: usize, column: usize) -> Range<usize> {
        let starts = self.content.line_starts();
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

#[cfg(test)]
mod tests {
    use super::super::Place;
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
