//! The course of events drawn upright: time runs down, at its true scale, words to its right.

use super::scale::{Scale, Span};
use super::shapes::{SHAPES, capsule, legend, shape};
use super::sheet::{LINE, SIZE, WIDTH, stroke, words};
use super::{labels, letters, named};
use crate::model::Date;
use crate::view::dates;
use crate::view::parts::{LinkedView, SheetView, StrokeView, TextView};
use crate::words::Words;

/// From this many events on, a day is a stroke: discs would lie on each other.
const MANY: usize = 40;
/// From one lane to the next.
const LANE: i32 = 17;
/// The white below each label.
const BELOW: i32 = 9;
/// How far marks of the axis are apart at the least.
const APART: i32 = 60;

/// The room for a date at the axis, before it is known which dates stand there.
const DATE: i32 = 100;

/// An event to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// The days that it may have been on.
    pub(super) span: Span,
    /// Whether its date is inferred.
    pub(super) is_inferred: bool,
    /// The lanes that it stands in, from 0.
    pub(super) lanes: Vec<usize>,
    /// How many statements tell of it.
    pub(super) weight: usize,
    /// Where it is told of.
    pub(super) href: String,
    /// When, in words.
    pub(super) date: String,
    /// What.
    pub(super) title: String,
}

/// Events in date order, and what the lanes are.
#[derive(Clone, Debug)]
pub(super) struct Course {
    /// The events.
    pub(super) events: Vec<Event>,
    /// The lanes from left to right; one without words where there are none to tell apart.
    pub(super) lanes: Vec<String>,
}

/// What a drawing is made for.
pub(super) struct Paper {
    /// Its name.
    pub(super) name: &'static str,
    /// The width of the view box.
    pub(super) width: i32,
    /// The length of the scale at the least.
    pub(super) least: i32,
    /// Whether the words stand beside their date, and not below it.
    pub(super) is_wide: bool,
}

/// For wide windows and paper, and for narrow windows.
pub(super) const PAPERS: [Paper; 2] = [
    Paper { name: "wide", width: 720, least: 230, is_wide: true },
    Paper { name: "narrow", width: WIDTH, least: 280, is_wide: false },
];

/// Where things stand from left to right.
struct Columns {
    axis: i32,
    n_lanes: usize,
    labels: i32,
    /// Where the words begin that stand beside a date.
    beside: Option<i32>,
}

impl Columns {
    fn lane(&self, lane: usize) -> i32 {
        let lane = i32::try_from(lane.min(self.n_lanes - 1)).unwrap_or_default();
        self.axis + LANE + lane * LANE
    }

    /// Where the lines to the labels leave the lanes.
    fn leave(&self) -> i32 {
        self.lane(self.n_lanes) + 11
    }
}

/// The words of an event, from the top of their place.
struct Label<'c> {
    event: &'c Event,
    lines: Vec<TextView>,
    height: i32,
}

/// The events that have their words, in date order.
pub(super) fn named(course: &Course) -> Vec<&Event> {
    let told = course.events.iter().map(|event| (event.span, event.weight));
    let chosen = named::named(&told.collect::<Vec<_>>()).into_iter();
    chosen.filter_map(|n| course.events.get(n)).collect()
}

/// The scale of the events on a drawing of this length.
pub(super) fn scale(course: &Course, length: i32) -> Scale {
    let spans: Vec<_> = course.events.iter().map(|event| event.span).collect();
    Scale::new(&spans, length)
}

/// The drawing of some events.
pub(super) fn sheet(course: &Course, paper: &Paper, language: &Words) -> SheetView {
    let heads: &[String] = if course.lanes.len() > 1 { &course.lanes } else { &[] };
    let (head_marks, mut texts, head) = legend(heads, paper.width);
    let top = head + 12;
    let named = self::named(course);
    let layout = |axis: i32| {
        let columns = columns(course, &named, paper, axis);
        let labels: Vec<_> =
            named.iter().map(|event| label(event, &columns, paper)).collect();
        let needed: i32 = labels.iter().map(|label| label.height).sum();
        (columns, labels, paper.least.max(needed + needed / 8))
    };
    // How long the axis is tells which words it has, and so how much room it leaves to labels.
    let (_, _, length) = layout(DATE);
    let (columns, labels, _) = layout(axis_width(course, length, language));
    let heights: Vec<_> = labels.iter().map(|label| label.height).collect();
    let scale = scale(course, length);
    let wanted = labels.iter().map(|label| scale.middle(label.event.span) - SIZE / 2);
    let tops = labels::column(&wanted.collect::<Vec<_>>(), &heights, length);
    let bottom = tops.iter().zip(&heights).map(|(top, height)| top + height).max();
    let mut strokes = axis(&scale, columns.axis, top);
    texts.extend(axis_words(&scale, columns.axis, top, language));
    let places = labels.iter().zip(&tops);
    let leaders = places.clone().map(|(label, at)| {
        let first = label.event.lanes.first().copied().unwrap_or_default();
        let (x, y) = (columns.lane(first), top + scale.middle(label.event.span));
        let (leave, end) = (columns.leave(), columns.labels - 5);
        format!("M{x} {y}H{leave}L{end} {}", top + at + SIZE / 2 + 2)
    });
    strokes.extend(stroke("leader", leaders));
    strokes.extend(marks(course, &scale, &columns, top));
    strokes.extend(stroke("mark", head_marks));
    let links = places.map(|(label, at)| LinkedView {
        href: label.event.href.clone(),
        lines: label
            .lines
            .iter()
            .map(|t| TextView { y: t.y + top + at, ..t.clone() })
            .collect(),
    });
    SheetView {
        name: paper.name.to_owned(),
        width: paper.width,
        height: top + length.max(bottom.unwrap_or_default()) + 8,
        strokes,
        links: links.collect(),
        texts,
    }
}

