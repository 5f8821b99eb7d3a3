//! Passages that cut through a number: a passage in its article in, what it leaves off out.

use std::ops::Range;

use super::edge;
use super::reader::read_paragraph;
use super::{Kind, Reading};
use crate::evidence::find::Found;
use crate::evidence::text::{Place, Text};

/// A number of the article of which a passage takes only a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Where the whole number stands, its qualifier with it.
    pub(crate) whole: Place,
    /// What the passage leaves off.
    pub(crate) what: CutWhat,
}

/// What a passage leaves off a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CutWhat {
    /// A word of the number itself, its scale or its unit: `£84` of `£84 million`.
    Number,
    /// The words that qualify it: `12 people` of `at least 12 people`.
    Qualifier,
}

/// The numbers that a passage cuts through. Its words stand in the article all the same.
pub(crate) fn cut(text: &Text, found: &Found, language: &str) -> Vec<Cut> {
    let places = found.pieces().map(|piece| &piece.place);
    let places = places.filter(|place| edge::may_cut(text, place));
    places.flat_map(|place| cuts_of(text, place, language)).collect()
}

/// The numbers that the words of a place cut through.
pub(super) fn cuts_of(text: &Text, place: &Place, language: &str) -> Vec<Cut> {
    let (paragraph, taken) = (place.paragraph, &place.range);
    let within =
        |range: &Range<usize>| taken.start <= range.start && range.end <= taken.end;
    let cut = |reading: Reading| {
        let touched = reading.range.start < taken.end && taken.start < reading.range.end;
        if reading.kind != Kind::Value || !touched {
            return None;
        }
        let said = reading.qualifier.as_ref().unwrap_or(&reading.range);
        let what = match (within(&reading.range), within(said)) {
            (false, _) => CutWhat::Number,
            (true, false) => CutWhat::Qualifier,
            (true, true) => return None,
        };
        let range = said.start.min(reading.range.start)..said.end.max(reading.range.end);
        Some(Cut { whole: Place { paragraph, range }, what })
    };
    read_paragraph(text, paragraph, language).into_iter().filter_map(cut).collect()
}
