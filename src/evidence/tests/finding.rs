//! Passages are found where they stand, and nowhere else.

use crate::evidence::numbers::read_value;
use crate::evidence::{
    Context, Fault, Found, NotFound, Pattern, Reason, Refusal, Text, find,
};

const REPORT: &str = "\
More than 380,000 people came in 2023 – an increase of 17 per cent.

The minister told reporters: 'We will smash the gangs and
'share what we know.'
Talks with 47-member states go on in the UK's north; the cost is £84million.
She was a 'friend and a partner' and 'very much part of it'.
More than 380,000 people came in 2023.";

fn look(article: &str, passage: &str) -> Result<Found, NotFound> {
    find(
        &Text::from_plain(article),
        &Pattern::parse(passage).unwrap(),
        Context::default(),
    )
}

/// The article's own letters for a passage.
fn check(passage: &str, expect: &str) {
    let text = Text::from_plain(REPORT);
    let found = look(REPORT, passage).unwrap_or_else(|e| panic!("{passage}: {e:?}"));
    assert_eq!(found.letters(&text), expect, "{passage}");
}

fn absent(article: &str, passage: &str) {
    assert!(look(article, passage).is_err(), "{passage:?} in {article:?}");
}

/// The number of the paragraph in which a passage begins.
fn first(found: &Found) -> u32 {
    found.pieces().next().unwrap().place.paragraph
}

#[test]
fn the_articles_own_letters_are_shown() {
    check("people came in 2023 — an increase", "people came in 2023 – an increase");
    check("told reporters: “We will smash", "told reporters: 'We will smash");
    check("in the UK’s north", "in the UK's north");
    check("the cost is £84million.", "the cost is £84million.");
    check(
        "a friend and a partner and very much",
        "a 'friend and a partner' and 'very much",
    );
    check("More\u{a0}than 380,000\npeople", "More than 380,000 people");
}

#[test]
fn a_passage_may_run_over_a_paragraphs_end() {
    let found = look(REPORT, "smash the gangs and share what we know").unwrap();
    let paragraphs: Vec<u32> = found.pieces().map(|p| p.place.paragraph).collect();
    assert_eq!(paragraphs, [2, 3]);
    assert!(found.pieces().all(|piece| piece.all_speech));
}

#[test]
fn only_whole_words_match() {
    absent("some 121,000 people", "21,000 people");
    absent("a rise of 41.5 points", "of 41");
    absent("known beforehand to all", "hand to all");
    absent("under the returns-under-review plan", "under the returns");
    absent("the 47-member body", "the 47");
    absent("it cost £84million", "it cost £84");
    absent("in 2019–20 they", "in 2019");
    absent("up 31% since", "up 31");
    absent("see example.org today", "see example");
    absent("men and/or women", "men and");
    assert!(look("to their deaths.The next", "to their deaths").is_ok());
    assert!(look("he said—well—no", "he said").is_ok());
}

#[test]
fn marks_inside_are_equal_and_outer_ones_may_be_left_off() {
    let article = "It is, she said, a crisis; now we act.";
    assert!(look(article, "she said, a crisis").is_ok());
    assert!(look(article, ", she said, a crisis;").is_ok());
    absent(article, "she said a crisis");
    absent(article, "she said, a crisis.");
}

#[test]
fn what_is_speech_is_told_piece_by_piece() {
    let text = Text::from_plain(REPORT);
    let piece = |passage: &str| look(REPORT, passage).unwrap().pieces().next().cloned();
    assert!(piece("smash the gangs").unwrap().all_speech);
    assert!(!piece("friend and a partner and very").unwrap().all_speech);
    assert!(piece("Talks with 47-member states").unwrap().speech.is_empty());
    let found = look(REPORT, "a friend and a partner and very much").unwrap();
    let piece = found.pieces().next().unwrap().clone();
    let letters = text.paragraph(5);
    let speech: Vec<&str> = piece.speech.iter().map(|r| &letters[r.clone()]).collect();
    assert_eq!(speech, ["friend and a partner", "very much"]);
}

