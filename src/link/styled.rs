//! The house style in the plain texts of the pack's own voice: titles, questions, labels,
//! reasons and notes go in, problems come out.
//!
//! An article's own are held to it where the article is linked, the others together.
//!
//! Texts with citations, and sentences that are held against their evidence, are held to the
//! style where that is done. Passed over are names, the words of articles and speakers, and the
//! titles of what others published.

use crate::diag::Diagnostic;
use crate::parse::{ArticleDraft, BriefingDraft, PointDraft, SummaryDraft};
use crate::source::{Sources, Spanned};

use super::index::{Entry, Index, Whoever};
use super::own::Own;
use super::style::Style;

/// Holds the plain texts of an article and its summary against the house style.
pub(super) fn article(
    entry: Entry<'_>,
    own: &Own<'_, '_, '_>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut texts = Texts { style: own.style, sources: own.against.sources, problems };
    texts.article(entry.article);
    if let Some(summary) = entry.summary {
        texts.summary(summary);
    }
}

/// Holds all other plain texts of a pack against its house style.
pub(super) fn check(own: &Own<'_, '_, '_>, problems: &mut Vec<Diagnostic>) {
    let index = own.against.index;
    let mut texts = Texts { style: own.style, sources: own.against.sources, problems };
    if let Some(briefing) = &index.draft.briefing {
        texts.briefing(briefing);
    }
    for (_, topic) in index.topics.entries() {
        texts.one(&topic.title);
        texts.all(&topic.question);
    }
    for (_, page) in index.pages.entries() {
        texts.one(&page.title);
        texts.all(&page.summary);
    }
    texts.registers(index);
}

/// A reader of plain texts.
struct Texts<'t, 'd> {
    style: &'t Style<'d>,
    sources: &'t Sources,
    problems: &'t mut Vec<Diagnostic>,
}

impl Texts<'_, '_> {
    fn one(&mut self, text: &Spanned<impl AsRef<str>>) {
        self.style.check(text.value.as_ref(), &text.span, self.sources, self.problems);
    }

    fn all<'x, T: AsRef<str> + 'x>(
        &mut self,
        texts: impl IntoIterator<Item = &'x Spanned<T>>,
    ) {
        for text in texts {
            self.one(text);
        }
    }

    fn briefing(&mut self, briefing: &BriefingDraft) {
        self.one(&briefing.title);
        self.all(&briefing.subtitle);
        self.all(briefing.sides.iter().map(|side| &side.label));
        self.all(briefing.if_asked.iter().map(|asked| &asked.question));
        self.all(briefing.corrections.iter().map(|correction| &correction.now));
    }

    /// The title is the report's own, unless it is said to be inferred.
    fn article(&mut self, article: &ArticleDraft) {
        let inferred = &article.inferred;
        if inferred.iter().any(|inferred| inferred.key.value == "title") {
            self.one(&article.title);
        }
        self.all(inferred.iter().map(|inferred| &inferred.reason));
    }

    fn summary(&mut self, summary: &SummaryDraft) {
        for point in summary.points.iter().filter(|point| !point.is_draft) {
            self.point(point);
        }
        self.all(summary.withdrawn.iter().map(|withdrawn| &withdrawn.why));
    }

    fn point(&mut self, point: &PointDraft) {
        if let Some(event) = &point.event {
            self.one(&event.title);
            self.all(&event.place);
        }
        self.all(point.differs_from.iter().map(|difference| &difference.note));
    }

    fn registers(&mut self, index: &Index<'_>) {
        for (_, whoever) in index.actors.entries() {
            match whoever {
                Whoever::Person(person) => {
                    self.all(person.roles.iter().map(|role| &role.title));
                }
                Whoever::Organisation(organisation) => self.all(&organisation.kind),
            }
        }
        for (_, measure) in index.measures.entries() {
            self.one(&measure.label);
            self.all(&measure.unit);
        }
        for (_, term) in index.terms.entries() {
            self.one(&term.term);
        }
        for (_, fact) in index.context.entries() {
            self.one(&fact.says);
            self.all(&fact.withdrawn);
        }
    }
}
