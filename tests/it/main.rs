//! Whole packs through the real build, whole answers compared.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may fail, and looks at the disk"
)]

mod again;
mod cli;
#[path = "../../benches/corpus.rs"]
mod corpus;
mod determinism;
mod edges;
mod generated;
mod house;
mod kill;
mod languages;
mod pack;
mod pages;
mod pdf;
mod placed;
mod problems;
mod problems_on_disk;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod site;
mod style;
mod theme;