#[test]
fn parts_follow_each_other() {
    check(
        "More than 380,000 […] smash the gangs",
        "More than 380,000 […] smash the gangs",
    );
    check("More than 380,000 [ ... ] the gangs", "More than 380,000 […] the gangs");
    let late = look(REPORT, "smash the gangs […] an increase of 17");
    assert!(
        matches!(late.unwrap_err().reason, Reason::Order(place) if place.paragraph == 1)
    );
    let error = look(REPORT, "More than 380,000 […] smash the groups").unwrap_err();
    assert_eq!((error.part, error.range.clone()), (1, 24..40));
    // The same words may not serve two parts.
    absent("to share and to act", "to share and […] and to act");
}

#[test]
fn insertions_stand_for_no_words() {
    check("Talks [here] with 47-member states", "Talks with 47-member states");
    check("We will smash the gangs [sic] and", "We will smash the gangs and");
    check("very much part of it [now].", "very much part of it'.");
    check("[m]ore than 380,000", "More than 380,000");
    check("told reporters: [w]e will", "told reporters: 'We will");
    let brackets = "They left on [the UK] borders [sic], he said.";
    assert!(look(brackets, "on [the UK] borders [sic], he").is_ok());
    assert!(look(brackets, "on [some] borders").is_err());
    assert!(look("on borders, he said", "on [the UK] borders [sic], he").is_ok());
    absent("we shall go", "[W]ill go");
    absent("WE shall go", "[w]e shall go");
}

/// The letters found for a passage, with `<sic>` where the pattern notes it.
fn check_sic(article: &str, passage: &str, expect: &str) {
    let text = Text::from_plain(article);
    let pattern = Pattern::parse(passage).unwrap();
    let found = find(&text, &pattern, Context::default()).unwrap();
    let mut letters = found.letters(&text);
    for byte in pattern.sic(&letters).into_iter().rev() {
        letters.insert_str(byte, "<sic>");
    }
    assert_eq!(letters, expect, "{passage}");
}

#[test]
fn a_sic_is_noted_behind_the_word_it_follows() {
    let report =
        "The 'last two months has' seen progress. Nothing [sic] was build, he said.";
    check_sic(report, "last two months has [sic] seen", "last two months has<sic>' seen");
    check_sic(
        report,
        "last two months has [ Sic ] seen",
        "last two months has<sic>' seen",
    );
    check_sic(
        report,
        "The last two months […] was build [sic], he said",
        "The 'last two months […] was build<sic>, he said",
    );
    check_sic(report, "[A report:] The last two months", "The 'last two months");
    check_sic(report, "Nothing [sic] was build", "Nothing [sic] was build");
    check_sic(report, "Nothing [sic] was build [sic]", "Nothing [sic] was build<sic>");
}

#[test]
fn insertions_that_could_turn_the_meaning_are_refused() {
    let refused = |passage: &str, range: std::ops::Range<usize>, refusal| {
        let fault = Fault::Insertion { range, refusal };
        assert_eq!(Pattern::parse(passage).unwrap_err(), [fault], "{passage}");
    };
    refused("we will [not] go there", 8..13, Refusal::Negation);
    refused("we will [never ever] go", 8..20, Refusal::Negation);
    refused("we [don’t] go there", 3..12, Refusal::Negation);
    refused("with [two] more boats", 5..10, Refusal::Number);
    refused("with [some 50] boats", 5..14, Refusal::Number);
    refused("with [twenty-one] boats", 5..17, Refusal::Number);
    refused("that is [un]likely to go", 8..12, Refusal::PartOfWord);
    refused("that is [im]possible to do", 8..12, Refusal::PartOfWord);
    refused("that is hope[less] to do", 12..18, Refusal::PartOfWord);
    assert_eq!(Pattern::parse("we [not] go [5] there").unwrap_err().len(), 2);
    let brackets = "word [a] ".repeat(65);
    assert_eq!(Pattern::parse(&brackets).unwrap_err(), [Fault::TooManyBrackets]);
    for empty in ["", " ", "[…]", "“”", "...", "[here]"] {
        assert_eq!(Pattern::parse(empty).unwrap_err(), [Fault::Empty], "{empty:?}");
    }
    assert!(Pattern::parse("met [the UN] and [Mr Able]").is_ok());
    assert!(Pattern::parse("return[ed] [the UK] ] [ at last").is_ok());
}

