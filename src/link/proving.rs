//! The passages and figures of one article's summary: found, or reported.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Checked, Diagnostic};
use crate::model::{ArticleId, CheckedOriginal, PointId, Slug};
use crate::parse::{PassageDraft, PointDraft};
use crate::source::Sources;

use super::evidence::Rest;
use super::figures;
use super::ground::{self, Ground};
use super::index::{Entry, Index, Statement};
use super::locked::Locked;
use super::passages::{self, Proof};
use super::sharing::Letters;
use super::speakers;

/// What was found of one article.
#[derive(Debug)]
pub(super) struct Proven {
    /// Which article.
    pub(super) id: ArticleId,
    /// The original that passages were found in.
    pub(super) original: Option<CheckedOriginal>,
    /// What its letters are compared by, where they are at hand.
    pub(super) letters: Option<Letters>,
    /// What each statement rests on.
    pub(super) rests: BTreeMap<PointId, Arc<Rest>>,
}

/// Finds the passages of one article.
pub(super) fn prove<'a>(
    entry: Entry<'a>,
    index: &Index<'a>,
    sources: &'a Sources,
) -> Checked<Proven> {
    let mut problems = Vec::new();
    let (ground, original) = ground::of(entry, index, sources, &mut problems);
    let locked = match &ground {
        Ground::Lock(locked) => Some(Locked::new(locked, sources)),
        Ground::Text(_) | Ground::None => None,
    };
    let mut searcher = Searcher {
        article: &entry.article.id,
        ground: &ground,
        locked,
        index,
        sources,
        language: language(entry, index),
        problems,
    };
    let mut rests = BTreeMap::new();
    for statement in index.statements.of_article(&entry.article.id) {
        let id = Index::point_id(&entry.article.id, &statement.id().value);
        let mut rest = searcher.statement(statement);
        rest.dates.extend(entry.article.published.iter().flat_map(|date| {
            let mut dated = Rest::default();
            dated.dated(&date.value);
            dated.dates
        }));
        rests.insert(id, Arc::new(rest));
    }
    let problems = searcher.problems;
    let letters = match &ground {
        Ground::Text(prose) => Some(Letters::of(prose, entry.article)),
        Ground::Lock(_) | Ground::None => None,
    };
    let proven = Proven { id: entry.article.id.clone(), original, letters, rests };
    Checked::new(proven, problems)
}

/// The language that an article's numbers are read by.
fn language<'a>(entry: Entry<'a>, index: &Index<'a>) -> &'a str {
    let own = entry.article.language.as_ref().map(|language| language.value.as_str());
    own.unwrap_or_else(|| pack_language(index))
}

/// The language of the pack's own words.
pub(super) fn pack_language<'a>(index: &Index<'a>) -> &'a str {
    let briefing = index.draft.briefing.as_ref();
    briefing
        .and_then(|b| b.language.as_ref())
        .map_or("en", |language| language.value.as_str())
}

struct Searcher<'p, 'a> {
    article: &'a ArticleId,
    ground: &'p Ground<'a>,
    locked: Option<Locked<'a>>,
    index: &'p Index<'a>,
    sources: &'p Sources,
    language: &'a str,
    problems: Vec<Diagnostic>,
}

impl Searcher<'_, '_> {
    fn statement(&mut self, statement: Statement<'_>) -> Rest {
        match statement {
            Statement::Point(point) => self.point(point),
            Statement::Caveat(caveat) => {
                let proofs = self.passages(&caveat.passages, &caveat.id.value, None);
                let is_proven = proofs.iter().all(Option::is_some);
                Rest {
                    proofs: given(proofs, &caveat.passages),
                    is_proven,
                    ..Rest::default()
                }
            }
            Statement::Withdrawn(_) => Rest::default(),
        }
    }

    fn point(&mut self, point: &PointDraft) -> Rest {
        let quantity = point.figure.as_ref().and_then(|figure| {
            let (index, sources) = (self.index, self.sources);
            figures::quantity(figure, index, self.language, sources, &mut self.problems)
        });
        let proofs = self.passages(&point.passages, &point.id.value, quantity.as_ref());
        let is_proven = proofs.iter().all(Option::is_some);
        let proofs = given(proofs, &point.passages);
        if let Ground::Text(prose) = self.ground {
            let (index, sources) = (self.index, self.sources);
            speakers::near(point, &proofs, prose, index, sources, &mut self.problems);
        }
        let words: Vec<&str> =
            proofs.iter().map(|proof| proof.passage.words.as_str()).collect();
        let figure = point.figure.as_ref().zip(quantity).map(|(figure, quantity)| {
            let words = is_proven.then_some(words.as_slice());
            let (index, language) = (self.index, self.language);
            let problems = &mut self.problems;
            Box::new(figures::figure(figure, quantity, words, index, language, problems))
        });
        let calculation = point.calculation.iter();
        let words = calculation.map(|calculation| calculation.gives.value.clone());
        let words = words.collect();
        let mut rest = Rest { proofs, figure, is_proven, words, ..Rest::default() };
        if let Some(when) = &point.when {
            rest.dated(&when.value);
        }
        if let Some(crate::model::FigureTime::Date(date)) =
            rest.figure.as_ref().and_then(|figure| figure.when.clone())
        {
            rest.dated(&date);
        }
        rest
    }

    /// Finds passages one by one; none for each that is not found.
    fn passages(
        &mut self,
        drafts: &[PassageDraft],
        point: &Slug,
        figure: Option<&crate::model::Quantity>,
    ) -> Vec<Option<Proof>> {
        let one = |(n, draft): (usize, &PassageDraft)| {
            let (sources, problems) = (self.sources, &mut self.problems);
            let pattern =
                passages::pattern(draft, figure, self.language, sources, problems)?;
            let mut proof = match (self.ground, &self.locked) {
                (Ground::Text(prose), _) => passages::in_text(
                    draft,
                    &pattern,
                    prose,
                    (self.article, self.language),
                    sources,
                    problems,
                ),
                (_, Some(locked)) => {
                    locked.passage(draft, &pattern, self.article, (point, n), problems)
                }
                _ => None,
            }?;
            proof.passage.sic = pattern.sic(&proof.passage.words).into();
            Some(proof)
        };
        drafts.iter().enumerate().map(one).collect()
    }
}

/// The passages, with the author's words for those that are not found.
fn given(proofs: Vec<Option<Proof>>, drafts: &[PassageDraft]) -> Vec<Proof> {
    let all = proofs.into_iter().zip(drafts);
    let mut all: Vec<_> = all
        .map(|(proof, draft)| proof.unwrap_or_else(|| passages::unproven(draft)))
        .collect();
    all.shrink_to_fit();
    all
}
