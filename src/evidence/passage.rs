//! What an author wrote as a passage becomes a pattern: words, and what brackets stand for.
//!
//! `[…]` and `[...]` part it; the parts follow each other in the article. Any other bracket is
//! an insertion of the quoter's and stands for no words, unless the article has it letter for
//! letter. `[W]e` is `We` or `we`. Insertions that could turn the meaning are refused.

use std::ops::Range;

use super::fold::Folded;
use super::insertion;
use super::numbers;
use crate::model::Quantity;

pub(crate) use super::insertion::Refusal;

/// Fewer words than this prove nothing.
const FEWEST_WORDS: usize = 3;
/// Each bracket is one more search through the article.
const MOST_BRACKETS: usize = 64;
/// Fewer characters than this prove nothing.
const FEWEST_CHARACTERS: usize = 12;

/// Words to be looked for in a text.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(super) parts: Vec<Part>,
}

/// Words that follow each other without anything left out.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The words and marks without the insertions.
    pub(super) folded: Folded,
    /// The words as written, without brackets and insertions.
    pub(super) words: String,
    /// The bytes of the author's text.
    pub(super) range: Range<usize>,
    /// The words whose first letter may be of either case, in order.
    pub(super) either_case: Vec<usize>,
    /// Insertions, each before the word or mark of this number, in order.
    pub(super) insertions: Vec<(usize, Folded)>,
}

/// Why a text is no passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It holds no words.
    Empty,
    /// It holds more brackets than exact words can have: more than 64.
    TooManyBrackets,
    /// A bracketed insertion could turn the meaning.
    Insertion {
        /// The bytes of the author's text, brackets included.
        range: Range<usize>,
        /// What is wrong with it.
        refusal: Refusal,
    },
}

/// A part of a passage that is too short to prove anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Short {
    /// The bytes of the author's text.
    pub(crate) range: Range<usize>,
    /// How many words it has.
    pub(crate) words: usize,
    /// How many characters it has.
    pub(crate) characters: usize,
}

impl Pattern {
    /// Reads what an author wrote.
    ///
    /// # Errors
    /// All refused insertions, or that there are no words.
    pub(crate) fn parse(written: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut parts = Vec::new();
        let mut draft = Draft::default();
        let mut at = 0;
        let mut brackets = 0;
        while let Some(bracket) = next_bracket(written, at) {
            draft.words(written, at..bracket.start);
            let inner =
                written.get(bracket.start + 1..bracket.end - 1).unwrap_or_default();
            let rest = written.get(bracket.end..).unwrap_or_default();
            if is_elision(inner) {
                parts.push(std::mem::take(&mut draft));
            } else if is_case_change(inner, rest, &draft.text) {
                draft.either_case.push(draft.text.len());
                draft.text.push_str(inner);
            } else if let Some(refusal) = insertion::refuse(inner, rest, &draft.text) {
                faults.push(Fault::Insertion { range: bracket.clone(), refusal });
            } else {
                draft.insert(written, bracket.clone());
            }
            at = bracket.end;
            brackets += 1;
            if brackets > MOST_BRACKETS {
                return Err(vec![Fault::TooManyBrackets]);
            }
        }
        draft.words(written, at..written.len());
        parts.push(draft);
        let parts: Vec<Part> =
            parts.into_iter().map(Draft::finish).filter(Part::has_words).collect();
        if faults.is_empty() && parts.is_empty() {
            faults.push(Fault::Empty);
        }
        if faults.is_empty() { Ok(Self { parts }) } else { Err(faults) }
    }

    /// The parts with fewer than three words or twelve characters: they prove nothing.
    ///
    /// A part that holds the figure's number is long enough, however short.
    pub(crate) fn short(&self, figure: Option<&Quantity>, language: &str) -> Vec<Short> {
        let holds = |part: &Part| {
            figure.is_some_and(|f| numbers::holds(&part.words, f, language).is_yes())
        };
        let short = self.parts.iter().filter_map(|part| Some((part, part.short()?)));
        short.filter(|(part, _)| !holds(part)).map(|(_, short)| short).collect()
    }

