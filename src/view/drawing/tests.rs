//! Geometry: nothing lies on anything, nothing is outside, and time has its true scale.

mod any;

use super::bars::{self, Bar};
use super::course::{self, Course, Event, PAPERS};
use super::end::End;
use super::named::{NAMED, named};
use super::scale::{Scale, Span};
use super::series::{self, Dot};
use super::{labels, letters};
use crate::view::parts::{SheetView, TextView};
use crate::view::tests::english;

fn span(text: &str) -> Span {
    Span::of(&text.parse().unwrap())
}

fn event(span: Span, lane: usize) -> Event {
    Event {
        span,
        is_inferred: false,
        lanes: vec![lane],
        weight: 1,
        href: "timeline.html#event".to_owned(),
        date: "17–18 Jul 2024".to_owned(),
        title: "A summit of ministers at a place with a long name".to_owned(),
    }
}

fn course(spans: impl IntoIterator<Item = Span>) -> Course {
    let mut spans: Vec<_> = spans.into_iter().collect();
    spans.sort_unstable();
    let events = spans.into_iter().enumerate().map(|(n, span)| event(span, n % 2));
    Course { events: events.collect(), lanes: vec!["One".to_owned(), "Two".to_owned()] }
}

fn dot(span: Span, number: f64, who: usize) -> Dot {
    Dot {
        span,
        number,
        value: "more than 380,000".to_owned(),
        locator: "S2 ¶51".to_owned(),
        end: End::AndMore,
        is_expected: false,
        who,
        way: None,
    }
}

/// The box of a text: left, top, right, bottom.
fn place(text: &TextView) -> (i32, i32, i32, i32) {
    let is_bold = ["date", "value"].contains(&text.name.as_str());
    let wide = if is_bold {
        letters::bold_width(&text.text, 13)
    } else {
        letters::width(&text.text, 13)
    };
    let left = match text.name.as_str() {
        "tick" => text.x - wide,
        "tick middle" => text.x - wide / 2,
        _ => text.x,
    };
    (left, text.y - 12, left + wide, text.y + 4)
}

/// Holds that all words are inside a drawing and that none lies on others.
#[track_caller]
fn is_clear(sheet: &SheetView) {
    let linked = sheet.links.iter().flat_map(|link| &link.lines);
    let texts: Vec<_> = sheet.texts.iter().chain(linked).collect();
    let places: Vec<_> = texts.iter().map(|text| place(text)).collect();
    for (n, (left, top, right, bottom)) in places.iter().enumerate() {
        let at = texts[n];
        assert!(*left >= -1 && *top >= -4, "{at:?} of {}", sheet.name);
        assert!(*right <= sheet.width + 1, "{at:?} of {}", sheet.name);
        assert!(*bottom <= sheet.height, "{at:?} of {}", sheet.name);
        for (m, other) in places.iter().enumerate().take(n) {
            let apart = other.2 <= *left || *right <= other.0;
            let apart = apart || other.3 <= *top || *bottom <= other.1;
            assert!(apart, "{at:?} lies on {:?}", texts[m]);
        }
    }
}

/// The places that the paths of a drawing begin at.
fn begins(sheet: &SheetView) -> Vec<(i32, i32)> {
    let paths = sheet.strokes.iter().flat_map(|stroke| stroke.path.split('M').skip(1));
    let places = paths.map(|path| {
        let end = path.find(char::is_alphabetic).unwrap();
        let (x, y) = path.split_at(end).0.split_once(' ').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    });
    places.collect()
}

#[track_caller]
fn is_drawn_well(course: &Course) {
    let words = english();
    for paper in &PAPERS {
        let sheet = course::sheet(course, paper, &words);
        is_clear(&sheet);
        assert_eq!(sheet.links.len(), course.events.len().min(NAMED));
        let firsts = sheet.links.iter().map(|link| link.lines[0].y);
        assert!(firsts.is_sorted(), "the labels are in the order of time");
        for (x, y) in begins(&sheet) {
            assert!((0..=sheet.width).contains(&x), "{x} of {}", sheet.width);
            assert!((0..=sheet.height).contains(&y), "{y} of {}", sheet.height);
        }
    }
}

