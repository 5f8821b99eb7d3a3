//! One article with its summary: the drafts go in, the article, its points and its caveats
//! come out.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    ActorId, Article, ArticleId, BodyKind, Caveat, Citer, Inference, PageKey, Point,
    Reference, Slug, TopicId,
};
use crate::parse::{ArticleDraft, SummaryDraft};
use crate::source::Spanned;

use super::against::{Against, Met};
use super::index::{self, Entry, Index, Statement, Whoever};
use super::length;
use super::marks;
use super::own::Own;
use super::points;
use super::proving::Proven;
use super::styled;
use super::texts::Reader;

/// An article with all that its summary states.
#[derive(Clone, Debug)]
pub(super) struct Linked {
    pub(super) article: Arc<Article>,
    pub(super) points: Vec<Arc<Point>>,
    pub(super) caveats: Vec<Arc<Caveat>>,
    /// Who refers to what in the two files.
    pub(super) references: Arc<Vec<Reference>>,
    /// What else was met.
    pub(super) met: Met,
}

/// Links one article.
pub(super) fn article(
    entry: Entry<'_>,
    proven: &Proven,
    own: &Own<'_, '_, '_>,
) -> Linked {
    let draft = entry.article;
    let (against, id) = (own.against, &draft.id);
    let page = PageKey::Article(id.clone());
    let mut reader = Reader::new(
        against,
        &draft.file,
        page.clone(),
        Citer::Article(id.clone()),
        Some(id),
    );
    let blocks = reader.blocks(&draft.body.blocks);
    let body = match draft.body_kind {
        BodyKind::Full => marks::mark(blocks, &rests(proven, against)),
        BodyKind::Account => {
            own.body(&blocks, &mut reader.met.problems);
            blocks
        }
        BodyKind::Extracts => blocks,
    };
    let mut article = bare(draft, proven, against, &mut reader.met);
    article.body = body;
    styled::article(entry, own, &mut reader.met.problems);
    index::within_article(against.index, entry, &mut reader.met.problems);
    let mut linked = Linked {
        article: Arc::new(article),
        points: Vec::new(),
        caveats: Vec::new(),
        references: Arc::default(),
        met: reader.met,
    };
    if let Some(summary) = entry.summary {
        linked.summary(summary, draft, own);
    }
    let topics = topics(&linked.points, against.index);
    linked.article_mut().topics = topics;
    linked.references = Arc::new(std::mem::take(&mut linked.met.references));
    linked
}

impl Linked {
    /// The article while it is made: nobody shares it yet.
    fn article_mut(&mut self) -> &mut Article {
        Arc::make_mut(&mut self.article)
    }

    fn summary(
        &mut self,
        summary: &SummaryDraft,
        article: &ArticleDraft,
        own: &Own<'_, '_, '_>,
    ) {
        let (against, id) = (own.against, &article.id);
        let page = PageKey::Article(id.clone());
        let citer = Citer::Article(id.clone());
        let mut reader = Reader::new(against, &summary.file, page, citer, Some(id));
        self.article_mut().headline = Some(summary.headline.value.trimmed());
        length::headline(&summary.headline, &mut reader.met.problems);
        let ids = against.index.statements.of_article(id);
        let ids = ids.map(|statement| Index::point_id(id, &statement.id().value));
        let rests = ids.filter_map(|id| against.evidence.of(&id));
        let noun = "any passage of the article";
        own.sentence(&summary.headline, noun, rests, &mut reader.met.problems);
        if let Some(draft) = &summary.bottom_line
            && let Some(text) = reader.text(draft)
        {
            length::bottom_line(&text, &draft.span, &mut reader.met.problems);
            own.text(&text, &draft.span, &mut reader.met.problems);
            self.article_mut().bottom_line = Some(text);
        }
        let of_all =
            points::topics_of(&summary.topics, against.index, &mut reader.met.problems);
        for (n, draft) in summary.points.iter().enumerate() {
            self.withdrawn(summary, n, id, against);
            if is_in(against, id, &draft.id) {
                let point =
                    points::point(draft, article, &of_all, against, &mut reader.met);
                let rest = against.evidence.of(&point.id);
                own.sentence(
                    &draft.says,
                    "its passage",
                    rest.into_iter(),
                    &mut reader.met.problems,
                );
                self.points.push(Arc::new(point));
            }
        }
        self.withdrawn(summary, summary.points.len(), id, against);
        for draft in &summary.caveats {
            if !is_in(against, id, &draft.id) {
                continue;
            }
            let point_id = Index::point_id(id, &draft.id.value);
            let Some(says) = reader.text(&draft.says) else { continue };
            own.styled(&says, &draft.says.span, &mut reader.met.problems);
            let rest = against.evidence.of(&point_id);
            let proofs = rest.into_iter().flat_map(|rest| &rest.proofs);
            self.caveats.push(Arc::new(Caveat {
                id: point_id,
                says,
                passages: proofs.map(|proof| proof.passage.clone()).collect(),
                origin: draft.id.origin(),
            }));
        }
        let points = self.points.iter().map(|point| point.id.clone()).collect();
        let caveats = self.caveats.iter().map(|caveat| caveat.id.clone()).collect();
        let article = self.article_mut();
        (article.points, article.caveats) = (points, caveats);
        self.met.add(reader.met);
    }

