//! What the registers list, and how the long ones are cut over several files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::happenings::{Happening, Places, event_id, happenings};
use super::index::Index;
use super::split::chunks;
use super::urls::{self, Sheet};
use crate::model::{ActorId, Comparison, PageKey, Point, PointId, Speaker, Term, TermId};

/// What stands on the page of figures.
#[derive(Clone, Copy)]
pub(crate) enum Figured<'p> {
    /// Figures of one measure, with the number of the comparison.
    Comparison(usize, &'p Comparison),
    /// A figure that belongs to no measure.
    Other(&'p Point),
    /// The pack's own arithmetic.
    Calculation(&'p Point),
}

impl Figured<'_> {
    /// How many statements it shows.
    pub(crate) fn n_shown(&self) -> usize {
        match self {
            Self::Comparison(_, comparison) => comparison.points.len(),
            Self::Other(_) | Self::Calculation(_) => 1,
        }
    }
}

/// Whose words a quotation is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice<'p> {
    /// A person or organisation.
    Actor(&'p ActorId),
    /// Somebody without a name: the words printed.
    Unnamed(&'p str),
}

/// Why a statement stands on the page about the evidence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Concern {
    /// It came through somebody else.
    SecondHand,
    /// The speaker has no name.
    Unnamed,
    /// It rests on something inferred.
    Inferred,
    /// One source has it.
    SingleSource,
}

/// The lists of all registers.
pub(crate) struct Registers<'p> {
    /// The page of figures, file by file.
    pub(crate) figures: Vec<Vec<Figured<'p>>>,
    /// The course of events, file by file.
    pub(crate) happened: Vec<Vec<Happening<'p>>>,
    /// What was expected and no source has happened.
    pub(crate) expected: Vec<Happening<'p>>,
    /// Quotations by speaker.
    pub(crate) quotations: Vec<(Voice<'p>, &'p Point)>,
    /// Statements that rest on little.
    pub(crate) concerns: Vec<(Concern, &'p Point)>,
    /// The glossary, file by file.
    pub(crate) terms: Vec<Vec<&'p Term>>,
    comparison_places: BTreeMap<usize, (String, String)>,
    events: Places<'p>,
    term_hrefs: BTreeMap<&'p TermId, String>,
}

impl<'p> Registers<'p> {
    /// Goes once over the pack.
    pub(crate) fn new(index: &Index<'p>) -> Self {
        let limit = index.options.statements_per_file;
        let timeline = || {
            let (happened, expected) = happenings(index);
            let happened = chunks(happened, limit, |entry| entry.points.len());
            (Places::of(index, &happened, &expected), happened, expected)
        };
        let others = || {
            let figures = chunks(figured(index), limit, Figured::n_shown);
            (
                comparison_places(index, &figures),
                figures,
                quotations(index),
                concerns(index),
            )
        };
        let (timeline, others) = rayon::join(timeline, others);
        let (events, happened, expected) = timeline;
        let (comparison_places, figures, quotations, concerns) = others;
        let mut terms: Vec<_> = index.pack.terms.values().collect();
        terms.sort_by_cached_key(|term| (term.term.to_lowercase(), &term.id));
        let terms = chunks(terms, limit, |term| n_shown_of_term(index, term));
        Self {
            comparison_places,
            figures,
            events,
            happened,
            expected,
            quotations,
            concerns,
            term_hrefs: term_hrefs(index, &terms),
            terms,
        }
    }

    /// Id and address of a comparison's place on the page of figures.
    pub(crate) fn comparison_place(&self, number: usize) -> (String, String) {
        self.comparison_places.get(&number).cloned().unwrap_or_default()
    }

    /// The place of a term in the glossary.
    pub(crate) fn term_href(&self, id: &TermId) -> String {
        self.term_hrefs.get(id).cloned().unwrap_or_default()
    }

    /// The entry of the course of events that a statement belongs to, with its place there.
    pub(crate) fn happening(
        &self,
        id: &PointId,
    ) -> Option<((usize, usize), &Happening<'p>)> {
        let (file, at) = self.events.happened(id)?;
        Some(((file, at), self.happened.get(file)?.get(at)?))
    }

    /// The place of an event on the timeline.
    pub(crate) fn event_href(&self, id: &PointId) -> String {
        let happened = || {
            let (file, at) = self.events.happened(id)?;
            Some((file, self.happened.get(file)?.get(at)?))
        };
        let expected = || {
            // What was expected stands on the last file, after all that happened.
            let entry = self.expected.get(self.events.expected(id)?)?;
            Some((self.happened.len().checked_sub(1)?, entry))
        };
        let place = expected().or_else(happened);
        let href = place.and_then(|(file, entry)| {
            Some(format!("{}#{}", self.events.file(file)?, event_id(entry)))
        });
        href.unwrap_or_else(|| "timeline.html".to_owned())
    }
}

/// How much a term shows: itself, and the positions on it.
pub(crate) fn n_shown_of_term(index: &Index, term: &Term) -> usize {
    1 + index.by_term.get(&term.id).map_or(0, Vec::len)
}

/// Whether at least one passage of a statement is a speaker's own words.
pub(crate) fn is_quotation(point: &Point) -> bool {
    !point.by.is_empty() && point.is_quoted()
}

/// Whether a statement of somebody is told in the report's words alone.
pub(crate) fn is_paraphrase(point: &Point) -> bool {
    !point.by.is_empty() && !point.passages.is_empty() && !point.is_quoted()
}

/// The voices whose words the speech of a statement is.
pub(crate) fn voices(point: &Point) -> impl Iterator<Item = Voice<'_>> {
    point.voices().iter().map(|speaker| match speaker {
        Speaker::Actor { id, .. } => Voice::Actor(id),
        Speaker::Unnamed { words, .. } => Voice::Unnamed(words),
    })
}

