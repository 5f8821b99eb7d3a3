//! What is told quickly is what is told plainly.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::evidence::fold::{self, Folded};
use crate::evidence::{Text, sentences};

/// Texts of few words, some of which hang on others.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Ann",
        "Ann's",
        "Ann’s",
        "Lee",
        "Lee's",
        "Mc",
        "O'Lee",
        "'s",
        "s",
        "-",
        ",",
        "“Ann”",
        "é",
    ]);
    let gap = prop::sample::select(vec![" ", " ", "  ", "", "\u{a0}", ". "]);
    prop::collection::vec((word, gap), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

/// The words of a text without marks and without what hangs on them.
fn stems(text: &str) -> Vec<String> {
    let folded = Folded::of(text);
    let words = folded.tokens().iter().filter(|token| !token.mark);
    let stem = |word: &str| word.strip_suffix("'s").unwrap_or(word).to_owned();
    words.map(|token| stem(folded.letters(token))).collect()
}

proptest! {
    #[test]
    fn a_name_stands_where_its_words_stand_in_a_row(
        before in words(), text in words(), after in words(), name in words(), n in 0_usize..3,
    ) {
        let name: String = name.chars().take(4 * n + 1).collect();
        let paragraphs = vec![before, text.clone(), after];
        let (wanted, there) = (stems(&name), stems(&text));
        let stands = !wanted.is_empty() && there.windows(wanted.len()).any(|run| run == wanted);
        prop_assert_eq!(Text::new(paragraphs).names(&name, 2..=2), stands, "{:?}", name);
    }

    #[test]
    fn a_number_is_found_at_all_its_places(
        numbers in prop::collection::vec(0_u32..4, 0..200), wanted in 0_u32..4,
    ) {
        let plainly: Vec<usize> = (0..numbers.len()).filter(|n| numbers[*n] == wanted).collect();
        prop_assert_eq!(fold::places_of(wanted, &numbers), plainly);
    }

    #[test]
    fn what_is_taken_for_one_sentence_is_one(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "a", "B", "1", " ", "  ", ",", ".", "!", "?", "...", ")", "\"", "'", ":", ";", "-",
                "\t", "\u{b}", "\u{c}", "\u{1c}", "\u{1f}", "\u{7f}", "\n", "\r", "é", "(",
            ]),
            1..12,
        ),
    ) {
        let text = parts.concat();
        if sentences::is_one(&text) {
            prop_assert_eq!(text.split_sentence_bounds().count(), 1, "{:?}", text);
        }
    }
}
