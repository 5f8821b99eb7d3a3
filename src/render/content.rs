//! What stands between the head and the foot of a page: made once, set wherever it stands.

use std::iter;
use std::ops::Range;

use super::shape::Shape;
use crate::view::setting::{
    ALONE, ALONE_END, AMONG, AMONG_END, HREF, PREFIX, ROOT, SIGN, Setting,
};

/// The first byte of each sign.
const SIGN_BYTE: u8 = 0xF4;

/// Stands for a content of the page, by its number, up to the next sign.
const CONTENT: char = 'c';

/// Stands in a shape of a statement before what is shown at the statement's own place alone.
pub(super) const OWN: &str = "\u{10FFFE}[";

/// Stands after it.
pub(super) const OWN_END: &str = "\u{10FFFE}]";

// The letters of the signs that are always the same: each follows the first of them.
const ROOT_LETTER: u8 = letter(ROOT);
const HREF_LETTER: u8 = letter(HREF);
const PREFIX_LETTER: u8 = letter(PREFIX);
const ALONE_LETTER: u8 = letter(ALONE);
const ALONE_END_LETTER: u8 = letter(ALONE_END);
const AMONG_LETTER: u8 = letter(AMONG);
const AMONG_END_LETTER: u8 = letter(AMONG_END);
const OWN_LETTER: u8 = letter(OWN);
const OWN_END_LETTER: u8 = letter(OWN_END);

/// The letter of a sign.
const fn letter(sign: &str) -> u8 {
    match sign.as_bytes() {
        [.., letter] => *letter,
        [] => 0,
    }
}

/// What means something in an attribute; the address of a pack may have it.
const MEANING: [char; 5] = ['&', '<', '>', '"', '\''];

/// The bytes of a content. The signs in them are found when they are asked for: to keep their places
/// would take a sixth as much again, and to find them takes no more than to read the bytes.
#[derive(Debug, Default)]
pub(super) struct Content(Box<[u8]>);

/// A sign in a content.
struct Sign<'c> {
    /// Where it stands.
    place: Range<usize>,
    stands_for: StandsFor<'c>,
}

/// What a sign stands for.
enum StandsFor<'c> {
    Root,
    Href,
    Prefix,
    /// What follows is shown where the content stands alone.
    Alone,
    /// What follows is shown where the content stands among others.
    Among,
    /// What follows is shown at a statement's own place.
    Own,
    /// What follows is shown everywhere.
    End,
    /// A content, by its number.
    Content(usize),
    /// A statement, by its key, in a shape.
    Statement {
        key: &'c str,
        shape: Shape,
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
    /// Whether it is a statement at its own place.
    pub(super) is_own: bool,
}

/// What a template writes for a content with this number.
pub(super) fn sign_of_content(number: usize) -> String {
    format!("{SIGN}{CONTENT}{number}{SIGN}")
}

/// What a template writes for the statement with this key, in a shape.
pub(super) fn sign_of_statement(key: &str, shape: Shape, is_own: bool) -> String {
    let letter = shape.letter();
    let letter = if is_own { letter.to_ascii_uppercase() } else { letter };
    format!("{SIGN}{letter}{key}{SIGN}")
}

impl Content {
    /// Takes what a template wrote.
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }

    /// The keys of the statements that stand in it, each with its shape.
    pub(super) fn statements(&self) -> impl Iterator<Item = (&str, Shape)> {
        self.signs().filter_map(|sign| match sign.stands_for {
            StandsFor::Statement { key, shape, .. } => Some((key, shape)),
            _ => None,
        })
    }

    /// The signs in their order.
    fn signs(&self) -> impl Iterator<Item = Sign<'_>> {
        let mut at = 0;
        iter::from_fn(move || {
            let sign = next(&self.0, at)?;
            at = sign.place.end;
            Some(sign)
        })
    }
}

