//! What the program proves about words and numbers: texts in, places and differences out.
//!
//! Pure functions over text. A passage is found in its article or the nearest words are
//! shown; the quantities of a text are read; sentences are held against what they rest on;
//! texts that two articles share are found; arithmetic is computed exactly. What is forgiven
//! when words are compared is one list, in `fold`.

pub mod arithmetic;
mod difference;
mod find;
mod fold;
mod insertion;
mod lookalike;
mod nearest;
pub mod numbers;
mod passage;
mod sentences;
mod shared;
mod speech;
mod text;

#[cfg(test)]
mod tests;

pub use difference::difference;
pub use find::{Context, Found, FoundPart, NotFound, Piece, Reason, Spoken, find};
pub use fold::fold;
pub use nearest::Nearest;
pub use passage::{Fault, Pattern, Refusal, Short};
pub use sentences::{Sentence, quoted, quoted_words_in, sentences};
pub use shared::{Shared, shared};
pub use text::{Place, Text};
