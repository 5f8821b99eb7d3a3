//! The pack's own sentences, cut up for checking: text in, sentences and quoted words out.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::find::stands;
use super::fold::Folded;
use super::passage::Pattern;
use super::speech;
use super::text::Text;

/// One sentence of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// The bytes of the text, without spaces at the ends.
    pub(crate) range: Range<usize>,
    /// The bytes of the text that stand inside quotation marks in it, without the marks.
    pub(crate) quoted: Vec<Range<usize>>,
}

/// Words that end in a point without ending a sentence.
const ABBREVIATIONS: &str = "mr mrs ms dr prof st sr jr rev hon gen col capt lt sgt gov sen \
    vs cf approx e.g i.e";
/// The same, where a number follows.
const BEFORE_NUMBERS: &str = "no nos art p pp para sec fig vol ca c";

/// Cuts a paragraph into sentences (Unicode Standard Annex 29), but not behind an abbreviation or
/// a single initial, and not inside a quotation.
pub(crate) fn sentences(text: &str) -> Vec<Sentence> {
    let quoted = quoted(text);
    let mut found: Vec<Sentence> = Vec::new();
    let mut start = 0;
    let whole = is_one(text).then_some((0, text));
    let pieces = whole.is_none().then(|| text.split_sentence_bound_indices());
    for (at, piece) in whole.into_iter().chain(pieces.into_iter().flatten()) {
        let end = at + piece.len();
        let whole = text.get(start..end).unwrap_or_default();
        // Inside a quotation, or where its closing mark stands behind the point.
        let next = quoted.partition_point(|run| run.end <= end);
        // A quotation that nothing closes holds no sentences together.
        let closed = |run: &Range<usize>| run.end < text.trim_end().len();
        let inside = quoted.get(next).is_some_and(|run| run.start < end && closed(run));
        let rest = text.get(end..).unwrap_or_default();
        if !rest.is_empty() && (inside || is_abbreviated(whole, rest)) {
            continue;
        }
        let head = whole.len() - whole.trim_start().len();
        let range = start + head..start + whole.trim_end().len();
        start = end;
        if range.start < range.end {
            let first = quoted.partition_point(|run| run.end <= range.start);
            let last = quoted.partition_point(|run| run.start < range.end);
            let runs = quoted.get(first..last).unwrap_or_default().iter();
            let clip = |r: &Range<usize>| r.start.max(range.start)..r.end.min(range.end);
            let quoted = runs.map(clip).collect();
            found.push(Sentence { range, quoted });
        }
    }
    found
}

/// Whether a text is surely one sentence: plain letters on one line without a sign that ends a
/// sentence but at their very end. Most own sentences are.
pub(super) fn is_one(text: &str) -> bool {
    let rest = text.trim_end_matches(ENDS);
    !text.is_empty()
        && text.is_ascii()
        && !rest.contains(ENDS)
        && !text.contains(['\n', '\r'])
}

/// The ASCII signs that end a sentence.
const ENDS: [char; 3] = ['.', '!', '?'];

/// The bytes of a text that stand inside quotation marks, without the marks.
pub(crate) fn quoted(text: &str) -> Vec<Range<usize>> {
    speech::speech(&[text]).into_iter().flatten().collect()
}

/// Whether some text holds these words in a row, by the rules of passages: one word counts,
/// `[…]` and insertions are understood, and marks at the two ends are left off.
pub(crate) fn quoted_words_in(evidence: &[&Text], words: &str) -> bool {
    let bare = without_outer_marks(words);
    match Pattern::parse(bare) {
        Ok(pattern) => evidence.iter().any(|text| stands(text, &pattern)),
        Err(_) => false,
    }
}

/// Words without the marks that a sentence sets at a quotation's ends.
fn without_outer_marks(words: &str) -> &str {
    let folded = Folded::of(words);
    let mut inner = folded
        .tokens()
        .iter()
        .filter(|token| !token.mark || matches!(folded.letters(token), "[" | "]"));
    let first = inner.next();
    let last = inner.next_back().or(first);
    match (first, last) {
        (Some(first), Some(last)) => {
            words.get(first.start as usize..last.end as usize).unwrap_or(words)
        }
        _ => words,
    }
}

/// Whether a text ends in an abbreviation's point, given what follows it.
fn is_abbreviated(text: &str, rest: &str) -> bool {
    let Some(text) = text.trim_end().strip_suffix('.') else { return false };
    let mut words = text.rsplit(|c: char| c.is_whitespace() || "([\"'“‘".contains(c));
    let word = words.next().unwrap_or_default();
    let mut letters = word.chars();
    // An initial; but `I` is a word.
    let initial = letters.next().is_some_and(|c| c.is_uppercase() && c != 'I')
        && letters.next().is_none();
    let number = rest.starts_with(|c: char| c.is_ascii_digit());
    let word = word.to_lowercase();
    let among = |list: &str| list.split_whitespace().any(|known| known == word);
    initial || among(ABBREVIATIONS) || number && among(BEFORE_NUMBERS)
}