#[test]
fn few_words_prove_nothing_but_for_a_figures_number() {
    let short = |passage: &str, value: Option<&str>| {
        let value = value.map(|v| read_value(v, "en").unwrap());
        let pattern = Pattern::parse(passage).unwrap();
        pattern
            .short(value.as_ref(), "en")
            .into_iter()
            .map(|s| (s.range.start, s.range.end))
            .collect::<Vec<_>>()
    };
    assert_eq!(short("two words", None), [(0, 9)]);
    assert_eq!(short("a b c d", None), [(0, 7)]);
    assert_eq!(short("three words here", None), []);
    assert_eq!(short("380,000 people", Some("more than 380,000")), []);
    assert_eq!(short("390,000 people", Some("more than 380,000")), [(0, 14)]);
    assert_eq!(short("three words here […] and no", None), [(23, 29)]);
    assert_eq!(short("[the UK] two words", None), [(0, 18)]);
}

#[test]
fn the_first_place_is_taken_and_the_others_are_told() {
    let found = look(REPORT, "380,000 people came in 2023").unwrap();
    assert_eq!(first(&found), 1);
    assert_eq!(found.other_count, 1);
    assert_eq!(found.others[0].paragraph, 6);
    assert_eq!(look("a b a b a", "a b a").unwrap().other_count, 0);
    assert_eq!(look("a b a a b a", "a b a").unwrap().other_count, 1);
}

#[test]
fn prefix_and_suffix_choose_or_say_that_they_stand_nowhere() {
    let text = Text::from_plain(
        "It began. They left at dawn, and so.\nHe knew. They left at dawn.",
    );
    let pattern = Pattern::parse("They left at dawn").unwrap();
    let choose = |prefix, suffix| find(&text, &pattern, Context { prefix, suffix });
    assert_eq!(first(&choose(Some("He knew. "), None).unwrap()), 2);
    assert_eq!(first(&choose(Some("He knew"), None).unwrap()), 2);
    assert_eq!(first(&choose(None, Some("and so")).unwrap()), 1);
    assert_eq!(choose(Some("It began."), None).unwrap().other_count, 0);
    let error = choose(Some("She knew."), None).unwrap_err();
    assert!(matches!(error.reason, Reason::Context(places) if places.len() == 2));
}

#[test]
fn a_speakers_name_is_looked_for_as_whole_words() {
    let text = Text::from_plain("Ana Example’s plan.\nNothing here.\nMr Example left.");
    assert!(text.names("Ana Example", 1..=2));
    assert!(!text.names("Ana Example", 2..=3));
    assert!(!text.names("Exam", 1..=3));
    assert!(!text.names("", 1..=3));
}

/// The number of steps grows with the text and not with its square: a text of one word,
/// a thousand times as long as the passage, is gone through in a moment even unoptimised.
#[test]
fn a_text_of_one_word_is_gone_through_once() {
    let article = "same ".repeat(100_000);
    let passage = "same ".repeat(1_000);
    let found = look(&article, &passage).unwrap();
    assert_eq!(found.other_count, 99);
    assert!(look(&article, &format!("{passage} other")).is_err());
    assert!(look(&article, &format!("{passage} […] [S]ame [here] {passage}")).is_ok());
}
