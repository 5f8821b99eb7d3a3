//! Tells dates and years from values: `18 July 2024`, `in 2023`.

use super::digits::year;
use super::language::Language;
use super::words::Word;

/// A date that begins at the first of some words.
pub(super) struct Dated {
    /// How many words it takes.
    pub(super) words: usize,
    /// Its year, or its day where it has none.
    pub(super) amount: i16,
}

/// Reads a date with a month's name: `18 July 2024`, `July 18, 2024`, `17 and 18 July`.
pub(super) fn dated(words: &[Word<'_>], language: &Language) -> Option<Dated> {
    if !words.first().is_some_and(|word| may_begin(word, language)) {
        return None;
    }
    let mut at = 0;
    let mut amount = None;
    if let Some(first) = words.first().and_then(day) {
        amount = Some(first);
        at = 1;
        let joined = words.get(1).is_some_and(|w| {
            matches!(
                &*w.lower,
                "and" | "to" | "or" | "–" | "-" | "/" | "und" | "bis" | "et"
            )
        });
        if joined && words.get(2).and_then(day).is_some() {
            at = 3;
        }
        if words.get(at).is_some_and(|w| w.lower == "." || w.lower == "of") {
            at += 1;
        }
    }
    if !words.get(at).is_some_and(|word| is_month(word, language)) {
        return None;
    }
    at += 1;
    if amount.is_none() {
        // `May`, `March` and a point after `Sept` say nothing without a number.
        if words.get(at).is_some_and(|w| w.lower == ".") {
            at += 1;
        }
        if let Some(first) = words.get(at).and_then(day) {
            amount = Some(first);
            at += 1;
        }
    }
    let comma = usize::from(words.get(at).is_some_and(|w| w.lower == ","));
    if let Some(year) = words.get(at + comma).and_then(|word| year(word.letters)) {
        return Some(Dated { words: at + comma + 1, amount: year });
    }
    amount.map(|amount| Dated { words: at, amount })
}

/// Whether a date can begin with a word: with a digit, or as a month does.
fn may_begin(word: &Word<'_>, language: &Language) -> bool {
    let is_small = word.letters.starts_with(|c: char| c.is_ascii_lowercase());
    !(language.numerals && is_small) || word.letters.bytes().any(|b| b.is_ascii_digit())
}

/// The day of a month that a word can be: `18`, `6th`, `17-18`.
fn day(word: &Word<'_>) -> Option<i16> {
    let first = word.lower.split(['-', '–']).next_back().unwrap_or_default();
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| first.strip_suffix(ending))
        .unwrap_or(first);
    let plain = digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|day| plain && (1..=31).contains(day))
}

fn is_month(word: &Word<'_>, language: &Language) -> bool {
    let capital = word.letters.chars().next().is_some_and(char::is_uppercase);
    // French writes months small; in English `may` and `march` are other words.
    (capital || !language.numerals)
        && language.months.split(' ').any(|month| month == word.lower)
}

/// Whether a plain number of four digits is a year, by the words around it.
pub(super) fn is_year(
    number: &Word<'_>,
    before: &[Word<'_>],
    after: Option<&Word<'_>>,
) -> bool {
    const BEFORE: [&str; 34] = [
        "in", "since", "until", "till", "by", "during", "from", "before", "after",
        "year", "years", "early", "late", "mid", "spring", "summer", "autumn", "winter",
        "fall", "election", "seit", "im", "jahr", "jahre", "jahres", "ab", "en",
        "depuis", "année", "v", "od", "roce", "roku", "desde",
    ];
    const COUNTED: [&str; 8] =
        ["people", "men", "women", "children", "staff", "police", "personnel", "km"];
    if year(number.letters).is_none() {
        return false;
    }
    let previous = before.last().map_or("", |word| &*word.lower);
    let counted = after.is_some_and(|word| {
        let plural = word.lower.len() > 3
            && word.lower.ends_with('s')
            && !word.lower.ends_with("ss")
            && !matches!(&*word.lower, "this" | "thus" | "was" | "has" | "does");
        let noun = plural && word.letters.chars().all(char::is_lowercase);
        !word.mark && (COUNTED.contains(&&*word.lower) || noun && previous != "the")
    });
    !counted
        || BEFORE.contains(&previous) && after.is_none_or(|word| word.lower != "people")
}
