//! Passages that stand in an article, and passages that do not.

use super::{check, sound, with_points};
use crate::model::Target;
use crate::prose::{Block, Inline};

fn point(passage: &str) -> String {
    with_points(&format!("  a:\n    says: A statement.\n    {passage}"))
}

#[test]
fn words_that_differ_are_shown_beside_the_closest_passage() {
    check(
        &point("passage: more than 480 people had come by boat"),
        r#"passage-not-found content/summaries/summit.yaml:6:14 "more than 480 people had come by boat"
  `summit` does not hold these words
  also content/articles/summit.md: closest passage (paragraph 1): "more than 380 people had come by boat"
  note written and there: more than [-480-]{+380+} people had come by boat
  help copy the article's words exactly, or mark with `[…]` what you leave out"#,
    );
}

#[test]
fn each_fault_of_a_passage_is_its_own_problem() {
    check(
        &point("passage: by boat"),
        r#"passage-too-short content/summaries/summit.yaml:6:14 "by boat"
  `by boat` proves nothing: 2 words and 7 characters
  help copy at least three words and twelve characters, or words that hold the figure's number"#,
    );
    check(
        &point("passage: more than 380 people [not many] had come"),
        r#"insertion-refused content/summaries/summit.yaml:6:35 "[not many]"
  the insertion `[not many]` denies, which could turn the meaning
  help leave the insertion out and say in `says` what the words mean"#,
    );
    check(
        &point("passage: she said on Friday […] had come by boat"),
        r#"passage-not-found content/summaries/summit.yaml:6:37 "had come by boat"
  these words stand in `summit`, but before the part that is written first
  also content/articles/summit.md: they stand here (paragraph 1): "had come by boat"
  help write the parts in the article's order, or as two passages"#,
    );
    check(
        &point("passages: [{exact: It is a vile trade, suffix: nobody}]"),
        r#"passage-not-found content/summaries/summit.yaml:6:24 "It is a vile trade"
  `summit` holds these words, but not right before this `suffix`
  also content/articles/summit.md: they stand here (paragraph 2): "“We will end this,” she said on Friday. “It is a *vile* trade.”"
  also content/articles/summit.md: they stand here (paragraph 5): "It is a vile trade"
  help copy `suffix` exactly, or leave it out"#,
    );
    check(
        &point("passage: nothing of this kind was ever written"),
        r#"passage-not-found content/summaries/summit.yaml:6:14 "nothing of this kind was ever written"
  `summit` does not hold these words
  note no passage of the article comes near
  help copy the article's words exactly, or mark with `[…]` what you leave out"#,
    );
}

#[test]
fn words_that_stand_twice_are_noted_unless_chosen() {
    check(
        &point("passage: It is a vile trade"),
        r#"passage-repeated content/summaries/summit.yaml:6:14 "It is a vile trade"
  these words stand 2 times in the article; the first is taken
  also content/articles/summit.md: also in paragraph 5: "It is a vile trade"
  help choose one with `prefix` or `suffix`, the words before or after it"#,
    );
    let pack = sound(&point("passages: [{exact: It is a vile trade, suffix: he said}]"));
    let point = pack.points.values().next().unwrap();
    assert_eq!(point.passages[0].places[0].paragraph, 5);
    assert_eq!(point.passages[0].n_occurrences, 1);
}

#[test]
fn code_within_a_line_is_no_prose() {
    let text = point("passage: stands between these two paragraphs").replace(
        "of no weight stands between these",
        "of `no` weight stands between `these`",
    );
    check(
        &text,
        r#"passage-not-found content/summaries/summit.yaml:6:14 "stands between these two paragraphs"
  `summit` does not hold these words
  also content/articles/summit.md: closest passage (paragraph 3): "A note of `no` weight stands between `these` two paragraphs here."
  note written and there: stands between [-these-]{+(code)+} two paragraphs
  help copy the article's words exactly, or mark with `[…]` what you leave out"#,
    );
    let text = point("passage: between these two paragraphs here")
        .replace("A note of no weight", "A `note of an` odd weight");
    let pack = sound(&text);
    let article = pack.articles.values().next().unwrap();
    let shown: Vec<String> = article.body.iter().skip(2).take(1).map(marked).collect();
    assert_eq!(
        shown,
        [
            "A Code(\"note of an\") odd weight stands [between these two paragraphs here](a+a)."
        ]
    );
}

