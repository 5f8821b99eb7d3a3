use super::*;

#[test]
fn a_key_among_the_points_is_told_once() {
    let (draft, problems) = read(
        "content/summaries/a.yaml",
        "headline: One
points:
  a:
    says: Some people.
  passage: the three words
  by: x
  figure: {measure: m, value: 50, when: 2024}
  event: {says: A point of this name., passage: the three words}
",
    );
    insta::assert_snapshot!(problems);
    assert_eq!(draft.summaries[0].points[0].id.value.as_str(), "event");
    let shapes = |points: &str| {
        let text = format!("headline: x\npoints: {points}\n");
        read("content/summaries/a.yaml", &text).1
    };
    let problems = shapes("{a: {z: 1}}");
    let known = problems.split("known here: ").nth(1).unwrap();
    let known: Vec<_> = known.split('`').skip(1).step_by(2).take(18).collect();
    assert_eq!((known[0], known[17]), ("withdrawn", "draft"));
    for key in known {
        let problems = shapes(&format!("{{{key}: x}}"));
        assert!(problems.contains("is a key of a point, not a point"), "{key}");
    }
}

#[test]
fn lists_and_values_that_are_no_ids_are_told_with_the_mended_line() {
    let (_, problems) = read(
        "content/summaries/a.yaml",
        "headline: One
topics: safety, costs
points:
  - says: Some people.
    passage: the three words
caveats: [little]
draft: \"true\"
",
    );
    let (_, settings) = read(
        "briefing.yaml",
        "format: 1\ntitle: x\ndate: 2024-07-18\nsides: [Government, Media]\n\
         language: english please\nfooter: See [^1].\n",
    );
    insta::assert_snapshot!(problems + &settings);
}

#[test]
fn passages_that_hold_none_are_told() {
    let (draft, problems) = read(
        "content/summaries/a.yaml",
        "headline: One
points:
  a: {says: x, passage: }
  b: {says: x, passages: []}
  c:
    says: x
    passage: #1 in the list
  d: {says: x, passage: \"\"}
caveats:
  e: {says: x, passages: [{exact: the three words, translated_from: French}]}
",
    );
    insta::assert_snapshot!(problems);
    assert_eq!(draft.broken.points.ids.len(), 4);
}
