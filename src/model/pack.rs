//! The whole pack.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Actor, ActorId, Article, ArticleId, Briefing, ById, Caveat, Comparison, ContextFact,
    ContextId, Measure, MeasureId, Page, PageId, Point, PointId, References, Term,
    TermId, Topic, TopicId,
};

/// A pack that is true: every id in it leads to a value in it. Articles and their statements are
/// shared, so that a pack made anew after one file was saved costs no copy of the others.
#[derive(Clone, Debug)]
pub(crate) struct Pack {
    /// What stands in `briefing.yaml`.
    pub(crate) briefing: Briefing,
    /// The articles by id.
    pub(crate) articles: ById<ArticleId, Arc<Article>>,
    /// The points of all summaries; each article holds the order of its own.
    pub(crate) points: ById<PointId, Arc<Point>>,
    /// The caveats of all summaries.
    pub(crate) caveats: ById<PointId, Arc<Caveat>>,
    /// The topics by id; their order is in the briefing.
    pub(crate) topics: BTreeMap<TopicId, Topic>,
    /// The hand-written pages.
    pub(crate) pages: BTreeMap<PageId, Page>,
    /// People and organisations.
    pub(crate) actors: ById<ActorId, Actor>,
    /// What figures measure.
    pub(crate) measures: BTreeMap<MeasureId, Measure>,
    /// The glossary.
    pub(crate) terms: BTreeMap<TermId, Term>,
    /// Facts from outside the articles.
    pub(crate) context: BTreeMap<ContextId, ContextFact>,
    /// Who cites what.
    pub(crate) references: References,
    /// Figures of one measure side by side.
    pub(crate) comparisons: Vec<Comparison>,
    /// How many files were kept out as drafts.
    pub(crate) n_drafts: usize,
}

#[expect(
    clippy::indexing_slicing,
    reason = "`link` puts an id into a pack only together with its value"
)]
impl Pack {
    /// The article with this id.
    pub(crate) fn article(&self, id: &ArticleId) -> &Article {
        &self.articles[id]
    }

    /// The point with this id.
    pub(crate) fn point(&self, id: &PointId) -> &Point {
        &self.points[id]
    }

    /// The caveat with this id.
    pub(crate) fn caveat(&self, id: &PointId) -> &Caveat {
        &self.caveats[id]
    }

    /// The topic with this id.
    pub(crate) fn topic(&self, id: &TopicId) -> &Topic {
        &self.topics[id]
    }

    /// The person or organisation with this id.
    pub(crate) fn actor(&self, id: &ActorId) -> &Actor {
        &self.actors[id]
    }

    /// The measure with this id.
    pub(crate) fn measure(&self, id: &MeasureId) -> &Measure {
        &self.measures[id]
    }

    /// The outside fact with this id.
    pub(crate) fn context(&self, id: &ContextId) -> &ContextFact {
        &self.context[id]
    }

    /// The topics in the briefing's order.
    pub(crate) fn topics_in_order(&self) -> impl Iterator<Item = &Topic> {
        self.briefing.topics.iter().map(|id| self.topic(id))
    }

    /// The articles by date of publication, undated ones last, then by id.
    pub(crate) fn articles_by_date(&self) -> Vec<&Article> {
        let mut articles: Vec<_> = self.articles.values().map(Arc::as_ref).collect();
        articles.sort_by_cached_key(|a| {
            let date = a.published.as_ref();
            (date.is_none(), date.map(super::Date::key), &a.id)
        });
        articles
    }

    /// The points of an article in the order of its summary.
    pub(crate) fn points_of<'p>(
        &'p self,
        article: &'p Article,
    ) -> impl Iterator<Item = &'p Point> {
        article.points.iter().map(|id| self.point(id))
    }

    /// The points that readers are shown: not withdrawn, and of no withdrawn article.
    pub(crate) fn live<'p>(
        &'p self,
        articles: impl Iterator<Item = &'p Article>,
    ) -> impl Iterator<Item = &'p Point> {
        let live = articles.filter(|article| article.withdrawn.is_none());
        let points = live.flat_map(|article| self.points_of(article));
        points.filter(|point| point.withdrawn.is_none())
    }

    /// What points are put in order by: their days, those without one last.
    pub(crate) fn date_key(&self, point: &Point) -> impl Ord + use<> {
        let date = self.date_of(point);
        (date.is_none(), date.map(super::Date::key))
    }

    /// The day or time that a point speaks of: its own, else its article's date.
    pub(crate) fn date_of<'p>(&'p self, point: &'p Point) -> Option<&'p super::Date> {
        point.when.as_ref().or(self.article(&point.id.article).published.as_ref())
    }
}
