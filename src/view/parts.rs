//! The parts that pages share.

mod drawing;
mod figure;
mod note;
mod pack;
mod statement;

pub(crate) use drawing::{
    DrawingRow, DrawingView, LinkedView, SheetView, StrokeView, TextView,
};
pub(crate) use figure::{CalculationView, ComparisonView, FigureView};
pub(crate) use note::{CaveatView, ContextView, NoteView, SynthesisView};
#[cfg(feature = "pdf")]
pub(crate) use pack::DocumentLinkView;
pub(crate) use pack::{
    CorrectionView, CountsView, DateView, ImageView, LabelView, LinkView, PackView,
    SpeakerView,
};
pub(crate) use statement::{
    DifferenceView, EventView, GroupView, PassageView, PieceView, StanceLine,
    StatementView,
};
