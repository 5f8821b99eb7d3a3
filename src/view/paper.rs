//! Documents for paper: the pages that each brings together, and where their addresses lead then.
//!
//! A document is made of the same pages as the site, each as it stands on the print page.

use std::collections::BTreeMap;

use serde::Serialize;

mod made;

use super::pages::{HeadView, PageView};
use super::parts::PackView;
use super::urls;
use crate::model::TopicId;

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Paper {
    /// The first page.
    Brief,
    /// A topic.
    Topic(TopicId),
    /// All that the print page has.
    Pack,
}

impl Paper {
    /// Its kind, as its template is named.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Topic(_) => "topic",
            Self::Pack => "pack",
        }
    }

    /// Its address from the pack's root.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Topic(id) => format!("topic-{id}.pdf"),
            Self::Brief | Self::Pack => format!("{}.pdf", self.kind()),
        }
    }
}

/// What a document is set from.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PaperView<'s> {
    /// What it is.
    pub(crate) document: AboutView,
    /// What every page shows of the pack.
    pub(crate) pack: &'s PackView,
    /// Its parts in reading order.
    pub(crate) parts: Vec<PaperPartView>,
}

/// What a document is.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AboutView {
    /// `brief`, `topic` or `pack`.
    pub(crate) kind: String,
    /// Its title.
    pub(crate) title: String,
    /// What it holds, in a sentence.
    pub(crate) description: String,
    /// Its language: the first part of the pack's.
    pub(crate) language: String,
    /// Its region, where the pack's language names one.
    pub(crate) region: Option<String>,
    /// The day the pack was prepared, where that is known to the day.
    pub(crate) date: Option<DayView>,
    /// What it is about, in words to be found by.
    pub(crate) keywords: Vec<String>,
    /// The line at head and foot of every sheet.
    pub(crate) marking: Option<String>,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct DayView {
    /// The year.
    pub(crate) year: i16,
    /// The month.
    pub(crate) month: i8,
    /// The day of the month.
    pub(crate) day: i8,
}

/// A page as a part of a document.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PaperPartView {
    /// The page's kind.
    pub(crate) kind: String,
    /// Its title.
    pub(crate) title: String,
    /// What its ids begin with.
    pub(crate) prefix: String,
    /// What the page shows.
    #[serde(flatten)]
    pub(crate) view: PageView,
}

impl PaperPartView {
    /// Takes a page.
    fn new(view: PageView) -> Self {
        let HeadView { kind, title, prefix, .. } = view.head.clone();
        Self { kind, title, prefix, view }
    }
}

/// Where addresses of the pack lead when they stand in a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Addresses {
    /// What the ids of each page of the document begin with, by the page's address.
    prefixes: BTreeMap<String, String>,
    /// The document's own address.
    own: String,
    /// The absolute address of the pack.
    base: Option<String>,
}

impl Addresses {
    /// An address as it leads on paper: to a place in the document (`#id`), or out of it; none
    /// where nothing on paper can lead there.
    pub(crate) fn of(&self, href: &str) -> Option<String> {
        let path = href.split(['/', '?', '#']).next().unwrap_or_default();
        if href.starts_with('#') || path.contains(':') {
            return Some(href.to_owned());
        }
        let (path, fragment) = href.split_once('#').unwrap_or((href, "top"));
        let path = path.split('?').next().unwrap_or_default();
        if path == self.own {
            return Some(format!("#{fragment}"));
        }
        if let Some(prefix) = self.prefixes.get(path) {
            return Some(format!("#{prefix}{fragment}"));
        }
        let base = self.base.as_ref().filter(|_| !href.is_empty())?;
        Some(urls::absolute(base, href))
    }
}

#[cfg(test)]
mod tests {
    use super::Addresses;

    fn check(base: Option<&str>, cases: &[(&str, Option<&str>)]) {
        let prefixes = [("topics/tanks.html", "topics:tanks:"), ("index.html", "index:")];
        let prefixes =
            prefixes.map(|(href, prefix)| (href.to_owned(), prefix.to_owned()));
        let (own, base) = ("topic-tanks.pdf".to_owned(), base.map(str::to_owned));
        let addresses = Addresses { prefixes: prefixes.into(), own, base };
        for (href, expect) in cases {
            assert_eq!(addresses.of(href).as_deref(), *expect, "{href}");
        }
    }

    #[test]
    fn what_stands_in_the_document_is_led_to_there() {
        check(
            None,
            &[
                ("topics/tanks.html", Some("#topics:tanks:top")),
                ("topics/tanks.html#why", Some("#topics:tanks:why")),
                ("print.html?choose#index:top", None),
                ("index.html?choose#top", Some("#index:top")),
                ("#topics:tanks:note:1", Some("#topics:tanks:note:1")),
                ("topic-tanks.pdf#topics:tanks:note:1", Some("#topics:tanks:note:1")),
            ],
        );
    }

    #[test]
    fn what_does_not_is_led_to_where_the_pack_is_published() {
        let base = Some("https://example.org/b/");
        check(
            base,
            &[
                (
                    "articles/a.html#context:x",
                    Some("https://example.org/b/articles/a.html#context:x"),
                ),
                ("https://example.org/?a=b", Some("https://example.org/?a=b")),
                ("mailto:ana@example.org", Some("mailto:ana@example.org")),
                ("", None),
            ],
        );
        check(
            None,
            &[("articles/a.html", None), ("https://a.org", Some("https://a.org"))],
        );
    }
}
