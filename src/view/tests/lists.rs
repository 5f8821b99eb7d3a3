//! Order and grouping: timeline, terms, notes, agreements, matrix.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::addresses::large;
use super::pack::*;
use super::snapshots;
use crate::model::*;
use crate::view::Options;
use crate::view::pages::{Page, PageView, TopicPage};
use crate::view::term_links::{Piece, TermLinks};

fn page_at(pack: &Pack, href: &str) -> PageView {
    let site = whole(pack, &Options::default());
    site.pages.into_iter().find(|page| page.head.href == href).unwrap()
}

fn topic_page(pack: &Pack) -> TopicPage {
    match page_at(pack, "topics/returns.html").page {
        Page::Topic(page) => *page,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_expected_event_that_happened_is_not_expected_any_more() {
    let mut pack = snapshots::pack();
    let Page::Timeline(page) = page_at(&pack, "timeline.html").page else { panic!() };
    assert_eq!(page.entries.len(), 1);
    assert!(page.expected.is_empty());
    point_mut(&mut pack, &point_id("second/met")).event = None;
    let Page::Timeline(page) = page_at(&pack, "timeline.html").page else { panic!() };
    assert!(page.entries.is_empty());
    assert_eq!(page.expected.len(), 1);
}

#[test]
fn a_thing_cited_twice_keeps_its_number_and_each_note_stands_once() {
    let page = topic_page(&snapshots::pack());
    let before: Vec<_> = page.notes.iter().map(|note| note.number).collect();
    let beside = page.synthesis.iter().flat_map(|block| &block.notes);
    let beside: Vec<_> = beside.map(|note| note.number).collect();
    // Bottom line, what changed and open questions; the body cites nothing new.
    assert_eq!(before, [1, 2, 3, 4, 5]);
    assert_eq!(beside, Vec::<u32>::new());
    let ids: BTreeSet<_> = page.notes.iter().map(|note| &note.id).collect();
    assert_eq!(ids.len(), 5);
    assert_eq!(page.notes[3].locator, "S2 ¶2");
    assert_eq!(page.notes[4].locator, "C1");
}

#[test]
fn blocks_carry_the_notes_they_cite_first() {
    let mut pack = snapshots::pack();
    let topic = pack.topics.get_mut(&topic_id("returns")).unwrap();
    (topic.bottom_line, topic.what_changed) = (None, None);
    let page = topic_page(&pack);
    let numbers = |n: usize| -> Vec<u32> {
        page.synthesis[n].notes.iter().map(|note| note.number).collect()
    };
    assert_eq!(numbers(0), [1, 2]);
    assert_eq!(numbers(1), Vec::<u32>::new());
    assert_eq!(page.synthesis[1].statement.as_deref(), Some("second/sixty"));
    assert_eq!(page.notes.iter().map(|note| note.number).collect::<Vec<_>>(), [3, 4]);
}

#[test]
fn statements_tied_as_the_same_are_one_agreement() {
    let mut pack = snapshots::pack();
    let (a, b) = (point_id("first/meeting-planned"), point_id("second/met"));
    point_mut(&mut pack, &a).same_as = [b.clone()].into();
    point_mut(&mut pack, &b).same_as = [a].into();
    let page = topic_page(&pack);
    assert_eq!(page.agreements.len(), 1);
    assert_eq!(page.agreements[0].others.len(), 1);
    assert_eq!(
        page.agreements[0].sources,
        "1 source (2 reports, some of which print the same text)"
    );
}

/// A topic in which each of these pairs takes a position in an article: `(actor, article)`.
fn stances(held: &[(&str, &str)]) -> TopicPage {
    let mut pack = snapshots::pack();
    pack.comparisons.clear();
    pack.topics.insert(topic_id("returns"), topic("returns", "Returns"));
    pack.briefing.limits.clear();
    pack.briefing.if_asked.clear();
    for id in ["one", "two", "three"] {
        let own = held.iter().enumerate().filter(|(_, (_, article))| *article == id);
        let points = own.map(|(n, (actor, _))| {
            let mut point = point(&format!("{id}/p{n}"), "A position.");
            point.by = [speaker(actor, None, None)].into();
            point.stance =
                Some(Stance { about: TermId(slug("deal")), view: StanceView::Supports });
            point
        });
        let points = points.collect();
        add(&mut pack, article(id, id, "2024-07-18"), points);
    }
    for point in pack.points.values_mut().map(Arc::make_mut) {
        if ["first", "second"].contains(&point.id.article.as_str()) {
            point.topics = Box::default();
        }
    }
    topic_page(&pack)
}

#[test]
fn a_matrix_with_mostly_blanks_is_a_list() {
    let full = stances(&[("minister", "one"), ("shadow", "one"), ("shadow", "two")]);
    let matrix = full.matrix.unwrap();
    assert_eq!((matrix.columns.len(), matrix.rows.len()), (2, 2));
    assert!(full.stances.is_empty());
    let blank = stances(&[("minister", "one"), ("shadow", "two"), ("times", "three")]);
    assert!(blank.matrix.is_none());
    assert_eq!(blank.stances.len(), 3);
}

fn glossary(terms: &[(&str, &[&str])]) -> TermLinks {
    let mut pack = empty();
    for (n, (term, variants)) in terms.iter().enumerate() {
        let id = TermId(slug(&format!("t{n}")));
        pack.terms.insert(
            id.clone(),
            Term {
                id,
                term: (*term).to_owned(),
                definition: Vec::new(),
                variants: variants.iter().map(|v| (*v).to_owned()).collect(),
            },
        );
    }
    TermLinks::new(&pack)
}

/// The terms found in a text, each between brackets.
fn check_terms(links: &TermLinks, text: &str, expected: &str) {
    let pieces = links.cut(text, &mut BTreeSet::new());
    let marked: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => (*text).to_owned(),
            Piece::Term(text, _) => format!("[{text}]"),
        })
        .collect();
    assert_eq!(marked, expected);
}

