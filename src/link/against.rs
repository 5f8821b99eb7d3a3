//! What is read against, and what is met while reading.

use crate::diag::Diagnostic;
use crate::model::Reference;
use crate::source::{Sources, Span};

use super::evidence::Evidence;
use super::index::Index;

/// What all texts of a pack are read against.
#[derive(Clone, Copy)]
pub(super) struct Against<'a, 'd> {
    /// All names.
    pub(super) index: &'a Index<'d>,
    /// The files, for their letters and for what is copied.
    pub(super) sources: &'a Sources,
    /// What statements rest on.
    pub(super) evidence: &'a Evidence,
}

/// What reading texts gives beside the texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Met {
    /// Who refers to what, in reading order.
    pub(super) references: Vec<Reference>,
    /// What is wrong.
    pub(super) problems: Vec<Diagnostic>,
    /// The texts that went out because they refer to a draft.
    pub(super) left_out: Vec<(Span, String)>,
}

impl Met {
    /// Adds what was met elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        self.references.extend(other.references);
        self.problems.extend(other.problems);
        self.left_out.extend(other.left_out);
    }
}
