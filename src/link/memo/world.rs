//! What every article of a pack is linked against, whatever it cites.

use std::sync::Arc;

use crate::model::{PageId, TopicId};
use crate::parse::{
    BriefingDraft, ContextDraft, Draft, LockDraft, MeasureDraft, OrganisationDraft,
    PersonDraft, StyleDraft, TermDraft,
};
use crate::source::{SourceId, Sources};

/// The settings, the registers, the lock, and which topics, pages, copied files and originals
/// there are.
#[derive(Debug)]
pub(super) struct World {
    briefing: Option<BriefingDraft>,
    people: Vec<PersonDraft>,
    organisations: Vec<OrganisationDraft>,
    measures: Vec<MeasureDraft>,
    glossary: Vec<TermDraft>,
    context: Vec<ContextDraft>,
    style: StyleDraft,
    lock: Option<Arc<LockDraft>>,
    topics: Vec<(TopicId, bool)>,
    pages: Vec<(PageId, bool)>,
    assets: Vec<SourceId>,
    /// Names and digests.
    originals: Option<Vec<(String, String)>>,
}

impl World {
    /// The world of this run.
    pub(super) fn of(draft: &Draft, sources: &Sources) -> Self {
        let originals = sources.originals.as_ref().map(|originals| {
            let all = originals.iter();
            all.map(|(name, original)| (name.clone(), original.sha256.clone())).collect()
        });
        Self {
            briefing: draft.briefing.clone(),
            people: draft.people.clone(),
            organisations: draft.organisations.clone(),
            measures: draft.measures.clone(),
            glossary: draft.glossary.clone(),
            context: draft.context.clone(),
            style: draft.style.clone(),
            lock: draft.lock.clone(),
            topics: draft.topics.iter().map(|t| (t.id.clone(), t.is_draft)).collect(),
            pages: draft.pages.iter().map(|p| (p.id.clone(), p.is_draft)).collect(),
            assets: sources.assets.keys().cloned().collect(),
            originals,
        }
    }

    /// Whether the lock is the very one: it is too long to be compared.
    fn has_lock_of(&self, other: &Self) -> bool {
        match (&self.lock, &other.lock) {
            (Some(ours), Some(theirs)) => Arc::ptr_eq(ours, theirs),
            (None, None) => true,
            _ => false,
        }
    }
}

impl PartialEq for World {
    fn eq(&self, other: &Self) -> bool {
        self.has_lock_of(other)
            && self.briefing == other.briefing
            && self.people == other.people
            && self.organisations == other.organisations
            && self.measures == other.measures
            && self.glossary == other.glossary
            && self.context == other.context
            && self.style == other.style
            && self.topics == other.topics
            && self.pages == other.pages
            && self.assets == other.assets
            && self.originals == other.originals
    }
}
