//! Figures, comparisons, calculations, classes, dates.

use super::{check, sound, with_points};
use crate::model::Verdict;

fn figure(figure: &str) -> String {
    with_points(&format!(
        "  a:\n    says: People came.\n    passage: more than 380 people had come by boat\n    \
         figure: {{measure: arrivals, {figure}}}"
    ))
}

#[test]
fn a_value_stands_in_the_cited_words() {
    check(
        &figure("value: more than 390"),
        r#"figure-not-in-passage content/summaries/summit.yaml:7:40 "more than 390"
  the cited words do not hold `more than 390`
  note they hold `more than 380`
  help write the article's number, or cite the words that hold this one"#,
    );
    check(
        &figure("value: about 380"),
        r#"qualifier-differs content/summaries/summit.yaml:7:40 "about 380"
  the figure has `about`, the cited words have `more than`
  help write `value: more than 380`"#,
    );
    check(
        &figure("value: some people"),
        r#"wrong-type content/summaries/summit.yaml:7:40 "some people"
  the value `some people` holds no number
  help write one number with its qualifier and unit, such as `more than 380,000` or `£84 million`"#,
    );
    let pack = sound(&figure("value: more than 380"));
    let figure = pack.points.values().next().unwrap().figure.as_ref().unwrap();
    assert_eq!(figure.printed, "more than 380");
    assert_eq!(figure.quantity.unit.as_deref(), Some("people"));
}

#[test]
fn words_behind_a_value_are_its_unit_or_are_refused() {
    sound(&figure("value: more than 380 people"));
    // A unit that is a word is kept, and not compared.
    sound(&figure("value: more than 380 boat passengers"));
    check(
        &figure("value: more than 380 when it was fine"),
        r#"wrong-type content/summaries/summit.yaml:7:54 "when it was fine"
  the value `more than 380 when it was fine` says more than a number: `when it was fine`
  help write the number with its qualifier and unit only: a rate goes into `per`, a time into `when`"#,
    );
}

#[test]
fn of_a_compound_the_number_is_printed() {
    let other = two("27", "").replace("counted 27 people", "counted a 27-strong crowd");
    let other = other.replace("value: 27}", "value: 27, when: 2025-01}");
    let other = sound(&other);
    let figures = other.points.values().filter_map(|point| point.figure.clone());
    assert!(figures.map(|figure| figure.printed).any(|printed| printed == "27"));
}

/// The base pack with a second article whose figure is this.
fn two(value: &str, rest: &str) -> String {
    format!(
        "{}//- content/articles/other.md
---
title: Other
published: 2025-01-10
---
Officials counted {value} people on the boats that day.
//- content/summaries/other.yaml
headline: Another count
topics: [boats]
points:
  b:
    says: People came.
    passage: Officials counted {value} people on the boats
    figure: {{measure: arrivals, value: {value}}}
{rest}",
        figure("value: more than 380")
    )
}

#[test]
fn figures_that_differ_need_a_note() {
    check(
        &two("390", ""),
        r#"figures-differ content/summaries/summit.yaml:7:40 "more than 380"
  `other/b` says 390, `summit/a` says more than 380, both of `arrivals`
  also content/summaries/other.yaml: the other figure: "390"
  help say in content/measures.yaml why they differ, as `reconciliation` of `arrivals`, or give each figure the time it is of, as `when`"#,
    );
    let noted = two("390", "").replace(
        "unit: people}",
        "unit: people, reconciliation: They count other days.}",
    );
    assert_eq!(sound(&noted).comparisons[0].verdict, Verdict::Differ);
    let verdict = |text: &str| sound(text).comparisons[0].verdict;
    assert_eq!(verdict(&two("380", "")), Verdict::AgreeButForWording);
    assert_eq!(verdict(&two("more than 380", "")), Verdict::Agree);
    assert_eq!(verdict(&two("390", "    when: 2025-01-09\n")), Verdict::Series);
}

