//! The words of a text as the number reader sees them, and the phrases among them.

use std::borrow::Cow;
use std::ops::Range;

use super::language::Language;
use crate::evidence::fold::{Folded, Token};
use crate::model::Qualifier;

/// A word or mark of the text.
pub(super) struct Word<'a> {
    /// Its folded letters.
    pub(super) letters: &'a str,
    /// The same in lower case.
    pub(super) lower: Cow<'a, str>,
    /// Whether it is a sign of punctuation.
    pub(super) mark: bool,
    /// Whether it is of small plain letters alone, with hyphens and apostrophes.
    pub(super) is_small: bool,
    /// Whether a space stands before it.
    spaced: bool,
    /// Its bytes of the text.
    range: Range<usize>,
}

/// All words and marks of a text, with what its language calls things.
pub(super) struct Words<'a> {
    pub(super) all: Vec<Word<'a>>,
    pub(super) language: &'static Language,
    text: &'a str,
}

/// So many groups of three digits are read as one number.
const MOST_GROUPS: usize = 9;

/// Words that may stand between a qualifier and its number.
pub(super) const BETWEEN: [&str; 3] = ["a total of", "a further", "another"];

impl<'a> Words<'a> {
    /// The words and marks of a text, with what it is folded to.
    pub(super) fn new(
        text: &'a str,
        folded: &'a Folded,
        tokens: &[Token],
        language: &'static Language,
    ) -> Self {
        let word = |token| {
            let &Token { mark, spaced, start, end, .. } = token;
            let letters = folded.letters(token);
            let range = start as usize..end as usize;
            let small = |b: u8| b.is_ascii_lowercase() || matches!(b, b'-' | b'\'');
            let is_small = letters.bytes().all(small);
            let lower = if is_small { Cow::from(letters) } else { lower(letters) };
            Word { letters, lower, mark, is_small, spaced, range }
        };
        Self { all: tokens.iter().map(word).collect(), language, text }
    }

    /// The word here in lower case; none where a mark stands.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.all.get(at).filter(|word| !word.mark).map(|word| &*word.lower)
    }

    /// The bytes that some words take.
    pub(super) fn bytes(&self, words: Range<usize>) -> Range<usize> {
        let words = self.all.get(words).unwrap_or_default();
        let first = words.first().map_or(0, |word| word.range.start);
        first..words.last().map_or(first, |word| word.range.end)
    }

    /// How many words the first of some phrases takes that stands here.
    pub(super) fn phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find(|phrase| self.stands(at, phrase)).map(|phrase| length(phrase))
    }

    fn stands(&self, at: usize, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(n, word)| self.word(at + n) == Some(word))
    }

    /// The words that qualify a number, and how, given the words that it takes.
    pub(super) fn qualifier(
        &self,
        number: &Range<usize>,
    ) -> Option<(Range<usize>, Qualifier)> {
        self.before(number.start).or_else(|| {
            let after = self.language.after.iter();
            let (phrase, qualifier) =
                after.copied().find(|(phrase, _)| self.stands(number.end, phrase))?;
            Some((number.end..number.end + length(phrase), qualifier))
        })
    }

    /// The qualifier that ends right before a word.
    pub(super) fn before(&self, at: usize) -> Option<(Range<usize>, Qualifier)> {
        self.right_before(at).or_else(|| {
            BETWEEN.iter().find_map(|phrase| {
                let start = at.checked_sub(length(phrase))?;
                self.right_before(start).filter(|_| self.stands(start, phrase))
            })
        })
    }

    fn right_before(&self, at: usize) -> Option<(Range<usize>, Qualifier)> {
        let ends = |phrase: &str| {
            let words = phrase.rsplit(' ').enumerate();
            let mut back = words.map(|(n, word)| (at.checked_sub(n + 1), word));
            back.all(|(at, word)| at.and_then(|at| self.word(at)) == Some(word))
        };
        let last = self.word(at.checked_sub(1)?)?;
        let mut phrases = self.language.before.iter();
        // Nearly all phrases end in another letter.
        let letter = last.bytes().next_back();
        let (phrase, qualifier) = phrases.find(|(phrase, _)| {
            phrase.bytes().next_back() == letter && phrase.ends_with(last) && ends(phrase)
        })?;
        Some((at.checked_sub(length(phrase))?..at, *qualifier))
    }

    /// A word with those behind it that are groups of its digits: `380 000`. The number is
    /// that of the next word.
    pub(super) fn grouped(&self, at: usize) -> (Cow<'a, str>, usize) {
        let mut joined = Cow::from(self.all.get(at).map_or("", |word| word.letters));
        let mut end = at + 1;
        let digits = joined.trim_start_matches(|c: char| !c.is_ascii_digit());
        let short = (1..=3).contains(&digits.len());
        if !short || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return (joined, end);
        }
        // No number has more groups: a row of three-digit words is a table's.
        while end < at + MOST_GROUPS
            && let (Some(last), Some(next)) = (self.all.get(end - 1), self.all.get(end))
        {
            let gap = self.text.get(last.range.end..next.range.start).unwrap_or_default();
            let groups = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}")
                || self.language.spaces_group && gap == " ";
            let count = next.letters.bytes().take_while(u8::is_ascii_digit).count();
            if !groups || count != 3 {
                break;
            }
            joined.to_mut().push_str(next.letters);
            end += 1;
            if next.letters.len() > 3 {
                break;
            }
        }
        (joined, end)
    }

    /// Where a minus sign stands at a number: touching it, with a space before it.
    pub(super) fn minus(&self, at: usize) -> Option<usize> {
        let sign = at.checked_sub(1).and_then(|before| self.all.get(before))?;
        let glued = self.all.get(at).is_some_and(|word| !word.spaced);
        let letters = self.text.get(sign.range.clone()).unwrap_or_default();
        (sign.mark && sign.spaced && glued && matches!(letters, "-" | "\u{2212}"))
            .then_some(sign.range.start)
    }
}

/// A word in lower case; nearly all words are written so.
fn lower(letters: &str) -> Cow<'_, str> {
    let is_lower = letters.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_lower { Cow::from(letters) } else { Cow::from(letters.to_lowercase()) }
}

fn length(phrase: &str) -> usize {
    phrase.split(' ').count()
}
