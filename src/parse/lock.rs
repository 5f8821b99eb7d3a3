//! The shape of `evidence.lock`: which passage was found where in which original.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Checked, Code, Diagnostic};
use crate::model::{ArticleId, Slug};
use crate::source::{SourceFile, SourceId, Span};

use super::read::{Fields, Reader, Use, items, wrong_type};
use super::yaml::{self, Entry, Node};

/// The evidence lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LockDraft {
    /// The file.
    pub(crate) file: SourceId,
    /// The originals by file name.
    pub(crate) originals: BTreeMap<String, LockedOriginal>,
    /// The articles that have an original.
    pub(crate) articles: BTreeMap<ArticleId, LockedArticle>,
    /// Running text that originals share.
    pub(crate) shared: Vec<SharedDraft>,
}

/// An original as it was when the lock was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LockedOriginal {
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub(crate) sha256: String,
    /// How many paragraphs it has.
    pub(crate) paragraphs: u32,
    /// The entry's key.
    pub(crate) span: Span,
}

/// What was found of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LockedArticle {
    /// The file name of its original.
    pub(crate) original: String,
    /// The passages by the point or caveat that rests on them, in the order of the summary.
    pub(crate) passages: BTreeMap<Slug, Vec<LockedPassage>>,
    /// The entry's key.
    pub(crate) span: Span,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LockedPassage {
    /// The words as the original prints them, with `[…]` between parts.
    pub(crate) words: String,
    /// Where its parts stand.
    pub(crate) places: Vec<LockedPlace>,
    /// The characters of `words` that are speech.
    pub(crate) speech: Vec<Range<usize>>,
    /// How often the words stand in the original.
    pub(crate) occurrences: u32,
    /// The entry.
    pub(crate) span: Span,
}

/// A run of characters in one paragraph of an original.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LockedPlace {
    /// The paragraph, from 1.
    pub(crate) paragraph: u32,
    /// The first character, from 0.
    pub(crate) start: usize,
    /// The character after the last.
    pub(crate) end: usize,
}

/// Running text that two originals share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SharedDraft {
    /// The file names of the two.
    pub(crate) originals: [String; 2],
    /// Where the shared text stands in each.
    pub(crate) runs: Vec<SharedRun>,
}

/// One stretch of shared text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SharedRun {
    /// In the first original.
    pub(crate) first: LockedPlace,
    /// In the second.
    pub(crate) second: LockedPlace,
}

/// Reads the lock. It is written by the program, so one problem stands for all of them.
pub(super) fn lock(file: &SourceFile) -> Checked<Option<LockDraft>> {
    let reader = Reader::new(file);
    let node = reader.take(yaml::read(file, 0..file.whole().len()));
    let draft = node.and_then(|node| whole(&reader, &node));
    let Checked { value, problems } = reader.done(draft);
    let Some(first) = problems.into_iter().next() else { return Checked::ok(value) };
    let message = format!("the evidence lock cannot be read: {}", first.message);
    let mut problem = Diagnostic::new(Code::LockBroken, message)
        .help("make it again with `briefpack check --originals DIR --update-lock`");
    problem.span = first.span;
    Checked::new(None, vec![problem])
}

fn whole(reader: &Reader, node: &Node) -> Option<LockDraft> {
    let fields = Fields::new(reader, "the lock", node, "the lock", None)?;
    let format = fields.need("format", fields.word("format"));
    if let Some(format) = format.filter(|format| format.value != "1") {
        let message = format!("its format is `{}`, not `1`", format.value);
        reader.report(Diagnostic::at(Code::LockBroken, format.span, message));
        return None;
    }
    let entries = |key| {
        fields
            .fields(key, "the lock")
            .map(|fields| fields.all().iter())
            .into_iter()
            .flatten()
    };
    let originals = entries("originals")
        .filter_map(|entry| Some((entry.key.value.clone(), original(reader, entry)?)));
    let originals = originals.collect();
    let articles = entries("articles").filter_map(|entry| {
        let id = reader.slug(&entry.key)?.value;
        Some((ArticleId(id), article(reader, entry)?))
    });
    let articles = articles.collect();
    let shared = fields.list("shared", |name, node| shared(reader, name, node));
    fields.finish();
    Some(LockDraft { file: reader.file.id.clone(), originals, articles, shared })
}

