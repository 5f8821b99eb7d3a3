//! A figure: its value as an author wrote it goes in, a number that the article's words hold
//! comes out.

use std::ops::Range;

use crate::diag::{Code, Diagnostic};
use crate::evidence::numbers::{self, Held, Reading, ValueFault};
use crate::model::{Figure, FigureTime, Qualifier, Quantity};
use crate::parse::{FigureDraft, When};
use crate::source::Sources;

use super::index::Index;
use super::place;

/// Reads a figure's value; reports one that is no number.
pub(super) fn quantity(
    draft: &FigureDraft,
    index: &Index<'_>,
    language: &str,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<Quantity> {
    let value = &draft.value;
    let mut quantity = match numbers::read_value(&value.value, language) {
        Ok(quantity) => quantity,
        Err(fault) => {
            problems.push(no_value(draft, &fault, sources));
            return None;
        }
    };
    if let Some(words) = quantity.unit.as_deref().filter(|unit| !is_unit(unit)) {
        let at = value.value.rfind(words).unwrap_or_default();
        let fault = ValueFault::Words(at..at + words.len());
        problems.push(no_value(draft, &fault, sources));
        return None;
    }
    if let Some(qualifier) = &draft.qualifier {
        quantity.qualifier = Some(qualifier.value);
    }
    if quantity.unit.is_none() {
        let measure = index.measures.get(draft.measure.value.as_str());
        let unit = draft.unit.as_ref().or_else(|| measure?.unit.as_ref());
        quantity.unit = unit.map(|unit| numbers::canonical_unit(&unit.value));
    }
    Some(quantity)
}

/// Whether words behind a number name what is counted: `people`, `small boats`, `tonnes of
/// carbon dioxide`. Such a unit is kept and shown, but not compared with the cited words, which
/// may have it at any place; so nothing else may pass for one: `when the weather is fine`.
fn is_unit(words: &str) -> bool {
    let goes_on = |word: &str| OTHER_WORDS.split(' ').any(|other| other == word);
    let all: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    all.len() <= LONGEST_UNIT
        && !all.iter().any(|word| goes_on(word))
        && all.last().is_none_or(|word| word != "of")
}

/// The longest unit, in words.
const LONGEST_UNIT: usize = 4;
/// English words that begin a time, a place or a clause, and stand in no unit.
const OTHER_WORDS: &str = "a an the this that these those each every per or and but if when while \
    where which who whose because as than though unless until till since before after during in \
    on at by from to for with without into over under about between among not no never only \
    still already so far is are was were be been has have had will would can could may might \
    must should do does did they he she it we i perhaps today yesterday tomorrow ago now";

fn no_value(draft: &FigureDraft, fault: &ValueFault, sources: &Sources) -> Diagnostic {
    let value = &draft.value;
    let (span, why) = match fault {
        ValueFault::NoNumber => (value.span.clone(), "holds no number".to_owned()),
        ValueFault::Several(_) => {
            (value.span.clone(), "holds more than one number".to_owned())
        }
        ValueFault::Date => (value.span.clone(), "is a date".to_owned()),
        ValueFault::Words(range) => {
            let words = value.value.get(range.clone()).unwrap_or_default();
            let span = place::of_words(sources, &value.span, words, 0);
            (span, format!("says more than a number: `{words}`"))
        }
    };
    let message = format!("the value `{}` {why}", value.value);
    Diagnostic::at(Code::WrongType, span, message).help(match fault {
        ValueFault::Words(_) => {
            "write the number with its qualifier and unit only: a rate goes into `per`, a \
             time into `when`"
        }
        _ => {
            "write one number with its qualifier and unit, such as `more than 380,000` or \
             `£84 million`"
        }
    })
}

/// Makes a figure, and holds its value against the words that it rests on; `words` are none
/// where they could not be proven.
pub(super) fn figure(
    draft: &FigureDraft,
    quantity: Quantity,
    words: Option<&[&str]>,
    index: &Index<'_>,
    language: &str,
    problems: &mut Vec<Diagnostic>,
) -> Figure {
    let measure = index.measures.find(&draft.measure, problems);
    let measure =
        measure.map(|measure| crate::model::MeasureId(measure.id.value.clone()));
    let printed = words.filter(|words| !words.is_empty()).and_then(|words| {
        let held = held(draft, &quantity, words, language);
        problems.extend(held.problem);
        held.printed
    });
    Figure {
        measure,
        quantity,
        printed: printed.unwrap_or_else(|| draft.value.value.clone()),
        per: draft.per.as_ref().map(|per| per.value.clone()),
        when: draft.when.as_ref().map(|when| match &when.value {
            When::Date(date) => FigureTime::Date(date.clone()),
            When::Words(words) => FigureTime::Words(words.clone()),
        }),
    }
}

/// What some words say of a figure.
struct Printed {
    printed: Option<String>,
    problem: Option<Diagnostic>,
}

fn held(
    draft: &FigureDraft,
    quantity: &Quantity,
    words: &[&str],
    language: &str,
) -> Printed {
    let all: Vec<(&str, Vec<Reading>, Held)> = words
        .iter()
        .map(|words| {
            let readings = numbers::read(words, language);
            let held = numbers::held(&readings, quantity);
            (*words, readings, held)
        })
        .collect();
    for (words, readings, held) in &all {
        if let Held::Yes { range } = held {
            return Printed { printed: printed(words, range, readings), problem: None };
        }
    }
    for (words, readings, held) in &all {
        if let Held::DifferentQualifier { range, found } = held {
            let printed = printed(words, range, readings);
            let found = found.map(|found| {
                qualifier(words, range, readings).unwrap_or_else(|| plain(found))
            });
            let problem = qualified(draft, quantity, found, printed.as_deref());
            return Printed { printed, problem: Some(problem) };
        }
    }
    let near: Vec<String> = all
        .iter()
        .flat_map(|(words, _, held)| match held {
            Held::No { nearest } => nearest.iter().map(|r| cut(words, r)).collect(),
            _ => Vec::new(),
        })
        .take(3)
        .collect();
    Printed { printed: None, problem: Some(not_there(draft, &near)) }
}

/// The number as it is printed, its qualifier and unit included; of a compound such as
/// `27-strong` the number alone.
fn printed(words: &str, range: &Range<usize>, readings: &[Reading]) -> Option<String> {
    let reading = readings.iter().find(|reading| reading.range == *range)?;
    let mut printed = cut(words, reading);
    if let Some((number, word)) = printed.rsplit_once('-')
        && number.ends_with(|c: char| c.is_ascii_digit())
        && word.chars().all(char::is_alphabetic)
    {
        printed.truncate(number.len());
    }
    Some(printed)
}

/// The words that qualify the number there.
fn qualifier(words: &str, range: &Range<usize>, readings: &[Reading]) -> Option<String> {
    let reading = readings.iter().find(|reading| reading.range == *range)?;
    words.get(reading.qualifier.clone()?).map(str::to_owned)
}

/// A qualifier as a sentence has it: `at least`.
fn plain(qualifier: Qualifier) -> String {
    qualifier.as_str().replace('-', " ")
}

fn cut(words: &str, reading: &Reading) -> String {
    let mut range = reading.range.clone();
    if let Some(qualifier) = &reading.qualifier {
        range = range.start.min(qualifier.start)..range.end.max(qualifier.end);
    }
    words.get(range).unwrap_or_default().to_owned()
}

fn qualified(
    draft: &FigureDraft,
    quantity: &Quantity,
    found: Option<String>,
    printed: Option<&str>,
) -> Diagnostic {
    let word = |qualifier: Option<String>| {
        qualifier.map_or("no qualifier".to_owned(), |words| format!("`{words}`"))
    };
    let message = format!(
        "the figure has {}, the cited words have {}",
        word(quantity.qualifier.map(plain)),
        word(found)
    );
    let problem =
        Diagnostic::at(Code::QualifierDiffers, draft.value.span.clone(), message);
    match printed {
        Some(printed) => problem.help(format!("write `value: {printed}`")),
        None => problem.help("write the value as the article does"),
    }
}

fn not_there(draft: &FigureDraft, near: &[String]) -> Diagnostic {
    let message = format!("the cited words do not hold `{}`", draft.value.value);
    let problem =
        Diagnostic::at(Code::FigureNotInPassage, draft.value.span.clone(), message);
    let problem = if near.is_empty() {
        problem.note("they hold no number")
    } else {
        problem.note(format!("they hold `{}`", near.join("`, `")))
    };
    problem.help("write the article's number, or cite the words that hold this one")
}
