//! Running text that originals share, such as agency copy that two papers print.
//!
//! Words are compared folded, marks and paragraph ends passed over. Nearly no text shares anything:
//! which may is told from the numbers of their runs of twelve words. The runs of those are sorted
//! once; texts are compared only where a run stands in both, and only from such runs on, so that the time grows with the texts and with what they
//! share, not with the number of pairs.

use std::cmp::Reverse;
use std::ops::Range;

use rayon::prelude::*;

mod again;
mod index;

pub(crate) use index::RunIndex;

use self::again::again;
use super::fold::Token;
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

/// What two of several texts share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SharedBy {
    /// The first text's number among all, from 0.
    pub(crate) ours: usize,
    /// The second text's number: it comes after the first.
    pub(crate) theirs: usize,
    /// The runs, in the order of the second text; never none.
    pub(crate) runs: Vec<Shared>,
}

/// What two texts share, for tests.
#[cfg(test)]
pub(crate) fn shared(ours: &Text, theirs: &Text) -> Vec<Shared> {
    let pairs = shared_among(&[ours, theirs]);
    pairs.into_iter().flat_map(|pair| pair.runs).collect()
}

/// The numbers of the runs of twelve words of a text, in its order: of two texts that share a run,
/// so that texts can be told apart without their letters.
pub(crate) fn runs(text: &Text) -> Vec<u64> {
    Words::of(text).numbers().collect()
}

/// Which of some texts, known by the numbers of their runs, may share a run with another.
pub(crate) fn may_share(texts: &[&[u64]]) -> Vec<bool> {
    let mut runs = again(texts);
    runs.par_sort_unstable();
    let mut may = vec![false; texts.len()];
    for same in runs.chunk_by(|(a, _), (b, _)| a == b) {
        if same.first() != same.last() {
            for (_, text) in same {
                may.get_mut(*text as usize).into_iter().for_each(|may| *may = true);
            }
        }
    }
    may
}

/// Finds the longest runs of twelve and more words that each two of some texts share, pair by
/// pair in order; the runs of a pair in the order of its second text, each once.
pub(crate) fn shared_among(texts: &[&Text]) -> Vec<SharedBy> {
    let words: Vec<Words<'_>> = texts.par_iter().map(|text| Words::of(text)).collect();
    let runs = words.par_iter().enumerate().flat_map_iter(|(n, words)| {
        words.numbers().enumerate().map(move |(at, number)| (number, n, at))
    });
    let mut runs: Vec<Run> = runs.collect();
    runs.par_sort_unstable();
    let held = Held::of(&runs, words.len());
    let pairs = (0..texts.len()).into_par_iter().map(|ours| {
        let others = held.others(ours).into_iter();
        let pairs = others.map(|theirs| SharedBy {
            ours,
            theirs,
            runs: compare(&words, &held, ours, theirs),
        });
        pairs.filter(|pair| !pair.runs.is_empty()).collect::<Vec<_>>()
    });
    pairs.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// A run of twelve words: its number, which equal runs share, its text, its first word.
type Run = (u64, usize, usize);

/// The words of a text, each with its place among words and marks.
struct Words<'t> {
    text: &'t Text,
    tokens: Vec<usize>,
}

impl<'t> Words<'t> {
    fn of(text: &'t Text) -> Self {
        let tokens = text.folded().tokens().iter().enumerate();
        let words = tokens.filter(|(_, token)| !token.mark).map(|(n, _)| n);
        Self { text, tokens: words.collect() }
    }

    fn token(&self, n: usize) -> Option<&Token> {
        self.text.folded().tokens().get(*self.tokens.get(n)?)
    }

    /// The numbers of the runs of this text, in order: the words' own numbers as the digits of
    /// one, the first of which falls away as the next comes (R. M. Karp and M. O. Rabin,
    /// "Efficient randomized pattern-matching algorithms", 1987).
    fn numbers(&self) -> impl Iterator<Item = u64> {
        const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
        let first = (1..FEWEST_WORDS).fold(1, |power: u64, _| power.wrapping_mul(BASE));
        let all = self.text.folded().hashes();
        let word = |at: usize| {
            let hash = self.tokens.get(at).and_then(|token| all.get(*token));
            hash.map_or(0, |hash| u64::from(*hash))
        };
        let add = move |number: u64, at: usize| {
            number.wrapping_mul(BASE).wrapping_add(word(at))
        };
        let n_runs = (self.tokens.len() + 1).saturating_sub(FEWEST_WORDS);
        let mut rest = (0..FEWEST_WORDS - 1).fold(0, add);
        (0..n_runs).map(move |at| {
            let number = add(rest, at + FEWEST_WORDS - 1);
            rest = number.wrapping_sub(word(at).wrapping_mul(first));
            number
        })
    }

