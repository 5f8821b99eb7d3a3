//! Words that somebody has marked in a text: their letters in, the whole words that are meant
//! out.
//!
//! Unlike a passage they are the text's own, so brackets stand for themselves. Whoever marks
//! words by hand may cut the first and the last of them; the whole words are meant.

use std::ops::Range;

use super::occurrences::runs;
use super::{Found, found_part};
use crate::evidence::fold::{Folded, Token};
use crate::evidence::text::{Place, Text};

/// A run of whole words and marks of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marked(Range<usize>);

impl Marked {
    /// Every run that these words may mean, in the order of the text: those that begin and end
    /// with whole words, else those that cut the first or the last.
    pub(crate) fn all(text: &Text, words: &str) -> Vec<Self> {
        let cut = |letters: &str, word: &str, end| match end {
            End::First => letters.ends_with(word),
            End::Last => letters.starts_with(word),
            End::Both => letters.contains(word),
        };
        // A sign that stands inside a word is a mark where the word is cut before or behind it.
        let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
        let whole = stand(text, words, &|letters, word, _| letters == word);
        let some = whole.or_else(|| stand(text, words, &cut));
        some.or_else(|| stand(text, bare, &cut)).unwrap_or_default()
    }

    /// The places that it takes, one a paragraph.
    pub(crate) fn places(&self, text: &Text) -> Vec<Place> {
        text.places(self.0.clone())
    }

    /// As a passage that is these words.
    pub(crate) fn found(&self, text: &Text) -> Found {
        let parts = vec![found_part(text, self.0.clone())];
        Found { parts, others: Vec::new(), other_count: 0 }
    }

    /// The same run, made longer until it takes in the words of a place.
    pub(crate) fn with(&self, text: &Text, place: &Place) -> Self {
        let tokens = text.folded().tokens();
        let (start, end) = (place.range.start, place.range.end);
        let lies_before = |token: &Token| {
            (token.paragraph, token.end as usize) <= (place.paragraph, start)
        };
        let begins_before = |token: &Token| {
            (token.paragraph, token.start as usize) < (place.paragraph, end)
        };
        let first = tokens.partition_point(lies_before);
        let last = tokens.partition_point(begins_before);
        Self(self.0.start.min(first)..self.0.end.max(last))
    }

    /// The text's letters around it: this many words and marks before and after.
    pub(crate) fn around(&self, text: &Text, n: usize) -> (String, String) {
        let letters = |tokens: Range<usize>| {
            let places = text.places(tokens);
            let letters: Vec<&str> = places.iter().map(|p| text.letters(p)).collect();
            letters.join(" ")
        };
        let end = text.folded().tokens().len();
        let before = letters(self.0.start.saturating_sub(n)..self.0.start);
        (before, letters(self.0.end..(self.0.end + n).min(end)))
    }
}

/// Which end of the words a word stands at.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
    Both,
}

/// The runs in which words stand: the ends are compared by `same`, all others are equal. None
/// where there are no such runs.
fn stand(
    text: &Text,
    words: &str,
    same: &dyn Fn(&str, &str, End) -> bool,
) -> Option<Vec<Marked>> {
    let (text, wanted) = (text.folded(), Folded::of(words));
    let words = wanted.tokens();
    let (first, last) = (words.first()?, words.last()?);
    if words.iter().all(|word| word.mark) {
        return None;
    }
    let is = |n: usize, word: &Token, end: End| {
        let found = text.tokens().get(n).filter(|token| token.mark == word.mark);
        found.is_some_and(|t| same(text.letters(t), wanted.letters(word), end))
    };
    // The space before the first word is not marked, and not compared.
    let is_spaced =
        |n: usize| text.tokens().get(n).is_some_and(|t| t.spaced == last.spaced);
    let starts: Vec<usize> = match words.get(1..words.len() - 1) {
        None => (0..text.tokens().len()).filter(|n| is(*n, first, End::Both)).collect(),
        Some([]) => (0..text.tokens().len()).collect(),
        Some(inner) => runs(text, &wanted, inner)
            .into_iter()
            .filter_map(|n| n.checked_sub(1))
            .collect(),
    };
    let end = words.len() - 1;
    let ends_fit = |n: &usize| {
        end == 0
            || (is(*n, first, End::First)
                && is(n + end, last, End::Last)
                && is_spaced(n + end))
    };
    let all = starts.into_iter().filter(ends_fit);
    let all: Vec<_> = all.map(|n| Marked(n..n + words.len())).collect();
    (!all.is_empty()).then_some(all)
}
