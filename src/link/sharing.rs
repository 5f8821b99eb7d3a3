//! Running text that articles share, such as agency copy that two papers print.
//!
//! What articles share is compared where their letters are at hand, and taken from the lock
//! where they are not.

use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::{Place, Text, shared_among};
use crate::model::{ArticleId, Passage, PassagePlace, SharedText};
use crate::parse::{Draft, LockedPlace};

use super::ground::Prose;
use super::proving::Proven;

/// Stretches that each article shares with others.
#[derive(Debug, Default)]
pub(super) struct Sharing {
    /// By article, then by the other article: the stretches of each run.
    by_article: BTreeMap<ArticleId, BTreeMap<ArticleId, Vec<Vec<PassagePlace>>>>,
}

impl Sharing {
    /// Compares what is at hand, and takes from the lock what is not.
    pub(super) fn of(proven: &[Proven<'_>], draft: &Draft) -> Self {
        let mut sharing = Self::default();
        let at_hand: Vec<(&Prose<'_>, &ArticleId)> =
            proven.iter().filter_map(|p| Some((p.prose.as_ref()?, p.id))).collect();
        let texts: Vec<&Text> = at_hand.iter().map(|(prose, _)| &prose.text).collect();
        for pair in shared_among(&texts) {
            let (Some((ours, first)), Some((theirs, second))) =
                (at_hand.get(pair.ours), at_hand.get(pair.theirs))
            else {
                continue;
            };
            for run in pair.runs {
                sharing.add(first, second, places(ours, &run.ours));
                sharing.add(second, first, places(theirs, &run.theirs));
            }
        }
        sharing.add_locked(proven, draft);
        sharing
    }

    fn add(&mut self, of: &ArticleId, with: &ArticleId, places: Vec<PassagePlace>) {
        let of = self.by_article.entry(of.clone()).or_default();
        of.entry(with.clone()).or_default().push(places);
    }

    /// What the lock remembers of articles whose letters are not at hand.
    fn add_locked(&mut self, proven: &[Proven<'_>], draft: &Draft) {
        let mut by_file: BTreeMap<&str, Vec<&ArticleId>> = BTreeMap::new();
        for article in proven.iter().filter(|proven| proven.prose.is_none()) {
            if let Some(original) = &article.original {
                by_file.entry(original.file.as_str()).or_default().push(article.id);
            }
        }
        for shared in draft.lock.iter().flat_map(|lock| &lock.shared) {
            let [first, second] = &shared.originals;
            let of =
                |file: &String| by_file.get(file.as_str()).cloned().unwrap_or_default();
            for a in of(first) {
                for b in of(second).into_iter().filter(|b| *b != a) {
                    for run in &shared.runs {
                        self.add(a, b, vec![place(&run.first)]);
                        self.add(b, a, vec![place(&run.second)]);
                    }
                }
            }
        }
    }

    /// What an article shares, for its page.
    pub(super) fn of_article(&self, article: &ArticleId) -> Vec<SharedText> {
        let with = self.by_article.get(article).into_iter().flatten();
        with.map(|(with, runs)| {
            let paragraphs: BTreeSet<u32> =
                runs.iter().flatten().map(|place| place.paragraph).collect();
            SharedText {
                with: with.clone(),
                n_runs: u32::try_from(runs.len()).unwrap_or(u32::MAX),
                paragraphs: paragraphs.into_iter().collect(),
            }
        })
        .collect()
    }

    /// The other articles that print a passage in text they share.
    pub(super) fn of_passage(
        &self,
        article: &ArticleId,
        passage: &Passage,
    ) -> Vec<ArticleId> {
        let Some(others) = self.by_article.get(article) else { return Vec::new() };
        let is_in = |runs: &[Vec<PassagePlace>]| {
            let mut places = passage.places.iter();
            !passage.places.is_empty() && places.all(|place| is_covered(place, runs))
        };
        let with = others.iter().filter(|(_, runs)| is_in(runs));
        with.map(|(with, _)| with.clone()).collect()
    }
}

/// Whether runs cover a place, but for the marks at their ends.
fn is_covered(place: &PassagePlace, runs: &[Vec<PassagePlace>]) -> bool {
    let mut ranges: Vec<_> = runs
        .iter()
        .flatten()
        .filter(|run| run.paragraph == place.paragraph)
        .map(|run| run.characters.clone())
        .collect();
    ranges.sort_by_key(|range| range.start);
    let (mut at, mut covered) = (place.characters.start, 0);
    for range in ranges {
        let start = range.start.max(at);
        let end = range.end.min(place.characters.end);
        if start < end {
            covered += end - start;
            at = end;
        }
    }
    covered * 10 >= place.characters.len() * 9
}

fn places(prose: &Prose<'_>, places: &[Place]) -> Vec<PassagePlace> {
    let place = |place: &Place| PassagePlace {
        paragraph: prose.paragraph(place),
        characters: prose.characters(place),
    };
    places.iter().map(place).collect()
}

fn place(locked: &LockedPlace) -> PassagePlace {
    PassagePlace { paragraph: locked.paragraph, characters: locked.start..locked.end }
}
