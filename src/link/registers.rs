//! The registers: people, organisations, measures, terms and facts from outside.

use std::collections::BTreeMap;

use crate::model::{
    Actor, ActorId, ActorKind, ById, Citer, ContextFact, ContextId, Measure, MeasureId,
    PageKey, Publisher, SideId, Slug, Term, TermId,
};
use crate::parse::{CitedText, OrganisationDraft, PersonDraft};
use crate::source::{SourceId, Spanned};

use super::against::{Against, Met};
use super::evidence::Rest;
use super::index::{Index, Whoever};
use super::own::Own;
use super::points;
use super::speakers;
use super::texts::Reader;

/// Links people and organisations.
pub(super) fn actors(against: Against<'_, '_>, met: &mut Met) -> ById<ActorId, Actor> {
    let link = |whoever: &Whoever<'_>| match whoever {
        Whoever::Person(person) => linked_person(person, against, met),
        Whoever::Organisation(organisation) => {
            linked_organisation(organisation, against, met)
        }
    };
    let all = against.index.actors.entries().map(|(_, whoever)| whoever);
    all.map(link).map(|actor| (actor.id.clone(), actor)).collect()
}

fn linked_person(draft: &PersonDraft, against: Against<'_, '_>, met: &mut Met) -> Actor {
    let index = against.index;
    for role in &draft.roles {
        if let Some(organisation) = &role.organisation {
            index.actors.find(organisation, &mut met.problems);
        }
        if let Some(side) = &role.side {
            index.sides.find(side, &mut met.problems);
        }
    }
    let roles = draft.roles.iter().map(|role| speakers::resolved(role, index)).collect();
    let sort = draft.sort.as_ref().unwrap_or(&draft.name);
    Actor {
        id: ActorId(draft.id.value.clone()),
        name: draft.name.value.clone(),
        sort: sort.value.clone(),
        short: None,
        variants: texts(&draft.variants),
        kind: ActorKind::Person { roles, same_as: texts(&draft.same_as) },
        renamed_from: points::old_ids(&draft.renamed_from),
        withdrawn: None,
        origin: draft.id.origin(),
    }
}

fn linked_organisation(
    draft: &OrganisationDraft,
    against: Against<'_, '_>,
    met: &mut Met,
) -> Actor {
    let find = |side: &Spanned<Slug>| {
        let side = against.index.sides.find(side, &mut met.problems)?;
        Some(SideId(side.id.value.clone()))
    };
    Actor {
        id: ActorId(draft.id.value.clone()),
        name: draft.name.value.clone(),
        sort: draft.name.value.clone(),
        short: draft.short.as_ref().map(|short| short.value.clone()),
        variants: texts(&draft.variants),
        kind: ActorKind::Organisation {
            kind: draft.kind.as_ref().map(|kind| kind.value.clone()),
            side: draft.side.as_ref().and_then(find),
            url: draft.url.as_ref().map(|url| url.value.clone()),
        },
        renamed_from: points::old_ids(&draft.renamed_from),
        withdrawn: None,
        origin: draft.id.origin(),
    }
}

fn texts(written: &[Spanned<String>]) -> Vec<String> {
    written.iter().map(|text| text.value.clone()).collect()
}

/// Reads the texts of one register.
fn reading<R>(
    file: &str,
    page: PageKey,
    own: &Own<'_, '_, '_>,
    met: &mut Met,
    read: impl FnOnce(&mut dyn FnMut(&CitedText) -> Option<crate::model::Text>) -> R,
) -> R {
    let file = SourceId::new(file);
    let mut reader = Reader::new(own.against, &file, page, Citer::Register, None);
    let result = read(&mut |text| {
        let read = reader.text(text)?;
        own.styled(&read, &text.span, &mut reader.met.problems);
        Some(read)
    });
    met.add(reader.met);
    result
}

/// Links the measures.
pub(super) fn measures(
    own: &Own<'_, '_, '_>,
    met: &mut Met,
) -> BTreeMap<MeasureId, Measure> {
    reading("content/measures.yaml", PageKey::Figures, own, met, |text| {
        let all = own.against.index.measures.entries();
        all.map(|(_, draft)| {
            let id = MeasureId(draft.id.value.clone());
            let measure = Measure {
                label: draft.label.value.clone(),
                unit: draft.unit.as_ref().map(|unit| unit.value.clone()),
                definition: draft.definition.as_ref().and_then(&mut *text),
                reconciliation: draft.reconciliation.as_ref().and_then(&mut *text),
            };
            (id, measure)
        })
        .collect()
    })
}

/// Links the glossary.
pub(super) fn terms(own: &Own<'_, '_, '_>, met: &mut Met) -> BTreeMap<TermId, Term> {
    reading("content/glossary.yaml", PageKey::Glossary, own, met, |text| {
        let all = own.against.index.terms.entries();
        all.map(|(_, draft)| {
            let id = TermId(draft.id.value.clone());
            let term = Term {
                id: id.clone(),
                term: draft.term.value.clone(),
                definition: text(&draft.definition).unwrap_or_default(),
                variants: texts(&draft.variants),
            };
            (id, term)
        })
        .collect()
    })
}

/// Links the facts from outside.
pub(super) fn context(index: &Index<'_>) -> BTreeMap<ContextId, ContextFact> {
    let all = index.context.entries().map(|(_, draft)| {
        let id = ContextId(draft.id.value.clone());
        let text =
            |text: &Option<Spanned<String>>| text.as_ref().map(|t| t.value.clone());
        let name = draft.publisher.value.trim();
        let publisher = match index.actors.get(name) {
            Some(whoever) => Publisher::Actor(whoever.id()),
            None => Publisher::Name(name.to_owned()),
        };
        let fact = ContextFact {
            says: draft.says.value.clone(),
            passage: text(&draft.passage),
            language: text(&draft.language),
            publisher,
            title: text(&draft.title),
            url: text(&draft.url).unwrap_or_default(),
            seen: draft.seen.value.clone(),
        };
        (id, fact)
    });
    all.collect()
}

/// What a sentence may rest on that cites a fact from outside: its words as they were seen.
pub(super) fn context_rests(index: &Index<'_>) -> BTreeMap<ContextId, Rest> {
    let all = index.context.entries().map(|(_, draft)| {
        let title = draft.title.as_ref();
        let words = draft.passage.iter().chain(title).map(|text| text.value.as_str());
        let words = words.chain([&*draft.says.value]);
        let mut rest = Rest {
            is_proven: true,
            words: words.map(str::to_owned).collect(),
            ..Rest::default()
        };
        rest.dated(&draft.seen.value);
        if let Some(published) = &draft.published {
            rest.dated(&published.value);
        }
        (ContextId(draft.id.value.clone()), rest)
    });
    all.collect()
}
