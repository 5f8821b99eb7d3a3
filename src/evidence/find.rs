//! Looks for a passage in a text: a pattern in, the article's own letters and their places
//! out.
//!
//! Takes time in proportion to the text, whatever the text repeats: runs of words are found
//! by the method of Knuth, Morris and Pratt over whole words, never over letters.

mod context;
mod marked;
mod occurrences;

use std::ops::Range;

pub(crate) use self::marked::Marked;

use self::context::{stands_after, stands_before};
use self::occurrences::occurrences;
use super::fold::{Folded, Token};
use super::nearest::{self, Nearest};
use super::passage::Pattern;
use super::text::{Place, Text};

/// How many further occurrences are told by place; the rest are counted.
const OTHERS_TOLD: usize = 16;

/// Words that stand around a passage and choose among several places of it.
///
/// As in the `TextQuoteSelector` of the W3C's Web Annotation Data Model.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context<'a> {
    /// What stands right before the passage.
    pub(crate) prefix: Option<&'a str>,
    /// What stands right after the passage.
    pub(crate) suffix: Option<&'a str>,
}

/// A passage that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The parts between elisions, in order.
    pub(crate) parts: Vec<FoundPart>,
    /// Where else it begins: the first places of the others, at most sixteen.
    pub(crate) others: Vec<Place>,
    /// How many others there are.
    pub(crate) other_count: usize,
}

/// A part of a passage: its letters in each paragraph that it runs over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundPart {
    /// One piece a paragraph.
    pub(crate) pieces: Vec<Piece>,
}

/// A run of a passage within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Where it stands.
    pub(crate) place: Place,
    /// The bytes of the paragraph that are speech, among those of the piece.
    pub(crate) speech: Vec<Range<usize>>,
    /// Whether every word of it is speech.
    pub(crate) all_speech: bool,
}

/// Why a passage is not in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotFound {
    /// Which part of the passage it fails at, from 0.
    pub(crate) part: usize,
    /// The bytes of that part in the author's text.
    pub(crate) range: Range<usize>,
    /// What is the matter.
    pub(crate) reason: Reason,
}

/// What is the matter with a passage that is not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The words do not stand there. The nearest ones do, if any come near.
    Words(Option<Nearest>),
    /// The words stand only before the part that they should follow: here.
    Order(Place),
    /// The words stand there, but nowhere between this prefix and suffix: here.
    Context(Vec<Place>),
}

impl Found {
    /// The pieces of all parts, in order.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.parts.iter().flat_map(|part| &part.pieces)
    }

    /// The article's own letters: a space between paragraphs, `[…]` between parts.
    pub(crate) fn letters(&self, text: &Text) -> String {
        let part = |part: &FoundPart| {
            let pieces: Vec<&str> =
                part.pieces.iter().map(|piece| text.letters(&piece.place)).collect();
            pieces.join(" ")
        };
        self.parts.iter().map(part).collect::<Vec<_>>().join(" […] ")
    }
}

/// Finds a passage at its first place, or at the one between prefix and suffix.
///
/// # Errors
/// Says which part is not there and what comes nearest to it.
pub(crate) fn find(
    text: &Text,
    pattern: &Pattern,
    context: Context<'_>,
) -> Result<Found, NotFound> {
    let everywhere = everywhere(text, pattern);
    let mut chosen = everywhere.clone();
    if let (Some(prefix), Some(first)) = (context.prefix, chosen.first_mut()) {
        let prefix = Folded::of(prefix);
        first.retain(|run| stands_before(text.folded(), &prefix, run.start));
    }
    if let (Some(suffix), Some(last)) = (context.suffix, chosen.last_mut()) {
        let suffix = Folded::of(suffix);
        last.retain(|run| stands_after(text.folded(), &suffix, run.end));
    }
    let mut chains = Chains::new(&chosen);
    let first = chains.next().map_err(|part| {
        let alone = Chains::new(&everywhere).next().is_err();
        not_found(text, pattern, &everywhere, part, alone)
    })?;
    let mut others = Vec::new();
    let mut other_count = 0;
    while let Ok(chain) = chains.next() {
        other_count += 1;
        if others.len() < OTHERS_TOLD
            && let Some(run) = chain.first()
        {
            others.extend(text.places(run.clone()).into_iter().next());
        }
    }
    let parts = first.into_iter().map(|run| found_part(text, run)).collect();
    Ok(Found { parts, others, other_count })
}

