//! What stands between the head and the foot of a page: made once, set wherever it stands.

use std::ops::Range;

use crate::view::setting::{ALONE, ALONE_END, HREF, PREFIX, ROOT, SIGN, Setting};

/// The first byte of each sign.
const SIGN_BYTE: u8 = 0xF4;

/// Stands for a content of the page, by its number, up to the next sign.
const CONTENT: char = 'c';

/// Stands for the card of a statement, by its key, up to the next sign.
const CARD: char = 's';

/// Stands for the same at the statement's own address.
const OWN_CARD: char = 'o';

/// Stands in a card before what is shown at the statement's own address alone.
pub(super) const OWN: &str = "\u{10FFFE}[";

/// Stands after it.
pub(super) const OWN_END: &str = "\u{10FFFE}]";

/// What means something in an attribute; the address of a pack may have it.
const MEANING: [char; 5] = ['&', '<', '>', '"', '\''];

/// The bytes of a content, and the places in them where signs stand for something.
#[derive(Debug, Default)]
pub(super) struct Content {
    bytes: Box<[u8]>,
    signs: Vec<Sign>,
}

/// A sign in a content.
#[derive(Debug)]
struct Sign {
    /// Where it stands.
    place: Range<usize>,
    stands_for: StandsFor,
}

/// What a sign stands for.
#[derive(Debug)]
enum StandsFor {
    Root,
    Href,
    Prefix,
    /// What follows is shown where the content stands alone.
    Alone,
    /// What follows is shown at a statement's own address.
    Own,
    /// What follows is shown everywhere.
    End,
    /// A content, by its number.
    Content(usize),
    /// The card of a statement, by its key.
    Card {
        key: String,
        is_own: bool,
    },
}

/// A content with the place where it is set.
#[derive(Clone, Copy)]
pub(super) struct Set<'a> {
    pub(super) content: &'a Content,
    pub(super) setting: &'a Setting,
    /// Whether it stands in a file of its own.
    pub(super) is_alone: bool,
    /// Whether it is a statement's card at the statement's own address.
    pub(super) is_own: bool,
}

/// What a template writes for a content with this number.
pub(super) fn sign_of_content(number: usize) -> String {
    format!("{SIGN}{CONTENT}{number}{SIGN}")
}

/// What a template writes for the card of the statement with this key.
pub(super) fn sign_of_card(key: &str, is_own: bool) -> String {
    let kind = if is_own { OWN_CARD } else { CARD };
    format!("{SIGN}{kind}{key}{SIGN}")
}

impl Content {
    /// Finds the signs in what a template wrote.
    pub(super) fn new(bytes: &[u8]) -> Self {
        let mut signs = Vec::new();
        let mut at = 0;
        while let Some(sign) = next(bytes, at) {
            at = sign.place.end;
            signs.push(sign);
        }
        Self { bytes: bytes.into(), signs }
    }

    /// The keys of the statements whose cards stand in it.
    pub(super) fn cards(&self) -> impl Iterator<Item = &str> {
        self.signs.iter().filter_map(|sign| match &sign.stands_for {
            StandsFor::Card { key, .. } => Some(key.as_str()),
            _ => None,
        })
    }
}

/// The first sign from a byte on. What begins as a sign and is none stays as it is.
fn next(bytes: &[u8], mut from: usize) -> Option<Sign> {
    loop {
        // No text of a pack is likely to have even the first byte of a sign.
        let start = from + memchr::memchr(SIGN_BYTE, bytes.get(from..)?)?;
        let rest = bytes.get(start..)?;
        if !rest.starts_with(SIGN.as_bytes()) {
            from = start + 1;
            continue;
        }
        let plain = [
            (ROOT, StandsFor::Root),
            (HREF, StandsFor::Href),
            (PREFIX, StandsFor::Prefix),
            (ALONE, StandsFor::Alone),
            (ALONE_END, StandsFor::End),
            (OWN, StandsFor::Own),
            (OWN_END, StandsFor::End),
        ];
        let mut plain = plain.into_iter();
        if let Some((sign, stands_for)) =
            plain.find(|(sign, _)| rest.starts_with(sign.as_bytes()))
        {
            return Some(Sign { place: start..start + sign.len(), stands_for });
        }
        if let Some(sign) = named(rest, start) {
            return Some(sign);
        }
        from = start + SIGN.len();
    }
}

/// A sign with a name, at the beginning of `rest`, which is at `start`.
fn named(rest: &[u8], start: usize) -> Option<Sign> {
    let rest = rest.strip_prefix(SIGN.as_bytes())?;
    let end = memchr::memmem::find(rest, SIGN.as_bytes())?;
    let mut name = std::str::from_utf8(rest.get(..end)?).ok()?.chars();
    let stands_for = match (name.next()?, name.as_str()) {
        (CONTENT, number) => StandsFor::Content(number.parse().ok()?),
        (kind @ (CARD | OWN_CARD), key) => {
            StandsFor::Card { key: key.to_owned(), is_own: kind == OWN_CARD }
        }
        _ => return None,
    };
    Some(Sign { place: start..start + end + 2 * SIGN.len(), stands_for })
}

