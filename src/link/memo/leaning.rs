//! What an article cites of other files, and whether that is still what it was.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::link::articles::Linked;
use crate::link::evidence::Evidence;
use crate::link::index::Index;
use crate::model::{ArticleId, PageId, PageKey, Slug, Target, TopicId};
use crate::parse::{PageDraft, TopicDraft};

use super::{Files, articles_behind};

/// The ids of an article's statements, as far as they stand in the pack.
pub(super) type Statements = Vec<Slug>;

/// Something that an article was linked against, besides its own files and the world.
#[derive(Debug)]
pub(super) enum Leaning {
    /// Another article: its files, and its statements in the pack.
    Article(ArticleId, Files, Statements),
    /// A topic's text.
    Topic(TopicId, Arc<TopicDraft>),
    /// A page's text.
    Page(PageId, Arc<PageDraft>),
    /// The articles that have a statement of this id: a citation may name it alone.
    Holders(Slug, Vec<ArticleId>),
}

impl Leaning {
    /// Whether it is what it was.
    pub(super) fn holds(&self, index: &Index<'_>) -> bool {
        match self {
            Self::Article(id, files, before) => {
                let entry = index.articles.get(id.as_str());
                entry.is_some_and(|entry| files.are(*entry))
                    && are_still(before, index, id)
            }
            Self::Topic(id, text) => {
                index.topics.get(id.0.as_str()).is_some_and(|now| Arc::ptr_eq(text, now))
            }
            Self::Page(id, text) => {
                index.pages.get(id.0.as_str()).is_some_and(|now| Arc::ptr_eq(text, now))
            }
            Self::Holders(point, holders) => {
                index.statements.holders(point).eq(holders.iter())
            }
        }
    }
}

/// The ids of an article's statements in the pack.
pub(super) fn statements(index: &Index<'_>, article: &ArticleId) -> Statements {
    let all = index.statements.of_article(article);
    all.map(|statement| statement.id().value.clone()).collect()
}

/// Whether these are the ids of an article's statements in the pack.
pub(super) fn are_still(
    before: &Statements,
    index: &Index<'_>,
    article: &ArticleId,
) -> bool {
    let all = index.statements.of_article(article);
    all.map(|statement| &statement.id().value).eq(before)
}

/// What an article leans on: all that it refers to, and what that rests on in turn.
pub(super) fn of(
    linked: &Linked,
    own: &ArticleId,
    index: &Index<'_>,
    evidence: &Evidence,
) -> Vec<Leaning> {
    let targets: BTreeSet<&Target> = linked.references.iter().map(|r| &r.to).collect();
    let articles: BTreeSet<&ArticleId> = targets
        .iter()
        .flat_map(|target| articles_behind(target, evidence))
        .filter(|article| *article != own)
        .collect();
    let articles = articles.into_iter().filter_map(|id| {
        let files = Files::of(*index.articles.get(id.as_str())?);
        Some(Leaning::Article(id.clone(), files, statements(index, id)))
    });
    let others = targets.iter().filter_map(|target| match target {
        Target::Page { key: PageKey::Topic(id), .. } => {
            let text = index.topics.get(id.0.as_str())?;
            Some(Leaning::Topic(id.clone(), Arc::clone(text)))
        }
        Target::Page { key: PageKey::Page(id), .. } => {
            let text = index.pages.get(id.0.as_str())?;
            Some(Leaning::Page(id.clone(), Arc::clone(text)))
        }
        Target::Point(id) | Target::Caveat(id) if id.article != *own => {
            let holders = index.statements.holders(&id.point).cloned().collect();
            Some(Leaning::Holders(id.point.clone(), holders))
        }
        _ => None,
    });
    articles.chain(others).collect()
}
