//! The pack's own sentences against what they cite, the house style, and lengths.

use super::{check, sound, with_points};

const POINTS: &str =
    "  a: {says: People came., passage: more than 380 people had come by boat}
  b: {says: She called it “vile”., passage: It is a *vile* trade, kind: wording}";

/// The base pack with a topic of this body.
fn topic(front: &str, body: &str) -> String {
    let points = POINTS.replace("It is a *vile* trade", "“It is a vile trade.” A note");
    with_points(&points)
        .replace("title: Boats\n---\n", &format!("title: Boats\n{front}---\n{body}\n"))
}

#[test]
fn a_number_stands_in_what_its_sentence_cites() {
    sound(&topic("", "More than 380 people came in January 2025 [@summit/a]."));
    check(
        &topic("", "In 2024 there were 17 [@summit/a]. Then came 380 people."),
        r#"number-not-in-evidence content/topics/boats.md:4:4 "2024"
  the date `2024` is not in what the sentence cites
  note cited: more than 380 people had come by boat
  help cite the statement whose passage holds it, or take it out of the sentence
number-not-in-evidence content/topics/boats.md:4:20 "17"
  the number `17` is not in what the sentence cites
  note cited: more than 380 people had come by boat
  help cite the statement whose passage holds it, or take it out of the sentence
number-not-in-evidence content/topics/boats.md:4:46 "380"
  the number `380` is not in what the sentence cites
  note the sentence cites no words of an article
  help cite the statement whose passage holds it, or take it out of the sentence"#,
    );
}

#[test]
fn a_citation_behind_the_full_stop_belongs_to_the_sentence_before_it() {
    sound(&topic("", "There were 380 people. [@a] They came by boat."));
    sound(&topic("", "They came. There were 380 people. [@a]"));
    check(
        &topic("", "There were 380 people. They came. [@a]"),
        r#"number-not-in-evidence content/topics/boats.md:4:12 "380"
  the number `380` is not in what the sentence cites
  note the sentence cites no words of an article
  help cite the statement whose passage holds it, or take it out of the sentence"#,
    );
}

#[test]
fn quoted_words_stand_in_what_their_sentence_cites() {
    sound(&topic("", "It was called a “vile trade” [@b]."));
    check(
        &topic("", "It was called a “wild trade” [@b]."),
        r#"quoted-words-not-in-evidence content/topics/boats.md:4:18 "wild trade"
  the words `wild trade` are not in what the sentence cites
  note cited: It is a vile trade. A note
  help quote the passage's own words, or leave the quotation marks out"#,
    );
    check(
        &topic("", "It was called [@b \"a wild trade\"]."),
        r#"words-not-in-passage content/topics/boats.md:4:17 "b"
  `b` does not rest on the words `a wild trade`
  note its passage: It is a vile trade. A note
  help copy words of the passage exactly"#,
    );
}

#[test]
fn says_and_headline_rest_on_the_points_own_words() {
    let text = with_points(
        "  a: {says: 390 people came., passage: more than 380 people had come}",
    )
    .replace("headline: A summit", "headline: 17 came to a summit");
    check(
        &text,
        r#"number-not-in-evidence content/summaries/summit.yaml:1:11 "17"
  the number `17` is not in any passage of the article
  note cited: more than 380 people had come
  help copy more of the article into `passages`, or take it out of the text
number-not-in-evidence content/summaries/summit.yaml:4:13 "390"
  the number `390` is not in its passage
  note cited: more than 380 people had come
  help copy more of the article into `passages`, or take it out of the text"#,
    );
}

#[test]
fn a_paragraph_cites_something_unless_it_leads_to_a_list() {
    check(
        &topic(
            "",
            "Nothing is cited here.

It leads to this:

- People came [@a].
- Nothing is cited in this item.

What follows shows it.

![@a]",
        ),
        r#"uncited-paragraph content/topics/boats.md:4:1 "Nothing is cited here."
  this paragraph cites nothing
  help cite what it rests on, as `[@article/point]`, or take it out
uncited-paragraph content/topics/boats.md:9:3 "Nothing is cited in this item."
  this paragraph cites nothing
  help cite what it rests on, as `[@article/point]`, or take it out"#,
    );
}

#[test]
fn nothing_is_held_against_a_sentence_whose_citation_leads_nowhere() {
    let unknown = r#"unknown-citation content/topics/boats.md:4:21 "summit/none"
  no statement is called `summit/none`
  help cite a point or a caveat as `article/point`, a fact from outside as `context/id`"#;
    check(&topic("", "There were 17 [@a; @summit/none]."), unknown);
    check(
        &topic("", "There were 17 [@summit/none \"of them\"]."),
        &unknown.replace("4:21", "4:17"),
    );
    check(
        &topic("", "There were many [@summit/none]. There were 17 then [@a]."),
        &format!(
            "{}\n{}",
            unknown.replace("4:21", "4:19"),
            r#"number-not-in-evidence content/topics/boats.md:4:44 "17"
  the number `17` is not in what the sentence cites
  note cited: more than 380 people had come by boat
  help cite the statement whose passage holds it, or take it out of the sentence"#
        ),
    );
}

#[test]
fn a_bottom_line_has_fifty_words() {
    let long = "People came [@summit/a]".to_owned() + &" and came".repeat(25) + ".";
    check(
        &topic(&format!("bottom_line: >-\n  {long}\n"), ""),
        r#"too-long content/topics/boats.md:4:3 "People came [@summit/a] and came and cam"
  the bottom line has 52 words
  help say it in 50 words at most"#,
    );
}

#[test]
fn the_house_style_is_kept_but_in_quotations() {
    let text = topic("", "A vile trade it is; a “vile trade”, as was said [@b].");
    let text = format!("{text}//- content/style.yaml
avoid:
  - {{term: awful trade, variants: [vile trade], prefer: people smuggling, why: It judges., quoted_only: true}}
");
    check(
        &text,
        r#"house-style content/topics/boats.md:4:3 "vile trade"
  the house style avoids `vile trade`
  also content/style.yaml: the house style: "awful trade"
  note It judges.
  help write `people smuggling`, or quote it as somebody's words"#,
    );
}
