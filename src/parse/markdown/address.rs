//! Which addresses a page may hold, and where in a link its address stands.
//!
//! The rule is an allow list: a scheme that is not known here is refused. It is looked for
//! as browsers do, who drop control characters and spaces from an address, and once more with
//! percent signs decoded, so that no disguise passes.

use std::ops::Range;

use pulldown_cmark::LinkType;

/// Where an address leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    /// To a file of the pack, or a place on the same page.
    Inside,
    /// To a page of another host.
    Outside,
    /// To a mailbox or a telephone.
    Contact,
    /// Nowhere that a link of ours may lead.
    Refused,
}

/// Says where an address leads.
pub(super) fn leads(address: &str) -> Leads {
    let seen: String = address.chars().filter(|c| !is_dropped(*c)).collect();
    // Without a scheme two slashes lead to another host, and on a disk to another machine.
    let first_two: String = seen.chars().take(2).map(slash).collect();
    if first_two == "//" || seen.starts_with('\\') {
        return Leads::Refused;
    }
    match (scheme(&seen).as_deref(), scheme(&decoded(&seen))) {
        (Some("http" | "https"), _) => Leads::Outside,
        (Some("mailto" | "tel"), _) => Leads::Contact,
        (None, None) => Leads::Inside,
        _ => Leads::Refused,
    }
}

/// What stands before the first colon, in lower case, where it is no part of a path.
fn scheme(address: &str) -> Option<String> {
    let end = address.find([':', '/', '?', '#', '\\'])?;
    let (scheme, rest) = address.split_at_checked(end)?;
    rest.starts_with(':').then(|| scheme.to_lowercase())
}

/// Characters that browsers drop, or that nobody sees.
fn is_dropped(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn slash(c: char) -> char {
    if c == '\\' { '/' } else { c }
}

/// The address with its percent signs decoded, again and again up to four times.
fn decoded(address: &str) -> String {
    let mut text = address.to_owned();
    for _ in 0..4 {
        let once = decoded_once(&text);
        if once == text {
            break;
        }
        text = once.chars().filter(|c| !is_dropped(*c)).collect();
    }
    text
}

fn decoded_once(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match hex.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Where in a link or a picture its address is written; the whole of it where the address
/// stands elsewhere. `words_end` is where its words end.
pub(super) fn written(
    text: &str,
    kind: LinkType,
    link: &Range<usize>,
    words_end: usize,
) -> Range<usize> {
    match kind {
        LinkType::Autolink | LinkType::Email => {
            link.start + 1..link.end.saturating_sub(1).max(link.start + 1)
        }
        LinkType::Inline => after_words(text, link, words_end).unwrap_or(link.clone()),
        _ => link.clone(),
    }
}

fn after_words(
    text: &str,
    link: &Range<usize>,
    words_end: usize,
) -> Option<Range<usize>> {
    let rest = text.get(words_end..link.end)?;
    let address = rest.strip_prefix("](")?.trim_start();
    let start = link.end - address.len();
    if let Some(inner) = address.strip_prefix('<') {
        return Some(start + 1..start + 1 + inner.find('>')?);
    }
    let mut open = 0_u32;
    let mut is_escaped = false;
    for (at, c) in address.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '(' => open += 1,
            ')' if open > 0 => open -= 1,
            ')' => return Some(start..start + at),
            _ if c.is_ascii_whitespace() => return Some(start..start + at),
            _ => {}
        }
    }
    None
}
