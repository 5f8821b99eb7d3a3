//! Tells at a glance whether a passage can end within a number: hardly any does.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::language;
use super::numerals;
use super::units::currency_word;
use super::words::BETWEEN;
use crate::evidence::fold::Token;
use crate::evidence::text::{Place, Text};

/// Whether the words of a place may take a part of a number or of what qualifies it, told from
/// the words on both sides of its two ends. In doubt they may.
pub(super) fn may_cut(text: &Text, place: &Place) -> bool {
    let folded = text.folded();
    let tokens = text.tokens_of(place.paragraph..=place.paragraph);
    let tokens = folded.tokens().get(tokens).unwrap_or_default();
    let may_go_on = |token: &Token| {
        let letters = folded.letters(token);
        if token.mark { matches!(letters, "-" | "–") } else { may_belong(letters) }
    };
    [place.range.start, place.range.end].into_iter().any(|edge| {
        let behind = tokens.partition_point(|token| (token.start as usize) < edge);
        let before = behind.checked_sub(1).and_then(|before| tokens.get(before));
        before.is_some_and(may_go_on) && tokens.get(behind).is_some_and(may_go_on)
    })
}

/// Whether a word may belong to a number, to its unit or to what qualifies it, in any language.
fn may_belong(word: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphabetic() || matches!(b, b'-' | b'\'');
    if !word.bytes().all(is_plain) {
        return true;
    }
    let is_small = !word.bytes().any(|b| b.is_ascii_uppercase());
    let word =
        if is_small { Cow::from(word) } else { Cow::from(word.to_ascii_lowercase()) };
    numerals::may_begin(&word) || currency_word(&word).is_some() || WORDS.contains(&*word)
}

/// The words of all phrases that stand with numbers, for lookup alone.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let phrases = language::ALL.iter().flat_map(|language| {
        let qualifiers = language.before.iter().chain(language.after);
        let qualifiers = qualifiers.map(|(phrase, _)| *phrase);
        let scales = language.scales.iter().map(|(name, _)| *name);
        let units = language.percent.iter().chain(language.points).copied();
        qualifiers.chain(scales).chain(units)
    });
    let words = phrases.chain(BETWEEN).flat_map(|phrase| phrase.split(' '));
    // `two hundred and five`, `tens of thousands`.
    words.chain(["and", "of"]).collect()
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::cut::cuts_of;
    use super::*;

    /// Words of numbers and others.
    const SIGNS: [&str; 40] = [
        "12 ",
        "380 000 ",
        "£84 ",
        "million ",
        "$ ",
        "per cent ",
        "percentage points ",
        "more ",
        "than ",
        "a ",
        "total ",
        "of ",
        "at ",
        "least ",
        "Some ",
        "two ",
        "hundred ",
        "and ",
        "five ",
        "half ",
        "an ",
        "Twenty-one ",
        "dozens ",
        "thousands ",
        "or ",
        "so ",
        ", ",
        ". ",
        "- ",
        "-",
        "–",
        "people ",
        "to ",
        "euros ",
        "½ ",
        "10-15 ",
        "in ",
        "2020 ",
        "m ",
        "the ",
    ];

    proptest! {
        #[test]
        fn no_cut_number_is_passed_over(
            signs in prop::collection::vec(prop::sample::select(SIGNS.to_vec()), 1..14),
            from in 0_usize..14,
            length in 1_usize..14,
        ) {
            let text = Text::new(vec![signs.concat()]);
            let tokens = text.folded().tokens();
            let run: Vec<&Token> = tokens.iter().skip(from).take(length).collect();
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                let range = first.start as usize..last.end as usize;
                let place = Place { paragraph: 1, range };
                let cuts = cuts_of(&text, &place, "en");
                prop_assert!(cuts.is_empty() || may_cut(&text, &place), "{:?}", cuts);
            }
        }
    }
}
