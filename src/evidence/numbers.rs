//! Reads what a text says of amounts: text in, quantities with their places out.
//!
//! Numbers are read as whole words with sign, scale and unit, so `21,000` is not in `121,000`
//! and `84` is not in `84 million`. Digits are read by the language's own grouping and decimal
//! signs; words for numbers in English. Years, dates and times of day are told apart and
//! are no values. Not read: ordinals, fractions in words (`a third`, `half of`), names such
//! as `G7`, and digits whose grouping is broken.

mod cut;
mod dates;
mod digits;
mod draft;
mod edge;
mod glance;
mod language;
mod numerals;
mod reader;
mod units;
mod words;

use std::ops::Range;

use crate::model::{Amount, Qualifier, Quantity};

pub(crate) use cut::{Cut, CutWhat, cut};
pub(crate) use reader::read;
pub(crate) use units::canonical_unit;

/// A quantity that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The bytes of the number with its unit, without the qualifier.
    pub(crate) range: Range<usize>,
    /// The bytes of the words that qualify it, before or after.
    pub(crate) qualifier: Option<Range<usize>>,
    /// What is stated. Of a date, the amount is its year, or its day where it has none.
    pub(crate) quantity: Quantity,
    /// Whether it is a value at all.
    pub(crate) kind: Kind,
    /// Whether it is written in words, such as `four`.
    pub(crate) is_word: bool,
    /// The power of ten of its last written digit: 6 for `84 million`, -1 for `1.5`.
    pub(super) exponent: i32,
}

/// What a number in a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A value.
    Value,
    /// A year, such as `2024` or `2024-25`.
    Year,
    /// A date or a time of day.
    Date,
}

/// Why a text is no value of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ValueFault {
    /// No number is in it.
    NoNumber,
    /// More than one number is in it: these.
    Several(Vec<Range<usize>>),
    /// It is a date.
    Date,
    /// These words are neither number, unit nor qualifier.
    Words(Range<usize>),
}

/// Whether a passage holds a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// It does, with the same qualifier, at these bytes.
    Yes {
        /// The bytes of the number with its unit.
        range: Range<usize>,
    },
    /// The number stands there, qualified otherwise.
    DifferentQualifier {
        /// The bytes of the number with its unit.
        range: Range<usize>,
        /// What the passage says of its exactness.
        found: Option<Qualifier>,
    },
    /// It does not. These numbers stand there, the nearest first, at most three.
    No {
        /// What stands there.
        nearest: Vec<Reading>,
    },
}

impl Held {
    /// Whether the number is there, however it is qualified.
    pub(crate) fn is_yes(&self) -> bool {
        !matches!(self, Self::No { .. })
    }
}

impl Reading {
    /// Whether it is a bare `one`, which mostly counts nothing: `one in, one out`.
    pub(crate) fn is_bare_one(&self) -> bool {
        let one = Amount::Exact(crate::model::Number::from(1));
        self.is_word && self.quantity.unit.is_none() && self.quantity.amount == one
    }
}

/// Reads a figure's value as a person writes it: `more than 380,000`, `£84 million`.
///
/// A word behind the number that is no part of it is the unit: `50 people`.
///
/// # Errors
/// Says what else is in the text.
pub(crate) fn read_value(written: &str, language: &str) -> Result<Quantity, ValueFault> {
    exactly_one(written, language).map(|reading| reading.quantity)
}

/// The one quantity that a text is.
pub(super) fn exactly_one(written: &str, language: &str) -> Result<Reading, ValueFault> {
    let mut readings = read(written, language);
    if readings.len() > 1 {
        return Err(ValueFault::Several(readings.into_iter().map(|r| r.range).collect()));
    }
    let mut reading = readings.pop().ok_or(ValueFault::NoNumber)?;
    if reading.kind == Kind::Date {
        return Err(ValueFault::Date);
    }
    let (mut start, mut end) = (reading.range.start, reading.range.end);
    if let Some(qualifier) = &reading.qualifier {
        start = start.min(qualifier.start);
        end = end.max(qualifier.end);
    }
    let head = written.get(..start).unwrap_or_default();
    if !head.trim().is_empty() {
        return Err(ValueFault::Words(trimmed(head, 0)));
    }
    let tail = written.get(end..).unwrap_or_default();
    let rest = trimmed(tail, end);
    let words = written.get(rest.clone()).unwrap_or_default();
    if words.is_empty() {
        return Ok(reading);
    }
    let is_unit = words.chars().all(|c| c.is_alphabetic() || " -'’".contains(c));
    if reading.quantity.unit.is_some() || !is_unit || words.starts_with('-') {
        return Err(ValueFault::Words(rest));
    }
    reading.quantity.unit = Some(canonical_unit(words));
    Ok(reading)
}

