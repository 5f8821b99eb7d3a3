//! Where one part of a passage stands: a part in, runs of words and marks out.
//!
//! A part is cut where the way of comparing changes, at insertions and changes of case, and
//! each piece is looked up in the whole text; a run is where the pieces follow each other.

use std::ops::Range;

use crate::evidence::fold::{self, Folded, Token};
use crate::evidence::passage::Part;

/// The runs of words and marks where a part stands, by their first word.
pub(super) fn occurrences(text: &Folded, part: &Part) -> Vec<Range<usize>> {
    let is_plain = part.insertions.is_empty() && part.either_case.is_empty();
    let quick = is_plain.then(|| by_longest(text, &part.folded)).flatten();
    quick.unwrap_or_else(|| by_segments(text, part))
}

/// How many words are compared for each word of a text, before another method is taken.
const COMPARED: usize = 4;

/// The runs where words without brackets stand: wherever their longest word stands, the others
/// are compared. None where a text repeats that word too often for this to be quick.
fn by_longest(text: &Folded, pattern: &Folded) -> Option<Vec<Range<usize>>> {
    let (words, tokens) = (pattern.tokens(), text.tokens());
    let lengths = words.iter().map(|word| pattern.letters(word).len()).enumerate();
    let Some((longest, _)) = lengths.rev().max_by_key(|(_, length)| *length) else {
        return Some(Vec::new());
    };
    let hash = pattern.hashes().get(longest).copied()?;
    let mut left = tokens.len().saturating_mul(COMPARED).max(words.len());
    let mut found = Vec::new();
    for at in fold::places_of(hash, text.hashes()) {
        left = left.checked_sub(words.len())?;
        let Some(start) = at.checked_sub(longest) else { continue };
        let run = tokens.get(start..start + words.len());
        if run.is_some_and(|run| is_same(text, run, pattern)) {
            found.push(start..start + words.len());
        }
    }
    Some(found)
}

/// Whether the words and marks of a pattern are these, with the same spaces between.
fn is_same(text: &Folded, run: &[Token], pattern: &Folded) -> bool {
    let mut pairs = run.iter().zip(pattern.tokens()).enumerate();
    pairs.all(|(n, (token, word))| {
        (n == 0 || token.spaced == word.spaced) && text.same(token, pattern, word)
    })
}

/// The runs where a part stands, each of its segments looked up by itself.
fn by_segments(text: &Folded, part: &Part) -> Vec<Range<usize>> {
    let words = part.folded.tokens();
    let segments = segments(part);
    let Some((head, tail)) = segments.split_first() else { return Vec::new() };
    let starts = starts(text, part, head);
    if starts.is_empty() {
        return Vec::new();
    }
    let tail: Vec<_> = tail
        .iter()
        .map(|segment| {
            let inserted = part.insertions.iter().filter(|i| i.0 == segment.words.start);
            (
                segment,
                inserted.map(|i| &i.1).collect::<Vec<_>>(),
                self::starts(text, part, segment),
            )
        })
        .collect();
    let last: Vec<_> =
        part.insertions.iter().filter(|i| i.0 == words.len()).map(|i| &i.1).collect();
    let run = |start: usize| {
        let mut at = start + head.words.len();
        for (segment, inserted, starts) in &tail {
            at = past(text, inserted, at);
            starts.binary_search(&at).ok()?;
            at += segment.words.len();
        }
        Some(start..past(text, &last, at))
    };
    starts.into_iter().filter_map(run).collect()
}

/// Words of a part that are compared in one way.
#[derive(Clone)]
struct Segment {
    words: Range<usize>,
    /// Whether the first letter may be of either case.
    either_case: bool,
}

