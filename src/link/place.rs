//! The exact place of some words within a longer text: for a problem that concerns them only.

use crate::source::{Sources, Span};

/// Where these words stand within a span, the `nth` time from 0; the whole span where they are
/// written otherwise, with escapes or markup between them.
///
/// White space in the words is any white space in the file. What stands in `[@…]` and behind
/// `]{lang` is passed over: ids and languages are no words of the text.
pub(super) fn of_words(sources: &Sources, span: &Span, words: &str, nth: usize) -> Span {
    let Some(file) = sources.file(&span.file) else { return span.clone() };
    let text = file.text(span.bytes());
    let mut seen = 0;
    let mut last = None;
    let mut cited = 0..0;
    for (start, _) in text.char_indices() {
        let rest = text.get(start..).unwrap_or_default();
        if rest.starts_with("[@") {
            cited = start..start + rest.find([' ', ']']).unwrap_or(rest.len());
        }
        if rest.starts_with("]{lang") {
            cited = start..start + rest.find('}').unwrap_or(rest.len());
        }
        if cited.contains(&start) || !is_word_start(text, start) {
            continue;
        }
        if let Some(length) = matched(rest, words) {
            last = Some(start..start + length);
            if seen == nth {
                break;
            }
            seen += 1;
        }
    }
    let Some(range) = last else { return span.clone() };
    Span::new(&span.file, span.start() + range.start..span.start() + range.end)
}

/// How often these words begin in a text before this byte, as [`of_words`] counts them.
pub(super) fn count_before(text: &str, byte: usize, words: &str) -> usize {
    let starts = text.char_indices().map(|(at, _)| at).take_while(|at| *at < byte);
    let stands = |at: &usize| {
        let rest = text.get(*at..).unwrap_or_default();
        is_word_start(text, *at) && matched(rest, words).is_some()
    };
    starts.filter(stands).count()
}

fn is_word_start(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    !(before.is_some_and(char::is_alphanumeric)
        && after.is_some_and(char::is_alphanumeric))
}

/// How many bytes of the text the words take at its beginning.
fn matched(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    let mut pieces = words.split_whitespace().peekable();
    pieces.peek()?;
    let mut is_first = true;
    for piece in pieces {
        if !is_first {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        rest = rest.strip_prefix(piece)?;
        is_first = false;
    }
    let ends = words.chars().next_back().is_some_and(char::is_alphanumeric);
    let goes_on = rest.chars().next().is_some_and(char::is_alphanumeric);
    (!(ends && goes_on)).then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[track_caller]
    fn check(text: &str, words: &str, nth: usize, expect: &str) {
        let mut sources = Sources::default();
        sources.add("a", text);
        let id = SourceId::new("a");
        let file = sources.file(&id).unwrap();
        let span = of_words(&sources, &file.span(), words, nth);
        assert_eq!(file.text(span.bytes()), expect);
    }

    #[test]
    fn words_are_found_whole_and_over_line_ends() {
        check("some 121 and 21 here", "21", 0, "21");
        check("a b 12 c\n    d", "12 c d", 0, "12 c\n    d");
        check("7, then 7.", "7", 1, "7");
    }

    #[test]
    fn ids_of_citations_are_passed_over() {
        check("as said [@year-7 \"x\"] in 7 days", "7", 0, "7");
        check("[@a-7/b-7]", "7", 0, "[@a-7/b-7]");
        check("[un mot]{lang=fr} or lang", "lang", 0, "lang");
        check("[un fr]{lang=fr} of fr", "fr", 1, "fr");
    }
}
