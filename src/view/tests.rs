//! Views of a small pack made by hand.

mod addresses;
mod lists;
mod pack;
mod sentences;
mod snapshots;
mod values;
mod voices;
mod wording;

/// The English words of the default theme.
pub(crate) fn english() -> crate::words::Words {
    pack::words()
}
