//! Names that lead nowhere, names that are given twice, addresses that two things want.

use super::{BASE, check, with_points};

#[test]
fn each_unknown_name_is_reported_where_it_is_written() {
    let points = "  a:
    says: People came.
    passage: more than 380 people had come by boat
    by: ana-exampel
    via: {unnamed: a source, of: ministri}
    topics: [boat]
    stance: {about: deel, view: supports}
    figure: {measure: arrival, value: more than 380}
    event: {title: Talks, present: [nobody-at-all]}";
    check(
        &with_points(points),
        r#"unknown-actor content/summaries/summit.yaml:7:9 "ana-exampel"
  no person or organisation is called `ana-exampel`
  help did you mean `ana-example`?
unknown-actor content/summaries/summit.yaml:8:34 "ministri"
  no person or organisation is called `ministri`
  help did you mean `ministry`?
unknown-topic content/summaries/summit.yaml:9:14 "boat"
  no topic is called `boat`
  help did you mean `boats`?
unknown-term content/summaries/summit.yaml:10:21 "deel"
  no glossary term is called `deel`
  help did you mean `deal`?
unknown-measure content/summaries/summit.yaml:11:23 "arrival"
  no measure is called `arrival`
  help did you mean `arrivals`?
unknown-actor content/summaries/summit.yaml:12:37 "nobody-at-all"
  no person or organisation is called `nobody-at-all`
  help add it to content/people.yaml or content/organisations.yaml, or take the name out"#,
    );
}

#[test]
fn a_theme_is_built_in_or_a_folder_of_the_pack() {
    let with = |theme: &str| {
        let text =
            BASE.replace("title: A pack", &format!("title: A pack\ntheme: {theme}"));
        text.replace("publisher: paper", "publisher: paper\ndraft: true")
            + "//- themes/sea/theme.yaml\nname: Sea\n"
    };
    let report = |theme: &str| {
        let sources = super::sources(&with(theme));
        let mut problems = super::linked(&sources).problems;
        problems.retain(|problem| problem.code.name() == "no-theme");
        super::shown(&sources, &problems)
    };
    assert_eq!(report("sea") + &report("default"), "");
    assert_eq!(
        report("defualt"),
        r#"no-theme briefing.yaml:3:8 "defualt"
  no theme is called `defualt`
  help did you mean `default`?
"#
    );
    assert_eq!(
        report("harbour"),
        r#"no-theme briefing.yaml:3:8 "harbour"
  no theme is called `harbour`
  help put its files into themes/harbour/, or take `theme` out to get the built-in theme
"#
    );
}

#[test]
fn a_list_that_did_not_parse_keeps_lookups_silent() {
    let text = with_points(
        "  a:
    says: People came.
    passage: more than 380 people had come by boat
    by: ana-example
    stance: {about: something, view: supports}",
    );
    let text = text
        .replace("  name: Ana Example", "  naem: Ana Example")
        .replace("{term: deal, definition: An exchange.}", "[");
    let sources = super::sources(&text);
    let draft = crate::parse::draft(&sources, &mut crate::parse::Memo::default());
    let linked = super::pack(
        &draft.value,
        &sources,
        super::LockUse::Check,
        &mut super::Memo::default(),
    );
    let report = super::shown(&sources, &linked.problems);
    assert_eq!(report, "", "{:?}", draft.value.broken);
}

#[test]
fn an_id_is_given_once() {
    let text = with_points(
        "  a: {says: One., passage: more than 380 people had come}
  heading: {says: Others., passage: more than 380 people had come, renamed_from: [a]}",
    )
    .replace("The minister, Ana", "## Heading\n\nThe minister, Ana")
    .replace("ministry: {name", "ben-sample: {name: A Body}\nministry: {name")
    .replace(
        "topics: [boats]\n//- content/topics",
        "topics: [boats, boats]\n//- content/topics",
    );
    check(
        &text,
        r#"duplicate-id briefing.yaml:5:17 "boats"
  the topic `boats` is listed twice
  also briefing.yaml: first here: "boats"
  help leave it at one place
duplicate-id content/organisations.yaml:1:1 "ben-sample"
  `ben-sample` is a person and an organisation
  also content/people.yaml: the person: "ben-sample"
  help give one of the two another id: both can speak
address-taken content/summaries/summit.yaml:5:3 "heading"
  the statement `heading` wants the address `summit#heading`, which the heading `heading` has
  also content/articles/summit.md: the heading `heading`: "Heading"
  help give one of the two another name
address-taken content/summaries/summit.yaml:5:83 "a"
  the old id `a` wants the address `summit#a`, which the statement `a` has
  also content/summaries/summit.yaml: the statement `a`: "a"
  help give one of the two another name"#,
    );
}

#[test]
fn addresses_collide_without_regard_to_case_and_with_old_names() {
    let text = with_points("  a: {says: One., passage: more than 380 people had come}");
    let text = format!(
        "{text}//- content/pages/Search.md
---
title: How to search
---
//- content/pages/about.md
---
title: About
renamed_from: [About]
---
//- content/topics/Boats.md
---
title: More boats
---
"
    );
    check(
        &text,
        r#"address-taken content/pages/Search.md:2:8 "How to search"
  `content/pages/Search.md` would get the address `search`, which the program's own page has
  help rename the file
address-taken content/pages/about.md:3:16 "About"
  the old name `About` wants the address `about`, which `content/pages/about.md` has
  also content/pages/about.md: `content/pages/about.md`: "About"
  help give one of the two another name
address-taken content/topics/boats.md:2:8 "Boats"
  `content/topics/boats.md` wants the address `topics/boats`, which `content/topics/Boats.md` has
  also content/topics/Boats.md: `content/topics/Boats.md`: "More boats"
  help give one of the two another name"#,
    );
}

#[test]
fn articles_and_summaries_come_in_pairs() {
    let text = format!(
        "{BASE}//- content/summaries/sumit.yaml
headline: A summit
points:
  a: {{says: One., passage: more than 380 people had come}}
"
    );
    check(
        &text,
        r#"summary-without-article content/summaries/sumit.yaml:1:11 "A summit"
  the summary `sumit` has no article
  help did you mean `summit`? a summary has its article's file name"#,
    );
}

#[test]
fn a_role_with_dates_is_held_on_the_day() {
    let points = "  a:
    says: He asked when it would end.
    passage: Ben Sample asked when it would end
    by: ben-sample";
    let late =
        with_points(points).replace("published: 2025-01-10", "published: 2025-07-10");
    check(
        &late,
        r#"role-not-held content/summaries/summit.yaml:7:9 "ben-sample"
  `ben-sample` held no role on 2025-07-10
  also content/people.yaml: a role with dates: "Spokesperson"
  help add the role held on that day, or mend `from` and `to`"#,
    );
    let pack = super::sound(&with_points(points));
    let point = pack.points.values().next().unwrap();
    assert_eq!(point.known.as_str(), "side-claim");
    assert_eq!(point.by[0].side().unwrap().as_str(), "opposition");
}
