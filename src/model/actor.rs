//! People and organisations: whoever can say something.

use super::{ActorId, Date, PointId, SideId, Slug};
use crate::source::Origin;

/// A person or an organisation.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    /// The id: people and organisations share one space.
    pub(crate) id: ActorId,
    /// The name.
    pub(crate) name: String,
    /// What it is sorted by.
    pub(crate) sort: String,
    /// A short name.
    pub(crate) short: Option<String>,
    /// Other names that articles print.
    pub(crate) variants: Vec<String>,
    /// What only people or only organisations have.
    pub(crate) kind: ActorKind,
    /// Ids it had before.
    pub(crate) renamed_from: Vec<Slug>,
    /// Why the entry was withdrawn.
    pub(crate) withdrawn: Option<String>,
    /// Where it stands.
    pub(crate) origin: Origin,
}

impl Actor {
    /// Whether it is a person.
    pub(crate) fn is_person(&self) -> bool {
        matches!(self.kind, ActorKind::Person { .. })
    }
}

/// What only people or only organisations have.
#[derive(Clone, Debug)]
pub(crate) enum ActorKind {
    /// A person.
    Person {
        /// The roles, in the order written.
        roles: Vec<Role>,
        /// Addresses that say who it is.
        same_as: Vec<String>,
    },
    /// An organisation.
    Organisation {
        /// What kind of organisation, in the author's words.
        kind: Option<String>,
        /// Its side.
        side: Option<SideId>,
        /// Its address.
        url: Option<String>,
    },
}

/// An office or a function that a person holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    /// What it is called.
    pub(crate) title: String,
    /// At which organisation.
    pub(crate) organisation: Option<ActorId>,
    /// On which side.
    pub(crate) side: Option<SideId>,
    /// Since when, where that is known.
    pub(crate) from: Option<Date>,
    /// Until when, where that is known.
    pub(crate) to: Option<Date>,
    /// The statement that shows it.
    pub(crate) source: Option<PointId>,
}

impl PartialOrd for Role {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Role {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |role: &Self| {
            (role.title.clone(), role.organisation.clone(), role.side.clone())
        };
        key(self).cmp(&key(other))
    }
}
