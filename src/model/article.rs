//! An article, with the summary of it.

use super::{
    ActorId, ArticleId, ArticleKind, BodyKind, Date, Passage, PointId, Rights, Slug,
    Target, Text, TopicId,
};
use crate::prose::{Block, Phrase};
use crate::source::Origin;

/// One source article and its hand-written summary.
#[derive(Clone, Debug)]
pub(crate) struct Article {
    /// The id: the name of its file.
    pub(crate) id: ArticleId,
    /// Its title, the pack's own where the report prints none.
    pub(crate) title: String,
    /// Who published it, where that is known.
    pub(crate) publisher: Option<ActorId>,
    /// The agencies whose copy it prints.
    pub(crate) carries: Vec<ActorId>,
    /// When it was published, where that is known.
    pub(crate) published: Option<Date>,
    /// The authors' names as printed.
    pub(crate) byline: Vec<String>,
    /// The address of the original.
    pub(crate) url: Option<String>,
    /// An archived copy of the original.
    pub(crate) archive_url: Option<String>,
    /// What kind of text it is.
    pub(crate) kind: ArticleKind,
    /// The language it is written in (BCP 47); the pack's where it is missing.
    pub(crate) language: Option<String>,
    /// What the body is: the article itself, an account of it, or extracts.
    pub(crate) body_kind: BodyKind,
    /// What an edition for the public may show of the body.
    pub(crate) rights: Rights,
    /// The captured original that passages were found in.
    pub(crate) original: Option<CheckedOriginal>,
    /// What is not stated by the report but inferred.
    pub(crate) inferred: Vec<Inference>,
    /// The day somebody checked the entry.
    pub(crate) checked: Option<Date>,
    /// The day it should be looked at again.
    pub(crate) review_by: Option<Date>,
    /// The day the original was retrieved.
    pub(crate) retrieved: Option<Date>,
    /// The body, its passages marked.
    pub(crate) body: Vec<Block<Target>>,
    /// The summary's headline.
    pub(crate) headline: Option<Phrase>,
    /// The summary's bottom line.
    pub(crate) bottom_line: Option<Text>,
    /// The topics that its points belong to, in the briefing's order.
    pub(crate) topics: Vec<TopicId>,
    /// Its points in the summary's order.
    pub(crate) points: Vec<PointId>,
    /// Its caveats in the summary's order.
    pub(crate) caveats: Vec<PointId>,
    /// The articles whose running text it shares.
    pub(crate) shares_text_with: Vec<SharedText>,
    /// Addresses it had before.
    pub(crate) renamed_from: Vec<Slug>,
    /// Why it was withdrawn.
    pub(crate) withdrawn: Option<String>,
    /// Where it stands.
    pub(crate) origin: Origin,
}

impl Article {
    /// Whether this key of the front matter is inferred, and why.
    pub(crate) fn inference(&self, key: &str) -> Option<&Inference> {
        self.inferred.iter().find(|inference| inference.key == key)
    }
}

/// A captured original as it was when passages were found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckedOriginal {
    /// Its file name.
    pub(crate) file: String,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub(crate) sha256: String,
    /// How many paragraphs it has.
    pub(crate) n_paragraphs: u32,
}

/// Something that the pack infers about an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Inference {
    /// The key of the front matter.
    pub(crate) key: String,
    /// Why, and how surely, as the author wrote it.
    pub(crate) reason: String,
}

/// Text that two originals have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SharedText {
    /// The other article.
    pub(crate) with: ArticleId,
    /// How many runs of twelve words and more they share.
    pub(crate) n_runs: u32,
    /// The paragraphs of this article that hold shared words.
    pub(crate) paragraphs: Vec<u32>,
}

/// Something that an article does not establish.
#[derive(Clone, Debug)]
pub(crate) struct Caveat {
    /// The id, in one space with the points'.
    pub(crate) id: PointId,
    /// What is not established.
    pub(crate) says: Text,
    /// The article's words that it rests on; mostly none.
    pub(crate) passages: Box<[Passage]>,
    /// Where it stands.
    pub(crate) origin: Origin,
}
