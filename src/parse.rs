//! The room `parse`: the texts of a pack go in, their shapes come out, every value with its
//! place and every name as it was written.
//!
//! One file is read at a time, on its own; nothing here needs a second file. What does not
//! parse is reported and left out, and [`Broken`] remembers it, so that later stages do not
//! complain of what follows from it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::prose::Inline;
use crate::source::Spanned;

mod article;
mod briefing;
mod language;
mod lock;
pub(crate) mod markdown;
mod memo;
mod no_letter;
mod page;
mod read;
mod registers;
mod style;
mod summary;
mod topic;
mod words;
mod written;
pub(crate) mod yaml;

#[cfg(test)]
mod tests;

pub(crate) use article::ArticleDraft;
pub(crate) use briefing::{BriefingDraft, CorrectionDraft, SideDraft};
pub(crate) use lock::{LockDraft, LockedArticle, LockedPassage, LockedPlace};
pub(crate) use markdown::Reference;
pub(crate) use memo::Memo;
pub(crate) use page::PageDraft;
pub(crate) use read::{draft, nearest};
pub(crate) use registers::{
    ContextDraft, MeasureDraft, OrganisationDraft, PersonDraft, RoleDraft, TermDraft,
};
pub(crate) use style::{AvoidDraft, StyleDraft};
pub(crate) use summary::{
    CalculationDraft, CaveatDraft, EventDraft, FigureDraft, PassageDraft, PointDraft,
    SpeakerDraft, StanceDraft, SummaryDraft, When, WithdrawnDraft,
};
pub(crate) use topic::TopicDraft;
pub(crate) use words::{ThemeDraft, words};
pub(crate) use written::WrittenPassage;

/// A text of YAML in which citations may stand, with the place of the whole of it.
pub(crate) type CitedText = Spanned<Vec<Inline<Reference>>>;

/// A pack as it was written. What has a file of its own is shared, so that a draft made anew after
/// one file was saved costs no copy of the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    /// The pack's own settings; none where they are missing or did not parse.
    pub(crate) briefing: Option<BriefingDraft>,
    /// The articles, in the order of their paths.
    pub(crate) articles: Vec<Arc<ArticleDraft>>,
    /// The summaries, in the order of their paths.
    pub(crate) summaries: Vec<Arc<SummaryDraft>>,
    /// The topics, in the order of their paths.
    pub(crate) topics: Vec<Arc<TopicDraft>>,
    /// The other pages, in the order of their paths.
    pub(crate) pages: Vec<Arc<PageDraft>>,
    /// The people, in the order of the file.
    pub(crate) people: Vec<PersonDraft>,
    /// The organisations, in the order of the file.
    pub(crate) organisations: Vec<OrganisationDraft>,
    /// The measures, in the order of the file.
    pub(crate) measures: Vec<MeasureDraft>,
    /// The terms, in the order of the file.
    pub(crate) glossary: Vec<TermDraft>,
    /// Facts from outside the articles, in the order of the file.
    pub(crate) context: Vec<ContextDraft>,
    /// The house style.
    pub(crate) style: StyleDraft,
    /// The evidence lock, where there is one that can be read.
    pub(crate) lock: Option<Arc<LockDraft>>,
    /// The themes by the name of their folder.
    pub(crate) themes: BTreeMap<String, ThemeDraft>,
    /// What did not parse.
    pub(crate) broken: Broken,
}

impl Draft {
    /// Lets go of it, on all threads: a large pack's takes a while.
    pub(crate) fn forget(self) {
        let Self { articles, summaries, .. } = self;
        rayon::join(
            || articles.into_par_iter().for_each(drop),
            || summaries.into_par_iter().for_each(drop),
        );
    }

    /// Adds what another file gives.
    fn add(&mut self, other: &Self) {
        self.briefing = self.briefing.take().or_else(|| other.briefing.clone());
        self.articles.extend_from_slice(&other.articles);
        self.summaries.extend_from_slice(&other.summaries);
        self.topics.extend_from_slice(&other.topics);
        self.pages.extend_from_slice(&other.pages);
        self.people.extend_from_slice(&other.people);
        self.organisations.extend_from_slice(&other.organisations);
        self.measures.extend_from_slice(&other.measures);
        self.glossary.extend_from_slice(&other.glossary);
        self.context.extend_from_slice(&other.context);
        self.style.avoid.extend_from_slice(&other.style.avoid);
        self.lock = self.lock.take().or_else(|| other.lock.clone());
        for (name, theme) in &other.themes {
            self.themes.entry(name.clone()).or_default().add(theme.clone());
        }
        self.broken.add(&other.broken);
    }
}

/// What did not parse: whoever looks a name up in it and does not find it keeps silent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The settings of the pack.
    pub(crate) briefing: bool,
    /// Sides of the pack's settings.
    pub(crate) sides: Lost,
    /// Articles, by slug.
    pub(crate) articles: Lost,
    /// Summaries, by slug.
    pub(crate) summaries: Lost,
    /// Points and caveats, as `article/point`.
    pub(crate) points: Lost,
    /// Topics, by slug.
    pub(crate) topics: Lost,
    /// Pages, by slug.
    pub(crate) pages: Lost,
    /// People.
    pub(crate) people: Lost,
    /// Organisations.
    pub(crate) organisations: Lost,
    /// Measures.
    pub(crate) measures: Lost,
    /// Terms.
    pub(crate) glossary: Lost,
    /// Facts from outside.
    pub(crate) context: Lost,
    /// The house style.
    pub(crate) style: bool,
    /// The evidence lock.
    pub(crate) lock: bool,
}

impl Broken {
    fn add(&mut self, other: &Self) {
        self.briefing |= other.briefing;
        self.sides.add(&other.sides);
        self.articles.add(&other.articles);
        self.summaries.add(&other.summaries);
        self.points.add(&other.points);
        self.topics.add(&other.topics);
        self.pages.add(&other.pages);
        self.people.add(&other.people);
        self.organisations.add(&other.organisations);
        self.measures.add(&other.measures);
        self.glossary.add(&other.glossary);
        self.context.add(&other.context);
        self.style |= other.style;
        self.lock |= other.lock;
    }
}

/// The part of a list that did not parse.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lost {
    /// Whether nothing of the list could be read.
    pub(crate) is_whole: bool,
    /// The ids, as written, of the entries that could not.
    pub(crate) ids: BTreeSet<String>,
}

impl Lost {
    /// Nothing of the list could be read.
    fn all() -> Self {
        Self { is_whole: true, ids: BTreeSet::new() }
    }

    /// Whether the entry of this id may be among what did not parse.
    pub(crate) fn covers(&self, id: &str) -> bool {
        self.is_whole || self.ids.contains(id)
    }
    fn add(&mut self, other: &Self) {
        self.is_whole |= other.is_whole;
        self.ids.extend(other.ids.iter().cloned());
    }
}
