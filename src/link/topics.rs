//! Topics and hand-written pages: the drafts go in, values with resolved texts come out.

use crate::model::{Citer, Page, PageKey, Topic};
use crate::parse::{CitedText, PageDraft, TopicDraft};

use super::against::Met;
use super::length;
use super::own::Own;
use super::points;
use super::texts::Reader;

/// Links one topic.
pub(super) fn topic(draft: &TopicDraft, own: &Own<'_, '_, '_>) -> (Topic, Met) {
    let page = PageKey::Topic(draft.id.clone());
    let citer = Citer::Topic(draft.id.clone());
    let mut reader = Reader::new(own.against, &draft.file, page, citer, None);
    let mut checked = |text: &CitedText| {
        let read = reader.text(text)?;
        own.text(&read, &text.span, &mut reader.met.problems);
        Some(read)
    };
    let bottom_line = draft.bottom_line.as_ref().and_then(&mut checked);
    let what_changed = draft.what_changed.as_ref().and_then(&mut checked);
    if let (Some(text), Some(draft)) = (&bottom_line, &draft.bottom_line) {
        length::bottom_line(text, &draft.span, &mut reader.met.problems);
    }
    let mut open_questions = Vec::new();
    for question in &draft.open_questions {
        if let Some(text) = reader.text(question) {
            own.styled(&text, &question.span, &mut reader.met.problems);
            open_questions.push(text);
        }
    }
    let body = reader.blocks(&draft.body.blocks);
    own.body(&body, &mut reader.met.problems);
    let problems = &mut reader.met.problems;
    let related = points::topics_of(&draft.related, own.against.index, problems);
    let topic = Topic {
        title: draft.title.value.clone(),
        question: draft.question.as_ref().map(|question| question.value.clone()),
        bottom_line,
        what_changed,
        open_questions,
        related: related.into_iter().filter(|other| *other != draft.id).collect(),
        body,
        renamed_from: points::old_ids(&draft.renamed_from),
        origin: draft.title.origin(),
        id: draft.id.clone(),
    };
    (topic, reader.met)
}

/// Links one hand-written page.
pub(super) fn page(draft: &PageDraft, own: &Own<'_, '_, '_>) -> (Page, Met) {
    let key = PageKey::Page(draft.id.clone());
    let citer = Citer::Page(draft.id.clone());
    let mut reader = Reader::new(own.against, &draft.file, key, citer, None);
    let body = reader.blocks(&draft.body.blocks);
    own.page(&body, &mut reader.met.problems);
    let page = Page {
        id: draft.id.clone(),
        title: draft.title.value.clone(),
        body,
        renamed_from: points::old_ids(&draft.renamed_from),
        origin: draft.title.origin(),
    };
    (page, reader.met)
}
