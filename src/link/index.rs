//! All names of a pack: the draft goes in, and out comes what every name leads to.
//!
//! What stands in the index gets a value in the pack, however faulty it is; so whoever looks a
//! name up here may put its id into the pack. Drafts, and what cannot be without them, do not
//! stand in it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use crate::diag::{Checked, Code, Diagnostic};
use crate::model::{ActorId, ArticleId, PointId, Role, Slug, TopicId};
use crate::parse::{
    ArticleDraft, CaveatDraft, ContextDraft, Draft, MeasureDraft, OrganisationDraft,
    PageDraft, PersonDraft, PointDraft, SideDraft, SummaryDraft, TermDraft, TopicDraft,
    WithdrawnDraft,
};
use crate::source::{Span, Spanned};

use super::names::{Names, Sort};

mod addresses;
mod drafts;
mod pairs;
mod statements;

pub(super) use addresses::within_article;
pub(super) use statements::{Cited, Statements};

/// What every name of a pack leads to.
#[derive(Debug)]
pub(crate) struct Index<'d> {
    pub(super) draft: &'d Draft,
    pub(super) articles: Names<'d, Entry<'d>>,
    pub(super) statements: Statements<'d>,
    pub(super) topics: Names<'d, &'d Arc<TopicDraft>>,
    pub(super) pages: Names<'d, &'d Arc<PageDraft>>,
    pub(super) actors: Names<'d, Whoever<'d>>,
    /// The place of each topic in the briefing's order, for lookup alone.
    topic_ranks: OnceLock<HashMap<&'d TopicId, usize>>,
    /// The roles of each person in their order, each found when a statement first needs it.
    pub(super) roles: BTreeMap<&'d str, Vec<OnceLock<Arc<Role>>>>,
    pub(super) measures: Names<'d, &'d MeasureDraft>,
    pub(super) terms: Names<'d, &'d TermDraft>,
    pub(super) sides: Names<'d, &'d SideDraft>,
    pub(super) context: Names<'d, &'d ContextDraft>,
    pub(super) left_out: LeftOut,
}

/// An article with its summary.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'d> {
    pub(super) article: &'d Arc<ArticleDraft>,
    pub(super) summary: Option<&'d Arc<SummaryDraft>>,
}

/// What a summary states.
#[derive(Clone, Copy, Debug)]
pub(super) enum Statement<'d> {
    /// A point.
    Point(&'d PointDraft),
    /// A caveat.
    Caveat(&'d CaveatDraft),
    /// What is left of a withdrawn point or caveat.
    Withdrawn(&'d WithdrawnDraft),
}

impl<'d> Statement<'d> {
    /// Its id, where it is written.
    pub(super) fn id(self) -> &'d Spanned<Slug> {
        match self {
            Self::Point(point) => &point.id,
            Self::Caveat(caveat) => &caveat.id,
            Self::Withdrawn(withdrawn) => &withdrawn.id,
        }
    }

    /// The ids that it had before.
    pub(super) fn renamed_from(self) -> &'d [Spanned<Slug>] {
        match self {
            Self::Point(point) => &point.renamed_from,
            Self::Caveat(caveat) => &caveat.renamed_from,
            Self::Withdrawn(withdrawn) => &withdrawn.renamed_from,
        }
    }
}

/// A person or an organisation.
#[derive(Clone, Copy, Debug)]
pub(super) enum Whoever<'d> {
    /// A person.
    Person(&'d PersonDraft),
    /// An organisation.
    Organisation(&'d OrganisationDraft),
}

impl Whoever<'_> {
    /// Its id.
    pub(super) fn id(&self) -> ActorId {
        ActorId(match self {
            Self::Person(person) => person.id.value.clone(),
            Self::Organisation(organisation) => organisation.id.value.clone(),
        })
    }
}

/// What is kept out of the pack because it is a draft or cannot be without one.
#[derive(Clone, Debug, Default)]
pub(super) struct LeftOut {
    /// What its author marked as a draft.
    pub(super) marked: Vec<(Span, String)>,
    /// What goes out because it refers to a draft.
    pub(super) with_them: Vec<(Span, String)>,
}

/// Makes the index of a pack.
pub(crate) fn index(draft: &Draft) -> Checked<Index<'_>> {
    let mut problems = Vec::new();
    let mut left_out = LeftOut::default();
    let articles = pairs::pair(draft, &mut left_out, &mut problems);
    let statements = Statements::of(draft, &articles, &mut left_out);
    let mut index = Index {
        draft,
        articles,
        statements,
        topics: topics(draft, &mut left_out),
        pages: pages(draft, &mut left_out),
        actors: actors(draft, &mut problems),
        roles: roles(draft),
        topic_ranks: OnceLock::new(),
        measures: register(
            (Code::UnknownMeasure, "measure", "content/measures.yaml"),
            &draft.broken.measures,
            draft.measures.iter().map(|m| (&m.id.value, &*m.renamed_from, m)),
        ),
        terms: register(
            (Code::UnknownTerm, "glossary term", "content/glossary.yaml"),
            &draft.broken.glossary,
            draft.glossary.iter().map(|t| (&t.id.value, &*t.renamed_from, t)),
        ),
        sides: register(
            (Code::UnknownSide, "side", "briefing.yaml under `sides`"),
            &draft.broken.sides,
            sides(draft),
        ),
        context: register(
            (Code::UnknownCitation, "outside fact", "content/context.yaml"),
            &draft.broken.context,
            draft.context.iter().map(|c| (&c.id.value, &*c.renamed_from, c)),
        ),
        left_out,
    };
    drafts::take_out(&mut index);
    addresses::check(&index, &mut problems);
    Checked::new(index, problems)
}

