//! Texts become the words that a search compares: `static/search.js` folds what a reader types by
//! the same rule, and `tests/browser/folding.json` holds the two together.
//!
//! 1. Letters: Unicode normal form KD, then lower case, both letter by letter; `ς` is `σ`.
//! 2. Accents (U+0300 to U+036F) are left out, and so are soft hyphens, signs without width, and
//!    the letters that stand for an apostrophe (U+02BB, U+02BC).
//! 3. A comma before exactly three digits is left out: `1,200` is `1200`.
//! 4. A word is a run of letters, digits and marks. An apostrophe, hyphen or full stop between
//!    letters is left out: `cease-fire` is `ceasefire`. All else parts words: of `£84 million`,
//!    `84` and `million` are left.
//! 5. Of Thai, Lao, Chinese and Japanese, which write no spaces, every letter is a word.
//!
//! A document is found by more than these words: by the parts of two letters and more of a word
//! with an apostrophe, hyphen or full stop in it (`cease` and `fire`), and by a word with its
//! special letters spelt out (`Sorensen` finds `Sørensen`).

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Letters that the normal form leaves whole and readers type otherwise.
const SPELT: [(char, &str); 10] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ı', "i"),
];

/// Finds the words of texts. It keeps its room from one text to the next.
#[derive(Default)]
pub(super) struct Folder {
    /// The text by rules 1 and 2.
    letters: Vec<char>,
    /// The word that is being read.
    word: String,
    /// Where the parts of the word begin, in bytes.
    parts: Vec<usize>,
}

impl Folder {
    /// Gives each word of a text, and behind it what else finds it.
    pub(super) fn words(&mut self, text: &str, mut take: impl FnMut(&str)) {
        self.fold(text);
        let mut at = 0;
        while let Some(letter) = self.letters.get(at).copied() {
            if !is_of_word(letter) {
                at += 1;
                continue;
            }
            at = self.read(at);
            take(&self.word);
            let ends = self.parts.iter().skip(1).copied().chain([self.word.len()]);
            let parts = self.parts.iter().zip(ends).filter(|_| self.parts.len() > 1);
            let parts = parts.filter_map(|(from, to)| self.word.get(*from..to));
            parts.filter(|part| part.chars().nth(1).is_some()).for_each(&mut take);
            if !self.word.is_ascii()
                && let Some(spelt) = spelt(&self.word)
            {
                take(&spelt);
            }
        }
    }

    /// Folds a text by rules 1 and 2.
    fn fold(&mut self, text: &str) {
        self.letters.clear();
        let letters = &mut self.letters;
        if text.chars().any(may_be_reordered) {
            text.nfkd().for_each(|letter| push(letter, letters));
            return;
        }
        for letter in text.chars() {
            if letter.is_ascii() {
                letters.push(letter.to_ascii_lowercase());
            } else {
                decompose_compatible(letter, |letter| push(letter, letters));
            }
        }
    }

    /// Reads the word that begins at a place, by rules 3 to 5; gives the place behind it.
    fn read(&mut self, from: usize) -> usize {
        self.word.clear();
        self.parts.clear();
        self.parts.push(0);
        let mut at = from;
        let mut before = None;
        while let Some(letter) = self.letters.get(at).copied() {
            if is_of_word(letter) {
                if at > from && (is_alone(letter) || before.is_some_and(is_alone)) {
                    break;
                }
                self.word.push(letter);
                before = Some(letter);
                at += 1;
                continue;
            }
            let next = self.letters.get(at + 1).copied();
            let is_between =
                |is: fn(char) -> bool| before.is_some_and(is) && next.is_some_and(is);
            match letter {
                '.' | '\'' | '‘' | '’' | '-' | '\u{2010}' if is_between(is_letter) => {
                    self.parts.push(self.word.len());
                }
                ',' if is_between(|c| c.is_ascii_digit()) && self.is_thousand(at + 1) => {
                }
                _ => break,
            }
            at += 1;
        }
        at
    }

    /// Whether exactly three digits stand at a place.
    fn is_thousand(&self, at: usize) -> bool {
        let is_digit = |n| self.letters.get(at + n).is_some_and(char::is_ascii_digit);
        (0..3).all(is_digit) && !is_digit(3)
    }
}

/// A word with its special letters spelt out, where it has any.
fn spelt(word: &str) -> Option<String> {
    let of = |letter| SPELT.iter().find(|(whole, _)| *whole == letter);
    word.chars().any(|letter| of(letter).is_some()).then(|| {
        let mut spelt = String::with_capacity(word.len());
        for letter in word.chars() {
            match of(letter) {
                Some((_, letters)) => spelt.push_str(letters),
                None => spelt.push(letter),
            }
        }
        spelt
    })
}

/// Whether the normal form of a text with this letter may have its marks in another order. The
/// letters of Europe have no such marks but those that are left out.
fn may_be_reordered(letter: char) -> bool {
    !matches!(letter, '\0'..'\u{483}' | '\u{1e00}'..'\u{2c00}')
}

/// Adds a letter of the normal form, by rules 1 and 2.
fn push(letter: char, letters: &mut Vec<char>) {
    for letter in letter.to_lowercase() {
        match letter {
            '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{2bb}'
            | '\u{2bc}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'
            | '\u{feff}' => {}
            'ς' => letters.push('σ'),
            letter => letters.push(letter),
        }
    }
}

/// Whether a letter, digit or mark belongs to words.
fn is_of_word(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    letter.is_alphanumeric() || is_combining_mark(letter)
}

/// Whether it is a letter, and no digit or mark, of a script that writes spaces.
fn is_letter(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphabetic();
    }
    letter.is_alphabetic()
        && !letter.is_numeric()
        && !is_combining_mark(letter)
        && !is_alone(letter)
}

/// Whether a letter is of a script that writes no spaces.
fn is_alone(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{2e80}'..='\u{9fff}')
}
