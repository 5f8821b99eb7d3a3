//! The lists of a topic's page: days, positions, figures, agreements, sources.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ActorId, ArticleId, Point, Speaker};
use crate::view::index::Index;
use crate::view::pages::{
    AgreementView, CellView, ColumnView, DayView, HolderView, MatrixView, PositionView,
    RowView, SourceLineView,
};
use crate::view::parts::{ComparisonView, LabelView, LinkView};
use crate::view::scope::Scope;
use crate::view::writing::Writer;
use crate::view::{figure, labels, places, sources, speakers, statement};

/// Statements by day, in date order.
pub(super) fn days<'s, 'p: 's>(
    scope: &Scope,
    points: impl Iterator<Item = &'s &'p Point>,
) -> Vec<DayView> {
    let index = &scope.shared.index;
    let mut days: Vec<DayView> = Vec::new();
    for point in points {
        let date = index.date_of(point);
        let key = statement::key(&point.id);
        match days.last_mut() {
            Some(day) if day.date == date => day.statements.push(key),
            _ => days.push(DayView { date, statements: vec![key] }),
        }
    }
    days
}

/// Who holds what and when: a matrix, or lists where most of its cells would be blank.
pub(super) fn stances(
    scope: &Scope,
    points: &[&Point],
) -> (Option<MatrixView>, Vec<HolderView>) {
    let index = &scope.shared.index;
    // Only those who take a position have a row; what else they say fills its cells.
    let holders = points.iter().filter(|point| point.stance.is_some());
    let holders: BTreeSet<_> = holders.flat_map(|point| speaking(point)).collect();
    let mut rows: BTreeMap<&ActorId, BTreeMap<usize, Vec<&Point>>> = BTreeMap::new();
    for point in points {
        for id in speaking(point).filter(|id| holders.contains(id)) {
            let rank = index.rank(&point.id.article);
            let cells = rows.entry(id).or_default();
            cells.entry(rank).or_default().push(*point);
        }
    }
    let columns: BTreeSet<_> = rows.values().flat_map(|cells| cells.keys()).collect();
    let n_filled: usize = rows.values().map(BTreeMap::len).sum();
    let n_cells = rows.len() * columns.len();
    if rows.len() > 1 && columns.len() > 1 && n_filled * 2 >= n_cells {
        let columns = columns.into_iter().copied().collect::<Vec<_>>();
        return (Some(matrix(index, &rows, &columns)), Vec::new());
    }
    let mut groups: Vec<_> = rows
        .iter()
        .map(|(id, cells)| {
            let points = cells.values().flatten().copied();
            let held = points.filter(|point| point.stance.is_some());
            HolderView {
                id: format!("holder:{id}"),
                actor: speakers::link(index, id),
                positions: held.map(|point| position(scope, point)).collect(),
            }
        })
        .collect();
    groups.sort_by_cached_key(|group| group.actor.text.to_lowercase());
    (None, groups)
}

/// One position of an actor.
fn position(scope: &Scope, point: &Point) -> PositionView {
    let shared = scope.shared;
    let stance = point.stance.as_ref();
    PositionView {
        stance: stance.map(|stance| {
            statement::stance_line(&shared.index, &shared.registers, stance)
        }),
        when: statement::when(&shared.index, point),
        key: statement::key(&point.id),
    }
}

/// The people and organisations whose statement it is.
fn speaking(point: &Point) -> impl Iterator<Item = &ActorId> {
    point.by.iter().filter_map(Speaker::actor)
}

fn matrix(
    index: &Index,
    rows: &BTreeMap<&ActorId, BTreeMap<usize, Vec<&Point>>>,
    columns: &[usize],
) -> MatrixView {
    let heads = columns.iter().filter_map(|rank| index.articles.get(rank - 1));
    let heads = heads.map(|article| {
        let mention = index.mention(&article.id);
        ColumnView { date: mention.date.clone(), article: mention.link.clone() }
    });
    let mut actors: Vec<_> = rows.keys().copied().collect();
    actors.sort_by_cached_key(|id| index.pack.actor(id).sort.to_lowercase());
    let rows = actors.into_iter().filter_map(|id| Some((id, rows.get(id)?)));
    let rows: Vec<_> = rows
        .map(|(id, cells)| RowView {
            actor: speakers::silent(index, id),
            cells: columns
                .iter()
                .map(|rank| {
                    let points = cells.get(rank).map_or(&[][..], Vec::as_slice);
                    cell(index, points)
                })
                .collect(),
        })
        .collect();
    let mut legend: Vec<LabelView> = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells).flatten() {
        if legend.iter().all(|label| label.name != cell.view.name) {
            legend.push(cell.view.clone());
        }
    }
    MatrixView { columns: heads.collect(), rows, legend }
}

