//! One passage: an author's words go in, the article's own letters and their places come out.

use std::ops::{Range, RangeInclusive};

use crate::diag::{Code, Diagnostic};
use crate::evidence::{Context, Fault, Found, Pattern, Place, Refusal, Short, find};
use crate::model::{ArticleId, Passage, PassagePlace, Quantity};
use crate::parse::PassageDraft;
use crate::source::{Sources, Span};

use super::cuts;
use super::ground::{Prose, UnitKey};
use super::missing::Search;
use super::place;

/// A passage with the stretches of the article's body that it takes.
#[derive(Clone, Debug)]
pub(super) struct Proof {
    pub(super) passage: Passage,
    /// Stretches of the body, in characters; none where the body is not the article.
    pub(super) rests: Vec<(UnitKey, Range<usize>)>,
    /// The paragraphs of the searched text that it takes, where the text is at hand.
    pub(super) paragraphs: Option<RangeInclusive<u32>>,
    /// Where it begins in that text.
    pub(super) place: Option<Place>,
}

/// A passage that stands nowhere, with the author's words: it never passes the gate, or why it
/// could not be looked for has been reported.
pub(super) fn unproven(draft: &PassageDraft) -> Proof {
    let passage = Passage {
        words: draft.exact.value.trim().to_owned(),
        places: Vec::new(),
        speech: Vec::new(),
        sic: Box::default(),
        n_occurrences: 0,
        translated_from: draft
            .translated_from
            .as_ref()
            .map(|language| language.value.as_str().into()),
        shared_with: Box::default(),
    };
    Proof { passage, rests: Vec::new(), paragraphs: None, place: None }
}

