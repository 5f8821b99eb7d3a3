//! The shapes of a theme's own files: what it is called, and its interface words.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::source::Spanned;
use crate::words::Words;

use super::Draft;
use super::read::{Fields, Reader, Use};
use super::yaml::{Node, NodeKind};

/// A theme, as far as YAML describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ThemeDraft {
    /// The name that people know it by.
    pub(crate) name: Option<Spanned<String>>,
    /// What it is for.
    pub(crate) description: Option<Spanned<String>>,
    /// The licence it is given under.
    pub(crate) licence: Option<Spanned<String>>,
    /// The interface words by language (BCP 47), each by its dotted key.
    pub(crate) words: BTreeMap<String, BTreeMap<String, String>>,
}

impl ThemeDraft {
    /// Adds what another file of the theme says.
    pub(super) fn add(&mut self, other: Self) {
        self.name = self.name.take().or(other.name);
        self.description = self.description.take().or(other.description);
        self.licence = self.licence.take().or(other.licence);
        self.words.extend(other.words);
    }
}

/// The theme that every other falls back to.
const DEFAULT_THEME: &str = "default";

/// The language that every other falls back to.
const DEFAULT_LANGUAGE: &str = "en";

/// The interface words in the pack's language: what its theme lacks comes from the built-in
/// theme, what its language lacks from the wider language and then from English.
pub(crate) fn words(draft: &Draft) -> Words {
    let briefing = draft.briefing.as_ref();
    let text = |value: Option<&Spanned<String>>, or: &str| {
        value.map_or_else(|| or.to_owned(), |text| text.value.clone())
    };
    let theme = text(briefing.and_then(|b| b.theme.as_ref()), DEFAULT_THEME);
    let language = text(briefing.and_then(|b| b.language.as_ref()), DEFAULT_LANGUAGE);
    let wider = language.split('-').next().unwrap_or_default();
    let mut words = Words::default();
    for language in [DEFAULT_LANGUAGE, wider, &language] {
        for theme in [DEFAULT_THEME, &theme] {
            let texts =
                draft.themes.get(theme).and_then(|theme| theme.words.get(language));
            if let Some(texts) = texts {
                words = Words::new(texts.clone(), &words);
            }
        }
    }
    words
}

/// Reads what a theme says of itself.
pub(super) fn theme(reader: &Reader, node: &Node) -> Option<ThemeDraft> {
    let fields = Fields::new(reader, "the file", node, "a theme", None)?;
    let name = fields.text("name");
    let description = fields.text("description");
    let licence = fields.text("licence");
    fields.finish();
    Some(ThemeDraft { name, description, licence, words: BTreeMap::new() })
}

/// Reads the interface words of one language, each under its dotted key.
pub(super) fn interface(reader: &Reader, node: &Node) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    add(reader, "", node, &mut words);
    words
}

/// Adds the words of a mapping under a prefix; mappings lie at most as deep in each other as
/// the YAML reader lets them.
fn add(reader: &Reader, prefix: &str, node: &Node, words: &mut BTreeMap<String, String>) {
    let what = "a mapping of interface words";
    let Some(fields) = Fields::new(reader, "the file", node, what, None) else {
        return;
    };
    for entry in fields.all() {
        let key = format!("{prefix}{}", entry.key.value);
        if matches!(entry.value.kind, NodeKind::Map(..)) {
            add(reader, &format!("{key}."), &entry.value, words);
        } else if let Some(text) = reader.text(&key, &entry.value, Use::Prose) {
            if words.contains_key(&key) {
                let message = format!("the word `{key}` stands twice");
                reader.report(
                    Diagnostic::at(Code::DuplicateKey, entry.key.span.clone(), message)
                        .help("keep one of the two"),
                );
            }
            words.insert(key, text.value);
        }
    }
}
