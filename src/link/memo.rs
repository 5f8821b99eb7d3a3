//! What earlier runs found out about each article, for as long as it holds.
//!
//! An article is linked by itself, against three things: its own two files; what all articles
//! share (registers, settings, the lock, which topics there are), the [`World`]; and what it
//! cites of other files, its [`Leaning`]s. While all three are what they were, so is what came
//! of it. Kept is only what was made without any problem, next to files that all parsed, and
//! with no draft named: in such an article every name led somewhere, and where it led to is
//! among its leanings. Whatever is doubtful is made again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::Checked;
use crate::model::{ArticleId, PageKey, PointId, Target};
use crate::parse::{ArticleDraft, Broken, Draft, SummaryDraft};
use crate::source::{SourceFile, SourceId, Sources};

use super::articles::Linked;
use super::evidence::Evidence;
use super::index::{Entry, Index};
use super::proving::Proven;
use super::sharing;

mod leaning;
mod world;

use leaning::{Leaning, Statements};
use world::World;

/// What is kept from run to run.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    /// Whether anything is kept: a run that is the only one keeps nothing.
    keeps: bool,
    world: Option<World>,
    articles: BTreeMap<ArticleId, Kept>,
    pub(super) sharing: sharing::Memo,
}

/// What is kept of one article, and what it was made from.
#[derive(Debug)]
struct Kept {
    files: Files,
    /// Its statements, as far as they stand in the pack.
    statements: Statements,
    proven: Arc<Checked<Proven>>,
    linked: Arc<Linked>,
    leanings: Vec<Leaning>,
}

/// The two files of an article.
#[derive(Clone, Debug)]
struct Files {
    article: Arc<ArticleDraft>,
    summary: Option<Arc<SummaryDraft>>,
}

impl Files {
    fn of(entry: Entry<'_>) -> Self {
        Self { article: entry.article.clone(), summary: entry.summary.cloned() }
    }

    /// Whether an article still has these very files.
    fn are(&self, entry: Entry<'_>) -> bool {
        let summaries = match (&self.summary, entry.summary) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (None, None) => true,
            _ => false,
        };
        summaries && Arc::ptr_eq(&self.article, entry.article)
    }
}

impl Memo {
    /// A memo for a row of runs.
    pub(crate) fn keeping() -> Self {
        Self { keeps: true, sharing: sharing::Memo::keeping(), ..Self::default() }
    }

    /// Begins a run: where the world has changed, nothing that was made in it holds any more.
    pub(super) fn begin(&mut self, draft: &Draft, sources: &Sources) {
        if !self.keeps {
            return;
        }
        if !self.world.as_ref().is_some_and(|world| world.is_still(draft, sources)) {
            self.articles.clear();
            self.world = Some(World::of(draft, sources));
        }
    }

    /// What was found of an article, where that still holds.
    pub(super) fn proven(
        &self,
        entry: Entry<'_>,
        index: &Index<'_>,
    ) -> Option<Arc<Checked<Proven>>> {
        let kept = self.articles.get(&entry.article.id)?;
        let holds = kept.files.are(entry)
            && leaning::are_still(&kept.statements, index, &entry.article.id);
        holds.then(|| kept.proven.clone())
    }

    /// What came of an article, where that still holds.
    pub(super) fn linked(
        &self,
        entry: Entry<'_>,
        proven: &Arc<Checked<Proven>>,
        index: &Index<'_>,
    ) -> Option<Arc<Linked>> {
        let kept = self.articles.get(&entry.article.id)?;
        let holds = Arc::ptr_eq(&kept.proven, proven)
            && kept.leanings.iter().all(|leaning| leaning.holds(index));
        holds.then(|| kept.linked.clone())
    }

    /// Ends a run: keeps what was made of these articles, and nothing of those that are gone.
    pub(super) fn keep<'a>(
        &mut self,
        made: impl Iterator<Item = (Entry<'a>, &'a Arc<Checked<Proven>>, &'a Arc<Linked>)>,
        (index, sources, evidence): (&Index<'_>, &Sources, &Evidence),
    ) {
        if !self.keeps {
            return;
        }
        let unsaid = Unsaid::of(index, sources);
        let mut before = std::mem::take(&mut self.articles);
        for (entry, proven, linked) in made {
            let id = &entry.article.id;
            let old = before.remove(id);
            let still = old.filter(|old| Arc::ptr_eq(&old.linked, linked));
            let fresh = || {
                unsaid.is_settled(entry, proven, linked).then(|| Kept {
                    files: Files::of(entry),
                    statements: leaning::statements(index, id),
                    proven: proven.clone(),
                    linked: linked.clone(),
                    leanings: leaning::of(linked, id, index, evidence),
                })
            };
            if let Some(kept) = still.or_else(fresh) {
                self.articles.insert(id.clone(), kept);
            }
        }
    }
}

/// What may have been passed over in silence: a name that is a draft's, or that of something
/// which did not parse.
struct Unsaid<'r> {
    /// Whether every file parsed.
    is_whole: bool,
    /// The names that are kept out of the pack.
    drafts: BTreeSet<&'r str>,
    sources: &'r Sources,
}

impl<'r> Unsaid<'r> {
    fn of(index: &'r Index<'_>, sources: &'r Sources) -> Self {
        let is_whole = index.draft.broken == Broken::default();
        Self { is_whole, drafts: index.drafts(), sources }
    }

    /// Whether all that an article names was found. A draft's name is looked for in all letters
    /// of its files; an address may also spell it with `%`.
    fn is_settled(
        &self,
        entry: Entry<'_>,
        proven: &Checked<Proven>,
        linked: &Linked,
    ) -> bool {
        let files = entry.summary.map(|summary| &summary.file);
        let mut files = [&entry.article.file].into_iter().chain(files);
        self.is_whole
            && proven.problems.is_empty()
            && linked.met.problems.is_empty()
            && linked.met.left_out.is_empty()
            && (self.drafts.is_empty() || !files.any(|file| self.may_name_draft(file)))
    }

    fn may_name_draft(&self, file: &SourceId) -> bool {
        let text = self.sources.files.get(file).map_or("", SourceFile::whole);
        text.contains('%') || self.drafts.iter().any(|draft| text.contains(draft))
    }
}

/// What a statement or a page that is referred to depends on.
fn articles_behind<'e>(
    target: &'e Target,
    evidence: &'e Evidence,
) -> impl Iterator<Item = &'e ArticleId> {
    let (own, point) = match target {
        Target::Point(id) | Target::Caveat(id) => (Some(&id.article), Some(id)),
        Target::Page { key: PageKey::Article(id), .. } => (Some(id), None),
        _ => (None, None),
    };
    let rest = point.and_then(|id: &PointId| evidence.of(id));
    own.into_iter()
        .chain(rest.into_iter().flat_map(|rest| &rest.of).map(|of| &of.article))
}
