//! Words of another language than the pack's, wherever the pack's own words stand.

use crate::pack::PackTest;

/// A pack that marks words in every text that may.
const PACK: &str = r#"
//- briefing.yaml
format: 1
title: A test pack
date: 2025-01-31
language: en-GB
topics: [closing]
sides: {government: Government}
limits: ["What is [sous-entendu]{lang=fr} is not shown [@plan/closed]."]
if_asked:
  - question: Is it a [fait accompli]{lang=fr}?
    says: It is announced, [*noch* nicht]{lang=de-AT} done [@plan/closed].
footer: A pack [sans]{lang=fr} much.
//- content/articles/plan.md
---
title: Harbour plan
---
## The [fin]{lang=fr} of Sundays

The mayor, a man of [*savoir*-faire]{lang=fr} and of few words, will close the harbour on
[dimanche]{lang=fr} and reads [كتاب]{lang=ar}.
//- content/summaries/plan.yaml
headline: The harbour has a [fin de semaine]{lang=fr}
bottom_line: The harbour closes on [dimanche]{lang=fr} [@closed].
topics: [closing]
points:
  closed:
    says: The mayor & his [savoir-faire]{lang=fr} close the harbour.
    passage: a man of savoir-faire and of few words, will close the harbour on dimanche
  reads:
    says: \[a]{b} is no mark, but [this]{lang=fr} is.
    passage: on dimanche and reads كتاب
caveats:
  why:
    says: No [raison]{lang=fr} is given [@closed].
    passage: The fin of Sundays
//- content/topics/closing.md
---
title: Closing
question: Why [dimanche]{lang=fr}?
bottom_line: It is [égal]{lang=fr} [@plan/closed].
what_changed: All of it, [hélas]{lang=fr} [@plan/closed].
open_questions: ["Is it [vrai]{lang=fr}?"]
---
The [maire]{lang=fr} closes it [@plan/closed], as [a page](../pages/more.md) says [@context/sea].
//- content/pages/more.md
---
title: More
---
## A [mot]{lang=fr}

A [mot *juste*]{lang=fr}.
//- content/glossary.yaml
quay: {term: quay, definition: "In French a [quai]{lang=fr}."}
//- content/measures.yaml
people: {label: people, definition: "Those who come, [bref]{lang=fr}."}
//- content/context.yaml
sea:
  says: The [mer]{lang=fr} is wide.
  passage: la mer est grande
  title: La mer
  language: fr
  publisher: An atlas
  url: https://example.org/atlas
  seen: 2025-01-30
"#;

#[test]
fn marked_words_have_their_language_on_every_page_that_shows_them() {
    let test = PackTest::new(PACK).at("https://example.org/");
    assert_eq!(test.report(), "");
    let shows = |path: &str, all: &[&str]| {
        let page = test.page(path);
        for one in all {
            assert!(page.contains(one), "{path} does not show {one}\n{page}");
        }
    };
    let says =
        "The mayor &amp; his <span lang=\"fr\">savoir-faire</span> close the harbour.";
    let headline = "The harbour has a <span lang=\"fr\">fin de semaine</span>";
    let article = [
        headline,
        says,
        "The harbour closes on <span lang=\"fr\">dimanche</span><sup",
        "[a]{b} is no mark, but <span lang=\"fr\">this</span> is.",
        "a man of <span lang=\"fr\"><em>savoir</em>-faire</span> and of few words",
        "<span lang=\"ar\" dir=\"auto\">كتاب</span>",
        "No <span lang=\"fr\">raison</span> is given.</a>",
        "will close the harbour </mark>",
        "<mark class=\"passage\">on\n<span lang=\"fr\">dimanche</span></mark>",
    ];
    shows("articles/plan.html", &article);
    shows("print.html", &article);
    let topic = [
        "Why <span lang=\"fr\">dimanche</span>?",
        "It is <span lang=\"fr\">égal</span>",
        "All of it, <span lang=\"fr\">hélas</span>",
        "Is it <span lang=\"fr\">vrai</span>?",
        "The <span lang=\"fr\">maire</span> closes it",
        "The <span lang=\"fr\">mer</span> is wide.",
        "<blockquote class=\"passage\" lang=\"fr\"><p>la mer est grande</p>",
        says,
    ];
    shows("topics/closing.html", &topic);
    let evidence = [
        "What is <span lang=\"fr\">sous-entendu</span> is not shown",
        "Is it a <span lang=\"fr\">fait accompli</span>?",
        "<span lang=\"de-AT\"><em>noch</em> nicht</span>",
    ];
    shows("evidence.html", &evidence);
    shows("more.html", &["A <span lang=\"fr\">mot <em>juste</em></span>."]);
    let sources = [
        "The <span lang=\"fr\">mer</span> is wide.",
        "<blockquote class=\"passage\" lang=\"fr\"><p>la mer est grande</p>",
        "href=\"https://example.org/atlas\" lang=\"fr\">La mer</a>",
    ];
    shows("sources.html", &sources);
    shows("glossary.html", &["In French a <span lang=\"fr\">quai</span>."]);
}

#[test]
fn no_file_of_a_pack_holds_the_signs_of_a_mark() {
    let (files, report) = PackTest::new(PACK).at("https://example.org/").build();
    assert_eq!(report.problems().len(), 0);
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("{lang="), "{path}");
        let kind = path.rsplit('.').next().unwrap();
        if !["html", "css", "js"].contains(&kind) {
            assert!(!text.contains("lang=\\\"fr"), "{path} holds markup");
        }
    }
    let data = String::from_utf8_lossy(&files["briefing.json"]);
    assert!(data.contains("The mayor & his savoir-faire close the harbour."), "{data}");
    let index: String = files
        .iter()
        .filter(|(path, _)| path.contains("search"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(index.contains("The mayor & his savoir-faire close the harbour."));
    let article = String::from_utf8_lossy(&files["articles/plan.html"]);
    assert!(article.contains("content=\"The harbour closes on dimanche.\""), "{article}");
}
