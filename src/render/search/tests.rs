//! Words, pieces of the index, and the files of a search.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::fold::Folder;
use super::shards::{self, LIMIT, Shard};

/// All that a text is found by, in order.
fn found_by(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    Folder::default().words(text, |word| words.push(word.to_owned()));
    words
}

/// The words between two, and those that begin alike, as the script reads pieces.
fn read(shards: &[Shard]) -> BTreeMap<String, Vec<u32>> {
    let mut held: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for shard in shards {
        let mut entries = shard.text.split(' ');
        while let (Some(word), Some(steps)) = (entries.next(), entries.next()) {
            let mut number = 0;
            for step in steps.split(',') {
                let value = u32::from_str_radix(step, 36).unwrap();
                number += value / 2;
                held.entry(word.to_owned()).or_default().push(number * 2 + value % 2);
            }
        }
    }
    held
}

/// The words of a vocabulary.
fn spelt_out(shards: &[Shard]) -> Vec<String> {
    let mut words = Vec::new();
    for shard in shards {
        let mut word = String::new();
        for entry in shard.text.split(' ') {
            let (shared, rest) = entry.split_at(1);
            let shared = usize::from_str_radix(shared, 36).unwrap();
            word = word.chars().take(shared).chain(rest.chars()).collect();
            words.push(word.clone());
        }
    }
    words
}

/// Texts with the words that are compared and those that find them as well: the script is held
/// against the same list.
const FOLDING: &str = include_str!("../../../tests/browser/folding.json");

#[test]
fn texts_fold_as_the_list_says_that_the_script_is_held_against() {
    let list: Vec<serde_json::Value> = serde_json::from_str(FOLDING).unwrap();
    for entry in list {
        let texts = |name: &str| {
            let texts = entry[name].as_array().unwrap().iter();
            // Korean syllables stand in the list as people write them.
            let texts = texts.map(|text| found_by(text.as_str().unwrap())[0].clone());
            texts.collect::<Vec<_>>()
        };
        let mut wanted = [texts("words"), texts("also")].concat();
        let mut found = found_by(entry["text"].as_str().unwrap());
        wanted.sort();
        found.sort();
        assert_eq!(found, wanted, "{}", entry["text"]);
    }
}

