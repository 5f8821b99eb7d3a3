//! A small pack that has one of everything, made by hand from the model's values.

use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) use super::values::*;
use crate::model::*;
use crate::prose::{Block, Inline};
use crate::source::{Origin, SourceId, Span};
use crate::view::pages::PageView;
use crate::view::parts::{PackView, StatementView};
use crate::view::{Options, Shared, Site};
use crate::words::Words;

pub(super) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

pub(super) fn article_id(text: &str) -> ArticleId {
    ArticleId(slug(text))
}

pub(super) fn actor_id(text: &str) -> ActorId {
    ActorId(slug(text))
}

pub(super) fn topic_id(text: &str) -> TopicId {
    TopicId(slug(text))
}

/// `article/point` as an id.
pub(super) fn point_id(text: &str) -> PointId {
    let (article, point) = text.split_once('/').unwrap();
    PointId { article: article_id(article), point: slug(point) }
}

pub(super) fn origin() -> Origin {
    Origin::new(Span::new(&SourceId::new("test"), 0..0))
}

pub(super) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// The English words of the default theme.
pub(super) fn words() -> Words {
    let text = include_str!("../../../themes/default/i18n/en.yaml");
    let tree: serde_yaml::Value = serde_yaml::from_str(text).unwrap();
    let mut texts = BTreeMap::new();
    flatten("", &tree, &mut texts);
    Words::new(texts, &Words::default())
}

fn flatten(prefix: &str, tree: &serde_yaml::Value, texts: &mut BTreeMap<String, String>) {
    match tree {
        serde_yaml::Value::Mapping(below) => {
            for (key, value) in below {
                let key = key.as_str().expect("a key is text");
                let dot = if prefix.is_empty() { "" } else { "." };
                flatten(&format!("{prefix}{dot}{key}"), value, texts);
            }
        }
        value => {
            let text = value.as_str().expect("a word is text").to_owned();
            texts.insert(prefix.to_owned(), text);
        }
    }
}

/// Runs a check with everything that pages share.
pub(super) fn with_shared<T>(
    pack: &Pack,
    options: &Options,
    check: impl FnOnce(&Shared) -> T,
) -> T {
    let words = words();
    let shared = Shared::new(pack, &words, options);
    check(&shared)
}

/// Text with the citations written as `[@article/point]`.
pub(super) fn text(written: &str) -> Text {
    let mut content = Vec::new();
    for (n, piece) in written.split(['[', ']']).enumerate() {
        if n % 2 == 0 {
            if !piece.is_empty() {
                content.push(Inline::Text(piece.into()));
            }
            continue;
        }
        let of = piece.split("; ").map(|id| target(id.trim_start_matches('@')));
        content.push(Inline::Citation { of: of.collect() });
    }
    content
}

fn target(id: &str) -> Target {
    if let Some(context) = id.strip_prefix("context/") {
        return Target::Context(ContextId(slug(context)));
    }
    let is_caveat = id.ends_with("-unknown");
    let id = point_id(id);
    if is_caveat { Target::Caveat(id) } else { Target::Point(id) }
}

pub(super) fn paragraph(number: u32, written: &str) -> Block<Target> {
    Block::Paragraph { number, content: text(written), origin: origin() }
}

/// A pack without anything in it.
pub(super) fn empty() -> Pack {
    Pack {
        briefing: briefing(),
        articles: ById::default(),
        points: ById::default(),
        caveats: ById::default(),
        topics: BTreeMap::from([(topic_id("returns"), topic("returns", "Returns"))]),
        pages: BTreeMap::new(),
        actors: ById::default(),
        measures: BTreeMap::new(),
        terms: BTreeMap::new(),
        context: BTreeMap::new(),
        references: References::default(),
        comparisons: Vec::new(),
        n_drafts: 0,
    }
}

fn briefing() -> Briefing {
    let sides = [("government", "Government"), ("opposition", "Opposition")];
    Briefing {
        title: "Test briefing".to_owned(),
        subtitle: Some("One of everything".to_owned()),
        language: "en-GB".to_owned(),
        sources_to: Some(date("2025-07-10")),
        date: Some(date("2025-07-11")),
        base_url: None,
        prepared_by: Some("The authors".to_owned()),
        checked_by: None,
        prepared_for: None,
        marking: None,
        allows_theme_scripts: false,
        theme: slug("default"),
        sides: sides.map(|(id, label)| (SideId(slug(id)), label.to_owned())).to_vec(),
        topics: vec![topic_id("returns")],
        key_figures: Vec::new(),
        licence: None,
        logo: None,
        accent: None,
        footer: None,
        limits: Vec::new(),
        if_asked: Vec::new(),
        corrections: Vec::new(),
        documents: Vec::new(),
        origin: origin(),
    }
}

/// Puts an article with its points into a pack.
pub(super) fn add(pack: &mut Pack, mut article: Article, points: Vec<Point>) {
    article.points = points.iter().map(|point| point.id.clone()).collect();
    for point in points {
        pack.points.insert(point.id.clone(), point.into());
    }
    pack.articles.insert(article.id.clone(), article.into());
}

/// Adds people and organisations.
pub(super) fn add_actors(pack: &mut Pack) {
    let minister = Role {
        title: "Minister".to_owned(),
        organisation: Some(actor_id("ministry")),
        side: Some(SideId(slug("government"))),
        from: Some(date("2024-07-05")),
        to: None,
        source: None,
    };
    let actors = [
        person("minister", "Ana Example", vec![minister]),
        person("shadow", "Ben Example", Vec::new()),
        organisation("ministry", "The Ministry", None),
        organisation("paper", "The Daily Paper", Some("Daily Paper")),
        organisation("times", "The Times of Test", Some("The Times")),
        organisation("agency", "Press Agency", Some("PA")),
        organisation("nobody", "Nobody names it", None),
    ];
    pack.actors = actors.into_iter().map(|actor| (actor.id.clone(), actor)).collect();
}

/// A site with all its pages at once.
pub(super) struct Whole {
    pub(super) pack: PackView,
    pub(super) pages: Vec<PageView>,
    pub(super) statements: BTreeMap<String, StatementView>,
}

/// Makes all pages of a pack.
pub(super) fn whole(pack: &Pack, options: &Options) -> Whole {
    let words = words();
    let site = Site::new(pack, &words, options);
    let pages = site.sheets().iter().map(|sheet| site.page(sheet)).collect();
    let statements = site.statements().map(|view| (view.key.clone(), view)).collect();
    Whole { pack: site.pack().clone(), pages, statements }
}

/// A point of a pack, to be changed.
#[track_caller]
pub(super) fn point_mut<'p>(pack: &'p mut Pack, id: &PointId) -> &'p mut Point {
    Arc::make_mut(pack.points.get_mut(id).unwrap())
}

/// An article of a pack, to be changed.
#[track_caller]
pub(super) fn article_mut<'p>(pack: &'p mut Pack, id: &ArticleId) -> &'p mut Article {
    Arc::make_mut(pack.articles.get_mut(id).unwrap())
}
