//! The first page: the position in one minute.

use super::{listed, timeline};
use crate::model::{Kind, Operation, PageKey, Point, PointId};
use crate::view::head::Lead;
use crate::view::pages::{HomePage, KeyFigureView, Page};
use crate::view::parts::LinkView;
use crate::view::prose::Prose;
use crate::view::scope::Scope;
use crate::view::statement;
use crate::view::urls;

/// How many events the small timeline has.
const EVENTS: usize = 8;
/// How many disputes the page names; the rest are on the topics' pages.
const DISPUTES: usize = 5;
/// How many sources the page names: the latest.
const SOURCES: usize = 12;

/// Makes the first page.
pub(super) fn page<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let index = &scope.shared.index;
    let briefing = &index.pack.briefing;
    let mut writer = scope.writer();
    let topics =
        briefing.topics.iter().map(|id| scope.shared.topic(&mut writer, id)).collect();
    let key_figures = briefing.key_figures.iter().filter(|id| index.is_live(id));
    let key_figures: Vec<_> = key_figures.collect();
    let last = last_known(scope);
    let not_known: Vec<Prose> = index
        .pack
        .topics_in_order()
        .filter_map(|topic| topic.open_questions.first())
        .map(|question| writer.line(question))
        .collect();
    let limits = briefing.limits.iter().map(|limit| writer.line(limit)).collect();
    let mut disputed = listed::weightiest_disputes(scope, &index.live);
    disputed.truncate(DISPUTES);
    let latest = index.articles.len().saturating_sub(SOURCES);
    let sources = index.articles.iter().skip(latest);
    let page = HomePage {
        topics,
        key_figures: key_figures
            .iter()
            .map(|id| KeyFigureView { statement: statement::key(id) })
            .collect(),
        proportions: proportions(scope, &key_figures),
        notes: writer.take_notes(),
        timeline: timeline::small(scope, EVENTS),
        last_known: last.map(|point| statement::key(&point.id)),
        last_known_date: last.and_then(|point| index.date_of(point)),
        disputed,
        ahead: ahead(scope),
        not_known,
        limits,
        next: next(scope),
        sources: sources.map(|article| index.article_link(&article.id)).collect(),
    };
    let description = briefing.subtitle.clone().unwrap_or_else(|| briefing.title.clone());
    let lead = Lead::new(scope, description);
    (lead, Page::Home(Box::new(page)))
}

/// The last thing known: of the latest day, an event before a reported fact before the rest.
///
/// What is only expected is not known, and a plan for a later day is no thing of that day.
fn last_known<'p>(scope: &Scope<'_, 'p>) -> Option<&'p Point> {
    let index = &scope.shared.index;
    let known = index.by_date.iter().copied().filter(|point| {
        point.kind != Kind::Forecast
            && !point.event.as_ref().is_some_and(|event| event.is_planned)
            && index.pack.date_of(point).is_some()
    });
    // The first of several that are alike: the article's own order puts the weightiest first.
    known.rev().max_by_key(|point| {
        let day = index.pack.date_of(point).map(crate::model::Date::last_day);
        (day, point.event.is_some(), point.kind == Kind::Fact)
    })
}

/// Own arithmetic that sets a key figure beside another.
fn proportions(scope: &Scope, key_figures: &[&PointId]) -> Vec<String> {
    let index = &scope.shared.index;
    let shares = index.live.iter().filter(|point| {
        point.calculation.as_ref().is_some_and(|calculation| {
            matches!(calculation.operation, Operation::Ratio | Operation::Per)
                && calculation.of.iter().any(|id| key_figures.contains(&id))
                && !key_figures.contains(&&point.id)
        })
    });
    shares.map(|point| statement::key(&point.id)).collect()
}

/// The hand-written parts of the page about the evidence, where there are any.
fn ahead(scope: &Scope) -> Vec<LinkView> {
    let index = &scope.shared.index;
    let (briefing, words) = (&index.pack.briefing, index.words);
    let parts = [
        (
            "if-asked",
            words.text("template.evidence_page.if_asked"),
            !briefing.if_asked.is_empty(),
        ),
        (
            "limits",
            words.text("template.evidence_page.limits"),
            !briefing.limits.is_empty(),
        ),
    ];
    let page = urls::page(&PageKey::Evidence, index.pack);
    let parts = parts.into_iter().filter(|(_, _, is_there)| *is_there);
    let links = parts.map(|(section, text, _)| LinkView {
        href: format!("{page}#section:{section}"),
        text: text.to_owned(),
        is_external: false,
        marked: None,
    });
    links.collect()
}

/// Where to go next: what the position rests on, and how it came about.
fn next(scope: &Scope) -> Vec<LinkView> {
    let shared = scope.shared;
    vec![
        shared.link(&PageKey::Timeline, "page.timeline"),
        shared.link(&PageKey::Figures, "page.figures"),
        shared.link(&PageKey::Quotations, "page.quotations"),
        shared.link(&PageKey::Sources, "page.sources"),
        shared.link(&PageKey::Evidence, "page.evidence"),
    ]
}