fn original(reader: &Reader, entry: &Entry) -> Option<LockedOriginal> {
    let Entry { key, value } = entry;
    let fields = Fields::new(reader, &key.value, value, "an original", Some(&key.span))?;
    let sha256 = fields.need("sha256", fields.word("sha256"));
    let paragraphs = fields.need("paragraphs", number(&fields, "paragraphs"));
    fields.finish();
    let span = key.span.clone();
    Some(LockedOriginal { sha256: sha256?.value, paragraphs: paragraphs?, span })
}

fn article(reader: &Reader, entry: &Entry) -> Option<LockedArticle> {
    let Entry { key, value } = entry;
    let fields = Fields::new(reader, &key.value, value, "an article", Some(&key.span))?;
    let original = fields.need("original", fields.word("original"));
    let mut passages = BTreeMap::new();
    if let Some(points) = fields.fields("passages", "a mapping of passages") {
        for point in points.all() {
            let items = items(&point.value).into_iter();
            let found = items.filter_map(|node| passage(reader, &point.key.value, node));
            let found: Vec<LockedPassage> = found.collect();
            if let Some(id) = reader.slug(&point.key) {
                passages.insert(id.value, found);
            }
        }
    }
    fields.finish();
    let span = key.span.clone();
    Some(LockedArticle { original: original?.value, passages, span })
}

fn passage(reader: &Reader, name: &str, node: &Node) -> Option<LockedPassage> {
    let fields = Fields::new(reader, name, node, "a passage", None)?;
    let words = fields.need("words", fields.word("words"));
    let places = fields.list("places", |name, node| place(reader, name, node));
    let speech = fields.list("speech", |name, node| {
        let text = reader.text(name, node, Use::Word)?.value;
        read_range(&text)
            .or_else(|| odd(reader, name, node, "two numbers such as `0-20`"))
    });
    let occurrences = number(&fields, "occurrences").unwrap_or(1);
    fields.finish();
    let span = node.span.clone();
    Some(LockedPassage { words: words?.value, places, speech, occurrences, span })
}

fn shared(reader: &Reader, name: &str, node: &Node) -> Option<SharedDraft> {
    let fields = Fields::new(reader, name, node, "an entry of `shared`", None)?;
    let originals = fields.words("originals").into_iter().map(|name| name.value);
    let originals: Result<[String; 2], _> = originals.collect::<Vec<_>>().try_into();
    if originals.is_err() {
        let message = "`originals` is to name two files".to_owned();
        fields.report(Code::WrongType, message, "name the two");
    }
    let runs = fields.list("runs", |name, node| {
        let run = Fields::new(reader, name, node, "a run", None)?;
        let at =
            |key| run.need(key, run.get(key).and_then(|node| place(reader, key, node)));
        let (first, second) = (at("first"), at("second"));
        run.finish();
        Some(SharedRun { first: first?, second: second? })
    });
    fields.finish();
    Some(SharedDraft { originals: originals.ok()?, runs })
}

fn number(fields: &Fields, key: &'static str) -> Option<u32> {
    let text = fields.word(key)?.value;
    let node = fields.get(key)?;
    text.parse().ok().or_else(|| odd(fields.reader, key, node, "a number"))
}

/// A place such as `14:34-91`: paragraph, first character, character after the last.
fn place(reader: &Reader, name: &str, node: &Node) -> Option<LockedPlace> {
    let text = reader.text(name, node, Use::Word)?.value;
    let read = text.split_once(':').and_then(|(paragraph, range)| {
        let Range { start, end } = read_range(range)?;
        Some(LockedPlace { paragraph: paragraph.parse().ok()?, start, end })
    });
    read.or_else(|| odd(reader, name, node, "a place such as `14:34-91`"))
}

fn read_range(text: &str) -> Option<Range<usize>> {
    let (start, end) = text.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start <= end).then_some(start..end)
}

fn odd<T>(reader: &Reader, name: &str, node: &Node, wanted: &str) -> Option<T> {
    reader.report(wrong_type(name, node, wanted));
    None
}
