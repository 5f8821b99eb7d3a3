//! Where one page stands: its file, its ids, its neighbours.

use super::parts::LinkView;
use super::setting::Setting;
use super::shared::Shared;
use super::split;
use super::urls::Sheet;
use super::writing::Writer;
use crate::model::PageKey;

/// One page while it is made.
pub(crate) struct Scope<'a, 'p> {
    /// What all pages share.
    pub(crate) shared: &'a Shared<'p>,
    /// Which file of which page.
    pub(crate) sheet: Sheet,
    /// How many files the page has.
    pub(crate) n_parts: usize,
    /// Where it is set.
    pub(crate) setting: Setting,
    /// How it stands there.
    pub(crate) standing: Standing,
}

/// How a page stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// In a file of its own.
    Alone,
    /// As a part of a document.
    Part,
    /// Alone, and as a part of the print page: it is not set yet.
    Open,
}

impl<'a, 'p> Scope<'a, 'p> {
    /// A page in a file of its own.
    pub(crate) fn alone(shared: &'a Shared<'p>, sheet: &Sheet) -> Self {
        Self {
            shared,
            sheet: sheet.clone(),
            n_parts: split::n_parts(shared, &sheet.key),
            setting: Setting::new(shared, &shared.href(sheet), ""),
            standing: Standing::Alone,
        }
    }

    /// A page as a part of a document at `href`.
    #[cfg(feature = "pdf")]
    pub(crate) fn printed(shared: &'a Shared<'p>, sheet: &Sheet, href: &str) -> Self {
        let setting = Setting::new(shared, href, &print_prefix(shared, sheet));
        Self { setting, standing: Standing::Part, ..Self::alone(shared, sheet) }
    }

    /// A page that is to be set in a file of its own and as a part of the print page.
    pub(crate) fn open(shared: &'a Shared<'p>, sheet: &Sheet) -> Self {
        let setting = Setting::open();
        Self { setting, standing: Standing::Open, ..Self::alone(shared, sheet) }
    }

    /// Begins to write the page's texts.
    pub(crate) fn writer(&self) -> Writer<'a, 'p> {
        let is_alone = self.standing == Standing::Alone;
        let title = if is_alone { None } else { self.title() };
        Writer::new(self.shared, self.setting.clone(), title)
    }

    /// The title of a page whose text an author wrote.
    fn title(&self) -> Option<&'p str> {
        let pack = self.shared.index.pack;
        match &self.sheet.key {
            PageKey::Topic(id) => Some(&pack.topic(id).title),
            PageKey::Article(id) => Some(&pack.article(id).title),
            PageKey::Page(id) => pack.pages.get(id).map(|page| page.title.as_str()),
            _ => None,
        }
    }

    /// Whether this is the first file of the page: what is not split stands there alone.
    pub(crate) fn is_first(&self) -> bool {
        self.sheet.part == 1
    }

    /// Links to those of these sections that hold something: name, heading, whether it does.
    pub(crate) fn sections(&self, sections: &[(&str, &str, bool)]) -> Vec<LinkView> {
        let shown = sections.iter().filter(|(_, _, is_shown)| *is_shown);
        let links = shown.map(|(name, heading, _)| LinkView {
            href: format!("#{}section:{name}", self.setting.prefix),
            text: (*heading).to_owned(),
            is_external: false,
            marked: None,
        });
        links.collect()
    }

    /// The pages before and after this one in its row.
    pub(crate) fn neighbours(&self) -> (Option<LinkView>, Option<LinkView>) {
        let (before, after) = self.row();
        let part = self.sheet.part;
        let words = self.shared.index.words;
        let other = |part: usize| LinkView {
            href: self.shared.href(&Sheet { key: self.sheet.key.clone(), part }),
            text: words.fill(
                "page.part",
                &[("n", &part.to_string()), ("of", &self.n_parts.to_string())],
            ),
            is_external: false,
            marked: None,
        };
        let previous = if part > 1 { Some(other(part - 1)) } else { before };
        let next = if part < self.n_parts { Some(other(part + 1)) } else { after };
        (previous, next)
    }

    /// The neighbours of the whole page.
    fn row(&self) -> (Option<LinkView>, Option<LinkView>) {
        let index = &self.shared.index;
        let around = |at: usize, get: &dyn Fn(usize) -> Option<LinkView>| {
            (at.checked_sub(1).and_then(get), get(at + 1))
        };
        match &self.sheet.key {
            PageKey::Topic(id) => {
                let topics = &index.pack.briefing.topics;
                let at = index.topic_number(id).unwrap_or(1) - 1;
                around(at, &|n| topics.get(n).map(|id| index.topic_link(id)))
            }
            PageKey::Article(id) => {
                let at = index.rank(id).saturating_sub(1);
                let get = |n: usize| index.articles.get(n);
                around(at, &|n| get(n).map(|article| index.article_link(&article.id)))
            }
            PageKey::Actor(id) => {
                let Some(at) = self.shared.actor_rank(id) else { return (None, None) };
                let actors = &self.shared.actors;
                around(at, &|n| {
                    actors.get(n).map(|actor| super::speakers::link(index, &actor.id))
                })
            }
            key => self.register_row(key),
        }
    }

    fn register_row(&self, key: &PageKey) -> (Option<LinkView>, Option<LinkView>) {
        const ROW: [PageKey; 6] = [
            PageKey::Timeline,
            PageKey::Figures,
            PageKey::Quotations,
            PageKey::Sources,
            PageKey::Evidence,
            PageKey::Glossary,
        ];
        let Some(at) = ROW.iter().position(|other| other == key) else {
            return (None, None);
        };
        let words = self.shared.index.words;
        let link = |n: usize| {
            let key = ROW.get(n)?;
            let text = super::registers::title(words, key).to_owned();
            let href = self.shared.href(&Sheet::first(key.clone()));
            Some(LinkView { href, text, is_external: false, marked: None })
        };
        (at.checked_sub(1).and_then(link), link(at + 1))
    }
}

/// What the ids of a page begin with on the print page.
pub(crate) fn print_prefix(shared: &Shared<'_>, sheet: &Sheet) -> String {
    let stem = shared.href(sheet);
    format!("{}:", stem.trim_end_matches(".html").replace('/', ":"))
}
