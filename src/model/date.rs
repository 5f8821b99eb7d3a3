//! Dates with the precision that an author gave them.

use std::fmt;
use std::str::FromStr;

use jiff::civil;

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Moment {
    /// The year.
    pub(crate) year: i16,
    /// The month, where it is known.
    pub(crate) month: Option<i8>,
    /// The day of the month, where it is known.
    pub(crate) day: Option<i8>,
}

impl Moment {
    /// The first day that this may be.
    pub(crate) fn first_day(self) -> civil::Date {
        let month = self.month.unwrap_or(1);
        civil::Date::new(self.year, month, self.day.unwrap_or(1))
            .unwrap_or(civil::Date::MIN)
    }

    /// The last day that this may be.
    pub(crate) fn last_day(self) -> civil::Date {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.first_day(),
            (Some(_), None) => self.first_day().last_of_month(),
            (None, _) => self.first_day().last_of_year(),
        }
    }
}

/// A date, or a stretch of time from one to another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Date {
    /// The date, or the beginning of the stretch.
    pub(crate) from: Moment,
    /// The end of the stretch.
    pub(crate) to: Option<Moment>,
    /// The words that the article prints for it, such as "last week".
    pub(crate) printed: Option<String>,
}

/// Why a text is no date.
#[allow(
    clippy::missing_docs_in_private_items,
    reason = "the variant's sentence names its field"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DateFault {
    /// It is not written as year, year-month or year-month-day.
    Form,
    /// The calendar has no such day: the month it names has this many.
    NoSuchDay { days_in_month: i8 },
    /// There are twelve months.
    NoSuchMonth,
    /// It ends before it begins.
    Backwards,
}

impl Date {
    /// One moment.
    pub(crate) fn at(moment: Moment) -> Self {
        Self { from: moment, to: None, printed: None }
    }

    /// A stretch from one moment to another.
    ///
    /// # Errors
    /// Where it ends before it begins.
    pub(crate) fn stretch(
        from: Moment,
        to: Moment,
        printed: Option<String>,
    ) -> Result<Self, DateFault> {
        if to.last_day() < from.first_day() {
            return Err(DateFault::Backwards);
        }
        Ok(Self { from, to: Some(to), printed })
    }

    /// The first day that this may be.
    pub(crate) fn first_day(&self) -> civil::Date {
        self.from.first_day()
    }

    /// The last day that this may be.
    pub(crate) fn last_day(&self) -> civil::Date {
        self.to.unwrap_or(self.from).last_day()
    }

    /// Whether some words say the year that it begins in, and so do not leave it to the reader.
    pub(crate) fn is_stated_in(&self, words: &str) -> bool {
        words.contains(&format!("{:04}", self.from.year))
    }

    /// What dates are put in order by: the first day, then the last.
    pub(crate) fn key(&self) -> (civil::Date, civil::Date) {
        (self.first_day(), self.last_day())
    }
}

impl FromStr for Moment {
    type Err = DateFault;

    fn from_str(text: &str) -> Result<Self, DateFault> {
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4)?.ok_or(DateFault::Form)?;
        let month = digits(parts.next(), 2)?;
        let day = digits(parts.next(), 2)?;
        if parts.next().is_some() {
            return Err(DateFault::Form);
        }
        let narrow = |n: Option<i16>| n.and_then(|n| i8::try_from(n).ok());
        let (month, day) = (narrow(month), narrow(day));
        if let Some(month) = month {
            let first =
                civil::Date::new(year, month, 1).map_err(|_| DateFault::NoSuchMonth)?;
            let days_in_month = first.days_in_month();
            if day.is_some_and(|day| day < 1 || day > days_in_month) {
                return Err(DateFault::NoSuchDay { days_in_month });
            }
        }
        Ok(Self { year, month, day })
    }
}

impl FromStr for Date {
    type Err = DateFault;

    /// Reads `2024-07-18`, `2024-07`, `2024`, or two of them with `/` between.
    fn from_str(text: &str) -> Result<Self, DateFault> {
        match text.split_once('/') {
            Some((from, to)) => Self::stretch(from.parse()?, to.parse()?, None),
            None => Ok(Self::at(text.parse()?)),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Date {
    /// As it is written in a pack (ISO 8601).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.from.fmt(f)?;
        self.to.map_or(Ok(()), |to| write!(f, "/{to}"))
    }
}

impl fmt::Display for DateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => {
                f.write_str("a date is written 2024-07-18, 2024-07, 2024 or 2024/2025")
            }
            Self::NoSuchDay { days_in_month } => {
                write!(f, "that month has {days_in_month} days")
            }
            Self::NoSuchMonth => f.write_str("months run from 01 to 12"),
            Self::Backwards => f.write_str("it ends before it begins"),
        }
    }
}

/// A part of a date with just so many digits.
fn digits(part: Option<&str>, count: usize) -> Result<Option<i16>, DateFault> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != count || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DateFault::Form);
    }
    part.parse().map(Some).map_err(|_| DateFault::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, written: Result<&str, DateFault>) {
        assert_eq!(
            text.parse::<Date>().map(|d| d.to_string()),
            written.map(str::to_owned),
            "{text}"
        );
    }

    #[test]
    fn the_precision_written_is_kept() {
        for text in
            ["2024-07-18", "2024-07", "2024", "2024/2025", "2024-07-17/2024-07-18"]
        {
            check(text, Ok(text));
        }
    }

    #[test]
    fn what_the_calendar_lacks_is_refused() {
        check("2025-02-30", Err(DateFault::NoSuchDay { days_in_month: 28 }));
        check("2024-02-30", Err(DateFault::NoSuchDay { days_in_month: 29 }));
        check("2025-13", Err(DateFault::NoSuchMonth));
        check("18 July 2024", Err(DateFault::Form));
        check("2025/2024", Err(DateFault::Backwards));
        check("2024-7-1", Err(DateFault::Form));
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        let date: Date = "2024-02".parse().unwrap();
        assert_eq!(date.last_day(), civil::date(2024, 2, 29));
    }
}
