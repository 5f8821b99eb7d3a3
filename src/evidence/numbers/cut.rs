//! Passages that cut through a number: a passage in its article in, what it leaves off out.

use super::{Kind, Reading, read};
use crate::evidence::find::Found;
use crate::evidence::text::Text;

/// A number of the article of which a passage takes only a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The paragraph's number, from 1.
    pub paragraph: u32,
    /// The whole number, by its bytes of the paragraph.
    pub reading: Reading,
    /// What the passage leaves off.
    pub what: CutWhat,
}

/// What a passage leaves off a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CutWhat {
    /// A word of the number itself, its scale or its unit: `£84` of `£84 million`.
    Number,
    /// The words that qualify it: `12 people` of `at least 12 people`.
    Qualifier,
}

/// The numbers that a passage cuts through. Its words stand in the article all the same.
pub fn cut(text: &Text, found: &Found, language: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for piece in found.pieces() {
        let (paragraph, taken) = (piece.place.paragraph, &piece.place.range);
        for reading in read(text.paragraph(paragraph), language) {
            let within =
                |r: &std::ops::Range<usize>| taken.start <= r.start && r.end <= taken.end;
            let touched =
                reading.range.start < taken.end && taken.start < reading.range.end;
            if reading.kind != Kind::Value || !touched {
                continue;
            }
            if !within(&reading.range) {
                cuts.push(Cut { paragraph, reading, what: CutWhat::Number });
            } else if reading.qualifier.as_ref().is_some_and(|said| !within(said)) {
                cuts.push(Cut { paragraph, reading, what: CutWhat::Qualifier });
            }
        }
    }
    cuts
}
