//! Who says something: a name as written goes in, the role held on the day and the side spoken
//! for come out.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::model::{ActorId, Date, Role, SideId, Slug, Speaker};
use crate::parse::{PersonDraft, PointDraft, RoleDraft, SpeakerDraft};
use crate::source::{Sources, Span, Spanned};

use super::ground::Prose;
use super::index::{Cited, Index, Whoever};
use super::passages::Proof;

/// How many paragraphs before a passage its speaker may be named.
const BEFORE: u32 = 6;
/// How many paragraphs after a passage its speaker may be named.
const AFTER: u32 = 1;

/// Resolves a speaker, with the role held on one of these days, the first that fits.
pub(super) fn speaker(
    draft: &SpeakerDraft,
    days: &[&Date],
    index: &Index<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Speaker> {
    match draft {
        SpeakerDraft::Named(name) => Some(match index.actors.find(name, problems)? {
            Whoever::Person(person) => {
                let id = ActorId(person.id.value.clone());
                let role = held(person, days, &name.span, index, problems);
                let side = role.as_ref().and_then(|role| side_of_role(role, index));
                Speaker::Actor { id, role, side }
            }
            Whoever::Organisation(organisation) => {
                let id = ActorId(organisation.id.value.clone());
                Speaker::Actor { side: side_of(&id, index), id, role: None }
            }
        }),
        SpeakerDraft::Unnamed { words, of } => {
            let found = of.as_ref().and_then(|of| index.actors.find(of, problems));
            let of = found.map(Whoever::id);
            let side = of.as_ref().and_then(|of| side_of(of, index));
            Some(Speaker::Unnamed { words: words.value.clone(), of, side })
        }
    }
}

/// The role that a person held; reports that dated roles leave the day out.
fn held(
    person: &PersonDraft,
    days: &[&Date],
    at: &Span,
    index: &Index<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Arc<Role>> {
    let is_dated = |role: &RoleDraft| role.from.is_some() || role.to.is_some();
    let fits = |role: &RoleDraft, day: &Date| {
        let began =
            role.from.as_ref().is_none_or(|d| d.value.first_day() <= day.last_day());
        let lasts =
            role.to.as_ref().is_none_or(|d| d.value.last_day() >= day.first_day());
        began && lasts
    };
    let roles = || person.roles.iter().enumerate();
    let dated = || roles().filter(|(_, role)| is_dated(role));
    let on_day = days.iter().find_map(|day| dated().find(|(_, role)| fits(role, day)));
    let undated = || roles().find(|(_, role)| !is_dated(role));
    let role = on_day.or_else(undated);
    if role.is_none()
        && let (Some(day), Some((_, first))) = (days.first(), dated().next())
    {
        let message = format!("`{}` held no role on {day}", person.id.value);
        problems.push(
            Diagnostic::at(Code::RoleNotHeld, at.clone(), message)
                .also(first.title.span.clone(), "a role with dates")
                .help("add the role held on that day, or mend `from` and `to`"),
        );
    }
    let (n, role) = role?;
    let made = || Arc::new(resolved(role, index));
    // All statements of a person in one role share it.
    let shared = index.roles.get(person.id.value.as_str()).and_then(|roles| roles.get(n));
    Some(shared.map_or_else(made, |role| role.get_or_init(made).clone()))
}

/// A role with what of it is found; what is not is reported with the register.
pub(super) fn resolved(role: &RoleDraft, index: &Index<'_>) -> Role {
    let known =
        |slug: &Spanned<Slug>| index.actors.get(slug.value.as_str()).map(Whoever::id);
    let side = role.side.as_ref().and_then(|side| index.sides.get(side.value.as_str()));
    let source = role.source.as_ref().and_then(|source| {
        match index.statements.cited(&source.value, None, index.draft) {
            Cited::Statement(id, _) => Some(id),
            _ => None,
        }
    });
    Role {
        title: role.title.value.clone(),
        organisation: role.organisation.as_ref().and_then(known),
        side: side.map(|side| SideId(side.id.value.clone())),
        from: role.from.as_ref().map(|date| date.value.clone()),
        to: role.to.as_ref().map(|date| date.value.clone()),
        source,
    }
}

/// The side that a role speaks for: its own, else its organisation's.
fn side_of_role(role: &Role, index: &Index<'_>) -> Option<SideId> {
    role.side.clone().or_else(|| side_of(role.organisation.as_ref()?, index))
}

/// The side of an organisation.
fn side_of(id: &ActorId, index: &Index<'_>) -> Option<SideId> {
    let Whoever::Organisation(organisation) = index.actors.get(id.as_str())? else {
        return None;
    };
    let side = index.sides.get(organisation.side.as_ref()?.value.as_str())?;
    Some(SideId(side.id.value.clone()))
}

/// Reports speakers whom the article names nowhere near the passages.
pub(super) fn near(
    point: &PointDraft,
    proofs: &[Proof],
    prose: &Prose,
    index: &Index<'_>,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) {
    let around: Vec<_> = proofs
        .iter()
        .filter_map(|proof| proof.paragraphs.clone())
        .map(|range| {
            let start = speech_begins(prose, *range.start());
            start.saturating_sub(BEFORE).max(1)..=range.end() + AFTER
        })
        .collect();
    if around.is_empty() {
        return;
    }
    for speaker in &point.by {
        let (names, span, help) = match speaker {
            SpeakerDraft::Named(name) => {
                let Some(whoever) = index.actors.get(name.value.as_str()) else {
                    continue;
                };
                let help = "name whoever says it, or add the name that the article prints \
                            to `variants`";
                (names(whoever), &name.span, help)
            }
            SpeakerDraft::Unnamed { words, .. } => {
                let help = "write the words that the article prints";
                (vec![words.value.as_str()], &words.span, help)
            }
        };
        let is_near = names
            .iter()
            .any(|name| around.iter().any(|range| prose.text.names(name, range.clone())));
        if !is_near {
            let shown = names.first().copied().unwrap_or_default();
            let message = format!("`{shown}` is named nowhere near the passage");
            let mut problem =
                Diagnostic::at(Code::SpeakerNotNear, span.clone(), message).help(help);
            let places = proofs.iter().filter_map(|proof| proof.place.as_ref());
            let mut places = places.filter_map(|at| prose.span(at, sources));
            if let Some(span) = places.next() {
                problem = problem.also(span, "the passage");
            }
            problems.push(problem);
        }
    }
}

/// The paragraph in which a speech begins that runs over several: each of them opens with a
/// quotation mark, and its speaker is named once.
fn speech_begins(prose: &Prose, from: u32) -> u32 {
    let opens = |paragraph: &u32| {
        let first = prose.text.speech(*paragraph).first().map(|speech| speech.start);
        let letters = prose.text.paragraph(*paragraph);
        first.is_some_and(|start| {
            letters.get(..start).is_some_and(|s| s.chars().count() <= 1)
        })
    };
    (1..=from).rev().take_while(opens).last().unwrap_or(from)
}

/// The names by which an article may call somebody.
fn names<'d>(whoever: &Whoever<'d>) -> Vec<&'d str> {
    match whoever {
        Whoever::Person(person) => {
            let name = person.name.value.as_str();
            let last = name.split_whitespace().next_back();
            let variants = person.variants.iter().map(|variant| variant.value.as_str());
            std::iter::once(name).chain(last).chain(variants).collect()
        }
        Whoever::Organisation(organisation) => {
            let name = organisation.name.value.as_str();
            let short = organisation.short.iter().map(|short| short.value.as_str());
            let variants = organisation.variants.iter().map(|v| v.value.as_str());
            std::iter::once(name).chain(short).chain(variants).collect()
        }
    }
}
