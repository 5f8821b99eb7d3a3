//! The room `link`: the draft of a pack goes in, a pack that is true comes out.
//!
//! Names become ids, passages become places. Whatever an author can get wrong beyond the shape
//! of one file is found here, and all of it in one run. The steps: an index of all names; for
//! each article, by itself, what its statements rest on; for each article, topic and page, by
//! itself, its values and texts; and what only all of them together can tell.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Checked, Code, Diagnostic};
use crate::model::{ById, Pack, References};
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
mod memo;
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
pub(crate) use memo::Memo;
pub(crate) use passages::with_marks;

use self::against::{Against, Met};
use self::articles::Linked;
use self::evidence::{Evidence, Rest};
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

/// Makes a pack of a draft; what the memo keeps of an article and still holds is not made again.
///
/// The value is whole even where there are problems: what is in it leads to what is in it. But
/// only what passes the gate is true.
pub(crate) fn pack(
    draft: &Draft,
    sources: &Sources,
    lock: LockUse,
    memo: &mut Memo,
) -> Checked<Pack> {
    let mut met = Met::default();
    let index = index(draft).take(&mut met.problems);
    memo.begin(draft, sources);
    let entries: Vec<Entry<'_>> =
        index.articles.entries().map(|(_, entry)| *entry).collect();
    let kept = &*memo;
    let mut proven: Vec<Arc<Checked<Proven>>> = entries
        .par_iter()
        .map(|entry| {
            let kept = kept.proven(*entry, &index);
            kept.unwrap_or_else(|| Arc::new(prove(*entry, &index, sources)))
        })
        .collect();
    met.problems.extend(proven.iter().flat_map(|proven| proven.problems.iter().cloned()));
    let sharing = Sharing::of(&proven, draft, &mut memo.sharing);
    // What all articles were compared by is much, and nobody asks for it again.
    let unshared = proven.iter_mut().filter_map(Arc::get_mut);
    let letters: Vec<_> = unshared.map(|proven| proven.value.letters.take()).collect();
    rayon::spawn(move || drop(letters));
    let evidence = gather(&proven, &entries, &index);
    let against = Against { index: &index, sources, evidence: &evidence };
    let style = Style::new(&draft.style);
    let own = Own { against, style: &style, language: proving::pack_language(&index) };
    let linked = articles(&entries, &proven, &own, memo);
    let mut pack = whole(linked, &sharing, &own, &mut met);
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
    pack.references.add(Arc::new(references));
    pack.n_drafts = index.left_out.marked.len();
    problems.extend(drafts(&index.left_out, &left_out));
    // Nobody waits until what was only needed here is gone.
    rayon::spawn(move || drop((proven, evidence)));
    Checked::new(pack, problems)
}

/// Links each article by itself.
fn articles(
    entries: &[Entry<'_>],
    proven: &[Arc<Checked<Proven>>],
    own: &Own<'_, '_, '_>,
    memo: &mut Memo,
) -> Vec<Arc<Linked>> {
    let Against { index, sources, evidence } = own.against;
    let proofs: Vec<_> = entries.iter().copied().zip(proven).collect();
    let kept = &*memo;
    let linked: Vec<Arc<Linked>> = proofs
        .par_iter()
        .map(|(entry, proven)| {
            let kept = kept.linked(*entry, proven, index);
            kept.unwrap_or_else(|| {
                Arc::new(articles::article(*entry, &proven.value, own))
            })
        })
        .collect();
    let made = proofs.into_iter().zip(&linked);
    let made = made.map(|((entry, proven), linked)| (entry, proven, linked));
    memo.keep(made, (index, sources, evidence));
    linked
}

/// Brings what all statements rest on together.
fn gather(
    proven: &[Arc<Checked<Proven>>],
    entries: &[Entry<'_>],
    index: &Index<'_>,
) -> Evidence {
    let by_article =
        proven.iter().map(|proven| (proven.value.id.clone(), proven.clone()));
    let mut evidence = Evidence {
        proven: by_article.collect(),
        calculated: BTreeMap::new(),
        context: registers::context_rests(index),
    };
    for summary in entries.iter().filter_map(|entry| entry.summary) {
        for point in &summary.points {
            let Some(calculation) = &point.calculation else { continue };
            let id = Index::point_id(&summary.id, &point.id.value);
            let Some(rest) = evidence.of(&id).cloned() else { continue };
            let of = calculation.of.iter().filter_map(|of| {
                let home = Some(&summary.id);
                match index.statements.cited(&of.value, home, index.draft) {
                    Cited::Statement(id, _) => Some(id),
                    _ => None,
                }
            });
            evidence.calculated.insert(id, Rest { of: of.collect(), ..rest });
        }
    }
    evidence
}

/// Puts everything that was linked by itself into one pack.
fn whole(
    linked: Vec<Arc<Linked>>,
    sharing: &Sharing,
    own: &Own<'_, '_, '_>,
    met: &mut Met,
) -> Pack {
    let index = own.against.index;
    let (briefing, of_briefing) = briefing::briefing(own);
    met.add(of_briefing);
    let mut pack = Pack {
        topics: BTreeMap::new(),
        articles: ById::default(),
        points: ById::default(),
        caveats: ById::default(),
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
    let topics = || drafts.par_iter().map(|draft| topics::topic(draft, own));
    let mut of_articles = Met::default();
    let articles = || add_articles(&mut pack, linked, sharing, &mut of_articles);
    let (topics, ()) = rayon::join(|| topics().collect::<Vec<_>>(), articles);
    for (topic, of_topic) in topics {
        met.add(of_topic);
        pack.topics.insert(topic.id.clone(), topic);
    }
    met.add(of_articles);
    for (_, draft) in index.pages.entries() {
        let (page, of_page) = topics::page(draft, own);
        met.add(of_page);
        pack.pages.insert(page.id.clone(), page);
    }
    pack.measures = registers::measures(own, met);
    pack.terms = registers::terms(own, met);
    pack
}

/// Puts the articles into the pack, and says of each what it shares with others.
fn add_articles(
    pack: &mut Pack,
    linked: Vec<Arc<Linked>>,
    sharing: &Sharing,
    met: &mut Met,
) {
    let told: Vec<Arc<Linked>> =
        linked.into_par_iter().map(|linked| sharing.tell(linked)).collect();
    let points = told.par_iter().flat_map_iter(|linked| &linked.points);
    let points: Vec<_> =
        points.map(|point| (point.id.clone(), Arc::clone(point))).collect();
    let (mut articles, mut caveats) = (Vec::new(), Vec::new());
    for linked in &told {
        pack.references.add(Arc::clone(&linked.references));
        met.add(linked.met.clone());
        articles.push((linked.article.id.clone(), Arc::clone(&linked.article)));
        let all = linked.caveats.iter();
        caveats.extend(all.map(|caveat| (caveat.id.clone(), Arc::clone(caveat))));
    }
    // All at once: a tree that is filled one by one is as slow again.
    pack.articles = articles.into_iter().collect();
    pack.points = points.into_iter().collect();
    pack.caveats = caveats.into_iter().collect();
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
