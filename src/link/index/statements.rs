//! Points and caveats by article and id, and what a citation of them means.

use std::collections::btree_map;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::model::{ArticleId, PointId, Slug};
use crate::parse::{Draft, SummaryDraft, nearest};
use crate::source::Spanned;

use super::{Entry, LeftOut, Statement};
use crate::link::names::Names;

/// The statements of all summaries.
#[derive(Debug, Default)]
pub(in crate::link) struct Statements<'d> {
    by_article: BTreeMap<&'d str, OfArticle<'d>>,
    /// The articles that have a statement of this id; for lookup alone.
    holders: HashMap<&'d str, Vec<&'d ArticleId>>,
    /// Statements that are kept out, by id with their articles.
    drafts: BTreeMap<&'d str, BTreeSet<&'d str>>,
    renamed: BTreeMap<(&'d str, &'d str), &'d str>,
}

/// The statements of one article.
#[derive(Debug)]
struct OfArticle<'d> {
    article: &'d ArticleId,
    /// By id.
    statements: BTreeMap<&'d str, Statement<'d>>,
}

/// What a citation leads to.
#[derive(Clone, Debug)]
pub(in crate::link) enum Cited<'d> {
    /// A statement.
    Statement(PointId, Statement<'d>),
    /// Something that is kept out of the pack.
    Draft,
    /// Something that may not have parsed.
    Lost,
    /// One of several, all of the same id.
    Several(Vec<PointId>),
    /// Nothing; perhaps this was meant.
    Nowhere(Option<String>),
}

/// The statements of one summary.
struct OfSummary<'d> {
    /// By id, of several with one id the first.
    first: BTreeMap<&'d str, Statement<'d>>,
    /// The points that are drafts.
    drafts: Vec<&'d Spanned<Slug>>,
    /// The ids that statements had before, each with the one that it has.
    renamed: Vec<(&'d str, &'d str)>,
}

/// Goes through the statements of one summary.
fn of_summary(summary: &SummaryDraft) -> OfSummary<'_> {
    let points = summary.points.iter().map(Statement::Point);
    let caveats = summary.caveats.iter().map(Statement::Caveat);
    let withdrawn = summary.withdrawn.iter().map(Statement::Withdrawn);
    let mut of =
        OfSummary { first: BTreeMap::new(), drafts: Vec::new(), renamed: Vec::new() };
    for statement in points.chain(withdrawn).chain(caveats) {
        if matches!(statement, Statement::Point(point) if point.is_draft) {
            of.drafts.push(statement.id());
            continue;
        }
        let id = statement.id().value.as_str();
        if let btree_map::Entry::Vacant(vacant) = of.first.entry(id) {
            vacant.insert(statement);
            let old = statement.renamed_from().iter();
            of.renamed.extend(old.map(|old| (old.value.as_str(), id)));
        }
    }
    of
}

impl<'d> Statements<'d> {
    /// Collects the statements of all articles that are in the pack.
    pub(super) fn of(
        draft: &'d Draft,
        articles: &Names<'d, Entry<'d>>,
        left_out: &mut LeftOut,
    ) -> Self {
        let mut all = Self::default();
        let of_each: Vec<_> = draft.summaries.par_iter().map(|s| of_summary(s)).collect();
        let n_statements = of_each.iter().map(|of| of.first.len()).sum();
        all.holders.reserve(n_statements);
        for (summary, of) in draft.summaries.iter().zip(of_each) {
            let article = summary.id.as_str();
            let is_in = articles.get(article).is_some();
            for id in &of.drafts {
                all.drafts.entry(id.value.as_str()).or_default().insert(article);
                if is_in {
                    left_out
                        .marked
                        .push((id.span.clone(), format!("{article}/{}", id.value)));
                }
            }
            if is_in {
                all.add(&summary.id, of);
            } else if articles.is_draft(article) {
                for id in of.first.keys() {
                    all.drafts.entry(id).or_default().insert(article);
                }
            }
        }
        all
    }

    /// Adds the statements of an article.
    fn add(&mut self, article: &'d ArticleId, mut of: OfSummary<'d>) {
        // Two files can be of one slug, where they write a letter in two ways.
        let before = self.by_article.remove(article.as_str());
        let before = before.map(|before| before.statements).unwrap_or_default();
        if !before.is_empty() {
            of.first.retain(|id, _| !before.contains_key(id));
        }
        for id in of.first.keys() {
            self.holders.entry(id).or_default().push(article);
        }
        let renamed = of.renamed.iter().filter(|(_, id)| of.first.contains_key(id));
        let renamed = renamed.map(|(old, id)| ((article.as_str(), *old), *id));
        self.renamed.extend(renamed);
        of.first.extend(before);
        let of_article = OfArticle { article, statements: of.first };
        self.by_article.insert(article.as_str(), of_article);
    }