/// Cuts a part where the way of comparing changes. Its first word stands alone, since the
/// space before it is not compared.
fn segments(part: &Part) -> Vec<Segment> {
    let length = part.folded.tokens().len();
    let mut cuts: Vec<usize> = part.insertions.iter().map(|i| i.0).collect();
    cuts.extend(part.either_case.iter().flat_map(|n| [*n, n + 1]));
    cuts.extend([0, 1, length]);
    cuts.sort_unstable();
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .filter(|(_, end)| **end <= length)
        .map(|(start, end)| Segment {
            words: *start..*end,
            either_case: part.either_case.binary_search(start).is_ok(),
        })
        .collect()
}

/// Goes past insertions that the text has letter for letter.
fn past(text: &Folded, inserted: &[&Folded], mut at: usize) -> usize {
    for insertion in inserted {
        let words = insertion.tokens();
        let there = text.tokens().get(at..at + words.len());
        let same = there.is_some_and(|there| {
            let mut pairs = there.iter().zip(words).enumerate();
            pairs.all(|(n, (t, w))| {
                text.same(t, insertion, w) && (n == 0 || t.spaced == w.spaced)
            })
        });
        if same {
            at += words.len();
        }
    }
    at
}

/// Where a segment stands: the numbers of its first words, ascending.
fn starts(text: &Folded, part: &Part, segment: &Segment) -> Vec<usize> {
    let words = part.folded.tokens().get(segment.words.clone()).unwrap_or_default();
    let [word] = words else { return runs(text, &part.folded, words) };
    let compare_space = segment.words.start > 0;
    let same = |token: &Token| {
        let equal = if segment.either_case {
            same_but_case(text.letters(token), part.folded.letters(word))
        } else {
            text.same(token, &part.folded, word)
        };
        equal && (!compare_space || token.spaced == word.spaced)
    };
    let tokens = text.tokens().iter().enumerate();
    tokens.filter(|(_, token)| same(token)).map(|(n, _)| n).collect()
}

/// Whether two words differ at most in the case of their first letter.
fn same_but_case(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    let (Some(first), Some(other)) = (a.next(), b.next()) else { return false };
    first.to_lowercase().eq(other.to_lowercase()) && a.as_str() == b.as_str()
}

/// Where a run of words stands, by Knuth, Morris and Pratt.
pub(super) fn runs(text: &Folded, pattern: &Folded, words: &[Token]) -> Vec<usize> {
    let key = |token: &Token| (token.spaced, token.mark);
    let same = |n: usize, with: &Folded, token: &Token| {
        words.get(n).is_some_and(|word| {
            key(word) == key(token) && pattern.same(word, with, token)
        })
    };
    let mut borders: Vec<usize> = Vec::with_capacity(words.len());
    let step = |borders: &[usize], mut matched: usize, with: &Folded, token: &Token| {
        while matched > 0 && !same(matched, with, token) {
            matched = borders.get(matched - 1).copied().unwrap_or(0);
        }
        matched + usize::from(same(matched, with, token))
    };
    let mut matched = 0;
    for (n, word) in words.iter().enumerate() {
        if n > 0 {
            matched = step(&borders, matched, pattern, word);
        }
        borders.push(matched);
    }
    let mut found = Vec::new();
    matched = 0;
    for (n, token) in text.tokens().iter().enumerate() {
        matched = step(&borders, matched, text, token);
        if matched == words.len() {
            found.push(n + 1 - matched);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn both_methods_find_the_same_runs(
            text in prop::collection::vec(prop::sample::select(SIGNS.to_vec()), 0..80),
            passage in prop::collection::vec(prop::sample::select(SIGNS.to_vec()), 0..6),
        ) {
            let (text, words) = (text.concat(), passage.concat());
            let (text, folded) = (Folded::of(&text), Folded::of(&words));
            let range = 0..words.len();
            let (either_case, insertions) = (Vec::new(), Vec::new());
            let part = Part { folded, words, range, either_case, insertions };
            if let Some(found) = by_longest(&text, &part.folded) {
                prop_assert_eq!(found, by_segments(&text, &part));
            }
        }
    }

    /// Words and marks that repeat.
    const SIGNS: [&str; 12] =
        ["a", "a ", "a ", "ab ", "b ", " ", ", ", "-", "– ", "...", "’", "1,0 "];
}
