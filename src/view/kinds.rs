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

use super::head::{self, Lead};
use super::index::Index;
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

/// Makes a page that is set in a file of its own and on the print page; none where it is not.
pub(crate) fn open(shared: &Shared<'_>, sheet: &Sheet) -> Option<OpenPageView> {
    if !shared.is_printed(sheet) {
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
    let own = index.pack.pages.get(id).map_or(&[][..], |own| &own.body);
    let mut writer = scope.writer();
    let body = writer.body(own, 0);
    let corrections = index.pack.briefing.corrections.iter();
    let corrections = corrections.filter(|_| id.as_str() == "about");
    let first = own.iter().find_map(|block| match block {
        prose::Block::Paragraph { content, .. } => Some(prose::plain(content)),
        _ => None,
    });
    let mut lead = Lead::new(scope, first.unwrap_or_default());
    let headings = own.iter().filter_map(|block| match block {
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
    let home = shared.link(&PageKey::Home, "page.home");
    let search = shared.link(&PageKey::Search, "page.search");
    let topics = shared.pack.topics.iter().cloned();
    let links = [home].into_iter().chain(topics).chain([search]).collect();
    let lead = Lead::new(scope, title(&shared.index, &scope.sheet.key).to_owned());
    (lead, Page::NotFound(Box::new(NotFoundPage { links })))
}

/// A marker where a page stood before.
fn moved<'p>(scope: &Scope<'_, 'p>, to: &PageKey) -> (Lead<'p>, Page) {
    let text = title(&scope.shared.index, to).to_owned();
    let href = scope.shared.href(&Sheet::first(to.clone()));
    let lead = Lead::new(scope, text.clone());
    let to = LinkView { href, text, is_external: false, marked: None };
    (lead, Page::Moved(Box::new(MovedPage { to })))
}

/// The name of a page's kind: of its template, and of its class.
pub(crate) fn kind(key: &PageKey) -> &'static str {
    match key {
        PageKey::Home => "home",
        PageKey::Topic(_) => "topic",
        PageKey::Article(_) => "article",
        PageKey::Actor(_) => "actor",
        PageKey::Timeline => "timeline",
        PageKey::Figures => "figures",
        PageKey::Quotations => "quotations",
        PageKey::Sources => "sources",
        PageKey::Evidence => "evidence",
        PageKey::Glossary => "glossary",
        PageKey::Search => "search",
        PageKey::Print => "print",
        PageKey::Page(_) => "text",
        PageKey::NotFound => "404",
        PageKey::Moved { .. } => "moved",
    }
}

/// The title of a page, as its `h1` has it.
pub(crate) fn title<'p>(index: &Index<'p>, key: &PageKey) -> &'p str {
    let pack = index.pack;
    match key {
        PageKey::Home => &pack.briefing.title,
        PageKey::Topic(id) => &pack.topic(id).title,
        PageKey::Article(id) => &pack.article(id).title,
        PageKey::Actor(id) => &pack.actor(id).name,
        PageKey::Page(id) => pack.pages.get(id).map_or("", |page| &page.title),
        PageKey::Moved { to, .. } => title(index, to),
        key => registers::title(index.words, key),
    }
}
