//! Plain letters and digits, eight at a time.

/// A byte of one in each of eight.
const ONES: u64 = u64::MAX / 0xff;
/// The highest bit of each of eight bytes.
const HIGH: u64 = ONES << 7;

/// A number made of letters, by which nearly all that differ are told apart; the same in every
/// run. Eight letters are taken at a time, each time multiplied by the golden ratio as a fraction
/// of 2⁶⁴ (D. E. Knuth, "The Art of Computer Programming", volume 3, section 6.4).
#[inline]
pub(in crate::evidence) fn hash(letters: &str) -> u32 {
    let (eights, rest) = letters.as_bytes().as_chunks::<8>();
    let mut number = letters.len() as u64;
    for eight in eights {
        number = mix(number, u64::from_le_bytes(*eight));
    }
    let mut last = 0;
    for byte in rest.iter().rev() {
        last = last << 8 | u64::from(*byte);
    }
    half(mix(number, last))
}

/// Takes eight letters into a number.
#[inline]
fn mix(number: u64, eight: u64) -> u64 {
    (number ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32)
}

/// The half of a number that more letters have a part in.
#[inline]
fn half(number: u64) -> u32 {
    u32::try_from(number & u64::from(u32::MAX)).unwrap_or_default()
}

/// How many plain letters and digits a text begins with, and the number that [`hash`] makes of
/// them.
#[inline]
pub(super) fn run(text: &str) -> (usize, u32) {
    let Some(eight) = text.as_bytes().first_chunk::<8>() else { return long_run(text) };
    let eight = u64::from_le_bytes(*eight);
    let others = !alphanumeric(eight) & HIGH;
    if others == 0 {
        return long_run(text);
    }
    let bits = others.trailing_zeros() & !7;
    let length = bits / 8;
    let letters = eight & ((1 << bits) - 1);
    (length as usize, half(mix(u64::from(length), letters)))
}

/// The same of more letters than seven, and of the last of a text.
fn long_run(text: &str) -> (usize, u32) {
    let length = text.bytes().position(|byte| !byte.is_ascii_alphanumeric());
    let length = length.unwrap_or(text.len());
    (length, hash(text.get(..length).unwrap_or_default()))
}

/// The highest bit of each byte that is a plain letter or digit: all eight are compared with the
/// ends of each range in one addition (H. S. Warren, "Hacker's Delight", section 6-1).
#[inline]
fn alphanumeric(eight: u64) -> u64 {
    let low = eight & !HIGH;
    let small = low | (ONES * 0x20);
    let from = |bytes: u64, least: u8| bytes + ONES * u64::from(0x80 - least);
    let letters = from(small, b'a') & !from(small, b'z' + 1);
    let digits = from(low, b'0') & !from(low, b'9' + 1);
    (letters | digits) & !eight & HIGH
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_run_ends_where_other_signs_begin(text in "[a-zA-Z0-9]{0,20}[ -~é–\u{80}-\u{ff}]{0,20}") {
            let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
            prop_assert_eq!(run(&text), (length, hash(text.get(..length).unwrap())));
        }
    }
}