fn figured<'p>(index: &Index<'p>) -> Vec<Figured<'p>> {
    let comparisons = index.pack.comparisons.iter().enumerate();
    let comparisons = comparisons.map(|(n, c)| Figured::Comparison(n, c));
    let others = index.by_date.iter().filter(|point| {
        point.figure.as_ref().is_some_and(|figure| figure.measure.is_none())
            && point.calculation.is_none()
    });
    let calculations = index.by_date.iter().filter(|p| p.calculation.is_some());
    comparisons
        .chain(others.map(|point| Figured::Other(point)))
        .chain(calculations.map(|point| Figured::Calculation(point)))
        .collect()
}

fn comparison_places(
    index: &Index,
    figures: &[Vec<Figured>],
) -> BTreeMap<usize, (String, String)> {
    let mut places = BTreeMap::new();
    for (part, items) in figures.iter().enumerate() {
        let sheet = Sheet { key: PageKey::Figures, part: part + 1 };
        let file = urls::sheet(&sheet, index.pack);
        for item in items {
            let Figured::Comparison(number, comparison) = item else { continue };
            let of_measure = index.by_measure.get(&comparison.measure);
            let nth = of_measure.and_then(|all| all.iter().position(|n| n == number));
            let id = match nth {
                None | Some(0) => format!("measure:{}", comparison.measure),
                Some(n) => format!("measure:{}:{}", comparison.measure, n + 1),
            };
            places.insert(*number, (id.clone(), format!("{file}#{id}")));
        }
    }
    places
}

fn term_hrefs<'p>(
    index: &Index,
    files: &[Vec<&'p Term>],
) -> BTreeMap<&'p TermId, String> {
    let mut hrefs = BTreeMap::new();
    for (part, terms) in files.iter().enumerate() {
        let sheet = Sheet { key: PageKey::Glossary, part: part + 1 };
        let file = urls::sheet(&sheet, index.pack);
        let places = terms
            .iter()
            .map(|term| (&term.id, format!("{file}#{}", urls::term_anchor(&term.id))));
        hrefs.extend(places);
    }
    hrefs
}

/// Quotations by speaker in the order of the alphabet, those without a name last.
fn quotations<'p>(index: &Index<'p>) -> Vec<(Voice<'p>, &'p Point)> {
    let mut quotations = Vec::new();
    for point in index.by_date.iter().copied().filter(|point| is_quotation(point)) {
        quotations.extend(voices(point).map(|voice| (voice, point)));
    }
    let actors: BTreeSet<&ActorId> = quotations
        .iter()
        .filter_map(|(voice, _)| match voice {
            Voice::Actor(id) => Some(*id),
            Voice::Unnamed(_) => None,
        })
        .collect();
    let mut actors: Vec<_> = actors.into_iter().collect();
    actors.sort_by_cached_key(|id| (index.pack.actor(id).sort.to_lowercase(), *id));
    let ranks: HashMap<&ActorId, usize> = actors.into_iter().zip(0..).collect();
    quotations.sort_by_cached_key(|(voice, _)| match voice {
        Voice::Actor(id) => (false, ranks.get(id).copied(), None),
        Voice::Unnamed(words) => (true, None, Some((words.to_lowercase(), *words))),
    });
    quotations
}

fn concerns<'p>(index: &Index<'p>) -> Vec<(Concern, &'p Point)> {
    // One pass over the statements, whose memory is far apart: a list for each concern.
    let mut lists: [Vec<(Concern, &'p Point)>; 4] = Default::default();
    for point in index.live.iter().copied() {
        let sourcing = &point.sourcing;
        let is_single = sourcing.is_single() && point.calculation.is_none();
        let concerns = [
            (Concern::SecondHand, sourcing.is_second_hand),
            (Concern::Unnamed, sourcing.is_unnamed),
            (Concern::Inferred, sourcing.is_inferred),
            (Concern::SingleSource, is_single),
        ];
        for (list, (concern, _)) in
            lists.iter_mut().zip(concerns).filter(|(_, (_, is))| *is)
        {
            list.push((concern, point));
        }
    }
    lists.concat()
}

/// The title of a register.
pub(crate) fn title<'w>(words: &'w crate::words::Words, key: &PageKey) -> &'w str {
    match key {
        PageKey::Timeline => words.text("page.timeline"),
        PageKey::Figures => words.text("page.figures"),
        PageKey::Quotations => words.text("page.quotations"),
        PageKey::Sources => words.text("page.sources"),
        PageKey::Evidence => words.text("page.evidence"),
        PageKey::Glossary => words.text("page.glossary"),
        PageKey::Search => words.text("page.search"),
        PageKey::Print => words.text("page.print"),
        PageKey::NotFound => words.text("page.not_found"),
        _ => words.text("page.home"),
    }
}
