//! An article's text, paragraph by paragraph, with what rests on each stretch of it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::link::{Prose, UnitKey, shown};
use crate::model::{Article, Pack, Passage, PassagePlace};
use crate::prose;
use crate::source::SourceId;
use crate::view::urls;

use super::CheckedText;
use super::copying::id;
use super::ground::Ground;

/// An article's text with what rests on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbench {
    /// The article's id.
    pub article: String,
    /// The address of its page from the pack's root.
    pub page: String,
    /// The file that it is written in.
    pub file: SourceId,
    /// Its title.
    pub title: String,
    /// Which text it is.
    pub of: CheckedText,
    /// The language it is in (BCP 47).
    pub language: String,
    /// The text; where it is not at hand, what is remembered of it.
    pub paragraphs: Vec<Paragraph>,
    /// The numbers of the paragraphs that something rests on.
    pub used: BTreeSet<u32>,
    /// How many paragraphs there are, headings not counted.
    pub n_paragraphs: usize,
    /// The statements that rest on it, in the order of the summary.
    pub statements: Vec<Statement>,
}

/// A statement that rests on words of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its address from the pack's root.
    pub address: String,
    /// What it says.
    pub says: String,
}

/// A stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The id that it has on a page.
    pub id: String,
    /// The number that a reader is told; none for a heading.
    pub number: Option<u32>,
    /// Its letters in order.
    pub pieces: Vec<Piece>,
}

/// Letters on which the same statements rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The letters.
    pub text: String,
    /// The statements, by their place in the list of them.
    pub rests: Vec<usize>,
    /// Those of them whose words end here.
    pub ends: Vec<usize>,
}

impl Paragraph {
    /// The statements that rest on it, by their place in the list of them.
    pub fn rests(&self) -> BTreeSet<usize> {
        self.pieces.iter().flat_map(|piece| &piece.rests).copied().collect()
    }
}

/// Lays an article out.
pub(super) fn of(article: &Article, pack: &Pack, ground: &Ground) -> Workbench {
    let (statements, passages) = statements(article, pack);
    let paragraphs = match &ground.prose {
        Some(prose) => laid_out(prose, &passages),
        None => remembered(&passages),
    };
    let numbered = paragraphs.iter().filter(|paragraph| paragraph.number.is_some());
    let n_paragraphs = match (&ground.prose, &article.original) {
        (None, Some(original)) => original.n_paragraphs as usize,
        _ => numbered.clone().count(),
    };
    let used = if ground.prose.is_some() {
        let used = numbered.filter(|paragraph| !paragraph.rests().is_empty());
        used.filter_map(|paragraph| paragraph.number).collect()
    } else {
        let places = passages.iter().flat_map(|(_, passage)| &passage.places);
        places.map(|place| place.paragraph).collect()
    };
    Workbench {
        article: article.id.to_string(),
        page: urls::article(&article.id),
        file: article.origin.span().file,
        title: article.title.clone(),
        of: ground.of.clone(),
        language: ground.language.clone(),
        paragraphs,
        used,
        n_paragraphs,
        statements,
    }
}

/// A passage, and the statement that rests on it by its place in the list of them.
type Rests<'p> = Vec<(usize, &'p Passage)>;

/// What rests on an article, and on which passages.
fn statements<'p>(article: &'p Article, pack: &'p Pack) -> (Vec<Statement>, Rests<'p>) {
    let points = pack.points_of(article);
    let points = points.map(|point| (&point.id, point.says.to_string(), &point.passages));
    let caveats = article.caveats.iter().map(|id| pack.caveat(id));
    let caveats = caveats.map(|c| (&c.id, prose::plain(&c.says), &c.passages));
    let with = points.chain(caveats).filter(|(_, _, passages)| !passages.is_empty());
    let mut statements = Vec::new();
    let mut rests = Vec::new();
    for (n, (id, says, passages)) in with.enumerate() {
        statements.push(Statement { address: urls::point(id), says });
        rests.extend(passages.iter().map(|passage| (n, passage)));
    }
    (statements, rests)
}

/// The letters that are at hand, cut where passages begin and end.
fn laid_out(prose: &Prose, passages: &Rests<'_>) -> Vec<Paragraph> {
    let units = 1..=u32::try_from(prose.text.len()).unwrap_or(u32::MAX);
    let unit = |nth: u32| {
        let letters = prose.text.paragraph(nth);
        let key = prose.key_of(nth);
        let told = prose.number_of(nth);
        let mut on_it: Vec<(Range<usize>, usize)> = Vec::new();
        for (n, passage) in passages {
            let here = passage.places.iter().filter(|place| place.paragraph == told);
            let here = here.filter(|place| takes(passage, place, letters));
            on_it.extend(here.map(|place| (place.characters.clone(), *n)));
        }
        let number = matches!(key, UnitKey::Numbered(_)).then_some(told);
        Paragraph { id: id(&key), number, pieces: pieces(letters, &on_it) }
    };
    units.map(unit).collect()
}

/// Whether these are the letters that a passage takes there: a heading and the paragraph below
/// it are told by one number.
fn takes(passage: &Passage, place: &PassagePlace, letters: &str) -> bool {
    let taken = slice(letters, &place.characters);
    !taken.is_empty() && passage.words.contains(taken)
}

/// The letters of some characters; none where there are not so many.
fn slice<'l>(letters: &'l str, characters: &Range<usize>) -> &'l str {
    let ends = letters.char_indices().map(|(byte, _)| byte).chain([letters.len()]);
    let byte = |n: usize| ends.clone().nth(n);
    let bytes = byte(characters.start).zip(byte(characters.end));
    bytes.and_then(|(start, end)| letters.get(start..end)).unwrap_or_default()
}

/// Letters, cut where what rests on them changes.
fn pieces(letters: &str, on_it: &[(Range<usize>, usize)]) -> Vec<Piece> {
    let length = letters.chars().count();
    let mut borders = BTreeSet::from([0, length]);
    borders.extend(on_it.iter().flat_map(|(range, _)| [range.start, range.end]));
    let pairs = borders.iter().zip(borders.iter().skip(1));
    let piece = |(start, end): (&usize, &usize)| {
        let over = on_it.iter().filter(|(r, _)| r.start <= *start && *end <= r.end);
        let ending = over.clone().filter(|(range, _)| range.end == *end);
        let numbers = |of: &mut dyn Iterator<Item = &(Range<usize>, usize)>| {
            of.map(|(_, n)| *n).collect::<BTreeSet<_>>().into_iter().collect()
        };
        Piece {
            text: shown(slice(letters, &(*start..*end))),
            rests: numbers(&mut over.clone()),
            ends: numbers(&mut ending.clone()),
        }
    };
    pairs.map(piece).collect()
}

/// What is remembered of a text that is not at hand: its passages, by paragraph.
fn remembered(passages: &Rests<'_>) -> Vec<Paragraph> {
    let numbers: BTreeSet<u32> = passages
        .iter()
        .filter_map(|(_, passage)| passage.places.first())
        .map(|place| place.paragraph)
        .collect();
    let paragraph = |number: u32| {
        let here = passages.iter().filter(|(_, passage)| {
            passage.places.first().is_some_and(|place| place.paragraph == number)
        });
        let piece = |(n, passage): &(usize, &Passage)| Piece {
            text: passage.words.clone(),
            rests: vec![*n],
            ends: vec![*n],
        };
        let id = id(&UnitKey::Numbered(number));
        Paragraph { id, number: Some(number), pieces: here.map(piece).collect() }
    };
    numbers.into_iter().map(paragraph).collect()
}
