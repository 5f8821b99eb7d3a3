//! What a search finds: statements, people, organisations, topics and terms, as plain text.

use std::borrow::Cow;

use super::prose;
use super::registers::is_quotation;
use super::shared::Shared;
use super::urls;
use crate::model::{
    Actor, ActorKind, Article, PageKey, Passage, Point, Speaker, Term, Topic, TopicId,
};

/// What a document is. A statement may be three of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// A statement.
    Statement,
    /// A statement in somebody's own words.
    Quotation,
    /// A statement that gives a figure.
    Figure,
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A topic.
    Topic,
    /// A term of the glossary.
    Term,
}

impl Sort {
    /// The name that the index, its filters and the words of the interface use.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Quotation => "quotation",
            Self::Figure => "figure",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Topic => "topic",
            Self::Term => "term",
        }
    }
}

/// One thing that a search finds.
#[derive(Clone, Debug)]
pub(crate) struct Document<'s> {
    /// What it is, in the order of [`Sort`].
    pub(crate) sorts: Vec<Sort>,
    /// The statement, or the name.
    pub(crate) title: &'s str,
    /// Who says it.
    pub(crate) by: Vec<&'s str>,
    /// What else is shown of it: exact words, roles, an answer, a definition.
    pub(crate) texts: Vec<Cow<'s, str>>,
    /// What it is found by and not shown: names of what it belongs to.
    pub(crate) also: Vec<&'s str>,
    /// Its address.
    pub(crate) href: String,
    /// The numbers of its topics in the briefing's order, from 1.
    pub(crate) topics: Vec<usize>,
    /// Who published the article that it is from, and when; empty where it is from none.
    pub(crate) line: &'s str,
}

/// What documents are made of.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'p> {
    /// A topic.
    Topic(&'p TopicId, &'p Topic),
    /// A person or an organisation with a page.
    Actor(&'p Actor),
    /// A term of the glossary.
    Term(&'p Term),
    /// A statement.
    Statement(&'p Point),
}

/// All subjects in the order in which equal ones are shown: what statements are about comes
/// first, then the statements, those of the newest article first.
pub(crate) fn subjects<'p>(shared: &Shared<'p>) -> Vec<Subject<'p>> {
    let index = &shared.index;
    let pack = index.pack;
    let topics = pack.briefing.topics.iter();
    let topics = topics.map(|id| Subject::Topic(id, pack.topic(id)));
    let actors = shared.actors.iter().filter(|actor| actor.withdrawn.is_none());
    let actors = actors.map(|actor| Subject::Actor(actor));
    let terms = shared.registers.terms.iter().flatten().map(|term| Subject::Term(term));
    let (dated, undated): (Vec<&Article>, Vec<_>) =
        index.articles.iter().rev().partition(|article| article.published.is_some());
    let articles = dated.into_iter().chain(undated);
    let statements = articles.flat_map(|article| index.live_of(article));
    let statements = statements.map(Subject::Statement);
    topics.chain(actors).chain(terms).chain(statements).collect()
}

/// A subject as plain text.
pub(crate) fn document<'s>(shared: &'s Shared, subject: Subject<'s>) -> Document<'s> {
    match subject {
        Subject::Topic(id, topic) => of_topic(shared, id, topic),
        Subject::Actor(actor) => of_actor(shared, actor),
        Subject::Term(term) => of_term(shared, term),
        Subject::Statement(point) => of_statement(shared, point),
    }
}

/// A document with nothing but a title.
fn titled(sort: Sort, title: &str, href: String) -> Document<'_> {
    Document {
        sorts: vec![sort],
        title,
        by: Vec::new(),
        texts: Vec::new(),
        also: Vec::new(),
        href,
        topics: Vec::new(),
        line: "",
    }
}

fn of_topic<'s>(shared: &'s Shared, id: &TopicId, topic: &'s Topic) -> Document<'s> {
    let index = &shared.index;
    let href = urls::page(&PageKey::Topic(id.clone()), index.pack);
    let question = topic.question.iter().map(|text| Cow::Borrowed(&**text));
    let answers = topic.bottom_line.iter().chain(&topic.what_changed);
    let answers = answers.map(|text| Cow::Owned(prose::plain(text)));
    Document {
        texts: question.chain(answers).collect(),
        topics: index.topic_number(id).into_iter().collect(),
        ..titled(Sort::Topic, &topic.title, href)
    }
}

fn of_actor<'s>(shared: &'s Shared, actor: &'s Actor) -> Document<'s> {
    let href = shared.index.actor_href(&actor.id).unwrap_or_default();
    let (sort, roles) = match &actor.kind {
        ActorKind::Person { roles, .. } => {
            let titles: Vec<_> = roles.iter().map(|role| role.title.as_str()).collect();
            (Sort::Person, titles)
        }
        ActorKind::Organisation { kind, .. } => {
            (Sort::Organisation, kind.iter().map(String::as_str).collect())
        }
    };
    let names = actor.short.iter().chain(&actor.variants).map(String::as_str);
    let texts = roles.into_iter().chain(names.filter(|name| *name != actor.name));
    Document {
        texts: texts.map(Cow::Borrowed).collect(),
        ..titled(sort, &actor.name, href)
    }
}

fn of_term<'s>(shared: &'s Shared, term: &'s Term) -> Document<'s> {
    let variants = term.variants.iter().map(|text| Cow::Borrowed(text.as_str()));
    let definition = Cow::Owned(prose::plain(&term.definition));
    Document {
        texts: std::iter::once(definition).chain(variants).collect(),
        ..titled(Sort::Term, &term.term, shared.registers.term_href(&term.id))
    }
}

fn of_statement<'s>(shared: &'s Shared, point: &'s Point) -> Document<'s> {
    let index = &shared.index;
    let mention = index.mention(&point.id.article);
    let sorts = [
        (Sort::Statement, true),
        (Sort::Quotation, is_quotation(point)),
        (Sort::Figure, point.figure.is_some() || point.calculation.is_some()),
    ];
    let stance = point.stance.iter();
    let about = stance.filter_map(|stance| index.pack.terms.get(&stance.about));
    let about = about.map(|term| term.term.as_str());
    Document {
        sorts: sorts.into_iter().filter_map(|(sort, is)| is.then_some(sort)).collect(),
        title: &point.says,
        by: point.by.iter().map(|speaker| name(shared, speaker)).collect(),
        texts: point.passages.iter().map(words).collect(),
        also: about.chain([mention.link.text.as_str()]).collect(),
        href: urls::point(&point.id),
        topics: point.topics.iter().filter_map(|id| index.topic_number(id)).collect(),
        line: &mention.line,
    }
}

/// A speaker's name, or the words printed for somebody without one.
fn name<'s>(shared: &Shared<'s>, speaker: &'s Speaker) -> &'s str {
    match speaker {
        Speaker::Actor { id, .. } => &shared.index.pack.actor(id).name,
        Speaker::Unnamed { words, .. } => words,
    }
}

/// The words of a passage, with the author's `[sic]`.
fn words(passage: &Passage) -> Cow<'_, str> {
    if passage.sic.is_empty() {
        Cow::Borrowed(&passage.words)
    } else {
        Cow::Owned(passage.with_sic(0..passage.words.len()))
    }
}
