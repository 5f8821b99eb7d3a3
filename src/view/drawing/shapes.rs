//! The shapes of marks, as paths: each is told from the others without any colour.

use super::letters;
use super::sheet::{LINE, SIZE, words};
use crate::view::parts::TextView;

/// How many shapes there are.
pub(super) const SHAPES: usize = 6;
/// From the middle of a shape to its edge.
const R: i32 = 5;

/// A shape by its number, from 0, round a middle: disc, diamond, square, triangle up, triangle
/// down, hexagon.
pub(super) fn shape(number: usize, x: i32, y: i32) -> String {
    let (wide, half) = (2 * R, R / 2);
    match number % SHAPES {
        0 => format!("M{} {y}a{R} {R} 0 1 1 {wide} 0a{R} {R} 0 1 1-{wide} 0z", x - R),
        1 => format!("M{} {y}l6-6 6 6-6 6z", x - 6),
        2 => format!("M{} {}h{wide}v{wide}h-{wide}z", x - R, y - R),
        3 => format!("M{} {}h12l-6-11z", x - 6, y + R),
        4 => format!("M{} {}h12l-6 11z", x - 6, y - R),
        _ => format!("M{} {y}l{half}-5h6l{half} 5-{half} 5h-6z", x - R),
    }
}

/// A stretch of time as a bar with round ends, from top to bottom round a middle line.
pub(super) fn capsule(x: i32, top: i32, bottom: i32) -> String {
    // At the least as high as it is wide and a little more: it is no disc.
    let missing = (12 - (bottom - top)).max(0);
    let (top, bottom) = (top - missing / 2, bottom + (missing + 1) / 2);
    let side = bottom - top - 8;
    format!("M{} {}v{side}a4 4 0 0 0 8 0v-{side}a4 4 0 0 0-8 0z", x - 4, top + 4)
}

/// What each shape stands for, in rows from the top: its marks, its words, and how high it is.
pub(super) fn legend(names: &[String], width: i32) -> (Vec<String>, Vec<TextView>, i32) {
    let (mut marks, mut texts) = (Vec::new(), Vec::new());
    let (mut x, mut y) = (7, 10);
    for (n, name) in names.iter().enumerate() {
        let lines = letters::wrap(name, SIZE, width - 18);
        let wide = lines.iter().map(|line| letters::width(line, SIZE)).max().unwrap_or(0);
        if x > 7 && x + 11 + wide > width {
            (x, y) = (7, y + LINE);
        }
        marks.push(shape(n, x, y));
        let n_lines = i32::try_from(lines.len()).unwrap_or(1);
        let rows = lines.into_iter().zip(0..);
        texts.extend(rows.map(|(line, n)| words("head", x + 11, y + 4 + n * LINE, line)));
        if n_lines > 1 {
            (x, y) = (7, y + n_lines * LINE);
        } else {
            x += wide + 36;
        }
    }
    let high = if x > 7 { y + LINE } else { y };
    (marks, texts, if names.is_empty() { 0 } else { high + 6 })
}
