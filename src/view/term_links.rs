//! Terms of the glossary in running text: where each first stands on a page.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Pack, TermId};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// Letters that are no term, or a term that was linked before.
    Text(&'t str),
    /// A term to be linked.
    Term(&'t str, TermId),
}

/// All terms and their other forms, by the first word.
#[derive(Debug, Default)]
pub(crate) struct TermLinks {
    by_first_word: BTreeMap<String, Vec<(String, TermId)>>,
    /// By their first byte, the lengths of those words as bits: nearly all words of a text are
    /// passed over by these alone.
    lengths: Vec<u64>,
}

impl TermLinks {
    /// Takes the glossary of a pack.
    pub(crate) fn new(pack: &Pack) -> Self {
        let mut links = Self::default();
        for term in pack.terms.values() {
            for form in std::iter::once(&term.term).chain(&term.variants) {
                links.add(form, &term.id);
            }
        }
        for forms in links.by_first_word.values_mut() {
            // The longest form first: "returns deal" before "returns".
            forms.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then(a.cmp(b)));
        }
        links
    }

    fn add(&mut self, form: &str, id: &TermId) {
        let form = form.trim();
        if let Some(word) = words(form).next() {
            let key = word.1.to_lowercase();
            self.lengths.resize(256, 0);
            if let Some(lengths) = self.lengths.get_mut(first_byte(&key)) {
                *lengths |= length(&key);
            }
            let forms = self.by_first_word.entry(key).or_default();
            forms.push((form.to_owned(), id.clone()));
        }
    }

    /// The forms whose first word this is, in whichever case.
    fn beginning_with(&self, word: &str) -> Option<&Vec<(String, TermId)>> {
        // Only of a word in ASCII does the lower case have the same length.
        let lengths = self.lengths.get(first_byte(word)).copied().unwrap_or_default();
        if word.is_ascii() && lengths & length(word) == 0 {
            return None;
        }
        let has_capital = word.bytes().any(|b| !b.is_ascii() || b.is_ascii_uppercase());
        let lower =
            if has_capital { word.to_lowercase().into() } else { Cow::from(word) };
        self.by_first_word.get(&*lower)
    }

    /// Cuts a text at the terms that are not in `linked` yet, and adds them to it.
    pub(crate) fn cut<'t>(
        &self,
        text: &'t str,
        linked: &mut BTreeSet<TermId>,
    ) -> Vec<Piece<'t>> {
        let mut pieces = Vec::new();
        let mut at = 0;
        // Words within a term that was linked before are no terms of their own.
        let mut past = 0;
        for (start, word) in words(text) {
            if start < past {
                continue;
            }
            let Some(forms) = self.beginning_with(word) else { continue };
            let found = forms.iter().find_map(|(form, id)| {
                let here = text.get(start..start + form.len())?;
                (is_same(here, form) && ends_word(text, start + form.len()))
                    .then_some((here, id))
            });
            let Some((here, id)) = found else { continue };
            past = start + here.len();
            if !linked.insert(id.clone()) {
                continue;
            }
            push_text(&mut pieces, text.get(at..start).unwrap_or_default());
            pieces.push(Piece::Term(here, id.clone()));
            at = past;
        }
        push_text(&mut pieces, text.get(at..).unwrap_or_default());
        pieces
    }
}

/// A word's first byte in lower case.
fn first_byte(word: &str) -> usize {
    word.bytes().next().map_or(0, |byte| usize::from(byte.to_ascii_lowercase()))
}

/// A word's length as a bit; all long ones are one.
fn length(word: &str) -> u64 {
    1 << word.len().min(63)
}

fn push_text<'t>(pieces: &mut Vec<Piece<'t>>, text: &'t str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
}

/// The words of a text with the byte at which each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begins = next(text, at, true);
        at = next(text, begins, false);
        text.get(begins..at).filter(|word| !word.is_empty()).map(|word| (begins, word))
    })
}

/// The next place, from a byte on, of a character that is part of a word or that is not; the
/// text's end where there is none.
fn next(text: &str, mut at: usize, is_part: bool) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() == is_part {
                return at;
            }
            at += 1;
            continue;
        }
        let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        if c.is_alphanumeric() == is_part {
            return at;
        }
        at += c.len_utf8();
    }
    at
}

/// Whether a form stands here: only the case of the first letter may differ, as it does where a
/// sentence begins.
fn is_same(here: &str, form: &str) -> bool {
    let (mut a, mut b) = (here.chars(), form.chars());
    let first = match (a.next(), b.next()) {
        (Some(a), Some(b)) => a == b || a.to_lowercase().eq(b.to_lowercase()),
        _ => false,
    };
    first && a.as_str() == b.as_str()
}

fn ends_word(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    !next.is_some_and(char::is_alphanumeric)
}
