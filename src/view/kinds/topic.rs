//! A topic's page: the answer, how it moved, who holds what, on what it rests.

use std::collections::BTreeSet;

use super::{listed, topic_parts};
use crate::model::{Point, TopicId};
use crate::view::head::Lead;
use crate::view::pages::{Page, TopicPage, TopicSummaryView};
use crate::view::parts::LinkView;
use crate::view::prose::Prose;
use crate::view::scope::Scope;
use crate::view::writing::Writer;
use crate::view::{prose, split, statement};

/// More silent articles than this are counted, not listed.
const SILENT: usize = 50;

/// A topic's answer, and what is open.
pub(super) fn answer(
    scope: &Scope,
    writer: &mut Writer,
    id: &TopicId,
) -> (TopicSummaryView, Vec<Prose>) {
    let summary = scope.shared.topic(writer, id);
    let questions = scope.shared.index.pack.topic(id).open_questions.iter();
    (summary, questions.map(|text| writer.line(text)).collect())
}

/// Makes a topic's page, or one file of it: the text stands on the first, and each file has the
/// lists of its own statements.
pub(super) fn page<'p>(scope: &Scope<'_, 'p>, id: &TopicId) -> (Lead<'p>, Page) {
    let index = &scope.shared.index;
    let topic = index.pack.topic(id);
    let is_first = scope.is_first();
    let points = split::of_file(scope.shared, index.by_topic.get(id), scope.sheet.part);
    let mut writer = scope.writer();
    let summary = scope.shared.topic(&mut writer, id);
    let synthesis = if is_first { writer.body(&topic.body, 1) } else { Vec::new() };
    let questions = topic.open_questions.iter().filter(|_| is_first);
    let open_questions: Vec<_> = questions.map(|text| writer.line(text)).collect();
    let (matrix, stances) = topic_parts::stances(scope, points);
    let (silent_articles, silent) = silent(scope, id);
    let figures = topic_parts::comparisons(scope, &writer, points);
    let page = TopicPage {
        positions: topic_parts::days(scope, points.iter().filter(|p| is_position(p))),
        synthesis,
        notes: writer.take_notes(),
        matrix,
        stances,
        figures,
        other_figures: statement::keys(points.iter().copied().filter(|point| {
            !index.comparison_of.contains_key(&point.id)
                && (point.figure.is_some() || point.calculation.is_some())
        })),
        quotations: listed::quotations(scope, points),
        agreements: topic_parts::agreements(scope, points),
        disputes: listed::disputes(scope, points),
        silent_articles,
        silent,
        open_questions,
        sources: topic_parts::sources(scope, points),
        related: topic.related.iter().map(|id| index.topic_link(id)).collect(),
        statements: statement::keys(points.iter().copied().filter(|point| {
            !is_position(point) && point.figure.is_none() && point.calculation.is_none()
        })),
        summary,
    };
    let bottom_line = topic.bottom_line.as_ref().map(|text| prose::plain(text));
    let description = bottom_line
        .or_else(|| topic.question.as_ref().map(ToString::to_string))
        .unwrap_or_default();
    let mut lead = Lead::new(scope, description);
    lead.topic_number = index.topic_number(id);
    lead.sections = sections(scope, &page);
    let quotations = page.quotations.iter().flat_map(|group| group.statements.clone());
    lead.quotations = quotations.collect();
    (lead, Page::Topic(Box::new(page)))
}

/// Whether a statement belongs to how things moved: somebody holds it, or a plan stands
/// somewhere.
fn is_position(point: &Point) -> bool {
    !point.by.is_empty() || point.status.is_some() || point.stance.is_some()
}

/// Articles that say nothing on a topic: links where they are few, and how many in words.
fn silent(scope: &Scope, id: &TopicId) -> (Vec<LinkView>, Option<String>) {
    let index = &scope.shared.index;
    if !scope.is_first() {
        return (Vec::new(), None);
    }
    let points = index.by_topic.get(id).into_iter().flatten();
    let speaking: BTreeSet<_> = points.map(|point| &point.id.article).collect();
    // Whoever speaks is shown. Of a large pack nearly all are silent: they are not gone through.
    let n_silent = index.n_shown.saturating_sub(speaking.len());
    let in_words = (n_silent > 0).then(|| index.words.count("topic.silent", n_silent));
    if n_silent == 0 || n_silent > SILENT {
        return (Vec::new(), in_words);
    }
    let shown = index.articles.iter().filter(|article| article.withdrawn.is_none());
    let silent = shown.filter(|article| !speaking.contains(&article.id));
    (silent.map(|article| index.article_link(&article.id)).collect(), in_words)
}

fn sections(scope: &Scope, page: &TopicPage) -> Vec<LinkView> {
    let words = scope.shared.index.words;
    let who = match &page.matrix {
        Some(_) => words.text("template.topic.matrix"),
        None => words.text("template.topic.stances"),
    };
    let has_figures = !page.figures.is_empty() || !page.other_figures.is_empty();
    scope.sections(&[
        (
            "how-it-moved",
            words.text("template.topic.how_it_moved"),
            !page.positions.is_empty(),
        ),
        ("synthesis", words.text("template.topic.synthesis"), !page.synthesis.is_empty()),
        ("who-when", who, page.matrix.is_some() || !page.stances.is_empty()),
        ("figures", words.text("template.figures.title"), has_figures),
        (
            "quotations",
            words.text("template.quotations.title"),
            !page.quotations.is_empty(),
        ),
        (
            "agreements",
            words.text("template.topic.agreements"),
            !page.agreements.is_empty(),
        ),
        ("disputes", words.text("template.topic.disputes"), !page.disputes.is_empty()),
        ("more", words.text("template.topic.more"), !page.statements.is_empty()),
        (
            "open",
            words.text("template.topic.open_questions"),
            !page.open_questions.is_empty(),
        ),
        ("silent", words.text("template.topic.silent"), page.silent.is_some()),
        ("sources", words.text("template.sources.title"), !page.sources.is_empty()),
        ("related", words.text("template.topic.related"), !page.related.is_empty()),
    ])
}