#[test]
fn a_term_is_linked_where_it_first_stands() {
    let links =
        glossary(&[("one in, one out", &["the exchange"]), ("EPC", &[]), ("one", &[])]);
    check_terms(&links, "An EPC and the EPC.", "An [EPC] and the EPC.");
    check_terms(
        &links,
        "The exchange (one in, one out).",
        "[The exchange] (one in, one out).",
    );
    check_terms(&links, "One in, one out, then one.", "[One in, one out], then [one].");
    check_terms(&links, "EPCs, epC, DEPC", "EPCs, epC, DEPC");
    check_terms(&links, "None of it", "None of it");
}

proptest! {
    #[test]
    fn cutting_at_terms_loses_no_letter(text in "(EPC|one in, one out|\\PC| ){0,20}") {
        let links = glossary(&[("one in, one out", &[]), ("EPC", &["ein"])]);
        let pieces = links.cut(&text, &mut BTreeSet::new());
        let whole: String = pieces
            .iter()
            .map(|piece| match piece { Piece::Text(text) | Piece::Term(text, _) => *text })
            .collect();
        prop_assert_eq!(whole, text);
    }
}

#[test]
fn the_letters_of_a_line_have_no_gap_where_a_citation_stood() {
    let line = text("It was hoped for [@second/hoped], not agreed [@first/fifty].");
    assert_eq!(crate::view::prose::plain(&line), "It was hoped for, not agreed.");
}

#[test]
fn the_print_page_has_no_id_twice() {
    let pack = snapshots::pack();
    let Page::Print(print) = page_at(&pack, "print.html").page else { panic!() };
    let prefixes: BTreeSet<_> = print.parts.iter().map(|part| &part.prefix).collect();
    assert_eq!(prefixes.len(), print.parts.len());
    assert!(prefixes.iter().all(|prefix| prefix.ends_with(':')));
    assert!(print.parts.iter().all(|part| part.setting.href == "print.html"));
}

#[test]
fn a_large_pack_costs_what_it_shows() {
    // Three times the articles have three times the lists, not nine times.
    let size = |n: usize| {
        let site = whole(&large(n, 8), &Options::default());
        serde_json::to_string(&site.pages).unwrap().len()
    };
    let (small, big) = (size(60), size(180));
    assert!(big < small * 4, "{small} {big}");
}

#[test]
fn text_runs_in_the_direction_of_the_language() {
    use crate::view::shared::direction;
    for (language, expected) in [
        ("en-GB", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("az-Arab", "rtl"),
        ("ur-Latn-PK", "ltr"),
        ("pa-arab", "rtl"),
    ] {
        assert_eq!(direction(language), expected, "{language}");
    }
}
