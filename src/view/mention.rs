//! An article in a few words, as every page that rests on it names it.

use super::index::Index;
use super::parts::{DateView, LinkView};
use super::{dates, places, urls};
use crate::model::Article;

/// What is said of an article wherever it is named.
pub(crate) struct Mention {
    /// Its label in the bibliography: `S4`.
    pub(crate) label: String,
    /// A link to it.
    pub(crate) link: LinkView,
    /// Who published it, and when, in one line.
    pub(crate) line: String,
    /// When it was published.
    pub(crate) date: Option<DateView>,
    /// What passages of it were checked against, in words.
    pub(crate) checked: String,
}

/// What is said of no article.
pub(super) static NO_MENTION: Mention = Mention {
    label: String::new(),
    link: LinkView {
        href: String::new(),
        text: String::new(),
        is_external: false,
        marked: None,
    },
    line: String::new(),
    date: None,
    checked: String::new(),
};

impl Mention {
    /// Puts an article into words.
    pub(super) fn new(index: &Index, article: &Article) -> Self {
        let words = index.words;
        let rank = index.rank(&article.id).to_string();
        let is_inferred = article.inference("published").is_some();
        let date = article.published.as_ref();
        Self {
            label: words.fill("place.source_label", &[("n", &rank)]),
            link: LinkView {
                href: urls::article(&article.id),
                text: article.title.clone(),
                is_external: false,
                marked: None,
            },
            line: line(index, article),
            date: date.map(|date| dates::view(words, date, is_inferred)),
            checked: places::checked(index, article),
        }
    }
}

/// Who published an article, and when.
fn line(index: &Index, article: &Article) -> String {
    let (pack, words) = (index.pack, index.words);
    let is_inferred = article.inference("published").is_some();
    let date = article.published.as_ref();
    let date = date.map(|date| dates::marked(words, date, is_inferred));
    let date = date.unwrap_or_else(|| words.text("date.unknown").to_owned());
    match article.publisher.as_ref().map(|id| &pack.actor(id).name) {
        Some(publisher) => {
            words.fill("source.line", &[("publisher", publisher), ("date", &date)])
        }
        None => date,
    }
}