fn axis_width(course: &Course, length: i32, language: &Words) -> i32 {
    let scale = scale(course, length);
    let words = axis_words(&scale, 0, 0, language);
    words.iter().map(|text| letters::width(&text.text, SIZE)).max().unwrap_or_default()
}

fn columns(course: &Course, named: &[&Event], paper: &Paper, axis: i32) -> Columns {
    let n_lanes = course.lanes.len().clamp(1, SHAPES);
    let mut columns = Columns {
        axis: axis.min(paper.width / 3) + 10,
        n_lanes,
        labels: 0,
        beside: None,
    };
    columns.labels = columns.leave() + if paper.is_wide { 44 } else { 26 };
    let dates = named.iter().map(|event| letters::bold_width(&event.date, SIZE));
    let dates = dates.max().unwrap_or_default();
    let is_beside = paper.is_wide && dates <= paper.width / 4;
    columns.beside = is_beside.then_some(columns.labels + dates + 12);
    columns
}

fn label<'c>(event: &'c Event, columns: &Columns, paper: &Paper) -> Label<'c> {
    let (x, first) = match columns.beside {
        Some(x) => (x, SIZE),
        None => (columns.labels, SIZE + LINE),
    };
    let title = letters::wrap(&event.title, SIZE, paper.width - x);
    let mut lines = vec![words("date", columns.labels, SIZE, event.date.as_str())];
    let rows = title.into_iter().zip(0..);
    lines.extend(rows.map(|(text, n)| words("", x, first + n * LINE, text)));
    let last = lines.last().map_or(0, |line| line.y);
    Label { event, lines, height: last + LINE - SIZE + BELOW }
}

/// The line of time: whole where the sources tell of events, dotted where they do not.
fn axis(scale: &Scale, x: i32, top: i32) -> Vec<StrokeView> {
    let line = |from: i32, to: i32| format!("M{x} {}V{}", top + from, top + to);
    let (mut whole, mut dotted, mut cut) = (Vec::new(), Vec::new(), Vec::new());
    let mut from = scale.days().from;
    for gap in scale.gaps(dates::GAP_DAYS) {
        whole.push(line(scale.at(from), scale.at(gap.from)));
        dotted.push(line(scale.at(gap.from), scale.at(gap.to)));
        from = gap.to;
    }
    whole.push(line(scale.at(from), scale.at(scale.days().to)));
    for gap in scale.cuts() {
        let y = top + scale.middle(gap);
        cut.push(format!("M{} {}l14-7M{} {}l14-7", x - 7, y, x - 7, y + 7));
    }
    let ticks = scale.ticks(APART).into_iter();
    let ticks = ticks.map(|(at, _)| format!("M{} {}h6", x - 6, top + at));
    let strokes = [
        stroke("axis", whole),
        stroke("gap", dotted),
        stroke("cut", cut),
        stroke("axis", ticks),
    ];
    strokes.into_iter().flatten().collect()
}

/// The words at the line of time: dates, and how much is cut out.
fn axis_words(scale: &Scale, x: i32, top: i32, language: &Words) -> Vec<TextView> {
    let cuts = scale.cuts().map(|cut| {
        let text = dates::length(language, cut.days());
        words("tick", x - 10, top + scale.middle(cut) + 5, text)
    });
    let cuts: Vec<_> = cuts.collect();
    let ticks = scale.ticks(APART).into_iter().map(|(at, moment)| {
        words("tick", x - 10, top + at + 4, dates::short(language, &Date::at(moment)))
    });
    let is_free = |text: &TextView| cuts.iter().all(|cut| (cut.y - text.y).abs() >= LINE);
    ticks.filter(is_free).chain(cuts.iter().cloned()).collect()
}

fn marks(course: &Course, scale: &Scale, columns: &Columns, top: i32) -> Vec<StrokeView> {
    let is_crowded = course.events.len() > MANY;
    let (mut sure, mut inferred, mut ties) = (Vec::new(), Vec::new(), Vec::new());
    for event in &course.events {
        let y = top + scale.middle(event.span);
        let paths = event.lanes.iter().map(|lane| {
            let x = columns.lane(*lane);
            if event.span.days() > 1 {
                capsule(x, top + scale.at(event.span.from), top + scale.at(event.span.to))
            } else if is_crowded {
                format!("M{} {}h12v2h-12z", x - 6, y - 1)
            } else {
                shape(*lane, x, y)
            }
        });
        if event.is_inferred {
            inferred.extend(paths);
        } else {
            sure.extend(paths);
        }
        if let [first, .., last] = event.lanes.as_slice() {
            ties.push(format!("M{} {y}H{}", columns.lane(*first), columns.lane(*last)));
        }
    }
    let strokes =
        [stroke("tie", ties), stroke("mark", sure), stroke("mark inferred", inferred)];
    strokes.into_iter().flatten().collect()
}
