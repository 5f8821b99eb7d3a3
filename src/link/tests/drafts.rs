//! What is kept out because it is a draft, and what goes out with it.

use super::{linked, sources, with_points};

#[test]
fn what_cites_a_draft_goes_out_and_is_counted() {
    let text = with_points(
        "  a:
    says: More than 380 people came.
    passage: more than 380 people had come by boat
    figure: {measure: arrivals, value: more than 380}
    draft: true
  b:
    says: He asked when it would end.
    passage: Ben Sample asked when it would end
    same_as: [a]
  c:
    says: That is about 100 per cent.
    calculation: {ratio: [a, a], gives: 100 per cent}
caveats:
  d: \"The sum is not explained [@c].\"
  e: The question was not answered.",
    )
    .replace(
        "title: Boats\n---\n",
        "title: Boats
bottom_line: He asked when it would end [@b].
what_changed: The sum [@c].
open_questions:
- Is it so [@d]?
- And this [@e]?
---
It came to all of them [@c].

He asked when it would end [@b].

- One thing [@a].
",
    );
    let sources = sources(&text);
    let linked = linked(&sources);
    super::check(
        &text,
        r#"drafts-left-out
  1 draft kept out of the pack, and 6 more texts that need it
  also content/summaries/summit.yaml: a draft: `summit/a`: "a"
  also content/summaries/summit.yaml: needs a draft: "c"
  also content/summaries/summit.yaml: needs a draft: "d"
  also content/topics/boats.md: needs a draft: "The sum [@c]."
  also content/topics/boats.md: needs a draft: "Is it so [@d]?"
  also content/topics/boats.md: needs a draft: "It came to all of them [@c]."
  also content/topics/boats.md: needs a draft: "One thing [@a]."
  help take `draft: true` out of what is ready"#,
    );
    let pack = linked.value;
    assert_eq!(pack.n_drafts, 1);
    let points: Vec<String> = pack.points.keys().map(ToString::to_string).collect();
    assert_eq!(points, ["summit/b"]);
    let topic = pack.topics.values().next().unwrap();
    assert_eq!((topic.body.len(), topic.open_questions.len()), (1, 1));
    assert!(topic.bottom_line.is_some() && topic.what_changed.is_none());
}

#[test]
fn a_draft_article_goes_out_with_its_summary() {
    let text =
        with_points("  a: {says: People came., passage: nothing that stands there}")
            .replace("publisher: paper\n", "publisher: paper\ndraft: true\n");
    let sources = sources(&text);
    let linked = linked(&sources);
    super::check(
        &text,
        r#"drafts-left-out
  1 draft kept out of the pack, and one more text that needs it
  also content/articles/summit.md: a draft: `content/articles/summit.md`: "Summit"
  also content/summaries/summit.yaml: needs a draft: "A summit"
  help take `draft: true` out of what is ready"#,
    );
    assert!(linked.value.articles.is_empty() && linked.value.points.is_empty());
}
