//! Who has what, made once: so that every list costs what it shows and no more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

mod lists;

use self::lists::{Citers, People, Subjects};
use super::Options;
use super::dates;
use super::mention::{Mention, NO_MENTION};
use super::parts::{DateView, LinkView};
use super::urls;
use crate::model::{
    Actor, ActorId, ActorKind, Article, ArticleId, ById, Citer, Date, MeasureId, Pack,
    PageKey, Point, PointId, Target, TermId, TopicId,
};
use crate::words::Words;

/// A pack with its lists in the orders that pages show.
pub(crate) struct Index<'p> {
    /// The pack.
    pub(crate) pack: &'p Pack,
    /// The interface language.
    pub(crate) words: &'p Words,
    /// What the pack itself does not say.
    pub(crate) options: &'p Options,
    /// The articles by date of publication.
    pub(crate) articles: Vec<&'p Article>,
    /// How many of them are not withdrawn.
    pub(crate) n_shown: usize,
    /// The statements that are not withdrawn, article by article in reading order.
    pub(crate) live: Vec<&'p Point>,
    /// The same in date order.
    pub(crate) by_date: Vec<&'p Point>,
    /// The statements of each topic in date order.
    pub(crate) by_topic: BTreeMap<&'p TopicId, Vec<&'p Point>>,
    /// What each person or organisation says, in date order.
    pub(crate) by_actor: BTreeMap<&'p ActorId, Vec<&'p Point>>,
    /// What each carried for others, in date order.
    pub(crate) carried: BTreeMap<&'p ActorId, Vec<&'p Point>>,
    /// The events at which each was present, in date order.
    pub(crate) present: BTreeMap<&'p ActorId, Vec<&'p Point>>,
    /// The articles that each published or whose copy they print.
    pub(crate) published: BTreeMap<&'p ActorId, Vec<&'p Article>>,
    /// The positions on each term, in date order.
    pub(crate) by_term: BTreeMap<&'p TermId, Vec<&'p Point>>,
    /// The numbers of the comparisons of each measure.
    pub(crate) by_measure: BTreeMap<&'p MeasureId, Vec<usize>>,
    /// The number of the comparison that each figure stands in.
    pub(crate) comparison_of: FxHashMap<&'p PointId, usize>,
    /// The people with a page who hold a role at each organisation.
    pub(crate) holders: BTreeMap<&'p ActorId, Vec<&'p ActorId>>,
    citers: Citers<'p>,
    /// The pages of the people and organisations that something names.
    hrefs: ById<&'p ActorId, String>,
    /// The statements of each article in the summary's order, by the article's rank.
    points: Vec<Vec<&'p Point>>,
    /// The articles in a few words, by rank, each made when a page first names it.
    mentions: Vec<OnceLock<Mention>>,
    /// For lookup alone.
    ranks: FxHashMap<&'p ArticleId, usize>,
    context_labels: BTreeMap<&'p crate::model::ContextId, String>,
}

