//! Packs that a hand has slipped in: whatever stands in the files, the program answers.

use std::collections::BTreeMap;

use briefpack::diag::{Report, print};
use briefpack::source::Sources;
use briefpack::{Options, load, render};

use super::folder::repository;
use crate::corpus::dice::Dice;

/// How many slips are tried on each pack.
const SLIPS: u64 = 60;

/// Signs that have a meaning in YAML, Markdown, templates or passages.
const SIGNS: [&str; 40] = [
    "\"",
    "'",
    "“",
    "`",
    "*",
    "_",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "<",
    ">",
    "&",
    "|",
    "#",
    ":",
    "-",
    "---\n",
    "@",
    "![@",
    "[@",
    "\t",
    "\n",
    "\n\n",
    "\\",
    "\u{202e}",
    "\u{200b}",
    "e\u{301}",
    "£",
    "380,000",
    "per cent",
    "[…]",
    "0",
    "999999999999999999999999",
    "-1",
    "2025-02-30",
    "null",
    "~",
];

/// A place between two letters of a text.
fn place(dice: &mut Dice, text: &str) -> usize {
    let at = dice.roll(text.len() + 1);
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap()
}

/// A text with one slip.
fn slip(text: &str, dice: &mut Dice) -> String {
    let (mut start, mut end) = (place(dice, text), place(dice, text));
    (start, end) = (start.min(end), start.max(end));
    let near = end.min(start + 20);
    let near = (near..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (one, other) = (dice.roll(lines.len()), dice.roll(lines.len()));
    match dice.roll(7) {
        0 => format!("{}{}", &text[..start], &text[near..]),
        1 => format!("{}{}", &text[..start], &text[end..]),
        2 => text[..start].to_owned(),
        3 if lines.is_empty() => SIGNS.concat(),
        3 => {
            lines.swap(one, other);
            lines.concat()
        }
        4 if !lines.is_empty() => {
            lines.insert(one, lines[other]);
            lines.concat()
        }
        _ => format!(
            "{}{}{}",
            &text[..start],
            SIGNS[dice.roll(SIGNS.len())],
            &text[start..]
        ),
    }
}

/// Builds a pack with one or two slips, and prints what is told of it in every format.
fn build(sources: &Sources, dice: &mut Dice) {
    let mut texts: BTreeMap<&str, String> = sources
        .files
        .iter()
        .filter(|(id, _)| !id.path().starts_with("themes/"))
        .map(|(id, file)| (id.path(), file.whole().to_owned()))
        .collect();
    for _ in 0..=dice.roll(2) {
        let n = dice.roll(texts.len());
        let text = texts.values_mut().nth(n).unwrap();
        *text = slip(text, dice);
    }
    let mut spoilt = sources.clone();
    for (path, text) in texts {
        spoilt.add(path, text);
    }
    let mut report = Report::new(false);
    if let Some(built) = briefpack::build(
        &spoilt,
        &Options::default(),
        (&mut briefpack::Memo::default(), &render::Unwatched),
        &mut report,
    ) {
        for made in built.files(&spoilt, &render::Unwatched) {
            report.take(made);
        }
    }
    assert!(
        report.problems().iter().all(|p| p.code.name() != "template-error"),
        "{report:?}"
    );
    for format in [print::Format::Human, print::Format::Sarif] {
        print::report(&report, &spoilt, format, &print::Style::default());
    }
}

#[test]
fn no_slip_of_a_hand_ends_the_program() {
    for pack in ["tests/packs/full-body", "tests/packs/by-account"] {
        let mut sources = load::sources(&repository().join(pack), None).value;
        render::builtin::add(&mut sources);
        for seed in 0..SLIPS {
            let known = std::panic::catch_unwind(|| build(&sources, &mut Dice(seed)));
            assert!(known.is_ok(), "slip {seed} in {pack}");
        }
    }
}
