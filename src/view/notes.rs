//! Numbered notes, caveats and outside facts: what citations lead to.

use super::parts::{CaveatView, ContextView, LinkView, NoteView};
use super::setting::Setting;
use super::shared::Shared;
use super::writing::Writer;
use super::{dates, labels, places, prose, statement, urls};
use crate::model::{ContextId, PointId, Publisher, Target};

/// The note that a page has for a cited thing.
pub(crate) fn note(writer: &Writer, target: &Target, number: u32) -> NoteView {
    let shared = writer.shared;
    let Setting { href, prefix, .. } = &writer.setting;
    NoteView {
        number,
        id: format!("{prefix}note:{number}"),
        back_href: format!("{href}#{prefix}cite:{number}"),
        locator: locator(shared, target),
        statement: match target {
            Target::Point(id) => Some(statement::key(id)),
            _ => None,
        },
        caveat: match target {
            Target::Caveat(id) => Some(caveat(writer, id)),
            _ => None,
        },
        context: match target {
            Target::Context(id) => Some(context(shared, id)),
            _ => None,
        },
    }
}

/// Where a cited thing stands, as paper prints it.
pub(crate) fn locator(shared: &Shared, target: &Target) -> String {
    let index = &shared.index;
    match target {
        Target::Point(id) => places::statement(index, id),
        Target::Caveat(id) => {
            let caveat = index.pack.caveats.get(id);
            let passages = caveat.map_or(&[][..], |caveat| &caveat.passages);
            let place = places::passages(index.words, passages);
            places::locator(index.words, &index.label(&id.article), &place)
        }
        Target::Context(id) => index.context_label(id),
        Target::Page { .. } | Target::Asset(_) | Target::Outside(_) => String::new(),
    }
}

/// Something that an article does not establish.
pub(crate) fn caveat(writer: &Writer, id: &PointId) -> CaveatView {
    let index = &writer.shared.index;
    let caveat = index.pack.caveat(id);
    let article = index.pack.article(&id.article);
    let passages = caveat.passages.iter();
    CaveatView {
        key: id.to_string(),
        anchor: id.point.to_string(),
        href: urls::point(id),
        says: writer.bare(&caveat.says),
        passages: passages
            .map(|passage| statement::passage_view(index, article, passage))
            .collect(),
        locator: locator(writer.shared, &Target::Caveat(id.clone())),
        article: index.article_link(&id.article),
    }
}

/// A fact from outside the articles.
pub(crate) fn context(shared: &Shared, id: &ContextId) -> ContextView {
    let index = &shared.index;
    let fact = index.pack.context(id);
    let publisher = match &fact.publisher {
        Publisher::Actor(id) => index.pack.actor(id).name.clone(),
        Publisher::Name(name) => name.clone(),
    };
    ContextView {
        key: id.to_string(),
        label: index.context_label(id),
        href: urls::context(id),
        anchor: urls::context_anchor(id),
        says: fact.says.to_string(),
        says_marked: prose::marked(&fact.says),
        passage: fact.passage.clone(),
        language: statement::foreign(index, fact.language.as_ref()),
        publisher,
        link: LinkView {
            href: fact.url.clone(),
            text: fact.title.clone().unwrap_or_else(|| fact.url.clone()),
            is_external: true,
            marked: None,
        },
        seen: dates::view(index.words, &fact.seen, false),
        known: labels::outside(index.words),
    }
}
