//! The page of a person or an organisation: roles, positions, quotations, figures.

use super::{listed, timeline};
use crate::model::{Actor, ActorId, ActorKind, Point, Role, Speaker};
use crate::view::head::Lead;
use crate::view::index::Index;
use crate::view::pages::{ActorPage, Page, RoleView};
use crate::view::parts::LinkView;
use crate::view::registers::is_quotation;
use crate::view::scope::Scope;
use crate::view::{dates, labels, speakers, split, statement, urls};

/// Makes the page, or one file of it: each file has the lists of its own statements.
pub(super) fn page<'p>(scope: &Scope<'_, 'p>, id: &ActorId) -> (Lead<'p>, Page) {
    let index = &scope.shared.index;
    let actor = index.pack.actor(id);
    let is_first = scope.is_first();
    let points = split::of_file(scope.shared, index.by_actor.get(id), scope.sheet.part);
    let carried = index.carried.get(id).into_iter().flatten().filter(|_| is_first);
    let published = index.published.get(id).into_iter().flatten().filter(|_| is_first);
    let quotations = quotations(index, points.iter().chain(carried.clone()), id);
    let figures = points.iter().copied().filter(|point| point.figure.is_some());
    let mut page = ActorPage {
        id: id.to_string(),
        name: actor.name.clone(),
        is_person: actor.is_person(),
        short: actor.short.clone(),
        variants: actor.variants.clone(),
        kind: None,
        side: None,
        same_as: Vec::new(),
        roles: Vec::new(),
        positions: listed::by_topic(scope, points),
        quotations,
        figures: statement::keys(figures),
        carried: statement::keys(carried.copied()),
        articles: published.map(|article| index.article_link(&article.id)).collect(),
        people: Vec::new(),
        withdrawn: actor.withdrawn.clone(),
        events: if is_first { timeline::of_actor(scope, id) } else { Vec::new() },
    };
    add_kind(scope, actor, &mut page);
    let first = page.roles.first().map(|role| role.title.clone());
    let count = index.words.count("count.statements", points.len());
    let description = first.or_else(|| page.kind.clone()).map_or_else(
        || format!("{}: {count}", actor.name),
        |what| format!("{}, {what}: {count}", actor.name),
    );
    let mut lead = Lead::new(scope, description);
    lead.sections = sections(scope, &page);
    lead.quotations.clone_from(&page.quotations);
    (lead, Page::Actor(Box::new(page)))
}

/// What of some statements is in the words of a person or of those who speak for an
/// organisation, in date order: words told for others are theirs, too.
fn quotations<'s, 'p: 's>(
    index: &Index<'p>,
    points: impl Iterator<Item = &'s &'p Point>,
    id: &ActorId,
) -> Vec<String> {
    let is_theirs = |point: &&Point| {
        let mut voices = point.voices().iter().filter_map(Speaker::actor);
        is_quotation(point) && voices.any(|voice| voice == id)
    };
    let mut points: Vec<&Point> = points.copied().filter(is_theirs).collect();
    points.sort_by_key(|point| index.pack.date_key(point));
    points.dedup_by_key(|point| &point.id);
    statement::keys(points)
}

/// What only people or only organisations have.
fn add_kind(scope: &Scope, actor: &Actor, page: &mut ActorPage) {
    let index = &scope.shared.index;
    match &actor.kind {
        ActorKind::Person { roles, same_as } => {
            page.roles = roles.iter().map(|role| role_view(scope, role)).collect();
            page.same_as = same_as.iter().map(|url| outside(url)).collect();
        }
        ActorKind::Organisation { kind, side, url } => {
            page.kind.clone_from(kind);
            page.side = side.as_ref().map(|id| labels::side(index.pack, id));
            page.same_as = url.iter().map(|url| outside(url)).collect();
            let people = index.holders.get(&actor.id).into_iter().flatten();
            page.people = people.map(|id| speakers::link(index, id)).collect();
        }
    }
}

fn outside(url: &str) -> LinkView {
    LinkView {
        href: url.to_owned(),
        text: url.to_owned(),
        is_external: true,
        marked: None,
    }
}

fn role_view(scope: &Scope, role: &Role) -> RoleView {
    let index = &scope.shared.index;
    RoleView {
        title: role.title.clone(),
        organisation: role.organisation.as_ref().map(|id| speakers::link(index, id)),
        side: role.side.as_ref().map(|id| labels::side(index.pack, id)),
        held: dates::held(index.words, role.from.as_ref(), role.to.as_ref()),
        source: role.source.as_ref().map(|id| LinkView {
            href: urls::point(id),
            text: crate::view::notes::locator(
                scope.shared,
                &crate::model::Target::Point(id.clone()),
            ),
            is_external: false,
            marked: None,
        }),
    }
}

fn sections(scope: &Scope, page: &ActorPage) -> Vec<LinkView> {
    let words = scope.shared.index.words;
    scope.sections(&[
        ("roles", words.text("template.actor.roles"), !page.roles.is_empty()),
        ("people", words.text("template.actor.people"), !page.people.is_empty()),
        ("positions", words.text("template.actor.positions"), !page.positions.is_empty()),
        (
            "quotations",
            words.text("template.quotations.title"),
            !page.quotations.is_empty(),
        ),
        ("figures", words.text("template.figures.title"), !page.figures.is_empty()),
        ("carried", words.text("template.actor.carried"), !page.carried.is_empty()),
        ("events", words.text("template.actor.events"), !page.events.is_empty()),
        ("articles", words.text("template.actor.articles"), !page.articles.is_empty()),
        ("elsewhere", words.text("template.actor.same_as"), !page.same_as.is_empty()),
    ])
}
