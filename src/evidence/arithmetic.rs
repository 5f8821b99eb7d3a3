//! A pack's own arithmetic: numbers and a written answer in, whether it comes out.
//!
//! Computed in whole numbers, so nothing is rounded but the result, once, to the digits that
//! the answer is written with.

mod fraction;

pub(crate) use fraction::Fraction;

use super::numbers::{ValueFault, exactly_one};
use crate::model::{Amount, Number, Qualifier};

/// What is done with the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    /// All of them together.
    Sum,
    /// The first less the others.
    Difference,
    /// The first as a share of the second: a percentage where the answer is one.
    Ratio,
    /// The first for each one of the second.
    Per,
}

/// Whether a calculation gives its written answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It does.
    Right {
        /// What it gives exactly.
        value: Fraction,
    },
    /// It gives something else.
    Wrong {
        /// What it gives exactly.
        value: Fraction,
        /// The same to the digits of the written answer.
        rounded: Number,
    },
}

/// Why a calculation cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ArithmeticFault {
    /// It wants this many numbers, or more where it is a sum.
    Count {
        /// How many it wants.
        wanted: usize,
    },
    /// A division by nothing.
    ByZero,
    /// The numbers are too large.
    TooLarge,
    /// The answer is no value.
    Answer(ValueFault),
    /// The answer is a word for many, such as `dozens`.
    NoNumber,
}

/// Computes a calculation and holds it against its written answer.
///
/// Without a qualifier the result must round to the answer at the digits written. `about`
/// also allows rounding to the zeros that the answer ends in: `about 50` is right for 47.
/// `more than 40` is right above 40 and below 50, and the other qualifiers likewise.
///
/// # Errors
/// Where it cannot be done, or the answer is no number.
pub(crate) fn check(
    operation: Operation,
    numbers: &[Number],
    answer: &str,
    language: &str,
) -> Result<Outcome, ArithmeticFault> {
    let answer = exactly_one(answer, language).map_err(ArithmeticFault::Answer)?;
    let Amount::Exact(written) = answer.quantity.amount else {
        return Err(ArithmeticFault::NoNumber);
    };
    let mut value = compute(operation, numbers)?;
    if operation == Operation::Ratio && answer.quantity.unit.as_deref() == Some("%") {
        value = value.times(Fraction { over: 100, under: 1 })?;
    }
    let exponent = answer.exponent;
    let coarse = coarse_exponent(written, exponent);
    let right = match answer.quantity.qualifier {
        None => value.rounded(exponent)? == written,
        Some(Qualifier::About) => {
            value.rounded(exponent)? == written || value.rounded(coarse)? == written
        }
        Some(qualifier) => within(value, qualifier, written, coarse)?,
    };
    Ok(if right {
        Outcome::Right { value }
    } else {
        Outcome::Wrong { value, rounded: value.rounded(exponent)? }
    })
}

/// Computes a calculation exactly.
///
/// # Errors
/// Where it cannot be done.
pub(crate) fn compute(
    operation: Operation,
    numbers: &[Number],
) -> Result<Fraction, ArithmeticFault> {
    let all: Vec<Fraction> =
        numbers.iter().map(|n| Fraction::from_number(*n)).collect::<Result<_, _>>()?;
    let (first, rest) = match all.split_first() {
        Some((first, rest)) if !rest.is_empty() => (*first, rest),
        _ => return Err(ArithmeticFault::Count { wanted: 2 }),
    };
    match operation {
        Operation::Sum => rest.iter().try_fold(first, |sum, n| sum.plus(*n)),
        Operation::Difference => {
            rest.iter().try_fold(first, |sum, n| sum.plus(n.negated()))
        }
        Operation::Ratio | Operation::Per => match rest {
            [second] => first.times(second.inverted()?),
            _ => Err(ArithmeticFault::Count { wanted: 2 }),
        },
    }
}

/// The power of ten of the last digit that is no zero, or of the last one written.
fn coarse_exponent(written: Number, exponent: i32) -> i32 {
    let mut digits = written.digits();
    let mut power = -i32::try_from(written.places()).unwrap_or(0);
    if digits == 0 {
        return exponent;
    }
    while digits % 10 == 0 {
        digits /= 10;
        power += 1;
    }
    power.max(exponent)
}

/// Whether a number lies on the side of the answer that the qualifier says, and near it.
fn within(
    value: Fraction,
    qualifier: Qualifier,
    written: Number,
    coarse: i32,
) -> Result<bool, ArithmeticFault> {
    let step = Fraction::power_of_ten(coarse)?;
    let gap = value.plus(Fraction::from_number(written)?.negated())?;
    let below_step = |gap: Fraction| Ok(gap.plus(step.negated())?.over < 0);
    match qualifier {
        Qualifier::MoreThan => Ok(gap.over > 0 && below_step(gap)?),
        Qualifier::AtLeast => Ok(gap.over >= 0 && below_step(gap)?),
        Qualifier::LessThan | Qualifier::Nearly => {
            Ok(gap.over < 0 && below_step(gap.negated())?)
        }
        Qualifier::UpTo => Ok(gap.over <= 0 && below_step(gap.negated())?),
        Qualifier::About => Ok(false),
    }
}
