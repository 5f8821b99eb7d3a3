//! The files that a search in a reader's browser asks: of statements, not of whole articles.
//!
//! A page opened from a disk can load scripts and nothing else, so each file is a script that
//! hands over data: `briefpackSearchData("<name>", <JSON>);` in `search/<name>.js`.
//!
//! - `index`: how many documents there are, how many a file has, the first word of each piece of
//!   the two lists, and the words of the interface.
//! - `terms-N`: a piece of the list of words with where they stand; see [`shards::postings`].
//!   Sorts and topics are words, too: `_quotation`, `_3`.
//! - `words-N`: a piece of the list of words that may be mistyped; see [`shards::vocabulary`].
//! - `documents-N`: what is shown of some documents; see [`Shown`].
//!
//! So the first search loads `index`, the pieces that its words fall into, and the documents that
//! it shows; none of these grows with the pack, but `index` by a word for each piece. A small
//! pack has all of it in `index.js`, one call behind the other.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use self::shards::Shard;
use super::Output;
use crate::view::Site;
use crate::view::search::Document;

mod fold;
mod shards;
mod terms;

#[cfg(test)]
mod tests;

/// How many bytes a piece of a text has at most that is shown with a hit, unless it is one word.
const PIECE: usize = 240;

/// The folder of these files in the finished pack.
const FOLDER: &str = "search/";

/// How many documents a file has.
const PER_FILE: usize = 20;

/// How many documents a pack has at most whose whole index is one file.
const SMALL: usize = 320;

/// How many files of documents there are.
pub(super) fn n_files(site: &Site<'_>) -> usize {
    let n = site.n_documents();
    if n <= SMALL { 0 } else { n.div_ceil(PER_FILE) }
}

/// One of the files of documents.
pub(super) fn file(site: &Site<'_>, number: usize) -> Output {
    let name = documents_name(number);
    let text = call(&name, &documents(site, number * PER_FILE, PER_FILE));
    Output::made(path(&name), text.into_bytes())
}

/// The other files, which are made of all documents.
pub(super) fn index(site: &Site<'_>) -> Vec<Output> {
    let terms = terms::all(site);
    let (postings, vocabulary) =
        rayon::join(|| shards::postings(&terms), || shards::vocabulary(&terms));
    let n = site.n_documents();
    let is_small = n <= SMALL;
    let firsts =
        |shards: &[Shard]| shards.iter().map(|s| s.first.clone()).collect::<Vec<_>>();
    let index = json!({
        "documents": n,
        "perFile": if is_small { SMALL } else { PER_FILE },
        "terms": firsts(&postings),
        "words": firsts(&vocabulary),
        "texts": texts(site),
    });
    let pieces = [("terms", postings), ("words", vocabulary)];
    let pieces = pieces.into_iter().flat_map(|(list, shards)| {
        let named = shards.into_iter().enumerate();
        named.map(move |(n, shard)| (format!("{list}-{n}"), shard.text))
    });
    let mut calls = vec![("index".to_owned(), call("index", &index))];
    calls.extend(pieces.map(|(name, text)| {
        let call = call(&name, &text);
        (name, call)
    }));
    if is_small {
        let all = call(&documents_name(0), &documents(site, 0, n));
        let text: String = calls.into_iter().map(|(_, call)| call).chain([all]).collect();
        return vec![Output::made(path("index"), text.into_bytes())];
    }
    let files = calls.into_iter();
    files.map(|(name, text)| Output::made(path(&name), text.into_bytes())).collect()
}

/// Whether a path is one that a search may ask.
#[cfg(feature = "serve")]
pub(super) fn is_of(path: &str) -> bool {
    path.starts_with(FOLDER)
}

/// Which of the files of documents has this path.
#[cfg(feature = "serve")]
pub(super) fn number(site: &Site<'_>, path: &str) -> Option<usize> {
    let name = path.strip_prefix(FOLDER)?.strip_suffix(".js")?;
    let number = name.strip_prefix("documents-")?.parse().ok()?;
    // There is one way to write a number in an address.
    (number < n_files(site) && self::path(&documents_name(number)) == path)
        .then_some(number)
}

/// The path of a file.
fn path(name: &str) -> String {
    format!("{FOLDER}{name}.js")
}

/// The name of a file of documents.
fn documents_name(number: usize) -> String {
    format!("documents-{number}")
}

/// The words of the interface that a search needs on any page.
fn texts(site: &Site<'_>) -> BTreeMap<String, String> {
    let texts = site.words().texts();
    let texts =
        texts.filter_map(|(key, text)| Some((key.strip_prefix("search.")?, text)));
    texts.map(|(key, text)| (key.to_owned(), text.to_owned())).collect()
}

/// A call that hands data over. No letter of the data can end the call, nor the line that it
/// stands on, nor a script element that it may be put into.
fn call(name: &str, data: &impl Serialize) -> String {
    // Memory takes what is written.
    let data = serde_json::to_string(data).unwrap_or_default();
    let is_plain = !['<', '\u{2028}', '\u{2029}'].iter().any(|sign| data.contains(*sign));
    let mut text = format!("briefpackSearchData(\"{name}\", ");
    if is_plain {
        text.push_str(&data);
    } else {
        for letter in data.chars() {
            match letter {
                '<' | '\u{2028}' | '\u{2029}' => {
                    text.extend(format!("\\u{:04x}", u32::from(letter)).chars());
                }
                letter => text.push(letter),
            }
        }
    }
    text.push_str(");\n");
    text
}

/// What is shown of a document: what it is, its title, its address, its other texts in short
/// pieces, who says it and where.
type Shown<'s> = (&'s str, &'s str, String, Vec<Cow<'s, str>>, String);

/// What is shown of the documents from a number on.
fn documents<'s>(site: &'s Site<'_>, from: usize, n: usize) -> Vec<Shown<'s>> {
    let documents = (from..from + n).filter_map(|n| site.document(n));
    documents.map(|document| shown(site, document)).collect()
}

fn shown<'s>(site: &'s Site<'_>, document: Document<'s>) -> Shown<'s> {
    let Document { sorts, title, by, texts, href, line, .. } = document;
    // What a statement is besides says more of it.
    let sort = sorts.get(1).or(sorts.first());
    let sort = sort.map_or("", |sort| site.words().family("search", sort.name()));
    let source = match (by.as_slice(), line) {
        ([], line) => line.to_owned(),
        (by, "") => by.join(", "),
        (by, line) => format!("{} · {line}", by.join(", ")),
    };
    (sort, title, href, texts.into_iter().flat_map(pieces).collect(), source)
}

/// A text in pieces of a few lines, cut between words.
fn pieces(text: Cow<'_, str>) -> Vec<Cow<'_, str>> {
    if text.len() <= PIECE {
        return vec![text];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for word in text.split_inclusive(' ') {
        if piece.len() + word.len() > PIECE && !piece.is_empty() {
            pieces.push(Cow::Owned(format!("{}…", std::mem::take(&mut piece))));
            piece.push_str("… ");
        }
        piece.push_str(word);
    }
    pieces.push(Cow::Owned(piece));
    pieces
}
