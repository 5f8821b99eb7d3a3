//! The shape of a topic: the question that a page answers, and the synthesis.

use crate::model::{Slug, TopicId};
use crate::prose::Phrase;
use crate::source::{SourceId, Span, Spanned};

use super::CitedText;
use super::markdown::{self, Body};
use super::read::{Fields, Front, Reader, front};

/// A topic.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TopicDraft {
    /// The file.
    pub(crate) file: SourceId,
    /// Its id, from the file's name.
    pub(crate) id: TopicId,
    /// The front matter between its two lines of `---`.
    pub(crate) front: Span,
    /// Its title.
    pub(crate) title: Spanned<String>,
    /// The question that the page answers.
    pub(crate) question: Option<Spanned<Phrase>>,
    /// The answer in a few sentences, with citations.
    pub(crate) bottom_line: Option<CitedText>,
    /// What changed, with citations.
    pub(crate) what_changed: Option<CitedText>,
    /// What the sources leave open.
    pub(crate) open_questions: Vec<CitedText>,
    /// Topics that a reader may want next.
    pub(crate) related: Vec<Spanned<Slug>>,
    /// Ids that it had before.
    pub(crate) renamed_from: Vec<Spanned<Slug>>,
    /// Whether it is kept out of the pack.
    pub(crate) is_draft: bool,
    /// The synthesis.
    pub(crate) body: Body,
}

/// Reads a topic.
pub(super) fn topic(reader: &Reader, id: TopicId) -> Option<TopicDraft> {
    let Front { span, node, body } = front(reader)?;
    let body = reader.take(markdown::body(reader.file, body));
    let node = node?;
    let fields = Fields::new(reader, "the front matter", &node, "a topic", None)?;
    let title = fields.needed_text("title");
    let question = fields.phrase("question");
    let bottom_line = fields.cited("bottom_line");
    let what_changed = fields.cited("what_changed");
    let open_questions = fields.cited_list("open_questions");
    let related = fields.ids("related");
    let renamed_from = fields.ids("renamed_from");
    let is_draft = fields.flag("draft");
    fields.finish();
    Some(TopicDraft {
        file: reader.file.id.clone(),
        id,
        front: span,
        title: title?,
        question,
        bottom_line,
        what_changed,
        open_questions,
        related,
        renamed_from,
        is_draft,
        body,
    })
}
