//! Views of a small pack made by hand.

mod addresses;
mod lists;
mod pack;
mod sentences;
mod snapshots;
mod values;
mod voices;
mod wording;
