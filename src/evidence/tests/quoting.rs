//! What stands inside quotation marks, and sentences that quote.

use crate::evidence::sentences::quoted;
use crate::evidence::{Text, quoted_words_in, sentences};

/// Paragraphs in which `{…}` stands round what is speech; the braces are not in the text.
fn check(marked: &[&str]) {
    let plain = marked.iter().map(|p| p.replace(['{', '}'], "")).collect();
    let text = Text::new(plain);
    for (number, marked) in (1..).zip(marked) {
        let mut shown = String::new();
        let mut at = 0;
        let letters = text.paragraph(number);
        for range in text.speech(number) {
            shown += &letters[at..range.start];
            shown.extend(["{", &letters[range.clone()], "}"]);
            at = range.end;
        }
        shown += &letters[at..];
        assert_eq!(&shown, marked);
    }
}

#[test]
fn marks_of_every_kind_hold_speech() {
    check(&["He spoke of “{new aims}” and a “{wider aim}”."]);
    check(&["He spoke of ‘{new aims}’ and the ‘{trick}’ of old."]);
    check(&["He spoke of '{new aims}' and the '{trick}' of old."]);
    check(&["He spoke of \"{new aims}\", and \"{more}\"."]);
    check(&["Sie sprach von „{neuen Zielen}“ und ging."]);
    check(&["Elle parle de « {nouveaux buts} » et part."]);
    check(&["Sie sprach von »{neuen Zielen}« und ging."]);
    check(&["Sie sprach vom ‚{neuen Ziel}‘ und ging."]);
    check(&["Elle parle du ‹ {but} › et part."]);
    check(&["大臣は「{危機だ}」と述べた。"]);
}

#[test]
fn an_apostrophe_opens_and_closes_nothing() {
    check(&["The minister's plan can't win the nations' support in the UK’s north."]);
    check(&["She dropped the Liberals‘ old scheme in the '90s, and 'tis gone."]);
    check(&["He said '{we can't leave the mayor's office}' and left."]);
    check(&["He said '{the boats' owners must pay.}' Then he left."]);
    check(&["‘{It’s the towns’ fault,}’ she said, ‘{and it’s not ours.}’"]);
    check(&["Told to '{pool our efforts}' and '{share what helps}', they did."]);
    check(&["An end to the '{gangs}' and the '{boats}' was promised."]);
    check(&["rock 'n' roll and O'Neill"]);
}

#[test]
fn speech_goes_on_where_the_next_paragraph_opens_again() {
    check(&[
        "The minister said: '{We start today.}",
        "'{We'll end the gangs' trade and go on.}",
        "'{Then we rest.}'",
        "Others were silent.",
    ]);
    check(&["He said: “{We start today.}", "“{Then we rest.}”", "“{Good,}” he said."]);
}

#[test]
fn speech_goes_on_without_a_new_mark_where_one_closes_it() {
    check(&["He said: “{We start today.}", "{Then we rest,}” he added."]);
    check(&["He said: \"{We start today.}", "{Then we rest.}\""]);
    check(&["He said: ‘{We start today.}", "{Then we rest,}’ he added."]);
}

#[test]
fn a_mark_that_never_closes_holds_its_own_paragraph_only() {
    check(&[
        "'{It is a crisis,}' he said. '{As we speak they are at work.}",
        "Diplomats expect him to raise the nations' worries.",
        "He will not.",
    ]);
    check(&[
        "He said: \"{We start today.}",
        "A picture. Credit: Agency",
        "\"{We rest.}\"",
    ]);
}

#[test]
fn a_quotation_within_a_quotation_is_speech_of_the_outer() {
    check(&["He said: “{They told me ‘no’ and I went,}” and sat down."]);
    check(&["He said: '{They told me \"no\" and I went,}' and sat down."]);
    check(&["“{‘No’ is what they said,}” he said."]);
    check(&["“{They said ‘no’}”, he said, and it was ‘{final}’."]);
}

#[test]
fn stray_marks_are_no_speech() {
    check(&["He is 5'10\" tall, she said.\" And left."]);
    check(&["He left.” And went."]);
    check(&["’ alone"]);
    check(&["“” and on"]);
}

fn cut(text: &str, expect: &[&str]) {
    let found: Vec<&str> =
        sentences(text).iter().map(|s| &text[s.range.clone()]).collect();
    assert_eq!(found, expect);
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    cut("Some 50 go back. More follow.", &["Some 50 go back.", "More follow."]);
    cut(
        "Mr. Able met Dr. Baker. They spoke.",
        &["Mr. Able met Dr. Baker.", "They spoke."],
    );
    cut("It cost £1.5m. It failed.", &["It cost £1.5m.", "It failed."]);
    cut(
        "He said “We go. We rest.” Then he left.",
        &["He said “We go. We rest.”", "Then he left."],
    );
    cut("At No. 10 they said no. We left.", &["At No. 10 they said no.", "We left."]);
    cut("J. Able spoke, e.g. in May.", &["J. Able spoke, e.g. in May."]);
    cut("He said “We go. We rest. And so", &["He said “We go.", "We rest.", "And so"]);
    cut("", &[]);
    cut("  One line  ", &["One line"]);
}

#[test]
fn a_sentence_knows_what_it_quotes() {
    let text = "It calls the plan “a trick”. It says ‘no’ to the UK’s offer.";
    let words: Vec<Vec<&str>> = sentences(text)
        .iter()
        .map(|s| s.quoted.iter().map(|r| &text[r.clone()]).collect())
        .collect();
    assert_eq!(words, [["a trick"], ["no"]]);
    assert_eq!(quoted("no marks").len(), 0);
}

#[test]
fn quoted_words_are_looked_for_by_the_rules_of_passages() {
    let text = Text::from_plain(
        "He called it a 'gimmick' and\nwould “smash the gangs”, at last.",
    );
    let texts = [&text];
    for words in [
        "gimmick",
        "gimmick,",
        "smash the gangs.",
        "smash […] gangs",
        "gimmick and would",
    ] {
        assert!(quoted_words_in(&texts, words), "{words}");
    }
    for words in ["Gimmick", "gimmicks", "smash gangs", "", "gang", "..."] {
        assert!(!quoted_words_in(&texts, words), "{words}");
    }
}
