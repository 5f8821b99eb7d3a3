//! Where an author notes `[sic]`: the pattern and the article's letters go in, places among
//! those letters come out. The letters themselves are never touched.

use super::fold::Folded;
use super::passage::Pattern;

/// How many marks stand for `[…]` between two parts.
const BETWEEN_PARTS: usize = 3;

impl Pattern {
    /// The bytes of an article's letters behind which the pattern notes `[sic]`, in order.
    ///
    /// The letters are those that the pattern was found as, `[…]` between its parts. A `[sic]`
    /// that the article prints itself is among them and not noted again.
    pub(crate) fn sic(&self, letters: &str) -> Vec<usize> {
        let is_noted = |part: &super::passage::Part| {
            part.insertions.iter().any(|(_, words)| is_sic(words))
        };
        if !self.parts.iter().any(is_noted) {
            return Vec::new();
        }
        let folded = Folded::of(letters);
        let tokens = folded.tokens();
        let mut places = Vec::new();
        let mut at = 0;
        for (n, part) in self.parts.iter().enumerate() {
            at += if n == 0 { 0 } else { BETWEEN_PARTS };
            let mut insertions = part.insertions.iter().peekable();
            for word in 0..=part.folded.tokens().len() {
                while let Some((_, words)) = insertions.next_if(|(at, _)| *at == word) {
                    let n_words = words.tokens().len();
                    let ahead = tokens.get(at..at + n_words).unwrap_or_default();
                    let is_printed = ahead.len() == n_words
                        && ahead
                            .iter()
                            .zip(words.tokens())
                            .all(|(a, b)| folded.same(a, words, b));
                    if is_printed {
                        at += n_words;
                    } else if is_sic(words) {
                        let before = at.checked_sub(1).and_then(|n| tokens.get(n));
                        places.push(before.map_or(0, |token| token.end as usize));
                    }
                }
                at += usize::from(word < part.folded.tokens().len());
            }
        }
        // Letters that are cut in another way hold no place that could be trusted.
        if at == tokens.len() { places } else { Vec::new() }
    }
}

/// Whether an insertion, brackets included, is `[sic]`.
fn is_sic(words: &Folded) -> bool {
    let letters: String = words.tokens().iter().map(|t| words.letters(t)).collect();
    letters.eq_ignore_ascii_case("[sic]")
}
