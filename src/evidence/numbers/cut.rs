//! Passages that cut through a number: a passage in its article in, what it leaves off out.

use super::Kind;
use super::reader::read_paragraph;
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
    let mut cuts = Vec::new();
    for piece in found.pieces() {
        let (paragraph, taken) = (piece.place.paragraph, &piece.place.range);
        for reading in read_paragraph(text, paragraph, language) {
            let within =
                |r: &std::ops::Range<usize>| taken.start <= r.start && r.end <= taken.end;
            let touched =
                reading.range.start < taken.end && taken.start < reading.range.end;
            if reading.kind != Kind::Value || !touched {
                continue;
            }
            let said = reading.qualifier.as_ref().unwrap_or(&reading.range);
            let range =
                said.start.min(reading.range.start)..said.end.max(reading.range.end);
            let what = match (within(&reading.range), within(said)) {
                (false, _) => CutWhat::Number,
                (true, false) => CutWhat::Qualifier,
                (true, true) => continue,
            };
            cuts.push(Cut { whole: Place { paragraph, range }, what });
        }
    }
    cuts
}
