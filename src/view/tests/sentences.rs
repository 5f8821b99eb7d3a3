//! Dates, chains and locators in words.

use super::pack::*;
use crate::model::*;
use crate::view::{Options, dates, places, speakers};

fn check_date(written: &str, long: &str, short: &str) {
    let view = dates::view(&words(), &date(written), false);
    assert_eq!((view.text.as_str(), view.short.as_str()), (long, short), "{written}");
    // HTML has no stretch of time: the day it begins stands for it.
    assert_eq!(Some(view.iso.as_str()), written.split('/').next());
}

#[test]
fn dates_are_as_precise_as_they_were_given() {
    check_date("2024-07-18", "18 July 2024", "18 Jul 2024");
    check_date("2024-07", "July 2024", "Jul 2024");
    check_date("2024", "2024", "2024");
    check_date("2024-07-17/2024-07-18", "17–18 July 2024", "17–18 Jul 2024");
    check_date("2024-07-30/2024-08-02", "30 July – 2 August 2024", "30 Jul – 2 Aug 2024");
    check_date("2024-07/2024-09", "July to September 2024", "Jul to Sep 2024");
    check_date(
        "2024-12-30/2025-01-02",
        "30 December 2024 to 2 January 2025",
        "30 Dec 2024 to 2 Jan 2025",
    );
    check_date("2024/2025", "2024 to 2025", "2024 to 2025");
    check_date("2024-07-18/2024-07-18", "18 July 2024", "18 Jul 2024");
    check_date("2024/2024-07", "2024 to July 2024", "2024 to Jul 2024");
}

#[test]
fn an_inferred_date_is_marked() {
    assert_eq!(dates::marked(&words(), &date("2024-07"), true), "July 2024 (inferred)");
}

fn check_gap(before: &str, after: &str, expected: Option<&str>) {
    let gap = dates::gap(&words(), &date(before), &date(after));
    assert_eq!(gap.as_deref(), expected, "{before} {after}");
}

#[test]
fn long_gaps_are_told_in_words() {
    let not_covered = "that the sources do not cover";
    check_gap("2024-07-18", "2024-07-20", None);
    check_gap("2024-07-18", "2024-07-01", None);
    check_gap("2024-07-01", "2024-08-01", Some(&format!("About 4 weeks {not_covered}")));
    check_gap("2024-07-18", "2024-09-10", Some(&format!("About 2 months {not_covered}")));
    check_gap("2024-07", "2025-03", Some(&format!("About 7 months {not_covered}")));
    check_gap("2020", "2024", Some(&format!("About 3 years {not_covered}")));
}

fn check_paragraphs(numbers: &[u32], expected: &str) {
    assert_eq!(places::paragraphs(&words(), numbers.to_vec()), expected);
}

#[test]
fn neighbouring_paragraphs_are_drawn_together() {
    check_paragraphs(&[], "");
    check_paragraphs(&[12], "¶12");
    check_paragraphs(&[13, 12, 12], "¶12–13");
    check_paragraphs(&[3, 12, 13, 14], "¶3, ¶12–14");
    assert_eq!(places::locator(&words(), "S4", "¶12"), "S4 ¶12");
    assert_eq!(places::locator(&words(), "S4", ""), "S4");
}

/// The chain of a statement in an article with this publisher and this agency's copy.
fn check_chain(
    publisher: Option<&str>,
    carries: &[&str],
    by: Vec<Speaker>,
    via: Vec<Speaker>,
    expected: Option<&str>,
) {
    let mut pack = empty();
    add_actors(&mut pack);
    let mut article = article("one", "One", "2024-07-18");
    article.publisher = publisher.map(actor_id);
    article.carries = carries.iter().map(|id| actor_id(id)).collect();
    let mut point = point("one/a", "A.");
    (point.by, point.via) = (by.into(), via.into());
    add(&mut pack, article, vec![point.clone()]);
    with_shared(&pack, &Options::default(), |shared| {
        assert_eq!(speakers::chain(&shared.index, &point).as_deref(), expected);
    });
}

