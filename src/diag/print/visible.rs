//! Text that a person can see and a terminal cannot obey.

use std::fmt::Write as _;

/// The longest message, label, note or help that a person is shown, in characters.
const LONGEST: usize = 2_000;

/// Whether a character is shown by its number: it steers the terminal, turns the direction of
/// text, has no width, or has no picture that everybody shares.
///
/// The list follows Unicode's `Default_Ignorable_Code_Point` and `Bidi_Control`, with all
/// controls, the line separators and the private-use planes.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}'
            | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
            | '\u{f0000}'..='\u{10ffff}')
}

/// Adds a character, by its number where it is hidden.
pub(super) fn push(out: &mut String, c: char) {
    if is_hidden(c) {
        // Writing to a string does not fail.
        let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
    } else {
        out.push(c);
    }
}

/// One line of text with every hidden character shown by its number, such as `\u{1b}`, and
/// cut after two thousand characters.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LONGEST));
    for (n, c) in text.chars().enumerate() {
        if n == LONGEST {
            out.push('…');
            break;
        }
        push(&mut out, c);
    }
    out
}

/// The lines of a text, each made visible.
pub(super) fn visible_lines(text: &str) -> Vec<String> {
    text.lines().map(visible).collect()
}

/// JSON whose hidden characters are escaped, so that it is harmless on a terminal too.
///
/// Outside its strings JSON is made of visible characters and line ends only, so every other
/// hidden one stands inside a string, where an escape means the same.
pub(super) fn harmless_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !is_hidden(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}