    /// What is left of withdrawn statements that stood behind this many points.
    fn withdrawn(
        &mut self,
        summary: &SummaryDraft,
        after: usize,
        article: &ArticleId,
        against: Against<'_, '_>,
    ) {
        let here = summary.withdrawn.iter().filter(|withdrawn| withdrawn.after == after);
        let here = here.filter(|withdrawn| is_in(against, article, &withdrawn.id));
        let points = here.map(|withdrawn| points::withdrawn(withdrawn, article));
        self.points.extend(points.map(Arc::new));
    }
}

/// Whether this very statement stands in the index: of two with one id, the first does.
fn is_in(against: Against<'_, '_>, article: &ArticleId, id: &Spanned<Slug>) -> bool {
    let found = against.index.statements.get(article.as_str(), id.value.as_str());
    found.is_some_and(|statement| statement.id().span == id.span)
}

/// The stretches of the body that statements rest on.
fn rests(proven: &Proven, against: Against<'_, '_>) -> marks::Rests {
    let mut rests = marks::Rests::new();
    for (id, rest) in &proven.rests {
        let is_caveat = matches!(
            against.index.statements.get(id.article.as_str(), id.point.as_str()),
            Some(Statement::Caveat(_))
        );
        for (key, characters) in rest.proofs.iter().flat_map(|proof| &proof.rests) {
            rests.entry(key.clone()).or_default().push(marks::Rest {
                characters: characters.clone(),
                of: id.clone(),
                is_caveat,
            });
        }
    }
    rests
}

/// The article without its body and its summary.
fn bare(
    draft: &ArticleDraft,
    proven: &Proven,
    against: Against<'_, '_>,
    met: &mut Met,
) -> Article {
    let actors = &against.index.actors;
    let publisher =
        draft.publisher.as_ref().and_then(|name| actors.find(name, &mut met.problems));
    let carries: Vec<ActorId> = points::actors(&draft.carries, actors, met);
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|t| t.value.clone());
    let date = |date: &Option<Spanned<crate::model::Date>>| {
        date.as_ref().map(|date| date.value.clone())
    };
    Article {
        id: draft.id.clone(),
        title: draft.title.value.clone(),
        publisher: publisher.map(Whoever::id),
        carries,
        published: date(&draft.published),
        byline: draft.byline.iter().map(|name| name.value.clone()).collect(),
        url: text(&draft.url),
        archive_url: text(&draft.archive_url),
        kind: draft.kind,
        language: text(&draft.language),
        body_kind: draft.body_kind,
        rights: draft.rights,
        original: proven.original.clone(),
        inferred: draft
            .inferred
            .iter()
            .map(|inferred| Inference {
                key: inferred.key.value.clone(),
                reason: inferred.reason.value.clone(),
            })
            .collect(),
        checked: date(&draft.checked),
        review_by: date(&draft.review_by),
        retrieved: date(&draft.retrieved),
        body: Vec::new(),
        headline: None,
        bottom_line: None,
        topics: Vec::new(),
        points: Vec::new(),
        caveats: Vec::new(),
        shares_text_with: Vec::new(),
        renamed_from: points::old_ids(&draft.renamed_from),
        withdrawn: None,
        origin: draft.title.origin(),
    }
}

/// The topics of some points, in the briefing's order.
fn topics(points: &[Arc<Point>], index: &Index<'_>) -> Vec<TopicId> {
    let of_points: BTreeSet<&TopicId> =
        points.iter().flat_map(|point| &point.topics).collect();
    let ranks = index.topic_ranks();
    let of_points = of_points.into_iter();
    let mut topics: Vec<_> =
        of_points.filter_map(|id| Some((*ranks.get(id)?, id))).collect();
    topics.sort_unstable();
    topics.into_iter().map(|(_, id)| id.clone()).collect()
}
