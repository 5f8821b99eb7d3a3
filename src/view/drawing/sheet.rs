//! What every sheet is drawn with: its units, lines of one look, and words at a place.

use crate::view::parts::{StrokeView, TextView};

/// The width of a view box that fits into a narrow window.
pub(super) const WIDTH: i32 = 360;
/// The size of words in a drawing, in units of its view box.
pub(super) const SIZE: i32 = 13;
/// The height of a line of words.
pub(super) const LINE: i32 = 17;

/// A share of a length in whole units.
#[expect(clippy::cast_possible_truncation, reason = "a share of a small number")]
pub(super) fn units(share: f64, length: i32) -> i32 {
    (share * f64::from(length)).round() as i32
}

/// Lines or areas of one look, where there are any.
pub(super) fn stroke(
    name: &str,
    paths: impl IntoIterator<Item = String>,
) -> Option<StrokeView> {
    let path: String = paths.into_iter().collect();
    (!path.is_empty()).then(|| StrokeView { name: name.to_owned(), path })
}

/// Words at a place.
pub(super) fn words(name: &str, x: i32, y: i32, text: impl Into<String>) -> TextView {
    TextView { name: name.to_owned(), x, y, text: text.into() }
}
