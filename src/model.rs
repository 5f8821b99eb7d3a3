//! What is true of a pack once it is linked: plain values, every name resolved.

mod actor;
mod article;
mod briefing;
mod by_id;
mod date;
mod pack;
mod point;
mod quantity;
mod reference;
mod slug;
mod speaker;
mod terms;
mod topic;

pub(crate) use actor::{Actor, ActorKind, Role};
pub(crate) use article::{Article, Caveat, CheckedOriginal, Inference, SharedText};
pub(crate) use briefing::{Asked, Briefing, Correction, SignOff};
pub(crate) use by_id::ById;
pub(crate) use date::{Date, DateFault, Moment};
pub(crate) use pack::Pack;
pub(crate) use point::{
    Calculation, Comparison, Difference, Event, Figure, FigureTime, Passage,
    PassagePlace, Point, Sourcing, Stance, Verdict,
};
pub(crate) use quantity::{Amount, Number, Qualifier, Quantity};
pub(crate) use reference::{Citer, PageKey, Reference, References, Target, Text};
pub(crate) use slug::{
    ActorId, ArticleId, ContextId, MeasureId, PageId, PointId, SideId, Slug, SlugFault,
    TermId, TopicId,
};
pub(crate) use speaker::{Known, Speaker};
pub(crate) use terms::{
    ArticleKind, BodyKind, Document, Kind, Operation, Rights, StanceView, Status,
};
pub(crate) use topic::{ContextFact, Measure, Page, Publisher, Term, Topic};
