//! Letters that mean nothing but themselves, in elements, attributes and addresses.

use std::fmt::Write as _;

/// Adds text with every sign escaped that could mean something in an element or in a quoted
/// attribute. Control characters, which no page may hold, become U+FFFD.
pub(super) fn push(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
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
    text.contains(is_turn)
}

fn is_turn(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether the text holds letters of a script that runs from right to left: the blocks of
/// Unicode whose letters have the bidirectional classes R and AL.
pub(super) fn runs_right_to_left(text: &str) -> bool {
    text.contains(|c| {
        matches!(c,
            '\u{0590}'..='\u{08FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}')
    })
}
