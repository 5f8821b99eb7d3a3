//! An article's prose, ready to be searched: paragraphs in, words with their places out.

use std::ops::{Range, RangeInclusive};

use super::fold::{self, Folded, Token};
use super::speech;

/// The prose of an article or of a captured original.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    paragraphs: Vec<Paragraph>,
    folded: Folded,
}

/// One paragraph.
#[derive(Clone, Debug)]
struct Paragraph {
    text: String,
    speech: Vec<Range<usize>>,
}

/// A run of letters within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The paragraph's number in its text, from 1.
    pub(crate) paragraph: u32,
    /// The bytes of the paragraph.
    pub(crate) range: Range<usize>,
}

impl Text {
    /// Reads prose that is in paragraphs already; they are numbered from 1 as they come.
    pub(crate) fn new(paragraphs: Vec<String>) -> Self {
        let folded = Folded::of_paragraphs(&paragraphs);
        let speech = speech::speech(&paragraphs);
        let paragraphs = paragraphs
            .into_iter()
            .zip(speech)
            .map(|(text, speech)| Paragraph { text, speech })
            .collect();
        Self { paragraphs, folded }
    }

    /// Reads plain text: every line that is not blank is a paragraph.
    pub(crate) fn from_plain(text: &str) -> Self {
        let lines =
            text.split(['\n', '\r']).map(|line| line.trim().trim_matches('\u{feff}'));
        Self::new(lines.filter(|line| !line.is_empty()).map(str::to_owned).collect())
    }

    /// How many paragraphs there are.
    pub(crate) fn len(&self) -> usize {
        self.paragraphs.len()
    }

    /// The letters of all paragraphs.
    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.paragraphs.iter().map(|paragraph| paragraph.text.as_str())
    }

    /// The letters of a paragraph, by its number from 1; nothing where there is none.
    pub(crate) fn paragraph(&self, number: u32) -> &str {
        self.get(number).map_or("", |paragraph| paragraph.text.as_str())
    }

    /// The bytes of a paragraph that stand inside quotation marks.
    pub(crate) fn speech(&self, number: u32) -> &[Range<usize>] {
        self.get(number).map_or(&[], |paragraph| paragraph.speech.as_slice())
    }

    /// The text's own letters at a place.
    pub(crate) fn letters(&self, place: &Place) -> &str {
        self.paragraph(place.paragraph).get(place.range.clone()).unwrap_or_default()
    }

    /// Whether these words stand in one of these paragraphs: a speaker's name near a passage.
    pub(crate) fn names(&self, words: &str, paragraphs: RangeInclusive<u32>) -> bool {
        let name = Folded::of(words);
        let wanted = name.tokens().iter().filter(|token| !token.mark);
        let mut wanted = wanted.map(|token| stem(name.letters(token)));
        let Some(first) = wanted.next() else { return false };
        let near = self.tokens_of(paragraphs);
        let hashes = self.folded.hashes().get(near.clone()).unwrap_or_default();
        let near = self.folded.tokens().get(near).unwrap_or_default();
        let stands = |from: usize| {
            let words = near.iter().skip(from).filter(|token| !token.mark);
            let mut words = words.map(|token| stem(self.folded.letters(token)));
            words.next() == Some(first)
                && wanted.clone().all(|word| words.next() == Some(word))
        };
        let of_both = [fold::hash(first), fold::hash(&[first, POSSESSIVE].concat())];
        let mut places = of_both.iter().flat_map(|hash| fold::places_of(*hash, hashes));
        places.any(stands)
    }

    /// The words and marks of some paragraphs.
    pub(super) fn tokens_of(&self, paragraphs: RangeInclusive<u32>) -> Range<usize> {
        let tokens = self.folded.tokens();
        let start = tokens.partition_point(|t| t.paragraph < *paragraphs.start());
        let end = tokens.partition_point(|t| t.paragraph <= *paragraphs.end());
        start..end.max(start)
    }

    pub(super) fn folded(&self) -> &Folded {
        &self.folded
    }

    /// The places that some words and marks in a row take, one a paragraph.
    pub(super) fn places(&self, tokens: Range<usize>) -> Vec<Place> {
        let tokens = self.folded.tokens().get(tokens).unwrap_or_default();
        tokens
            .chunk_by(|a, b| a.paragraph == b.paragraph)
            .filter_map(|run| {
                let (first, last) = (run.first()?, run.last()?);
                let range = first.start as usize..last.end as usize;
                Some(Place { paragraph: first.paragraph, range })
            })
            .collect()
    }

    /// Which of its paragraph's quotations a word or mark stands in.
    pub(super) fn quotation(&self, token: &Token) -> Option<usize> {
        let speech = self.speech(token.paragraph);
        let at = token.start as usize;
        let n = speech.partition_point(|range| range.end <= at);
        speech.get(n).is_some_and(|range| range.start <= at).then_some(n)
    }

    fn get(&self, number: u32) -> Option<&Paragraph> {
        self.paragraphs.get((number as usize).checked_sub(1)?)
    }
}

/// What hangs on a name: of `Poland's`.
const POSSESSIVE: &str = "'s";

/// A name without the `'s` that hangs on it.
fn stem(word: &str) -> &str {
    word.strip_suffix(POSSESSIVE).unwrap_or(word)
}