impl<'p> Index<'p> {
    /// Goes once over the pack.
    pub(crate) fn new(pack: &'p Pack, words: &'p Words, options: &'p Options) -> Self {
        let articles = pack.articles_by_date();
        let ranks = articles.iter().enumerate().map(|(n, a)| (&a.id, n + 1)).collect();
        let points = lists::points(pack, &articles);
        let (live, by_date) = live(&articles, &points);
        let citers = || rayon::join(|| Citers::of(pack), || Subjects::of(&by_date));
        let (people, (citers, subjects)) = rayon::join(|| People::of(&by_date), citers);
        let published = lists::published(&articles);
        let named = people.named().chain(published.keys().copied());
        let named: BTreeSet<_> = named.chain(citers.actors.iter().copied()).collect();
        let mentions = articles.iter().map(|_| OnceLock::new()).collect();
        let mut index = Self {
            pack,
            words,
            options,
            n_shown: articles.iter().filter(|a| a.withdrawn.is_none()).count(),
            articles,
            live,
            by_date,
            by_topic: subjects.topics,
            by_actor: people.by,
            carried: people.via,
            present: people.present,
            published,
            by_term: subjects.terms,
            by_measure: BTreeMap::new(),
            comparison_of: FxHashMap::default(),
            holders: BTreeMap::new(),
            citers,
            hrefs: ById::default(),
            points,
            mentions,
            ranks,
            context_labels: BTreeMap::new(),
        };
        index.add_roles(named);
        for (n, comparison) in pack.comparisons.iter().enumerate() {
            index.by_measure.entry(&comparison.measure).or_default().push(n);
            index.comparison_of.extend(comparison.points.iter().map(|id| (id, n)));
        }
        for (n, id) in pack.context.keys().enumerate() {
            let label = words.fill("place.context_label", &[("n", &(n + 1).to_string())]);
            index.context_labels.insert(id, label);
        }
        index
    }

    /// Organisations at which somebody who is named holds a role are named, too.
    fn add_roles(&mut self, mut named: BTreeSet<&'p ActorId>) {
        for id in named.clone() {
            let Some(ActorKind::Person { roles, .. }) =
                self.pack.actors.get(id).map(|actor| &actor.kind)
            else {
                continue;
            };
            let at: BTreeSet<_> =
                roles.iter().filter_map(|role| role.organisation.as_ref()).collect();
            for organisation in at {
                named.insert(organisation);
                self.holders.entry(organisation).or_default().push(id);
            }
        }
        let pack = self.pack;
        let page = |id: &'p ActorId| urls::page(&PageKey::Actor(id.clone()), pack);
        self.hrefs = named.into_iter().map(|id| (id, page(id))).collect();
    }

    /// The label of an article in the bibliography: `S4`.
    pub(crate) fn label(&self, id: &ArticleId) -> String {
        self.mention(id).label.clone()
    }

    /// The place of an article in the order of publication, from 1.
    pub(crate) fn rank(&self, id: &ArticleId) -> usize {
        self.ranks.get(id).copied().unwrap_or_default()
    }

    /// The label of an outside fact: `C1`.
    pub(crate) fn context_label(&self, id: &crate::model::ContextId) -> String {
        self.context_labels.get(id).cloned().unwrap_or_default()
    }

    /// Whether a statement is shown: neither it nor its article is withdrawn.
    pub(crate) fn is_live(&self, id: &PointId) -> bool {
        self.pack.points.get(id).is_some_and(|point| point.withdrawn.is_none())
            && self.pack.article(&id.article).withdrawn.is_none()
    }

    /// Whether the date of a statement rests on an inferred date of its article.
    pub(crate) fn has_inferred_date(&self, point: &Point) -> bool {
        point.rests_on_article_date()
            && self.pack.article(&point.id.article).inference("published").is_some()
    }

    /// The page of a person or organisation, where something names them.
    pub(crate) fn actor_href(&self, id: &ActorId) -> Option<String> {
        self.hrefs.get(id).cloned()
    }

