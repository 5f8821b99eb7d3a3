//! The page of a person or an organisation.

use serde::Serialize;

use super::TimelineEntryView;
use crate::view::parts::{GroupView, LabelView, LinkView};

/// The page of a person or an organisation.
#[derive(Clone, Debug, Serialize)]
pub struct ActorPage {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether it is a person.
    pub is_person: bool,
    /// A short name.
    pub short: Option<String>,
    /// Other names.
    pub variants: Vec<String>,
    /// What kind of organisation it is.
    pub kind: Option<String>,
    /// Its side.
    pub side: Option<LabelView>,
    /// Addresses that say who it is.
    pub same_as: Vec<LinkView>,
    /// Roles over time.
    pub roles: Vec<RoleView>,
    /// What it said, by topic, in date order.
    pub positions: Vec<GroupView>,
    /// The keys of its quotations in date order.
    pub quotations: Vec<String>,
    /// The keys of figures it gave.
    pub figures: Vec<String>,
    /// The keys of statements that it carried for others.
    pub carried: Vec<String>,
    /// The articles it published or that carry its copy.
    pub articles: Vec<LinkView>,
    /// The people who hold roles at it.
    pub people: Vec<LinkView>,
    /// Why the entry was withdrawn.
    pub withdrawn: Option<String>,
    /// Events at which it was present.
    pub events: Vec<TimelineEntryView>,
}

/// A role.
#[derive(Clone, Debug, Serialize)]
pub struct RoleView {
    /// What it is called.
    pub title: String,
    /// At which organisation.
    pub organisation: Option<LinkView>,
    /// On which side.
    pub side: Option<LabelView>,
    /// When it was held, in words.
    pub held: Option<String>,
    /// The statement that shows it.
    pub source: Option<LinkView>,
}
