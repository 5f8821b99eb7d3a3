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
pub(super) fn again(texts: &[&[u64]]) -> Vec<Numbered> {
    let firsts = (0..).step_by(TEXTS);
    let chunks: Vec<_> = texts.chunks(TEXTS).zip(firsts).collect();
    let parted: Vec<_> = chunks.into_par_iter().map(part).collect();
    // Part by part, for as long as its tables are at hand.
    let of_part = |part: usize| {
        let runs = || parted.iter().filter_map(|parts| parts.get(part)).flatten();
        let length = parted.iter().filter_map(|parts| Some(parts.get(part)?.len()));
        let length = length.sum();
        let (mut once, mut again) = (Marked::new(length), Marked::new(length));
        for (number, _) in runs() {
            if once.mark(*number) {
                again.mark(*number);
            }
        }
        runs().filter(|(number, _)| again.is_marked(*number)).copied().collect::<Vec<_>>()
    };
    let found: Vec<_> = (0..PARTS).into_par_iter().map(of_part).collect();
    found.concat()
}

/// The runs of some texts, the first of which has this number, by part.
fn part((texts, first): (&[&[u64]], u32)) -> Vec<Vec<Numbered>> {
    let n_runs: usize = texts.iter().map(|text| text.len()).sum();
    let mut parts: Vec<Vec<Numbered>> =
        (0..PARTS).map(|_| Vec::with_capacity(n_runs / PARTS * 9 / 8)).collect();
    for (text, n) in texts.iter().zip(first..) {
        for number in *text {
            let part = parts.get_mut(part_of(*number)).into_iter();
            part.for_each(|part| part.push((*number, n)));
        }
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
