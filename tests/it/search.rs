//! The index that a reader's browser searches, read back from the finished pack.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::corpus::{Size, pack};
use crate::pack::PackTest;

/// What the files of a search hand over, by name.
fn handed_over(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Value> {
    let mut data = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("search/")) {
        for line in std::str::from_utf8(bytes).unwrap().lines() {
            let call = line.strip_prefix("briefpackSearchData(\"").unwrap();
            let (name, value) =
                call.strip_suffix(");").unwrap().split_once("\", ").unwrap();
            assert!(!value.contains('<'), "{path}");
            data.insert(name.to_owned(), serde_json::from_str(value).unwrap());
        }
    }
    data
}

/// The pieces that a word may stand in, as the script chooses them.
fn pieces(data: &BTreeMap<String, Value>, word: &str) -> Vec<String> {
    let firsts: Vec<_> = data["index"]["terms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|first| first.as_str().unwrap())
        .collect();
    let is = |n: &usize| {
        firsts[*n] <= word && firsts.get(n + 1).is_none_or(|next| *next >= word)
    };
    (0..firsts.len()).filter(is).map(|n| format!("terms-{n}")).collect()
}

/// The addresses of the documents that have a word.
fn hits(data: &BTreeMap<String, Value>, word: &str) -> BTreeSet<String> {
    let mut hits = BTreeSet::new();
    let per_file = data["index"]["perFile"].as_u64().unwrap();
    for name in pieces(data, word) {
        let entries: Vec<_> = data[&name].as_str().unwrap().split(' ').collect();
        for entry in entries.chunks(2).filter(|entry| entry[0] == word) {
            let mut number = 0;
            for step in entry[1].split(',') {
                number += u64::from_str_radix(step, 36).unwrap() / 2;
                let file = &data[&format!("documents-{}", number / per_file)];
                let document = &file[usize::try_from(number % per_file).unwrap()];
                hits.insert(document[2].as_str().unwrap().to_owned());
            }
        }
    }
    hits
}

/// Plain words of a text: such as hold nothing that is folded.
fn plain_words(text: &str) -> impl Iterator<Item = String> {
    let words = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()));
    let words = words.filter(|word| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric())
    });
    words.map(str::to_ascii_lowercase)
}

/// Holds that every statement is found by every plain word that a reader sees of it.
fn check(files: &BTreeMap<String, Vec<u8>>) -> usize {
    let data = handed_over(files);
    let briefing: Value = serde_json::from_slice(&files["briefing.json"]).unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut n = 0;
    for statement in briefing["statements"].as_array().unwrap() {
        let href = statement["href"].as_str().unwrap();
        let is_shown = statement["withdrawn"].is_null();
        let passages = statement["passages"]
            .as_array()
            .unwrap()
            .iter()
            .map(|passage| &passage["words"]);
        let names =
            statement["by"].as_array().unwrap().iter().map(|speaker| &speaker["name"]);
        for text in passages.chain(names).chain([&statement["says"]]) {
            for word in plain_words(text.as_str().unwrap()) {
                let hits =
                    found.entry(word.clone()).or_insert_with(|| hits(&data, &word));
                assert_eq!(hits.contains(href), is_shown, "{word}: {href}");
                n += 1;
            }
        }
    }
    n
}

/// A generated pack of so many articles.
fn generated(n: usize) -> BTreeMap<String, Vec<u8>> {
    let test = pack::files(Size::of(n, 0))
        .fold(PackTest::new(""), |test, (path, text)| test.with(&path, &text));
    test.build().0
}

#[test]
fn every_word_of_every_statement_finds_it() {
    assert!(check(&PackTest::folder(".").build().0) > 5000);
    assert!(check(&generated(60)) > 10_000);
}

#[test]
fn what_a_search_loads_does_not_grow_with_the_pack() {
    let sizes = |n| {
        let files = generated(n);
        let search = files.iter().filter(|(path, _)| path.starts_with("search/"));
        let sizes: BTreeMap<_, _> =
            search.map(|(path, bytes)| (path.clone(), bytes.len())).collect();
        let longest = sizes.values().copied().max().unwrap();
        (sizes.len(), sizes["search/index.js"], longest)
    };
    let (few, many) = (sizes(60), sizes(240));
    assert!(many.0 > 3 * few.0, "{few:?} {many:?}");
    assert!(many.1 < few.1 + 200, "{few:?} {many:?}");
    assert!(few.2.max(many.2) < 13 * 1024, "{few:?} {many:?}");
}

#[test]
fn a_small_pack_has_its_search_in_one_file() {
    let (files, _) = PackTest::folder(".").build();
    let search: Vec<_> =
        files.keys().filter(|path| path.starts_with("search/")).collect();
    assert_eq!(search, ["search/index.js"]);
}

#[test]
fn what_was_withdrawn_is_not_found_and_a_statement_is_found_once() {
    let (files, _) = PackTest::folder(".").build();
    let data = handed_over(&files);
    let documents = data["documents-0"].as_array().unwrap();
    let hrefs: BTreeSet<_> =
        documents.iter().map(|document| document[2].as_str()).collect();
    assert_eq!(hrefs.len(), documents.len());
    let counted = data["index"]["documents"].as_u64().unwrap();
    assert_eq!(usize::try_from(counted).unwrap(), documents.len());
}

#[test]
fn the_index_of_a_small_pack_is_as_kept() {
    let (files, _) = PackTest::folder("tests/packs/full-body").build();
    let index = std::str::from_utf8(&files["search/index.js"]).unwrap();
    insta::assert_snapshot!(index);
}
