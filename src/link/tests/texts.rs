//! Citations, links and pictures.

use super::{check, sound, with_points};

/// The base pack with a page of this body.
fn page(body: &str) -> String {
    format!("{}caveats:
  none: No count by officials is given.
//- content/static/map.png
x
//- content/articles/other.md
---
title: Other
---
More than 380 people had come by boat.
//- content/summaries/other.yaml
headline: Other
points:
  a: {{says: People came., passage: More than 380 people had come}}
  gone: {{withdrawn: It was wrong.}}
//- content/context.yaml
day: {{says: It was a Friday., publisher: paper, url: \"https://example.org\", seen: 2025-01-11}}
//- content/pages/about.md
---
title: About
---
## A heading

{body}
", with_points("  a: {says: People came., passage: more than 380 people had come}"))
}

#[test]
fn a_citation_means_one_statement() {
    check(
        &page(
            "See [@a], [@sumit/a], [@summit/nobody], [@none], [@context/day], [@context/dai] and [@gone].",
        ),
        r#"ambiguous-citation content/pages/about.md:6:7 "a"
  `a` stands in 2 articles
  help write `other/a` or `summit/a`
unknown-citation content/pages/about.md:6:13 "sumit/a"
  no statement is called `sumit/a`
  help did you mean `summit/a`?
unknown-citation content/pages/about.md:6:25 "summit/nobody"
  no statement is called `summit/nobody`
  help cite a point or a caveat as `article/point`, a fact from outside as `context/id`
unknown-citation content/pages/about.md:6:68 "context/dai"
  no outside fact is called `dai`
  help did you mean `day`?
cites-withdrawn content/pages/about.md:6:87 "gone"
  `gone` was withdrawn
  also content/summaries/other.yaml: why: "It was wrong."
  help rest the sentence on another statement, or take it out"#,
    );
}

#[test]
fn a_link_to_a_file_of_the_pack_becomes_a_link_to_its_page() {
    let pack = sound(&page(
        "[a](../topics/boats.md) [b](../articles/summit.md#p4) [c](../articles/summit.md#a) \
         [d](#a-heading) [e](../people.yaml#ana-example) [f](https://example.org/x) \
         [g](../static/map.png) [h](../articles/other.md#gone)",
    ));
    let targets: Vec<String> =
        pack.references.all().map(|reference| format!("{:?}", reference.to)).collect();
    assert_eq!(targets.len(), 8, "{targets:#?}");
    assert_eq!(targets[0], "Page { key: Topic(TopicId(\"boats\")), fragment: None }");
    assert_eq!(
        targets[1],
        "Page { key: Article(ArticleId(\"summit\")), fragment: Some(\"p4\") }"
    );
    assert_eq!(
        targets[4],
        "Page { key: Actor(ActorId(\"ana-example\")), fragment: None }"
    );
    assert_eq!(targets[6], "Asset(\"content/static/map.png\")");
}

#[test]
fn a_link_to_nowhere_is_reported() {
    check(
        &page(
            "[a](../topics/boat.md) [b](../articles/summit.md#p9) [c](#a-hedding) \
         [d](../../../etc/passwd) [e](nothing.pdf) ![f](../static/mop.png)",
        ),
        r##"broken-link content/pages/about.md:6:5 "../topics/boat.md"
  the link `../topics/boat.md` leads nowhere
  help did you mean `../topics/boats.md`?
broken-link content/pages/about.md:6:28 "../articles/summit.md#p9"
  the link `../articles/summit.md#p9` leads to a place that is not there: `#p9`
  help the last paragraph of that page is `#p5`
broken-link content/pages/about.md:6:58 "#a-hedding"
  the link `#a-hedding` leads to a place that is not there: `#a-hedding`
  help did you mean `#a-heading`?
broken-link content/pages/about.md:6:74 "../../../etc/passwd"
  the link `../../../etc/passwd` leads out of the pack
  help write the path from this file to another file of the pack, such as `../topics/name.md`
broken-link content/pages/about.md:6:99 "nothing.pdf"
  the link `nothing.pdf` leads nowhere
  help write the path from this file to another file of the pack, such as `../topics/name.md`
image-not-found content/pages/about.md:6:117 "../static/mop.png"
  the picture `../static/mop.png` is not in the pack
  help did you mean `map.png`?"##,
    );
}
