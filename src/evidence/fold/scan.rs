//! Reads a paragraph sign by sign: raw text in, words and marks out.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::characters::{
    Class, class as class_of, is_double_quote, is_single_quote, is_skipped, single,
};
use super::{Folded, Token, hash, plain};

/// Adds the words and marks of a paragraph.
pub(super) fn paragraph(into: &mut Folded, paragraph: u32, raw: &str) {
    let mut scan = Scan { into, raw, paragraph, word: None, gap: true, at: 0 };
    while let Some(c) = scan.rest().chars().next() {
        let at = scan.at;
        scan.at += c.len_utf8();
        if c.is_ascii_alphanumeric() {
            if scan.plain_word(at) {
                continue;
            }
            scan.letter(at, c, Class::Word);
            scan.plain_letters();
        } else {
            scan.take(at, c);
        }
    }
    scan.close();
}

/// The letters that a mark is written with once folded.
fn mark(class: Class, c: char, into: &mut String) {
    match class {
        Class::Hyphen => into.push('-'),
        Class::Dash => into.push('–'),
        Class::Single => into.push('\''),
        _ if c == '…' => into.push_str("..."),
        _ => into.push(c),
    }
}

/// A word that is being read.
struct Word {
    start: usize,
    end: usize,
    folded: usize,
    /// The last character that is no combining mark.
    base: char,
    /// Whether it is all ASCII, and so in NFC.
    ascii: bool,
    /// Whether it is a sign of a script without spaces.
    unspaced: bool,
    /// Whether a quotation mark was left out after it.
    quoted: bool,
}

/// The state of reading one paragraph.
struct Scan<'a> {
    into: &'a mut Folded,
    raw: &'a str,
    paragraph: u32,
    word: Option<Word>,
    /// Whether a space stands before the next token.
    gap: bool,
    /// Bytes before this one are read already.
    at: usize,
}

