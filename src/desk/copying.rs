//! Marked words become a passage: what somebody marked goes in, the article's own letters come
//! out, with what tells their place, or why they cannot be a passage.
//!
//! Nothing is decided here that a build would decide otherwise: words are found, read as a
//! passage, measured and held against numbers by the same functions.

use std::ops::Range;

use crate::evidence::numbers::{Kind, cut, read};
use crate::evidence::{Context, Fault, Found, Marked, Pattern, Place, find};
use crate::link::{Prose, UnitKey, with_marks};
use crate::parse::WrittenPassage;

use super::CheckedText;
use super::ground::Ground;

/// The most characters that are taken for a passage: more is a text of its own.
const LONGEST: usize = 4_000;
/// How many words before and after the passage are tried to tell its place, in this order.
const AROUND: [usize; 10] = [2, 3, 4, 6, 8, 12, 16, 24, 32, 64];
/// How often words are made longer to take in numbers whole.
const MOST_CUTS: usize = 4;

/// Words that somebody marked.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'a> {
    /// The words, as a page shows them.
    pub words: &'a str,
    /// The id of the paragraph, heading or table that they begin in: `p12`.
    pub at: Option<&'a str>,
    /// How many characters of it stand before them, spaces not counted.
    pub before: usize,
}

/// A passage, ready to be pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The article's own letters.
    pub words: String,
    /// The paragraphs that they begin and end in.
    pub paragraphs: (u32, u32),
    /// As the value of `passage`, with the key.
    pub key: String,
    /// As one of several below `passages`.
    pub item: String,
    /// What is worth knowing.
    pub notes: Vec<Note>,
}

/// What is worth knowing of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It was made longer, so as to take in these letters whole.
    Longer(String),
    /// The words stand this often; what stands around them tells which are meant.
    Told(usize),
    /// The words stand this often with the same words around them; the first are meant.
    Alike(usize),
    /// They are few: enough only for a statement whose figure is their number.
    ForFigure,
}

/// Why words cannot be a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such article.
    NoArticle,
    /// The text that they would be looked for in is not at hand: the original of this name.
    NotAtHand(Option<String>),
    /// They hold no words.
    Empty,
    /// They are more than anybody quotes.
    TooLong,
    /// They do not stand in the text.
    NotThere(CheckedText),
    /// They are too few to prove anything: so many words and characters.
    TooShort {
        /// The words.
        words: usize,
        /// The characters.
        characters: usize,
    },
    /// They hold brackets that a passage would take for the quoter's.
    Brackets,
    /// They stand this often, and nothing around them tells the marked ones from the first.
    NotFirst(usize),
}

/// Makes a passage of marked words.
pub(super) fn copy(
    ground: &Ground,
    selection: &Selection<'_>,
) -> Result<Copied, Refusal> {
    let Some(prose) = &ground.prose else {
        let name = match &ground.of {
            CheckedText::Elsewhere(name) => name.clone(),
            CheckedText::Body | CheckedText::Original(_) => None,
        };
        return Err(Refusal::NotAtHand(name));
    };
    if !selection.words.chars().any(char::is_alphanumeric) {
        return Err(Refusal::Empty);
    }
    if selection.words.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let not_there = || Refusal::NotThere(ground.of.clone());
    let mut marked = chosen(prose, selection).ok_or_else(not_there)?;
    let mut notes = Vec::new();
    for _ in 0..MOST_CUTS {
        let cuts = cut(&prose.text, &marked.found(&prose.text), &ground.language);
        for cut in &cuts {
            notes.push(Note::Longer(prose.text.letters(&cut.whole).to_owned()));
            marked = marked.with(&prose.text, &cut.whole);
        }
        if cuts.is_empty() {
            break;
        }
    }
    // What is cut twice over, of number and qualifier, is told once and whole.
    notes.reverse();
    notes.truncate(1);
    let places = marked.places(&prose.text);
    let words = letters(&places, prose);
    let pattern = Pattern::parse(&words).map_err(|faults| refusal(&faults))?;
    if let Some(short) = pattern.short(None, &ground.language).first() {
        let has_number =
            read(&words, &ground.language).iter().any(|r| r.kind == Kind::Value);
        if !has_number {
            let (words, characters) = (short.words, short.characters);
            return Err(Refusal::TooShort { words, characters });
        }
        notes.push(Note::ForFigure);
    }
    let (prefix, suffix) = around(prose, &marked, &pattern, &places, &mut notes)?;
    let written = WrittenPassage {
        exact: &words,
        prefix: prefix.as_deref(),
        suffix: suffix.as_deref(),
    };
    let number = |place: Option<&Place>| place.map_or(1, |place| prose.paragraph(place));
    Ok(Copied {
        key: written.as_key(),
        item: written.as_item(),
        paragraphs: (number(places.first()), number(places.last())),
        notes,
        words,
    })
}

