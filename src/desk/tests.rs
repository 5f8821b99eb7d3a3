//! Words are marked in small packs, and what is copied is built again.

use super::{CheckedText, Copied, Desk, Refusal, Selection};
use crate::diag::Checked;
use crate::link::{self, LockUse};
use crate::model::Pack;
use crate::parse;
use crate::source::{Original, SourceFile, SourceId, Sources};

mod built;
mod layouts;

/// A pack of one article with this text and these points.
fn sources(body: &str, points: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add("briefing.yaml", "format: 1\ntitle: A\ndate: 2025-01-31\n");
    sources.add("content/articles/x.md", format!("---\ntitle: X\n---\n{body}\n"));
    let summary = format!("headline: X\npoints:\n{points}");
    sources.add("content/summaries/x.yaml", summary);
    sources
}

/// The same with an account and, where it is at hand, an original.
fn account(original: Option<&str>) -> Sources {
    let mut sources = sources("The boat came back.", "");
    let article =
        "---\ntitle: X\nbody: account\noriginal: x.txt\n---\nThe boat came back.\n";
    sources.add("content/articles/x.md", article);
    sources.originals = original.map(|text| {
        let id = SourceId::new("originals/x.txt");
        let original = Original {
            file: SourceFile::new(id, text.to_owned()),
            sha256: String::new(),
        };
        [("x.txt".to_owned(), original)].into()
    });
    sources
}

fn linked(sources: &Sources) -> Checked<Pack> {
    let parsed = parse::draft(sources, &mut parse::Memo::default());
    let mut linked =
        link::pack(&parsed.value, sources, LockUse::Check, &mut link::Memo::default());
    linked.problems.splice(0..0, parsed.problems);
    linked
}

fn passage(sources: &Sources, selection: &Selection<'_>) -> Result<Copied, Refusal> {
    Desk::new(&linked(sources).value, sources).passage("x", selection)
}

/// What is copied of words marked in a text, at a place if one is given: the YAML and the notes,
/// or the refusal.
#[track_caller]
fn check(body: &str, words: &str, at: Option<(&str, usize)>, expect: &str) {
    let (at, before) = at.map_or((None, 0), |(at, before)| (Some(at), before));
    let copied = passage(&sources(body, ""), &Selection { words, at, before });
    let said = match copied {
        Ok(Copied { key, notes, .. }) if notes.is_empty() => key,
        Ok(Copied { key, notes, .. }) => format!("{key}{notes:?}\n"),
        Err(refusal) => format!("{refusal:?}\n"),
    };
    assert_eq!(said, expect);
}

#[test]
fn the_articles_own_letters_are_copied_in_whole_words() {
    let body = "“We *were*\u{a0}told” – she said: the boat’s late. Nobody came.";
    check(
        body,
        "We were told\" — she",
        None,
        "passage: >-\n      “We were\u{a0}told” – she\n",
    );
    check(body, "oat's late. Nob", None, "passage: >-\n      boat’s late. Nobody\n");
    check(body, "the boats late", None, "NotThere(Body)\n");
    check(body, "– “ .", None, "Empty\n");
    check(body, "boat’s late", None, "TooShort { words: 2, characters: 11 }\n");
}

#[test]
fn words_may_run_over_the_end_of_a_paragraph_and_stand_in_lists_and_tables() {
    let body = "The boat came back.\n\n- Nobody was there\n- to see it\n\n| a boat | 12 ships |\n\
                |---|---|\n| five trains | came |\n";
    check(
        body,
        "came back. Nobody was",
        None,
        "passage: >-\n      came back. Nobody was\n",
    );
    check(
        body,
        "12 ships five trains",
        None,
        "passage: >-\n      12 ships five trains\n",
    );
}

