//! Reads numbers in English words: `twenty-one`, `two hundred and fifty`, `half a million`.

use crate::model::{Amount, Number};

/// A number in words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spelt {
    /// How much.
    pub(super) amount: Amount,
    /// How many words it takes.
    pub(super) words: usize,
    /// Whether letters follow after a hyphen: nothing else belongs to it.
    pub(super) closed: bool,
}

/// What a word says in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Small(i128),
    Tens(i128),
    Hundred,
    Scale(u32),
    Dozen,
}

/// Words for many that are no number.
const MANY: [&str; 8] = [
    "tens",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "trillions",
];

/// Reads the number that begins with the first of some words, given in lower case.
pub(super) fn spelt(words: &[&str]) -> Option<Spelt> {
    many(words).or_else(|| half(words)).or_else(|| number(words))
}

fn piece(word: &str) -> Option<Piece> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if !may_be_numeral(word.as_bytes()) {
        return None;
    }
    let place = |names: &[&str]| {
        let n = names.iter().position(|name| *name == word)?;
        i128::try_from(n).ok()
    };
    if let Some(n) = place(&SMALL) {
        return Some(Piece::Small(n));
    }
    if let Some(n) = place(&TENS) {
        return Some(Piece::Tens((n + 2) * 10));
    }
    match word {
        "hundred" => Some(Piece::Hundred),
        "thousand" => Some(Piece::Scale(3)),
        "million" => Some(Piece::Scale(6)),
        "billion" => Some(Piece::Scale(9)),
        "trillion" => Some(Piece::Scale(12)),
        "dozen" => Some(Piece::Dozen),
        _ => None,
    }
}

/// Whether the first two letters are those of a word that numbers are made of, in lower case.
pub(super) fn may_be_numeral(word: &[u8]) -> bool {
    let [first, second, _, ..] = word else { return false };
    match first {
        b't' => matches!(second, b'w' | b'h' | b'e' | b'r'),
        b'f' => matches!(second, b'o' | b'i'),
        b's' => matches!(second, b'i' | b'e' | b'c'),
        b'e' => matches!(second, b'l' | b'i'),
        b'd' | b'o' => matches!(second, b'o' | b'n'),
        b'z' => *second == b'e',
        b'n' | b'm' | b'b' => *second == b'i',
        b'h' => *second == b'u',
        _ => false,
    }
}

/// Whether a word in lower case is one that numbers are made of.
pub(super) fn is_numeral(word: &str) -> bool {
    piece(word).is_some() || MANY.contains(&word)
}

/// Whether a number in words can begin with a word, given in lower case.
pub(super) fn may_begin(word: &str) -> bool {
    if !may_be_numeral(word.as_bytes()) {
        return matches!(word, "a" | "an" | "half");
    }
    let first = word.split('-').next().unwrap_or_default();
    MANY.contains(&word) || piece(first).is_some()
}

/// Whether `one` stands for somebody or something: `no one`, `one another`.
pub(super) fn is_pronoun(before: Option<&str>, words: &[&str]) -> bool {
    const BEFORE: [&str; 8] =
        ["no", "any", "every", "each", "this", "that", "the", "which"];
    let [one, rest @ ..] = words else { return false };
    let counts = rest.first().and_then(|word| piece(word)).is_some();
    *one == "one"
        && !counts
        && (before.is_some_and(|word| BEFORE.contains(&word))
            || rest.first() == Some(&"another"))
}

/// `dozens`, `tens of thousands`.
fn many(words: &[&str]) -> Option<Spelt> {
    let first = words.first().filter(|word| MANY.contains(*word))?;
    let (amount, words) = match words.get(1..3) {
        Some(["of", second]) if MANY.contains(second) => {
            (format!("{first} of {second}"), 3)
        }
        Some(["of", _]) => ((*first).to_owned(), 1),
        // `scores` and `tens` alone are other words.
        _ if matches!(*first, "scores" | "tens") => return None,
        _ => ((*first).to_owned(), 1),
    };
    Some(Spelt { amount: Amount::Many(amount), words, closed: false })
}

/// `half a million`.
fn half(words: &[&str]) -> Option<Spelt> {
    let ["half", "a", scale] = words.get(..3)? else { return None };
    let value = size(piece(scale)?)? / 2;
    Some(Spelt { amount: exact(value), words: 3, closed: false })
}

