//! What is true of a pack once it is linked: plain values, every name resolved.

mod actor;
mod article;
mod briefing;
mod date;
mod pack;
mod point;
mod quantity;
mod reference;
mod slug;
mod terms;
mod topic;

pub use actor::{Actor, ActorKind, Role};
pub use article::{Article, Caveat, CheckedOriginal, Inference, SharedText};
pub use briefing::{Asked, Briefing, Correction, SignOff};
pub use date::{Date, DateFault, Moment};
pub use pack::Pack;
pub use point::{
    Calculation, Comparison, Difference, Event, Figure, FigureTime, Known, Passage,
    PassagePlace, Point, Sourcing, Speaker, Stance, Verdict,
};
pub use quantity::{Amount, Number, Qualifier, Quantity};
pub use reference::{Citer, PageKey, Reference, References, Target, Text};
pub use slug::{
    ActorId, ArticleId, ContextId, MeasureId, PageId, PointId, SideId, Slug, SlugFault,
    TermId, TopicId,
};
pub use terms::{ArticleKind, BodyKind, Kind, Operation, Rights, StanceView, Status};
pub use topic::{ContextFact, Measure, Page, Publisher, Term, Topic};