/// The first sign from a byte on. What begins as a sign and is none stays as it is.
fn next(bytes: &[u8], mut from: usize) -> Option<Sign<'_>> {
    loop {
        // No text of a pack is likely to have even the first byte of a sign.
        let start = from + memchr::memchr(SIGN_BYTE, bytes.get(from..)?)?;
        let rest = bytes.get(start..)?;
        if let Some((length, stands_for)) = sign(rest) {
            return Some(Sign { place: start..start + length, stands_for });
        }
        from = start + 1;
    }
}

/// The sign that bytes begin with, and its length.
fn sign(bytes: &[u8]) -> Option<(usize, StandsFor<'_>)> {
    let rest = bytes.strip_prefix(SIGN.as_bytes())?;
    let plain = match rest.first() {
        Some(&ROOT_LETTER) => Some(StandsFor::Root),
        Some(&HREF_LETTER) => Some(StandsFor::Href),
        Some(&PREFIX_LETTER) => Some(StandsFor::Prefix),
        Some(&ALONE_LETTER) => Some(StandsFor::Alone),
        Some(&AMONG_LETTER) => Some(StandsFor::Among),
        Some(&OWN_LETTER) => Some(StandsFor::Own),
        Some(&ALONE_END_LETTER | &AMONG_END_LETTER | &OWN_END_LETTER) => {
            Some(StandsFor::End)
        }
        _ => None,
    };
    if let Some(stands_for) = plain {
        return Some((SIGN.len() + 1, stands_for));
    }
    let end = memchr::memmem::find(rest, SIGN.as_bytes())?;
    let mut name = std::str::from_utf8(rest.get(..end)?).ok()?.chars();
    let stands_for = match (name.next()?, name.as_str()) {
        (CONTENT, number) => StandsFor::Content(number.parse().ok()?),
        (letter, key) => {
            let is_own = letter.is_ascii_uppercase();
            let letter = letter.to_ascii_lowercase();
            let shape = Shape::ALL.into_iter().find(|shape| shape.letter() == letter)?;
            StandsFor::Statement { key, shape, is_own }
        }
    };
    Some((end + 2 * SIGN.len(), stands_for))
}

/// Writes a page: what the frame has, and the contents in it.
///
/// `statement` gives a statement in a shape; where it has none, nothing is written for it. It is
/// asked for each, those that this page does not show as well. A statement holds no other, and a
/// content no content.
pub(super) fn write<'a>(
    page: Set<'a>,
    contents: &'a [Set<'a>],
    statement: Statement<'_, 'a>,
    to: &mut Vec<u8>,
) {
    let Set { content, setting, is_alone, is_own } = page;
    let mut at = 0;
    let mut is_shown = true;
    for sign in content.signs() {
        if is_shown {
            to.extend(content.0.get(at..sign.place.start).unwrap_or_default());
        }
        at = sign.place.end;
        match sign.stands_for {
            StandsFor::Alone => is_shown = is_alone,
            StandsFor::Among => is_shown = !is_alone,
            StandsFor::Own => is_shown = is_own,
            StandsFor::End => is_shown = true,
            StandsFor::Statement { key, shape, is_own } => {
                if let Some(content) = statement(key, shape).filter(|_| is_shown) {
                    write(Set { content, is_own, ..page }, &[], &mut |_, _| None, to);
                }
            }
            _ if !is_shown => {}
            StandsFor::Root if setting.root.contains(MEANING) => {
                let _ = tera::escape_html(&setting.root, to);
            }
            StandsFor::Root => to.extend(setting.root.as_bytes()),
            StandsFor::Href => to.extend(setting.href.as_bytes()),
            StandsFor::Prefix => to.extend(setting.prefix.as_bytes()),
            StandsFor::Content(number) => {
                if let Some(set) = contents.get(number) {
                    write(*set, &[], statement, to);
                }
            }
        }
    }
    if is_shown {
        to.extend(content.0.get(at..).unwrap_or_default());
    }
}

/// What gives a statement, by its key, in a shape.
type Statement<'f, 'a> = &'f mut dyn FnMut(&str, Shape) -> Option<&'a Content>;

#[cfg(test)]
mod tests;
