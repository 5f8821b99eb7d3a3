//! Parts of a file: which bytes a request asks for (RFC 9110, section 14).
//!
//! One range is served. Several in one request are passed over, and the whole file is the
//! answer: nothing that a preview serves is worth the work of many parts.

use std::ops::Range;

use axum::http::header::{
    ACCEPT_RANGES, CONTENT_RANGE, ETAG, IF_NONE_MATCH, IF_RANGE, RANGE,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};

/// What is to be answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The whole file.
    Whole,
    /// These bytes; there is at least one.
    Bytes(Range<usize>),
    /// Nothing: the file has no such bytes.
    None,
}

/// Answers with a file, or with the part of it that is asked for; `own` are its headers.
pub(super) fn answer(
    method: &Method,
    request: &HeaderMap,
    mut own: HeaderMap,
    mut bytes: Vec<u8>,
) -> Response {
    own.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let length = bytes.len();
    match part(method, request, &own, length) {
        Part::Whole => (own, bytes).into_response(),
        Part::Bytes(range) => {
            let said = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            bytes.truncate(range.end);
            let bytes = bytes.split_off(range.start);
            (StatusCode::PARTIAL_CONTENT, own, [(CONTENT_RANGE, said)], bytes)
                .into_response()
        }
        Part::None => {
            let said = format!("bytes */{length}");
            (StatusCode::RANGE_NOT_SATISFIABLE, [(CONTENT_RANGE, said)]).into_response()
        }
    }
}

/// Whether whoever asks has the file of this tag already (RFC 9110, section 13.1.2).
pub(super) fn is_known(request: &HeaderMap, tag: &str) -> bool {
    let values = request.get_all(IF_NONE_MATCH).iter();
    let mut tags = values.filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
    tags.any(|known| {
        let known = known.trim();
        known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag
    })
}

/// Which part of a file of this length a request asks for; `answer` are the headers it would be
/// sent with.
pub(super) fn part(
    method: &Method,
    request: &HeaderMap,
    answer: &HeaderMap,
    length: usize,
) -> Part {
    let mut ranges = request.get_all(RANGE).iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else { return Part::Whole };
    // A part is of use only beside the rest of the same file.
    let is_same = request.get(IF_RANGE).is_none_or(|tag| answer.get(ETAG) == Some(tag));
    let range = range.to_str().ok().and_then(|range| range.split_once('='));
    match range {
        Some((unit, range)) if unit.trim().eq_ignore_ascii_case("bytes") => {
            if *method == Method::GET && is_same {
                of(range.trim(), length)
            } else {
                Part::Whole
            }
        }
        _ => Part::Whole,
    }
}

/// The part that one range names: `0-99`, `100-` or `-100`. What is written otherwise is passed
/// over.
fn of(range: &str, length: usize) -> Part {
    let Some((first, last)) = range.split_once('-') else { return Part::Whole };
    let number = |digits: &str| {
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        // A number that is too large for any file is as large as the largest.
        is_number.then(|| digits.parse().unwrap_or(usize::MAX))
    };
    let bytes = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => {
            first..last.saturating_add(1).min(length)
        }
        (Some(first), None) if last.is_empty() => first..length,
        (None, Some(last)) if first.is_empty() => length.saturating_sub(last)..length,
        _ => return Part::Whole,
    };
    if bytes.is_empty() { Part::None } else { Part::Bytes(bytes) }
}
