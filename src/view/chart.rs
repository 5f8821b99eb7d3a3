//! Bar charts: numbers in, lengths and places out. Every chart has its numbers in words.

use super::dates;
use super::index::Index;
use super::parts::{BarView, ChartView};
use super::speakers;
use super::statement;
use crate::model::{Amount, Figure, FigureTime, Point};

/// The width of the view box.
const WIDTH: u32 = 640;
/// The longest bar: the rest of the width is for its value.
const LONGEST: f64 = 420.0;
/// The height that one bar takes, its label included.
const ROW: u32 = 52;
/// The thickness of a bar.
const THICKNESS: u32 = 18;

/// A chart of these figures, where two or more of them are numbers that can be compared: of
/// one unit and one time in which they count, and not all the same.
pub(crate) fn bars(
    index: &Index,
    points: &[&Point],
    id: String,
    title: &str,
) -> Option<ChartView> {
    let figures = points.iter().filter_map(|point| {
        let figure = point.figure.as_ref()?;
        Some((*point, figure, number(figure)?))
    });
    let figures: Vec<_> = figures.collect();
    let (_, first, _) = figures.first()?;
    let is_comparable = figures.iter().all(|(_, figure, _)| {
        figure.quantity.unit == first.quantity.unit && figure.per == first.per
    });
    let longest = figures.iter().map(|(_, _, n)| *n).fold(0.0, f64::max);
    let shortest = figures.iter().map(|(_, _, n)| *n).fold(longest, f64::min);
    let is_plain = shortest >= 0.0 && shortest < longest;
    if figures.len() < 2 || !is_comparable || !is_plain {
        return None;
    }
    let rows = figures.iter().zip(0..);
    let bars: Vec<_> = rows
        .map(|((point, figure, n), row)| bar(index, point, figure, n / longest, row))
        .collect();
    let items = bars.iter().map(|bar| {
        let values = [("label", bar.label.as_str()), ("value", bar.value.as_str())];
        index.words.fill("chart.item", &values)
    });
    let items = items.collect::<Vec<_>>().join(index.words.text("chart.separator"));
    let n_rows = u32::try_from(bars.len()).unwrap_or(u32::MAX / ROW);
    Some(ChartView {
        id,
        title: title.to_owned(),
        description: index
            .words
            .fill("chart.description", &[("title", title), ("items", &items)]),
        width: WIDTH,
        height: n_rows * ROW,
        bars,
    })
}

fn bar(index: &Index, point: &Point, figure: &Figure, share: f64, row: u32) -> BarView {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share between 0 and 1 of a small number"
    )]
    let length = ((share * LONGEST).round() as u32).max(1);
    let top = row * ROW;
    BarView {
        label: label(index, point, figure),
        value: figure.printed.clone(),
        y: top + 24,
        label_y: top + 16,
        height: THICKNESS,
        length,
        value_x: length + 8,
        value_y: top + 38,
        statement: statement::key(&point.id),
    }
}

/// What time a figure is about and who says so, in a few words.
fn label(index: &Index, point: &Point, figure: &Figure) -> String {
    let (pack, words) = (index.pack, index.words);
    let when = match &figure.when {
        Some(FigureTime::Date(date)) => Some(dates::text(words, date)),
        Some(FigureTime::Words(text)) => Some(text.clone()),
        None => pack
            .date_of(point)
            .map(|date| dates::marked(words, date, index.has_inferred_date(point))),
    };
    let by = point.by.first().map(|by| speakers::short(pack, words, by));
    let publisher = pack.article(&point.id.article).publisher.as_ref();
    let who = by
        .or_else(|| publisher.map(|id| speakers::short_name(pack, id).to_owned()))
        .unwrap_or_else(|| index.label(&point.id.article));
    match when {
        Some(when) => words.fill("chart.label", &[("when", &when), ("who", &who)]),
        None => who,
    }
}

fn number(figure: &Figure) -> Option<f64> {
    match &figure.quantity.amount {
        Amount::Exact(number) => Some(number.approximate()),
        Amount::Many(_) => None,
    }
}
