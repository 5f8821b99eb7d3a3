//! Which bracketed insertions a passage may carry: the bracket's words in, a refusal out.

/// Why a bracketed insertion is refused: it could turn the meaning of the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It holds a word that denies, such as `not`.
    Negation,
    /// It holds digits, or a word for a number.
    Number,
    /// It stands before letters of the same word, or adds `less` to one.
    PartOfWord,
}

/// Words that deny or nearly deny, in the languages that reports are quoted in most.
const NEGATIONS: &str = "not no non nor never none nobody nothing nowhere neither cannot without hardly \
    scarcely barely rarely seldom except unless false falsely nicht nichts kein \
    keine keinen nie niemals ohne pas jamais sans aucun aucune niet geen nooit \
    nunca senza nem nikdy bez nigdy inte ikke aldrig aldri";

/// Words that stand for numbers and shares, beside those that are made of them.
const NUMBERS: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen \
    fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty \
    sixty seventy eighty ninety hundred hundreds thousand thousands million \
    millions billion billions trillion trillions dozen dozens score scores half \
    third thirds quarter quarters twice double triple percent";

/// Says what is wrong with an insertion, if anything is. `before` and `rest` are the words
/// on its two sides.
pub(super) fn refuse(inner: &str, rest: &str, before: &str) -> Option<Refusal> {
    let words = inner.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    for word in words.filter(|word| !word.is_empty()) {
        let word = word.to_lowercase().replace('’', "'");
        if word.chars().any(char::is_numeric) || is_among(&word, NUMBERS) {
            return Some(Refusal::Number);
        }
        if is_among(&word, NEGATIONS) || word.ends_with("n't") {
            return Some(Refusal::Negation);
        }
    }
    if inner.contains(['%', '£', '$', '€', '½', '¼', '¾']) {
        return Some(Refusal::Number);
    }
    let letters = inner.chars().any(char::is_alphabetic);
    let leads_on = rest.chars().next().is_some_and(char::is_alphanumeric)
        || rest.starts_with('-') && !rest.starts_with("- ");
    let hangs_on = before.chars().next_back().is_some_and(char::is_alphanumeric);
    let denies =
        hangs_on && matches!(inner.to_lowercase().as_str(), "less" | "free" | "nt");
    (letters && leads_on || denies).then_some(Refusal::PartOfWord)
}

fn is_among(word: &str, list: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}
