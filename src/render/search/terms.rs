//! Which words stand in which documents.

use std::collections::HashMap;

use rayon::prelude::*;

use super::fold::Folder;
use crate::view::Site;
use crate::view::search::Document;

/// How many documents are read one after the other.
const AT_ONCE: usize = 512;

/// A word with the documents that hold it, in order: twice the number of the document, and one
/// more where the document's own words hold it and not only what it rests on.
pub(super) type Term = (String, Vec<u32>);

/// The words of all documents, in the order of their letters' numbers.
pub(super) fn all(site: &Site<'_>) -> Vec<Term> {
    let n = site.n_documents();
    let parts = (0..n.div_ceil(AT_ONCE)).into_par_iter();
    let parts = parts.map(|part| {
        let from = part * AT_ONCE;
        let documents = (from..n.min(from + AT_ONCE)).filter_map(|n| site.document(n));
        some(from, documents)
    });
    parts.reduce(Vec::new, merged)
}

/// The words of documents whose numbers follow each other.
fn some<'s>(from: usize, documents: impl Iterator<Item = Document<'s>>) -> Vec<Term> {
    let mut folder = Folder::default();
    let mut found = Found::default();
    for (number, document) in (from..).zip(documents) {
        // A pack has no four thousand million statements.
        let posting = u32::try_from(number * 2).unwrap_or(u32::MAX - 1);
        for text in std::iter::once(document.title).chain(document.by) {
            folder.words(text, |word| found.add(word, posting + 1));
        }
        let texts = document.texts.iter().map(AsRef::as_ref);
        for text in texts.chain(document.also) {
            folder.words(text, |word| found.add(word, posting));
        }
        for sort in document.sorts {
            found.add(&format!("_{}", sort.name()), posting);
        }
        for topic in document.topics {
            found.add(&format!("_{topic}"), posting);
        }
    }
    let mut terms = found.terms;
    terms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    terms
}

/// Words as they are met.
#[derive(Default)]
struct Found {
    terms: Vec<Term>,
    /// The place of each word among the terms, for lookup alone.
    places: HashMap<String, usize>,
}

impl Found {
    /// Notes that a document holds a word; its own words come first.
    fn add(&mut self, word: &str, posting: u32) {
        if let Some((_, held)) =
            self.places.get(word).and_then(|place| self.terms.get_mut(*place))
        {
            if held.last().is_none_or(|last| last / 2 != posting / 2) {
                held.push(posting);
            }
            return;
        }
        self.places.insert(word.to_owned(), self.terms.len());
        self.terms.push((word.to_owned(), vec![posting]));
    }
}

/// Words of documents, and of those behind them, as one list.
fn merged(before: Vec<Term>, behind: Vec<Term>) -> Vec<Term> {
    let mut all = Vec::with_capacity(before.len().max(behind.len()));
    let mut behind = behind.into_iter().peekable();
    for (word, mut held) in before {
        while let Some(term) = behind.next_if(|(other, _)| *other < word) {
            all.push(term);
        }
        if let Some((_, more)) = behind.next_if(|(other, _)| *other == word) {
            held.extend(more);
        }
        all.push((word, held));
    }
    all.extend(behind);
    all
}
