//! One point: names become ids, and what can be told of it from its own article is computed.

use crate::diag::{Code, Diagnostic};
use crate::model::{
    ActorId, ArticleId, Citer, Date, Difference, Event, FigureTime, Kind, Known, Point,
    PointId, Reference, Slug, Sourcing, Speaker, Stance, Target, TermId, TopicId,
};
use crate::parse::{ArticleDraft, EventDraft, PointDraft, SpeakerDraft, StanceDraft};
use crate::parse::{When, WithdrawnDraft};
use crate::prose::Phrase;
use crate::source::{Origin, Spanned};

use super::against::{Against, Met};
use super::calculations;
use super::cited;
use super::evidence::Rest;
use super::index::{Index, Statement, Whoever};
use super::known;
use super::names::Names;
use super::speakers;

/// Links one point of an article.
pub(super) fn point(
    draft: &PointDraft,
    article: &ArticleDraft,
    summary_topics: &[TopicId],
    against: Against<'_, '_>,
    met: &mut Met,
) -> Point {
    let id = Index::point_id(&article.id, &draft.id.value);
    let nothing = Rest::default();
    let rest = against.evidence.of(&id).unwrap_or(&nothing);
    let mut linker =
        Linker { against, article: &article.id, citer: Citer::Point(id.clone()), met };
    let by = linker.speakers(&draft.by, draft, article);
    let via = linker.speakers(&draft.via, draft, article);
    dated_after(draft, article, &mut linker.met.problems);
    let topics = match &draft.topics {
        Some(topics) => topics_of(topics, against.index, &mut linker.met.problems).into(),
        None => summary_topics.into(),
    };
    let kind = kind(draft);
    let same_as = linker.points(&draft.same_as, &id);
    let differs_from = draft.differs_from.iter().filter_map(|difference| {
        let point = linker.other(&difference.point, &id)?;
        Some(Difference { point, note: Some(difference.note.value.clone()) })
    });
    let differs_from = differs_from.collect();
    let calculation = draft.calculation.as_ref().and_then(|calculation| {
        let of: Vec<PointId> =
            calculation.of.iter().filter_map(|of| linker.other(of, &id)).collect();
        calculations::calculation(calculation, of, against, &mut linker.met.problems)
            .map(Box::new)
    });
    let stance = draft.stance.as_ref().and_then(|stance| linker.stance(stance));
    let event = draft.event.as_ref().map(|event| Box::new(linker.event(event)));
    let mut point = Point {
        says: draft.says.value.clone(),
        passages: rest.proofs.iter().map(|proof| proof.passage.clone()).collect(),
        known: known::known(draft, kind, &by, &via),
        sourcing: Sourcing {
            n_sources: 1,
            is_second_hand: !via.is_empty(),
            is_unnamed: by.iter().chain(&via).any(is_unnamed),
            is_inferred: false,
        },
        kind,
        by,
        via,
        status: draft.status.as_ref().map(|status| status.value),
        when: draft.when.as_ref().map(|when| when.value.clone()),
        topics,
        stance,
        figure: rest.figure.clone(),
        event,
        same_as: same_as.into(),
        differs_from,
        calculation,
        withdrawn: None,
        renamed_from: old_ids(&draft.renamed_from).into(),
        origin: draft.id.origin(),
        id,
    };
    point.sourcing.is_inferred =
        has_inferred_date(article) && point.rests_on_article_date();
    point
}

/// What is left of a withdrawn statement.
pub(super) fn withdrawn(draft: &WithdrawnDraft, article: &ArticleId) -> Point {
    Point {
        id: Index::point_id(article, &draft.id.value),
        says: Phrase::default(),
        passages: Box::default(),
        kind: Kind::Fact,
        by: Box::default(),
        via: Box::default(),
        known: Known::Reported,
        status: None,
        when: None,
        topics: Box::default(),
        stance: None,
        figure: None,
        event: None,
        same_as: Box::default(),
        differs_from: Box::default(),
        calculation: None,
        sourcing: Sourcing { n_sources: 1, ..Sourcing::default() },
        withdrawn: Some(draft.why.value.clone()),
        renamed_from: old_ids(&draft.renamed_from).into(),
        origin: Origin::new(draft.id.span.clone()),
    }
}

/// Ids that something had before.
pub(super) fn old_ids(before: &[Spanned<Slug>]) -> Vec<Slug> {
    before.iter().map(|old| old.value.clone()).collect()
}

