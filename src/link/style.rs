//! The house style: words that the pack's own sentences avoid.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Code, Diagnostic};
use crate::evidence::sentences;
use crate::parse::{AvoidDraft, StyleDraft};
use crate::source::{Sources, Span};

use super::place;

/// The words to avoid, by their first word.
#[derive(Debug, Default)]
pub(super) struct Style<'d> {
    by_first: BTreeMap<String, Vec<Term<'d>>>,
}

#[derive(Debug)]
struct Term<'d> {
    rest: Vec<String>,
    of: &'d AvoidDraft,
}

impl<'d> Style<'d> {
    /// Prepares a house style for many texts.
    pub(super) fn new(draft: &'d StyleDraft) -> Self {
        let mut style = Self::default();
        for of in &draft.avoid {
            for form in std::iter::once(&of.term).chain(&of.variants) {
                let mut words = words(&form.value).map(|(word, _)| word);
                if let Some(first) = words.next() {
                    let term = Term { rest: words.collect(), of };
                    style.by_first.entry(first).or_default().push(term);
                }
            }
        }
        for terms in style.by_first.values_mut() {
            terms.sort_by_key(|term| std::cmp::Reverse(term.rest.len()));
        }
        style
    }

    /// Reports words to avoid, but for those in quotation marks.
    pub(super) fn check(
        &self,
        text: &str,
        span: &Span,
        sources: &Sources,
        problems: &mut Vec<Diagnostic>,
    ) {
        if self.by_first.is_empty() {
            return;
        }
        let words: Vec<(String, Range<usize>)> = words(text).collect();
        let mut quoted: Option<Vec<Range<usize>>> = None;
        let mut next = 0;
        for (n, (word, range)) in words.iter().enumerate() {
            let Some(terms) = self.by_first.get(word).filter(|_| n >= next) else {
                continue;
            };
            let ahead = words.get(n + 1..).unwrap_or_default();
            let stands = |term: &&Term<'_>| {
                term.rest.len() <= ahead.len()
                    && term.rest.iter().zip(ahead).all(|(a, (b, _))| a == b)
            };
            let Some(term) = terms.iter().find(stands) else { continue };
            let last = term.rest.len().checked_sub(1).and_then(|n| ahead.get(n));
            let range = range.start..last.map_or(range.end, |(_, last)| last.end);
            next = n + 1 + term.rest.len();
            let quoted = quoted.get_or_insert_with(|| {
                sentences(text).into_iter().flat_map(|sentence| sentence.quoted).collect()
            });
            let is_quoted =
                quoted.iter().any(|q| q.start <= range.start && range.end <= q.end);
            if !is_quoted {
                problems.push(avoided(term.of, text, &range, span, sources));
            }
        }
    }
}

fn avoided(
    of: &AvoidDraft,
    text: &str,
    range: &Range<usize>,
    span: &Span,
    sources: &Sources,
) -> Diagnostic {
    let words = text.get(range.clone()).unwrap_or_default();
    let nth = place::count_before(text, range.start, words);
    let place = place::of_words(sources, span, words, nth);
    let message = format!("the house style avoids `{words}`");
    let mut problem = Diagnostic::at(Code::HouseStyle, place, message)
        .also(of.term.span.clone(), "the house style");
    if let Some(why) = &of.why {
        problem = problem.note(why.value.clone());
    }
    let quote = if of.is_quoted_only { ", or quote it as somebody's words" } else { "" };
    problem.help(match &of.prefer {
        Some(prefer) => format!("write `{}`{quote}", prefer.value),
        None => format!("write it another way{quote}"),
    })
}

/// The words of a text in lower case, with their bytes.
fn words(text: &str) -> impl Iterator<Item = (String, Range<usize>)> {
    let mut start = 0;
    text.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
        let from = offset(text, word, &mut start);
        (!word.is_empty()).then(|| (word.to_lowercase(), from..from + word.len()))
    })
}

/// Where the next piece of a split text begins.
fn offset(text: &str, piece: &str, next: &mut usize) -> usize {
    let from = *next;
    let end = from + piece.len();
    let sign = text.get(end..).and_then(|rest| rest.chars().next());
    *next = end + sign.map_or(0, char::len_utf8);
    from
}
