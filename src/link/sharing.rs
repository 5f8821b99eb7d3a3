//! Running text that articles share, such as agency copy that two papers print.
//!
//! What articles share is compared where their letters are at hand, and taken from the lock
//! where they are not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::Checked;
use crate::evidence::Place;
use crate::model::{ArticleId, Passage, PassagePlace, SharedText};
use crate::parse::{Draft, LockedPlace};

use super::articles::Linked;
use super::ground::Prose;
use super::proving::Proven;

mod letters;
mod memo;

pub(super) use letters::Letters;
pub(super) use memo::Memo;

/// What two articles share: each run with its stretches in the first and in the second.
type Runs = Vec<(Vec<PassagePlace>, Vec<PassagePlace>)>;

/// Stretches that each article shares with others.
#[derive(Debug, Default)]
pub(super) struct Sharing {
    /// By article, then by the other article: the stretches of each run.
    by_article: BTreeMap<ArticleId, BTreeMap<ArticleId, Vec<Vec<PassagePlace>>>>,
}

impl Sharing {
    /// Compares what is at hand, and takes from the lock what is not.
    pub(super) fn of(
        proven: &[Arc<Checked<Proven>>],
        draft: &Draft,
        memo: &mut Memo,
    ) -> Self {
        let mut sharing = Self::default();
        for ((first, second), runs) in memo.pairs(proven) {
            for (ours, theirs) in runs.iter() {
                sharing.add(&first, &second, ours.clone());
                sharing.add(&second, &first, theirs.clone());
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
    fn add_locked(&mut self, proven: &[Arc<Checked<Proven>>], draft: &Draft) {
        let mut by_file: BTreeMap<&str, Vec<&ArticleId>> = BTreeMap::new();
        let proven = proven.iter().map(|proven| &proven.value);
        for article in proven.filter(|proven| proven.letters.is_none()) {
            if let Some(original) = &article.original {
                by_file.entry(original.file.as_str()).or_default().push(&article.id);
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

    /// Says of an article, and of all that its summary states, who else prints it.
    pub(super) fn tell(&self, linked: Arc<Linked>) -> Arc<Linked> {
        let Some(others) = self.by_article.get(&linked.article.id) else { return linked };
        let mut linked = Arc::unwrap_or_clone(linked);
        Arc::make_mut(&mut linked.article).shares_text_with =
            others.iter().map(|(with, runs)| shared_text(with, runs)).collect();
        let points = linked.points.iter_mut();
        let of_points = points.flat_map(|point| &mut Arc::make_mut(point).passages);
        let of_caveats = linked.caveats.iter_mut();
        let of_caveats =
            of_caveats.flat_map(|caveat| &mut Arc::make_mut(caveat).passages);
        for passage in of_points.chain(of_caveats) {
            passage.shared_with = printed_by(others, passage).into();
        }
        Arc::new(linked)
    }
}

/// What is shared with one other article, for the article's page.
fn shared_text(with: &ArticleId, runs: &[Vec<PassagePlace>]) -> SharedText {
    let paragraphs: BTreeSet<u32> =
        runs.iter().flatten().map(|place| place.paragraph).collect();
    SharedText {
        with: with.clone(),
        n_runs: u32::try_from(runs.len()).unwrap_or(u32::MAX),
        paragraphs: paragraphs.into_iter().collect(),
    }
}

/// The other articles that print a passage in text they share.
fn printed_by(
    others: &BTreeMap<ArticleId, Vec<Vec<PassagePlace>>>,
    passage: &Passage,
) -> Vec<ArticleId> {
    let is_in = |runs: &[Vec<PassagePlace>]| {
        let mut places = passage.places.iter();
        !passage.places.is_empty() && places.all(|place| is_covered(place, runs))
    };
    let with = others.iter().filter(|(_, runs)| is_in(runs));
    with.map(|(with, _)| with.clone()).collect()
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

/// Places in an article's letters as a pack keeps them.
fn places(prose: &Prose, places: &[Place]) -> Vec<PassagePlace> {
    let place = |place: &Place| PassagePlace {
        paragraph: prose.paragraph(place),
        characters: prose.characters(place),
    };
    places.iter().map(place).collect()
}

fn place(locked: &LockedPlace) -> PassagePlace {
    PassagePlace { paragraph: locked.paragraph, characters: locked.start..locked.end }
}