/// Writes a page: what the frame has, and the contents in it.
///
/// `card` gives the card of a statement; where it has none, nothing is written for it.
pub(super) fn page<'a>(
    frame: Set<'_>,
    contents: &[Set<'_>],
    card: &dyn Fn(&str) -> Option<&'a Content>,
) -> Vec<u8> {
    let mut size = 0;
    write(frame, contents, card, &mut |bytes| size += bytes.len());
    let mut page = Vec::with_capacity(size);
    write(frame, contents, card, &mut |bytes| page.extend_from_slice(bytes));
    page
}

/// Hands on what a content has, piece by piece. A card holds no card, and a content no content.
fn write<'a>(
    set: Set<'_>,
    contents: &[Set<'_>],
    card: &dyn Fn(&str) -> Option<&'a Content>,
    to: &mut dyn FnMut(&[u8]),
) {
    let Set { content, setting, is_alone, is_own } = set;
    let mut at = 0;
    let mut is_shown = true;
    for sign in &content.signs {
        if is_shown {
            to(content.bytes.get(at..sign.place.start).unwrap_or_default());
        }
        at = sign.place.end;
        match &sign.stands_for {
            StandsFor::Alone => is_shown = is_alone,
            StandsFor::Own => is_shown = is_own,
            StandsFor::End => is_shown = true,
            _ if !is_shown => {}
            StandsFor::Root if setting.root.contains(MEANING) => {
                let mut root = Vec::new();
                let _ = tera::escape_html(&setting.root, &mut root);
                to(&root);
            }
            StandsFor::Root => to(setting.root.as_bytes()),
            StandsFor::Href => to(setting.href.as_bytes()),
            StandsFor::Prefix => to(setting.prefix.as_bytes()),
            StandsFor::Content(number) => {
                if let Some(set) = contents.get(*number) {
                    write(*set, &[], card, to);
                }
            }
            StandsFor::Card { key, is_own } => {
                if let Some(content) = card(key) {
                    let card = Set { content, is_own: *is_own, ..set };
                    write(card, &[], &|_| None, to);
                }
            }
        }
    }
    if is_shown {
        to(content.bytes.get(at..).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Content, OWN, OWN_END, Set, Setting, page, sign_of_card, sign_of_content,
    };
    use crate::view::setting::{ALONE, ALONE_END, HREF, PREFIX, ROOT};

    /// Sets a content in two places of one page, and holds what comes out against `expect`.
    fn check(content: &str, expect: &str) {
        let content = Content::new(content.as_bytes());
        let card = format!("[{ROOT}{PREFIX}{OWN}!{OWN_END}]");
        let card = Content::new(card.as_bytes());
        let frame = [sign_of_content(0), sign_of_content(1)].join("|");
        let frame = Content::new(frame.as_bytes());
        let setting = |root: &str, prefix: &str| Setting {
            href: "print.html".to_owned(),
            root: root.to_owned(),
            prefix: prefix.to_owned(),
        };
        let (alone, part) = (setting("../", ""), setting("", "x:"));
        let contents = [
            Set { content: &content, setting: &alone, is_alone: true, is_own: false },
            Set { content: &content, setting: &part, is_alone: false, is_own: false },
        ];
        let frame =
            Set { content: &frame, setting: &alone, is_alone: true, is_own: false };
        let made = page(frame, &contents, &|key| (key == "a/b").then_some(&card));
        assert_eq!(String::from_utf8(made).unwrap(), expect);
    }

    #[test]
    fn what_has_no_sign_is_the_same_everywhere() {
        check("", "|");
        check("<p>a</p>", "<p>a</p>|<p>a</p>");
    }

    #[test]
    fn signs_give_way_to_what_the_setting_has() {
        check(&format!("{ROOT}a#{PREFIX}b {HREF}"), "../a#b print.html|a#x:b print.html");
    }

    #[test]
    fn what_stands_alone_is_left_out_of_a_part() {
        check(&format!("a{ALONE}b{ROOT}{ALONE_END}c"), "ab../c|ac");
        check(&format!("a{ALONE}b"), "ab|a");
    }

    #[test]
    fn a_card_is_set_where_its_content_is() {
        check(&sign_of_card("a/b", false), "[../]|[x:]");
        check(&sign_of_card("a/b", true), "[../!]|[x:!]");
        check(&sign_of_card("a/none", true), "|");
    }

    #[test]
    fn what_only_begins_as_a_sign_stays() {
        let odd = "a\u{10FFFE}b\u{10FFFE}";
        check(odd, &format!("{odd}|{odd}"));
    }
}
