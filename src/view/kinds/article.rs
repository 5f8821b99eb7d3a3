//! An article's page: what it is, what it states, and which of its words that rests on.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ActorId, Article, ArticleId, BodyKind, Passage, Point, Speaker};
use crate::prose::Phrase;
use crate::view::head::Lead;
use crate::view::pages::{ArticlePage, Page, ParagraphView};
use crate::view::parts::{LinkView, SpeakerView};
use crate::view::registers::is_quotation;
use crate::view::scope::Scope;
use crate::view::{labels, notes, places, prose, sources, speakers, statement, urls};

/// Makes an article's page.
pub(super) fn page<'p>(scope: &Scope<'_, 'p>, id: &ArticleId) -> (Lead<'p>, Page) {
    let index = &scope.shared.index;
    let article = index.pack.article(id);
    let mut writer = scope.writer().with_statements_of(id);
    let points = index.points_of(article);
    let live = index.live_of(article);
    let bottom_line = article.bottom_line.as_ref().map(|text| writer.line(text));
    let shown = article.withdrawn.is_none();
    let body = if shown { writer.body(&article.body, 1) } else { Vec::new() };
    let figures = live.iter().copied().filter(|point| point.figure.is_some());
    let quotations = live.iter().copied().filter(|point| is_quotation(point));
    let page = ArticlePage {
        source: sources::view(index, article),
        headline: article.headline.as_ref().filter(|_| shown).map(ToString::to_string),
        headline_marked: article
            .headline
            .as_ref()
            .filter(|_| shown)
            .and_then(prose::marked),
        bottom_line: bottom_line.filter(|_| shown),
        notes: writer.take_notes(),
        // A withdrawn statement keeps its place, with the marker.
        statements: statement::keys(points.iter().copied()),
        figures: statement::keys(figures),
        quotations: statement::keys(quotations),
        topics: article.topics.iter().map(|id| index.topic_link(id)).collect(),
        people: people(scope, &live),
        body,
        language: statement::foreign(index, article.language.as_ref()),
        body_kind: labels::body(index.words, article.body_kind),
        by_paragraph: by_paragraph(scope, article, &live),
        caveats: article.caveats.iter().map(|id| notes::caveat(&writer, id)).collect(),
        withdrawn: article.withdrawn.clone(),
    };
    let description = article
        .bottom_line
        .as_ref()
        .map(|text| prose::plain(text))
        .or_else(|| article.headline.as_ref().map(ToString::to_string))
        .unwrap_or_else(|| page.source.entry.clone());
    let mut lead = Lead::new(scope, description);
    lead.sections = sections(scope, &page);
    lead.quotations.clone_from(&page.quotations);
    lead.article = Some(article);
    (lead, Page::Article(Box::new(page)))
}

/// Who speaks, carries or is present, each once, in the order of the article's statements.
fn people(scope: &Scope, points: &[&Point]) -> Vec<SpeakerView> {
    let index = &scope.shared.index;
    let mut seen: BTreeSet<&ActorId> = BTreeSet::new();
    let mut unnamed: BTreeSet<&str> = BTreeSet::new();
    let mut people = Vec::new();
    for speaker in points.iter().flat_map(|point| point.by.iter().chain(&point.via)) {
        let is_new = match speaker {
            Speaker::Actor { id, .. } => seen.insert(id),
            Speaker::Unnamed { words, .. } => unnamed.insert(words),
        };
        if is_new {
            people.push(speakers::view(index, speaker));
        }
    }
    let events = points.iter().filter_map(|point| point.event.as_ref());
    for id in events.flat_map(|event| &event.present) {
        if seen.insert(id) {
            people.push(speakers::silent(index, id));
        }
    }
    people
}

/// The paragraphs that statements rest on, in their order.
fn by_paragraph(
    scope: &Scope,
    article: &Article,
    points: &[&Point],
) -> Vec<ParagraphView> {
    let words = scope.shared.index.words;
    let pack = scope.shared.index.pack;
    let mut paragraphs: BTreeMap<u32, (Vec<&Point>, Vec<LinkView>)> = BTreeMap::new();
    for point in points {
        for number in numbers(&point.passages) {
            paragraphs.entry(number).or_default().0.push(*point);
        }
    }
    for id in &article.caveats {
        let caveat = pack.caveat(id);
        for number in numbers(&caveat.passages) {
            let says = Phrase::of(&caveat.says).tidied();
            let link = LinkView::of(urls::point(id), &says);
            paragraphs.entry(number).or_default().1.push(link);
        }
    }
    let is_full = article.body_kind == BodyKind::Full && article.withdrawn.is_none();
    let paragraphs = paragraphs.into_iter();
    let paragraphs = paragraphs.map(|(number, (points, caveats))| ParagraphView {
        place: places::paragraphs(words, vec![number]),
        number,
        href: is_full.then(|| urls::paragraph(&article.id, number)),
        statements: points.into_iter().map(said).collect(),
        caveats,
    });
    paragraphs.collect()
}

/// What a statement says, as a link to it.
fn said(point: &Point) -> LinkView {
    LinkView::of(urls::point(&point.id), &point.says)
}

/// The paragraphs that passages stand in, each once.
fn numbers(passages: &[Passage]) -> BTreeSet<u32> {
    let places = passages.iter().flat_map(|passage| &passage.places);
    places.map(|place| place.paragraph).collect()
}

fn sections(scope: &Scope, page: &ArticlePage) -> Vec<LinkView> {
    let words = scope.shared.index.words;
    scope.sections(&[
        (
            "statements",
            words.text("template.article.statements"),
            !page.statements.is_empty(),
        ),
        ("figures", words.text("template.figures.title"), !page.figures.is_empty()),
        ("people", words.text("template.article.people"), !page.people.is_empty()),
        ("caveats", words.text("template.article.caveats"), !page.caveats.is_empty()),
        ("text", &page.body_kind.text, !page.body.is_empty()),
        (
            "by-paragraph",
            words.text("template.article.by_paragraph"),
            !page.by_paragraph.is_empty(),
        ),
    ])
}