/// The words that were marked: among several the nearest in the paragraph named, else the first.
fn chosen(prose: &Prose, selection: &Selection<'_>) -> Option<Marked> {
    let all = Marked::all(&prose.text, selection.words);
    let distance = |marked: &Marked| {
        let first = marked.places(&prose.text).into_iter().next()?;
        if Some(id(&prose.key_of(first.paragraph)).as_str()) != selection.at {
            return None;
        }
        let letters = prose.text.paragraph(first.paragraph);
        let count = |bytes: Range<usize>| {
            let letters = letters.get(bytes)?.chars();
            Some(letters.filter(|c| !c.is_whitespace()).count())
        };
        let start = count(0..first.range.start)?;
        let end = start + count(first.range)?;
        // A word that was cut is the one that the marked letters lie in.
        let is_in = (start..end).contains(&selection.before);
        Some((!is_in, start.abs_diff(selection.before)))
    };
    let near = all.iter().filter_map(|marked| Some((distance(marked)?, marked)));
    let nearest = near.min_by_key(|(distance, _)| *distance).map(|(_, marked)| marked);
    nearest.or(all.first()).cloned()
}

/// The id that a stretch of an article has on a page.
pub(super) fn id(key: &UnitKey) -> String {
    match key {
        UnitKey::Numbered(number) => format!("p{number}"),
        UnitKey::Heading(id) => id.clone(),
    }
}

/// The text's own letters at some places, with the quotation marks that belong to them.
fn letters(places: &[Place], prose: &Prose) -> String {
    let marked = places.iter().map(|place| with_marks(place, prose));
    let letters: Vec<&str> = marked
        .map(|place| prose.text.paragraph(place.paragraph).get(place.range))
        .map(Option::unwrap_or_default)
        .collect();
    clean(&letters.join(" "))
}

/// Letters as an author may paste them: lines and tabs are spaces, and signs that turn the
/// direction, which are never compared and would be refused, are left out.
fn clean(letters: &str) -> String {
    let kept: String = letters
        .chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    kept.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Why the text's own letters are no passage.
fn refusal(faults: &[Fault]) -> Refusal {
    if faults.contains(&Fault::Empty) { Refusal::Empty } else { Refusal::Brackets }
}

/// What stands before and after the words and tells them from all others; nothing where they
/// stand once.
fn around(
    prose: &Prose,
    marked: &Marked,
    pattern: &Pattern,
    places: &[Place],
    notes: &mut Vec<Note>,
) -> Result<(Option<String>, Option<String>), Refusal> {
    let is_here = |found: &Found| {
        let first = found.pieces().next().zip(places.first());
        first.is_some_and(|(piece, place)| {
            piece.place.paragraph == place.paragraph
                && place.range.contains(&piece.place.range.start)
        })
    };
    let look = |prefix: Option<&str>, suffix: Option<&str>| {
        find(&prose.text, pattern, Context { prefix, suffix }).ok()
    };
    // Brackets that the article prints may mean something else in a passage.
    let Some(alone) = look(None, None) else { return Err(Refusal::Brackets) };
    let is_alone = alone.other_count == 0;
    if is_alone && is_here(&alone) {
        return Ok((None, None));
    }
    if is_alone && letters(places, prose).contains('[') {
        return Err(Refusal::Brackets);
    }
    // Words that overlap themselves count once, and stand there twice.
    let times = alone.other_count.max(1) + 1;
    for n in AROUND {
        let (before, after) = marked.around(&prose.text, n);
        let usable = |words: String| {
            let words = clean(&words);
            (!words.is_empty() && !words.contains('\u{ffff}')).then_some(words)
        };
        let (before, after) = (usable(before), usable(after));
        for (prefix, suffix) in [(&before, &None), (&None, &after), (&before, &after)] {
            let found = look(prefix.as_deref(), suffix.as_deref());
            if found.is_some_and(|found| found.other_count == 0 && is_here(&found)) {
                notes.push(Note::Told(times));
                return Ok((prefix.clone(), suffix.clone()));
            }
        }
    }
    if !is_here(&alone) {
        return Err(Refusal::NotFirst(times));
    }
    notes.push(Note::Alike(times));
    Ok((None, None))
}
