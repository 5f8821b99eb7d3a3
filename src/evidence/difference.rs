//! Two texts word by word, for a person: `We will [-move-]{+change+} the date`.
//!
//! Signs that cannot be told apart by eye are printed as their code point.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::fold::{Folded, Token, is_skipped};
use super::lookalike;

/// So many words and marks of each text are compared.
const LONGEST: usize = 1200;

/// The difference between what is written and what stands there, word by word.
///
/// What is only written stands in `[-…-]`, what only stands there in `{+…+}`.
pub(crate) fn difference(written: &str, there: &str) -> String {
    let (written, there) = (Folded::of(written), Folded::of(there));
    of_tokens((&written, written.tokens()), (&there, there.tokens()))
}

/// A word or mark as it is compared: its letters, and whether a space stands before it.
type Key<'a> = (&'a str, bool);

pub(super) fn of_tokens(
    written: (&Folded, &[Token]),
    there: (&Folded, &[Token]),
) -> String {
    let (old, new) = (keys(written.0, written.1), keys(there.0, there.1));
    let mut text = String::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let old_run = old.get(op.old_range()).unwrap_or_default();
        let new_run = new.get(op.new_range()).unwrap_or_default();
        if let DiffOp::Equal { .. } = op {
            for (word, spaced) in old_run {
                push(&mut text, word, *spaced);
            }
        } else {
            change(&mut text, old_run, new_run);
        }
    }
    if written.1.len() > LONGEST || there.1.len() > LONGEST {
        text.push_str(" …");
    }
    text
}

/// The first token's space is not compared.
fn keys<'a>(folded: &'a Folded, tokens: &[Token]) -> Vec<Key<'a>> {
    let tokens = tokens.iter().take(LONGEST).enumerate();
    tokens.map(|(n, token)| (folded.letters(token), n == 0 || token.spaced)).collect()
}

fn push(text: &mut String, word: &str, spaced: bool) {
    if spaced && !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

/// Prints words that were replaced, left out or added.
fn change(text: &mut String, old: &[Key<'_>], new: &[Key<'_>]) {
    let spaced = |run: &[Key<'_>]| run.first().is_none_or(|(_, spaced)| *spaced);
    let outside = spaced(old) && spaced(new);
    if outside && !text.is_empty() {
        text.push(' ');
    }
    let alike = lookalike::look_alike(&join(old, true), &join(new, true));
    for (run, open, close) in [(old, "[-", "-]"), (new, "{+", "+}")] {
        if run.is_empty() {
            continue;
        }
        text.push_str(open);
        let words = join(run, outside);
        if alike {
            lookalike::spell_out(&words, text);
        } else {
            visible(&words, text);
        }
        text.push_str(close);
    }
}

/// Words with their spaces; the space before the first only where it is part of the change.
fn join(run: &[Key<'_>], without_first: bool) -> String {
    let mut words = String::new();
    for (n, (word, spaced)) in run.iter().enumerate() {
        if *spaced && !(n == 0 && without_first) {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Prints words, invisible signs by their code point.
fn visible(words: &str, text: &mut String) {
    for c in words.chars() {
        if c.is_control() || is_skipped(c) || lookalike::is_blank(c) {
            lookalike::name(c, text);
        } else {
            text.push(c);
        }
    }
}