/// Topics by name, each once; drafts are left out.
pub(super) fn topics_of(
    names: &[Spanned<Slug>],
    index: &Index<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<TopicId> {
    let mut topics: Vec<TopicId> = Vec::new();
    for name in names {
        if let Some(topic) = index.topics.find(name, problems)
            && !topics.contains(&topic.id)
        {
            topics.push(topic.id.clone());
        }
    }
    topics
}

/// A position where somebody speaks, else a fact, unless the author says otherwise.
fn kind(draft: &PointDraft) -> Kind {
    match &draft.kind {
        Some(kind) => kind.value,
        None if draft.by.is_empty() => Kind::Fact,
        None => Kind::Position,
    }
}

fn is_unnamed(speaker: &Speaker) -> bool {
    matches!(speaker, Speaker::Unnamed { .. })
}

/// Whether the article's date is inferred: what is dated by it is inferred too.
fn has_inferred_date(article: &ArticleDraft) -> bool {
    article.inferred.iter().any(|inferred| inferred.key.value == "published")
}

/// Reports what is dated after the article that reports it, but for what is only expected.
fn dated_after(
    draft: &PointDraft,
    article: &ArticleDraft,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(published) = &article.published else { return };
    let is_forecast =
        draft.kind.as_ref().is_some_and(|kind| kind.value == Kind::Forecast);
    if is_forecast || draft.event.as_ref().is_some_and(|event| event.is_planned) {
        return;
    }
    let of_figure = draft.figure.as_ref().and_then(|figure| match figure.when.as_ref() {
        Some(Spanned { value: When::Date(date), span }) => Some((date, span)),
        _ => None,
    });
    let own = draft.when.as_ref().map(|when| (&when.value, &when.span));
    for (date, span) in own.into_iter().chain(of_figure) {
        if date.first_day() > published.value.last_day() {
            let message =
                format!("`{date}` is after the article, which is of {}", published.value);
            problems.push(
                Diagnostic::at(Code::DatedAfterArticle, span.clone(), message)
                    .also(published.span.clone(), "the article's date")
                    .help(
                        "mend the date, or write `kind: forecast` or `planned: true` for \
                         what was only expected",
                    ),
            );
        }
    }
}

struct Linker<'l, 'a, 'd> {
    against: Against<'a, 'd>,
    article: &'l ArticleId,
    citer: Citer,
    met: &'l mut Met,
}

impl Linker<'_, '_, '_> {
    fn speakers(
        &mut self,
        drafts: &[SpeakerDraft],
        point: &PointDraft,
        article: &ArticleDraft,
    ) -> Box<[Speaker]> {
        let said = article.published.as_ref().map(|date| &date.value);
        let when = point.when.as_ref().map(|date| &date.value);
        let days: Vec<&Date> = said.into_iter().chain(when).collect();
        let problems = &mut self.met.problems;
        let resolved =
            |draft| speakers::speaker(draft, &days, self.against.index, problems);
        drafts.iter().filter_map(resolved).collect()
    }

    /// Other points, each once.
    fn points(&mut self, written: &[Spanned<String>], own: &PointId) -> Vec<PointId> {
        let mut points: Vec<PointId> =
            written.iter().filter_map(|other| self.other(other, own)).collect();
        points.sort();
        points.dedup();
        points
    }

    /// Another point. A draft is left out in silence; the point itself is no other.
    fn other(&mut self, written: &Spanned<String>, own: &PointId) -> Option<PointId> {
        let index = self.against.index;
        let cited =
            index.statements.cited(&written.value, Some(self.article), index.draft);
        let (id, statement) = cited::statement(cited, written, &mut self.met.problems)?;
        if let Statement::Caveat(_) = statement {
            let message = format!("`{}` is a caveat, not a point", written.value);
            self.met.problems.push(
                Diagnostic::at(Code::UnknownCitation, written.span.clone(), message)
                    .help("name a point, as `article/point`"),
            );
            return None;
        }
        if id == *own {
            return None;
        }
        let (to, origin) = (Target::Point(id.clone()), written.origin());
        self.met.references.push(Reference { from: self.citer.clone(), to, origin });
        Some(id)
    }

    fn stance(&mut self, draft: &StanceDraft) -> Option<Stance> {
        let term = self.against.index.terms.find(&draft.about, &mut self.met.problems)?;
        Some(Stance { about: TermId(term.id.value.clone()), view: draft.view.value })
    }

    fn event(&mut self, draft: &EventDraft) -> Event {
        let present = actors(&draft.present, &self.against.index.actors, self.met);
        Event {
            title: draft.title.value.clone(),
            place: draft.place.as_ref().map(|place| place.value.clone()),
            present,
            is_planned: draft.is_planned,
        }
    }
}

/// People and organisations by name, each once.
pub(super) fn actors(
    names: &[Spanned<Slug>],
    all: &Names<'_, Whoever<'_>>,
    met: &mut Met,
) -> Vec<ActorId> {
    let mut actors: Vec<ActorId> = Vec::new();
    for name in names {
        if let Some(whoever) = all.find(name, &mut met.problems)
            && !actors.contains(&whoever.id())
        {
            actors.push(whoever.id());
        }
    }
    actors
}

/// The time that a figure is of: its own, else its point's, else its article's.
pub(super) fn period<'p>(
    point: &'p Point,
    published: Option<&'p Date>,
) -> Option<&'p Date> {
    let own = point.figure.as_ref().and_then(|figure| match &figure.when {
        Some(FigureTime::Date(date)) => Some(date),
        _ => None,
    });
    own.or(point.when.as_ref()).or(published)
}
