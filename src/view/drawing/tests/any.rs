//! What holds of any labels, dates, events and figures.

use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn labels_never_overlap_and_keep_their_order(
        rows in prop::collection::vec((-50..900i32, 10..60i32), 1..60),
        slack in 0..500i32,
    ) {
        let mut wanted: Vec<_> = rows.iter().map(|(want, _)| *want).collect();
        wanted.sort_unstable();
        let heights: Vec<_> = rows.iter().map(|(_, height)| *height).collect();
        let room = heights.iter().sum::<i32>() + slack;
        let tops = labels::column(&wanted, &heights, room);
        let mut end = 0;
        for (top, height) in tops.iter().zip(&heights) {
            prop_assert!(*top >= end, "{tops:?}");
            end = top + height;
        }
        prop_assert!(end <= room, "{tops:?}");
    }

    #[test]
    fn flags_never_overlap_and_no_staff_crosses_one(
        rows in prop::collection::vec((0..400i32, 20..200i32), 1..20),
    ) {
        let mut starts: Vec<_> = rows.iter().map(|(start, _)| *start).collect();
        starts.sort_unstable();
        let widths: Vec<_> = rows.iter().map(|(_, width)| *width).collect();
        let levels = labels::flags(&starts, &widths);
        for (n, start) in starts.iter().enumerate() {
            for (m, other) in starts.iter().enumerate().skip(n + 1) {
                let reaches = start + widths[n] > *other;
                prop_assert!(!reaches || levels[n] > levels[m], "{starts:?} {levels:?}");
            }
        }
    }

    #[test]
    fn what_is_later_is_never_above_what_is_earlier(
        days in prop::collection::vec((0..110_000i32, 1..400i32), 1..40),
        length in 100..2000i32,
    ) {
        let spans: Vec<_> =
            days.iter().map(|(from, n)| Span { from: *from, to: from + n }).collect();
        let scale = Scale::new(&spans, length);
        let all = scale.days();
        prop_assert_eq!(scale.at(all.from), 0);
        prop_assert_eq!(scale.at(all.to), length);
        let mut edges: Vec<_> = spans.iter().flat_map(|span| [span.from, span.to]).collect();
        edges.sort_unstable();
        let places: Vec<_> = edges.iter().map(|day| scale.at(*day)).collect();
        prop_assert!(places.is_sorted(), "{:?}", places);
    }

    #[test]
    fn lines_of_words_have_room(text in "[a-zA-Z ]{0,80}", room in 20..300i32) {
        let lines = letters::wrap(&text, 13, room);
        prop_assert!(lines.iter().all(|line| letters::width(line, 13) <= room));
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
    }

    #[test]
    fn any_events_are_drawn_well(
        days in prop::collection::vec((0..4000i32, 1..40i32), 1..30),
    ) {
        is_drawn_well(&course(
            days.into_iter().map(|(from, n)| Span { from, to: from + n }),
        ));
    }

    #[test]
    fn any_series_has_room_for_its_words(
        rows in prop::collection::vec((0..9000i32, 0..100i32, 0..3usize), 3..20),
    ) {
        let mut rows = rows;
        rows.sort_by_key(|row| (row.0, -row.1));
        let dots = rows.iter().map(|(from, number, who)| {
            dot(Span { from: *from, to: from + 365 }, f64::from(number + 1), *who)
        });
        let dots: Vec<_> = dots.collect();
        let names = ["One", "Two", "Three"].map(str::to_owned);
        is_clear(&series::sheet(&dots, &names, &english()));
    }
}
