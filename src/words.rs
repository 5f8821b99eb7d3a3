//! The interface language of a theme: every word of a page that no author wrote.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// The words of one language by dotted key, such as `known.reported`.
///
/// A text may hold places to fill, such as `{n}`. A key that counts has a form for one,
/// `<key>.one`, and a form for all other numbers, `<key>.other`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// In the order of their keys, and found without going through them: every line asks for some.
    texts: IndexMap<String, String, FxBuildHasher>,
}

impl Words {
    /// Takes the texts of a language; `fallback` fills what it does not have.
    pub(crate) fn new(texts: BTreeMap<String, String>, fallback: &Self) -> Self {
        let mut all = fallback.texts.clone();
        all.extend(texts);
        all.sort_unstable_keys();
        Self { texts: all }
    }

    /// All texts with their keys, in the order of these.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// The text with this key, where there is one.
    pub(crate) fn find(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// The text with this key. A key without text stands for itself, so that a gap is seen.
    pub(crate) fn text<'w>(&'w self, key: &'w str) -> &'w str {
        self.find(key).unwrap_or(key)
    }

    /// The text of one name of a family, such as `in-force` of `status`; empty where there is
    /// none. The families are the closed lists of the model.
    pub(crate) fn family(&self, family: &str, name: &str) -> &str {
        self.find(&format!("{family}.{name}")).unwrap_or_default()
    }

    /// The text with its places filled, each once over: a value that holds braces stays as it is.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.text(key);
        let mut text = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let filled = after.split_once('}').and_then(|(name, after)| {
                let (_, value) = values.iter().find(|(known, _)| *known == name)?;
                Some((*value, after))
            });
            if let Some((value, after)) = filled {
                text.push_str(value);
                rest = after;
            } else {
                text.push('{');
                rest = after;
            }
        }
        text.push_str(rest);
        text
    }

    /// The text for a count, its `{n}` filled with the digits grouped.
    pub(crate) fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "other" };
        self.fill(&format!("{key}.{form}"), &[("n", &self.number(n))])
    }

    /// A whole number, its digits grouped in threes by the language's separator.
    pub(crate) fn number(&self, n: usize) -> String {
        let digits = n.to_string();
        let separator = self.text("number.separator");
        let mut text = String::with_capacity(digits.len() + 4);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(separator);
            }
            text.push(digit);
        }
        text
    }

    /// Several things as one: "a, b and c".
    pub(crate) fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let mut items = items.iter().map(AsRef::as_ref);
        let Some(last) = items.next_back() else { return String::new() };
        let rest: Vec<_> = items.collect();
        if rest.is_empty() {
            return last.to_owned();
        }
        let before = rest.join(self.text("list.separator"));
        self.fill("list.last", &[("before", &before), ("last", last)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let texts = [
            ("list.separator", ", "),
            ("list.last", "{before} and {last}"),
            ("number.separator", ","),
            ("count.sources.one", "{n} source"),
            ("count.sources.other", "{n} sources"),
        ];
        let texts = texts.map(|(key, text)| (key.to_owned(), text.to_owned()));
        Words::new(BTreeMap::from(texts), &Words::default())
    }

    #[test]
    fn lists_are_joined_as_people_write_them() {
        let words = words();
        assert_eq!(words.list::<&str>(&[]), "");
        assert_eq!(words.list(&["a"]), "a");
        assert_eq!(words.list(&["a", "b"]), "a and b");
        assert_eq!(words.list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn counts_have_a_form_for_one_and_group_their_digits() {
        let words = words();
        assert_eq!(words.count("count.sources", 1), "1 source");
        assert_eq!(words.count("count.sources", 0), "0 sources");
        assert_eq!(words.count("count.sources", 1_234_567), "1,234,567 sources");
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        let words = words();
        let text = words.fill("list.last", &[("before", "{last}"), ("last", "{before}")]);
        assert_eq!(text, "{last} and {before}");
    }
}
