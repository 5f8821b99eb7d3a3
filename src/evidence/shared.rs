//! Running text that two originals share, such as agency copy that two papers print.
//!
//! Words are compared folded, marks and paragraph ends passed over. Runs are looked up by
//! their first twelve words, so that the time grows with the two texts and not with their
//! product.

use std::collections::HashMap;

use super::text::{Place, Text};

/// Runs of fewer words are chance and set phrases.
const FEWEST_WORDS: usize = 12;
/// So many places of the same twelve words are tried: texts that repeat themselves more
/// often share the same words anyway.
const TRIED: usize = 8;

/// A run of words that stands in two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shared {
    /// How many words it has.
    pub(crate) words: usize,
    /// Where it stands in the first text, one place a paragraph.
    pub(crate) ours: Vec<Place>,
    /// Where it stands in the second text, one place a paragraph.
    pub(crate) theirs: Vec<Place>,
}

/// Finds the longest runs of twelve and more words that two texts share, in the order of the
/// second text, each once.
pub(crate) fn shared(ours: &Text, theirs: &Text) -> Vec<Shared> {
    let mut numbers = HashMap::new();
    let (a, b) = (words(ours, &mut numbers), words(theirs, &mut numbers));
    let (Some(first), Some(second)) = (a.ids(), b.ids()) else { return Vec::new() };
    let mut index: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for (at, run) in first.windows(FEWEST_WORDS).enumerate() {
        let places = index.entry(run).or_default();
        if places.len() < TRIED {
            places.push(at);
        }
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(run) = second.get(at..at + FEWEST_WORDS) {
        let places = index.get(run).map_or(&[][..], Vec::as_slice);
        let longest = places
            .iter()
            .map(|place| (common(first, *place, second, at), *place))
            .max_by_key(|(length, place)| (*length, std::cmp::Reverse(*place)));
        let Some((length, place)) = longest else {
            at += 1;
            continue;
        };
        let before = common_before(first, place, second, at);
        found.push(Shared {
            words: before + length,
            ours: a.places(ours, place - before, place + length),
            theirs: b.places(theirs, at - before, at + length),
        });
        // A next run may begin inside this one, but not be a part of it.
        at += (length - FEWEST_WORDS + 1).max(1);
    }
    found
}

/// The words of a text as numbers, each with its place among words and marks.
struct Words {
    ids: Vec<u32>,
    tokens: Vec<usize>,
}

impl Words {
    fn ids(&self) -> Option<&[u32]> {
        (self.ids.len() >= FEWEST_WORDS).then_some(&self.ids)
    }

    fn places(&self, text: &Text, start: usize, end: usize) -> Vec<Place> {
        let token = |n: usize| self.tokens.get(n).copied();
        match (token(start), end.checked_sub(1).and_then(token)) {
            (Some(first), Some(last)) => text.places(first..last + 1),
            _ => Vec::new(),
        }
    }
}

fn words<'a>(text: &'a Text, numbers: &mut HashMap<&'a str, u32>) -> Words {
    let mut words = Words { ids: Vec::new(), tokens: Vec::new() };
    for (n, token) in text.folded().tokens().iter().enumerate() {
        if !token.mark {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let letters = text.folded().letters(token);
            words.ids.push(*numbers.entry(letters).or_insert(next));
            words.tokens.push(n);
        }
    }
    words
}

/// How many words are the same from two places on.
fn common(a: &[u32], from: usize, b: &[u32], at: usize) -> usize {
    let (a, b) = (a.get(from..).unwrap_or_default(), b.get(at..).unwrap_or_default());
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// How many words are the same before two places.
fn common_before(a: &[u32], from: usize, b: &[u32], at: usize) -> usize {
    let (a, b) = (a.get(..from).unwrap_or_default(), b.get(..at).unwrap_or_default());
    a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}
