//! Running text that articles share, such as agency copy that two papers print.
//!
//! Only articles that have twelve words in a row in common are compared, so the time grows
//! with the texts and not with the number of pairs.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::evidence::{Place, Text, fold, shared};
use crate::model::{ArticleId, Passage, PassagePlace, SharedText};
use crate::parse::{Draft, LockedPlace};

use super::proving::Proven;

/// Runs of fewer words are chance.
const FEWEST_WORDS: usize = 12;

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
        let texts: Vec<Option<&Text>> =
            proven.iter().map(|p| p.prose.as_ref().map(|prose| &prose.text)).collect();
        for (a, b) in candidates(&texts) {
            let (Some(first), Some(second)) = (proven.get(a), proven.get(b)) else {
                continue;
            };
            let (Some(ours), Some(theirs)) = (&first.prose, &second.prose) else {
                continue;
            };
            for run in shared(&ours.text, &theirs.text) {
                let place =
                    |prose: &super::ground::Prose<'_>, place: &Place| PassagePlace {
                        paragraph: prose.paragraph(place),
                        characters: prose.characters(place),
                    };
                let mine = run.ours.iter().map(|p| place(ours, p)).collect();
                let other = run.theirs.iter().map(|p| place(theirs, p)).collect();
                sharing.add(first.id, second.id, mine);
                sharing.add(second.id, first.id, other);
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

fn place(locked: &LockedPlace) -> PassagePlace {
    PassagePlace { paragraph: locked.paragraph, characters: locked.start..locked.end }
}

/// The pairs of texts that may have twelve words in a row in common, in order.
fn candidates(texts: &[Option<&Text>]) -> BTreeSet<(usize, usize)> {
    let runs: Vec<Vec<u64>> =
        texts.par_iter().map(|text| text.map(runs).unwrap_or_default()).collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut pairs = BTreeSet::new();
    for (n, runs) in runs.iter().enumerate() {
        for run in runs {
            let holders = holders.entry(*run).or_default();
            if holders.last() != Some(&n) {
                pairs.extend(holders.iter().map(|m| (*m, n)));
                holders.push(n);
            }
        }
    }
    pairs
}

/// A number for each run of twelve words; equal runs have equal numbers.
///
/// Words are cut at least as finely as `evidence` cuts them, so that no run that it would find
/// is missed; what two runs have in common by chance is seen when the texts are compared.
fn runs(text: &Text) -> Vec<u64> {
    let mut words: Vec<u64> = Vec::new();
    for paragraph in 1..=u32::try_from(text.len()).unwrap_or(u32::MAX) {
        let folded = fold(text.paragraph(paragraph));
        let cut = folded.split(|c: char| !c.is_alphanumeric());
        words.extend(cut.filter(|word| !word.is_empty()).map(|word| mixed(word.bytes())));
    }
    words
        .windows(FEWEST_WORDS)
        .map(|run| mixed(run.iter().flat_map(|word| word.to_le_bytes())))
        .collect()
}

/// The 64-bit hash of Fowler, Noll and Vo (FNV-1a): the same in every run.
fn mixed(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
