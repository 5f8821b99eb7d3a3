//! The program at the edges of its world: odd files, folders that are refused, disks that fail,
//! originals that are there or not.

mod consent;
pub(crate) mod five;
pub(crate) mod folder;
mod machine;
mod mutations;
mod originals;
mod output;
mod reading;
mod runaway;