/// The number that a word for a larger unit stands for.
fn size(piece: Piece) -> Option<i128> {
    match piece {
        Piece::Hundred => Some(100),
        Piece::Scale(power) => Some(10_i128.pow(power)),
        Piece::Dozen => Some(12),
        Piece::Small(_) | Piece::Tens(_) => None,
    }
}

fn exact(value: i128) -> Amount {
    Amount::Exact(Number::new(value, 0))
}

/// What has been read of a number so far.
#[derive(Default)]
struct Sum {
    /// What is finished by a scale.
    total: i128,
    /// What the next scale multiplies.
    current: Option<i128>,
    /// The last scale: the next must be smaller.
    scale: Option<u32>,
    /// Whether `and` may follow.
    joins: bool,
    any: bool,
    done: bool,
}

impl Sum {
    /// Adds a word; says whether it belongs to the number.
    fn add(&mut self, piece: Piece) -> bool {
        let current = self.current.unwrap_or(0);
        let fits = !self.done
            && match piece {
                Piece::Small(n) => {
                    self.current.is_none()
                        || current > 0 && current % 100 == 0
                        || current % 100 >= 20
                            && current % 10 == 0
                            && (1..10).contains(&n)
                }
                Piece::Tens(_) => {
                    self.current.is_none() || current > 0 && current % 100 == 0
                }
                Piece::Hundred => (1..100).contains(&current),
                Piece::Scale(power) => {
                    current > 0 && self.scale.is_none_or(|scale| power < scale)
                }
                Piece::Dozen => current > 0 && self.total == 0,
            };
        if !fits {
            return false;
        }
        match piece {
            Piece::Small(n) | Piece::Tens(n) => self.current = Some(current + n),
            Piece::Hundred => self.current = Some(current * 100),
            Piece::Scale(power) => {
                self.total += current * 10_i128.pow(power);
                self.current = None;
                self.scale = Some(power);
            }
            Piece::Dozen => {
                self.current = Some(current * 12);
                self.done = true;
            }
        }
        self.joins = matches!(piece, Piece::Hundred | Piece::Scale(_));
        self.any = true;
        true
    }
}

fn number(words: &[&str]) -> Option<Spelt> {
    let mut sum = Sum::default();
    let mut at = 0;
    let article = words.first().is_some_and(|word| matches!(*word, "a" | "an"));
    if article {
        words.get(1).and_then(|word| piece(word)).and_then(size)?;
        sum.current = Some(1);
        at = 1;
    }
    let mut closed = false;
    while let Some(word) = words.get(at) {
        if *word == "and" && sum.joins && words.get(at + 1).is_some_and(|w| is_low(w)) {
            at += 1;
            continue;
        }
        match hyphenated(&mut sum, word)? {
            Taken::All => at += 1,
            Taken::Head => {
                at += 1;
                closed = true;
                break;
            }
            Taken::Nothing => break,
        }
    }
    if !sum.any {
        return None;
    }
    let value = sum.total + sum.current.unwrap_or(0);
    if let Some(["and", "a", "half", scale]) = words.get(at..at + 4)
        && let Some(size) = piece(scale).and_then(size).filter(|_| !closed)
    {
        return Some(Spelt {
            amount: exact(value * size + size / 2),
            words: at + 4,
            closed,
        });
    }
    Some(Spelt { amount: exact(value), words: at, closed })
}

/// Whether a word can stand behind the `and` of `two hundred and five`.
fn is_low(word: &str) -> bool {
    let first = word.split('-').next().unwrap_or_default();
    matches!(piece(first), Some(Piece::Small(_) | Piece::Tens(_)))
}

/// How much of a word belongs to a number.
enum Taken {
    All,
    Head,
    Nothing,
}

/// Adds a word that may be made of several: `twenty-one`, `four-week`.
///
/// None where the word makes the whole no number: `two-thirds`.
fn hyphenated(sum: &mut Sum, word: &str) -> Option<Taken> {
    for (taken, part) in word.split('-').enumerate() {
        let Some(piece) = piece(part) else {
            let share = matches!(
                part.trim_end_matches('s'),
                "half"
                    | "halve"
                    | "third"
                    | "quarter"
                    | "fifth"
                    | "sixth"
                    | "eighth"
                    | "tenth"
            );
            return match taken {
                0 => Some(Taken::Nothing),
                _ if share => None,
                _ => Some(Taken::Head),
            };
        };
        if !sum.add(piece) {
            return Some(if taken == 0 { Taken::Nothing } else { Taken::Head });
        }
    }
    Some(Taken::All)
}