#[test]
fn an_axis_has_as_much_way_for_each_day() {
    let spans = ["2024-01-01", "2024-05-01", "2024-09-01", "2024-12-31"].map(span);
    let scale = Scale::new(&spans, 366);
    let months = ["2024-02-01", "2024-03-01", "2024-07-01", "2024-12-31"];
    assert_eq!(months.map(|day| scale.at(span(day).from)), [31, 60, 182, 365]);
    assert_eq!(scale.cuts().count(), 0);
}

#[test]
fn a_stretch_that_would_squash_the_rest_is_cut() {
    let spans = ["1725-05-01", "2024-07-01", "2024-07-15", "2024-07-31"].map(span);
    let scale = Scale::new(&spans, 400);
    let cuts: Vec<_> = scale.cuts().collect();
    assert_eq!(
        cuts,
        [Span { from: span("1725-05-02").from, to: span("2024-07-01").from }]
    );
    assert!(scale.at(span("2024-07-15").from) > 200);
}

#[test]
fn a_year_in_which_one_event_was_does_not_squash_the_others() {
    let spans = ["1725", "2025-02-03", "2025-02-09", "2025-02-20/2025-02-28"].map(span);
    assert_eq!(Scale::new(&spans, 400).cuts().count(), 2);
}

#[test]
fn an_axis_is_marked_at_even_steps_of_the_calendar() {
    let marks = |from: &str, to: &str, length| {
        let spans: Vec<_> = (0..60)
            .map(|n| {
                let (from, to) = (span(from).from, span(to).to);
                let day = from + (to - from - 1) * n / 59;
                Span { from: day, to: day + 1 }
            })
            .collect();
        let ticks = Scale::new(&spans, length).ticks(60);
        let texts = ticks.iter().map(|(at, moment)| format!("{at} {moment}"));
        texts.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        marks("2024-07-08", "2025-07-10", 400),
        "92 2024-10, 192 2025-01, 290 2025-04, 389 2025-07"
    );
    assert_eq!(marks("1725", "2024", 300), "75 1800, 175 1900, 275 2000");
    assert_eq!(
        marks("2024-07-01", "2024-07-10", 300),
        "0 2024-07-01, 60 2024-07-03, 120 2024-07-05, 180 2024-07-07, 240 2024-07-09"
    );
}

#[test]
fn every_number_of_events_is_drawn_well() {
    let july = span("2024-07-18");
    is_drawn_well(&course([july]));
    is_drawn_well(&course([july; 12]));
    is_drawn_well(&course([span("2024"), span("2024-07"), july]));
    let spread = |n: i32, days: i32| {
        course((0..n).map(|at| Span { from: at * days, to: at * days + 1 }))
    };
    is_drawn_well(&spread(200, 1));
    is_drawn_well(&spread(200, 547));
    is_drawn_well(&spread(9, 12_000));
}

/// The days of the events that have their words, where one is on every day from 1 July 2024 on
/// and so many statements tell of each.
fn named_days(weights: &[usize]) -> Vec<usize> {
    let first = span("2024-07-01").from;
    let days = (first..).map(|day| Span { from: day, to: day + 1 });
    let events: Vec<_> = days.zip(weights.iter().copied()).collect();
    named(&events).into_iter().map(|n| n + 1).collect()
}

#[test]
fn of_many_events_those_have_words_that_spread_over_the_whole_course() {
    assert_eq!(
        named_days(&[1; 61]),
        [1, 5, 9, 13, 17, 21, 25, 29, 33, 37, 41, 45, 49, 53, 57, 61]
    );
    assert_eq!(named_days(&[1; 16]), (1..=16).collect::<Vec<_>>());
}

