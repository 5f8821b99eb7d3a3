//! One function a page kind: what the page shows, in its order.

mod actor;
mod article;
mod evidence;
mod home;
mod legend;
mod listed;
mod print;
mod register;
mod timeline;
mod topic;
mod topic_parts;

#[cfg(feature = "pdf")]
pub(crate) use print::printed;

use super::head::{self, Lead};
use super::pages::{
    MovedPage, NotFoundPage, OpenPageView, Page, PageView, TextPage, TopicSummaryView,
};
use super::parts::LinkView;
use super::prose::Prose;
use super::registers;
use super::scope::Scope;
use super::shared::Shared;
use super::statement;
use super::urls::Sheet;
use crate::model::{PageId, PageKey, TopicId};
use crate::prose;

/// A topic's answer, and what is open.
pub(crate) fn answer(scope: &Scope, id: &TopicId) -> (TopicSummaryView, Vec<Prose>) {
    topic::answer(scope, &mut scope.writer(), id)
}

/// Makes a page.
pub(crate) fn page(scope: &Scope) -> PageView {
    let (lead, page) = lead(scope);
    PageView { head: head::view(scope, &lead), page }
}

/// Whether a page is set on the print page as it is in a file of its own: articles are what a
/// large pack has most of.
pub(crate) fn is_open(key: &PageKey) -> bool {
    matches!(key, PageKey::Article(_))
}

/// Makes a page that is set in a file of its own and on the print page; none where it is not.
pub(crate) fn open(shared: &Shared<'_>, sheet: &Sheet) -> Option<OpenPageView> {
    if !is_open(&sheet.key) {
        return None;
    }
    let (open, alone) = (Scope::open(shared, sheet), Scope::alone(shared, sheet));
    let (lead, page) = lead(&open);
    let open = PageView { head: head::view(&open, &lead), page };
    Some(OpenPageView { head: head::view(&alone, &lead.set(&alone.setting)), open })
}

/// What a page's kind says of its head, and what it shows.
fn lead<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    match &scope.sheet.key {
        PageKey::Home => home::page(scope),
        PageKey::Topic(id) => topic::page(scope, id),
        PageKey::Article(id) => article::page(scope, id),
        PageKey::Actor(id) => actor::page(scope, id),
        PageKey::Timeline => timeline::page(scope),
        PageKey::Figures => register::figures(scope),
        PageKey::Quotations => register::quotations(scope),
        PageKey::Sources => register::sources(scope),
        PageKey::Evidence => evidence::page(scope),
        PageKey::Glossary => register::glossary(scope),
        PageKey::Search => register::search(scope),
        PageKey::Print => print::page(scope),
        PageKey::Page(id) => text(scope, id),
        PageKey::NotFound => not_found(scope),
        PageKey::Moved { to, .. } => moved(scope, to),
    }
}

/// A hand-written page.
fn text<'p>(scope: &Scope<'_, 'p>, id: &PageId) -> (Lead<'p>, Page) {
    let index = &scope.shared.index;
    let Some(own) = index.pack.pages.get(id) else { return not_found(scope) };
    let mut writer = scope.writer();
    let body = writer.body(&own.body, 0);
    let corrections = index.pack.briefing.corrections.iter();
    let corrections = corrections.filter(|_| id.as_str() == "about");
    let first = own.body.iter().find_map(|block| match block {
        prose::Block::Paragraph { content, .. } => Some(prose::plain(content)),
        _ => None,
    });
    let mut lead = Lead::new("text", own.title.clone(), first.unwrap_or_default());
    let headings = own.body.iter().filter_map(|block| match block {
        prose::Block::Heading { level: 2, id, content, .. } => Some(LinkView::of(
            format!("#{}{id}", scope.setting.prefix),
            &prose::Phrase::of(content),
        )),
        _ => None,
    });
    lead.sections = headings.collect();
    let page = TextPage {
        body,
        notes: writer.take_notes(),
        corrections: corrections.map(|c| statement::correction(index, c)).collect(),
    };
    (lead, Page::Text(Box::new(page)))
}

/// The page for addresses that lead nowhere.
fn not_found<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let shared = scope.shared;
    let words = shared.index.words;
    let title = registers::title(words, &PageKey::NotFound).to_owned();
    let home = shared.link(&PageKey::Home, "page.home");
    let search = shared.link(&PageKey::Search, "page.search");
    let topics = shared.pack.topics.iter().cloned();
    let links = [home].into_iter().chain(topics).chain([search]).collect();
    let lead = Lead::new("404", title.clone(), title);
    (lead, Page::NotFound(Box::new(NotFoundPage { links })))
}

/// A marker where a page stood before.
fn moved<'p>(scope: &Scope<'_, 'p>, to: &PageKey) -> (Lead<'p>, Page) {
    let index = &scope.shared.index;
    let pack = index.pack;
    let text = match to {
        PageKey::Topic(id) => pack.topic(id).title.clone(),
        PageKey::Article(id) => pack.article(id).title.clone(),
        PageKey::Actor(id) => pack.actor(id).name.clone(),
        PageKey::Page(id) => {
            pack.pages.get(id).map(|page| page.title.clone()).unwrap_or_default()
        }
        key => registers::title(index.words, key).to_owned(),
    };
    let sheet = super::urls::Sheet::first(to.clone());
    let href = scope.shared.href(&sheet);
    let lead = Lead::new("moved", text.clone(), text.clone());
    let to = LinkView { href, text, is_external: false, marked: None };
    (lead, Page::Moved(Box::new(MovedPage { to })))
}