    /// The words as written, less brackets and insertions, `[…]` between the parts.
    pub(crate) fn words(&self) -> String {
        let parts: Vec<&str> =
            self.parts.iter().map(|part| part.words.as_str()).collect();
        parts.join(" […] ")
    }
}

impl Part {
    fn has_words(&self) -> bool {
        self.folded.tokens().iter().any(|token| !token.mark)
    }

    fn short(&self) -> Option<Short> {
        let words = self.folded.tokens().iter().filter(|token| !token.mark).count();
        let characters = self.folded.n_characters();
        (words < FEWEST_WORDS || characters < FEWEST_CHARACTERS).then(|| Short {
            range: self.range.clone(),
            words,
            characters,
        })
    }
}

/// A part that is being read: the text without brackets, and where they stood in it.
#[derive(Default)]
struct Draft {
    text: String,
    range: Option<Range<usize>>,
    either_case: Vec<usize>,
    insertions: Vec<(usize, String)>,
}

impl Draft {
    fn words(&mut self, written: &str, range: Range<usize>) {
        let words = written.get(range.clone()).unwrap_or_default();
        // What stood before an insertion and a mark after it close up again.
        let closes_up = words
            .chars()
            .next()
            .is_some_and(|c| !c.is_whitespace() && !c.is_alphanumeric());
        let after_insertion =
            self.insertions.last().is_some_and(|(at, _)| *at == self.text.len());
        if after_insertion && closes_up {
            let end = self.text.trim_end().len();
            self.text.truncate(end);
            let last = self.insertions.iter_mut().rev();
            for (at, _) in last.take_while(|(at, _)| *at > end) {
                *at = end;
            }
        }
        self.text.push_str(words);
        let head = words.len() - words.trim_start().len();
        let start = range.start + head;
        let end = range.start + words.trim_end().len();
        if start < end {
            self.extend(start..end);
        }
    }

    fn insert(&mut self, written: &str, bracket: Range<usize>) {
        let words = written.get(bracket.clone()).unwrap_or_default().to_owned();
        self.insertions.push((self.text.len(), words));
        self.extend(bracket);
    }

    fn extend(&mut self, range: Range<usize>) {
        let start = self.range.as_ref().map_or(range.start, |all| all.start);
        self.range = Some(start..range.end);
    }

    fn finish(self) -> Part {
        let folded = Folded::of(&self.text);
        let token_at = |at: usize| {
            folded.tokens().partition_point(|token| (token.start as usize) < at)
        };
        let either_case = self.either_case.iter().map(|at| token_at(*at)).collect();
        let insertions = self
            .insertions
            .iter()
            .map(|(at, words)| (token_at(*at), Folded::of(words)))
            .collect();
        Part {
            words: self.text.split_whitespace().collect::<Vec<_>>().join(" "),
            range: self.range.unwrap_or_default(),
            either_case,
            insertions,
            folded,
        }
    }
}

/// The next pair of brackets, both included. One that is never closed is an ordinary mark.
fn next_bracket(written: &str, from: usize) -> Option<Range<usize>> {
    let rest = written.get(from..)?;
    let close = from + rest.find(']')?;
    let open = written.get(from..close)?.rfind('[');
    match open {
        Some(open) => Some(from + open..close + 1),
        None => next_bracket_after(written, close + 1),
    }
}

/// As `next_bracket`, past closing brackets that nothing opened.
fn next_bracket_after(written: &str, mut from: usize) -> Option<Range<usize>> {
    loop {
        let close = from + written.get(from..)?.find(']')?;
        if let Some(open) = written.get(from..close)?.rfind('[') {
            return Some(from + open..close + 1);
        }
        from = close + 1;
    }
}

/// Whether the inside of a bracket says that words are left out.
fn is_elision(inner: &str) -> bool {
    let signs: String = inner.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(signs.as_str(), "…" | "...")
}

/// Whether a bracket changes the case of a word's first letter.
fn is_case_change(inner: &str, rest: &str, before: &str) -> bool {
    let mut letters = inner.chars();
    let letter =
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let goes_on = rest.chars().next().is_some_and(char::is_alphabetic);
    let begins = !before.chars().next_back().is_some_and(char::is_alphanumeric);
    letter && goes_on && begins
}
