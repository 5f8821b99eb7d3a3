//! Exact fractions of whole numbers that never overflow in silence.

use std::fmt;

use super::ArithmeticFault;
use crate::model::Number;

/// An exact number: a fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    pub(super) over: i128,
    pub(super) under: i128,
}

impl Fraction {
    /// Divides; none by zero or where the numbers are too large.
    pub(super) fn new(over: i128, under: i128) -> Result<Self, ArithmeticFault> {
        if under == 0 {
            return Err(ArithmeticFault::ByZero);
        }
        let divisor = greatest_common_divisor(over.unsigned_abs(), under.unsigned_abs());
        let divisor = i128::try_from(divisor).map_err(|_| ArithmeticFault::TooLarge)?;
        let (over, under) = (over / divisor, under / divisor);
        if under > 0 {
            return Ok(Self { over, under });
        }
        match (over.checked_neg(), under.checked_neg()) {
            (Some(over), Some(under)) => Ok(Self { over, under }),
            _ => Err(ArithmeticFault::TooLarge),
        }
    }

    pub(super) fn from_number(number: Number) -> Result<Self, ArithmeticFault> {
        let under =
            10_i128.checked_pow(number.places()).ok_or(ArithmeticFault::TooLarge)?;
        Self::new(number.digits(), under)
    }

    pub(super) fn power_of_ten(power: i32) -> Result<Self, ArithmeticFault> {
        let ten =
            10_i128.checked_pow(power.unsigned_abs()).ok_or(ArithmeticFault::TooLarge)?;
        Ok(if power < 0 {
            Self { over: 1, under: ten }
        } else {
            Self { over: ten, under: 1 }
        })
    }

    pub(super) fn plus(self, other: Self) -> Result<Self, ArithmeticFault> {
        let too_large = ArithmeticFault::TooLarge;
        let cross = |a: i128, b: i128| a.checked_mul(b);
        let sum = match (cross(self.over, other.under), cross(other.over, self.under)) {
            (Some(a), Some(b)) => a.checked_add(b),
            _ => None,
        };
        let under = cross(self.under, other.under);
        let (Some(sum), Some(under)) = (sum, under) else { return Err(too_large) };
        Self::new(sum, under)
    }

    pub(super) fn times(self, other: Self) -> Result<Self, ArithmeticFault> {
        // Reduced crosswise first, so that large numbers that cancel do not overflow.
        let a = Self::new(self.over, other.under)?;
        let b = Self::new(other.over, self.under)?;
        match (a.over.checked_mul(b.over), a.under.checked_mul(b.under)) {
            (Some(over), Some(under)) => Self::new(over, under),
            _ => Err(ArithmeticFault::TooLarge),
        }
    }

    pub(super) fn negated(self) -> Self {
        Self { over: self.over.saturating_neg(), under: self.under }
    }

    pub(super) fn inverted(self) -> Result<Self, ArithmeticFault> {
        Self::new(self.under, self.over)
    }

    /// The nearest number whose last digit stands at this power of ten; halves go away from
    /// zero.
    ///
    /// # Errors
    /// Where the number is too large.
    pub(crate) fn rounded(self, exponent: i32) -> Result<Number, ArithmeticFault> {
        let steps = self.times(Self::power_of_ten(exponent)?.inverted()?)?;
        let (quotient, rest) = (steps.over / steps.under, steps.over % steps.under);
        let up = rest.unsigned_abs() >= steps.under.unsigned_abs() - rest.unsigned_abs();
        let digits = if up { quotient + steps.over.signum() } else { quotient };
        if exponent < 0 {
            return Ok(Number::new(digits, exponent.unsigned_abs()));
        }
        let factor = 10_i128.checked_pow(exponent.unsigned_abs());
        let whole = factor.and_then(|factor| digits.checked_mul(factor));
        whole.map(|whole| Number::new(whole, 0)).ok_or(ArithmeticFault::TooLarge)
    }
}

impl fmt::Display for Fraction {
    /// As a decimal number with at most three digits that are no leading zeros after the point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut places = 3;
        let small = |places: i32| self.rounded(-places).is_ok_and(|n| n.digits() == 0);
        while self.over != 0 && places < 12 && small(places - 2) {
            places += 1;
        }
        match self.rounded(-places) {
            Ok(number) => number.fmt(f),
            Err(_) => write!(f, "{}/{}", self.over, self.under),
        }
    }
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}
