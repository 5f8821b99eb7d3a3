//! A true scale of time: as many days, as much way, but where it is openly cut.

use jiff::civil;

use crate::model::Moment;

/// How many long stretches may be cut out of one scale.
const CUTS: usize = 3;
/// The way that a cut takes at the most.
const CUT: i32 = 36;
/// The most marks that are tried for an axis.
const TICKS: i32 = 600;
/// Steps between the marks of an axis, in days.
const DAYS: [i32; 4] = [1, 2, 7, 14];
/// Steps between the marks of an axis, in months.
const MONTHS: [i32; 12] = [1, 3, 6, 12, 24, 60, 120, 240, 300, 600, 1200, 2400];

/// Days from the first to the one after the last, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    /// The first day.
    pub(super) from: i32,
    /// The day after the last.
    pub(super) to: i32,
}

impl Span {
    /// The days that a date may mean.
    pub(super) fn of(date: &crate::model::Date) -> Self {
        let from = number(date.first_day());
        Self { from, to: (number(date.last_day()) + 1).max(from + 1) }
    }

    /// How many days it has.
    pub(super) fn days(self) -> i32 {
        self.to - self.from
    }
}

/// A stretch of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its days.
    pub(super) days: Span,
    /// Where it begins.
    pub(super) start: i32,
    /// Where it ends.
    pub(super) end: i32,
    /// Whether it is shorter than its days are.
    pub(super) is_cut: bool,
}

/// Which way each day has.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    pieces: Vec<Piece>,
    /// The stretches without anything in them.
    empty: Vec<Span>,
}

impl Scale {
    /// A scale from 0 to the length over all of these.
    ///
    /// A stretch in which nothing begins or ends is cut where it would take more than two thirds
    /// of the way, and so squash the rest: a year in which one event was is such a one, too.
    pub(super) fn new(spans: &[Span], length: i32) -> Self {
        let mut sorted = spans.to_vec();
        sorted.sort_unstable();
        let first = sorted.first().map_or(0, |span| span.from);
        let mut last = first;
        let mut empty = Vec::new();
        for span in sorted {
            if span.from > last {
                empty.push(Span { from: last, to: span.from });
            }
            last = last.max(span.to);
        }
        let cuts = cuts(spans);
        let cut: i32 = cuts.iter().map(|cut| cut.days()).sum();
        let n_days = (last - first - cut).max(1);
        Self {
            pieces: pieces(Span { from: first, to: last }, &cuts, n_days, length),
            empty,
        }
    }

    /// Where a day begins.
    pub(super) fn at(&self, day: i32) -> i32 {
        let piece = self.pieces.iter().find(|piece| day <= piece.days.to);
        let Some(piece) = piece.or(self.pieces.last()) else { return 0 };
        let into = i64::from((day - piece.days.from).clamp(0, piece.days.days()));
        let way = into * i64::from(piece.end - piece.start);
        piece.start + rounded(way, i64::from(piece.days.days()))
    }

    /// Where the middle of some days is.
    pub(super) fn middle(&self, span: Span) -> i32 {
        i32::midpoint(self.at(span.from), self.at(span.to))
    }

    /// The stretches that are drawn shorter than they are.
    pub(super) fn cuts(&self) -> impl Iterator<Item = Span> {
        self.pieces.iter().filter(|piece| piece.is_cut).map(|piece| piece.days)
    }

    /// The stretches without anything in them that have at least so many days.
    pub(super) fn gaps(&self, days: i32) -> impl Iterator<Item = Span> {
        self.empty.iter().copied().filter(move |span| span.days() >= days)
    }

    /// The first day and the one after the last.
    pub(super) fn days(&self) -> Span {
        let from = self.pieces.first().map_or(0, |piece| piece.days.from);
        Span { from, to: self.pieces.last().map_or(1, |piece| piece.days.to) }
    }

    /// Marks for an axis at even steps of the calendar, at least so far from each other.
    pub(super) fn ticks(&self, apart: i32) -> Vec<(i32, Moment)> {
        let whole = self.pieces.iter().filter(|piece| !piece.is_cut);
        let (way, n_days) = whole.clone().fold((0, 0), |(way, days), piece| {
            (way + piece.end - piece.start, days + piece.days.days())
        });
        let enough = |days: i32| {
            i64::from(way) * i64::from(days) >= i64::from(apart) * i64::from(n_days)
        };
        let by_days = DAYS.into_iter().find(|step| enough(*step));
        let by_months = MONTHS.into_iter().find(|step| enough(step * 30)).unwrap_or(2400);
        let found = whole.flat_map(|piece| match by_days {
            Some(step) => by_day(piece.days, step),
            None => by_month(piece.days, by_months),
        });
        let mut ticks: Vec<(i32, Moment)> = Vec::new();
        for (day, moment) in found {
            let at = self.at(day);
            if ticks.last().is_none_or(|(before, _)| at - before >= apart / 3 * 2) {
                ticks.push((at, moment));
            }
        }
        ticks
    }
}

