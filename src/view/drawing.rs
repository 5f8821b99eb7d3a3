//! Drawings: numbers and dates in, lines and places of words out.
//!
//! A drawing is lines and words with their places, in whole units of its view box, so that the
//! same input gives the same bytes. What one shows is said in words beside it as well.

mod bars;
mod course;
mod course_of;
mod end;
mod labels;
mod letters;
mod named;
mod scale;
mod series;
mod shapes;
mod sheet;
mod stated;

#[cfg(test)]
mod tests;

pub(crate) use course_of::course;
pub(crate) use stated::{compared, parts};