impl<'a> Scan<'a> {
    /// What is not read yet.
    fn rest(&self) -> &'a str {
        self.raw.get(self.at..).unwrap_or_default()
    }

    /// Adds a word of plain letters and digits, the mark that may stand behind it and the space,
    /// if that is what stands here: most of any text in Latin letters is such words.
    #[inline]
    fn plain_word(&mut self, at: usize) -> bool {
        if self.word.is_some() {
            return false;
        }
        let rest = self.raw.get(at..).unwrap_or_default();
        let (length, number) = plain::run(rest);
        let behind = rest.as_bytes().get(length..).unwrap_or_default();
        let marks = match behind {
            [] | [b' ', ..] => 0,
            // Before a space no mark belongs to the word.
            [mark] | [mark, b' ', ..] if b".,:;!?".contains(mark) => 1,
            _ => return false,
        };
        self.plain(at..at + length, false, number);
        if marks > 0 {
            let mark = rest.get(length..length + marks).unwrap_or_default();
            self.plain(at + length..at + length + marks, true, hash(mark));
        }
        self.gap = true;
        self.at = at + length + marks + 1;
        true
    }

    /// Adds a word or mark that is written as it is folded; the number is that of its letters.
    #[inline]
    fn plain(&mut self, bytes: Range<usize>, mark: bool, number: u32) {
        let letters = self.raw.get(bytes.clone()).unwrap_or_default();
        let folded = self.into.text.len();
        self.into.text.push_str(letters);
        self.add_hashed(bytes, folded, mark, number);
    }

    /// Adds the plain letters and digits that follow to the open word, all at once: most of
    /// any text in Latin letters is such runs.
    fn plain_letters(&mut self) {
        let rest = self.rest();
        let (length, _) = plain::run(rest);
        let run = rest.get(..length).unwrap_or_default();
        if let (Some(word), Some(last)) = (&mut self.word, run.chars().next_back()) {
            self.into.text.push_str(run);
            self.at += length;
            word.end = self.at;
            word.base = last;
        }
    }

    fn take(&mut self, at: usize, c: char) {
        // A few signs are equal to another in NFC and could change their class.
        let c = if c.is_ascii() { c } else { single(c) };
        let class = class_of(c);
        match class {
            Class::Skipped => {}
            Class::Space => {
                self.close();
                self.gap = true;
            }
            Class::Word | Class::Unspaced => self.letter(at, c, class),
            Class::Single if self.joins(at, c, class) => self.join(at, c, class),
            Class::Single | Class::Double => self.quote(),
            Class::Mark => self.mark(at, c, class),
            Class::Stop if self.raw.get(at..).is_some_and(|r| r.starts_with("...")) => {
                self.mark(at, '…', Class::Mark);
                self.at = at + 3;
            }
            _ if self.joins(at, c, class) => self.join(at, c, class),
            _ => self.mark(at, c, class),
        }
    }

    /// Whether a sign between what was read and what follows belongs to the word.
    fn joins(&self, at: usize, c: char, class: Class) -> bool {
        let Some(word) = self.word.as_ref().filter(|w| !w.unspaced) else { return false };
        if class == Class::Single && word.quoted {
            return false;
        }
        let rest = self.raw.get(at + c.len_utf8()..).unwrap_or_default();
        let skips = |c: &char| {
            is_skipped(*c)
                || class != Class::Single && (is_double_quote(*c) || is_single_quote(*c))
        };
        let Some(next) = rest.chars().find(|c| !skips(c)).map(single) else {
            return false;
        };
        if class_of(next) == Class::Unspaced {
            return false;
        }
        let (before, after) = (word.base, next);
        let digits = before.is_numeric() && after.is_numeric();
        let letters = is_letter(before) && is_letter(after);
        match class {
            Class::Single | Class::Hyphen | Class::Slash => letters,
            Class::Dash | Class::Comma | Class::Colon => digits,
            // `the end.The next` lacks a space; `U.S.` and `example.org` do not.
            Class::Stop => letters && (!after.is_uppercase() || before.is_uppercase()),
            _ => false,
        }
    }

    fn letter(&mut self, at: usize, c: char, class: Class) {
        let combining = !c.is_ascii() && is_combining_mark(c);
        let unspaced = class == Class::Unspaced;
        let goes_on = self.word.as_ref().is_some_and(|word| {
            combining && !word.quoted || !(word.quoted || word.unspaced || unspaced)
        });
        if !goes_on {
            let parted =
                self.word.as_ref().is_some_and(|w| w.quoted && !w.unspaced && !unspaced);
            self.close();
            self.gap |= parted;
            self.word = Some(Word {
                start: at,
                end: at,
                folded: self.into.text.len(),
                base: c,
                ascii: true,
                unspaced,
                quoted: false,
            });
        }
        self.push(at, c, if combining { None } else { Some(c) });
    }

    /// Adds a character to the open word.
    fn push(&mut self, at: usize, c: char, base: Option<char>) {
        let length =
            self.raw.get(at..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
        if let Some(word) = &mut self.word {
            self.into.text.push(c);
            word.end = at + length;
            word.ascii &= c.is_ascii();
            word.base = base.unwrap_or(word.base);
        }
    }

    fn join(&mut self, at: usize, c: char, class: Class) {
        let mut folded = String::new();
        mark(class, c, &mut folded);
        if let Some(word) = &mut self.word {
            word.quoted = false;
        }
        for sign in folded.chars() {
            self.push(at, sign, Some(sign));
        }
    }

    fn quote(&mut self) {
        if let Some(word) = &mut self.word {
            word.quoted = true;
        }
    }

    fn mark(&mut self, at: usize, c: char, class: Class) {
        self.close();
        let folded = self.into.text.len();
        mark(class, c, &mut self.into.text);
        let ascii_dots = self.raw.get(at..).is_some_and(|r| r.starts_with("..."));
        let length = if c == '…' && ascii_dots { 3 } else { self.width(at) };
        self.add(at, at + length, folded, true);
    }

    /// How many bytes the character here has.
    fn width(&self, at: usize) -> usize {
        self.raw.get(at..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8)
    }

    fn close(&mut self) {
        let Some(word) = self.word.take() else { return };
        if !word.ascii {
            let letters = self.into.text.get(word.folded..).unwrap_or_default();
            if is_nfc_quick(letters.chars()) != IsNormalized::Yes {
                let letters = self.into.text.split_off(word.folded);
                self.into.text.extend(letters.nfc());
            }
        }
        self.add(word.start, word.end, word.folded, false);
    }

    fn add(&mut self, start: usize, end: usize, folded: usize, mark: bool) {
        let hash = hash(self.into.text.get(folded..).unwrap_or_default());
        self.add_hashed(start..end, folded, mark, hash);
    }

    /// Adds a word or mark whose folded letters have this number.
    #[inline]
    fn add_hashed(&mut self, bytes: Range<usize>, folded: usize, mark: bool, hash: u32) {
        self.into.hashes.push(hash);
        self.into.tokens.push(Token {
            paragraph: self.paragraph,
            start: narrow(bytes.start),
            end: narrow(bytes.end),
            folded: narrow(folded),
            folded_end: narrow(self.into.text.len()),
            spaced: self.gap,
            mark,
        });
        self.gap = false;
    }
}

/// Whether a sign is a letter or digit that stands for itself.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && (c.is_ascii() || !is_combining_mark(c))
}

/// A place in a text: texts are far below four gigabytes.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
