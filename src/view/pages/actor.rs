//! The page of a person or an organisation.

use serde::Serialize;

use super::TimelineEntryView;
use crate::view::parts::{GroupView, LabelView, LinkView};

/// The page of a person or an organisation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ActorPage {
    /// The id.
    pub(crate) id: String,
    /// The name.
    pub(crate) name: String,
    /// Whether it is a person.
    pub(crate) is_person: bool,
    /// A short name.
    pub(crate) short: Option<String>,
    /// Other names.
    pub(crate) variants: Vec<String>,
    /// What kind of organisation it is.
    pub(crate) kind: Option<String>,
    /// Its side.
    pub(crate) side: Option<LabelView>,
    /// Addresses that say who it is.
    pub(crate) same_as: Vec<LinkView>,
    /// Roles over time.
    pub(crate) roles: Vec<RoleView>,
    /// What it said, by topic, in date order.
    pub(crate) positions: Vec<GroupView>,
    /// The keys of its quotations in date order.
    pub(crate) quotations: Vec<String>,
    /// The keys of figures it gave.
    pub(crate) figures: Vec<String>,
    /// The keys of statements that it carried for others.
    pub(crate) carried: Vec<String>,
    /// The articles it published or that carry its copy.
    pub(crate) articles: Vec<LinkView>,
    /// The people who hold roles at it.
    pub(crate) people: Vec<LinkView>,
    /// Why the entry was withdrawn.
    pub(crate) withdrawn: Option<String>,
    /// Events at which it was present.
    pub(crate) events: Vec<TimelineEntryView>,
}

/// A role.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RoleView {
    /// What it is called.
    pub(crate) title: String,
    /// At which organisation.
    pub(crate) organisation: Option<LinkView>,
    /// On which side.
    pub(crate) side: Option<LabelView>,
    /// When it was held, in words.
    pub(crate) held: Option<String>,
    /// The statement that shows it.
    pub(crate) source: Option<LinkView>,
}
