//! Which runs come up again: nearly none does, and only those are looked at any further.

use rayon::prelude::*;

/// So many texts are read at a time.
const TEXTS: usize = 32;
/// The numbers are parted by their highest bits into so many parts.
const PARTS: usize = 1 << PART_BITS;
/// How many of the highest bits part them: the tables of a part fit into a processor's own memory.
const PART_BITS: u32 = 6;
/// So many bits, and up to twice as many, are kept for each number: of those that come up once, at
/// most one in so many is taken for one that comes up again.
const BITS: usize = 16;

/// A number of a run, and which text prints it.
pub(super) type Numbered = (u64, u32);

/// The runs of some texts whose numbers come up again, and a few others, in no order.
///
/// The numbers alone are parted, and the texts read once more for those that were found: who
/// prints a number is more to hold than the number, and of nearly all nobody asks.
pub(super) fn again(texts: &[&[u64]]) -> Vec<Numbered> {
    let parted: Vec<_> = texts.par_chunks(TEXTS).map(part).collect();
    // Part by part, for as long as its tables are at hand.
    let of_part = |part: usize| {
        let numbers = || parted.iter().filter_map(|parts| parts.get(part)).flatten();
        let length = parted.iter().filter_map(|parts| Some(parts.get(part)?.len()));
        let length = length.sum();
        let (mut once, mut again) = (Marked::new(length), Marked::new(length));
        for number in numbers() {
            if once.mark(*number) {
                again.mark(*number);
            }
        }
        numbers().filter(|number| again.is_marked(**number)).copied().collect::<Vec<_>>()
    };
    let found: Vec<Vec<u64>> = (0..PARTS).into_par_iter().map(of_part).collect();
    drop(parted);
    let mut again = Marked::new(found.iter().map(Vec::len).sum());
    for number in found.iter().flatten() {
        again.mark(*number);
    }
    let texts = texts.par_iter().zip(0..u32::MAX);
    let runs =
        texts.flat_map_iter(|(text, n)| text.iter().map(move |number| (*number, n)));
    runs.filter(|(number, _)| again.is_marked(*number)).collect()
}

/// The numbers of some texts, by part.
fn part(texts: &[&[u64]]) -> Vec<Vec<u64>> {
    let n_runs: usize = texts.iter().map(|text| text.len()).sum();
    let mut parts: Vec<Vec<u64>> =
        (0..PARTS).map(|_| Vec::with_capacity(n_runs / PARTS * 9 / 8)).collect();
    for number in texts.iter().copied().flatten() {
        let part = parts.get_mut(part_of(*number)).into_iter();
        part.for_each(|part| part.push(*number));
    }
    parts
}

/// The part that a number is in.
fn part_of(number: u64) -> usize {
    usize::try_from(number >> (u64::BITS - PART_BITS)).unwrap_or_default()
}

/// A bit for each of many numbers; some share theirs.
struct Marked {
    bits: Vec<u64>,
}

impl Marked {
    /// No number is marked; room for so many.
    fn new(length: usize) -> Self {
        let n_bits = (length * BITS).next_power_of_two().max(64);
        Self { bits: vec![0; n_bits / 64] }
    }

    /// The word that a number's bit is in, and the bit.
    fn place(&self, number: u64) -> (usize, u64) {
        let at = usize::try_from(number >> 6).unwrap_or_default();
        (at & (self.bits.len() - 1), 1 << (number & 63))
    }

    /// Marks a number; tells whether it was.
    fn mark(&mut self, number: u64) -> bool {
        let (at, bit) = self.place(number);
        let Some(bits) = self.bits.get_mut(at) else { return false };
        let was = *bits & bit != 0;
        *bits |= bit;
        was
    }

    /// Whether a number is marked.
    fn is_marked(&self, number: u64) -> bool {
        let (at, bit) = self.place(number);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }
}
