//! The shape of any other page: a title and a text.

use crate::model::{PageId, Slug};
use crate::source::{SourceId, Span, Spanned};

use super::markdown::{self, Body};
use super::read::{Fields, Front, Reader, front};

/// A hand-written page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PageDraft {
    /// The file.
    pub(crate) file: SourceId,
    /// Its id, from the file's name.
    pub(crate) id: PageId,
    /// The front matter between its two lines of `---`.
    pub(crate) front: Span,
    /// Its title.
    pub(crate) title: Spanned<String>,
    /// What it is about, in a sentence.
    pub(crate) summary: Option<Spanned<String>>,
    /// Ids that it had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
    /// Whether it is kept out of the pack.
    pub(crate) is_draft: bool,
    /// The text.
    pub(crate) body: Body,
}

/// Reads a page.
pub(super) fn page(reader: &Reader, id: PageId) -> Option<PageDraft> {
    let Front { span, node, body } = front(reader)?;
    let body = reader.take(markdown::body(reader.file, body));
    let node = node?;
    let fields = Fields::new(reader, "the front matter", &node, "a page", None)?;
    let title = fields.needed_text("title");
    let summary = fields.text("summary");
    let renamed_from = fields.ids("renamed_from");
    let is_draft = fields.flag("draft");
    fields.finish();
    let file = reader.file.id.clone();
    Some(PageDraft {
        file,
        id,
        front: span,
        title: title?,
        summary,
        renamed_from,
        is_draft,
        body,
    })
}
