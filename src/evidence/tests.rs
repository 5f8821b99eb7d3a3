//! The room's tests, one file a promise.

#![expect(clippy::string_slice, reason = "a test may panic")]

mod arithmetic;
mod comparing;
mod finding;
mod folding;
mod numbers;
mod properties;
mod quick;
mod quoting;
mod sharing;
