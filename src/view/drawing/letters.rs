//! How wide words are, as nearly as that can be told without the face they are set in.
//!
//! The widths are those of `DejaVu Sans`, the widest of the sans-serif faces that systems come
//! with, so that what fits here fits with every other.

/// The width of a text at a size, in the size's units.
pub(super) fn width(text: &str, size: i32) -> i32 {
    let thousandths: i32 = text.chars().map(advance).fold(0, i32::saturating_add);
    // Rounded up: a label must not be wider than its place.
    thousandths.saturating_mul(size).saturating_add(999) / 1000
}

/// The width of the same text set bold.
pub(super) fn bold_width(text: &str, size: i32) -> i32 {
    width(text, size).saturating_mul(11).saturating_add(9) / 10
}

/// A text in lines no wider than the room; a word that alone is wider is broken.
pub(super) fn wrap(text: &str, size: i32, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer =
            if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if width(&line, size) > room && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The width of a letter in thousandths of its size.
fn advance(letter: char) -> i32 {
    match letter {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        'i' | 'j' | 'l' | 'I' | '\'' | ',' | '.' | ':' | ';' | '|' | ' ' | '\u{a0}'
        | '‘' | '’' | '·' => 330,
        'f' | 't' | 'r' | '/' | '-' | '(' | ')' | '[' | ']' | '!' => 410,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 980,
        'A'..='Z' => 740,
        '\u{2e80}'.. => 1000,
        _ => 640,
    }
}
