//! Figures of one measure in the course of time: a mark for each, nothing claimed between them.

use super::end::End;
use super::scale::{Scale, Span};
use super::shapes::{legend, shape};
use super::sheet::{LINE, SIZE, WIDTH, stroke, units, words};
use super::{labels, letters};
use crate::model::Date;
use crate::view::dates;
use crate::view::parts::{SheetView, StrokeView, TextView};
use crate::words::Words;

/// Where the scale of time begins: to its left stands the zero.
const LEFT: i32 = 18;
/// The height of the scale of values.
const HIGH: i32 = 150;
/// The width of a label's lines at the most.
const ROOM: i32 = 190;
/// A label's height: the value and where it is printed.
const FLAG: i32 = 2 * LINE + 4;
/// With more figures than this, the first, the last, the highest and the lowest have words.
const NAMED: usize = 10;
/// How far marks of the axis are apart at the least.
const APART: i32 = 66;

/// A figure to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Dot {
    /// The time that it is of.
    pub(super) span: Span,
    /// The number.
    pub(super) number: f64,
    /// The value as printed.
    pub(super) value: String,
    /// Where it is printed.
    pub(super) locator: String,
    /// How exact it is.
    pub(super) end: End,
    /// Whether it was only expected.
    pub(super) is_expected: bool,
    /// Who says it, by number.
    pub(super) who: usize,
    /// What it shares with figures that a line may join it to.
    pub(super) way: Option<String>,
}

impl Dot {
    fn is_hollow(&self) -> bool {
        self.is_expected || self.end == End::About
    }
}

/// Where things stand.
struct Plot {
    scale: Scale,
    top: i32,
    lowest: f64,
    highest: f64,
}

impl Plot {
    fn x(&self, dot: &Dot) -> i32 {
        LEFT + self.scale.middle(dot.span)
    }

    fn y(&self, number: f64) -> i32 {
        let share = (self.highest - number) / (self.highest - self.lowest);
        self.top + units(share, HIGH)
    }
}

/// A drawing of some figures in date order, the higher of one time first; `names` are whoever
/// says them.
pub(super) fn sheet(dots: &[Dot], names: &[String], language: &Words) -> SheetView {
    let heads = if names.len() > 1 { names } else { &[] };
    let (head_marks, mut texts, head) = legend(heads, WIDTH);
    let worded = named(dots);
    // Where several speak, the shape stands beside the words as well.
    let indent = if heads.is_empty() { 4 } else { 20 };
    let widths: Vec<_> = worded.iter().map(|dot| width_of(dot) + indent).collect();
    let spans: Vec<_> = dots.iter().map(|dot| dot.span).collect();
    let scale = fitting(&spans, &worded, &widths);
    let starts: Vec<_> = worded.iter().map(|dot| LEFT + scale.middle(dot.span)).collect();
    let levels = labels::flags(&starts, &widths);
    let n_levels = levels.iter().max().map_or(0, |level| level + 1);
    let flag_top = |level: usize| {
        head + FLAG * i32::try_from(n_levels - 1 - level).unwrap_or_default()
    };
    let top = head + FLAG * i32::try_from(n_levels).unwrap_or_default() + 24;
    let numbers = dots.iter().map(|dot| dot.number);
    let lowest = numbers.clone().fold(0.0, f64::min);
    let highest = numbers.fold(lowest, f64::max);
    let plot = Plot { scale, top, lowest, highest };
    let mut strokes = axes(&plot);
    let (mut staffs, mut signs, mut hollow) = (Vec::new(), head_marks, Vec::new());
    for ((dot, level), x) in worded.iter().zip(&levels).zip(&starts) {
        let y = flag_top(*level);
        let beside = x + indent;
        texts.push(words("value", beside, y + SIZE, dot.value.as_str()));
        texts.push(words("quiet", beside, y + SIZE + LINE, dot.locator.as_str()));
        if !heads.is_empty() {
            let sign = shape(dot.who, x + 11, y + SIZE - 5);
            if dot.is_hollow() { hollow.push(sign) } else { signs.push(sign) }
        }
        staffs.push(format!("M{x} {}V{y}", plot.y(dot.number)));
    }
    strokes.extend(stroke("leader", staffs));
    let joins = joined(dots).map(|(from, to)| {
        let (start, end) = (plot.y(from.number), plot.y(to.number));
        format!("M{} {start}L{} {end}", plot.x(from), plot.x(to))
    });
    strokes.extend(stroke("join", joins));
    strokes.extend(marks(dots, &plot));
    strokes.extend(stroke("mark", signs));
    strokes.extend(stroke("mark inferred", hollow));
    texts.extend(axis_words(&plot, language));
    let height = top + HIGH + LINE + 14;
    let ends = starts.iter().zip(&widths).map(|(start, width)| start + width);
    let width = ends.max().unwrap_or_default().max(WIDTH);
    SheetView { width, height, strokes, texts, ..SheetView::default() }
}

