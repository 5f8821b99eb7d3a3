//! What comes nearest is shown word by word.

use crate::evidence::nearest::Nearest;
use crate::evidence::{Context, Pattern, Reason, Text, difference, find};

fn nearest(article: &str, passage: &str) -> Option<Nearest> {
    let text = Text::from_plain(article);
    let error =
        find(&text, &Pattern::parse(passage).unwrap(), Context::default()).unwrap_err();
    let Reason::Words(nearest) = error.reason else { panic!("{error:?}") };
    nearest
}

const ARTICLE: &str = "Nothing of note.
We will not change the date on which the works can be completed, she said.
At least 12 people died; 380,000 arrived by sea.";

fn check(passage: &str, expect: &str) {
    assert_eq!(nearest(ARTICLE, passage).map(|n| n.difference), Some(expect.to_owned()));
}

#[test]
fn the_nearest_words_are_shown_with_the_difference() {
    check(
        "We will not move the date on which the remaining works can be completed",
        "We will not [-move-]{+change+} the date on which the [-remaining-] works can be completed",
    );
    check("390,000 arrived by sea", "[-390,000-]{+380,000+} arrived by sea");
    check("at least 12 people died", "[-at-]{+At+} least 12 people died");
    check("12 people died, 380,000", "12 people died[-,-]{+;+} 380,000");
    check(
        "12 people died;380,000 arrived",
        "12 people died; [-died;380,000-]{+380,000+} arrived"
            .replace("died; [-died;380,000-]{+380,000+}", "died;[-380,000-]{+ 380,000+}")
            .as_str(),
    );
    check("the works can be completed.", "the works can be completed[-.-]{+,+}");
}

#[test]
fn its_place_is_told() {
    let near = nearest(ARTICLE, "390,000 arrived by sea").unwrap();
    assert_eq!(near.places.len(), 1);
    assert_eq!(near.places[0].paragraph, 3);
    assert_eq!(near.places[0].range, 25..47);
    assert_eq!(near.words, 1);
}

#[test]
fn what_cannot_be_seen_is_named() {
    check("12 peоple died", "12 [-pe<U+043E>ple-]{+people+} died");
    check("peo\u{34f}ple died; 380,000", "[-peo<U+034F>ple-]{+people+} died; 380,000");
    assert_eq!(difference("five ﬁsh", "five fish"), "five [-<U+FB01>sh-]{+fish+}");
    assert_eq!(difference("a – b", "a - b"), "a [-<U+2013>-]{+-+} b");
    assert_eq!(difference("the café", "the cafe"), "the [-café-]{+cafe+}");
}

#[test]
fn words_that_are_nowhere_near_have_no_nearest() {
    assert_eq!(nearest(ARTICLE, "purple elephants dance quietly"), None);
    assert_eq!(nearest("", "purple elephants dance"), None);
}

#[test]
fn equal_texts_have_no_difference() {
    assert_eq!(difference("same “words” here", "same words here"), "same words here");
    assert_eq!(difference("", ""), "");
    assert_eq!(difference("", "new words"), "{+new words+}");
    assert_eq!(difference("old words", ""), "[-old words-]");
}

#[test]
fn in_a_very_long_text_the_likely_stretch_is_compared() {
    let mut article = "the people of the sea and the land said so today ".repeat(40_000);
    article.push_str("a rare vessel foundered off the northern coast ");
    article.push_str(&"the people of the sea and the land said so today ".repeat(40_000));
    let passage = "a rare vessel sank off the northern coast";
    let near = nearest(&article, passage).unwrap();
    assert_eq!(
        near.difference,
        "a rare vessel [-sank-]{+foundered+} off the northern coast"
    );
}
