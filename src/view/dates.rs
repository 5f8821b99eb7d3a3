//! Dates in words: the precision given is the precision shown.

use super::parts::DateView;
use crate::model::{Date, Moment};
use crate::words::Words;

/// Gaps from this many days on are shown.
pub(crate) const GAP_DAYS: i32 = 28;

/// How long the names of months are.
#[derive(Clone, Copy)]
enum Names {
    Long,
    Short,
}

/// A date for a page.
pub(crate) fn view(words: &Words, date: &Date, is_inferred: bool) -> DateView {
    // HTML knows no stretch of time: of one, the day it begins is given.
    let iso = date.to_string();
    let begins = iso.split('/').next().unwrap_or_default();
    DateView {
        iso: begins.to_owned(),
        text: stretch(words, date, Names::Long),
        short: stretch(words, date, Names::Short),
        is_inferred,
        printed: date.printed.clone(),
    }
}

/// A date in words.
pub(crate) fn text(words: &Words, date: &Date) -> String {
    stretch(words, date, Names::Long)
}

/// A date in words, with the short names of months.
pub(crate) fn short(words: &Words, date: &Date) -> String {
    stretch(words, date, Names::Short)
}

/// A date in words, marked where it is inferred.
pub(crate) fn marked(words: &Words, date: &Date, is_inferred: bool) -> String {
    let text = text(words, date);
    if is_inferred { words.fill("date.inferred", &[("date", &text)]) } else { text }
}

/// The time in which something held, in words.
pub(crate) fn held(
    words: &Words,
    from: Option<&Date>,
    to: Option<&Date>,
) -> Option<String> {
    let from = from.map(|date| text(words, date));
    let to = to.map(|date| text(words, date));
    match (from, to) {
        (Some(from), Some(to)) => {
            Some(words.fill("date.span", &[("from", &from), ("to", &to)]))
        }
        (Some(from), None) => Some(words.fill("date.since", &[("date", &from)])),
        (None, Some(to)) => Some(words.fill("date.until", &[("date", &to)])),
        (None, None) => None,
    }
}

/// The time between two dates in words, where it is long enough to be a gap.
pub(crate) fn gap(words: &Words, before: &Date, after: &Date) -> Option<String> {
    let days = after.first_day().since(before.last_day()).ok()?.get_days();
    if days < GAP_DAYS {
        return None;
    }
    let (unit, n) = rounded(days);
    Some(words.count(&format!("gap.{unit}"), n))
}

/// So many days in words, as weeks, months or years.
pub(crate) fn length(words: &Words, days: i32) -> String {
    let (unit, n) = rounded(days);
    words.count(&format!("chart.cut.{unit}"), n)
}

/// So many days as weeks, months or years.
fn rounded(days: i32) -> (&'static str, usize) {
    // A month has 30.44 days on average; nobody needs a gap to the day.
    let months = (f64::from(days) / 30.44).round();
    let (unit, n) = if days < 45 {
        ("weeks", f64::from(days) / 7.0)
    } else if months < 24.0 {
        ("months", months)
    } else {
        ("years", months / 12.0)
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the calendar's days are few and these are not negative"
    )]
    let n = n.round() as usize;
    (unit, n)
}

fn stretch(words: &Words, date: &Date, names: Names) -> String {
    let from = date.from;
    let Some(to) = date.to.filter(|to| *to != from) else {
        return moment(words, from, names);
    };
    let same_year = from.year == to.year;
    let same_month = same_year && from.month == to.month;
    match (from.day, to.day, from.month, to.month) {
        (Some(first), Some(last), Some(month), _) if same_month => words.fill(
            "date.days_of_month",
            &[
                ("from", &first.to_string()),
                ("to", &last.to_string()),
                ("month", name(words, month, names)),
                ("year", &from.year.to_string()),
            ],
        ),
        (Some(first), Some(last), Some(month), Some(to_month)) if same_year => words
            .fill(
                "date.days_of_year",
                &[
                    ("from_day", &first.to_string()),
                    ("from_month", name(words, month, names)),
                    ("to_day", &last.to_string()),
                    ("to_month", name(words, to_month, names)),
                    ("year", &from.year.to_string()),
                ],
            ),
        (None, None, Some(month), Some(to_month)) if same_year => words.fill(
            "date.months_of_year",
            &[
                ("from", name(words, month, names)),
                ("to", name(words, to_month, names)),
                ("year", &from.year.to_string()),
            ],
        ),
        (None, None, None, None) => words.fill(
            "date.years",
            &[("from", &from.year.to_string()), ("to", &to.year.to_string())],
        ),
        _ => words.fill(
            "date.span",
            &[("from", &moment(words, from, names)), ("to", &moment(words, to, names))],
        ),
    }
}

fn moment(words: &Words, moment: Moment, names: Names) -> String {
    let year = moment.year.to_string();
    match (moment.month, moment.day) {
        (Some(month), Some(day)) => words.fill(
            "date.day",
            &[
                ("day", &day.to_string()),
                ("month", name(words, month, names)),
                ("year", &year),
            ],
        ),
        (Some(month), None) => words
            .fill("date.month", &[("month", name(words, month, names)), ("year", &year)]),
        (None, _) => words.fill("date.year", &[("year", &year)]),
    }
}

/// The name of a month, from 1.
fn name(words: &Words, month: i8, names: Names) -> &str {
    let family = match names {
        Names::Long => "date.names",
        Names::Short => "date.short_names",
    };
    words.family(family, &format!("m{month:02}"))
}
