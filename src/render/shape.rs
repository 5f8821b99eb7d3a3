//! The shapes in which pages show a statement. Each is what a template makes of the statement
//! alone, so it is made once and placed wherever a page asks for it.

/// A shape of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// All that a reader must know of it.
    Card,
    /// What, who and where, in a line.
    Line,
    /// The speech in it, as a quotation.
    Quotation,
    /// Its figure, as a row of a table.
    FigureRow,
    /// The chart of its arithmetic, where it has one.
    FigureChart,
}

impl Shape {
    /// All, each at the place that its number says.
    pub(super) const ALL: [Self; 5] =
        [Self::Card, Self::Line, Self::Quotation, Self::FigureRow, Self::FigureChart];

    /// The template that makes it.
    pub(super) fn template(self) -> &'static str {
        match self {
            Self::Card => "parts/statement.html",
            Self::Line => "parts/line.html",
            Self::Quotation => "parts/quotation.html",
            Self::FigureRow => "parts/figure-row.html",
            Self::FigureChart => "parts/figure-chart.html",
        }
    }

    /// The function by which a template places it.
    pub(super) fn function(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Line => "line",
            Self::Quotation => "quotation",
            Self::FigureRow => "figure_row",
            Self::FigureChart => "figure_chart",
        }
    }

    /// The letter that a sign has for it; a capital at the statement's own place.
    pub(super) fn letter(self) -> char {
        match self {
            Self::Card => 's',
            Self::Line => 'l',
            Self::Quotation => 'q',
            Self::FigureRow => 'f',
            Self::FigureChart => 'd',
        }
    }
}
