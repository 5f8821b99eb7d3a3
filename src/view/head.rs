//! What every page has: title, way to it, neighbours, how to cite it.

use super::kinds;
use super::linked_data;
use super::metas;
use super::pages::HeadView;
use super::parts::LinkView;
use super::scope::{Scope, Standing};
use super::setting::{self, Setting};
use super::sources;
use super::{dates, urls};
use crate::model::{Article, PageKey};

/// Descriptions for search engines are at most this many letters.
const DESCRIPTION: usize = 200;

/// What a page's kind says of its head.
pub(crate) struct Lead<'p> {
    /// The template's name.
    pub(crate) kind: &'static str,
    /// The page's own title.
    pub(crate) title: &'p str,
    /// What it holds, at any length.
    pub(crate) description: String,
    /// Its sections that hold something.
    pub(crate) sections: Vec<LinkView>,
    /// The topic whose accent it bears.
    pub(crate) topic_number: Option<usize>,
    /// The article that the page is about.
    pub(crate) article: Option<&'p Article>,
    /// The keys of the quotations on it, for linked data.
    pub(crate) quotations: Vec<String>,
}

impl<'p> Lead<'p> {
    /// The same in a setting, of a page that was made without one.
    pub(crate) fn set(mut self, setting: &Setting) -> Self {
        for section in &mut self.sections {
            section.href = setting.set(&section.href);
        }
        self
    }

    /// The least that a page says.
    pub(crate) fn new(scope: &Scope<'_, 'p>, description: String) -> Self {
        let key = &scope.sheet.key;
        Self {
            kind: kinds::kind(key),
            title: kinds::title(&scope.shared.index, key),
            description,
            sections: Vec::new(),
            topic_number: None,
            article: None,
            quotations: Vec::new(),
        }
    }
}

/// Makes the head of a page.
pub(crate) fn view(scope: &Scope, lead: &Lead) -> HeadView {
    let shared = scope.shared;
    let index = &shared.index;
    let (briefing, words) = (&index.pack.briefing, index.words);
    let place = &scope.setting;
    let base = briefing.base_url.as_ref().filter(|_| lead.kind != "404");
    let canonical = base.map(|base| urls::absolute(base, &place.href));
    let description = shorten(&lead.description, DESCRIPTION);
    let own_date = lead.article.and_then(|article| article.published.as_ref());
    let part_text = (scope.n_parts > 1).then(|| {
        let (n, of) = (scope.sheet.part.to_string(), scope.n_parts.to_string());
        words.fill("page.part", &[("n", &n), ("of", &of)])
    });
    let full_title = full_title(scope, lead, part_text.as_deref());
    let (previous, next) = scope.neighbours();
    let mut head = HeadView {
        kind: lead.kind.to_owned(),
        href: place.href.clone(),
        root: place.root.clone(),
        prefix: place.prefix.clone(),
        part: scope.sheet.part,
        n_parts: scope.n_parts,
        part_text,
        date: own_date.or(briefing.date.as_ref()).map(ToString::to_string),
        title: lead.title.to_owned(),
        full_title,
        description,
        canonical,
        breadcrumbs: breadcrumbs(scope),
        previous,
        next,
        contents: contents(scope.standing, lead),
        alone: String::new(),
        alone_end: String::new(),
        among: String::new(),
        among_end: String::new(),
        metas: Vec::new(),
        json_ld: String::new(),
        cite_as: String::new(),
        footer: None,
        printed: None,
        topic_number: lead.topic_number,
    };
    if scope.standing != Standing::Part {
        (head.alone, head.alone_end) = (setting::ALONE.into(), setting::ALONE_END.into());
        (head.among, head.among_end) = (setting::AMONG.into(), setting::AMONG_END.into());
    }
    if scope.standing == Standing::Alone {
        head.cite_as = cite_as(scope, &head);
        head.printed = scope.shared.printed_at(&scope.sheet);
        head.footer = briefing.footer.as_ref().map(|text| scope.writer().bare(text));
        head.metas = metas::view(scope, &head, lead);
        head.json_ld = linked_data::view(scope, &head, lead);
    }
    head
}

/// The title in a browser's tab; that of the first page is the pack's.
fn full_title(scope: &Scope, lead: &Lead, part_text: Option<&str>) -> String {
    let index = &scope.shared.index;
    let (words, pack) = (index.words, index.pack.briefing.title.as_str());
    let title = lead.title;
    match part_text {
        _ if scope.sheet.key == PageKey::Home => pack.to_owned(),
        None => words.fill("page.full_title", &[("title", title), ("pack", pack)]),
        Some(part) => words.fill(
            "page.full_title_part",
            &[("title", title), ("part", part), ("pack", pack)],
        ),
    }
}

/// The sections of a long page; on paper the whole pack's are enough.
fn contents(standing: Standing, lead: &Lead) -> Vec<LinkView> {
    let is_long = lead.sections.len() > 2 && standing != Standing::Part;
    if is_long { lead.sections.clone() } else { Vec::new() }
}

/// The way to a page from the first one, without the page itself.
fn breadcrumbs(scope: &Scope) -> Vec<LinkView> {
    let shared = scope.shared;
    let home = shared.link(&PageKey::Home, "page.home");
    match &scope.sheet.key {
        PageKey::Home | PageKey::NotFound | PageKey::Moved { .. } => Vec::new(),
        PageKey::Article(_) => {
            vec![home, shared.link(&PageKey::Sources, "page.sources")]
        }
        _ => vec![home],
    }
}

/// How to cite a page: who prepared it, its title, the pack, the day, the address.
fn cite_as(scope: &Scope, head: &HeadView) -> String {
    let index = &scope.shared.index;
    let (briefing, words) = (&index.pack.briefing, index.words);
    let title = (head.title != briefing.title)
        .then(|| words.fill("citation.title", &[("title", &head.title)]));
    let date = briefing.date.as_ref().map(|date| dates::text(words, date));
    let parts = briefing
        .prepared_by
        .clone()
        .into_iter()
        .chain(title)
        .chain([briefing.title.clone()])
        .chain(date)
        .chain(head.canonical.clone());
    sources::citation(words, parts)
}

/// A text cut at a word's end, with an ellipsis where something is left out.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= limit {
        return text;
    }
    let mut short = String::new();
    for word in text.split(' ') {
        if short.chars().count() + word.chars().count() + 2 > limit {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short.push('…');
    short
}