/// Reads what an author wrote as a passage; reports what is no passage.
pub(super) fn pattern(
    draft: &PassageDraft,
    figure: Option<&Quantity>,
    language: &str,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<Pattern> {
    let written = &draft.exact;
    let part = |range: &Range<usize>| {
        let words = written.value.get(range.clone()).unwrap_or_default();
        (words.to_owned(), place::of_words(sources, &written.span, words, 0))
    };
    let pattern = match Pattern::parse(&written.value) {
        Ok(pattern) => pattern,
        Err(faults) => {
            problems.extend(faults.iter().map(|fault| match fault {
                Fault::Empty => {
                    let message = "the passage holds no words";
                    Diagnostic::at(Code::PassageTooShort, written.span.clone(), message)
                        .help("copy words of the article")
                }
                Fault::TooManyBrackets => {
                    let message = "the passage holds more brackets than anybody writes";
                    Diagnostic::at(Code::InsertionRefused, written.span.clone(), message)
                        .help("make several passages of it")
                }
                Fault::Insertion { range, refusal } => refused(part(range), *refusal),
            }));
            return None;
        }
    };
    let short = pattern.short(figure, language);
    problems.extend(short.iter().map(|short| too_short(part(&short.range), short)));
    Some(pattern)
}

fn refused((words, span): (String, Span), refusal: Refusal) -> Diagnostic {
    let why = match refusal {
        Refusal::Negation => "denies",
        Refusal::Number => "holds a number",
        Refusal::PartOfWord => "changes a word",
    };
    let message = format!("the insertion `{words}` {why}, which could turn the meaning");
    Diagnostic::at(Code::InsertionRefused, span, message)
        .help("leave the insertion out and say in `says` what the words mean")
}

fn too_short((words, span): (String, Span), short: &Short) -> Diagnostic {
    let message = format!(
        "`{words}` proves nothing: {} and {}",
        counted(short.words, "word"),
        counted(short.characters, "character"),
    );
    Diagnostic::at(Code::PassageTooShort, span, message).help(
        "copy at least three words and twelve characters, or words that hold the figure's \
         number",
    )
}

/// `1 word`, `2 words`.
pub(super) fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// Finds a passage in letters that are at hand; reports one that is not there.
pub(super) fn in_text(
    draft: &PassageDraft,
    pattern: &Pattern,
    prose: &Prose,
    (article, language): (&ArticleId, &str),
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<Proof> {
    let context = Context {
        prefix: draft.prefix.as_ref().map(|prefix| prefix.value.as_str()),
        suffix: draft.suffix.as_ref().map(|suffix| suffix.value.as_str()),
    };
    match find(&prose.text, pattern, context) {
        Ok(found) => {
            if found.other_count > 0 && draft.prefix.is_none() && draft.suffix.is_none() {
                problems.push(repeated(draft, &found, prose, sources));
            }
            problems.extend(cuts::numbers(draft, &found, prose, language, sources));
            Some(proof(draft, &found, prose))
        }
        Err(missing) => {
            let search = Search { draft, pattern, prose, article, sources };
            problems.push(search.problem(&missing));
            None
        }
    }
}

/// The article's own letters, and where they stand.
fn proof(draft: &PassageDraft, found: &Found, prose: &Prose) -> Proof {
    let mut proof = unproven(draft);
    let passage = &mut proof.passage;
    passage.words.clear();
    for part in &found.parts {
        let mut between = if passage.words.is_empty() { "" } else { " […] " };
        for piece in &part.pieces {
            let place = with_marks(&piece.place, prose);
            passage.words.push_str(between);
            between = " ";
            let at = passage.words.len();
            passage.words.push_str(prose.text.letters(&place));
            let start = place.range.start;
            let moved = |speech: &Range<usize>| {
                let here = |byte: usize| at + byte.saturating_sub(start);
                here(speech.start)..here(speech.end)
            };
            passage.speech.extend(piece.speech.iter().map(moved));
            let characters = prose.characters(&place);
            passage.places.push(PassagePlace {
                paragraph: prose.paragraph(&place),
                characters: characters.clone(),
            });
            proof.rests.extend(prose.key(&place).map(|key| (key, characters)));
        }
    }
    passage.n_occurrences = u32::try_from(found.other_count + 1).unwrap_or(u32::MAX);
    let numbers = || found.pieces().map(|piece| piece.place.paragraph);
    proof.place = found.pieces().next().map(|piece| piece.place.clone());
    proof.paragraphs = numbers().min().zip(numbers().max()).map(|(a, b)| a..=b);
    // Those of all articles are held at once.
    passage.words.shrink_to_fit();
    passage.speech.shrink_to_fit();
    passage.places.shrink_to_fit();
    proof.rests.shrink_to_fit();
    proof
}

/// A place with the quotation mark at its end or beginning whose other half stands within it.
pub(crate) fn with_marks(place: &Place, prose: &Prose) -> Place {
    let letters = prose.text.paragraph(place.paragraph);
    let mut range = place.range.clone();
    for speech in prose.text.speech(place.paragraph) {
        if speech.end == place.range.end && place.range.start < speech.start {
            let mark = letters.get(range.end..).and_then(|rest| rest.chars().next());
            range.end += mark.map_or(0, char::len_utf8);
        }
        if speech.start == place.range.start && speech.end < place.range.end {
            let mark = letters.get(..range.start).and_then(|s| s.chars().next_back());
            range.start -= mark.map_or(0, char::len_utf8);
        }
    }
    Place { paragraph: place.paragraph, range }
}

fn repeated(
    draft: &PassageDraft,
    found: &Found,
    prose: &Prose,
    sources: &Sources,
) -> Diagnostic {
    let mut problem = times(draft, found.other_count + 1);
    for other in found.others.iter().take(3) {
        if let Some(span) = prose.span(other, sources) {
            problem = problem
                .also(span, format!("also in paragraph {}", prose.paragraph(other)));
        }
    }
    problem
}

/// The note on words that stand more than once.
pub(super) fn times(draft: &PassageDraft, n: usize) -> Diagnostic {
    let message =
        format!("these words stand {n} times in the article; the first is taken");
    Diagnostic::at(Code::PassageRepeated, draft.exact.span.clone(), message)
        .help("choose one with `prefix` or `suffix`, the words before or after it")
}
