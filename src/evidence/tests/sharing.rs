//! Running text that two originals share.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::evidence::shared::shared;
use crate::evidence::{RunIndex, Text, may_share, runs, shared_among};

const COPY: &str = "one two three four five six seven eight nine ten eleven twelve";

fn check(ours: &str, theirs: &str, expect: &[(&str, &str)]) {
    let (ours, theirs) = (Text::from_plain(ours), Text::from_plain(theirs));
    let letters = |text: &Text, places: &[crate::evidence::Place]| {
        places.iter().map(|p| text.letters(p)).collect::<Vec<_>>().join(" | ")
    };
    let found: Vec<(String, String)> = shared(&ours, &theirs)
        .iter()
        .map(|run| (letters(&ours, &run.ours), letters(&theirs, &run.theirs)))
        .collect();
    let expect: Vec<(String, String)> =
        expect.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(found, expect);
}

#[test]
fn twelve_words_are_shared_and_eleven_are_not() {
    check(&format!("a {COPY} b"), &format!("c {COPY} d"), &[(COPY, COPY)]);
    check(&format!("a {COPY} b"), &COPY.replace("six", "6"), &[]);
    check(COPY.trim_end_matches("twelve"), COPY, &[]);
    check("", COPY, &[]);
}

#[test]
fn marks_and_paragraph_ends_do_not_part_a_run() {
    check(
        "x one, ‘two’ three four five six\nseven eight nine ten – eleven twelve thirteen",
        "one two three four five six; seven eight nine ten eleven twelve thirteen y",
        &[(
            "one, ‘two’ three four five six | seven eight nine ten – eleven twelve thirteen",
            "one two three four five six; seven eight nine ten eleven twelve thirteen",
        )],
    );
}

#[test]
fn each_longest_run_is_told_once() {
    let long = format!("{COPY} thirteen fourteen");
    check(&format!("{long} x {COPY}"), &format!("y {long} z"), &[(&long, &long)]);
    let tail = "seven eight nine ten eleven twelve a b c d e f";
    check(
        &format!("{COPY} x {tail}"),
        &format!("{COPY} a b c d e f"),
        &[(COPY, COPY), (tail, tail)],
    );
}

#[test]
fn texts_of_one_word_end() {
    let many = "same ".repeat(200_000);
    assert_eq!(shared(&Text::from_plain(&many), &Text::from_plain(&many)).len(), 1);
    let few = "same ".repeat(30);
    assert!(!shared(&Text::from_plain(&few), &Text::from_plain(&many)).is_empty());
}

#[test]
fn many_texts_are_compared_as_each_two_are() {
    let copy = |n: usize| Text::from_plain(&format!("a{n} b{n} {COPY} c{n}"));
    let texts: Vec<Text> = (0..20).map(copy).collect();
    let pairs = shared_among(&texts.iter().collect::<Vec<_>>());
    let numbers: Vec<_> = pairs.iter().map(|pair| (pair.ours, pair.theirs)).collect();
    let each: Vec<_> = (0..20).flat_map(|a| (a + 1..20).map(move |b| (a, b))).collect();
    assert_eq!(numbers, each);
    assert!(pairs.iter().all(|pair| pair.runs.len() == 1));
}

#[test]
fn whose_runs_stand_nowhere_else_shares_nothing() {
    let own = "a b c d e f g h i j k l m n";
    let texts = [&format!("x {COPY}"), own, "one two three", &format!("{COPY} y z")];
    let runs = texts.map(|text| runs(&Text::from_plain(text)));
    assert_eq!(runs.each_ref().map(Vec::len), [2, 3, 0, 3]);
    assert_eq!(
        may_share(&runs.each_ref().map(Vec::as_slice)),
        [true, false, false, true]
    );
    assert!(may_share(&[]).is_empty());
}

/// What two texts of space-separated words share, by the plain definition: the first word of
/// each run in the first and in the second text, and how many words it has.
fn plainly(ours: &str, theirs: &str) -> Vec<(usize, usize, usize)> {
    let (a, b): (Vec<_>, Vec<_>) =
        (ours.split(' ').collect(), theirs.split(' ').collect());
    let common = |i: usize, j: usize| {
        a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count()
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at + 12 <= b.len() {
        let starts = (0..a.len()).filter(|i| common(*i, at) >= 12).take(8);
        let longest = starts
            .map(|i| (common(i, at), i))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((length, i)) = longest else {
            at += 1;
            continue;
        };
        let before = a[..i].iter().rev().zip(b[..at].iter().rev());
        let before = before.take_while(|(x, y)| x == y).count();
        found.push((i - before, at - before, before + length));
        at += length - 11;
    }
    found
}

/// Whether two texts share a run of twelve words.
fn share(ours: &str, theirs: &str) -> bool {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (ours, theirs) = (words(ours), words(theirs));
    ours.windows(12).any(|run| theirs.windows(12).any(|other| run == other))
}

proptest! {
    #[test]
    fn the_index_of_runs_follows_a_row_of_edits(
        first in prop::collection::vec("[ab]( [ab]){0,20}", 1..5),
        edits in prop::collection::vec((0_u8..6, prop::option::of("[ab]( [ab]){0,20}")), 0..12),
    ) {
        let mut texts: BTreeMap<u8, String> = (0..).zip(first).collect();
        let read = |text: &String| runs(&Text::from_plain(text));
        let began: Vec<_> = texts.iter().map(|(key, text)| (*key, read(text))).collect();
        let mut index = RunIndex::new(began.iter().map(|(key, runs)| (key, &runs[..])));
        for (key, text) in edits {
            index.remove(&BTreeSet::from([key]));
            texts.remove(&key);
            if let Some(text) = text {
                index.add(&key, &read(&text));
                texts.insert(key, text);
            }
            for text in texts.values() {
                let holders = texts.iter().filter(|(_, other)| share(text, other));
                let holders: BTreeSet<u8> = holders.map(|(key, _)| *key).collect();
                prop_assert_eq!(index.holders(&read(text)), holders);
            }
        }
    }

    #[test]
    fn sharing_agrees_with_the_plain_definition(
        texts in prop::collection::vec("[ab]( [ab]){0,40}|(a b )?(a ){10,30}b", 2..5),
    ) {
        let read: Vec<Text> = texts.iter().map(|t| Text::from_plain(t)).collect();
        let mut pairs = shared_among(&read.iter().collect::<Vec<_>>()).into_iter().peekable();
        let runs: Vec<_> = read.iter().map(runs).collect();
        let may = may_share(&runs.iter().map(Vec::as_slice).collect::<Vec<_>>());
        for a in 0..texts.len() {
            for b in a + 1..texts.len() {
                let pair = pairs.next_if(|pair| (pair.ours, pair.theirs) == (a, b));
                prop_assert!(pair.is_none() || may[a] && may[b]);
                let found: Vec<_> = pair.map_or_else(Vec::new, |pair| pair.runs)
                    .iter()
                    // Each word is one letter and one space.
                    .map(|run| {
                        let start = |places: &[crate::evidence::Place]| places[0].range.start / 2;
                        (start(&run.ours), start(&run.theirs), run.words)
                    })
                    .collect();
                prop_assert_eq!(found, plainly(&texts[a], &texts[b]));
            }
        }
        prop_assert!(pairs.next().is_none());
    }
}
