//! What the passages of an article are looked for in: its body where that is the article
//! itself, else its captured original, else what the evidence lock remembers of it.

use std::ops::Range;

use crate::diag::{Code, Diagnostic};
use crate::evidence::{Place, Text};
use crate::model::{BodyKind, CheckedOriginal};
use crate::parse::{ArticleDraft, LockedArticle, Reference};
use crate::prose::{self, Block};
use crate::source::{Origin, SourceFile, Sources, Span};

use super::index::{Entry, Index};
use super::place;

/// Where an article's passages are looked for.
pub(super) enum Ground<'a> {
    /// In letters that are at hand.
    Text(Prose<'a>),
    /// In what was found when the original was at hand.
    Lock(&'a LockedArticle),
    /// Nowhere; why has been reported.
    None,
}

/// The letters of an article, with the way back to where they are written.
pub(super) struct Prose<'a> {
    /// The letters; its paragraphs are the units in their order.
    pub(super) text: Text,
    body: Vec<Unit>,
    original: Option<&'a SourceFile>,
}

/// A stretch of an article's body that passages are looked for in.
struct Unit {
    key: UnitKey,
    /// The number that a reader is told.
    paragraph: u32,
    origin: Option<Origin>,
}

/// Which stretch of a body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum UnitKey {
    /// The paragraph or table of this number.
    Numbered(u32),
    /// The heading of this id.
    Heading(String),
}

/// Finds out where an article's passages are to be looked for.
pub(super) fn of<'a>(
    entry: Entry<'a>,
    index: &Index<'a>,
    sources: &'a Sources,
    problems: &mut Vec<Diagnostic>,
) -> (Ground<'a>, Option<CheckedOriginal>) {
    let article = entry.article;
    if article.body_kind == BodyKind::Full {
        return (Ground::Text(Prose::of_body(article)), None);
    }
    let has_passages = entry.summary.is_some_and(|summary| {
        summary.points.iter().any(|point| !point.passages.is_empty())
            || summary.caveats.iter().any(|caveat| !caveat.passages.is_empty())
    });
    let Some(name) = &article.original else {
        if has_passages {
            problems.push(without_original(article));
        }
        return (Ground::None, None);
    };
    if let Some(originals) = &sources.originals {
        let Some(original) = originals.get(&name.value) else {
            let message = format!(
                "the original `{}` is not in the folder of originals",
                name.value
            );
            let problem =
                Diagnostic::at(Code::OriginalMissing, name.span.clone(), message);
            problems.push(problem.help("put the file there, or mend its name here"));
            return (Ground::None, None);
        };
        let prose = Prose::of_original(&original.file);
        let checked = CheckedOriginal {
            file: name.value.clone(),
            sha256: original.sha256.clone(),
            n_paragraphs: u32::try_from(prose.text.len()).unwrap_or(u32::MAX),
        };
        return (Ground::Text(prose), Some(checked));
    }
    locked(entry, has_passages, index, problems)
}

/// What the lock remembers of an article.
fn locked<'a>(
    entry: Entry<'a>,
    has_passages: bool,
    index: &Index<'a>,
    problems: &mut Vec<Diagnostic>,
) -> (Ground<'a>, Option<CheckedOriginal>) {
    let Some(name) = &entry.article.original else { return (Ground::None, None) };
    let Some(lock) = &index.draft.lock else {
        if has_passages && !index.draft.broken.lock {
            problems.push(never_checked(entry.article, "there is no evidence lock"));
        }
        return (Ground::None, None);
    };
    let Some(article) = lock.articles.get(&entry.article.id) else {
        if has_passages {
            let why = "the evidence lock does not know the article";
            problems.push(never_checked(entry.article, why));
        }
        return (Ground::None, None);
    };
    if article.original != name.value {
        let message = format!(
            "the evidence lock was made from `{}`, not from `{}`",
            article.original, name.value
        );
        problems.push(
            Diagnostic::at(Code::OriginalChanged, name.span.clone(), message)
                .also(article.span.clone(), "here")
                .help(UPDATE),
        );
        return (Ground::None, None);
    }
    let checked = lock.originals.get(&name.value).map(|original| CheckedOriginal {
        file: name.value.clone(),
        sha256: original.sha256.clone(),
        n_paragraphs: original.paragraphs,
    });
    (Ground::Lock(article), checked)
}

