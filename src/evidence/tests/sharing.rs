//! Running text that two originals share.

use crate::evidence::{Text, shared};

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
