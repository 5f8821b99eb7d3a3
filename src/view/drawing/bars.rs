//! Bars from a true zero, one below the other, with their words above them.

use super::end::End;
use super::letters;
use super::sheet::{LINE, SIZE, WIDTH, stroke, units, words};
use crate::view::parts::{SheetView, StrokeView};

/// The longest bar: beyond it, an arrow tells that it goes on.
const LONGEST: i32 = 336;
/// The thickness of a bar.
const THICK: i32 = 16;

/// A bar to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    /// What it stands for.
    pub(super) label: String,
    /// The value as printed, and where.
    pub(super) value: String,
    /// The number.
    pub(super) number: f64,
    /// How exact it is.
    pub(super) end: End,
}

/// A drawing of some bars; `whole` is what a hundred per cent are, where the bars are shares.
pub(super) fn sheet(bars: &[Bar], whole: Option<f64>) -> SheetView {
    let longest = bars.iter().map(|bar| bar.number).fold(0.0, f64::max);
    let full = whole.unwrap_or(longest).max(longest);
    let (mut texts, mut strokes) = (Vec::new(), Vec::new());
    let mut y = 0;
    for bar in bars {
        let mut line = |name: &str, text: String, y: &mut i32| {
            *y += LINE;
            texts.push(words(name, 0, *y - 4, text));
        };
        for text in letters::wrap(&bar.label, SIZE, WIDTH) {
            line("", text, &mut y);
        }
        for text in letters::wrap(&bar.value, SIZE, WIDTH * 10 / 11) {
            line("value", text, &mut y);
        }
        y += 2;
        if whole.is_some() {
            let track = format!("M0 {y}h{LONGEST}v{THICK}h-{LONGEST}z");
            strokes.extend(stroke("track", [track]));
        }
        strokes.extend(shapes(bar.end, units(bar.number / full, LONGEST), y));
        strokes.extend(stroke("axis", [format!("M0 {}v{}", y - 3, THICK + 6)]));
        y += THICK + 14;
    }
    let height = (y - 14).max(0) + 4;
    SheetView { width: WIDTH, height, strokes, texts, ..SheetView::default() }
}

fn shapes(end: End, length: i32, y: i32) -> Vec<StrokeView> {
    let length = length.max(1);
    let plain = format!("M0 {y}h{length}v{THICK}h-{length}z");
    let strokes = match end {
        End::Exact => [stroke("bar", [plain]), None],
        End::About => {
            let long = (length - 3).max(3);
            [stroke("bar", [format!("M0 {y}h{long}l5 4-5 4 5 4-5 4h-{long}z")]), None]
        }
        End::AndMore => {
            let (x, middle) = (length + 5, y + THICK / 2);
            let arrow = format!("M{x} {middle}h14m-5-5l5 5-5 5");
            [stroke("bar", [plain]), stroke("open", [arrow])]
        }
        End::AtMost => [stroke("bar within", [plain]), None],
    };
    strokes.into_iter().flatten().collect()
}
