//! Which events of a long course have their words.

use super::scale::Span;

/// How many events have their words at the most; the others are marks alone.
pub(super) const NAMED: usize = 16;

/// An event on the line of time.
#[derive(Clone, Copy)]
struct Place {
    /// Where its mark is: the middle of its days, in half days.
    middle: i32,
    /// Its number among the events.
    number: usize,
    /// How many statements tell of it; the ends of the course count more than any.
    weight: usize,
}

/// A choice of places up to one of them: the sum of the squared ways in time, the same in places
/// passed over, and the place chosen before. The least is the most even, and of equals the
/// earlier.
type Way = (u64, u64, usize);

/// Which of some events have their words: their numbers from 0, in order.
///
/// Each event is given by the days that it may have been on, and by how many statements tell of
/// it. The first and the last have their words, so that these span the course; then those that
/// most statements tell of. Of those that the last words are left for, so many are chosen that
/// all words together are spread over time as evenly as can be.
pub(super) fn named(events: &[(Span, usize)]) -> Vec<usize> {
    let places = events.iter().zip(0..).map(|((span, weight), number)| Place {
        middle: span.from + span.to,
        number,
        weight: *weight,
    });
    let mut places: Vec<_> = places.collect();
    places.sort_by_key(|place| (place.middle, place.number));
    if let [first, .., last] = places.as_mut_slice() {
        (first.weight, last.weight) = (usize::MAX, usize::MAX);
    }
    let mut weights: Vec<_> = places.iter().map(|place| place.weight).collect();
    weights.sort_unstable_by(|a, b| b.cmp(a));
    if let Some(least) = weights.get(NAMED - 1) {
        places.retain(|place| place.weight >= *least);
        places = spread(&places, *least);
    }
    let mut numbers: Vec<_> = places.into_iter().map(|place| place.number).collect();
    numbers.sort_unstable();
    numbers
}

/// So many of the places as have words, with the ends and every one of more than this weight.
///
/// The sum of the squared ways in time between neighbours is as small as can be; between places
/// of one time, places that are passed over count as the way.
fn spread(places: &[Place], weight: usize) -> Vec<Place> {
    let first = std::iter::once(Some((0, 0, 0)));
    let first = first.chain(places.iter().skip(1).map(|_| None)).collect::<Vec<_>>();
    // For each number of places, and each as the last of them, the best way there.
    let mut rounds: Vec<Vec<Option<Way>>> = vec![first];
    for _ in 1..NAMED {
        let ways = rounds.last().map(Vec::as_slice).unwrap_or_default();
        let mut from = 0;
        let round = places.iter().enumerate().map(|(at, place)| {
            let before = ways.iter().zip(places).enumerate().take(at).skip(from);
            let best = before.filter_map(|(before, (way, other))| {
                let (time, passed, _) = (*way)?;
                let far = u64::from(place.middle.abs_diff(other.middle));
                let over = u64::try_from(at - before).ok()?;
                Some((time + far * far, passed + over * over, before))
            });
            let best = best.min();
            if place.weight > weight {
                from = at;
            }
            best
        });
        rounds.push(round.collect());
    }
    let mut at = places.len().saturating_sub(1);
    let chosen = rounds.iter().rev().filter_map(|round| {
        let place = places.get(at)?;
        at = round.get(at).copied().flatten()?.2;
        Some(*place)
    });
    chosen.collect()
}