/// A list of one file.
fn register<'d, T>(
    (code, noun, home): (Code, &'static str, &'static str),
    lost: &'d crate::parse::Lost,
    entries: impl Iterator<Item = (&'d Slug, &'d [Spanned<Slug>], T)>,
) -> Names<'d, T> {
    let mut names = Names::new(Sort { code, noun, home, has_files: false }, vec![lost]);
    for (id, before, entry) in entries {
        names.add(id, before, entry);
    }
    names
}

fn sides(draft: &Draft) -> impl Iterator<Item = (&Slug, &[Spanned<Slug>], &SideDraft)> {
    let sides = draft.briefing.iter().flat_map(|briefing| &briefing.sides);
    sides.map(|side| (&side.id.value, [].as_slice(), side))
}

fn topics<'d>(
    draft: &'d Draft,
    left_out: &mut LeftOut,
) -> Names<'d, &'d Arc<TopicDraft>> {
    let sort = Sort {
        code: Code::UnknownTopic,
        noun: "topic",
        home: "content/topics",
        has_files: true,
    };
    let mut names = Names::new(sort, vec![&draft.broken.topics]);
    for topic in &draft.topics {
        if topic.is_draft {
            names.add_draft(&topic.id.0);
            left_out.marked.push((topic.title.span.clone(), topic.file.to_string()));
        } else {
            names.add(&topic.id.0, &topic.renamed_from, topic);
        }
    }
    names
}

fn pages<'d>(draft: &'d Draft, left_out: &mut LeftOut) -> Names<'d, &'d Arc<PageDraft>> {
    let sort = Sort {
        code: Code::BrokenLink,
        noun: "page",
        home: "content/pages",
        has_files: true,
    };
    let mut names = Names::new(sort, vec![&draft.broken.pages]);
    for page in &draft.pages {
        if page.is_draft {
            names.add_draft(&page.id.0);
            left_out.marked.push((page.title.span.clone(), page.file.to_string()));
        } else {
            names.add(&page.id.0, &page.renamed_from, page);
        }
    }
    names
}

/// People and organisations: one space of ids.
fn actors<'d>(
    draft: &'d Draft,
    problems: &mut Vec<Diagnostic>,
) -> Names<'d, Whoever<'d>> {
    let sort = Sort {
        code: Code::UnknownActor,
        noun: "person or organisation",
        home: "content/people.yaml or content/organisations.yaml",
        has_files: false,
    };
    let lost = vec![&draft.broken.people, &draft.broken.organisations];
    let mut names = Names::new(sort, lost);
    for person in &draft.people {
        names.add(&person.id.value, &person.renamed_from, Whoever::Person(person));
    }
    for organisation in &draft.organisations {
        let id = &organisation.id;
        if let Some(Whoever::Person(person)) = names.get(id.value.as_str()) {
            let message = format!("`{}` is a person and an organisation", id.value);
            problems.push(
                Diagnostic::at(Code::DuplicateId, id.span.clone(), message)
                    .also(person.id.span.clone(), "the person")
                    .help("give one of the two another id: both can speak"),
            );
        }
        let whoever = Whoever::Organisation(organisation);
        names.add(&id.value, &organisation.renamed_from, whoever);
    }
    names
}

/// Places for the roles of all people; of two of one id, the first counts.
fn roles(draft: &Draft) -> BTreeMap<&str, Vec<OnceLock<Arc<Role>>>> {
    let people = draft.people.iter().rev();
    let places = people.map(|person| {
        let places = person.roles.iter().map(|_| OnceLock::new()).collect();
        (person.id.value.as_str(), places)
    });
    places.collect()
}

impl<'d> Index<'d> {
    /// The topics in the briefing's order; those that it does not list follow by id.
    pub(super) fn topics_in_order(&self) -> Vec<TopicId> {
        let mut topics: Vec<_> = self.topic_ranks().iter().collect();
        topics.sort_unstable_by_key(|(_, rank)| **rank);
        topics.into_iter().map(|(id, _)| (*id).clone()).collect()
    }

    /// The place of each topic in that order.
    pub(super) fn topic_ranks(&self) -> &HashMap<&'d TopicId, usize> {
        self.topic_ranks.get_or_init(|| {
            let listed = self.draft.briefing.iter().flat_map(|briefing| &briefing.topics);
            let listed = listed.filter_map(|name| self.topics.get(name.value.as_str()));
            let all = listed.chain(self.topics.entries().map(|(_, topic)| topic));
            let mut ranks = HashMap::new();
            for topic in all {
                let next = ranks.len();
                ranks.entry(&topic.id).or_insert(next);
            }
            ranks
        })
    }

    /// The names of all that is kept out of the pack: articles, statements, topics and pages.
    pub(super) fn drafts(&self) -> BTreeSet<&str> {
        let files = self.articles.drafts().chain(self.topics.drafts());
        files.chain(self.pages.drafts()).chain(self.statements.drafts()).collect()
    }

    /// The id of a statement of this article.
    pub(super) fn point_id(article: &ArticleId, point: &Slug) -> PointId {
        PointId { article: article.clone(), point: point.clone() }
    }
}
