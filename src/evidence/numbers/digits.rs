//! Reads one word that is written with digits: `£84million`, `47-member`, `2024-25`.

use super::language::Language;
use super::units::is_currency;
use crate::model::{Number, Qualifier};

/// Longer numbers are none that a report states.
const MOST_DIGITS: usize = 27;

/// What a word with digits says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Digits {
    /// A number.
    One(Numeral),
    /// Two numbers with a hyphen or a dash between: `10-15`.
    Two(Numeral, Numeral),
    /// A year, or two: `2024-25`, `1990s`.
    Years(i16, Option<i16>),
    /// A date or a time of day, with its year.
    Date(Option<i16>),
}

/// A number as it is written with digits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    /// The number without its scale.
    pub(super) number: Number,
    /// The power of ten of the last digit, without the scale.
    pub(super) exponent: i32,
    /// The power of ten of a scale that is written in the same word.
    pub(super) scale: Option<u32>,
    /// The currency or `%`.
    pub(super) unit: Option<String>,
    /// What a sign says of exactness: `~50`, `100+`.
    pub(super) qualifier: Option<Qualifier>,
    /// Whether nothing but digits is written.
    pub(super) plain: bool,
    /// Whether letters follow after a hyphen or at once: nothing else belongs to it.
    pub(super) closed: bool,
}

/// Reads a word; none if it states no number.
pub(super) fn digits(word: &str, language: &Language) -> Option<Digits> {
    if !word.bytes().any(|b| b.is_ascii_digit()) && !word.contains(['½', '¼', '¾']) {
        return None;
    }
    if let Some(time) = years(word).or_else(|| date(word)) {
        return Some(time);
    }
    let (first, rest) = numeral(word, language)?;
    if rest.is_empty() {
        return Some(Digits::One(first));
    }
    let after = rest.strip_prefix(['-', '–'])?;
    if let Some((second, rest)) = numeral(after, language)
        && rest.is_empty()
    {
        return Some(Digits::Two(first, second));
    }
    let tail = after.split('-').next().unwrap_or_default().to_lowercase();
    let letters = after.chars().next().is_some_and(char::is_alphabetic);
    let scale = scale(&tail, language).filter(|_| first.scale.is_none());
    let percent = language.percent.contains(&after);
    let unit = if percent { Some("%".to_owned()) } else { first.unit.clone() };
    let one = Numeral {
        scale: first.scale.or(scale),
        unit,
        plain: false,
        closed: true,
        ..first
    };
    letters.then_some(Digits::One(one))
}

/// The power of ten that a word stands for.
pub(super) fn scale(word: &str, language: &Language) -> Option<u32> {
    language.scales.iter().find(|(name, _)| *name == word).map(|(_, power)| *power)
}

/// A number with what is written together with it, and the rest of the word.
fn numeral<'a>(word: &'a str, language: &Language) -> Option<(Numeral, &'a str)> {
    let (qualifier, rest) = leading_sign(word);
    let (currency, rest) = currency(rest);
    let (number, exponent, rest) = number(rest, language)?;
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (letters, rest) = rest.split_at_checked(length)?;
    let scale = scale(&letters.to_lowercase(), language);
    let unit_letters = letters.len() <= 4 && letters.chars().all(char::is_lowercase);
    if scale.is_none() && !unit_letters
        || matches!(letters, "st" | "nd" | "rd" | "th" | "s")
    {
        return None;
    }
    let (unit, rest) = match rest.chars().next() {
        Some('%' | '％') => (Some("%".to_owned()), rest.get(1..).unwrap_or_default()),
        Some(c) if is_currency(c) && currency.is_none() => {
            (Some(c.to_string()), rest.get(c.len_utf8()..).unwrap_or_default())
        }
        _ => (currency, rest),
    };
    let (more, rest) = match rest.strip_prefix('+') {
        Some(rest) => (Some(Qualifier::AtLeast), rest),
        None => (None, rest),
    };
    let plain = word.bytes().all(|b| b.is_ascii_digit());
    let closed = scale.is_none() && !letters.is_empty();
    let qualifier = qualifier.or(more);
    Some((Numeral { number, exponent, scale, unit, qualifier, plain, closed }, rest))
}

/// A sign or abbreviation before the number that says how exact it is.
fn leading_sign(word: &str) -> (Option<Qualifier>, &str) {
    const SIGNS: [(&str, Qualifier); 8] = [
        ("~", Qualifier::About),
        ("≈", Qualifier::About),
        ("ca.", Qualifier::About),
        ("c.", Qualifier::About),
        ("<", Qualifier::LessThan),
        (">", Qualifier::MoreThan),
        ("≥", Qualifier::AtLeast),
        ("≤", Qualifier::UpTo),
    ];
    for (sign, qualifier) in SIGNS {
        if let Some(rest) = word.strip_prefix(sign) {
            return (Some(qualifier), rest);
        }
    }
    (None, word)
}

