//! The shape of an article: what its front matter says of it, and its body.

use crate::model::{ArticleId, ArticleKind, BodyKind, Date, Rights, Slug};
use crate::source::{SourceId, Span, Spanned};

use super::markdown::{self, Body};
use super::read::{Fields, Front, Reader, Use, front};

/// A source article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ArticleDraft {
    /// The file.
    pub(crate) file: SourceId,
    /// Its id, from the file's name.
    pub(crate) id: ArticleId,
    /// The front matter between its two lines of `---`.
    pub(crate) front: Span,
    /// Its title.
    pub(crate) title: Spanned<String>,
    /// The organisation that published it.
    pub(crate) publisher: Option<Spanned<Slug>>,
    /// The agencies whose copy it prints.
    pub(crate) carries: Vec<Spanned<Slug>>,
    /// The day it was published.
    pub(crate) published: Option<Spanned<Date>>,
    /// The authors as printed.
    pub(crate) byline: Vec<Spanned<String>>,
    /// The address of the original.
    pub(crate) url: Option<Spanned<String>>,
    /// The address of an archived copy.
    pub(crate) archive_url: Option<Spanned<String>>,
    /// The language it is written in (BCP 47); the pack's where it is missing.
    pub(crate) language: Option<Spanned<String>>,
    /// What sort of text it is: news where nothing is said.
    pub(crate) kind: ArticleKind,
    /// What the body holds: the article itself where nothing is said.
    pub(crate) body_kind: BodyKind,
    /// What the public may be shown: all of it where nothing is said.
    pub(crate) rights: Rights,
    /// The file name of the captured original.
    pub(crate) original: Option<Spanned<String>>,
    /// What the report does not state itself.
    pub(crate) inferred: Vec<InferredDraft>,
    /// The day it was compared with its original.
    pub(crate) checked: Option<Spanned<Date>>,
    /// The day it is to be looked at again.
    pub(crate) review_by: Option<Spanned<Date>>,
    /// The day it was fetched.
    pub(crate) retrieved: Option<Spanned<Date>>,
    /// Ids that it had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
    /// Whether it is kept out of the pack.
    pub(crate) is_draft: bool,
    /// The text.
    pub(crate) body: Body,
}

/// A value of the front matter that rests on inference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InferredDraft {
    /// The key of the front matter.
    pub(crate) key: Spanned<String>,
    /// Why, and how surely.
    pub(crate) reason: Spanned<String>,
}

/// The keys whose values may rest on inference.
const INFERABLE: &[&str] = &[
    "title",
    "publisher",
    "carries",
    "published",
    "byline",
    "url",
    "archive_url",
    "language",
    "kind",
];

/// Reads an article.
#[expect(clippy::similar_names, reason = "the names are those of the keys")]
pub(super) fn article(reader: &Reader, id: ArticleId) -> Option<ArticleDraft> {
    let Front { span, node, body } = front(reader)?;
    let body = reader.take(markdown::body(reader.file, body));
    let node = node?;
    let fields = Fields::new(reader, "the front matter", &node, "an article", None)?;
    let title = fields.needed_text("title");
    let publisher = fields.id("publisher");
    let carries = fields.ids("carries");
    let published = fields.date("published");
    let byline = fields.words("byline");
    let url = fields.address("url");
    let archive_url = fields.address("archive_url");
    let language = fields.language("language");
    let kind = fields.one_of("kind", ArticleKind::ALL, ArticleKind::as_str);
    let body_kind = fields.one_of("body", BodyKind::ALL, BodyKind::as_str);
    let rights = fields.one_of("rights", Rights::ALL, Rights::as_str);
    let original = fields.word("original");
    let inferred = inferred(&fields);
    let checked = fields.date("checked");
    let review_by = fields.date("review_by");
    let retrieved = fields.date("retrieved");
    let renamed_from = fields.ids("renamed_from");
    let is_draft = fields.flag("draft");
    fields.finish();
    Some(ArticleDraft {
        file: reader.file.id.clone(),
        id,
        front: span,
        title: title?,
        publisher,
        carries,
        published,
        byline,
        url,
        archive_url,
        language,
        kind: kind.map_or(ArticleKind::News, |kind| kind.value),
        body_kind: body_kind.map_or(BodyKind::Full, |kind| kind.value),
        rights: rights.map_or(Rights::Full, |rights| rights.value),
        original,
        inferred,
        checked,
        review_by,
        retrieved,
        renamed_from,
        is_draft,
        body,
    })
}

fn inferred(fields: &Fields) -> Vec<InferredDraft> {
    let Some(inferred) = fields.fields("inferred", "a mapping of inferred values") else {
        return vec![];
    };
    let entries = inferred.all().iter().filter_map(|entry| {
        let reader = inferred.reader;
        if !INFERABLE.contains(&entry.key.value.as_str()) {
            reader.unknown_key("`inferred`", &entry.key, INFERABLE);
            return None;
        }
        let reason = reader.text(&entry.key.value, &entry.value, Use::Prose)?;
        Some(InferredDraft { key: entry.key.clone(), reason })
    });
    entries.collect()
}