    /// The people and organisations that have a page, in the order of the alphabet.
    pub(crate) fn actors(&self) -> Vec<&'p Actor> {
        let mut actors: Vec<_> =
            self.hrefs.keys().map(|id| self.pack.actor(id)).collect();
        actors.sort_by_cached_key(|actor| (actor.sort.to_lowercase(), &actor.id));
        actors
    }

    /// The number of a topic in the briefing's order, from 1.
    pub(crate) fn topic_number(&self, id: &TopicId) -> Option<usize> {
        self.pack.briefing.topics.iter().position(|topic| topic == id).map(|n| n + 1)
    }

    /// A link to a topic.
    pub(crate) fn topic_link(&self, id: &TopicId) -> LinkView {
        let href = urls::page(&PageKey::Topic(id.clone()), self.pack);
        LinkView {
            href,
            text: self.pack.topic(id).title.clone(),
            is_external: false,
            marked: None,
        }
    }

    /// An article in a few words.
    pub(crate) fn mention(&self, id: &ArticleId) -> &Mention {
        let place = self.rank(id).checked_sub(1).and_then(|n| self.mentions.get(n));
        let make = || Mention::new(self, self.pack.article(id));
        place.map_or(&NO_MENTION, |place| place.get_or_init(make))
    }

    /// A link to an article.
    pub(crate) fn article_link(&self, id: &ArticleId) -> LinkView {
        self.mention(id).link.clone()
    }

    /// The statements of an article in the summary's order.
    pub(crate) fn points_of(&self, article: &Article) -> &[&'p Point] {
        let rank = self.rank(&article.id);
        rank.checked_sub(1).and_then(|n| self.points.get(n)).map_or(&[], Vec::as_slice)
    }

    /// Those of them that are shown.
    pub(crate) fn live_of(&self, article: &Article) -> Vec<&'p Point> {
        let points = self.points_of(article).iter().copied();
        let is_shown = article.withdrawn.is_none();
        points.filter(|point| is_shown && point.withdrawn.is_none()).collect()
    }

    /// The day or time that a statement speaks of.
    pub(crate) fn date_of(&self, point: &Point) -> Option<DateView> {
        match &point.when {
            Some(when) => {
                Some(dates::view(self.words, when, self.has_inferred_date(point)))
            }
            // Nothing but its article gives it a day.
            None => self.mention(&point.id.article).date.clone(),
        }
    }

    /// The pages and statements that cite something, apart from the article it stands in.
    pub(crate) fn cited_by(&self, target: &Target) -> Vec<LinkView> {
        let own = match target {
            Target::Point(id) | Target::Caveat(id) => Some(&id.article),
            _ => None,
        };
        let citers = self.citers.of_target(target).into_iter();
        let mut links: Vec<_> =
            citers.filter_map(|citer| self.citer_link(citer, own)).collect();
        links.dedup();
        links
    }

    fn citer_link(&self, citer: &Citer, own: Option<&ArticleId>) -> Option<LinkView> {
        match citer {
            Citer::Topic(id) => Some(self.topic_link(id)),
            Citer::Article(id) => (Some(id) != own).then(|| self.article_link(id)),
            Citer::Page(id) => {
                let href = urls::page(&PageKey::Page(id.clone()), self.pack);
                let text = self.pack.pages.get(id)?.title.clone();
                Some(LinkView { href, text, is_external: false, marked: None })
            }
            Citer::Briefing => Some(LinkView {
                href: urls::page(&PageKey::Home, self.pack),
                text: self.words.text("page.home").to_owned(),
                is_external: false,
                marked: None,
            }),
            // What statements say of each other stands on their own cards.
            Citer::Point(_) | Citer::Register => None,
        }
    }
}

/// The statements that are shown, article by article in reading order, and the same in date order.
fn live<'p>(
    articles: &[&'p Article],
    points: &[Vec<&'p Point>],
) -> (Vec<&'p Point>, Vec<&'p Point>) {
    let shown = articles.iter().zip(points);
    let shown = shown.filter(|(article, _)| article.withdrawn.is_none());
    let shown = shown.flat_map(|(article, points)| {
        let points = points.iter().filter(|point| point.withdrawn.is_none());
        points.map(|point| (*article, *point))
    });
    let mut dated: Vec<_> = shown
        .map(|(article, point)| {
            // As [`Pack::date_key`] has it.
            let date = point.when.as_ref().or(article.published.as_ref());
            ((date.is_none(), date.map(Date::key)), point)
        })
        .collect();
    let live = dated.iter().map(|(_, point)| *point).collect();
    // The sort is stable: within a day the reading order stays.
    dated.sort_by_key(|(date, _)| *date);
    (live, dated.into_iter().map(|(_, point)| point).collect())
}
