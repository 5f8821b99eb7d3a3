//! The signs of a text that may open or close a quotation: text in, marks out.

use super::Family;
use crate::evidence::fold::{is_double_quote, is_single_quote, is_skipped};

/// A mark that may open or close a quotation: no apostrophe within a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) sign: char,
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
    /// Whether a word follows that is written with a leading apostrophe.
    pub(super) elided: bool,
}

/// Words that are written with an apostrophe at their head.
const ELISIONS: [&str; 8] = ["tis", "twas", "twere", "til", "till", "em", "n", "twill"];

/// The marks of a text that may open or close a quotation.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.as_bytes().get(at..)
        && let Some(ahead) = ahead(rest)
    {
        at += ahead;
        let (read, rest) = text.split_at_checked(at).unwrap_or((text, ""));
        let Some(sign) = rest.chars().next() else { break };
        at += sign.len_utf8();
        let single = is_single_quote(sign);
        if single || is_double_quote(sign) {
            let rest = text.get(at..).unwrap_or_default();
            let before = read.chars().rev().find(|c| !is_skipped(*c));
            let after = rest.chars().find(|c| !is_skipped(*c));
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if !(single && word(before) && word(after)) {
                let elided = single && is_elided(rest);
                let at = at - sign.len_utf8();
                found.push(Mark { at, sign, before, after, elided });
            }
        }
    }
    found
}

/// How many bytes stand before the first that may be a quotation mark's: of all ASCII only these
/// are. Most of any text is passed over in blocks of one length, without a way out within them, so
/// that the compiler looks at many bytes at once.
fn ahead(text: &[u8]) -> Option<usize> {
    const BLOCK: usize = 32;
    let may_quote = |byte: u8| !byte.is_ascii() | matches!(byte, b'"' | b'\'' | b'`');
    let is_free = |block: &&[u8; BLOCK]| {
        !block.iter().fold(false, |is, byte| is | may_quote(*byte))
    };
    let passed = text.as_chunks().0.iter().take_while(is_free).count() * BLOCK;
    let rest = text.get(passed..)?;
    rest.iter().position(|byte| may_quote(*byte)).map(|ahead| passed + ahead)
}

/// Whether what follows an apostrophe is a word that is written with one: `'tis`, `'90s`.
fn is_elided(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or_default();
    let decade = word.len() == 3
        && word.ends_with('s')
        && word.bytes().take(2).all(|b| b.is_ascii_digit());
    decade || ELISIONS.iter().any(|elision| elision.eq_ignore_ascii_case(word))
}

impl Mark {
    /// Whether it stands where an opening mark stands.
    pub(super) fn opens(&self) -> bool {
        let free = self.before.is_none_or(|c| {
            c.is_whitespace() || is_quote(c) || "([{<–—―-/¿¡:".contains(c)
        });
        let leads =
            self.after.is_some_and(|c| !c.is_whitespace() && !",;:!?)]}".contains(c));
        free && leads && !self.elided && !matches!(self.sign, '’' | '”' | '›' | '´')
    }

    /// Whether it surely stands where a closing mark stands: by punctuation or at the end.
    pub(super) fn surely_closes(&self) -> bool {
        let by_mark = self.before.is_some_and(|c| ".,!?…;:)–—".contains(c));
        let ends = self.after.is_none_or(|c| is_quote(c) || ".,;:!?)]…–—".contains(c));
        !self.before.is_none_or(char::is_whitespace) && (by_mark || ends)
    }

    /// Whether a paragraph that begins inside a quotation is closed by it.
    pub(super) fn closes_from_before(&self, family: Family) -> bool {
        match family {
            Family::Single => matches!(self.sign, '\'' | '’') && self.surely_closes(),
            Family::Double => {
                self.sign == '”' || self.sign == '"' && self.surely_closes()
            }
            Family::Low => self.sign == '“' || self.sign == '”',
            Family::Angled => self.sign == '»',
            Family::Inverted => self.sign == '«',
            Family::Corner => matches!(self.sign, '」' | '』'),
            Family::LowSingle => self.sign == '‘',
            Family::AngledSingle => self.sign == '›',
        }
    }
}

/// Whether a sign is a quotation mark of any kind.
fn is_quote(c: char) -> bool {
    is_single_quote(c) || is_double_quote(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The marks of a text, read sign by sign.
    fn plainly(text: &str) -> Vec<Mark> {
        let mut found = Vec::new();
        let mut before = None;
        for (at, sign) in text.char_indices().filter(|(_, sign)| !is_skipped(*sign)) {
            let single = is_single_quote(sign);
            let rest = text.get(at + sign.len_utf8()..).unwrap_or_default();
            let after = rest.chars().find(|c| !is_skipped(*c));
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let apostrophe = single && word(before) && word(after);
            if (single || is_double_quote(sign)) && !apostrophe {
                let elided = single && is_elided(rest);
                found.push(Mark { at, sign, before, after, elided });
            }
            before = Some(sign);
        }
        found
    }

    proptest! {
        #[test]
        fn passing_over_plain_letters_misses_no_mark(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "a", "b c", "tis", " ", "'", "\"", "`", "’", "‘", "“", "”", "é", "\u{ad}",
                    "\u{200b}", "90s", "«", "‹", "´", ".", "\u{2bc}", "😀",
                ]),
                0..30,
            ),
        ) {
            let text = parts.concat();
            prop_assert_eq!(marks(&text), plainly(&text), "{:?}", text);
        }
    }
}
