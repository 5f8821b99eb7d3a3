//! Letters that look like others, so that a difference nobody can see can be shown.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

/// Letters of other scripts in the order of the Latin ones they look like.
const CYRILLIC_AND_GREEK: &str = "асеорхуіјѕԁһԛԝвАВСЕНІЈКМОРЅТУХαορνικυωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
const LATIN: &str = "aceopxyijsdhqwbABCEHIJKMOPSTYXaopvikuwABEZHIKMNOPTYX";

/// Whether two texts that differ look the same.
pub(super) fn look_alike(a: &str, b: &str) -> bool {
    a != b && !a.is_empty() && skeleton(a) == skeleton(b)
}

/// Prints a text with every sign that could be taken for another as its code point.
pub(super) fn spell_out(words: &str, text: &mut String) {
    for c in words.chars() {
        if c.is_ascii() { text.push(c) } else { name(c, text) }
    }
}

/// Prints a character's code point.
pub(super) fn name(c: char, text: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(text, "<U+{:04X}>", u32::from(c));
}

/// Whether a character prints as nothing though it is no space.
pub(super) fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// A text with every letter as the Latin one it looks like.
fn skeleton(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_blank(*c) && !c.is_control())
        .map(|c| {
            let pair = CYRILLIC_AND_GREEK.chars().zip(LATIN.chars());
            let latin =
                pair.filter(|(other, _)| *other == c).map(|(_, latin)| latin).next();
            match latin.unwrap_or(c) {
                '–' | '‐' => '-',
                other => other,
            }
        })
        .collect()
}
