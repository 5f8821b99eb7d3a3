//! Tells at a glance whether a text can state a number: nearly all texts are told so.

use super::language::Language;
use super::numerals;

/// Whether a text can state a number at all, told from its letters: most sentences do not.
///
/// In doubt it can: where signs stand that folding might skip, join or write otherwise.
pub(super) fn may_state(text: &str, language: &Language) -> bool {
    let known = |c: char| {
        let mark =
            matches!(c, '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '£' | '€' | '\u{a0}');
        c.is_ascii() || mark || matches!(c, 'À'..='ÿ')
    };
    has_digit(text)
        || !(text.is_ascii() || text.chars().all(known))
        || language.numerals && has_numeral(text)
}

/// Whether a plain digit stands in a text. Goes by blocks of one length without a way out within
/// them, so that the compiler compares many bytes at once.
fn has_digit(text: &str) -> bool {
    let holds = |block: &[u8]| block.iter().fold(false, |is, b| is | b.is_ascii_digit());
    let (blocks, rest) = text.as_bytes().as_chunks::<32>();
    blocks.iter().any(|block| holds(block)) || holds(rest)
}

/// Whether a text holds a word that numbers are made of, in whichever case: every number in
/// words has one, alone or between hyphens.
fn has_numeral(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(ahead) = rest.iter().position(u8::is_ascii_alphabetic) {
        let words = rest.get(ahead..).unwrap_or_default();
        let length = words.iter().position(|byte| !byte.is_ascii_alphabetic());
        let (word, after) = words.split_at(length.unwrap_or(words.len()));
        if is_any_case(word) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether plain letters are a word that numbers are made of, in whichever case.
fn is_any_case(word: &[u8]) -> bool {
    // `seventeen` and `trillions` are the longest.
    let mut lower = [0; 9];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    let begins = |n: usize| word.get(n).map_or(0, u8::to_ascii_lowercase);
    if !numerals::may_be_numeral(&[begins(0), begins(1), begins(2)]) {
        return false;
    }
    for (to, letter) in lower.iter_mut().zip(word) {
        *to = letter.to_ascii_lowercase();
    }
    let lower = std::str::from_utf8(lower).unwrap_or_default();
    numerals::is_numeral(lower)
}
