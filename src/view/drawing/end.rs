//! How exact a figure is, as its mark shows.

use crate::model::Qualifier;

/// How exact a figure is: the end of its bar, or the look of its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The number itself.
    Exact,
    /// Near it.
    About,
    /// It or more.
    AndMore,
    /// It or less.
    AtMost,
}

impl End {
    /// How exact a number with this qualifier is.
    pub(super) fn of(qualifier: Option<Qualifier>) -> Self {
        match qualifier {
            None => Self::Exact,
            Some(Qualifier::About | Qualifier::Nearly) => Self::About,
            Some(Qualifier::MoreThan | Qualifier::AtLeast) => Self::AndMore,
            Some(Qualifier::LessThan | Qualifier::UpTo) => Self::AtMost,
        }
    }

    /// What it is called in the key of a drawing; what is exact needs no key.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Exact => None,
            Self::About => Some("about"),
            Self::AndMore => Some("and-more"),
            Self::AtMost => Some("at-most"),
        }
    }
}
