//! The keys of one mapping: asked for by name, and in the end none may be left over.

use std::cell::RefCell;

use crate::diag::{Code, Diagnostic};
use crate::model::{Date, Slug};
use crate::prose::Phrase;
use crate::source::{Span, Spanned};

use super::super::CitedText;
use super::super::yaml::{Entry, Meaning, Node, NodeKind};
use super::{Reader, Use, items, wrong_type};

/// The keys whose texts are the words of others, letter for letter.
const EXACT: &[&str] = &["passage", "prefix", "suffix"];

/// A mapping whose keys are being read.
pub(in super::super) struct Fields<'a> {
    /// The file.
    pub(in super::super) reader: &'a Reader<'a>,
    /// What the mapping is, with its article: `a point`.
    what: &'static str,
    /// Where a missing key is complained of.
    place: Span,
    entries: &'a [Entry],
    asked: RefCell<Vec<&'static str>>,
    missing: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    /// Begins with a node; an empty one has no keys. None where it is no mapping. A missing
    /// key is complained of at `place`: the key that the mapping belongs to, or its first key.
    pub(in super::super) fn new(
        reader: &'a Reader<'a>,
        name: &str,
        node: &'a Node,
        what: &'static str,
        place: Option<&Span>,
    ) -> Option<Self> {
        let entries = match &node.kind {
            NodeKind::Map(entries, _) => entries.as_slice(),
            NodeKind::Scalar(scalar) if scalar.meaning == Meaning::Null => &[],
            _ => {
                let problem = wrong_type(name, node, "a mapping");
                reader.report(problem.help("write `key: value`, one a line"));
                return None;
            }
        };
        let first = entries.first().map(|entry| &entry.key.span);
        let place = place.or(first).unwrap_or(&node.span).clone();
        let (asked, missing) = Default::default();
        Some(Self { reader, what, place, entries, asked, missing })
    }

    /// The value of a key.
    pub(in super::super) fn get(&self, key: &'static str) -> Option<&'a Node> {
        Some(&self.entry(key)?.value)
    }

    /// The key with its value.
    pub(in super::super) fn entry(&self, key: &'static str) -> Option<&'a Entry> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        self.entries.iter().find(|entry| entry.key.value == key)
    }

    /// All keys with their values, for mappings whose keys are the author's.
    pub(in super::super) fn all(&self) -> &'a [Entry] {
        self.entries
    }

    /// Passes a value on, and notes where its key is missing.
    pub(in super::super) fn need<T>(
        &self,
        key: &'static str,
        value: Option<T>,
    ) -> Option<T> {
        if value.is_none() && self.get(key).is_none() {
            self.missing.borrow_mut().push(key);
        }
        value
    }

    /// Complains of keys that nothing asked for, and of those that are missing; not of a
    /// missing one that was only misspelt. Tells whether all keys are known.
    pub(in super::super) fn finish(&self) -> bool {
        let asked = self.asked.borrow();
        let mut missing = self.missing.borrow_mut();
        let is_unknown = |entry: &&Entry| !asked.contains(&entry.key.value.as_str());
        let unknown: Vec<&Entry> = self.entries.iter().filter(is_unknown).collect();
        for Entry { key, .. } in &unknown {
            let near = self.reader.unknown_key(self.what, key, &asked);
            missing.retain(|key| Some(*key) != near);
        }
        for key in missing.drain(..) {
            let message = format!("{} needs `{key}`", self.what);
            self.reader.report(
                Diagnostic::at(Code::MissingKey, self.place.clone(), message)
                    .help(format!("add a line `{key}: …`")),
            );
        }
        unknown.is_empty()
    }

    /// Complains of the mapping as a whole.
    pub(in super::super) fn report(&self, code: Code, message: String, help: &str) {
        self.reader.report(Diagnostic::at(code, self.place.clone(), message).help(help));
    }

    /// A text of a person.
    pub(in super::super) fn text(&self, key: &'static str) -> Option<Spanned<String>> {
        let text = self.reader.text(key, self.get(key)?, Use::Prose)?;
        if text.value.contains("]{lang") && !EXACT.contains(&key) {
            let message = format!("words of `{key}` cannot be marked as of a language");
            let problem = Diagnostic::at(Code::InvalidMark, text.span.clone(), message);
            self.reader.report(problem.help("write the words alone, without brackets"));
        }
        Some(text)
    }

    /// A text of the pack's own in which the language of words may be marked.
    pub(in super::super) fn phrase(&self, key: &'static str) -> Option<Spanned<Phrase>> {
        self.reader.phrase(key, self.get(key)?)
    }

    /// The same of a text that must be there.
    pub(in super::super) fn needed_phrase(
        &self,
        key: &'static str,
    ) -> Option<Spanned<Phrase>> {
        self.need(key, self.phrase(key))
    }

    /// A text of a person that must be there.
    pub(in super::super) fn needed_text(
        &self,
        key: &'static str,
    ) -> Option<Spanned<String>> {
        self.need(key, self.text(key))
    }

    /// A short value.
    pub(in super::super) fn word(&self, key: &'static str) -> Option<Spanned<String>> {
        self.reader.text(key, self.get(key)?, Use::Word)
    }

    /// An address on the web.
    pub(in super::super) fn address(&self, key: &'static str) -> Option<Spanned<String>> {
        self.reader.address(key, self.get(key)?)
    }

    /// A name of something.
    pub(in super::super) fn id(&self, key: &'static str) -> Option<Spanned<Slug>> {
        self.reader.id(key, self.get(key)?)
    }

    /// A date.
    pub(in super::super) fn date(&self, key: &'static str) -> Option<Spanned<Date>> {
        self.reader.date(key, self.get(key)?)
    }

    /// `true` or `false`; false where the key is missing.
    pub(in super::super) fn flag(&self, key: &'static str) -> bool {
        self.get(key).and_then(|node| self.reader.flag(key, node)).unwrap_or_default()
    }

    /// One of some words.
    pub(in super::super) fn one_of<T: Copy>(
        &self,
        key: &'static str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Option<Spanned<T>> {
        self.reader.one_of(key, self.get(key)?, all, word)
    }

    /// A text in which citations may stand.
    pub(in super::super) fn cited(&self, key: &'static str) -> Option<CitedText> {
        self.reader.cited(key, self.get(key)?)
    }

    /// The values of a list, or the one value that stands for it; those that are wrong are
    /// left out.
    pub(in super::super) fn list<T>(
        &self,
        key: &'static str,
        read: impl Fn(&str, &'a Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.get(key) else { return vec![] };
        let all = items(node).into_iter().filter_map(|item| read(key, item));
        let mut all: Vec<T> = all.collect();
        // Most lists hold one value, and all of a pack's are kept.
        all.shrink_to_fit();
        all
    }

    /// Names of things.
    pub(in super::super) fn ids(&self, key: &'static str) -> Vec<Spanned<Slug>> {
        self.list(key, |key, node| self.reader.one_id(key, node))
    }

    /// Short values.
    pub(in super::super) fn words(&self, key: &'static str) -> Vec<Spanned<String>> {
        self.list(key, |key, node| self.reader.text(key, node, Use::Word))
    }

    /// Addresses on the web.
    pub(in super::super) fn addresses(&self, key: &'static str) -> Vec<Spanned<String>> {
        self.list(key, |key, node| self.reader.address(key, node))
    }

    /// Texts in which citations may stand.
    pub(in super::super) fn cited_list(&self, key: &'static str) -> Vec<CitedText> {
        if let Some(node) = self.get(key) {
            self.reader.warn_of_commas(key, node);
        }
        self.list(key, |key, node| self.reader.cited(key, node))
    }

    /// A mapping within this one.
    pub(in super::super) fn fields(
        &self,
        key: &'static str,
        what: &'static str,
    ) -> Option<Fields<'a>> {
        let entry = self.entry(key)?;
        Fields::new(self.reader, key, &entry.value, what, Some(&entry.key.span))
    }
}
