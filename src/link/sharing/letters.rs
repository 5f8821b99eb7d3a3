//! What is kept of an article's letters once its passages are found: the runs of twelve words by
//! which others are told to share them, and where the letters are to be had again.
//!
//! Nearly no two articles share anything, and the folded letters of all articles would be the most
//! that a build ever holds.

use std::sync::Arc;

use crate::evidence;
use crate::link::ground::Prose;
use crate::parse::ArticleDraft;
use crate::source::SourceFile;

/// The letters of an article, by what they are compared by.
#[derive(Debug)]
pub(in crate::link) struct Letters {
    runs: Vec<u64>,
    home: Home,
}

/// Where letters are.
#[derive(Debug)]
enum Home {
    /// In the body of the article.
    Body(Arc<ArticleDraft>),
    /// In its captured original.
    Original(SourceFile),
}

impl Letters {
    /// What is kept of these letters of an article.
    pub(in crate::link) fn of(prose: &Prose, article: &Arc<ArticleDraft>) -> Self {
        let original = prose.original().cloned().map(Home::Original);
        let home = original.unwrap_or_else(|| Home::Body(article.clone()));
        Self { runs: evidence::runs(&prose.text), home }
    }

    /// The numbers of its runs of twelve words.
    pub(super) fn runs(&self) -> &[u64] {
        &self.runs
    }

    /// The letters themselves, made anew.
    pub(super) fn prose(&self) -> Prose {
        match &self.home {
            Home::Body(article) => Prose::of_body(article),
            Home::Original(file) => Prose::of_original(file),
        }
    }

    /// Whether these are the same letters in the same paragraphs.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let is_same_file = match (&self.home, &other.home) {
            (Home::Body(ours), Home::Body(theirs)) => Arc::ptr_eq(ours, theirs),
            (Home::Original(ours), Home::Original(theirs)) => ours.is(theirs),
            _ => false,
        };
        is_same_file || self.runs == other.runs && self.prose().is_like(&other.prose())
    }
}
