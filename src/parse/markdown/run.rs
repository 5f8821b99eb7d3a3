//! Text events that stand side by side, put together into one text that knows where each of
//! its letters was written.

use std::ops::Range;

use crate::prose::Letters;

use super::bracket::slice;

/// A stretch of text without markup. A line end is `\n`.
#[derive(Default)]
pub(super) struct Run {
    /// The letters, entities and escapes decoded.
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// A part of a run that comes from one event.
struct Piece {
    /// Where it begins in the run.
    at: usize,
    /// The bytes that it was written as.
    source: Range<usize>,
    /// Whether it stands in the source letter for letter.
    is_verbatim: bool,
}

impl Run {
    /// Adds the text of one event.
    pub(super) fn push(&mut self, text: &str, source: Range<usize>, written: &str) {
        let is_verbatim = text == written;
        self.pieces.push(Piece { at: self.text.len(), source, is_verbatim });
        self.text.push_str(text);
    }

    /// The letters of bytes of the run: those of the source, where they stand there as they are.
    pub(super) fn letters(&self, bytes: Range<usize>, source: &Letters) -> Letters {
        let text = slice(&self.text, bytes.clone());
        let written = slice(source, self.source(bytes));
        if text == written { source.substr_from(written) } else { text.into() }
    }

    /// Where bytes of the run were written.
    pub(super) fn source(&self, bytes: Range<usize>) -> Range<usize> {
        let start = self.piece(bytes.start).map_or(0, |piece| {
            let into = if piece.is_verbatim { bytes.start - piece.at } else { 0 };
            piece.source.start + into
        });
        let end = self.piece(bytes.end.saturating_sub(1)).map_or(start, |piece| {
            if piece.is_verbatim {
                piece.source.start + bytes.end - piece.at
            } else {
                piece.source.end
            }
        });
        start..end.max(start)
    }

    /// Whether the sign at this byte was written as itself, and not escaped or as an entity.
    pub(super) fn is_literal(&self, byte: usize, source: &str) -> bool {
        let Some(piece) = self.piece(byte) else { return false };
        if !piece.is_verbatim || piece.at < byte {
            return piece.is_verbatim;
        }
        // An escape's backslash belongs to no event.
        let is_gap = byte
            .checked_sub(1)
            .and_then(|before| self.piece(before))
            .is_none_or(|before| before.source.end < piece.source.start);
        let before = piece.source.start.checked_sub(1);
        let is_backslash = before.and_then(|i| source.as_bytes().get(i)) == Some(&b'\\');
        !(is_gap && is_backslash)
    }

    fn piece(&self, byte: usize) -> Option<&Piece> {
        let n = self.pieces.partition_point(|piece| piece.at <= byte);
        self.pieces.get(n.checked_sub(1)?)
    }
}
