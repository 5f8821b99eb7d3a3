//! Who says something, through whom, in words.

use super::index::Index;
use super::labels;
use super::parts::{LinkView, SpeakerView};
use crate::model::{ActorId, Pack, Point, Speaker};
use crate::words::Words;

/// A speaker for a page.
pub(crate) fn view(index: &Index, speaker: &Speaker) -> SpeakerView {
    let side = speaker.side().map(|id| labels::side(index.pack, id));
    match speaker {
        Speaker::Actor { id, role, .. } => SpeakerView {
            id: Some(id.to_string()),
            name: index.pack.actor(id).name.clone(),
            of: None,
            href: index.actor_href(id),
            role: role.as_ref().map(|role| role.title.clone()),
            side,
            is_unnamed: false,
        },
        Speaker::Unnamed { words, of, .. } => SpeakerView {
            id: None,
            name: words.clone(),
            of: of.as_ref().map(|id| link(index, id)),
            href: None,
            role: None,
            side,
            is_unnamed: true,
        },
    }
}

/// A person or organisation who does not speak, for a page.
pub(crate) fn silent(index: &Index, id: &ActorId) -> SpeakerView {
    SpeakerView {
        id: Some(id.to_string()),
        name: index.pack.actor(id).name.clone(),
        of: None,
        href: index.actor_href(id),
        role: None,
        side: None,
        is_unnamed: false,
    }
}

/// A link to a person or organisation; words alone where nothing names it.
pub(crate) fn link(index: &Index, id: &ActorId) -> LinkView {
    LinkView {
        href: index.actor_href(id).unwrap_or_default(),
        text: index.pack.actor(id).name.clone(),
        is_external: false,
        marked: None,
    }
}

/// Who says it, in one line, roles included.
pub(crate) fn by_line(index: &Index, by: &[Speaker]) -> Option<String> {
    let names: Vec<_> = by.iter().map(|speaker| named(index, speaker)).collect();
    (!names.is_empty()).then(|| index.words.list(&names))
}

/// A name with the role held; printed words with whom they speak for.
fn named(index: &Index, speaker: &Speaker) -> String {
    let words = index.words;
    match speaker {
        Speaker::Actor { id, role, .. } => {
            let name = &index.pack.actor(id).name;
            match role {
                Some(role) => words
                    .fill("speaker.with_role", &[("name", name), ("role", &role.title)]),
                None => name.clone(),
            }
        }
        Speaker::Unnamed { words: printed, of: Some(of), .. } => words.fill(
            "speaker.unnamed_of",
            &[("words", printed), ("organisation", &index.pack.actor(of).name)],
        ),
        Speaker::Unnamed { words: printed, of: None, .. } => {
            words.fill("speaker.unnamed", &[("words", printed)])
        }
    }
}

/// A name as short as it is known.
pub(crate) fn short(pack: &Pack, words: &Words, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Actor { id, .. } => short_name(pack, id).to_owned(),
        Speaker::Unnamed { words: printed, .. } => {
            words.fill("chain.unnamed", &[("words", printed)])
        }
    }
}

/// The short name of a person or organisation, where it has one.
pub(crate) fn short_name<'p>(pack: &'p Pack, id: &ActorId) -> &'p str {
    let actor = pack.actor(id);
    actor.short.as_deref().unwrap_or(&actor.name)
}

/// The whole way of a statement in words, from the report to whoever said it:
/// "ITV (with copy of PA), citing The Times, citing unnamed “Government sources”".
///
/// The report is named by its publisher. An agency whose copy it prints is named beside it: which
/// words are the agency's, nobody can tell.
pub(crate) fn chain(index: &Index, point: &Point) -> Option<String> {
    if point.by.is_empty() && point.via.is_empty() {
        return None;
    }
    let (pack, words) = (index.pack, index.words);
    let article = pack.article(&point.id.article);
    let publisher = match &article.publisher {
        Some(id) => short_name(pack, id).to_owned(),
        None => words.text("chain.unknown").to_owned(),
    };
    let mut links = vec![publisher];
    // `via` has the one nearest the article last; the chain starts at the article.
    let mut via: Vec<_> =
        point.via.iter().rev().map(|speaker| short(pack, words, speaker)).collect();
    if via.first() == links.first() {
        via.remove(0);
    }
    let carried: Vec<_> = article.carries.iter().map(|id| short_name(pack, id)).collect();
    // A statement that came through the agency itself names it as a link of its own.
    let is_named = via.first().is_some_and(|nearest| carried.contains(&nearest.as_str()));
    if let Some(first) = links.first_mut().filter(|_| !carried.is_empty() && !is_named) {
        let agencies = words.list(&carried);
        *first = words
            .fill("chain.with_copy", &[("publisher", first), ("agencies", &agencies)]);
    }
    links.extend(via);
    let by: Vec<_> = point.by.iter().map(|speaker| short(pack, words, speaker)).collect();
    if !by.is_empty() {
        links.push(words.list(&by));
    }
    let mut links = links.into_iter();
    let first = links.next()?;
    Some(links.fold(first, |chain, next| {
        words.fill("chain.citing", &[("report", &chain), ("source", &next)])
    }))
}
