//! The bytes of a long file, piece by piece: a file that grows with the pack is not moved to ever
//! larger places while it is made, and whoever reads it holds one piece of it beside.

use std::io;

/// How large a piece is, in bytes.
const PIECE: usize = 64 * 1024;

/// Bytes in pieces, all but the last of one length: equal bytes are equal pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces(Vec<Vec<u8>>);

impl Pieces {
    /// Each piece, in order; none is empty.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> + Clone {
        self.0.iter().map(Vec::as_slice)
    }

    /// The bytes, where they fit into one piece; the pieces themselves where they do not.
    pub(super) fn alone(mut self) -> Result<Vec<u8>, Self> {
        if self.0.len() > 1 { Err(self) } else { Ok(self.0.pop().unwrap_or_default()) }
    }

    /// All bytes in one piece.
    pub fn whole(&self) -> Vec<u8> {
        self.0.concat()
    }
}

impl io::Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.last().is_none_or(|last| last.len() >= PIECE) {
            self.0.push(Vec::with_capacity(PIECE));
        }
        let Some(last) = self.0.last_mut() else { return Ok(0) };
        let fits = bytes.get(..PIECE - last.len()).unwrap_or(bytes);
        last.extend_from_slice(fits);
        Ok(fits.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        // Most of what is written is a few bytes.
        if let Some(last) = self.0.last_mut()
            && last.len() + bytes.len() <= PIECE
        {
            last.extend_from_slice(bytes);
            return Ok(());
        }
        let mut rest = bytes;
        while !rest.is_empty() {
            let n = self.write(rest)?;
            rest = rest.get(n..).unwrap_or_default();
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use proptest::prelude::*;

    use super::{PIECE, Pieces};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn pieces_hold_what_was_written_and_are_of_one_length(
            lengths in prop::collection::vec(0..PIECE * 2, 0..6),
        ) {
            let mut pieces = Pieces::default();
            let mut written = Vec::new();
            for (n, length) in (0..).zip(lengths) {
                let part = vec![n; length];
                pieces.write_all(&part).unwrap();
                written.extend(part);
            }
            let lengths: Vec<_> = pieces.iter().map(<[u8]>::len).collect();
            let expect: Vec<_> = written.chunks(PIECE).map(<[u8]>::len).collect();
            prop_assert_eq!(lengths, expect);
            prop_assert!(pieces.whole() == written);
        }
    }
}