/// The place of a statement, shorter where its column names the article.
fn place_of(index: &Index, point: &Point) -> LinkView {
    let link = statement::link(index, &point.id);
    let place = places::point(index.words, point);
    if place.is_empty() { link } else { LinkView { text: place, ..link } }
}

/// The positions that some statements take, each once with all that take it.
fn cell(index: &Index, points: &[&Point]) -> Vec<CellView> {
    let mut points = points.to_vec();
    let place = |point: &Point| {
        let passage = point.passages.first()?;
        passage.places.first().map(|place| place.paragraph)
    };
    points.sort_by_key(|point| place(point));
    let mut cells: Vec<CellView> = Vec::new();
    for point in points {
        let stance = point.stance.as_ref();
        let term = stance.and_then(|stance| index.pack.terms.get(&stance.about));
        let view = stance.map_or_else(
            || labels::said(index.words),
            |stance| labels::stance(index.words, stance.view),
        );
        let about = term.map(|term| term.term.clone()).unwrap_or_default();
        let place = place_of(index, point);
        let same = cells
            .iter_mut()
            .find(|cell| cell.view.name == view.name && cell.about == about);
        match same {
            Some(cell) => cell.places.push(place),
            None => cells.push(CellView { view, about, places: vec![place] }),
        }
    }
    // What is only said comes after what is held.
    cells.sort_by_key(|cell| cell.about.is_empty());
    cells
}

/// The figures among these statements by measure, beside the others of their measure.
pub(crate) fn comparisons(
    scope: &Scope,
    writer: &Writer,
    points: &[&Point],
) -> Vec<ComparisonView> {
    let shared = scope.shared;
    let index = &shared.index;
    let mut numbers: BTreeMap<usize, Vec<&Point>> = BTreeMap::new();
    for point in points {
        if let Some(number) = index.comparison_of.get(&point.id) {
            numbers.entry(*number).or_default().push(*point);
        }
    }
    let known = numbers.into_iter().filter_map(|(number, points)| {
        let comparison = index.pack.comparisons.get(number)?;
        let registers = &shared.registers;
        Some(figure::comparison(index, registers, writer, number, comparison, &points))
    });
    known.collect()
}

/// Statements that several articles make, each class once.
pub(super) fn agreements(scope: &Scope, points: &[&Point]) -> Vec<AgreementView> {
    let index = &scope.shared.index;
    let mut seen = BTreeSet::new();
    let mut agreements = Vec::new();
    for point in points {
        let others = point.same_as.iter().filter(|id| index.is_live(id));
        let others: Vec<_> = others.collect();
        if others.is_empty() || !seen.insert(&point.id) {
            continue;
        }
        seen.extend(others.iter().copied());
        let articles: BTreeSet<&ArticleId> = others
            .iter()
            .map(|id| &id.article)
            .chain(std::iter::once(&point.id.article))
            .collect();
        let n_sources = point.sourcing.n_sources;
        let sources = index.words.count("count.sources", n_sources);
        let sources = if n_sources < articles.len() {
            let reports = index.words.count("count.reports", articles.len());
            index.words.fill(
                "topic.shared_sources",
                &[("sources", &sources), ("reports", &reports)],
            )
        } else {
            sources
        };
        agreements.push(AgreementView {
            key: statement::key(&point.id),
            others: others.into_iter().map(|id| statement::link(index, id)).collect(),
            sources,
        });
    }
    agreements
}

/// The sources of these statements by date of publication, with what each adds.
pub(super) fn sources(scope: &Scope, points: &[&Point]) -> Vec<SourceLineView> {
    let index = &scope.shared.index;
    let mut by_article: BTreeMap<usize, Vec<&Point>> = BTreeMap::new();
    for point in points {
        by_article.entry(index.rank(&point.id.article)).or_default().push(*point);
    }
    let lines = by_article.into_iter().filter_map(|(rank, points)| {
        let article = index.articles.get(rank.checked_sub(1)?)?;
        Some(sources::line(index, article, &points))
    });
    lines.collect()
}
