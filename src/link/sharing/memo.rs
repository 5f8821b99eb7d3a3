//! What articles share with each other, kept while their letters stay the same.
//!
//! Two articles share what their own letters hold, whatever others print: a pair stays as it was
//! while both of its articles do. Of an article that changed, the pairs are found anew, among
//! those articles alone that print a run of twelve words of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Checked;
use crate::evidence::{RunIndex, Text, may_share, shared_among};
use crate::link::ground::Prose;
use crate::link::proving::Proven;
use crate::model::ArticleId;

use super::{Letters, Runs, places};

/// The pairs of articles that share something, in order.
type Pairs = BTreeMap<(ArticleId, ArticleId), Arc<Runs>>;

/// Where more than one article in so many changed, all are compared anew: that is one pass.
const FEW: usize = 16;

/// What the run before found.
#[derive(Debug, Default)]
pub(in crate::link) struct Memo {
    keeps: bool,
    /// What each article was compared by.
    proven: BTreeMap<ArticleId, Arc<Checked<Proven>>>,
    pairs: Pairs,
    /// The runs of all articles; made when first something changes.
    index: Option<RunIndex<ArticleId>>,
}

impl Memo {
    /// A memo for a row of runs.
    pub(in crate::link) fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// What all pairs of articles share whose letters are at hand.
    pub(super) fn pairs(&mut self, proven: &[Arc<Checked<Proven>>]) -> Pairs {
        let at_hand: BTreeMap<ArticleId, Arc<Checked<Proven>>> = proven
            .iter()
            .filter(|proven| proven.value.letters.is_some())
            .map(|proven| (proven.value.id.clone(), proven.clone()))
            .collect();
        if !self.keeps {
            return compare(&at_hand);
        }
        let still = |id: &ArticleId, now: &Arc<Checked<Proven>>| {
            self.proven.get(id).is_some_and(|before| is_same(before, now))
        };
        let new: BTreeSet<ArticleId> = at_hand
            .iter()
            .filter(|(id, now)| !still(id, now))
            .map(|(id, _)| id.clone())
            .collect();
        let gone = self.proven.keys().filter(|id| !at_hand.contains_key(id)).cloned();
        let changed: BTreeSet<ArticleId> = new.iter().cloned().chain(gone).collect();
        if changed.len() > at_hand.len() / FEW {
            self.pairs = compare(&at_hand);
            self.index = None;
        } else if !changed.is_empty() {
            self.renew(&at_hand, &changed);
        }
        self.proven = at_hand;
        self.pairs.clone()
    }

    /// Finds the pairs of the changed articles anew.
    fn renew(
        &mut self,
        at_hand: &BTreeMap<ArticleId, Arc<Checked<Proven>>>,
        changed: &BTreeSet<ArticleId>,
    ) {
        let mut index = self.index.take().unwrap_or_else(|| {
            let all = self.proven.iter();
            RunIndex::new(all.filter_map(|(id, p)| Some((id, letters(p)?.runs()))))
        });
        index.remove(changed);
        self.pairs.retain(|(a, b), _| !changed.contains(a) && !changed.contains(b));
        let now = |id: &ArticleId| at_hand.get(id).and_then(|proven| letters(proven));
        for id in changed {
            let Some(letters) = now(id) else { continue };
            index.add(id, letters.runs());
        }
        for id in changed {
            let Some(letters) = now(id) else { continue };
            let holders = index.holders(letters.runs()).into_iter();
            let among =
                holders.filter_map(|id| Some((id.clone(), at_hand.get(&id)?.clone())));
            let pairs = compare(&among.collect()).into_iter();
            self.pairs.extend(pairs.filter(|((a, b), _)| a == id || b == id));
        }
        self.index = Some(index);
    }
}

/// Whether an article has the letters that it had, whatever is said of them.
fn is_same(before: &Arc<Checked<Proven>>, now: &Arc<Checked<Proven>>) -> bool {
    let both = letters(before).zip(letters(now));
    Arc::ptr_eq(before, now) || both.is_some_and(|(before, now)| before.is_like(now))
}

/// The letters of an article.
fn letters(proven: &Checked<Proven>) -> Option<&Letters> {
    proven.value.letters.as_ref()
}

/// Compares all articles with each other: the letters are made anew of those alone that may share
/// some.
fn compare(articles: &BTreeMap<ArticleId, Arc<Checked<Proven>>>) -> Pairs {
    let all = articles.iter().filter_map(|(id, proven)| Some((id, letters(proven)?)));
    let all: Vec<(&ArticleId, &Letters)> = all.collect();
    let may =
        may_share(&all.iter().map(|(_, letters)| letters.runs()).collect::<Vec<_>>());
    let all = all.into_par_iter().zip(may).filter(|(_, may)| *may);
    let all: Vec<(&ArticleId, Prose)> =
        all.map(|((id, letters), _)| (id, letters.prose())).collect();
    let texts: Vec<&Text> = all.iter().map(|(_, prose)| &prose.text).collect();
    let pairs = shared_among(&texts).into_iter().filter_map(|pair| {
        let (first, ours) = all.get(pair.ours)?;
        let (second, theirs) = all.get(pair.theirs)?;
        let runs = pair.runs.iter();
        let runs = runs.map(|run| (places(ours, &run.ours), places(theirs, &run.theirs)));
        Some((((*first).clone(), (*second).clone()), Arc::new(runs.collect())))
    });
    pairs.collect()
}
