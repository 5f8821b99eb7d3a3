//! Figures, and how they compare.

use serde::Serialize;

use super::{DrawingView, LabelView, LinkView};
use crate::view::prose::Prose;

/// A figure.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FigureView {
    /// As the article prints it, qualifier and unit included.
    pub(crate) printed: String,
    /// What is said of its exactness.
    pub(crate) qualifier: Option<LabelView>,
    /// The number, plain digits, where it is one.
    pub(crate) value: Option<String>,
    /// What it counts.
    pub(crate) unit: Option<String>,
    /// The time in which it counts, in words: "per week".
    pub(crate) per: Option<String>,
    /// What time it is about, in words.
    pub(crate) when: Option<String>,
    /// That time as machines read it (ISO 8601), where it is a date.
    pub(crate) when_iso: Option<String>,
    /// The id of what it measures.
    pub(crate) measure_id: Option<String>,
    /// What it measures.
    pub(crate) measure: Option<LinkView>,
}

/// The pack's own arithmetic.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CalculationView {
    /// What was done, in words, with the figures: "50 ÷ 21,000".
    pub(crate) text: String,
    /// The result as written.
    pub(crate) gives: String,
    /// A chart of what is added up, where that counts the same thing.
    pub(crate) chart: Option<DrawingView>,
    /// The keys of the statements used.
    pub(crate) of: Vec<String>,
}

/// Figures of one measure side by side.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ComparisonView {
    /// The id of its place on the page of figures.
    pub(crate) id: String,
    /// The address of its place on the page of figures.
    pub(crate) href: String,
    /// What they measure.
    pub(crate) label: String,
    /// What is counted.
    pub(crate) unit: Option<String>,
    /// What exactly is counted.
    pub(crate) definition: Option<Prose>,
    /// How they compare.
    pub(crate) verdict: LabelView,
    /// The keys of the statements, by date.
    pub(crate) statements: Vec<String>,
    /// Why they differ.
    pub(crate) reconciliation: Option<Prose>,
    /// A chart, where the figures carry one.
    pub(crate) chart: Option<DrawingView>,
}
