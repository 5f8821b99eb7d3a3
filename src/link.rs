//! The room `link`: the draft of a pack goes in, a pack that is true comes out.
//!
//! Names become ids, passages become places. Whatever an author can get wrong beyond the shape
//! of one file is found here, and all of it in one run. The steps: an index of all names; for
//! each article, by itself, what its statements rest on; for each article, topic and page, by
//! itself, its values and texts; and what only all of them together can tell.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diag::{Checked, Code, Diagnostic};
use crate::model::{Pack, References};
use crate::parse::Draft;
use crate::source::{Sources, Span};

mod against;
mod articles;
mod briefing;
mod calculations;
mod cited;
mod classes;
mod comparisons;
mod cuts;
mod evidence;
mod figures;
mod fragments;
mod ground;
mod index;
mod known;
mod length;
mod line;
mod lock;
mod locked;
mod marks;
mod missing;
mod names;
mod outdated;
mod own;
mod passages;
mod place;
mod points;
mod proving;
mod registers;
mod sharing;
mod speakers;
mod style;
mod styled;
mod targets;
mod texts;
mod topics;

#[cfg(test)]
mod tests;

pub(crate) use ground::{Prose, UnitKey, shown};
pub(crate) use index::{Index, index};
pub(crate) use lock::lock;
pub(crate) use passages::with_marks;

use self::against::{Against, Met};
use self::articles::Linked;
use self::evidence::Evidence;
use self::index::{Cited, Entry, LeftOut};
use self::own::Own;
use self::proving::{Proven, prove};
use self::sharing::Sharing;
use self::style::Style;

/// What is done with the evidence lock in this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LockUse {
    /// It is compared with the originals, where they are at hand, and trusted where not.
    Check,
    /// It is made anew from the originals, so it need not agree with them.
    Renew,
}

/// Makes a pack of a draft.
///
/// The value is whole even where there are problems: what is in it leads to what is in it. But
/// only what passes the gate is true.
pub(crate) fn pack(draft: &Draft, sources: &Sources, lock: LockUse) -> Checked<Pack> {
    let mut met = Met::default();
    let index = index(draft).take(&mut met.problems);
    let entries: Vec<Entry<'_>> =
        index.articles.entries().map(|(_, entry)| *entry).collect();
    let proven: Vec<Checked<Proven<'_>>> =
        entries.par_iter().map(|entry| prove(*entry, &index, sources)).collect();
    let mut proven: Vec<Proven<'_>> =
        proven.into_iter().map(|proven| proven.take(&mut met.problems)).collect();
    let sharing = Sharing::of(&proven, draft);
    let evidence = gather(&mut proven, &entries, &sharing, &index);
    let against = Against { index: &index, sources, evidence: &evidence };
    let style = Style::new(&draft.style);
    let own = Own { against, style: &style, language: proving::pack_language(&index) };
    let proofs: Vec<(Entry<'_>, &Proven<'_>)> =
        entries.iter().copied().zip(&proven).collect();
    let linked = proofs
        .par_iter()
        .map(|(entry, proven)| {
            articles::article(*entry, proven, sharing.of_article(proven.id), &own)
        })
        .collect();
    let mut pack = whole(linked, &own, &mut met);
    styled::check(&own, &mut met.problems);
    classes::tie(&mut pack.points);
    pack.comparisons = comparisons::compare(
        &pack.points,
        &pack.articles,
        &pack.measures,
        &index,
        &mut met.problems,
    );
    if lock == LockUse::Check {
        outdated::check(&pack, sources, draft, &mut met.problems);
    }
    let Met { references, mut problems, left_out } = met;
    pack.references = References { all: references };
    pack.n_drafts = index.left_out.marked.len();
    problems.extend(drafts(&index.left_out, &left_out));
    Checked::new(pack, problems)
}

