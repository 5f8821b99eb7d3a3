use super::*;

fn summary(text: &str) -> std::sync::Arc<SummaryDraft> {
    good("content/summaries/a.yaml", text).summaries.remove(0)
}

#[test]
fn a_whole_summary_is_read() {
    let summary = summary(
        "headline: One  # a line
bottom_line: [no]
topics: returns
points:
  fifty:
    says: Some 50 people.
    passage: some 50 migrants
    kind: claim
    by: {unnamed: EU diplomats, of: european-union}
    via: [pa, the-times]
    status: hoped-for
    when: {from: 2025-01-01, to: 2025-07-10, printed: so far}
    topics: []
    stance: {about: deal, view: calls-for}
    figure: {measure: m, value: 380000, qualifier: more-than, unit: people, when: last week}
    event: {title: Talks, place: Here, present: [x], planned: true}
    same_as: b/x
    differs_from: [{point: b/y, note: why}]
    draft: true
  sum:
    says: Together 47.
    calculation: {sum: [a/x, b/y, z], gives: 47}
  gone:
    withdrawn: it was wrong
    renamed_from: went
caveats:
  none: Nothing [@fifty] is known.
  some: {says: Little, passages: [{exact: the words, prefix: before}]}
"
        .replace("[no]", "\"It is so [@fifty].\"")
        .as_str(),
    );
    let [fifty, sum] = summary.points.as_slice() else { panic!("two points") };
    assert_eq!(fifty.kind.as_ref().map(|kind| kind.value), Some(Kind::Claim));
    assert_eq!(fifty.status.as_ref().map(|status| status.value), Some(Status::HopedFor));
    assert!(matches!(
        fifty.by.as_slice(),
        [SpeakerDraft::Unnamed { words, of: Some(_) }] if words.value == "EU diplomats"
    ));
    assert_eq!(fifty.via.len(), 2);
    assert_eq!(fifty.topics, Some(vec![]));
    assert_eq!(
        fifty.figure.as_ref().map(|figure| figure.value.value.as_str()),
        Some("380000")
    );
    assert!(matches!(
        fifty.figure.as_ref().and_then(|figure| figure.when.as_ref()).map(|when| &when.value),
        Some(When::Words(words)) if words == "last week"
    ));
    assert_eq!(
        fifty.when.as_ref().map(|when| when.value.to_string()).as_deref(),
        Some("2025-01-01/2025-07-10")
    );
    assert_eq!(sum.calculation.as_ref().map(|sum| sum.of.len()), Some(3));
    assert_eq!(sum.topics, None);
    assert_eq!((summary.withdrawn.len(), summary.withdrawn[0].after), (1, 2));
    assert_eq!(summary.caveats[1].passages[0].exact.value, "the words");
    assert_eq!(summary.topics[0].value.as_str(), "returns");
}

#[test]
fn what_is_written_stays_text_where_text_is_wanted() {
    let summary = summary(
        "headline: no\npoints:\n  a: {says: 1.0, passage: 2024-01-01}\n  no: {says: true, passage: 0x10}\n",
    );
    let texts: Vec<_> = summary
        .points
        .iter()
        .flat_map(|point| [&*point.says.value, &point.passages[0].exact.value])
        .collect();
    assert_eq!(&*summary.headline.value, "no");
    assert_eq!(texts, ["1.0", "2024-01-01", "true", "0x10"]);
    assert_eq!(summary.points[1].id.value.as_str(), "no");
}

#[test]
fn every_problem_of_a_summary_is_told() {
    let (draft, problems) = read(
        "content/summaries/a.yaml",
        "headlin: One
bottom_line: ~
points:
  a:
    say: Some people.
    passage:
    kind: fakt
    by: Keir Starmer
    when: 2025-02-30
    status: hoped for
    topics: {a: b}
    stance: {about: x}
    figure: {measure: m, value: [1], when: 2024-13}
    event: {titel: x, planned: yes}
    differs_from: [b/x]
    calculation: {ratio: [a/x], gives: 1}
  p1: {says: x, passage: the three words}
  b c: {says: x, passage: the three words}
  d: just text
  e: {says: x}
  f: {says: x, passage: the words, calculation: {sum: [a], ratio: [a, b], gives: 1}}
  g: {withdrawn: }
caveats:
  d2: Text.
  f: Text.
",
    );
    insta::assert_snapshot!(problems);
    assert!(draft.summaries.is_empty());
    let lost: Vec<_> = draft.broken.points.ids.iter().map(String::as_str).collect();
    assert_eq!(lost, ["a/a", "a/b c", "a/d", "a/e", "a/f", "a/g", "a/p1"]);
    assert!(draft.broken.summaries.covers("a"));
}

