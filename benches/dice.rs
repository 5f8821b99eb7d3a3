//! Numbers that look thrown, and are the same for the same start.

/// A small generator of numbers (`SplitMix64`, Steele and others 2014): no clock, no crate.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `sides`; nought where there are none.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides.max(1) as u64).unwrap_or(0)
    }
}
