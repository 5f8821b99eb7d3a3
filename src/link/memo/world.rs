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

    /// Whether the world of this run is the same.
    pub(super) fn is_still(&self, draft: &Draft, sources: &Sources) -> bool {
        let topics = draft.topics.iter().map(|topic| (&topic.id, topic.is_draft));
        let pages = draft.pages.iter().map(|page| (&page.id, page.is_draft));
        self.has_lock_of(draft)
            && self.has_originals_of(sources)
            && self.briefing == draft.briefing
            && self.people == draft.people
            && self.organisations == draft.organisations
            && self.measures == draft.measures
            && self.glossary == draft.glossary
            && self.context == draft.context
            && self.style == draft.style
            && self.topics.iter().map(|(id, is_draft)| (id, *is_draft)).eq(topics)
            && self.pages.iter().map(|(id, is_draft)| (id, *is_draft)).eq(pages)
            && self.assets.iter().eq(sources.assets.keys())
    }

    /// Whether the lock is the very one: it is too long to be compared.
    fn has_lock_of(&self, draft: &Draft) -> bool {
        match (&self.lock, &draft.lock) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether there are the same originals, of the same letters.
    fn has_originals_of(&self, sources: &Sources) -> bool {
        match (&self.originals, &sources.originals) {
            (Some(before), Some(now)) => {
                let before = before.iter().map(|(name, sha256)| (name, sha256));
                before.eq(now.iter().map(|(name, original)| (name, &original.sha256)))
            }
            (None, None) => true,
            _ => false,
        }
    }
}
