//! What the program proves about words and numbers: texts in, places and differences out.
//!
//! Pure functions over text. A passage is found in its article or the nearest words are
//! shown; the quantities of a text are read; sentences are held against what they rest on;
//! texts that two articles share are found; arithmetic is computed exactly. What is forgiven
//! when words are compared is one list, in `fold`.

pub(crate) mod arithmetic;
mod difference;
mod find;
mod fold;
mod insertion;
mod lookalike;
mod nearest;
pub(crate) mod numbers;
mod passage;
mod sentences;
mod shared;
mod sic;
mod speech;
mod text;

#[cfg(test)]
mod tests;

pub(crate) use difference::difference;
pub(crate) use find::{Context, Found, Marked, NotFound, Reason, find};
pub(crate) use fold::fold;
pub(crate) use passage::{Fault, Pattern, Refusal, Short};
pub(crate) use sentences::{Sentence, quoted_words_in, sentences};
pub(crate) use shared::{RunIndex, may_share, runs, shared_among};
pub(crate) use text::{Place, Text};