#[test]
fn arithmetic_comes_out() {
    let sum = |gives: &str| {
        two(
            "390",
            &format!(
                "    when: 2025-01-09\n  c:\n    says: Together {gives} people came.\n    \
             calculation: {{sum: [summit/a, b], gives: {gives}}}\n"
            ),
        )
    };
    check(
        &sum("780"),
        r#"calculation-wrong content/summaries/other.yaml:11:46 "780"
  the sum of 380 and 390 is 770, not `780`
  help write `770`"#,
    );
    let pack = sound(&sum("770"));
    let point = pack.points.values().find(|point| point.calculation.is_some()).unwrap();
    assert_eq!(point.known.as_str(), "arithmetic");
    let none = two(
        "390",
        "    when: 2025-01-09\n  c:
    says: Together many people came.
    calculation: {sum: [summit/a, d], gives: 770}
  d: {says: Officials counted., passage: Officials counted 390 people}\n",
    );
    check(
        &none,
        r#"calculation-wrong content/summaries/other.yaml:11:35 "d"
  `d` has no figure to calculate with
  help name points that have a `figure` with a number"#,
    );
}

#[test]
fn only_figures_of_one_unit_are_added() {
    let sum = |unit: &str, operation: &str| {
        let rest = format!(
            "    when: 2025-01-09\n  c:\n    says: Together many came.\n    \
             calculation: {operation}\n"
        );
        two("390", &rest).replace("value: 390}", &format!("value: 390, unit: {unit}}}"))
    };
    sound(&sum("People", "{sum: [summit/a, b], gives: 770}"));
    sound(&sum("boats", "{ratio: [summit/a, b], gives: 97%}"));
    check(
        &sum("boats", "{sum: [summit/a, b], gives: 770}"),
        r#"calculation-wrong content/summaries/other.yaml:11:35 "b"
  `summit/a` counts `people`, `b` counts `boats`: they have no sum
  also content/summaries/other.yaml: the other figure: "summit/a"
  help name figures of one unit, or write the `unit` of each"#,
    );
    check(
        &sum("boats", "{ratio: [summit/a, b], gives: about 80 per cent}"),
        r#"calculation-wrong content/summaries/other.yaml:11:48 "about 80 per cent"
  the ratio of 380 and 390 is 97.436 per cent, not `about 80 per cent`
  help write `97 per cent`"#,
    );
}

#[test]
fn sources_are_counted_over_the_class_less_shared_text() {
    let text = "Officials said the boats had come in the night with 390 people on board \
                and that all of them were safe and well.";
    let pack = |other: &str| {
        let extra = format!(
            "    when: 2025-01-09
//- content/articles/third.md
---
title: Third
published: 2025-01-10
---
{text}
//- content/articles/fourth.md
---
title: Fourth
published: 2025-01-10
---
{other}
//- content/summaries/third.yaml
headline: A third count
topics: [boats]
points:
  c: {{says: All were safe., passage: all of them were safe, same_as: [d]}}
//- content/summaries/fourth.yaml
headline: A fourth count
topics: [boats]
points:
  d: {{says: All were safe., passage: all of them were safe}}
"
        );
        sound(&two("390", &extra))
    };
    let count = |other: &str| {
        let pack = pack(other);
        let point = pack.points.values().find(|p| p.id.point.as_str() == "d").unwrap();
        (point.sourcing.n_sources, point.same_as.len())
    };
    assert_eq!(count(text), (1, 1));
    assert_eq!(count("It was said that all of them were safe."), (2, 1));
}

#[test]
fn only_a_forecast_is_dated_after_its_article() {
    let point = |rest: &str| {
        with_points(&format!(
            "  a:\n    says: It will end.\n    passage: Ben Sample asked when it would end\n    \
             when: 2025-02\n{rest}"
        ))
    };
    check(
        &point(""),
        r#"dated-after-article content/summaries/summit.yaml:7:11 "2025-02"
  `2025-02` is after the article, which is of 2025-01-10
  also content/articles/summit.md: the article's date: "2025-01-10"
  help mend the date, or write `kind: forecast` or `planned: true` for what was only expected"#,
    );
    sound(&point("    kind: forecast"));
    sound(&point("    event: {title: The end, planned: true}"));
}