#[test]
fn texts_that_the_syntax_cuts_are_warned_of() {
    let (_, problems) = read(
        "content/summaries/a.yaml",
        "headline: The #1 priority
bottom_line: #2 in the list
topics: [a, b] # all of them
points:
  a:  # the first
    says: Some people # and more
    passage: the words  # a comment
    kind: fact # a comment
    when: 2024 # a comment
    passages: [some words, and more of them, other words]
  b: {says: Just 21,000, passage: the words}
",
    );
    insta::assert_snapshot!(problems);
}

#[test]
fn signs_that_turn_the_direction_are_told_once_wherever_they_stand() {
    let (_, problems) = read(
        "content/summaries/a.yaml",
        "headline: One \u{202E}two\nbottom_line: \"It \u{2066}is \\u202e so.\"\n",
    );
    insta::assert_snapshot!(problems);
}

#[test]
fn front_matter_is_split_off() {
    let article = |text: &str| read("content/articles/a.md", text);
    let problems = ["", "Text", "---\ntitle: x\n", "---\n---\n", "---\n- a\n---\n"];
    let problems =
        problems.map(|text| format!("{text:?}\n{}", article(text).1)).join("\n");
    insta::assert_snapshot!(problems);
    let (draft, problems) = article("---\ntitle: 'x'\nbyline: []\n---\nText\n");
    assert_eq!(problems, "");
    assert_eq!(draft.articles[0].title.span.bytes(), 11..14);
    assert_eq!(draft.articles[0].front.bytes(), 4..26);
}

#[test]
fn every_problem_of_an_article_is_told() {
    let (draft, problems) = read(
        "content/articles/a.md",
        "---
title: ''
publisher: ITV News
published: 18 July 2024
url: javascript:alert(1)
kind: new
body: summary
rights: All
inferred: {publishr: sure, published: }
checked: {from: 2025, to: 2024}
review_by: {to: 2024}
draft: no
audience: internal
---
",
    );
    insta::assert_snapshot!(problems);
    assert!(draft.articles.is_empty() && draft.broken.articles.covers("a"));
}

#[test]
fn every_problem_of_the_settings_is_told() {
    let (draft, problems) = read(
        "briefing.yaml",
        "format: 1
titel: x
date: 2024-07
base_url: example.org
checked_by: {name: Ana Example, day: 2024-07-18}
sides: {government: Government, the other: x, media: }
accent: #123456
limits: [Nothing is known, or little, of it]
if_asked: {question: q}
corrections: [{date: 2024-07-18, statement: x, was: y}]
editions: {}
pdf: [brief, leaflet]
",
    );
    assert!(draft.broken.briefing && draft.broken.sides.covers("media"));
    assert!(!draft.broken.sides.covers("government"));
    let (_, later) = read("briefing.yaml", "format: 2\nnew: x\n");
    let (_, bare) = read("briefing.yaml", "");
    insta::assert_snapshot!(format!("{problems}\n{later}\n{bare}"));
}

#[test]
fn registers_keep_the_good_entries() {
    let (draft, problems) = read(
        "content/people.yaml",
        "a: {name: Ana Example, roles: [{title: Minister, organisation: gov, from: 2024}]}
b: {nam: x}
c: [d]
d: {name: d, same_as: [\"https://example.org/d\"]}
",
    );
    insta::assert_snapshot!(problems);
    assert_eq!(draft.people.len(), 2);
    assert!(draft.broken.people.covers("b") && draft.broken.people.covers("c"));
    assert!(!draft.broken.people.covers("e"));
    let (draft, _) = read("content/people.yaml", "a: [\n");
    assert!(draft.broken.people.covers("e"));
    assert!(good("content/people.yaml", "# nobody yet\n").people.is_empty());
}