    /// Takes a statement out that cannot be without a draft.
    pub(super) fn take_out(&mut self, id: &PointId) -> Option<Statement<'d>> {
        let of_article = self.by_article.get_mut(id.article.as_str())?;
        let statement = of_article.statements.remove(id.point.as_str())?;
        let point = statement.id().value.as_str();
        let holders = self.holders.entry(point).or_default();
        let at = holders.iter().position(|article| **article == id.article)?;
        let article = holders.remove(at);
        self.drafts.entry(point).or_default().insert(article.as_str());
        Some(statement)
    }

    /// The articles that have a statement of this id.
    pub(in crate::link) fn holders(
        &self,
        point: &Slug,
    ) -> impl Iterator<Item = &'d ArticleId> {
        self.holders.get(point.as_str()).into_iter().flatten().copied()
    }

    /// The ids of the statements that are kept out.
    pub(super) fn drafts(&self) -> impl Iterator<Item = &'d str> {
        self.drafts.keys().copied()
    }

    /// Whether any statement is a draft.
    pub(super) fn has_drafts(&self) -> bool {
        !self.drafts.is_empty()
    }

    /// The statements of one article, by id.
    pub(in crate::link) fn of_article(
        &self,
        article: &ArticleId,
    ) -> impl Iterator<Item = Statement<'d>> {
        self.by_article
            .get(article.as_str())
            .into_iter()
            .flat_map(|of| of.statements.values().copied())
    }

    /// The statement of this article and id.
    pub(in crate::link) fn get(
        &self,
        article: &str,
        point: &str,
    ) -> Option<Statement<'d>> {
        self.by_article.get(article)?.statements.get(point).copied()
    }

    /// What `article/point` or `point` leads to, in a text that belongs to `home` where it
    /// belongs to an article: a bare id is first looked for there.
    pub(in crate::link) fn cited(
        &self,
        written: &str,
        home: Option<&ArticleId>,
        draft: &Draft,
    ) -> Cited<'d> {
        match written.split_once('/') {
            Some((article, point)) => self.at(article, point, draft),
            None => self.alone(written, home, draft),
        }
    }

    fn at(&self, article: &str, point: &str, draft: &Draft) -> Cited<'d> {
        if let Some(found) = self.found(article, point) {
            return found;
        }
        let broken = &draft.broken;
        if self.drafts.get(point).is_some_and(|articles| articles.contains(article)) {
            return Cited::Draft;
        }
        if broken.articles.covers(article)
            || broken.summaries.covers(article)
            || broken.points.covers(&format!("{article}/{point}"))
        {
            return Cited::Lost;
        }
        Cited::Nowhere(self.meant(article, point))
    }

    fn found(&self, article: &str, point: &str) -> Option<Cited<'d>> {
        let OfArticle { article, statements } = self.by_article.get(article)?;
        let statement = *statements.get(point)?;
        let point = statement.id().value.clone();
        Some(Cited::Statement(PointId { article: (*article).clone(), point }, statement))
    }

    fn alone(&self, point: &str, home: Option<&ArticleId>, draft: &Draft) -> Cited<'d> {
        if let Some(found) = home.and_then(|home| self.found(home.as_str(), point)) {
            return found;
        }
        let is_draft_of = |article: &str| {
            self.drafts.get(point).is_some_and(|articles| articles.contains(article))
        };
        if home.is_some_and(|home| is_draft_of(home.as_str())) {
            return Cited::Draft;
        }
        if home.is_some_and(|home| {
            draft.broken.points.ids.contains(&format!("{home}/{point}"))
        }) {
            return Cited::Lost;
        }
        match self.holders.get(point).map_or(&[][..], Vec::as_slice) {
            [] => self.nobody(point, home, draft),
            [article] => {
                self.found(article.as_str(), point).unwrap_or(Cited::Nowhere(None))
            }
            several => Cited::Several(
                several
                    .iter()
                    .filter_map(|article| {
                        let id = self.get(article.as_str(), point)?.id().value.clone();
                        Some(PointId { article: (*article).clone(), point: id })
                    })
                    .collect(),
            ),
        }
    }

    fn nobody(&self, point: &str, home: Option<&ArticleId>, draft: &Draft) -> Cited<'d> {
        let broken = &draft.broken;
        let whole = [&broken.articles, &broken.summaries];
        let is_lost = whole.iter().any(|lost| lost.is_whole || !lost.ids.is_empty())
            || broken.points.is_whole
            || broken
                .points
                .ids
                .iter()
                .any(|id| id.split('/').next_back() == Some(point));
        if self.drafts.get(point).is_some_and(|articles| !articles.is_empty()) {
            Cited::Draft
        } else if is_lost {
            Cited::Lost
        } else {
            Cited::Nowhere(self.meant(home.map_or("", ArticleId::as_str), point))
        }
    }

    /// The citation that was most likely meant.
    fn meant(&self, article: &str, point: &str) -> Option<String> {
        if let Some(now) = self.renamed.get(&(article, point)) {
            return Some(format!("{article}/{now}"));
        }
        let of_article = self.by_article.get(article);
        if let Some(of) = of_article
            && let Some(near) = nearest(point, of.statements.keys().copied())
        {
            return Some(format!("{article}/{near}"));
        }
        let near_article = nearest(article, self.by_article.keys().copied());
        if let Some(near) = near_article
            && self.get(near, point).is_some()
        {
            return Some(format!("{near}/{point}"));
        }
        if let Some([holder]) = self.holders.get(point).map(Vec::as_slice) {
            return Some(format!("{holder}/{point}"));
        }
        let points: BTreeSet<&str> = self.holders.keys().copied().collect();
        let near = nearest(point, points.into_iter())?;
        let holder = self.holders.get(near)?.first()?;
        Some(format!("{holder}/{near}"))
    }
}