/// Every so many days of a stretch.
fn by_day(days: Span, step: i32) -> Vec<(i32, Moment)> {
    let found = (0..TICKS).map(|n| days.from.saturating_add(n * step));
    let found = found.take_while(|day| *day < days.to);
    found.filter_map(|day| Some((day, day_of(day)?))).collect()
}

/// Every so many months of a stretch, counted from January.
fn by_month(days: Span, step: i32) -> Vec<(i32, Moment)> {
    let first = day_of(days.from).map_or(0, month_number).div_euclid(step);
    let months = (first..first.saturating_add(TICKS)).map(|n| month_of(n * step, step));
    let found = months.map(|month| (number(month.first_day()), month));
    let found = found.take_while(|(day, _)| *day < days.to);
    found.filter(|(day, _)| *day >= days.from).collect()
}

/// The stretches in which nothing begins or ends that would squash the rest.
fn cuts(spans: &[Span]) -> Vec<Span> {
    let mut edges: Vec<_> = spans.iter().flat_map(|span| [span.from, span.to]).collect();
    edges.sort_unstable();
    edges.dedup();
    let still = edges.iter().zip(edges.iter().skip(1));
    let mut still: Vec<_> =
        still.map(|(from, to)| Span { from: *from, to: *to }).collect();
    // The longest first, and of those as long the earlier.
    still.sort_by_key(|span| (-span.days(), span.from));
    let mut n_days: i32 = still.iter().map(|span| span.days()).sum();
    let squashing = still.into_iter().take(CUTS).take_while(|span| {
        let squashes = span.days() > n_days / 3 * 2 && span.days() < n_days;
        n_days -= span.days();
        squashes
    });
    let mut cuts: Vec<_> = squashing.collect();
    cuts.sort_unstable();
    cuts
}

/// The stretches between the cuts, and the cuts, with the way that each takes.
fn pieces(all: Span, cuts: &[Span], n_days: i32, length: i32) -> Vec<Piece> {
    let n_cuts = i32::try_from(cuts.len()).unwrap_or_default();
    let cut_way = CUT.min(length / 8);
    let way = i64::from((length - n_cuts * cut_way).max(1));
    let mut pieces = Vec::new();
    let (mut day, mut whole, mut n_before) = (all.from, 0, 0);
    let mut push = |days: Span, is_cut: bool| {
        let start =
            rounded(way * i64::from(whole), i64::from(n_days)) + n_before * cut_way;
        if is_cut {
            n_before += 1;
        } else {
            whole += days.days();
        }
        let end = rounded(way * i64::from(whole), i64::from(n_days)) + n_before * cut_way;
        pieces.push(Piece { days, start, end, is_cut });
    };
    for cut in cuts {
        push(Span { from: day, to: cut.from }, false);
        push(*cut, true);
        day = cut.to;
    }
    push(Span { from: day, to: all.to }, false);
    pieces
}

fn rounded(way: i64, parts: i64) -> i32 {
    let parts = parts.max(1);
    i32::try_from((2 * way + parts).div_euclid(2 * parts)).unwrap_or(i32::MAX)
}

/// How many days after 1 January 1970.
fn number(day: civil::Date) -> i32 {
    let hours = day.duration_since(civil::date(1970, 1, 1)).as_hours();
    i32::try_from(hours / 24).unwrap_or_default()
}

fn day_of(number: i32) -> Option<Moment> {
    let span = jiff::Span::new().try_days(number).ok()?;
    let day = civil::date(1970, 1, 1).checked_add(span).ok()?;
    Some(Moment { year: day.year(), month: Some(day.month()), day: Some(day.day()) })
}

/// How many months after January of the year 0.
fn month_number(moment: Moment) -> i32 {
    i32::from(moment.year) * 12 + i32::from(moment.month.unwrap_or(1)) - 1
}

/// The month with a number; the year alone where only years are marked.
fn month_of(number: i32, step: i32) -> Moment {
    let year = i16::try_from(number.div_euclid(12)).unwrap_or(i16::MAX);
    let month = i8::try_from(number.rem_euclid(12) + 1).ok();
    Moment { year, month: month.filter(|_| step < 12), day: None }
}