/// A currency before the number: `£`, `US$`.
fn currency(word: &str) -> (Option<String>, &str) {
    let sign = word.char_indices().find(|(_, c)| !c.is_ascii_uppercase());
    if let Some((at, c)) = sign
        && is_currency(c)
        && at <= 3
        && let Some((unit, rest)) = word.split_at_checked(at + c.len_utf8())
    {
        return (Some(unit.to_owned()), rest);
    }
    (None, word)
}

/// Digits by the language's rules, the power of ten of the last one, and the rest.
fn number<'a>(word: &'a str, language: &Language) -> Option<(Number, i32, &'a str)> {
    let (mut digits, mut rest) = run(word);
    let whole = digits.to_owned();
    let mut all = whole.clone();
    while let Some(after) = rest.strip_prefix(language.groups) {
        (digits, rest) = run(after);
        // Groups are of three, and the first of one to three: else it is something other.
        if digits.len() != 3 || whole.is_empty() || whole.len() > 3 {
            return None;
        }
        all.push_str(digits);
    }
    let mut places = 0;
    if let Some(after) = language.decimal.and_then(|sign| rest.strip_prefix(sign)) {
        (digits, rest) = run(after);
        if digits.is_empty() || whole.is_empty() {
            return None;
        }
        places = digits.len();
        all.push_str(digits);
    }
    let part = match rest.chars().next() {
        Some('½') => Some("5"),
        Some('¼') => Some("25"),
        Some('¾') => Some("75"),
        _ => None,
    };
    if let Some(part) = part.filter(|_| places == 0) {
        places = part.len();
        all.push_str(part);
        rest = rest.get(2..).unwrap_or_default();
    }
    let broken = rest.starts_with(|c: char| ".,'".contains(c) || c.is_numeric());
    if all.is_empty() || all.len() > MOST_DIGITS || broken {
        return None;
    }
    let value: i128 = all.parse().ok()?;
    Some((
        Number::new(value, u32::try_from(places).ok()?),
        -i32::try_from(places).ok()?,
        rest,
    ))
}

/// The digits at a word's head, and the rest.
fn run(word: &str) -> (&str, &str) {
    let length = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    word.split_at_checked(length).unwrap_or((word, ""))
}

/// Two years with a sign between, or a decade.
fn years(word: &str) -> Option<Digits> {
    if let Some(decade) = word.strip_suffix('s') {
        return year(decade.trim_end_matches('\''))
            .map(|first| Digits::Years(first, None));
    }
    let (first, second) = word.split_once(['-', '–', '/'])?;
    let first = year(first)?;
    let second = match second.len() {
        2 => {
            let short: i16 =
                run(second).0.parse().ok().filter(|_| run(second).1.is_empty())?;
            let second = first - first % 100 + short;
            if second < first { second + 100 } else { second }
        }
        _ => year(second)?,
    };
    (first < second && second - first < 100).then_some(Digits::Years(first, Some(second)))
}

/// A number that can be a year: four digits of the last and next few centuries.
pub(super) fn year(word: &str) -> Option<i16> {
    let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|year| four && (1500..2200).contains(year))
}

/// A date or time in one word: `2024-07-18`, `18/07/2024`, `10:30`, `9.30am`.
fn date(word: &str) -> Option<Digits> {
    let number = |part: &str| -> Option<i16> {
        let plain = part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        part.parse().ok().filter(|_| plain)
    };
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    if let [a, b, c] = parts.as_slice()
        && let (Some(first), Some(month), Some(last)) = (number(a), number(b), number(c))
    {
        let is_day = |n: i16| (1..=31).contains(&n);
        let year = if a.len() == 4 { year(a) } else { year(c) };
        let day = if a.len() == 4 { last } else { first };
        let short = c.len() == 2 && !word.contains('-');
        let date = is_day(day) && is_day(month) && (year.is_some() || short);
        return date.then_some(Digits::Date(year));
    }
    let clock = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
    let time = clock.unwrap_or(word);
    let (hour, minute) = time.split_once([':', '.']).unwrap_or((time, "00"));
    let of_day = number(hour).is_some_and(|h| h < 25)
        && number(minute).is_some_and(|m| m < 60)
        && minute.len() == 2;
    (of_day && (clock.is_some() || time.contains(':'))).then_some(Digits::Date(None))
}
