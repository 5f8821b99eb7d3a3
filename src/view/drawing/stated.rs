//! Figures that sources state, as bars or as a series in time.

mod telling;

use self::telling::{date_of, key, label, value, way, who};
use super::bars::{self, Bar};
use super::end::End;
use super::scale::Span;
use super::series::{self, Dot};
use super::shapes::SHAPES;
use crate::model::{
    Amount, Calculation, Comparison, Figure, Kind, Operation, Point, Verdict,
};
use crate::view::index::Index;
use crate::view::parts::{DrawingRow, DrawingView, SheetView};
use crate::view::{places, statement};

/// How many figures a chart has at the least: two are compared sooner in words.
const LEAST: usize = 3;

/// A figure with its number.
#[derive(Clone, Copy)]
struct Stated<'p> {
    point: &'p Point,
    figure: &'p Figure,
    number: f64,
}

/// Figures of one measure: a series in time, or bars where they are of one time and differ.
pub(crate) fn compared(
    index: &Index,
    comparison: &Comparison,
    points: &[&Point],
    id: String,
) -> Option<DrawingView> {
    let title = &index.pack.measure(&comparison.measure).label;
    let stated = comparable(points)?;
    match comparison.verdict {
        Verdict::Series => in_time(index, &stated, id, title),
        Verdict::Differ => {
            let mut stated = stated;
            stated.sort_by(|a, b| b.number.total_cmp(&a.number));
            let label = |stated: &Stated| label(index, stated);
            as_bars(index, &stated, id, title, &label)
        }
        // Equal bars would say nothing.
        Verdict::Agree | Verdict::AgreeButForWording | Verdict::Single => None,
    }
}

/// The figures that a sum of the pack's own adds up.
pub(crate) fn parts(index: &Index, sum: &Calculation, id: String) -> Option<DrawingView> {
    if sum.operation != Operation::Sum {
        return None;
    }
    let points: Vec<_> =
        sum.of.iter().filter_map(|id| index.pack.points.get(id)).collect();
    let points: Vec<_> = points.iter().map(AsRef::as_ref).collect();
    let stated = comparable(&points)?;
    let title = index.words.fill("chart.parts", &[("gives", &sum.gives)]);
    let label = |stated: &Stated| {
        let measure = stated.figure.measure.as_ref().map(|id| index.pack.measure(id));
        measure.map_or_else(
            || stated.point.says.to_string(),
            |measure| measure.label.clone(),
        )
    };
    as_bars(index, &stated, id, &title, &label)
}

/// The figures that are numbers, where enough of them count the same thing.
fn comparable<'p>(points: &[&'p Point]) -> Option<Vec<Stated<'p>>> {
    let stated = points.iter().filter_map(|point| {
        let figure = point.figure.as_ref()?;
        let Amount::Exact(number) = &figure.quantity.amount else { return None };
        Some(Stated { point, figure, number: number.approximate() })
    });
    let stated: Vec<_> = stated.collect();
    let first = stated.first()?;
    let is_same = stated.iter().all(|other| {
        other.figure.quantity.unit == first.figure.quantity.unit
            && other.figure.per == first.figure.per
    });
    (is_same && stated.len() >= LEAST).then_some(stated)
}

fn as_bars(
    index: &Index,
    stated: &[Stated],
    id: String,
    title: &str,
    label: &dyn Fn(&Stated) -> String,
) -> Option<DrawingView> {
    let first = stated.first()?;
    let is_plain = stated.iter().all(|other| other.number >= 0.0)
        && stated.iter().any(|other| (other.number - first.number).abs() > f64::EPSILON);
    if !is_plain {
        return None;
    }
    let bars = stated.iter().map(|stated| Bar {
        label: label(stated),
        value: value(index, stated),
        number: stated.number,
        end: End::of(stated.figure.quantity.qualifier),
    });
    let bars: Vec<_> = bars.collect();
    let are_shares = first.figure.quantity.unit.as_deref() == Some("%");
    let is_within = bars.iter().all(|bar| bar.number <= 100.0);
    let whole = (are_shares && is_within).then_some(100.0);
    let sheet = bars::sheet(&bars, whole);
    let rows = rows(index, stated, label);
    let mut key = key(index, stated, "bars");
    key.extend(whole.map(|_| index.words.family("chart.key_bars", "whole").to_owned()));
    Some(drawing(index, ("bars", id, title), rows, sheet, key))
}

fn in_time(
    index: &Index,
    stated: &[Stated],
    id: String,
    title: &str,
) -> Option<DrawingView> {
    let mut names: Vec<String> = Vec::new();
    let mut dots: Vec<Dot> = Vec::new();
    for stated in stated {
        let Some(date) = date_of(index, stated) else { continue };
        let name = who(index, stated.point);
        let who = names.iter().position(|other| *other == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
        dots.push(Dot {
            span: Span::of(date),
            number: stated.number,
            value: stated.figure.printed.clone(),
            locator: places::statement(index, &stated.point.id),
            end: End::of(stated.figure.quantity.qualifier),
            is_expected: stated.point.kind == Kind::Forecast,
            who,
            way: way(index, stated),
        });
    }
    // Undated figures, and voices that no shape is left for, are told by the table alone.
    let is_plain = dots.len() >= LEAST && names.len() <= SHAPES;
    let is_flat = dots.iter().all(|dot| dot.number == 0.0);
    if !is_plain || is_flat {
        return None;
    }
    dots.sort_by(|a, b| a.span.cmp(&b.span).then(b.number.total_cmp(&a.number)));
    let sheet = series::sheet(&dots, &names, index.words);
    let rows = rows(index, stated, &|stated| label(index, stated));
    let mut key = key(index, stated, "series");
    let parts = [
        ("expected", dots.iter().any(|dot| dot.is_expected)),
        ("period", dots.iter().any(|dot| dot.span.days() > 1)),
        ("joined", series::joins_any(&dots)),
    ];
    let parts = parts.into_iter().filter(|(_, is_there)| *is_there);
    key.extend(
        parts.map(|(name, _)| index.words.family("chart.key_series", name).to_owned()),
    );
    Some(drawing(index, ("series", id, title), rows, sheet, key))
}

/// A chart with its description: what it shows, with the numbers.
fn drawing(
    index: &Index,
    (kind, id, title): (&str, String, &str),
    rows: Vec<DrawingRow>,
    sheet: SheetView,
    key: Vec<String>,
) -> DrawingView {
    let words = index.words;
    let items = rows.iter().map(|row| {
        let values = [("label", row.label.as_str()), ("value", row.value.as_str())];
        words.fill("chart.item", &values)
    });
    let items = items.collect::<Vec<_>>().join(words.text("chart.separator"));
    let values = [("title", title), ("items", items.as_str())];
    DrawingView {
        id,
        kind: kind.to_owned(),
        title: title.to_owned(),
        description: words.fill(&format!("chart.description.{kind}"), &values),
        sheets: vec![sheet],
        key,
        rows,
    }
}

fn rows(
    index: &Index,
    stated: &[Stated],
    label: &dyn Fn(&Stated) -> String,
) -> Vec<DrawingRow> {
    let rows = stated.iter().map(|stated| DrawingRow {
        label: label(stated),
        value: value(index, stated),
        statement: statement::key(&stated.point.id),
    });
    rows.collect()
}
