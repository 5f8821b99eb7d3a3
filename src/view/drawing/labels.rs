//! Where labels stand, so that none lies on another.

/// Tops for labels of these heights, in their order, as near to where they are wanted as fits.
///
/// None overlaps the next; all are between 0 and the room, where their heights together fit
/// into it. The sum of the squares of how far they are moved is as small as can be (isotonic
/// regression by pooling adjacent violators).
pub(super) fn column(wanted: &[i32], heights: &[i32], room: i32) -> Vec<i32> {
    // Less the labels above it, a top only has to be no less than the one before it.
    let mut above = 0;
    let mut offsets = Vec::with_capacity(heights.len());
    for height in heights {
        offsets.push(above);
        above += height;
    }
    let mut pools: Vec<(i64, i64)> = Vec::new();
    for (want, offset) in wanted.iter().zip(&offsets) {
        let mut pool = (i64::from(want - offset), 1);
        while let Some((sum, n)) = pools.pop_if(|(sum, n)| *sum * pool.1 > pool.0 * *n) {
            pool = (pool.0 + sum, pool.1 + n);
        }
        pools.push(pool);
    }
    let shared = pools.into_iter().flat_map(|(sum, n)| {
        let top = i32::try_from(sum.div_euclid(n)).unwrap_or_default();
        (0..n).map(move |_| top)
    });
    let lowest = (room - above).max(0);
    shared.zip(offsets).map(|(top, offset)| top.clamp(0, lowest) + offset).collect()
}

/// Levels for labels that begin at these places from left to right and have these widths, from
/// 0 at the bottom: a label passes over every one on its right that it would lie on.
///
/// A staff from each beginning straight down crosses no label, since whatever stands to its
/// left and reaches over it is higher.
pub(super) fn flags(starts: &[i32], widths: &[i32]) -> Vec<usize> {
    let mut levels: Vec<usize> = Vec::with_capacity(starts.len());
    let rows = starts.iter().zip(widths).enumerate().rev();
    for (n, (start, width)) in rows {
        // `levels` has those on the right, the last one first.
        let right = starts.iter().skip(n + 1).rev().zip(&levels);
        let under = right.filter(|(other, _)| **other < start + width);
        let level = under.map(|(_, level)| level + 1).max().unwrap_or_default();
        levels.push(level);
    }
    levels.reverse();
    levels
}