/// Whether a passage stands in a text: `find` without the places, and without reasons.
pub(super) fn stands(text: &Text, pattern: &Pattern) -> bool {
    Chains::new(&everywhere(text, pattern)).next().is_ok()
}

/// Where each part of a passage stands.
fn everywhere(text: &Text, pattern: &Pattern) -> Vec<Vec<Range<usize>>> {
    pattern.parts.iter().map(|part| occurrences(text.folded(), part)).collect()
}

/// Reads off the places of a passage, each beginning after the one before has ended.
struct Chains<'a> {
    parts: &'a [Vec<Range<usize>>],
    /// How many occurrences of each part lie behind.
    passed: Vec<usize>,
    at: usize,
}

impl<'a> Chains<'a> {
    fn new(parts: &'a [Vec<Range<usize>>]) -> Self {
        Self { parts, passed: vec![0; parts.len()], at: 0 }
    }

    /// The next place: a run of words for each part. The error is the part that is missing.
    fn next(&mut self) -> Result<Vec<Range<usize>>, usize> {
        let mut chain = Vec::with_capacity(self.parts.len());
        let mut at = self.at;
        for (n, (runs, passed)) in self.parts.iter().zip(&mut self.passed).enumerate() {
            let rest = runs.get(*passed..).unwrap_or_default();
            let Some(ahead) = rest.iter().position(|run| run.start >= at) else {
                return Err(n);
            };
            *passed += ahead;
            let run = rest.get(ahead).cloned().unwrap_or_default();
            at = run.end;
            chain.push(run);
        }
        self.at = at;
        Ok(chain)
    }
}

fn not_found(
    text: &Text,
    pattern: &Pattern,
    everywhere: &[Vec<Range<usize>>],
    part: usize,
    without_context: bool,
) -> NotFound {
    let range = |n: usize| pattern.parts.get(n).map_or(0..0, |part| part.range.clone());
    let place = |run: &Range<usize>| text.places(run.clone()).into_iter().next();
    if !without_context {
        let runs = everywhere.first().into_iter().flatten().take(OTHERS_TOLD);
        let places = runs.filter_map(place).collect();
        return NotFound { part, range: range(part), reason: Reason::Context(places) };
    }
    // The first part that stands nowhere is the cause, whatever the others do.
    let missing = everywhere.iter().position(Vec::is_empty);
    let before = everywhere.get(part).and_then(|runs| runs.first()).and_then(place);
    let reason = if let (None, Some(place)) = (missing, before) {
        Reason::Order(place)
    } else {
        let words = pattern.parts.get(missing.unwrap_or(part));
        Reason::Words(words.and_then(|words| nearest::nearest(text, &words.folded)))
    };
    let part = missing.unwrap_or(part);
    NotFound { part, range: range(part), reason }
}

/// A run of words as pieces of paragraphs, with what of them is speech.
fn found_part(text: &Text, run: Range<usize>) -> FoundPart {
    let tokens = text.folded().tokens().get(run).unwrap_or_default();
    let pieces = tokens.chunk_by(|a, b| a.paragraph == b.paragraph);
    FoundPart { pieces: pieces.filter_map(|tokens| piece(text, tokens)).collect() }
}

fn piece(text: &Text, tokens: &[Token]) -> Option<Piece> {
    let bytes = |run: &[(&Token, Option<usize>)]| {
        Some(run.first()?.0.start as usize..run.last()?.0.end as usize)
    };
    let inside: Vec<(&Token, Option<usize>)> =
        tokens.iter().map(|token| (token, text.quotation(token))).collect();
    let mut words = inside.iter().filter(|(token, _)| !token.mark);
    let all_speech = words.all(|(_, quotation)| quotation.is_some());
    let speech = inside
        .chunk_by(|(_, a), (_, b)| a == b)
        .filter(|run| run.iter().any(|(token, q)| q.is_some() && !token.mark))
        .filter_map(bytes)
        .collect();
    let paragraph = tokens.first()?.paragraph;
    let place = Place { paragraph, range: bytes(&inside)? };
    Some(Piece { place, speech, all_speech })
}
