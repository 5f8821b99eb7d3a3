//! Whose words a quotation is, what differs most, and what a reader is told beside it.

use super::pack::*;
use super::snapshots;
use crate::model::*;
use crate::view::Options;
use crate::view::pages::{HomePage, Page};
use crate::view::parts::StatementView;

/// A quotation by these, through these.
fn quotation(by: Vec<Speaker>, via: Vec<Speaker>) -> Pack {
    let mut pack = empty();
    add_actors(&mut pack);
    let mut point = point("one/a", "They agreed.");
    let mut words = passage("he said they agreed on much", 1);
    words.speech.push(8..27);
    point.passages = [words].into();
    (point.by, point.via) = (by.into(), via.into());
    add(&mut pack, article("one", "One", "2024-07-18"), vec![point]);
    pack
}

fn minister() -> Speaker {
    speaker("minister", Some("Minister"), Some("government"))
}

/// Under which headings a quotation stands, and on whose pages.
fn check(by: Vec<Speaker>, via: Vec<Speaker>, headings: &[&str], pages: &[&str]) {
    let site = whole(&quotation(by, via), &Options::default());
    let mut found = (Vec::new(), Vec::new());
    for page in &site.pages {
        match &page.page {
            Page::Quotations(page) => {
                found
                    .0
                    .extend(page.speakers.iter().map(|group| group.title.text.as_str()));
            }
            Page::Actor(page) if !page.quotations.is_empty() => {
                found.1.push(page.id.as_str());
            }
            _ => {}
        }
    }
    assert_eq!(found, (headings.to_vec(), pages.to_vec()));
}

#[test]
fn words_stand_under_whoever_spoke_them() {
    let shadow = || speaker("shadow", Some("Spokesman"), Some("opposition"));
    let told = || unnamed("a spokesperson", Some("ministry"));
    let times = || speaker("times", None, Some("media"));
    check(vec![minister()], vec![], &["Ana Example"], &["minister"]);
    check(vec![minister(), shadow()], vec![told()], &["“a spokesperson”"], &["ministry"]);
    // An outlet quotes; it does not speak.
    check(vec![minister()], vec![times()], &["Ana Example"], &["minister"]);
    check(vec![shadow()], vec![minister(), times()], &["Ana Example"], &["minister"]);
}

fn statement(pack: &Pack, key: &str) -> StatementView {
    whole(pack, &Options::default()).statements[key].clone()
}

#[test]
fn a_sic_stands_within_the_words_and_not_in_the_address_of_the_original() {
    let mut pack = quotation(vec![minister()], vec![]);
    let mut article = article("one", "One", "2024-07-18");
    article.url = Some("https://example.org/one".to_owned());
    let mut point = pack.point(&point_id("one/a")).clone();
    // Behind a word of the report, and behind the last word of the speech.
    point.passages[0].sic = [2, 27].into();
    add(&mut pack, article, vec![point]);
    let passage = &statement(&pack, "one/a").passages[0];
    assert_eq!(passage.words, "he [sic] said they agreed on much [sic]");
    let pieces: Vec<_> =
        passage.pieces.iter().map(|p| (p.text.as_str(), p.is_speech)).collect();
    assert_eq!(pieces, [("he [sic] said ", false), ("they agreed on much [sic]", true)]);
    assert!(!passage.original_href.as_ref().unwrap().contains("sic"));
}

#[test]
fn a_day_counted_from_an_inferred_date_is_inferred_wherever_it_stands() {
    let mut pack = quotation(vec![minister()], vec![]);
    let point = point_mut(&mut pack, &point_id("one/a"));
    point.when = Some(date("2024-07-11"));
    let is_inferred = |pack: &Pack| statement(pack, "one/a").when.unwrap().is_inferred;
    assert!(!is_inferred(&pack));
    article_mut(&mut pack, &article_id("one")).inferred = vec![Inference {
        key: "published".to_owned(),
        reason: "sure: the day before the meeting".to_owned(),
    }];
    assert!(is_inferred(&pack));
    let point = point_mut(&mut pack, &point_id("one/a"));
    point.passages[0].words = "he said on 11 July 2024 they agreed".to_owned();
    assert!(!is_inferred(&pack));
}

#[test]
fn a_statement_without_speech_is_told_in_the_reports_words() {
    let mut pack = quotation(vec![minister()], vec![]);
    let told = |pack: &Pack| {
        let view = statement(pack, "one/a");
        (view.is_quoted, view.is_paraphrase)
    };
    assert_eq!(told(&pack), (true, false));
    let point = point_mut(&mut pack, &point_id("one/a"));
    point.passages[0].speech.clear();
    assert_eq!(told(&pack), (false, true));
    point_mut(&mut pack, &point_id("one/a")).by = Box::default();
    assert_eq!(told(&pack), (false, false));
}

fn home(pack: &Pack) -> HomePage {
    let site = whole(pack, &Options::default());
    let home = site.pages.into_iter().find_map(|page| match page.page {
        Page::Home(home) => Some(*home),
        _ => None,
    });
    home.unwrap()
}

#[test]
fn what_different_sides_say_comes_before_figures_and_the_rest() {
    let mut pack = snapshots::pack();
    let differ = |point: &str| [Difference { point: point_id(point), note: None }].into();
    let mut others = point("first/others", "Nobody in particular says so.");
    others.differs_from = differ("second/met");
    let mut sides = point("second/sides", "The opposition says so.");
    sides.by = [speaker("shadow", None, Some("opposition"))].into();
    sides.differs_from = differ("second/hoped");
    for (article, point) in [("first", others), ("second", sides)] {
        let points = &mut article_mut(&mut pack, &article_id(article)).points;
        points.insert(0, point.id.clone());
        pack.points.insert(point.id.clone(), point.into());
    }
    let disputed = home(&pack).disputed;
    let first: Vec<_> = disputed.iter().map(|one| one.statements[0].as_str()).collect();
    assert_eq!(first, ["second/sides", "first/fifty", "first/others"]);
}

#[test]
fn the_first_page_leads_to_questions_and_limits_where_there_are_any() {
    let mut pack = snapshots::pack();
    let hrefs = |pack: &Pack| -> Vec<_> {
        home(pack).ahead.into_iter().map(|link| link.href).collect()
    };
    let (asked, limits) =
        ("evidence.html#section:if-asked", "evidence.html#section:limits");
    assert_eq!(hrefs(&pack), [asked, limits]);
    pack.briefing.if_asked.clear();
    assert_eq!(hrefs(&pack), [limits]);
    pack.briefing.limits.clear();
    assert_eq!(hrefs(&pack), Vec::<String>::new());
}

#[test]
fn a_legend_says_what_the_labels_mean() {
    let legend =
        |pack: &Pack| whole(pack, &Options::default()).pack.source_legend.clone();
    assert_eq!(legend(&empty()), None);
    assert_eq!(
        legend(&quotation(vec![], vec![])).as_deref(),
        Some("S1 is the report, ¶ the paragraph in the original.")
    );
    assert_eq!(
        legend(&snapshots::pack()).as_deref(),
        Some("S1 to S2 are the reports, ¶ the paragraph in the original.")
    );
}
