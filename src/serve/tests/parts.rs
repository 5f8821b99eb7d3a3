//! Which part of a file is asked for.

use axum::http::header::{ETAG, IF_NONE_MATCH, IF_RANGE, RANGE};
use axum::http::{HeaderMap, Method};
use proptest::prelude::*;

use super::super::parts::{Part, is_known, part};

/// The part of a file of ten bytes that a request with these headers gets.
fn of(method: &Method, ranges: &[&str], if_range: Option<&str>) -> Part {
    let mut request = HeaderMap::new();
    for range in ranges {
        request.append(RANGE, range.parse().unwrap());
    }
    if let Some(tag) = if_range {
        request.insert(IF_RANGE, tag.parse().unwrap());
    }
    let own = HeaderMap::from_iter([(ETAG, "\"a\"".parse().unwrap())]);
    part(method, &request, &own, 10)
}

#[test]
fn one_range_is_served_and_all_others_are_passed_over() {
    let check = |range: &str, expect: Part| {
        assert_eq!(of(&Method::GET, &[range], None), expect, "{range}");
    };
    check("bytes=0-3", Part::Bytes(0..4));
    check("bytes=4-", Part::Bytes(4..10));
    check("bytes=-3", Part::Bytes(7..10));
    check("bytes=-30", Part::Bytes(0..10));
    check("Bytes= 0-99 ", Part::Bytes(0..10));
    check("bytes=9-99999999999999999999999999", Part::Bytes(9..10));
    check("bytes=10-", Part::None);
    check("bytes=10-12", Part::None);
    check("bytes=-0", Part::None);
    check("bytes=99999999999999999999999999-", Part::None);
    for range in [
        "bytes=3-1",
        "bytes=-",
        "bytes=a-b",
        "bytes=0-3,5-6",
        "bytes=+1-3",
        "bytes",
        "lines=0-3",
        "",
    ] {
        check(range, Part::Whole);
    }
    assert_eq!(of(&Method::HEAD, &["bytes=0-3"], None), Part::Whole);
    assert_eq!(of(&Method::GET, &["bytes=0-3", "bytes=0-3"], None), Part::Whole);
    assert_eq!(of(&Method::GET, &[], None), Part::Whole);
}

#[test]
fn a_part_is_served_only_of_the_file_that_the_rest_is_of() {
    let check = |tag: &str, expect: Part| {
        assert_eq!(of(&Method::GET, &["bytes=0-3"], Some(tag)), expect, "{tag}");
    };
    check("\"a\"", Part::Bytes(0..4));
    check("\"b\"", Part::Whole);
    check("W/\"a\"", Part::Whole);
    check("Sat, 01 Jan 2000 00:00:00 GMT", Part::Whole);
}

#[test]
fn what_is_known_is_told_by_any_of_its_tags() {
    let check = |known: &str, expect: bool| {
        let request = HeaderMap::from_iter([(IF_NONE_MATCH, known.parse().unwrap())]);
        assert_eq!(is_known(&request, "\"a\""), expect, "{known}");
    };
    check("\"a\"", true);
    check("\"b\", W/\"a\"", true);
    check("*", true);
    check("\"b\"", false);
    check("a", false);
    assert!(!is_known(&HeaderMap::new(), "\"a\""));
}

proptest! {
    #[test]
    fn no_range_leads_out_of_the_file(range in "bytes=[0-9,-]{0,24}", length in 0..40_usize) {
        let request = HeaderMap::from_iter([(RANGE, range.parse().unwrap())]);
        if let Part::Bytes(bytes) = part(&Method::GET, &request, &HeaderMap::new(), length) {
            prop_assert!(bytes.start < bytes.end && bytes.end <= length);
        }
    }
}