fn width_of(dot: &Dot) -> i32 {
    let value = letters::bold_width(&dot.value, SIZE);
    value.max(letters::width(&dot.locator, SIZE)) + 6
}

/// The figures that have their words.
fn named(dots: &[Dot]) -> Vec<&Dot> {
    if dots.len() <= NAMED {
        return dots.iter().collect();
    }
    let by_number =
        |(_, a): &(usize, &Dot), (_, b): &(usize, &Dot)| a.number.total_cmp(&b.number);
    let all = || dots.iter().enumerate();
    let ends = [
        all().next(),
        all().next_back(),
        all().max_by(by_number),
        all().min_by(by_number),
    ];
    let mut chosen: Vec<_> = ends.into_iter().flatten().collect();
    chosen.sort_by_key(|(n, _)| *n);
    chosen.dedup_by_key(|(n, _)| *n);
    chosen.into_iter().map(|(_, dot)| dot).collect()
}

/// The longest scale on which every label still ends within the drawing.
fn fitting(spans: &[Span], named: &[&Dot], widths: &[i32]) -> Scale {
    let fits = |length: &i32| {
        let scale = Scale::new(spans, *length);
        let mut ends = named.iter().zip(widths);
        ends.all(|(dot, width)| LEFT + scale.middle(dot.span) + width <= WIDTH)
    };
    let longest = WIDTH - LEFT - 8;
    let length = (0..).map(|n| longest - n * 8).take_while(|length| *length > ROOM / 2);
    let length = length.filter(fits).max().unwrap_or(ROOM / 2);
    Scale::new(spans, length)
}

/// The axis of time on the true zero.
fn axes(plot: &Plot) -> Vec<StrokeView> {
    let zero = plot.y(0.0);
    let end = LEFT + plot.scale.at(plot.scale.days().to);
    let ticks = plot.scale.ticks(APART).into_iter();
    let ticks = ticks.map(|(at, _)| format!("M{} {zero}v5", LEFT + at));
    let cuts = plot.scale.cuts().map(|cut| {
        let x = LEFT + plot.scale.middle(cut);
        format!("M{} {}l-7 14M{} {}l-7 14", x, zero - 7, x + 7, zero - 7)
    });
    let line = format!("M{LEFT} {zero}H{end}");
    let strokes =
        [stroke("axis", std::iter::once(line).chain(ticks)), stroke("cut", cuts)];
    strokes.into_iter().flatten().collect()
}

fn axis_words(plot: &Plot, language: &Words) -> Vec<TextView> {
    let zero = plot.y(0.0);
    let mut texts = vec![words("tick", LEFT - 6, zero + 4, language.number(0))];
    let below = plot.top + HIGH + LINE + 4;
    texts.extend(plot.scale.ticks(APART).into_iter().map(|(at, moment)| {
        let text = dates::short(language, &Date::at(moment));
        let half = letters::width(&text, SIZE) / 2;
        let x = (LEFT + at).clamp(half.min(WIDTH / 2), WIDTH - half.min(WIDTH / 2));
        words("tick middle", x, below, text)
    }));
    texts
}

/// Figures that a line joins: they follow each other, and the same speaker gives them in the same
/// way. Between others, a line would claim what nobody says.
fn joined(dots: &[Dot]) -> impl Iterator<Item = (&Dot, &Dot)> {
    dots.iter().enumerate().filter_map(|(n, dot)| {
        let way = dot.way.as_ref()?;
        let next = dots.iter().skip(n + 1).find(|other| other.who == dot.who);
        next.filter(|next| next.way.as_ref() == Some(way)).map(|next| (dot, next))
    })
}

/// Whether any line joins figures.
pub(super) fn joins_any(dots: &[Dot]) -> bool {
    joined(dots).next().is_some()
}

fn marks(dots: &[Dot], plot: &Plot) -> Vec<StrokeView> {
    let (mut sure, mut hollow, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for dot in dots {
        let (x, y) = (plot.x(dot), plot.y(dot.number));
        let path = shape(dot.who, x, y);
        if dot.is_hollow() {
            hollow.push(path);
        } else {
            sure.push(path);
        }
        match dot.end {
            End::AndMore => open.push(format!("M{x} {}v-15m-4 4l4-4 4 4", y - 6)),
            End::AtMost => open.push(format!("M{x} {}v15m-4-4l4 4 4-4", y + 6)),
            End::Exact | End::About => {}
        }
        // A figure of a month or a year is one of all its days.
        let (from, to) = (plot.scale.at(dot.span.from), plot.scale.at(dot.span.to));
        if to - from > 12 {
            open.push(format!("M{} {y}H{}", LEFT + from, LEFT + to));
        }
    }
    let strokes =
        [stroke("open", open), stroke("mark", sure), stroke("mark inferred", hollow)];
    strokes.into_iter().flatten().collect()
}
