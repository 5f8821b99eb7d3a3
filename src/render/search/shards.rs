//! The index in pieces of bounded size, so that a search loads those alone that it asks for.

use super::terms::Term;

/// How many bytes the text of a piece may have.
pub(super) const LIMIT: usize = 12 * 1024;

/// How many letters a number and the comma before it take at most.
const MOST: usize = 8;

/// A piece of the index: entries with a space between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shard {
    /// The word that it begins with.
    pub(super) first: String,
    /// The entries.
    pub(super) text: String,
}

/// Pieces that are being filled.
#[derive(Default)]
struct Shards(Vec<Shard>);

impl Shards {
    /// Whether an entry of this length begins another piece.
    fn is_full(&self, length: usize) -> bool {
        self.0.last().is_none_or(|last| last.text.len() + 1 + length > LIMIT)
    }

    /// Adds an entry to the last piece, or begins another.
    fn add(&mut self, word: &str, entry: &str) {
        if self.is_full(entry.len()) {
            self.0.push(Shard { first: word.to_owned(), text: String::new() });
        }
        let Some(last) = self.0.last_mut() else { return };
        if !last.text.is_empty() {
            last.text.push(' ');
        }
        last.text.push_str(entry);
    }
}

/// Each word with where it stands, as `word a,b,c`: of each document how far its number is from
/// that of the one before, doubled, and one more where it is one of the document's own words, in
/// base 36. A word that stands in very many documents has several entries, each of which counts
/// from 0.
pub(super) fn postings(terms: &[Term]) -> Vec<Shard> {
    let mut shards = Shards::default();
    let mut entry = String::new();
    for (word, held) in terms {
        entry.clone_from(word);
        entry.push(' ');
        let mut last = 0;
        for posting in held {
            if entry.len() + MOST > LIMIT {
                shards.add(word, &entry);
                entry.clone_from(word);
                entry.push(' ');
                last = 0;
            }
            if !entry.ends_with(' ') {
                entry.push(',');
            }
            push_number((posting / 2 - last) * 2 + posting % 2, &mut entry);
            last = posting / 2;
        }
        shards.add(word, &entry);
    }
    shards.0
}

/// The words that may be mistyped, each without the letters that it has in common with the one
/// before: a digit in base 36 says how many those are.
pub(super) fn vocabulary(terms: &[Term]) -> Vec<Shard> {
    let mut shards = Shards::default();
    let mut last = "";
    let mut entry = String::new();
    for (word, _) in terms.iter().filter(|(word, _)| may_be_mistyped(word)) {
        let is_first = shards.is_full(1 + word.len());
        let shared = if is_first { 0 } else { shared(last, word) };
        entry.clear();
        push_number(u32::try_from(shared).unwrap_or_default(), &mut entry);
        entry.extend(word.chars().skip(shared));
        shards.add(word, &entry);
        last = word;
    }
    shards.0
}

/// Whether a word is looked through for what a mistyped one may mean: a number that differs in a
/// digit is another number.
fn may_be_mistyped(word: &str) -> bool {
    word.chars().nth(2).is_some()
        && !word.starts_with('_')
        && !word.chars().any(char::is_numeric)
}

/// How many letters two words begin alike with, as far as one digit can say. A letter that a
/// script has in two halves ends it, for scripts count those as two.
fn shared(a: &str, b: &str) -> usize {
    let pairs = a.chars().zip(b.chars()).take(35);
    pairs.take_while(|(a, b)| a == b && a.len_utf16() == 1).count()
}

/// Adds a number in base 36.
fn push_number(number: u32, text: &mut String) {
    let mut digits = [0; MOST];
    let mut rest = number;
    let mut from = MOST;
    while from == MOST || rest > 0 {
        from -= 1;
        let digit = char::from_digit(rest % 36, 36).unwrap_or_default();
        digits.get_mut(from).into_iter().for_each(|place| *place = digit as u8);
        rest /= 36;
    }
    let digits = digits.get(from..).unwrap_or_default();
    text.extend(digits.iter().copied().map(char::from));
}
