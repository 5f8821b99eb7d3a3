//! The words of a text that come nearest to a passage that it does not hold.
//!
//! By the method of Sellers (edit distance with free ends) over whole words without regard
//! to case and marks: only a hint for a person, who sees the difference. Of a very long text
//! only the stretch is compared that shares most rare words with the passage.

use std::collections::HashMap;
use std::ops::Range;

use super::difference;
use super::fold::Folded;
use super::text::{Place, Text};

/// A passage is compared up to this many words.
const LONGEST: usize = 400;
/// So many pairs of words are compared at most before a stretch is chosen.
const PAIRS: usize = 4_000_000;

/// The words of a text that come nearest to a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Nearest {
    /// Where they stand, one place a paragraph.
    pub(crate) places: Vec<Place>,
    /// What the author wrote and what stands there, word by word: `[-author-]{+article+}`.
    pub(crate) difference: String,
    /// How many words differ.
    pub(crate) words: usize,
}

/// Finds the nearest words, unless hardly one of them is the same.
pub(super) fn nearest(text: &Text, passage: &Folded) -> Option<Nearest> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let wanted: Vec<usize> = passage
        .tokens()
        .iter()
        .filter(|token| !token.mark)
        .take(LONGEST)
        .map(|token| {
            let next = numbers.len() + 1;
            *numbers.entry(passage.letters(token).to_lowercase()).or_insert(next)
        })
        .collect();
    let folded = text.folded();
    // Each word of the text with its place among words and marks; 0 is any other word.
    let there: Vec<(usize, usize)> = folded
        .tokens()
        .iter()
        .enumerate()
        .filter(|(_, token)| !token.mark)
        .map(|(n, token)| {
            let word = folded.letters(token).to_lowercase();
            (numbers.get(&word).copied().unwrap_or(0), n)
        })
        .collect();
    let stretch = stretch(&wanted, &there);
    let near = there.get(stretch)?;
    let words: Vec<usize> = near.iter().map(|(word, _)| *word).collect();
    let (distance, run) = sellers(&wanted, &words);
    if wanted.is_empty() || (wanted.len().saturating_sub(distance)) * 3 < wanted.len() {
        return None;
    }
    let first = near.get(run.start)?.1;
    let mut end = near.get(run.end.checked_sub(1)?)?.1 + 1;
    // A mark at the passage's end is held against the one that stands there.
    let ends_in_mark = passage.tokens().last().is_some_and(|token| token.mark);
    if ends_in_mark && folded.tokens().get(end).is_some_and(|t| t.mark && !t.spaced) {
        end += 1;
    }
    Some(Nearest {
        places: text.places(first..end),
        difference: difference::of_tokens(
            (passage, passage.tokens()),
            (folded, folded.tokens().get(first..end).unwrap_or_default()),
        ),
        words: distance,
    })
}

/// The part of a text that is worth comparing: all of it, unless it is very long.
fn stretch(wanted: &[usize], there: &[(usize, usize)]) -> Range<usize> {
    if wanted.len().saturating_mul(there.len()) <= PAIRS {
        return 0..there.len();
    }
    let mut counts = vec![0_u64; wanted.len() + 1];
    for (word, _) in there {
        if let Some(count) = counts.get_mut(*word) {
            *count += 1;
        }
    }
    let weight = |word: usize| {
        if word == 0 {
            0
        } else {
            1_000_000 / counts.get(word).copied().unwrap_or(1).max(1)
        }
    };
    let width = (2 * wanted.len()).min(there.len());
    let (mut sum, mut best) = (0, (0, 0));
    for (n, (word, _)) in there.iter().enumerate() {
        sum += weight(*word);
        if let Some((left, _)) = n.checked_sub(width).and_then(|gone| there.get(gone)) {
            sum -= weight(*left);
        }
        if sum > best.0 {
            best = (sum, (n + 1).saturating_sub(width));
        }
    }
    best.1..(best.1 + width).min(there.len())
}

/// The run of words with the smallest edit distance to the wanted ones, the first of equals.
///
/// P. H. Sellers, "The theory and computation of evolutionary distances", 1980.
fn sellers(wanted: &[usize], there: &[usize]) -> (usize, Range<usize>) {
    let mut column: Vec<(usize, usize)> = (0..=wanted.len()).map(|n| (n, 0)).collect();
    let mut best = (wanted.len(), 0..0);
    for (n, word) in there.iter().enumerate() {
        let mut diagonal = (0, n);
        let mut above = (0, n + 1);
        let mut next = Vec::with_capacity(column.len());
        next.push(above);
        for (want, left) in wanted.iter().zip(column.iter().skip(1)) {
            let first = column.get(next.len() - 1).copied().unwrap_or(diagonal);
            diagonal = (first.0 + usize::from(want != word), first.1);
            let cell = [diagonal, (left.0 + 1, left.1), (above.0 + 1, above.1)];
            above = cell.into_iter().min_by_key(|cell| cell.0).unwrap_or(diagonal);
            next.push(above);
        }
        if above.0 < best.0 {
            best = (above.0, above.1..n + 1);
        }
        column = next;
    }
    best
}
