//! Lists that several page kinds show: groups by speaker or topic, statements that differ.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Point, PointId, Speaker, Verdict};
use crate::view::index::Index;
use crate::view::pages::DisputeView;
use crate::view::parts::{GroupView, LinkView};
use crate::view::registers::{self, Voice};
use crate::view::scope::Scope;
use crate::view::{figure, speakers, statement};

/// Quotations under their speakers; neighbours of one voice are one group.
pub(super) fn by_voice(scope: &Scope, list: &[(Voice, &Point)]) -> Vec<GroupView> {
    let index = &scope.shared.index;
    let mut groups: Vec<(Voice, GroupView)> = Vec::new();
    for (voice, point) in list {
        let key = statement::key(&point.id);
        match groups.last_mut() {
            Some((before, group)) if before == voice => group.statements.push(key),
            _ => {
                let mut group = voice_group(index, *voice, point, groups.len() + 1);
                group.statements.push(key);
                groups.push((*voice, group));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn voice_group(index: &Index, voice: Voice, point: &Point, number: usize) -> GroupView {
    let speaker = point.voices().iter().find(|speaker| match (speaker, voice) {
        (Speaker::Actor { id, .. }, Voice::Actor(other)) => id == other,
        (Speaker::Unnamed { words, .. }, Voice::Unnamed(other)) => words == other,
        _ => false,
    });
    let (id, title) = match voice {
        Voice::Actor(id) => (format!("speaker:{id}"), speakers::link(index, id)),
        Voice::Unnamed(words) => (
            format!("speaker:unnamed:{number}"),
            LinkView {
                href: String::new(),
                text: index.words.fill("speaker.unnamed", &[("words", words)]),
                is_external: false,
                marked: None,
            },
        ),
    };
    let speaker = speaker.map(|speaker| speakers::view(index, speaker));
    let note = speaker
        .as_ref()
        .and_then(|speaker| Some((speaker.of.as_ref()?, speaker.is_unnamed)))
        .filter(|(_, is_unnamed)| *is_unnamed)
        .map(|(of, _)| index.words.fill("speaker.for", &[("organisation", &of.text)]));
    GroupView { id, title, note, speaker, statements: Vec::new() }
}

/// The quotations among these statements, by speaker in the order of the alphabet.
pub(super) fn quotations(scope: &Scope, points: &[&Point]) -> Vec<GroupView> {
    let index = &scope.shared.index;
    let mut voices = Vec::new();
    for point in points.iter().filter(|p| registers::is_quotation(p)) {
        voices.extend(registers::voices(point).map(|voice| (voice, *point)));
    }
    voices.sort_by_cached_key(|(voice, _)| match voice {
        Voice::Actor(id) => (false, index.pack.actor(id).sort.to_lowercase()),
        Voice::Unnamed(words) => (true, words.to_lowercase()),
    });
    by_voice(scope, &voices)
}

/// What differs, by the weight it has for a reader, the weightiest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Statements whose speakers are of different sides.
    Sides,
    /// Figures.
    Figures,
    /// Other statements.
    Others,
}

/// Where sources differ over these statements: figures of one measure, and statements that say
/// so of each other.
pub(super) fn disputes(scope: &Scope, points: &[&Point]) -> Vec<DisputeView> {
    weighed(scope, points).into_iter().map(|(_, dispute)| dispute).collect()
}

/// The same by weight; among those of one weight the order stays.
pub(super) fn weightiest_disputes(scope: &Scope, points: &[&Point]) -> Vec<DisputeView> {
    let mut disputes = weighed(scope, points);
    disputes.sort_by_key(|(weight, _)| *weight);
    disputes.into_iter().map(|(_, dispute)| dispute).collect()
}

fn weighed(scope: &Scope, points: &[&Point]) -> Vec<(Weight, DisputeView)> {
    let index = &scope.shared.index;
    let numbers = points.iter().filter_map(|p| index.comparison_of.get(&p.id));
    let numbers: BTreeSet<_> = numbers.copied().collect();
    let mut disputes = Vec::new();
    for number in numbers {
        let Some(comparison) = index.pack.comparisons.get(number) else { continue };
        if comparison.verdict != Verdict::Differ {
            continue;
        }
        let (_, href) = scope.shared.registers.comparison_place(number);
        let shown = figure::live_points(index, comparison);
        // The pack's note on the measure, else what the statements say of each other.
        let notes = shown.iter().flat_map(|point| &point.differs_from);
        let mut notes = notes.filter(|other| comparison.points.contains(&other.point));
        let reconciliation = comparison.reconciliation.as_ref();
        let note = reconciliation
            .map(|text| crate::view::prose::plain(text))
            .or_else(|| notes.find_map(|other| other.note.clone()));
        let dispute = DisputeView {
            title: index.pack.measure(&comparison.measure).label.clone(),
            href,
            note,
            statements: statement::keys(shown),
        };
        disputes.push((Weight::Figures, dispute));
    }
    disputes.extend(pairs(index, points));
    disputes
}

/// Statements that differ from each other, each pair once.
fn pairs(index: &Index, points: &[&Point]) -> Vec<(Weight, DisputeView)> {
    let mut seen: BTreeSet<(&PointId, &PointId)> = BTreeSet::new();
    let mut disputes = Vec::new();
    for point in points {
        for other in point.differs_from.iter().filter(|o| index.is_live(&o.point)) {
            let (a, b) = (&point.id, &other.point);
            let pair = if a < b { (a, b) } else { (b, a) };
            if !seen.insert(pair) || are_compared(index, a, b) {
                continue;
            }
            let second = index.pack.point(&other.point);
            let names = [who(index, point), who(index, second)];
            let title = match names {
                [a, b] if a == b => a,
                [a, b] => index.words.fill("dispute.between", &[("a", &a), ("b", &b)]),
            };
            let dispute = DisputeView {
                title,
                href: crate::view::urls::point(&point.id),
                note: other.note.clone(),
                statements: statement::keys([*point, second]),
            };
            let is_of_sides = are_of_different_sides(point, second);
            let weight = if is_of_sides { Weight::Sides } else { Weight::Others };
            disputes.push((weight, dispute));
        }
    }
    disputes
}

/// Whether both statements have sides and none in common.
fn are_of_different_sides(a: &Point, b: &Point) -> bool {
    let sides = |point: &'_ Point| -> BTreeSet<_> {
        point.by.iter().filter_map(|speaker| speaker.side().cloned()).collect()
    };
    let (a, b) = (sides(a), sides(b));
    !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

/// Whether two statements stand side by side as figures that differ.
fn are_compared(index: &Index, a: &PointId, b: &PointId) -> bool {
    let (a, b) = (index.comparison_of.get(a), index.comparison_of.get(b));
    let comparison = a.filter(|_| a == b).and_then(|n| index.pack.comparisons.get(*n));
    comparison.is_some_and(|comparison| comparison.verdict == Verdict::Differ)
}

/// Who stands for a statement: its speakers, else its publisher, else its source's label.
fn who(index: &Index, point: &Point) -> String {
    let names: Vec<_> = point
        .by
        .iter()
        .map(|speaker| speakers::short(index.pack, index.words, speaker))
        .collect();
    if !names.is_empty() {
        return index.words.list(&names);
    }
    let publisher = index.pack.article(&point.id.article).publisher.as_ref();
    publisher.map_or_else(
        || index.label(&point.id.article),
        |id| speakers::short_name(index.pack, id).to_owned(),
    )
}

/// Statements under their topics, in the briefing's order; those of no topic are left out.
pub(super) fn by_topic(scope: &Scope, points: &[&Point]) -> Vec<GroupView> {
    let index = &scope.shared.index;
    let mut groups: BTreeMap<usize, GroupView> = BTreeMap::new();
    for point in points {
        for topic in &point.topics {
            let number = index.topic_number(topic).unwrap_or_default();
            let group = groups.entry(number).or_insert_with(|| GroupView {
                id: format!("topic:{topic}"),
                title: index.topic_link(topic),
                note: None,
                speaker: None,
                statements: Vec::new(),
            });
            group.statements.push(statement::key(&point.id));
        }
    }
    groups.into_values().collect()
}
