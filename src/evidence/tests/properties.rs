//! What holds for every text, tried on random ones.

use proptest::prelude::*;

use crate::evidence::numbers::{holds, read, read_value};
use crate::evidence::sentences::quoted;
use crate::evidence::{
    Context, Pattern, Text, difference, find, fold, quoted_words_in, sentences,
    shared_among,
};
use crate::model::{Amount, Number};

/// Texts of few words with many marks, so that repetition and odd places come up.
fn article() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "boats",
        "gangs",
        "we",
        "We",
        "don’t",
        "UK’s",
        "21,000",
        "41.5",
        "£84m",
        "per",
        "cent",
        "right-wing",
        "café",
        "cafe\u{301}",
        "mi\u{ad}grant",
        "a",
    ]);
    let gap = prop::sample::select(vec![
        " ", " ", " ", "  ", "\u{a0}", "\n", ", ", ". ", " – ", " - ", " “", "” ", " '",
        "' ", "… ", ": ‘", "’. ", " (", ") ",
    ]);
    prop::collection::vec((word, gap), 0..40)
        .prop_map(|pairs| pairs.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

/// The matcher's promise, spelt out: the words and marks of a folded text, each with whether
/// a space stands before it. Enough for the texts above, where a mark inside a word always
/// belongs to it.
fn words(text: &str) -> Vec<(bool, String)> {
    let is_mark = |c: char| ",.:()–-".contains(c);
    let mut all = Vec::new();
    for chunk in fold(text).split_whitespace() {
        let word = chunk.trim_matches(is_mark);
        let at = chunk.find(word).unwrap();
        let (head, tail) = (&chunk[..at], &chunk[at + word.len()..]);
        let marks = |run: &str| {
            run.replace("...", "…").chars().map(String::from).collect::<Vec<_>>()
        };
        let mut parts = marks(head);
        parts.extend((!word.is_empty()).then(|| word.to_owned()));
        parts.extend(marks(tail));
        all.extend(parts.into_iter().enumerate().map(|(n, part)| (n == 0, part)));
    }
    all
}

/// Whether a passage stands in an article, by trying every place.
fn stands(article: &str, passage: &str) -> bool {
    let (article, passage) = (words(article), words(passage));
    article.windows(passage.len()).any(|run| {
        let first = run[0].1 == passage[0].1;
        first && run[1..] == passage[1..]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC*") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folding_marked_text_twice_is_folding_once(text in article()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn any_run_of_words_is_found_where_it_stands(
        article in article(), from in 0_usize..40, count in 1_usize..12,
    ) {
        let text = Text::from_plain(&article);
        let words: Vec<(u32, &str)> = (1..)
            .take(text.len())
            .flat_map(|n| text.paragraph(n).split_whitespace().map(move |w| (n, w)))
            .filter(|(_, w)| w.chars().any(char::is_alphanumeric))
            .skip(from)
            .take(count)
            .collect();
        // The run between the first and the last word, whatever stands between them.
        if let (Some((n, first)), Some((m, last))) = (words.first(), words.last()) && n == m {
            let paragraph = text.paragraph(*n);
            let start = first.as_ptr() as usize - paragraph.as_ptr() as usize;
            let end = last.as_ptr() as usize - paragraph.as_ptr() as usize + last.len();
            let passage = &paragraph[start..end];
            let found = find(&text, &Pattern::parse(passage).unwrap(), Context::default());
            let found = found.unwrap();
            prop_assert_eq!(fold(&found.letters(&text)), fold(passage));
            let begins = found.pieces().next().unwrap().place.paragraph;
            prop_assert!(begins <= *n);
            let here = begins == *n || found.other_count > 0;
            prop_assert!(here);
        }
    }

    #[test]
    fn one_changed_letter_is_not_found(article in article(), from in 0_usize..30) {
        let text = Text::from_plain(&article);
        let words: Vec<&str> = (1..)
            .take(text.len())
            .flat_map(|n| text.paragraph(n).split_whitespace())
            .skip(from)
            .take(4)
            .collect();
        let passage = words.join(" ");
        if let Some(at) = passage.find(char::is_alphabetic) {
            let length = passage[at..].chars().next().unwrap().len_utf8();
            let changed = format!("{}ж{}", &passage[..at], &passage[at + length..]);
            let pattern = Pattern::parse(&changed).unwrap();
            let error = find(&text, &pattern, Context::default());
            prop_assert!(error.is_err(), "{}", changed);
        }
    }

    #[test]
    fn matching_agrees_with_the_plain_definition(
        article in article(), passage in article(), piece in 0_usize..60, length in 1_usize..30,
    ) {
        let cut: String = article.chars().skip(piece).take(length).collect();
        for passage in [passage, cut] {
            if let Ok(pattern) = Pattern::parse(&passage) {
                let found = find(&Text::from_plain(&article), &pattern, Context::default());
                let plain = stands(&article, &passage);
                prop_assert_eq!(found.is_ok(), plain, "{:?} in {:?}", passage, article);
            }
        }
    }

    #[test]
    fn a_grouped_number_is_read_back(n in 0_i64..1_000_000_000_000, scale in 0_usize..4) {
        let digits = n.to_string();
        let mut grouped = String::new();
        for (at, c) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(c);
        }
        let (word, factor) = [("", 1), (" thousand", 1_000), ("m", 1_000_000), (" billion", 1_000_000_000)][scale];
        let value = read_value(&format!("about £{grouped}{word}"), "en").unwrap();
        let expect = Number::new(i128::from(n) * factor, 0);
        prop_assert_eq!(&value.amount, &Amount::Exact(expect));
        prop_assert_eq!(value.unit.as_deref(), Some("£"));
        let held = holds(&format!("It was about £{grouped}{word}, they said"), &value, "en");
        prop_assert!(held.is_yes());
        let longer = holds(&format!("It was about £1{grouped}{word}, they said"), &value, "en");
        prop_assert!(!longer.is_yes());
    }

    #[test]
    fn a_number_in_words_is_read_back(n in 1_u32..1_000_000) {
        let value = read_value(&spell(n), "en").unwrap();
        prop_assert_eq!(value.amount, Amount::Exact(Number::from(i64::from(n))));
    }

    #[test]
    fn texts_without_numbers_are_told_from_their_letters_alone(
        words in prop::collection::vec(
            "one|ONE|Two|twenty-one|hundred|and|a|half|million|dozens|tens of|of|no|someone|\
             twen\u{301}ty|‘three’|four’s|five—six|non\u{ad}e|o\u{ad}ne|élevén|İ|K|about|½|7|May",
            0..8,
        ),
        tag in "en|de|fr|xx",
    ) {
        let text = words.join(" ");
        // A sign that is skipped, at which the letters alone tell nothing.
        prop_assert_eq!(read(&text, &tag), read(&format!("{text}\u{200b}"), &tag));
    }

    #[test]
    fn nothing_panics(text in "\\PC*", other in "\\PC*", article in article()) {
        everything(&text, &other);
        everything(&article, &text);
        everything(&text, &article);
    }

    #[test]
    fn brackets_and_numbers_do_not_panic(
        text in "[\\[\\]…. 'a-zA0-9,£%“”‘’\"–-]{0,60}", other in "[0-9,.½£m%+~ -]{0,30}",
    ) {
        everything(&text, &other);
        everything(&other, &text);
    }

    #[test]
    fn ranges_lie_on_letters(text in "\\PC*", marked in article()) {
        for text in [text, marked] {
            for range in quoted(&text).into_iter().chain(sentences(&text).into_iter().map(|s| s.range)) {
                prop_assert!(text.get(range).is_some());
            }
            for reading in read(&text, "en") {
                prop_assert!(text.get(reading.range).is_some());
            }
        }
    }
}

fn everything(text: &str, passage: &str) {
    let article = Text::from_plain(text);
    let context = Context { prefix: Some(text), suffix: Some(passage) };
    if let Ok(pattern) = Pattern::parse(passage) {
        let _ = find(&article, &pattern, Context::default());
        let _ = find(&article, &pattern, context);
        let _ = pattern.short(read_value(passage, "en").ok().as_ref(), "en");
    }
    let _ = difference(text, passage);
    let _ = quoted_words_in(&[&article], passage);
    let _ = shared_among(&[&article, &Text::from_plain(passage)]);
    for language in ["en", "de", "fr", ""] {
        let _ = read(text, language);
        let _ = crate::evidence::numbers::missing(passage, &[text], language);
    }
}

fn spell(n: u32) -> String {
    const SMALL: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
        "ninety",
    ];
    match n {
        0..20 => SMALL[n as usize].to_owned(),
        20..100 if n.is_multiple_of(10) => TENS[n as usize / 10].to_owned(),
        20..100 => format!("{}-{}", TENS[n as usize / 10], spell(n % 10)),
        100..1000 if n.is_multiple_of(100) => format!("{} hundred", spell(n / 100)),
        100..1000 => format!("{} hundred and {}", spell(n / 100), spell(n % 100)),
        _ if n.is_multiple_of(1000) => format!("{} thousand", spell(n / 1000)),
        _ if n % 1000 < 100 => {
            format!("{} thousand and {}", spell(n / 1000), spell(n % 1000))
        }
        _ => format!("{} thousand {}", spell(n / 1000), spell(n % 1000)),
    }
}
