//! Figures and own arithmetic in words, and figures of one measure side by side.

use super::drawing;
use super::index::Index;
use super::parts::{CalculationView, ComparisonView, FigureView, LinkView};
use super::registers::Registers;
use super::statement;
use super::writing::Writer;
use super::{dates, labels};
use crate::model::{
    Amount, Calculation, Comparison, Figure, FigureTime, Operation, Point, PointId,
};

/// A figure.
pub(crate) fn view(index: &Index, registers: &Registers, figure: &Figure) -> FigureView {
    let words = index.words;
    let quantity = &figure.quantity;
    let (when, when_iso) = match &figure.when {
        Some(FigureTime::Date(date)) => {
            (Some(dates::text(words, date)), Some(date.to_string()))
        }
        Some(FigureTime::Words(text)) => (Some(text.clone()), None),
        None => (None, None),
    };
    let per = figure.per.as_ref();
    FigureView {
        printed: figure.printed.clone(),
        qualifier: quantity.qualifier.map(|q| labels::qualifier(words, q)),
        value: match &quantity.amount {
            Amount::Exact(number) => Some(number.to_string()),
            Amount::Many(_) => None,
        },
        unit: quantity.unit.clone(),
        per: per.map(|unit| words.fill("figure.per", &[("unit", unit)])),
        when,
        when_iso,
        measure_id: figure.measure.as_ref().map(ToString::to_string),
        measure: figure.measure.as_ref().map(|id| {
            let number = index.by_measure.get(id).and_then(|all| all.first());
            LinkView {
                href: number
                    .map_or_else(String::new, |n| registers.comparison_place(*n).1),
                text: index.pack.measure(id).label.clone(),
                is_external: false,
                marked: None,
            }
        }),
    }
}

/// The pack's own arithmetic in words: "50 ÷ 21,000".
pub(crate) fn calculation(
    index: &Index,
    id: &PointId,
    calculation: &Calculation,
) -> CalculationView {
    let words = index.words;
    let of = calculation.of.iter().filter_map(|id| index.pack.points.get(id));
    let of: Vec<_> = of.map(AsRef::as_ref).collect();
    let terms = of.iter().map(|point| match &point.figure {
        Some(figure) => figure.printed.clone(),
        None => point.says.to_string(),
    });
    let terms: Vec<_> = terms.collect();
    let sign = match calculation.operation {
        Operation::Sum => words.text("calculation.sum"),
        Operation::Difference => words.text("calculation.difference"),
        Operation::Ratio => words.text("calculation.ratio"),
        Operation::Per => words.text("calculation.per"),
    };
    let chart_id = format!("chart:{}:{}", id.article, id.point);
    CalculationView {
        text: terms.join(sign),
        gives: calculation.gives.clone(),
        chart: drawing::parts(index, calculation, chart_id),
        of: calculation.of.iter().map(statement::key).collect(),
    }
}

/// Figures of one measure side by side; `points` are those of them that a page shows.
pub(crate) fn comparison(
    index: &Index,
    registers: &Registers,
    writer: &Writer,
    number: usize,
    comparison: &Comparison,
    points: &[&Point],
) -> ComparisonView {
    let measure = index.pack.measure(&comparison.measure);
    let (id, href) = registers.comparison_place(number);
    ComparisonView {
        label: measure.label.clone(),
        unit: measure.unit.clone(),
        definition: measure.definition.as_ref().map(|text| writer.bare(text)),
        verdict: labels::verdict(index.words, comparison.verdict),
        statements: points.iter().map(|point| statement::key(&point.id)).collect(),
        reconciliation: comparison.reconciliation.as_ref().map(|text| writer.bare(text)),
        chart: drawing::compared(index, comparison, points, format!("chart:{id}")),
        id,
        href,
    }
}

/// The points of a comparison that are shown at all.
pub(crate) fn live_points<'p>(
    index: &Index<'p>,
    comparison: &'p Comparison,
) -> Vec<&'p Point> {
    let live = comparison.points.iter().filter(|id| index.is_live(id));
    live.map(|id| index.pack.point(id)).collect()
}
