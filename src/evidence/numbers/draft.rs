//! A number that was read but not yet looked at with its neighbours.

use std::ops::Range;

use super::Kind;
use super::digits::Numeral;
use super::numerals::Spelt;
use super::words::Words;
use crate::model::{Amount, Number, Qualifier};

/// A number that was read.
pub(super) struct Draft {
    /// The words that it takes.
    pub(super) words: Range<usize>,
    pub(super) amount: Amount,
    /// The number before its scale was applied.
    base: Option<Number>,
    /// The powers of ten that were applied, together.
    pub(super) scale: Option<u32>,
    /// The power of ten of the last written digit.
    pub(super) exponent: i32,
    pub(super) unit: Option<String>,
    pub(super) qualifier: Option<Qualifier>,
    pub(super) kind: Kind,
    pub(super) is_word: bool,
    /// Whether nothing behind it belongs to it any more.
    pub(super) closed: bool,
}

impl Draft {
    /// A year, or a date by its year or day.
    pub(super) fn time(words: Range<usize>, amount: i16, kind: Kind) -> Self {
        let number = Number::from(i64::from(amount));
        Self { kind, closed: true, ..Self::value(words, Amount::Exact(number)) }
    }

    /// A number in digits.
    pub(super) fn digits(words: Range<usize>, one: Numeral) -> Self {
        let mut draft = Self {
            exponent: one.exponent,
            unit: one.unit,
            qualifier: one.qualifier,
            closed: one.closed,
            ..Self::value(words, Amount::Exact(one.number))
        };
        draft.apply(one.scale);
        draft
    }

    /// A number in words.
    pub(super) fn spelt(at: usize, spelt: Spelt) -> Self {
        let words = at..at + spelt.words;
        Self { is_word: true, closed: spelt.closed, ..Self::value(words, spelt.amount) }
    }

    fn value(words: Range<usize>, amount: Amount) -> Self {
        let base = match &amount {
            Amount::Exact(number) => Some(*number),
            Amount::Many(_) => None,
        };
        Self {
            words,
            amount,
            base,
            scale: None,
            exponent: 0,
            unit: None,
            qualifier: None,
            kind: Kind::Value,
            is_word: false,
            closed: false,
        }
    }

    /// Multiplies by a power of ten; a number that grows too large stays as it is.
    pub(super) fn apply(&mut self, scale: Option<u32>) {
        let (Some(power), Amount::Exact(number)) = (scale, &self.amount) else { return };
        let factor = 10_i128.checked_pow(power);
        if let Some(digits) =
            factor.and_then(|factor| number.digits().checked_mul(factor))
        {
            self.amount = Amount::Exact(Number::new(digits, number.places()));
            self.scale = Some(self.scale.unwrap_or(0) + power);
            self.exponent += i32::try_from(power).unwrap_or(0);
        }
    }

    /// Takes what the two ends of a range have in common from the end that it is written at.
    fn share(&mut self, second: &mut Self, one_word: bool) {
        if self.unit.is_none() {
            self.unit.clone_from(&second.unit);
        } else if one_word && second.unit.is_none() {
            second.unit.clone_from(&self.unit);
        }
        // `10 to 15 million`, but not `200 to 3 million`.
        let smaller = match (self.base, second.base) {
            (Some(a), Some(b)) => a.approximate() < b.approximate(),
            _ => false,
        };
        if self.scale.is_none() && smaller {
            self.apply(second.scale);
        }
    }
}

/// Gives the ends of ranges what is written at one of them: `10-15 per cent`.
pub(super) fn share(drafts: &mut [Draft], words: &Words<'_>) {
    for n in 1..drafts.len() {
        let Some((head, tail)) = drafts.split_at_mut_checked(n) else { continue };
        if let (Some(first), Some(second)) = (head.last_mut(), tail.first_mut()) {
            let one_word = first.words == second.words;
            let values = first.kind == Kind::Value && second.kind == Kind::Value;
            if values && (one_word || is_range(first, second, words)) {
                first.share(second, one_word);
            }
        }
    }
}

/// Whether two numbers are the ends of a range: `10 to 15`, `between 10 and 15`.
fn is_range(first: &Draft, second: &Draft, words: &Words<'_>) -> bool {
    let between = words.all.get(first.words.end..second.words.start);
    let [joint] = between.unwrap_or_default() else { return false };
    match &*joint.lower {
        "to" | "or" => words.language.numerals,
        "–" | "-" => true,
        "and" => {
            let before = first.words.start.checked_sub(1);
            before.and_then(|before| words.word(before)) == Some("between")
        }
        _ => false,
    }
}