/// Brings what all statements rest on together.
fn gather(
    proven: &mut [Proven<'_>],
    entries: &[Entry<'_>],
    sharing: &Sharing,
    index: &Index<'_>,
) -> Evidence {
    let mut evidence =
        Evidence { points: BTreeMap::new(), context: registers::context_rests(index) };
    for article in proven {
        for rest in article.rests.values_mut() {
            for proof in &mut rest.proofs {
                proof.passage.shared_with =
                    sharing.of_passage(article.id, &proof.passage);
            }
        }
        evidence
            .points
            .extend(article.rests.iter().map(|(id, r)| (id.clone(), r.clone())));
    }
    for summary in entries.iter().filter_map(|entry| entry.summary) {
        for point in &summary.points {
            let Some(calculation) = &point.calculation else { continue };
            let id = Index::point_id(&summary.id, &point.id.value);
            let Some(rest) = evidence.points.get_mut(&id) else { continue };
            rest.words.push(calculation.gives.value.clone());
            rest.of.extend(calculation.of.iter().filter_map(|of| {
                match index.statements.cited(&of.value, Some(&summary.id), index.draft) {
                    Cited::Statement(id, _) => Some(id),
                    _ => None,
                }
            }));
        }
    }
    evidence
}

/// Puts everything that was linked by itself into one pack.
fn whole(linked: Vec<Linked>, own: &Own<'_, '_, '_>, met: &mut Met) -> Pack {
    let index = own.against.index;
    let (briefing, of_briefing) = briefing::briefing(own);
    met.add(of_briefing);
    let mut pack = Pack {
        topics: BTreeMap::new(),
        articles: BTreeMap::new(),
        points: BTreeMap::new(),
        caveats: BTreeMap::new(),
        pages: BTreeMap::new(),
        actors: registers::actors(own.against, met),
        measures: BTreeMap::new(),
        terms: BTreeMap::new(),
        context: registers::context(index),
        references: References::default(),
        comparisons: Vec::new(),
        n_drafts: 0,
        briefing,
    };
    let drafts: Vec<_> = index
        .topics_in_order()
        .iter()
        .filter_map(|id| index.topics.get(id.as_str()).copied())
        .collect();
    let topics: Vec<_> =
        drafts.par_iter().map(|draft| topics::topic(draft, own)).collect();
    for (topic, of_topic) in topics {
        met.add(of_topic);
        pack.topics.insert(topic.id.clone(), topic);
    }
    for article in linked {
        met.add(article.met);
        pack.points.extend(article.points.into_iter().map(|p| (p.id.clone(), p)));
        pack.caveats.extend(article.caveats.into_iter().map(|c| (c.id.clone(), c)));
        pack.articles.insert(article.article.id.clone(), article.article);
    }
    for (_, draft) in index.pages.entries() {
        let (page, of_page) = topics::page(draft, own);
        met.add(of_page);
        pack.pages.insert(page.id.clone(), page);
    }
    pack.measures = registers::measures(own, met);
    pack.terms = registers::terms(own, met);
    pack
}

/// Counts what is kept out.
fn drafts(by_index: &LeftOut, texts: &[(Span, String)]) -> Option<Diagnostic> {
    if by_index.marked.is_empty() {
        return None;
    }
    let n_with = by_index.with_them.len() + texts.len();
    let drafts = passages::counted(by_index.marked.len(), "draft");
    let them = if by_index.marked.len() == 1 { "it" } else { "them" };
    let message = match n_with {
        0 => format!("{drafts} kept out of the pack"),
        1 => {
            format!("{drafts} kept out of the pack, and one more text that needs {them}")
        }
        n => {
            format!("{drafts} kept out of the pack, and {n} more texts that need {them}")
        }
    };
    let mut problem = Diagnostic::new(Code::DraftsLeftOut, message);
    for (span, name) in &by_index.marked {
        problem = problem.also(span.clone(), format!("a draft: `{name}`"));
    }
    for (span, _) in by_index.with_them.iter().chain(texts) {
        problem = problem.also(span.clone(), "needs a draft");
    }
    Some(problem.help("take `draft: true` out of what is ready"))
}