/// The bytes of a text without the spaces at its ends.
fn trimmed(text: &str, from: usize) -> Range<usize> {
    let head = text.len() - text.trim_start().len();
    let start = from + head;
    start..start + text.trim().len()
}

/// Whether a passage states a quantity. Years and dates count only where the unit is `year`.
pub(crate) fn holds(passage: &str, wanted: &Quantity, language: &str) -> Held {
    held(&read(passage, language), wanted)
}

/// The same of what a passage states.
pub(crate) fn held(readings: &[Reading], wanted: &Quantity) -> Held {
    let years = is_year(wanted);
    let same: Vec<&Reading> = readings
        .iter()
        .filter(|reading| {
            if years {
                same_amount(reading, wanted)
            } else {
                reading.kind == Kind::Value
                    && same_amount(reading, wanted)
                    && units::same(&reading.quantity, wanted)
            }
        })
        .collect();
    let exact = same.iter().find(|r| r.quantity.qualifier == wanted.qualifier);
    match (exact, same.first()) {
        (Some(reading), _) => Held::Yes { range: reading.range.clone() },
        (None, Some(reading)) => Held::DifferentQualifier {
            range: reading.range.clone(),
            found: reading.quantity.qualifier,
        },
        (None, None) => Held::No { nearest: nearest(readings.to_vec(), wanted) },
    }
}

/// The numbers of a sentence that none of the texts it rests on holds, whatever qualifies
/// them. A bare `one` is passed over.
pub(crate) fn missing(sentence: &str, evidence: &[&str], language: &str) -> Vec<Reading> {
    let mut wanted = read(sentence, language);
    wanted.retain(|reading| !reading.is_bare_one());
    if wanted.is_empty() {
        return wanted;
    }
    let there: Vec<Reading> =
        evidence.iter().flat_map(|text| read(text, language)).collect();
    wanted.retain(|reading| !there.iter().any(|other| bears_out(other, reading)));
    wanted
}

/// Whether what a text states is enough for a sentence to state the same.
fn bears_out(there: &Reading, said: &Reading) -> bool {
    let both_values = there.kind == Kind::Value && said.kind == Kind::Value;
    let both_times = there.kind != Kind::Value && said.kind != Kind::Value;
    same_amount(there, &said.quantity)
        && (both_times || both_values && units::same(&there.quantity, &said.quantity))
}

/// Whether a quantity is itself a year, and no number of years.
fn is_year(wanted: &Quantity) -> bool {
    let Amount::Exact(number) = &wanted.amount else { return false };
    wanted.unit.as_deref() == Some("year") && (1000..3000).contains(&number.digits())
}

fn same_amount(reading: &Reading, wanted: &Quantity) -> bool {
    match (&reading.quantity.amount, &wanted.amount) {
        (Amount::Many(a), Amount::Many(b)) => a.to_lowercase() == b.to_lowercase(),
        (a, b) => a == b,
    }
}

/// The values that come nearest, at most three.
fn nearest(mut readings: Vec<Reading>, wanted: &Quantity) -> Vec<Reading> {
    let size = |quantity: &Quantity| match &quantity.amount {
        Amount::Exact(number) => Some(number.approximate()),
        Amount::Many(_) => None,
    };
    let far = |reading: &Reading| match (size(&reading.quantity), size(wanted)) {
        (Some(a), Some(b)) => (a - b).abs() / a.abs().max(b.abs()).max(f64::MIN_POSITIVE),
        _ => 1.0,
    };
    readings
        .retain(|reading| reading.kind == Kind::Value || same_amount(reading, wanted));
    readings.sort_by(|a, b| far(a).total_cmp(&far(b)));
    readings.truncate(3);
    readings
}
