//! An article, with the summary of it.

use super::{
    ActorId, ArticleId, ArticleKind, BodyKind, Date, Passage, PointId, Rights, Slug,
    Target, Text, TopicId,
};
use crate::prose::Block;
use crate::source::Origin;

/// One source article and its hand-written summary.
#[derive(Clone, Debug)]
pub struct Article {
    /// The id: the name of its file.
    pub id: ArticleId,
    /// Its title, the pack's own where the report prints none.
    pub title: String,
    /// Who published it, where that is known.
    pub publisher: Option<ActorId>,
    /// The agencies whose copy it prints.
    pub carries: Vec<ActorId>,
    /// When it was published, where that is known.
    pub published: Option<Date>,
    /// The authors' names as printed.
    pub byline: Vec<String>,
    /// The address of the original.
    pub url: Option<String>,
    /// An archived copy of the original.
    pub archive_url: Option<String>,
    /// What kind of text it is.
    pub kind: ArticleKind,
    /// What the body is: the article itself, an account of it, or extracts.
    pub body_kind: BodyKind,
    /// What an edition for the public may show of the body.
    pub rights: Rights,
    /// The captured original that passages were found in.
    pub original: Option<CheckedOriginal>,
    /// What is not stated by the report but inferred.
    pub inferred: Vec<Inference>,
    /// The day somebody checked the entry.
    pub checked: Option<Date>,
    /// The day it should be looked at again.
    pub review_by: Option<Date>,
    /// The day the original was retrieved.
    pub retrieved: Option<Date>,
    /// The body, its passages marked.
    pub body: Vec<Block<Target>>,
    /// The summary's headline.
    pub headline: Option<String>,
    /// The summary's bottom line.
    pub bottom_line: Option<Text>,
    /// The topics that its points belong to, in the briefing's order.
    pub topics: Vec<TopicId>,
    /// Its points in the summary's order.
    pub points: Vec<PointId>,
    /// Its caveats in the summary's order.
    pub caveats: Vec<PointId>,
    /// The articles whose running text it shares.
    pub shares_text_with: Vec<SharedText>,
    /// Addresses it had before.
    pub renamed_from: Vec<Slug>,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

impl Article {
    /// Whether this key of the front matter is inferred, and why.
    pub fn inference(&self, key: &str) -> Option<&Inference> {
        self.inferred.iter().find(|inference| inference.key == key)
    }
}

/// A captured original as it was when passages were found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedOriginal {
    /// Its file name.
    pub file: String,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How many paragraphs it has.
    pub n_paragraphs: u32,
}

/// Something that the pack infers about an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inference {
    /// The key of the front matter.
    pub key: String,
    /// Why, and how surely, as the author wrote it.
    pub reason: String,
}

/// Text that two originals have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedText {
    /// The other article.
    pub with: ArticleId,
    /// How many runs of twelve words and more they share.
    pub n_runs: u32,
    /// The paragraphs of this article that hold shared words.
    pub paragraphs: Vec<u32>,
}

/// Something that an article does not establish.
#[derive(Clone, Debug)]
pub struct Caveat {
    /// The id, in one space with the points'.
    pub id: PointId,
    /// What is not established.
    pub says: Text,
    /// The article's words that it rests on; mostly none.
    pub passages: Vec<Passage>,
    /// Where it stands.
    pub origin: Origin,
}