    /// Whether a word is the same as one of another text.
    fn same(&self, n: usize, other: &Self, m: usize) -> bool {
        let (Some(ours), Some(theirs)) = (self.token(n), other.token(m)) else {
            return false;
        };
        self.text.folded().same(ours, other.text.folded(), theirs)
    }

    fn places(&self, words: Range<usize>) -> Vec<Place> {
        let token = |n: usize| self.tokens.get(n).copied();
        match (token(words.start), words.end.checked_sub(1).and_then(token)) {
            (Some(first), Some(last)) => self.text.places(first..last + 1),
            _ => Vec::new(),
        }
    }
}

/// The runs of twelve words that stand in more than one text.
struct Held {
    /// By run, the texts that hold it, ascending.
    holders: Vec<Vec<usize>>,
    /// By text, its words that begin such a run, ascending, each with the run.
    by_word: Vec<Vec<(usize, usize)>>,
    /// By text, the same by run: the run, then the word.
    by_run: Vec<Vec<(usize, usize)>>,
}

impl Held {
    /// Keeps the runs that stand in more than one of `n` texts. They come sorted.
    fn of(runs: &[Run], n: usize) -> Self {
        let mut held = Self {
            holders: Vec::new(),
            by_word: vec![Vec::new(); n],
            by_run: vec![Vec::new(); n],
        };
        for same in runs.chunk_by(|a, b| a.0 == b.0) {
            if same.first().map(|run| run.1) == same.last().map(|run| run.1) {
                continue;
            }
            let run = held.holders.len();
            for (_, text, word) in same {
                let by_word = held.by_word.get_mut(*text).into_iter();
                by_word.for_each(|words| words.push((*word, run)));
                let by_run = held.by_run.get_mut(*text).into_iter();
                by_run.for_each(|runs| runs.push((run, *word)));
            }
            let mut holders: Vec<usize> = same.iter().map(|(_, text, _)| *text).collect();
            holders.dedup();
            held.holders.push(holders);
        }
        held.by_word.iter_mut().for_each(|words| words.sort_unstable());
        held
    }

    /// The texts after this one that hold a run of it, ascending.
    fn others(&self, ours: usize) -> Vec<usize> {
        let mut others: Vec<usize> = Vec::new();
        let mut last: &[usize] = &[];
        for (_, run) in self.by_word.get(ours).into_iter().flatten() {
            let holders = self.holders.get(*run).map_or(&[][..], Vec::as_slice);
            // The runs of a longer one mostly stand in the same texts.
            if holders != last {
                others.extend(holders.iter().filter(|text| **text > ours));
                last = holders;
            }
        }
        others.sort_unstable();
        others.dedup();
        others
    }
}

/// The runs that two texts share.
fn compare(words: &[Words<'_>], held: &Held, ours: usize, theirs: usize) -> Vec<Shared> {
    let mut found = Vec::new();
    let (Some(first), Some(second)) = (words.get(ours), words.get(theirs)) else {
        return found;
    };
    let by_run = held.by_run.get(ours).map_or(&[][..], Vec::as_slice);
    let mut from = 0;
    for (at, run) in held.by_word.get(theirs).into_iter().flatten() {
        // A next run may begin inside the last one, but not be a part of it.
        if *at < from {
            continue;
        }
        let there = by_run.partition_point(|(other, _)| other < run);
        let there = by_run.get(there..).into_iter().flatten();
        let longest = there
            .take_while(|(other, _)| other == run)
            .take(TRIED)
            .map(|(_, place)| (common(first, *place, second, *at), *place))
            .max_by_key(|(length, place)| (*length, Reverse(*place)));
        // Runs of equal numbers can still be of different words.
        let longest = longest.filter(|(length, _)| *length >= FEWEST_WORDS);
        let Some((length, place)) = longest else { continue };
        let before = common_before(first, place, second, *at);
        found.push(Shared {
            words: before + length,
            ours: first.places(place - before..place + length),
            theirs: second.places(at - before..at + length),
        });
        from = at + length - FEWEST_WORDS + 1;
    }
    found
}

/// How many words are the same from two places on.
fn common(a: &Words<'_>, from: usize, b: &Words<'_>, at: usize) -> usize {
    let most = a.tokens.len().saturating_sub(from);
    (0..most).take_while(|n| a.same(from + n, b, at + n)).count()
}

/// How many words are the same before two places.
fn common_before(a: &Words<'_>, from: usize, b: &Words<'_>, at: usize) -> usize {
    let most = from.min(at);
    (1..=most).take_while(|n| a.same(from - n, b, at - n)).count()
}
