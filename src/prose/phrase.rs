//! Words without references, of which some may be of another language than the text they
//! stand in.

use std::fmt;
use std::ops::Deref;

use super::Inline;

/// Words on one line. They are used as their letters wherever only letters are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Phrase {
    text: String,
    /// The same letters, cut where the language changes; none where it never does.
    pieces: Box<[Piece]>,
}

/// A stretch of a phrase in one language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Piece {
    /// The language (BCP 47), where it is another than that of the text around.
    pub(crate) language: Option<Box<str>>,
    /// The letters.
    pub(crate) words: String,
}

impl Phrase {
    /// The letters of inlines; of their markup only languages are kept, the innermost of each
    /// letter.
    pub(crate) fn of<R>(content: &[Inline<R>]) -> Self {
        let mut pieces = Vec::new();
        cut(content, None, &mut pieces);
        let text = pieces.iter().map(|piece| piece.words.as_str()).collect();
        let is_one = pieces.iter().all(|piece| piece.language.is_none());
        Self { text, pieces: if is_one { Box::default() } else { pieces.into() } }
    }

    /// Its stretches; none where all of it is in the language of the text around.
    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The same without white space at its ends.
    pub(crate) fn trimmed(&self) -> Self {
        let mut pieces = self.pieces.clone();
        if let Some(first) = pieces.first_mut() {
            first.words = first.words.trim_start().to_owned();
        }
        if let Some(last) = pieces.last_mut() {
            last.words = last.words.trim_end().to_owned();
        }
        Self { text: self.text.trim().to_owned(), pieces }
    }

    /// The same with one space for each white space, none at its ends, and none before a full
    /// stop or its like, where a citation left one.
    pub(crate) fn tidied(&self) -> Self {
        let mut whole = Tidy::default();
        whole.add(&self.text);
        let mut cut = Tidy::default();
        self.pieces.iter().for_each(|piece| cut.add(&piece.words));
        let languages = self.pieces.iter().map(|piece| piece.language.clone());
        let pieces =
            languages.zip(cut.done()).map(|(language, words)| Piece { language, words });
        Self { text: whole.done().concat(), pieces: pieces.collect() }
    }
}

/// Stretches of a text while its white space is tidied.
#[derive(Default)]
struct Tidy {
    done: Vec<String>,
    /// The stretch that ends in the last space, where no letter stands behind that.
    space_in: Option<usize>,
}

impl Tidy {
    /// Adds a stretch.
    fn add(&mut self, text: &str) {
        let has_letters = self.done.iter().any(|stretch| !stretch.is_empty());
        let number = self.done.len();
        let mut stretch = String::with_capacity(text.len());
        for c in text.chars() {
            if !c.is_whitespace() {
                if matches!(c, '.' | ',' | ';' | ':' | '?' | '!') {
                    self.drop_space(&mut stretch);
                }
                self.space_in = None;
                stretch.push(c);
            } else if self.space_in.is_none() && (has_letters || !stretch.is_empty()) {
                self.space_in = Some(number);
                stretch.push(' ');
            }
        }
        self.done.push(stretch);
    }

    /// Takes the last space away; `stretch` is the one that is being added.
    fn drop_space(&mut self, stretch: &mut String) {
        if let Some(number) = self.space_in.take() {
            self.done.get_mut(number).unwrap_or(stretch).pop();
        }
    }

    /// Ends the text.
    fn done(mut self) -> Vec<String> {
        self.drop_space(&mut String::new());
        self.done
    }
}

/// Cuts the letters of inlines into stretches of one language.
fn cut<R>(content: &[Inline<R>], language: Option<&str>, pieces: &mut Vec<Piece>) {
    for inline in content {
        if let Inline::Foreign { language, content } = inline {
            cut(content, Some(language), pieces);
            continue;
        }
        match pieces.last_mut() {
            Some(last) if last.language.as_deref() == language => {
                inline.plain(&mut last.words);
            }
            _ => {
                let mut words = String::new();
                inline.plain(&mut words);
                pieces.push(Piece { language: language.map(Into::into), words });
            }
        }
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self { text, pieces: Box::default() }
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl AsRef<str> for Phrase {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pieces_are_tidied_as_the_whole_is(
            parts in prop::collection::vec(("[a. é]{0,4}", any::<bool>()), 0..6),
        ) {
            let inlines = parts.into_iter().map(|(words, is_foreign)| {
                let content: Vec<Inline<()>> = vec![Inline::Text(words.into())];
                let foreign = Inline::Foreign { language: "fr".into(), content: content.clone() };
                if is_foreign { vec![foreign] } else { content }
            });
            let inlines: Vec<_> = inlines.flatten().collect();
            for phrase in [Phrase::of(&inlines), Phrase::of(&inlines).tidied()] {
                let pieces = phrase.pieces().iter().map(|piece| piece.words.as_str());
                let pieces: String = pieces.collect();
                prop_assert!(phrase.pieces().is_empty() || pieces == *phrase);
            }
            let tidied = Phrase::of(&inlines).tidied();
            let words: Vec<_> = tidied.split_whitespace().collect();
            prop_assert_eq!(words.join(" "), &*tidied);
            prop_assert!(!tidied.contains(" ."), "{:?}", tidied);
        }
    }
}
