//! Whether a prefix or a suffix stands around a place: words in, yes or no out.

use crate::evidence::fold::{Folded, Token};

/// How many words of a prefix or suffix are compared: those nearest to the passage.
const CONTEXT_WORDS: usize = 64;

/// Whether some words stand right before a place, marks next to it left off or not.
pub(super) fn stands_before(text: &Folded, prefix: &Folded, at: usize) -> bool {
    let words = last_words(prefix);
    let before = text.tokens().get(..at).unwrap_or_default();
    let marks = before.iter().rev().take_while(|token| token.mark).count();
    (0..=marks).any(|left_off| {
        let before = before.get(..before.len() - left_off).unwrap_or_default();
        let run =
            before.len().checked_sub(words.len()).and_then(|from| before.get(from..));
        run.is_some_and(|run| same_words(text, run, prefix, words))
    })
}

/// Whether some words stand right after a place, marks next to it left off or not.
pub(super) fn stands_after(text: &Folded, suffix: &Folded, at: usize) -> bool {
    let words = suffix.tokens();
    let words = words.get(..words.len().min(CONTEXT_WORDS)).unwrap_or_default();
    let after = text.tokens().get(at..).unwrap_or_default();
    let marks = after.iter().take_while(|token| token.mark).count();
    (0..=marks).any(|left_off| {
        let run = after.get(left_off..left_off + words.len());
        run.is_some_and(|run| same_words(text, run, suffix, words))
    })
}

fn last_words(prefix: &Folded) -> &[Token] {
    let words = prefix.tokens();
    words.get(words.len().saturating_sub(CONTEXT_WORDS)..).unwrap_or_default()
}

fn same_words(text: &Folded, run: &[Token], other: &Folded, words: &[Token]) -> bool {
    let mut pairs = run.iter().zip(words).enumerate();
    pairs.all(|(n, (t, w))| text.same(t, other, w) && (n == 0 || t.spaced == w.spaced))
}
