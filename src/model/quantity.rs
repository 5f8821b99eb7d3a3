//! Numbers with what they count, as a figure states them.

use std::fmt;

/// An exact decimal number: `digits` times ten to the power of minus `places`.
///
/// Normalised: `places` is as small as it can be, so equal numbers are equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Number {
    digits: i128,
    places: u32,
}

impl Number {
    /// Makes a number; trailing zeros after the point are dropped.
    pub(crate) fn new(mut digits: i128, mut places: u32) -> Self {
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        Self { digits, places }
    }

    /// The digits without the point.
    pub(crate) fn digits(self) -> i128 {
        self.digits
    }

    /// How many of the digits stand after the point.
    pub(crate) fn places(self) -> u32 {
        self.places
    }

    /// The nearest floating-point number, for a chart's bars.
    #[expect(clippy::cast_precision_loss, reason = "a bar's length needs no more digits")]
    pub(crate) fn approximate(self) -> f64 {
        self.digits as f64 / 10f64.powi(i32::try_from(self.places).unwrap_or(i32::MAX))
    }
}

impl From<i64> for Number {
    fn from(n: i64) -> Self {
        Self::new(i128::from(n), 0)
    }
}

impl fmt::Display for Number {
    /// Plain digits with a point, no grouping.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.places == 0 {
            return write!(f, "{}", self.digits);
        }
        let places = self.places as usize;
        let digits =
            format!("{:0>width$}", self.digits.unsigned_abs(), width = places + 1);
        let (whole, rest) = digits.split_at(digits.len() - places);
        let sign = if self.digits < 0 { "-" } else { "" };
        write!(f, "{sign}{whole}.{rest}")
    }
}

/// How a stated number relates to the true one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Qualifier {
    /// "about", "around", "some", "roughly", "approximately", "nearly as many as".
    About,
    /// "more than", "over", "above".
    MoreThan,
    /// "less than", "fewer than", "under", "below".
    LessThan,
    /// "at least", "no fewer than".
    AtLeast,
    /// "up to", "at most", "as many as", "no more than".
    UpTo,
    /// "nearly", "almost", "close to".
    Nearly,
}

impl Qualifier {
    /// The word that YAML and HTML classes use.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::MoreThan => "more-than",
            Self::LessThan => "less-than",
            Self::AtLeast => "at-least",
            Self::UpTo => "up-to",
            Self::Nearly => "nearly",
        }
    }

    /// All qualifiers.
    pub(crate) const ALL: [Self; 6] = [
        Self::About,
        Self::MoreThan,
        Self::LessThan,
        Self::AtLeast,
        Self::UpTo,
        Self::Nearly,
    ];
}

/// A stated number, with its unit and how exact it is said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// The number in full: `£84 million` is 84,000,000.
    pub(crate) amount: Amount,
    /// What is said of its exactness.
    pub(crate) qualifier: Option<Qualifier>,
    /// What it counts: `£`, `%`, `people`. A currency's sign and `%` are read from the text.
    pub(crate) unit: Option<String>,
}

/// How much is stated.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Amount {
    /// A number.
    Exact(Number),
    /// A word for many, kept as it is: `dozens`, `hundreds`, `thousands`, `millions`.
    Many(String),
}
