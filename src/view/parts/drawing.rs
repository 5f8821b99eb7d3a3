//! Drawings, ready to be set: lines, and words at their places.

use serde::Serialize;

/// A drawing: a chart, or the course of events. All lengths are in the units of its view box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct DrawingView {
    /// The id of its title, for `aria-labelledby`.
    pub(crate) id: String,
    /// What kind it is, stable and fit for a class: `bars`, `series`, `course`.
    pub(crate) kind: String,
    /// What it shows.
    pub(crate) title: String,
    /// What it shows, in a sentence; with the numbers, where it has any.
    pub(crate) description: String,
    /// The same for wide and for narrow windows, or one for all.
    pub(crate) sheets: Vec<SheetView>,
    /// What its lines and shapes mean, where the words at them do not say it.
    pub(crate) key: Vec<String>,
    /// Its numbers as a table.
    pub(crate) rows: Vec<DrawingRow>,
}

/// One number of a drawing, for its table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct DrawingRow {
    /// What it stands for.
    pub(crate) label: String,
    /// The value as printed.
    pub(crate) value: String,
    /// The key of its statement.
    pub(crate) statement: String,
}

/// A drawing for windows of some width.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct SheetView {
    /// For which windows, fit for a class: `wide`, `narrow`, or empty for all.
    pub(crate) name: String,
    /// The width of the view box.
    pub(crate) width: i32,
    /// The height of the view box.
    pub(crate) height: i32,
    /// The lines and areas, the lowest first.
    pub(crate) strokes: Vec<StrokeView>,
    /// Words that lead nowhere.
    pub(crate) texts: Vec<TextView>,
    /// Words that are links, in reading order.
    pub(crate) links: Vec<LinkedView>,
}

/// Lines or areas of one look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StrokeView {
    /// Which look, as a class.
    pub(crate) name: String,
    /// The path, as SVG writes it.
    pub(crate) path: String,
}

/// A line of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TextView {
    /// Which look, as a class.
    pub(crate) name: String,
    /// Where it begins, is centred or ends, as its look says.
    pub(crate) x: i32,
    /// Its base line.
    pub(crate) y: i32,
    /// The words.
    pub(crate) text: String,
}

/// Lines of words that are one link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LinkedView {
    /// Where it leads, from the pack's root.
    pub(crate) href: String,
    /// Its words.
    pub(crate) lines: Vec<TextView>,
}