#[test]
fn a_place_is_marked_where_it_is_and_not_where_its_words_stand_first() {
    let twice =
        "The gate was shut on Friday. `was shut on Friday` The quay was shut on Friday.";
    let text = point("passages: [{exact: was shut on Friday, prefix: The lock}]")
        .replace("A note of no weight stands between these two paragraphs here.", twice);
    check(
        &text,
        r#"passage-not-found content/summaries/summit.yaml:6:24 "was shut on Friday"
  `summit` holds these words, but not right after this `prefix`
  also content/articles/summit.md: they stand here (paragraph 3): "was shut on Friday"
  also content/articles/summit.md: they stand here (paragraph 3): "was shut on Friday"
  help copy `prefix` exactly, or leave it out"#,
    );
    let sources = super::sources(&text.replace(", prefix: The lock", ""));
    let problems = super::linked(&sources).problems;
    let (other, _) = problems[0].also.first().unwrap();
    let file = sources.file(&other.file).unwrap();
    let line = file.text(0..other.end()).lines().last().unwrap();
    assert_eq!(line, twice.trim_end_matches('.'));
}

#[test]
fn a_speaker_is_named_near_the_passage() {
    let far = "passage: Ben Sample asked when it would end\n    by: ana-example";
    let notes = "Another note of no weight at all.\n\n".repeat(5);
    let apart = point(far).replace("Another note", &format!("{notes}Another note"));
    check(
        &apart,
        r#"speaker-not-near content/summaries/summit.yaml:7:9 "ana-example"
  `Ana Example` is named nowhere near the passage
  also content/articles/summit.md: the passage: "Ben Sample asked when it would end"
  help name whoever says it, or add the name that the article prints to `variants`"#,
    );
    sound(&point("passage: We will end this\n    by: ana-example"));
}

#[test]
fn speech_is_told_from_report_in_the_articles_own_letters() {
    let pack = sound(&point("passage: We will end this, she said on Friday"));
    let passage = &pack.points.values().next().unwrap().passages[0];
    assert_eq!(passage.words, "“We will end this,” she said on Friday");
    assert_eq!(passage.words.get(passage.speech[0].clone()), Some("We will end this,"));
    assert_eq!(passage.places[0].paragraph, 2);
    assert_eq!(passage.places[0].characters, 0..38);
}

#[test]
fn passages_are_marked_where_they_overlap_and_through_emphasis() {
    let pack = sound(&with_points(
        "  a:
    says: A statement.
    passage: It is a vile trade.” A note of no weight
  b:
    says: Another statement.
    passage: on Friday. “It is a vile",
    ));
    let article = pack.articles.values().next().unwrap();
    let shown: Vec<String> = article.body.iter().take(3).map(marked).collect();
    assert_eq!(
        shown[0],
        "The minister, Ana Example, said that more than 380 people had come by boat."
    );
    assert_eq!(
        shown[1],
        "“We will end this,” she said [on Friday. “](b+b)[It is a *vile*](a+a,b)[ trade.](a)”"
    );
    assert_eq!(
        shown[2],
        "[A note of no weight](a) stands between these two paragraphs here."
    );
}

/// A block with its marks as `[words](statements, those that begin here with +)`.
fn marked(block: &Block<Target>) -> String {
    fn one(inline: &Inline<Target>) -> String {
        let all =
            |content: &[Inline<Target>]| content.iter().map(one).collect::<String>();
        match inline {
            Inline::Text(text) => text.to_string(),
            Inline::Emphasis(content) => format!("*{}*", all(content)),
            Inline::Mark { rests, starts, content } => {
                let name = |target: &Target| match target {
                    Target::Point(id) => id.point.to_string(),
                    other => format!("{other:?}"),
                };
                let names: Vec<String> = rests
                    .iter()
                    .map(|rest| {
                        let starts = starts.contains(rest);
                        let name = name(rest);
                        if starts { format!("{name}+{name}") } else { name }
                    })
                    .collect();
                format!("[{}]({})", all(content), names.join(","))
            }
            other => format!("{other:?}"),
        }
    }
    let Block::Paragraph { content, .. } = block else { panic!("{block:?}") };
    content.iter().map(one).collect()
}
