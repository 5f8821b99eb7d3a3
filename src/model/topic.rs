//! Topics, hand-written pages, and the registers that explain words and figures.

use super::{ActorId, Date, PageId, Slug, Target, TermId, Text, TopicId};
use crate::prose::{Block, Phrase};
use crate::source::Origin;

/// A topic with its hand-written synthesis.
#[derive(Clone, Debug)]
pub(crate) struct Topic {
    /// The id: the name of its file.
    pub(crate) id: TopicId,
    /// The title.
    pub(crate) title: String,
    /// The question that its page answers.
    pub(crate) question: Option<Phrase>,
    /// The answer.
    pub(crate) bottom_line: Option<Text>,
    /// What changed over the time of the sources.
    pub(crate) what_changed: Option<Text>,
    /// What is still open.
    pub(crate) open_questions: Vec<Text>,
    /// Related topics.
    pub(crate) related: Vec<TopicId>,
    /// The synthesis.
    pub(crate) body: Vec<Block<Target>>,
    /// Names it had before.
    pub(crate) renamed_from: Vec<Slug>,
    /// Where it stands.
    pub(crate) origin: Origin,
}

/// A hand-written page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// The id: the name of its file.
    pub(crate) id: PageId,
    /// The title.
    pub(crate) title: String,
    /// The text.
    pub(crate) body: Vec<Block<Target>>,
    /// Names it had before.
    pub(crate) renamed_from: Vec<Slug>,
    /// Where it stands.
    pub(crate) origin: Origin,
}

/// What figures measure.
#[derive(Clone, Debug)]
pub(crate) struct Measure {
    /// What it is called.
    pub(crate) label: String,
    /// What is counted.
    pub(crate) unit: Option<String>,
    /// What exactly is counted.
    pub(crate) definition: Option<Text>,
    /// Why figures of it differ.
    pub(crate) reconciliation: Option<Text>,
}

/// A word that readers may not know.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// The id.
    pub(crate) id: TermId,
    /// The word.
    pub(crate) term: String,
    /// What it means.
    pub(crate) definition: Text,
    /// Other forms of it.
    pub(crate) variants: Vec<String>,
}

/// A fact from outside the articles.
#[derive(Clone, Debug)]
pub(crate) struct ContextFact {
    /// The fact in the pack's own words.
    pub(crate) says: Phrase,
    /// The words that it rests on.
    pub(crate) passage: Option<String>,
    /// The language of the passage and of the title (BCP 47); the pack's where it is missing.
    pub(crate) language: Option<String>,
    /// Who published it.
    pub(crate) publisher: Publisher,
    /// The title of the publication.
    pub(crate) title: Option<String>,
    /// Its address.
    pub(crate) url: String,
    /// The day it was seen there.
    pub(crate) seen: Date,
}

/// Who published a fact from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Publisher {
    /// An organisation of the register.
    Actor(ActorId),
    /// A name.
    Name(String),
}
