//! The letters of an article that passages are looked for in, and the way back from them to
//! where they are written.

use std::ops::Range;

use crate::evidence::{Place, Text, fold};
use crate::link::place;
use crate::parse::{ArticleDraft, Reference};
use crate::prose::{self, Block, Inline};
use crate::source::{Origin, SourceFile, Sources, Span};

/// The letters of an article, with the way back to where they are written.
#[derive(Debug)]
pub(crate) struct Prose {
    /// The letters; its paragraphs are the units in their order.
    pub(crate) text: Text,
    body: Vec<Unit>,
    original: Option<SourceFile>,
}

/// A stretch of an article's body that passages are looked for in.
#[derive(Debug)]
struct Unit {
    key: UnitKey,
    /// The number that a reader is told.
    paragraph: u32,
    origin: Option<Origin>,
    /// The letters with those of code, where it holds code.
    with_code: Option<String>,
}

/// Which stretch of a body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum UnitKey {
    /// The paragraph or table of this number.
    Numbered(u32),
    /// The heading of this id.
    Heading(String),
}

impl Prose {
    /// The prose of an article's own body.
    pub(crate) fn of_body(article: &ArticleDraft) -> Self {
        let mut units = Vec::new();
        let mut letters = Vec::new();
        collect(&article.body.blocks, &mut units, &mut letters);
        number_headings(&mut units);
        Self { text: Text::new(letters), body: units, original: None }
    }

    /// The prose of a captured original.
    pub(crate) fn of_original(file: &SourceFile) -> Self {
        let text = Text::from_plain(file.whole());
        Self { text, body: Vec::new(), original: Some(file.clone()) }
    }

    /// The file of a captured original; none where these are the letters of a body.
    pub(in crate::link) fn original(&self) -> Option<&SourceFile> {
        self.original.as_ref()
    }

    /// Whether this holds the same letters in the same paragraphs.
    pub(in crate::link) fn is_like(&self, other: &Self) -> bool {
        let ours = self.body.iter().map(|unit| unit.paragraph);
        let theirs = other.body.iter().map(|unit| unit.paragraph);
        self.text.paragraphs().eq(other.text.paragraphs()) && ours.eq(theirs)
    }

    /// The key of the stretch of this number, from 1: a paragraph, heading or table of the body,
    /// or a paragraph of the original.
    pub(crate) fn key_of(&self, nth: u32) -> UnitKey {
        let unit = (nth as usize).checked_sub(1).and_then(|n| self.body.get(n));
        unit.map_or(UnitKey::Numbered(nth), |unit| unit.key.clone())
    }

    /// The number that a reader is told of the stretch of this number, from 1.
    pub(crate) fn number_of(&self, nth: u32) -> u32 {
        let unit = (nth as usize).checked_sub(1).and_then(|n| self.body.get(n));
        unit.map_or(nth, |unit| unit.paragraph)
    }

    /// The number of the paragraph that a reader is told.
    pub(crate) fn paragraph(&self, place: &Place) -> u32 {
        self.number_of(place.paragraph)
    }

    /// The characters of a place, from 0.
    pub(crate) fn characters(&self, place: &Place) -> Range<usize> {
        let paragraph = self.text.paragraph(place.paragraph);
        let count = |bytes: Range<usize>| {
            paragraph.get(bytes).map_or(0, |letters| letters.chars().count())
        };
        let start = count(0..place.range.start);
        start..start + count(place.range.clone())
    }

    /// The stretch of the body that a place is in; none in an original.
    pub(crate) fn key(&self, place: &Place) -> Option<UnitKey> {
        self.unit(place).map(|unit| unit.key.clone())
    }

    /// Where a place is written.
    pub(crate) fn span(&self, place: &Place, sources: &Sources) -> Option<Span> {
        if let Some(file) = &self.original {
            let (start, _) = paragraphs(file.whole())
                .nth((place.paragraph as usize).saturating_sub(1))?;
            let bytes = start + place.range.start..start + place.range.end;
            return Some(Span::new(&file.id, bytes));
        }
        let unit = self.unit(place)?;
        let paragraph = unit.origin.as_ref()?.span();
        let letters = self.text.paragraph(place.paragraph);
        let (letters, bytes) = match &unit.with_code {
            Some(written) => {
                let characters = self.characters(place);
                (
                    written.as_str(),
                    byte(written, characters.start)..byte(written, characters.end),
                )
            }
            None => (letters, place.range.clone()),
        };
        let words = letters.get(bytes.clone()).unwrap_or_default();
        let nth = place::count_before(letters, bytes.start, words);
        Some(place::of_words(sources, &paragraph, words, nth))
    }

