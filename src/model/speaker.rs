//! Who makes a statement, and how it is known: what people and outlets are to it.

use std::sync::Arc;

use super::{ActorId, Role, SideId};

/// Whose statement it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Speaker {
    /// A person or an organisation, with the role held on the day, for a person.
    Actor {
        /// Who.
        id: ActorId,
        /// The role held on that day.
        role: Option<Arc<Role>>,
        /// The side spoken for.
        side: Option<SideId>,
    },
    /// Somebody without a name.
    Unnamed {
        /// The words printed, such as "EU diplomats".
        words: String,
        /// The organisation spoken for.
        of: Option<ActorId>,
        /// That organisation's side.
        side: Option<SideId>,
    },
}

impl Speaker {
    /// The person or organisation, or the organisation that the unnamed speak for.
    pub(crate) fn actor(&self) -> Option<&ActorId> {
        match self {
            Self::Actor { id, .. } => Some(id),
            Self::Unnamed { of, .. } => of.as_ref(),
        }
    }

    /// The side spoken for.
    pub(crate) fn side(&self) -> Option<&SideId> {
        match self {
            Self::Actor { side, .. } | Self::Unnamed { side, .. } => side.as_ref(),
        }
    }

    /// Whether it prints what others say and does not speak itself: of the media or an agency.
    /// Whoever has neither role nor side is taken for an outlet; the unnamed are people.
    pub(crate) fn is_outlet(&self) -> bool {
        match (self.side().map(SideId::as_str), self) {
            (Some(side), _) => matches!(side, "media" | "agency"),
            (None, Self::Actor { role, .. }) => role.is_none(),
            (None, Self::Unnamed { .. }) => false,
        }
    }
}

/// How a statement is known; computed, never written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Known {
    /// The article's own conclusion.
    Assessment,
    /// The article's own choice of words.
    Wording,
    /// Another outlet's report.
    AnotherReport,
    /// An account of what others said or did by somebody who is no outlet: of this side,
    /// government or opposition, or of another or none.
    SecondHand(Option<SideId>),
    /// A claim of this side, government or opposition: all who make it speak for it.
    SideClaim(SideId),
    /// A claim of whoever is named, of another side, of none, or of several.
    Claim,
    /// Reported by the article.
    Reported,
    /// The pack's own arithmetic.
    Arithmetic,
}

impl Known {
    /// The word that HTML classes and data files use.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Assessment => "assessment",
            Self::Wording => "wording",
            Self::AnotherReport => "another-report",
            Self::SecondHand(_) => "second-hand",
            Self::SideClaim(_) => "side-claim",
            Self::Claim => "claim",
            Self::Reported => "reported",
            Self::Arithmetic => "arithmetic",
        }
    }
}
