//! The parts that pages share.

mod figure;
mod note;
mod pack;
mod statement;

pub(crate) use figure::{
    BarView, CalculationView, ChartView, ComparisonView, FigureView,
};
pub(crate) use note::{CaveatView, ContextView, NoteView, SynthesisView};
pub(crate) use pack::{
    CorrectionView, CountsView, DateView, ImageView, LabelView, LinkView, PackView,
    SpeakerView,
};
pub(crate) use statement::{
    DifferenceView, EventView, GroupView, PassageView, PieceView, StanceLine,
    StatementView,
};