/// How the lock is brought up to date.
pub(super) const UPDATE: &str =
    "run `briefpack check --originals DIR --update-lock` with the folder of originals";

fn without_original(article: &ArticleDraft) -> Diagnostic {
    let message = format!(
        "the body of `{}` is not the article itself, and no original is named",
        article.id
    );
    Diagnostic::at(Code::MissingKey, article.title.span.clone(), message).help(
        "write `original:` with the file name of the captured original, or `body: full` \
         where the body is the article",
    )
}

fn never_checked(article: &ArticleDraft, why: &str) -> Diagnostic {
    let span = article.original.as_ref().map_or(&article.title.span, |name| &name.span);
    let message = format!(
        "the passages of `{}` were never found in its original: {why}",
        article.id
    );
    Diagnostic::at(Code::PassageNotLocked, span.clone(), message).help(UPDATE)
}

impl<'a> Prose<'a> {
    /// The prose of an article's own body.
    pub(super) fn of_body(article: &ArticleDraft) -> Self {
        let mut units = Vec::new();
        let mut letters = Vec::new();
        collect(&article.body.blocks, &mut units, &mut letters);
        number_headings(&mut units);
        Self { text: Text::new(letters), body: units, original: None }
    }

    /// The prose of a captured original.
    pub(super) fn of_original(file: &'a SourceFile) -> Self {
        let text = Text::from_plain(file.whole());
        Self { text, body: Vec::new(), original: Some(file) }
    }

    /// The number of the paragraph that a reader is told.
    pub(super) fn paragraph(&self, place: &Place) -> u32 {
        self.unit(place).map_or(place.paragraph, |unit| unit.paragraph)
    }

    /// The characters of a place, from 0.
    pub(super) fn characters(&self, place: &Place) -> Range<usize> {
        let paragraph = self.text.paragraph(place.paragraph);
        let count = |bytes: Range<usize>| {
            paragraph.get(bytes).map_or(0, |letters| letters.chars().count())
        };
        let start = count(0..place.range.start);
        start..start + count(place.range.clone())
    }

    /// The stretch of the body that a place is in; none in an original.
    pub(super) fn key(&self, place: &Place) -> Option<UnitKey> {
        self.unit(place).map(|unit| unit.key.clone())
    }

    /// Where a place is written.
    pub(super) fn span(&self, place: &Place, sources: &Sources) -> Option<Span> {
        if let Some(file) = self.original {
            let (start, _) = paragraphs(file.whole())
                .nth((place.paragraph as usize).saturating_sub(1))?;
            let bytes = start + place.range.start..start + place.range.end;
            return Some(Span::new(&file.id, bytes));
        }
        let paragraph = self.unit(place)?.origin.as_ref()?.span();
        Some(place::of_words(sources, &paragraph, self.text.letters(place), 0))
    }

    fn unit(&self, place: &Place) -> Option<&Unit> {
        self.body.get((place.paragraph as usize).checked_sub(1)?)
    }
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
        let (key, origin, text) = match block {
            Block::Paragraph { number, content, origin } => {
                (UnitKey::Numbered(*number), Some(origin), prose::plain(content))
            }
            Block::Heading { id, content, origin, .. } => {
                (UnitKey::Heading(id.clone()), Some(origin), prose::plain(content))
            }
            Block::Table { number, head, rows, .. } => {
                let mut text = String::new();
                for cell in head.iter().chain(rows.iter().flatten()) {
                    text.push_str(&prose::plain(cell));
                    text.push(BETWEEN_CELLS);
                }
                (UnitKey::Numbered(*number), None, text)
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
        units.push(Unit { key, paragraph: 0, origin: origin.cloned() });
        letters.push(text);
    }
}

/// What stands between the letters of two cells.
pub(super) const BETWEEN_CELLS: char = '\t';

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
