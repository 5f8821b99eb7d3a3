//! Letters that mean nothing but themselves, in elements, attributes and addresses.

use std::fmt::Write as _;

/// Adds text with every sign escaped that could mean something in an element or in a quoted
/// attribute. Control characters, which no page may hold, become U+FFFD.
pub(super) fn push(text: &str, out: &mut String) {
    // What means nothing goes out in one piece: nearly all text is such pieces. A byte of a
    // longer letter is never below 0x80, and its control characters begin with 0xC2.
    let means =
        |b: u8| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'' | 0..0x20 | 0x7F | 0xC2);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(means) {
        let (plain, tail) = rest.split_at_checked(at).unwrap_or_default();
        out.push_str(plain);
        let mut letters = tail.chars();
        match letters.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some('\'') => out.push_str("&#39;"),
            Some(c) if c.is_control() && !matches!(c, '\n' | '\t') => {
                out.push('\u{FFFD}');
            }
            Some(c) => out.push(c),
            None => {}
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
}

/// Adds text; where signs in it turn the direction, they turn nothing outside it.
pub(super) fn push_isolated(text: &str, out: &mut String) {
    if turns_direction(text) {
        out.push_str("<bdi>");
        push(text, out);
        out.push_str("</bdi>");
    } else {
        push(text, out);
    }
}

/// Adds an attribute.
pub(super) fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push(value, out);
    out.push('"');
}

/// An address as an attribute may hold it; none where it is of no kind that a page may lead
/// to.
pub(super) fn address(href: &str, is_external: bool, root: &str) -> Option<String> {
    let end = href.find([':', '/', '?', '#', '\\']).unwrap_or(href.len());
    let scheme = href.get(..end)?.to_ascii_lowercase();
    let has_scheme = href.get(end..)?.starts_with(':');
    let is_allowed = if is_external {
        has_scheme && matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel")
    } else {
        !has_scheme && !href.is_empty() && !href.starts_with(['/', '\\'])
    };
    if !is_allowed {
        return None;
    }
    let mut out = String::new();
    if !is_external && !href.starts_with('#') {
        out.push_str(root);
    }
    for c in href.chars() {
        if c.is_whitespace()
            || c.is_control()
            || is_turn(c)
            || matches!(c, '"' | '\'' | '<' | '>' | '`' | '\\')
        {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    Some(out)
}

/// Whether the text holds a sign that turns the direction of what follows it.
pub(super) fn turns_direction(text: &str) -> bool {
    // The first byte of these signs: most text has none.
    text.bytes().any(|b| b == 0xE2) && text.contains(is_turn)
}

fn is_turn(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether the text holds letters of a script that runs from right to left: the blocks of
/// Unicode whose letters have the bidirectional classes R and AL.
pub(super) fn runs_right_to_left(text: &str) -> bool {
    // The first bytes of these letters: most text has none.
    let is_right_to_left = |c| {
        matches!(c,
            '\u{0590}'..='\u{08FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}')
    };
    text.bytes().any(|b| matches!(b, 0xD6..=0xE0 | 0xEF | 0xF0))
        && text.contains(is_right_to_left)
}
