//! Figures of one measure side by side: they agree, agree but for wording, differ, or are of
//! different times.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic};
use crate::model::{
    Article, ArticleId, ById, Comparison, Date, Figure, Measure, MeasureId, Moment,
    Point, PointId, Verdict,
};
use crate::source::Span;

use super::index::{Index, Statement};
use super::points;

/// The time that a figure is of, without the words printed for it.
type Period = (Moment, Option<Moment>);

/// One figure with what it is compared by.
struct Stated<'p> {
    id: &'p PointId,
    figure: &'p Figure,
    date: Option<&'p Date>,
}

/// Compares the figures of all measures; those that differ need a reconciliation.
pub(super) fn compare(
    points: &ById<PointId, Arc<Point>>,
    articles: &ById<ArticleId, Arc<Article>>,
    measures: &BTreeMap<MeasureId, Measure>,
    index: &Index<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Comparison> {
    let stated = points.par_values().filter_map(|point| {
        let figure = point.figure.as_ref().filter(|_| point.withdrawn.is_none())?;
        let measure = figure.measure.as_ref()?;
        let published =
            articles.get(&point.id.article).and_then(|a| a.published.as_ref());
        let date = points::period(point, published);
        Some(((measure, figure.per.as_deref()), Stated { id: &point.id, figure, date }))
    });
    let mut by_measure: BTreeMap<_, Vec<Stated<'_>>> = BTreeMap::new();
    for (measure, stated) in stated.collect::<Vec<_>>() {
        by_measure.entry(measure).or_default().push(stated);
    }
    let mut comparisons = Vec::new();
    for ((measure, _), mut all) in by_measure {
        all.sort_by_cached_key(place_of);
        let note = measures.get(measure).and_then(|m| m.reconciliation.clone());
        let mut push = |all: &[Stated<'_>], verdict| {
            comparisons.push(Comparison {
                measure: measure.clone(),
                points: all.iter().map(|stated| stated.id.clone()).collect(),
                verdict,
                reconciliation: note.clone(),
            });
        };
        let periods: Vec<&[Stated<'_>]> =
            all.chunk_by(|a, b| period(a) == period(b)).collect();
        if periods.len() > 1 {
            push(&all, Verdict::Series);
        }
        for same in &periods {
            if periods.len() > 1 && same.len() == 1 {
                continue;
            }
            let verdict = verdict(same);
            push(same, verdict);
            if verdict == Verdict::Differ && note.is_none() {
                problems.extend(differ(same, measure, index));
            }
        }
    }
    comparisons
}

/// What figures are put in order by: their time, those without one last, then their id.
fn place_of<'p>(stated: &Stated<'p>) -> impl Ord + use<'p> {
    (stated.date.is_none(), stated.date.map(Date::key), stated.id)
}

fn period(stated: &Stated<'_>) -> Option<Period> {
    stated.date.map(|date| (date.from, date.to))
}

fn verdict(same: &[Stated<'_>]) -> Verdict {
    let Some((first, rest)) = same.split_first() else { return Verdict::Single };
    let first = &first.figure.quantity;
    let mut others = rest.iter().map(|stated| &stated.figure.quantity);
    if rest.is_empty() {
        Verdict::Single
    } else if others.clone().any(|other| other.amount != first.amount) {
        Verdict::Differ
    } else if others.any(|other| other.qualifier != first.qualifier) {
        Verdict::AgreeButForWording
    } else {
        Verdict::Agree
    }
}

/// Reports two figures that differ: the first, and the first that is unlike it.
fn differ(
    same: &[Stated<'_>],
    measure: &MeasureId,
    index: &Index<'_>,
) -> Option<Diagnostic> {
    let (first, rest) = same.split_first()?;
    let amount = &first.figure.quantity.amount;
    let other = rest.iter().find(|other| other.figure.quantity.amount != *amount)?;
    let message = format!(
        "`{}` says {}, `{}` says {}, both of `{measure}`",
        first.id, first.figure.printed, other.id, other.figure.printed
    );
    let problem =
        Diagnostic::at(Code::FiguresDiffer, value_span(other.id, index)?, message);
    Some(problem.also(value_span(first.id, index)?, "the other figure").help(format!(
        "say in content/measures.yaml why they differ, as `reconciliation` of \
             `{measure}`, or give each figure the time it is of, as `when`"
    )))
}

fn value_span(id: &PointId, index: &Index<'_>) -> Option<Span> {
    match index.statements.get(id.article.as_str(), id.point.as_str())? {
        Statement::Point(point) => Some(point.figure.as_ref()?.value.span.clone()),
        _ => None,
    }
}
