//! Goes through a text and reads every quantity: text in, readings out.

use std::ops::Range;

use super::dates;
use super::digits::{self, Digits, Numeral};
use super::draft::{self, Draft};
use super::glance;
use super::language::language;
use super::numerals;
use super::units::currency_word;
use super::words::Words;
use super::{Kind, Reading};
use crate::evidence::fold::Folded;
use crate::evidence::text::Text;
use crate::model::{Amount, Number, Qualifier, Quantity};

/// The longest number in words has fewer words than this.
const MOST_WORDS: usize = 16;

/// Reads all quantities of a text, in order. The language is a BCP 47 tag.
pub(crate) fn read(text: &str, tag: &str) -> Vec<Reading> {
    let language = language(tag);
    if !glance::may_state(text, language) {
        return Vec::new();
    }
    let folded = Folded::of(text);
    read_words(&Words::new(text, &folded, folded.tokens(), language))
}

/// Reads all quantities of a paragraph, in order. The language is a BCP 47 tag.
pub(super) fn read_paragraph(text: &Text, number: u32, tag: &str) -> Vec<Reading> {
    let letters = text.paragraph(number);
    let language = language(tag);
    if !glance::may_state(letters, language) {
        return Vec::new();
    }
    let folded = text.folded();
    let tokens = folded.tokens().get(text.tokens_of(number..=number)).unwrap_or_default();
    read_words(&Words::new(letters, folded, tokens, language))
}

/// Reads all quantities that words state, in order.
fn read_words(words: &Words<'_>) -> Vec<Reading> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = 0;
    while at < words.all.len() {
        let found = read_at(words, at);
        at = found.iter().map(|draft| draft.words.end).max().unwrap_or(at + 1);
        drafts.extend(found);
    }
    draft::share(&mut drafts, words);
    drafts.into_iter().map(|draft| finish(words, draft)).collect()
}

/// The numbers that begin at a word: none, one, or the two of a range.
fn read_at(words: &Words<'_>, at: usize) -> Vec<Draft> {
    let rest = words.all.get(at..).unwrap_or_default();
    let Some(word) = rest.first().filter(|word| !word.mark) else { return Vec::new() };
    if words.language.numerals && word.is_small {
        // Neither digits nor a month: at most a number in words.
        return in_words(words, at).into_iter().collect();
    }
    if let Some(date) = dates::dated(rest, words.language) {
        return vec![Draft::time(at..at + date.words, date.amount, Kind::Date)];
    }
    let (joined, end) = words.grouped(at);
    match digits::digits(&joined, words.language) {
        Some(Digits::One(one)) => vec![in_digits(words, at..end, one)],
        Some(Digits::Two(a, b)) => {
            let mut first = in_digits(words, at..end, a);
            let second = in_digits(words, at..end, b);
            first.words = second.words.clone();
            vec![first, second]
        }
        Some(Digits::Years(first, second)) => {
            let years = [Some(first), second].into_iter().flatten();
            years.map(|year| Draft::time(at..end, year, Kind::Year)).collect()
        }
        Some(Digits::Date(year)) => {
            vec![Draft::time(at..end, year.unwrap_or(0), Kind::Date)]
        }
        None if words.language.numerals && !word.letters.contains('.') => {
            in_words(words, at).into_iter().collect()
        }
        None => Vec::new(),
    }
}

/// A number in digits with the scale and the unit that are written behind it.
fn in_digits(words: &Words<'_>, run: Range<usize>, one: Numeral) -> Draft {
    let plain = one.plain;
    let mut draft = Draft::digits(run, one);
    take_scale(words, &mut draft);
    take_unit(words, &mut draft);
    if plain && draft.unit.is_none() && draft.scale.is_none() && is_year(words, &draft) {
        draft.kind = Kind::Year;
    }
    draft
}

fn in_words(words: &Words<'_>, at: usize) -> Option<Draft> {
    let rest = words.all.get(at..)?;
    if !rest.first().is_some_and(|word| numerals::may_begin(&word.lower)) {
        return None;
    }
    let run: Vec<&str> = rest
        .iter()
        .take(MOST_WORDS)
        .take_while(|word| !word.mark)
        .map(|word| &*word.lower)
        .collect();
    let before = at.checked_sub(1).and_then(|before| words.word(before));
    if numerals::is_pronoun(before, &run) {
        return None;
    }
    let mut draft = Draft::spelt(at, numerals::spelt(&run)?);
    take_unit(words, &mut draft);
    Some(draft)
}

fn is_year(words: &Words<'_>, draft: &Draft) -> bool {
    let at = draft.words.start;
    let Some(number) = words.all.get(at) else { return false };
    // Nobody says `more than` of a year; `around 2015` is one all the same.
    let counted = words.before(at).is_some_and(|(said, qualifier)| {
        !matches!(qualifier, Qualifier::About | Qualifier::UpTo)
            || words.word(said.start) == Some("some")
    });
    let before = words.all.get(..at).unwrap_or_default();
    let after = words.all.get(draft.words.end);
    draft.words.len() == 1 && !counted && dates::is_year(number, before, after)
}

/// Takes in the words for powers of ten that stand behind a number.
fn take_scale(words: &Words<'_>, draft: &mut Draft) {
    if draft.closed || draft.scale.is_some() {
        return;
    }
    // A lone `m` is a million of a currency, and metres of anything else.
    while let Some(word) = words.word(draft.words.end)
        && (word.len() > 2
            || word == "bn"
            || draft.unit.is_some() && draft.scale.is_none())
        && let Some(power) = digits::scale(word, words.language)
    {
        draft.words.end += 1;
        draft.apply(Some(power));
    }
}

/// Takes in the unit that stands behind a number.
fn take_unit(words: &Words<'_>, draft: &mut Draft) {
    if draft.closed || draft.unit.is_some() {
        return;
    }
    let end = draft.words.end;
    let (unit, length) = if let Some(length) = words.phrase(end, words.language.points) {
        ("percentage points", length)
    } else if let Some(length) = words.phrase(end, words.language.percent) {
        ("%", length)
    } else {
        match words.word(end) {
            Some("%") => ("%", 1),
            Some(word) => match currency_word(word) {
                Some(currency) => (currency, 1),
                None => return,
            },
            None => return,
        }
    };
    draft.unit = Some(unit.to_owned());
    draft.words.end += length;
}

fn finish(words: &Words<'_>, draft: Draft) -> Reading {
    let mut qualifier = draft.qualifier;
    let mut said = None;
    if draft.kind == Kind::Value
        && let Some((phrase, found)) = words.qualifier(&draft.words)
    {
        (qualifier, said) = (Some(found), Some(words.bytes(phrase)));
    }
    let mut range = words.bytes(draft.words.clone());
    let mut amount = draft.amount;
    if let (Amount::Exact(number), Some(sign)) =
        (&mut amount, words.minus(draft.words.start))
    {
        range.start = sign;
        *number = Number::new(number.digits().saturating_neg(), number.places());
    }
    Reading {
        range,
        qualifier: said,
        quantity: Quantity { amount, qualifier, unit: draft.unit },
        kind: draft.kind,
        is_word: draft.is_word,
        exponent: draft.exponent,
    }
}