    /// Whether these words stand in the body once its code is read as prose.
    pub(crate) fn has_in_code(&self, words: &str) -> bool {
        let words = fold(words);
        let mut with_code = self.body.iter().filter_map(|unit| unit.with_code.as_ref());
        with_code.any(|letters| fold(letters).contains(&words))
    }

    fn unit(&self, place: &Place) -> Option<&Unit> {
        self.body.get((place.paragraph as usize).checked_sub(1)?)
    }
}

/// The byte at which the character of this number begins, from 0.
fn byte(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte)
}

/// The paragraphs of a plain text as [`Text::from_plain`] reads them, each with its first byte.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split(['\n', '\r']).filter_map(move |line| {
        let start = next;
        next += line.len() + 1;
        let left = line.trim_start().trim_start_matches('\u{feff}').trim_start();
        (!left.trim_end().is_empty()).then(|| (start + line.len() - left.len(), left))
    })
}

/// Collects the prose of a body: paragraphs, headings, tables; never code.
fn collect(
    blocks: &[Block<Reference>],
    units: &mut Vec<Unit>,
    letters: &mut Vec<String>,
) {
    for block in blocks {
        let mut text = String::new();
        let (key, origin, with_code) = match block {
            Block::Paragraph { number, content, origin } => {
                let has_code = prose_of(content, &mut text);
                let with_code = has_code.then(|| prose::plain(content));
                (UnitKey::Numbered(*number), Some(origin), with_code)
            }
            Block::Heading { id, content, origin, .. } => {
                let has_code = prose_of(content, &mut text);
                let with_code = has_code.then(|| prose::plain(content));
                (UnitKey::Heading(id.clone()), Some(origin), with_code)
            }
            Block::Table { number, head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    prose_of(cell, &mut text);
                    text.push(BETWEEN_CELLS);
                }
                (UnitKey::Numbered(*number), None, None)
            }
            Block::List { items, .. } => {
                for item in items {
                    collect(item, units, letters);
                }
                continue;
            }
            Block::Quote { content } | Block::Footnote { content, .. } => {
                collect(content, units, letters);
                continue;
            }
            Block::Code { .. } | Block::Rule | Block::Statement { .. } => continue,
        };
        units.push(Unit { key, paragraph: 0, origin: origin.cloned(), with_code });
        letters.push(text);
    }
}

/// Stands for each letter of code: a noncharacter of Unicode, which no text is meant to hold.
const CODE: char = '\u{ffff}';

/// Adds the prose of a text: as many letters as [`prose::plain`] adds, so that places in the one
/// are places in the other, but none of code. Tells whether there is code.
fn prose_of(content: &[Inline<Reference>], text: &mut String) -> bool {
    let mut has_code = false;
    for inline in content {
        match inline {
            Inline::Code(code) => {
                text.extend(code.chars().map(|_| CODE));
                has_code = true;
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Foreign { content, .. }
            | Inline::Link { content, .. }
            | Inline::Mark { content, .. } => has_code |= prose_of(content, text),
            other => other.plain(text),
        }
    }
    has_code
}

/// Words of the prose as a person is shown them, with a word for each stretch of code.
pub(crate) fn shown(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    let mut in_code = false;
    for letter in words.chars() {
        match letter {
            CODE if in_code => {}
            CODE => shown.push_str("(code)"),
            letter => shown.push(letter),
        }
        in_code = letter == CODE;
    }
    shown
}

/// What stands between the letters of two cells.
const BETWEEN_CELLS: char = '\t';

/// Gives each unit the number that a reader is told: a heading has that of what follows it.
fn number_headings(units: &mut [Unit]) {
    let mut number = units
        .iter()
        .filter_map(|unit| match unit.key {
            UnitKey::Numbered(number) => Some(number),
            UnitKey::Heading(_) => None,
        })
        .max()
        .unwrap_or(1);
    for unit in units.iter_mut().rev() {
        if let UnitKey::Numbered(own) = unit.key {
            number = own;
        }
        unit.paragraph = number;
    }
}
