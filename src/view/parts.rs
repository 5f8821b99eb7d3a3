//! The parts that pages share.

mod figure;
mod note;
mod pack;
mod statement;

pub use figure::{BarView, CalculationView, ChartView, ComparisonView, FigureView};
pub use note::{CaveatView, ContextView, NoteView, SynthesisView};
pub use pack::{
    CorrectionView, CountsView, DateView, ImageView, LabelView, LinkView, PackView,
    SpeakerView,
};
pub use statement::{
    DifferenceView, EventView, GroupView, PassageView, PieceView, StanceLine,
    StatementView, Statements,
};
