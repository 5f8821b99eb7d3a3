//! Topics, hand-written pages, and the registers that explain words and figures.

use super::{
    ActorId, ContextId, Date, MeasureId, PageId, Slug, Target, TermId, Text, TopicId,
};
use crate::prose::Block;
use crate::source::Origin;

/// A topic with its hand-written synthesis.
#[derive(Clone, Debug)]
pub struct Topic {
    /// The id: the name of its file.
    pub id: TopicId,
    /// The title.
    pub title: String,
    /// The question that its page answers.
    pub question: Option<String>,
    /// The answer.
    pub bottom_line: Option<Text>,
    /// What changed over the time of the sources.
    pub what_changed: Option<Text>,
    /// What is still open.
    pub open_questions: Vec<Text>,
    /// Related topics.
    pub related: Vec<TopicId>,
    /// The synthesis.
    pub body: Vec<Block<Target>>,
    /// Names it had before.
    pub renamed_from: Vec<Slug>,
    /// Where it stands.
    pub origin: Origin,
}

/// A hand-written page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The id: the name of its file.
    pub id: PageId,
    /// The title.
    pub title: String,
    /// The text.
    pub body: Vec<Block<Target>>,
    /// Names it had before.
    pub renamed_from: Vec<Slug>,
    /// Where it stands.
    pub origin: Origin,
}

/// What figures measure.
#[derive(Clone, Debug)]
pub struct Measure {
    /// The id.
    pub id: MeasureId,
    /// What it is called.
    pub label: String,
    /// What is counted.
    pub unit: Option<String>,
    /// What exactly is counted.
    pub definition: Option<Text>,
    /// Why figures of it differ.
    pub reconciliation: Option<Text>,
}

/// A word that readers may not know.
#[derive(Clone, Debug)]
pub struct Term {
    /// The id.
    pub id: TermId,
    /// The word.
    pub term: String,
    /// What it means.
    pub definition: Text,
    /// Other forms of it.
    pub variants: Vec<String>,
}

/// A fact from outside the articles.
#[derive(Clone, Debug)]
pub struct ContextFact {
    /// The id.
    pub id: ContextId,
    /// The fact in the pack's own words.
    pub says: String,
    /// The words that it rests on.
    pub passage: Option<String>,
    /// Who published it.
    pub publisher: Publisher,
    /// The title of the publication.
    pub title: Option<String>,
    /// Its address.
    pub url: String,
    /// The day it was seen there.
    pub seen: Date,
}

/// Who published a fact from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Publisher {
    /// An organisation of the register.
    Actor(ActorId),
    /// A name.
    Name(String),
}
