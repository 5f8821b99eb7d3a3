//! Figures, how they compare, and charts of them.

use serde::Serialize;

use super::{LabelView, LinkView};
use crate::view::prose::Prose;

/// A figure.
#[derive(Clone, Debug, Serialize)]
pub struct FigureView {
    /// As the article prints it, qualifier and unit included.
    pub printed: String,
    /// What is said of its exactness.
    pub qualifier: Option<LabelView>,
    /// The number, plain digits, where it is one.
    pub value: Option<String>,
    /// What it counts.
    pub unit: Option<String>,
    /// The time in which it counts, in words: "per week".
    pub per: Option<String>,
    /// What time it is about, in words.
    pub when: Option<String>,
    /// That time as machines read it (ISO 8601), where it is a date.
    pub when_iso: Option<String>,
    /// The id of what it measures.
    pub measure_id: Option<String>,
    /// What it measures.
    pub measure: Option<LinkView>,
}

/// The pack's own arithmetic.
#[derive(Clone, Debug, Serialize)]
pub struct CalculationView {
    /// What was done, in words, with the figures: "50 ÷ 21,000".
    pub text: String,
    /// The result as written.
    pub gives: String,
    /// The numbers in proportion, where they count the same thing.
    pub chart: Option<ChartView>,
    /// The keys of the statements used.
    pub of: Vec<String>,
}

/// Figures of one measure side by side.
#[derive(Clone, Debug, Serialize)]
pub struct ComparisonView {
    /// The id of its place on the page of figures.
    pub id: String,
    /// The address of its place on the page of figures.
    pub href: String,
    /// What they measure.
    pub label: String,
    /// What is counted.
    pub unit: Option<String>,
    /// What exactly is counted.
    pub definition: Option<Prose>,
    /// How they compare.
    pub verdict: LabelView,
    /// The keys of the statements, by date.
    pub statements: Vec<String>,
    /// Why they differ.
    pub reconciliation: Option<Prose>,
    /// A chart, where the figures carry one.
    pub chart: Option<ChartView>,
}

/// A bar chart: all lengths are in the units of its view box.
#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    /// The id of its title, for `aria-labelledby`.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What it shows, in a sentence with the numbers.
    pub description: String,
    /// The width of the view box.
    pub width: u32,
    /// The height of the view box.
    pub height: u32,
    /// The bars from top to bottom.
    pub bars: Vec<BarView>,
}

/// One bar.
#[derive(Clone, Debug, Serialize)]
pub struct BarView {
    /// What it stands for.
    pub label: String,
    /// The value as printed.
    pub value: String,
    /// Top of the bar.
    pub y: u32,
    /// Base line of its label.
    pub label_y: u32,
    /// Thickness of the bar.
    pub height: u32,
    /// Length of the bar.
    pub length: u32,
    /// Where the value is written.
    pub value_x: u32,
    /// Base line of the value.
    pub value_y: u32,
    /// The key of its statement.
    pub statement: String,
}
