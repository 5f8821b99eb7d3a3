//! Text becomes words and marks in which only the choice of signs is forgiven.
//!
//! What two texts may differ in and still hold the same words, the whole list:
//!
//! 1. Unicode normal form: compared is NFC, never NFKC, so `ﬁ` is not `fi`.
//! 2. Quotation marks of every kind are left out. One that alone parts two words stands for a
//!    space. A single mark between two letters or digits is an apostrophe, and `’` equals `'`.
//! 3. The hyphens `-`, U+2010 and U+2011 are one sign. The dashes (figure, en, em, horizontal
//!    bar) and the minus sign are another: a hyphen is not a dash.
//! 4. Any run of spaces, line ends and paragraph ends is one space, no-break and thin ones
//!    included. A space is not no space.
//! 5. Soft hyphens, zero-width signs, direction marks and variation selectors are skipped.
//! 6. `…` equals `...`.
//!
//! Letters, digits, case, word order and all other punctuation are never folded.
//!
//! A *word* runs to the next space or punctuation mark. A hyphen, apostrophe or slash between
//! letters or digits belongs to the word, as do a point, comma or colon between digits, a
//! point inside an abbreviation or address, a dash between digits, and every other sign
//! (`£`, `%`, `&`): `41.5`, `£84million`, `47-member`, `2019–20` are one word each. A *mark* is
//! one sign of other punctuation. In scripts that write no spaces every sign is a word.

mod characters;
mod plain;
mod scan;

pub(super) use characters::{is_double_quote, is_single_quote, is_skipped};
pub(super) use plain::hash;

/// A word, or one sign of punctuation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// The paragraph's number, from 1.
    pub(super) paragraph: u32,
    /// Where it begins in the paragraph, in bytes.
    pub(super) start: u32,
    /// Where it ends in the paragraph, in bytes.
    pub(super) end: u32,
    /// Where it begins in the folded text.
    folded: u32,
    /// Where it ends in the folded text.
    folded_end: u32,
    /// Whether a space stands before it.
    pub(super) spaced: bool,
    /// Whether it is a sign of punctuation.
    pub(super) mark: bool,
}

/// A text as words and marks.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    text: String,
    tokens: Vec<Token>,
    /// Of each word and mark, the number of its letters: see [`hash`].
    hashes: Vec<u32>,
}

impl Folded {
    /// The words and marks of a single paragraph.
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self::default();
        folded.reserve(text.len());
        folded.add(1, text);
        folded
    }

    /// Makes room for what texts of so many bytes give.
    fn reserve(&mut self, length: usize) {
        // The words of most languages are longer, with the space behind them.
        let words = length / 5 + 1;
        self.text.reserve(length);
        self.tokens.reserve(words);
        self.hashes.reserve(words);
    }

    /// The words and marks of paragraphs, which are numbered from 1.
    pub(super) fn of_paragraphs(paragraphs: &[String]) -> Self {
        let mut folded = Self::default();
        folded.reserve(paragraphs.iter().map(String::len).sum());
        for (number, text) in (1..).zip(paragraphs) {
            folded.add(number, text);
        }
        folded.text.shrink_to_fit();
        folded.tokens.shrink_to_fit();
        folded.hashes.shrink_to_fit();
        folded
    }

    /// Adds the words and marks of a paragraph.
    pub(super) fn add(&mut self, paragraph: u32, raw: &str) {
        scan::paragraph(self, paragraph, raw);
    }

    /// All words and marks, in order.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The numbers of all words and marks, in order: see [`hash`].
    pub(super) fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// How many characters [`Folded::print`] gives.
    pub(super) fn n_characters(&self) -> usize {
        let spaces = self.tokens.iter().skip(1).filter(|token| token.spaced).count();
        self.text.chars().count() + spaces
    }

    /// The folded letters of a word or mark.
    pub(super) fn letters(&self, token: &Token) -> &str {
        self.text
            .get(token.folded as usize..token.folded_end as usize)
            .unwrap_or_default()
    }

    /// Whether a word or mark is the same as one of another text.
    pub(super) fn same(&self, token: &Token, other: &Self, word: &Token) -> bool {
        self.letters(token) == other.letters(word)
    }

    /// The folded text, one space wherever there are any.
    pub(super) fn print(&self) -> String {
        let mut text = String::with_capacity(self.text.len() * 6 / 5);
        for token in &self.tokens {
            if token.spaced && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(self.letters(token));
        }
        text
    }
}

/// Where a number stands among others, ascending.
///
/// Goes by blocks of one length without a way out within them, so that the compiler compares
/// many numbers at once.
pub(super) fn places_of(wanted: u32, hashes: &[u32]) -> Vec<usize> {
    const BLOCK: usize = 32;
    let mut places = Vec::new();
    let mut add = |block: &[u32], from: usize| {
        for (hash, at) in block.iter().zip(from..) {
            if *hash == wanted {
                places.push(at);
            }
        }
    };
    let (blocks, rest) = hashes.as_chunks::<BLOCK>();
    for (block, from) in blocks.iter().zip((0..).step_by(BLOCK)) {
        if block.iter().fold(0, |n, hash| n | u32::from(*hash == wanted)) > 0 {
            add(block, from);
        }
    }
    add(rest, hashes.len() - rest.len());
    places
}

/// The folded form of a text: two texts hold the same words if their folded forms are equal.
pub(crate) fn fold(text: &str) -> String {
    Folded::of(text).print()
}