proptest! {
    #[test]
    fn a_word_folds_to_itself(text in "\\PC{0,24}") {
        for word in found_by(&text) {
            prop_assert!(!word.contains([' ', '_', ',']), "{word}");
            prop_assert_eq!(&found_by(&word)[0], &word);
        }
    }

    #[test]
    fn accents_and_capitals_are_no_difference(word in "[a-zà-öø-įĲ-ž]{1,12}") {
        let plain = word.replace('ß', "ss");
        prop_assert_eq!(found_by(&word.to_uppercase()), found_by(&plain));
        let bare: String = word.chars().nfkd().filter(|c| !is_combining_mark(*c)).collect();
        prop_assert!(found_by(&word).iter().any(|found| found_by(&bare).contains(found)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn pieces_hold_every_word_with_its_places_and_none_is_long(
        held in prop::collection::btree_map(
            "[a-z0-9é]{1,9}",
            prop::collection::btree_set(0..400_000_u32, 1..6000),
            1..40,
        ),
    ) {
        let terms: Vec<_> = held.into_iter().map(|(word, held)| (word, held.into_iter().collect::<Vec<_>>())).collect();
        let postings = shards::postings(&terms);
        prop_assert_eq!(read(&postings).into_iter().collect::<Vec<_>>(), terms.clone());
        let vocabulary = shards::vocabulary(&terms);
        let words = terms.iter().map(|(word, _)| word);
        let wanted: Vec<_> = words.filter(|word| word.chars().count() > 2 && !word.contains(char::is_numeric)).cloned().collect();
        prop_assert_eq!(spelt_out(&vocabulary), wanted);
        for shards in [&postings, &vocabulary] {
            let firsts: Vec<_> = shards.iter().map(|shard| &shard.first).collect();
            prop_assert!(firsts.is_sorted());
            prop_assert!(shards.iter().all(|shard| shard.text.len() <= LIMIT));
        }
    }
}

#[test]
fn a_vocabulary_leaves_out_what_is_not_mistyped() {
    let words = ["10", "2024", "84million", "_figure", "at", "border", "borders"];
    let terms: Vec<_> = words.map(|word| (word.to_owned(), vec![0])).into();
    let vocabulary = shards::vocabulary(&terms);
    let wanted = Shard { first: "border".to_owned(), text: "0border 6s".to_owned() };
    assert_eq!(vocabulary, [wanted]);
}

#[test]
fn no_letter_ends_the_call_that_hands_data_over() {
    let data = ["</script>\"", "a\u{2028}b\u{2029}", "\\\n"];
    assert_eq!(
        super::call("x", &data),
        "briefpackSearchData(\"x\", [\"\\u003c/script>\\\"\",\"a\\u2028b\\u2029\",\"\\\\\\n\"]);\n",
    );
}

#[test]
fn long_texts_are_cut_between_words() {
    let text = "some words of a long answer ".repeat(20);
    let pieces = super::pieces(text.as_str().into());
    assert_eq!(pieces.len(), 3);
    assert!(pieces.iter().all(|piece| piece.len() < super::PIECE + 8));
    let words: BTreeSet<_> = pieces.iter().flat_map(|piece| found_by(piece)).collect();
    assert_eq!(words, found_by(&text).into_iter().collect());
}

/// Packs of several hundred statements, made by the real build.
#[cfg(feature = "serve")]
mod files {
    use std::fmt::Write as _;

    use crate::render::files::Files;
    use crate::render::{Unwatched, builtin};
    use crate::source::Sources;
    use crate::{Built, Options};

    /// A pack of one article with so many statements.
    fn pack(n: usize) -> (Sources, Built) {
        let mut sources = Sources::default();
        let mut body = "---\ntitle: Harbour plan\n---\n".to_owned();
        let mut points = "headline: The harbour\npoints:\n".to_owned();
        for n in 0..n {
            writeln!(body, "Ship number {n} came in on a day of that year.\n").unwrap();
            writeln!(
                points,
                "  ship-{n}: {{says: Ship number {n} arrived., passage: Ship number {n} came in on a day}}"
            )
            .unwrap();
        }
        sources.add(
            "briefing.yaml",
            "format: 1\ntitle: A pack\nlanguage: en\ndate: 2025-01-31\ntopics: []\n",
        );
        sources.add("content/articles/harbour-plan.md", body);
        sources.add("content/summaries/harbour-plan.yaml", points);
        builtin::add(&mut sources);
        let mut report = crate::diag::Report::default();
        let memo = &mut crate::Memo::default();
        let built =
            crate::build(&sources, &Options::default(), (memo, &Unwatched), &mut report);
        (sources, built.unwrap())
    }

    #[test]
    fn files_of_a_search_made_alone_are_the_same_as_among_all() {
        let (sources, built) = pack(super::super::SMALL + 20);
        let press = built.press(&sources, &Unwatched);
        let all =
            Files::new(built.press(&sources, &Unwatched)).filter_map(|made| made.value);
        let all: Vec<_> =
            all.filter(|output| output.path.starts_with("search/")).collect();
        assert_eq!(
            all.len(),
            3 + (super::super::SMALL + 20).div_ceil(super::super::PER_FILE)
        );
        for output in all.iter().rev() {
            let alone = press
                .one(&output.path, crate::render::Hands::All)
                .and_then(|made| made.value);
            assert!(alone.as_ref() == Some(output), "{}", output.path);
        }
        for path in [
            "documents-99.js",
            "documents-01.js",
            "documents-+1.js",
            "documents-0",
            "x.js",
        ] {
            assert!(
                press.one(&format!("search/{path}"), crate::render::Hands::All).is_none(),
                "{path}"
            );
        }
    }
}