#[test]
fn the_chain_runs_from_the_report_to_whoever_said_it() {
    let minister = || speaker("minister", Some("Minister"), Some("government"));
    let times = || speaker("times", None, None);
    let sources = || unnamed("Government sources", None);
    check_chain(Some("paper"), &[], vec![], vec![], None);
    check_chain(
        Some("paper"),
        &[],
        vec![minister()],
        vec![],
        Some("Daily Paper, citing Ana Example"),
    );
    check_chain(
        Some("paper"),
        &["agency"],
        vec![sources()],
        vec![times()],
        Some(
            "Daily Paper (with copy of PA), citing The Times, citing unnamed “Government sources”",
        ),
    );
    check_chain(
        Some("paper"),
        &["agency"],
        vec![minister()],
        vec![speaker("agency", None, None)],
        Some("Daily Paper, citing PA, citing Ana Example"),
    );
    check_chain(
        None,
        &["agency", "times"],
        vec![minister()],
        vec![],
        Some("The report (with copy of PA and The Times), citing Ana Example"),
    );
    check_chain(
        Some("paper"),
        &[],
        vec![sources()],
        vec![times(), speaker("agency", None, None)],
        Some(
            "Daily Paper, citing PA, citing The Times, citing unnamed “Government sources”",
        ),
    );
    check_chain(
        None,
        &[],
        vec![minister(), speaker("shadow", None, None)],
        vec![],
        Some("The report, citing Ana Example and Ben Example"),
    );
    check_chain(
        Some("paper"),
        &[],
        vec![],
        vec![times()],
        Some("Daily Paper, citing The Times"),
    );
}

#[test]
fn speakers_are_named_with_the_role_they_held() {
    let mut pack = empty();
    add_actors(&mut pack);
    with_shared(&pack, &Options::default(), |shared| {
        let by = [
            speaker("minister", Some("Minister"), None),
            unnamed("EU diplomats", Some("ministry")),
        ];
        let line = speakers::by_line(&shared.index, &by);
        assert_eq!(
            line.as_deref(),
            Some("Ana Example (Minister) and “EU diplomats” (The Ministry)")
        );
        assert_eq!(speakers::by_line(&shared.index, &[]), None);
    });
}

/// How a statement that is known in this way is labelled.
fn check_known(known: Known, expected: &str) {
    let mut pack = empty();
    add_actors(&mut pack);
    let mut point = point("one/a", "A.");
    point.by = [speaker("shadow", None, None)].into();
    point.via = [speaker("minister", None, None)].into();
    point.known = known;
    let label = crate::view::labels::known(&pack, &words(), &point);
    assert_eq!(label.text, expected);
    assert!(label.meaning.is_some(), "{expected}");
}

#[test]
fn how_a_statement_is_known_is_told_in_a_few_words() {
    let side = |id| Known::SideClaim(SideId(slug(id)));
    check_known(side("government"), "Government claim");
    check_known(side("opposition"), "Opposition claim");
    check_known(side("elsewhere"), "Claim: elsewhere");
    check_known(Known::Claim, "Claim by Ben Example");
    check_known(Known::Reported, "Reported");
    check_known(Known::AnotherReport, "Report of another outlet");
    let second_hand = |id| Known::SecondHand(Some(SideId(slug(id))));
    check_known(second_hand("government"), "Government account, at second hand");
    check_known(second_hand("opposition"), "Opposition account, at second hand");
    check_known(Known::SecondHand(None), "Account by Ana Example, at second hand");
    check_known(Known::Assessment, "The article’s assessment");
    check_known(Known::Wording, "The article’s wording");
    check_known(Known::Arithmetic, "Own arithmetic");
    assert_eq!(crate::view::labels::outside(&words()).text, "Outside context");
}