#[test]
fn words_that_stand_more_than_once_are_told_by_what_is_around_them() {
    let body = "First the boat came back to us.\n\nThen the boat came back to them.\n\nAt last \
                the boat came back to us.";
    let words = "the boat came back";
    let told = "[Told(3)]\n";
    let with = |key: &str, around: &str| {
        format!(
            "passage:\n      exact: >-\n        {words}\n      {key}: >-\n        {around}\n{told}"
        )
    };
    check(body, words, Some(("p1", 5)), &with("prefix", "First"));
    check(
        body,
        words,
        Some(("p2", 4)),
        &with("prefix", "us. Then").replace("us. ", ". "),
    );
    check(body, words, Some(("p3", 6)), &with("prefix", "At last"));
    check(body, words, None, &with("prefix", "First"));
}

#[test]
fn the_nearest_of_several_in_a_paragraph_is_meant() {
    let body =
        "Now the boat came back, then the boat came back, and the boat came back again.";
    let prefix = |before: usize| {
        let selection = Selection { words: "the boat came back", at: Some("p1"), before };
        let copied = passage(&sources(body, ""), &selection).unwrap();
        copied.key.lines().nth(4).unwrap().trim().to_owned()
    };
    assert_eq!(prefix(0), "Now");
    assert_eq!(prefix(24), ", then");
    assert_eq!(prefix(90), ", and");
}

#[test]
fn words_that_nothing_tells_apart_are_the_first_or_none() {
    let body = "The boat came back.\n\n".repeat(40);
    let words = "boat came back";
    check(&body, words, Some(("p20", 3)), "NotFirst(40)\n");
    check(
        "Boats here and there.\n\nBoats here and there.",
        "Boats here and",
        Some(("p1", 0)),
        "passage:\n      exact: >-\n        Boats here and\n      suffix: >-\n        \
         there. Boats\n[Told(2)]\n",
    );
}

#[test]
fn numbers_are_taken_whole() {
    let body =
        "The boat cost at least £84 million in all, and 12 people came on the way.";
    check(
        body,
        "£84 million in all",
        None,
        "passage: >-\n      at least £84 million in all\n[Longer(\"at least £84 million\")]\n",
    );
    check(
        body,
        "The boat cost at least £84",
        None,
        "passage: >-\n      The boat cost at least £84 million\n\
         [Longer(\"at least £84 million\")]\n",
    );
    check(body, "12 people", None, "passage: >-\n      12 people\n[ForFigure]\n");
}

#[test]
fn brackets_of_the_articles_own_are_kept_where_they_say_what_they_seem_to() {
    let body = "“The [boat] came back to us,” she said, “and [not] late at all”.";
    check(
        body,
        "The [boat] came back",
        None,
        "passage: >-\n      The [boat] came back\n",
    );
    check(body, "she said, “and [not] late", None, "Brackets\n");
}

#[test]
fn signs_that_turn_the_direction_are_left_out() {
    let body = "The boat \u{202e}came back\u{202c} to us.";
    check(body, "boat came back to", None, "passage: >-\n      boat came back to\n");
}

#[test]
fn an_account_is_held_against_its_original() {
    let say = |original: Option<&str>, words: &str| {
        passage(&account(original), &Selection { words, at: Some("p1"), before: 0 })
            .map(|copied| (copied.words, copied.paragraphs))
    };
    let name = || Some("x.txt".to_owned());
    assert_eq!(say(None, "The boat came"), Err(Refusal::NotAtHand(name())));
    let original = "A headline\n\nThe ship came back.\n";
    let not_there = Refusal::NotThere(CheckedText::Original("x.txt".to_owned()));
    assert_eq!(say(Some(original), "The boat came back"), Err(not_there));
    let found = ("The ship came".to_owned(), (2, 2));
    assert_eq!(say(Some(original), "The ship came"), Ok(found));
}

#[test]
fn of_words_that_overlap_themselves_the_marked_ones_are_told() {
    let body = "the boats came back the boats came back the boats came back";
    check(
        body,
        "the boats came back the boats came back",
        Some(("p1", "theboatscameback".len())),
        "passage:\n      exact: >-\n        the boats came back the boats came back\n      \
         prefix: >-\n        came back\n[Told(2)]\n",
    );
}