#[test]
fn a_long_stretch_does_not_take_the_words_from_the_days_in_it() {
    let mut events = vec![(span("2024"), 1)];
    let first = span("2024-01-01").from;
    let days = (first..first + 61).map(|day| Span { from: day, to: day + 1 });
    events.extend(days.map(|day| (day, 1)));
    assert_eq!(
        named(&events),
        [0, 1, 5, 9, 13, 17, 21, 25, 29, 33, 37, 41, 46, 51, 56, 61]
    );
}

#[test]
fn of_many_events_on_few_days_each_day_has_its_share_of_the_words() {
    let days = ["2024-07-01", "2024-07-02", "2025-01-01"].map(span);
    let events: Vec<_> = days.iter().flat_map(|day| [(*day, 1); 20]).collect();
    assert_eq!(
        named(&events),
        [0, 3, 7, 11, 15, 19, 23, 27, 31, 35, 39, 43, 47, 51, 55, 59]
    );
}

#[test]
fn what_most_statements_tell_of_has_words_before_the_rest_is_spread() {
    let mut weights = [1; 61];
    for day in [3, 4, 5, 59] {
        weights[day - 1] = 2;
    }
    weights[19] = 3;
    assert_eq!(
        named_days(&weights),
        [1, 3, 4, 5, 10, 15, 20, 24, 29, 34, 39, 44, 49, 54, 59, 61]
    );
}

#[test]
fn the_same_events_give_the_same_drawing() {
    let course = course([span("1990"), span("2024-07"), span("2024-07-18")]);
    let words = english();
    for paper in &PAPERS {
        let drawn = || course::sheet(&course, paper, &words);
        assert_eq!(drawn(), drawn());
    }
}

#[test]
fn figures_of_one_time_have_words_of_their_own() {
    let year = span("2024");
    let dots = [dot(year, 5.0, 0), dot(year, 4.0, 1), dot(year, 3.0, 2)];
    let names = ["One", "Two", "Three"].map(str::to_owned);
    let sheet = series::sheet(&dots, &names, &english());
    is_clear(&sheet);
    let values = sheet.texts.iter().filter(|text| text.name == "value");
    let values: Vec<_> = values.map(|text| text.y).collect();
    assert!(values.is_sorted(), "the highest stands above the others: {values:?}");
}

#[test]
fn a_line_joins_what_one_speaker_gives_in_one_way() {
    let joins = |ways: [Option<&str>; 3]| {
        let dots = ["2020", "2021", "2022"].iter().zip(ways).map(|(year, way)| Dot {
            way: way.map(str::to_owned),
            ..dot(span(year), 3.0, 0)
        });
        let dots: Vec<_> = dots.collect();
        let sheet = series::sheet(&dots, &[], &english());
        let joins = sheet.strokes.into_iter().find(|stroke| stroke.name == "join");
        joins.map_or(0, |join| join.path.matches('M').count())
    };
    assert_eq!(joins([Some("fact office"); 3]), 2);
    assert_eq!(joins([Some("fact office"), Some("forecast office"), None]), 0);
    assert_eq!(joins([Some("fact office"), None, Some("fact office")]), 0);
}

#[test]
fn bars_are_as_long_as_their_numbers() {
    let bar =
        |number, end| Bar { label: "A".to_owned(), value: "1".to_owned(), number, end };
    let bars = [bar(50.0, End::Exact), bar(25.0, End::AtMost), bar(0.0, End::Exact)];
    let lengths = |whole| {
        let sheet = bars::sheet(&bars, whole);
        let strokes =
            sheet.strokes.into_iter().filter(|stroke| stroke.name.starts_with("bar"));
        let lengths = strokes.map(|stroke| {
            let (_, rest) = stroke.path.split_once('h').unwrap();
            rest.split_once('v').unwrap().0.parse().unwrap()
        });
        lengths.collect::<Vec<i32>>()
    };
    assert_eq!(lengths(None), [336, 168, 1]);
    assert_eq!(lengths(Some(100.0)), [168, 84, 1]);
}
