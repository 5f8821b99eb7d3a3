//! A passage against the evidence lock, where the original is not at hand.

use std::ops::Range;

use crate::diag::{Code, Diagnostic};
use crate::evidence::{Context, Pattern, Reason, Text, difference, find, fold};
use crate::model::{ArticleId, PassagePlace, Slug};
use crate::parse::{LockedArticle, LockedPassage, PassageDraft};
use crate::source::{Sources, Span};

use super::ground::UPDATE;
use super::passages::{self, Proof};

/// What the lock holds of one article, ready to be asked.
pub(super) struct Locked<'a> {
    all: Vec<Entry<'a>>,
    words: Text,
    sources: &'a Sources,
}

struct Entry<'a> {
    point: &'a Slug,
    number: usize,
    folded: String,
    passage: &'a LockedPassage,
}

impl<'a> Locked<'a> {
    /// Reads what the lock holds.
    pub(super) fn new(article: &'a LockedArticle, sources: &'a Sources) -> Self {
        let entry = |point, number, passage: &'a LockedPassage| Entry {
            point,
            number,
            folded: fold(&passage.words),
            passage,
        };
        let all: Vec<_> = article
            .passages
            .iter()
            .flat_map(|(point, passages)| {
                passages
                    .iter()
                    .enumerate()
                    .map(move |(n, passage)| entry(point, n, passage))
            })
            .collect();
        let words = all.iter().map(|entry| entry.passage.words.clone()).collect();
        Self { all, words: Text::new(words), sources }
    }

    /// Looks a passage up: by its words, whichever point they are for, so that a point can be
    /// given another id; then by the point, to show what has changed.
    pub(super) fn passage(
        &self,
        draft: &PassageDraft,
        pattern: &Pattern,
        article: &ArticleId,
        (point, number): (&Slug, usize),
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Proof> {
        let folded = fold(&pattern.words());
        let own = |entry: &&Entry<'_>| entry.point == point;
        let same = |entry: &&Entry<'_>| entry.folded == folded;
        let by_words = self.all.iter().filter(same);
        let mine = by_words.clone().find(own).or_else(|| by_words.clone().next());
        let found = mine.or_else(|| self.all.iter().find(|entry| stands(pattern, entry)));
        if let Some(entry) = found {
            let has_context = draft.prefix.is_some() || draft.suffix.is_some();
            if entry.passage.occurrences > 1 && !has_context {
                problems.push(passages::times(draft, entry.passage.occurrences as usize));
            }
            return Some(proof(draft, entry.passage));
        }
        let before = self.all.iter().find(|entry| own(entry) && entry.number == number);
        let near = before.or_else(|| self.nearest(pattern));
        problems.push(match near {
            Some(entry) => differs(draft, entry.passage, article, self.sources),
            None => unknown(draft, article),
        });
        None
    }

    /// The locked passage that comes nearest, where one does.
    fn nearest(&self, pattern: &Pattern) -> Option<&Entry<'a>> {
        let missing = find(&self.words, pattern, Context::default()).err()?;
        let Reason::Words(Some(nearest)) = missing.reason else { return None };
        let wanted = pattern.words().split_whitespace().count();
        let place = nearest.places.first()?;
        let is_near = nearest.words * 3 <= wanted;
        self.all.get((place.paragraph as usize).checked_sub(1)?).filter(|_| is_near)
    }
}

/// Whether a pattern with insertions or changed cases is the whole of a locked passage.
fn stands(pattern: &Pattern, entry: &Entry<'_>) -> bool {
    let parts = entry.passage.words.split(" […] ").map(str::to_owned).collect();
    let text = Text::new(parts);
    let Ok(found) = find(&text, pattern, Context::default()) else { return false };
    fold(&found.letters(&text)) == entry.folded
}

/// A passage as the lock remembers it.
fn proof(draft: &PassageDraft, locked: &LockedPassage) -> Proof {
    let mut proof = passages::unproven(draft);
    let passage = &mut proof.passage;
    passage.words.clone_from(&locked.words);
    passage.places = locked
        .places
        .iter()
        .map(|place| PassagePlace {
            paragraph: place.paragraph,
            characters: place.start..place.end,
        })
        .collect();
    passage.speech =
        locked.speech.iter().map(|speech| bytes(&locked.words, speech)).collect();
    passage.n_occurrences = locked.occurrences;
    proof
}

/// The bytes of some characters.
fn bytes(text: &str, characters: &Range<usize>) -> Range<usize> {
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(byte, _)| byte);
    at(characters.start)..at(characters.end)
}

fn differs(
    draft: &PassageDraft,
    locked: &LockedPassage,
    article: &ArticleId,
    sources: &Sources,
) -> Diagnostic {
    let message = format!(
        "the passage is not the one that was found in the original of `{article}`"
    );
    let change = difference(&draft.exact.value, &locked.words);
    Diagnostic::at(Code::PassageDiffersFromLock, draft.exact.span.clone(), message)
        .also(words_span(locked, sources), "the passage that was found")
        .note(format!("written and found: {change}"))
        .help(format!("put the words back that were found, or {UPDATE}"))
}

/// Where the lock holds the words of a passage: on one line, as the program writes it.
pub(super) fn words_span(locked: &LockedPassage, sources: &Sources) -> Span {
    let span = &locked.span;
    let text = sources.file(&span.file).map_or("", |file| file.text(span.bytes()));
    let Some(key) = text.find(WORDS) else { return span.clone() };
    let rest = text.get(key + WORDS.len()..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let start = span.start() + key + WORDS.len() + line.len() - line.trim_start().len();
    Span::new(&span.file, start..start + line.trim().len())
}

/// The key of a passage's words in the lock.
const WORDS: &str = "words:";

fn unknown(draft: &PassageDraft, article: &ArticleId) -> Diagnostic {
    let message = format!("the passage was never found in the original of `{article}`");
    Diagnostic::at(Code::PassageNotLocked, draft.exact.span.clone(), message).help(UPDATE)
}
