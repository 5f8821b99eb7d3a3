//! The nearest of some names, for "did you mean".

/// The name that `wanted` was most likely meant to be; none where all are far from it.
pub(crate) fn nearest<'n>(
    wanted: &str,
    names: impl Iterator<Item = &'n str>,
) -> Option<&'n str> {
    let wanted: Vec<char> = wanted.to_lowercase().chars().collect();
    let most = (wanted.len() / 3).clamp(1, 4);
    names
        .filter_map(|name| {
            let letters: Vec<char> = name.to_lowercase().chars().collect();
            if letters.len().abs_diff(wanted.len()) > most {
                return longer_by_words(&wanted, &letters).then_some((most + 1, name));
            }
            let steps = distance(&wanted, &letters);
            (steps <= most).then_some((steps, name))
        })
        .min()
        .map(|(_, name)| name)
}

/// Whether one name is the other with whole words before or after it, as `starmer` is of
/// `keir-starmer`.
fn longer_by_words(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let ends = |rest: &[char]| rest.last() == Some(&'-');
    let starts = |rest: &[char]| rest.first() == Some(&'-');
    short.len() > 2
        && (long.strip_suffix(short).is_some_and(ends)
            || long.strip_prefix(short).is_some_and(starts))
}

/// How many letters must be put in, taken out, changed or swapped with their neighbour
/// (the restricted edit distance of Damerau and Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let at = |row: &[usize], n: usize| row.get(n).copied().unwrap_or(usize::MAX);
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let changed = at(&last, j) + usize::from(x != y);
            let mut fewest = changed.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let is_swapped =
                i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if is_swapped {
                fewest = fewest.min(at(&before, j - 1) + 1);
            }
            row.push(fewest);
        }
        before = std::mem::replace(&mut last, row);
    }
    at(&last, b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &str, expect: Option<&str>) {
        let names = ["returns", "deterrence", "keir-starmer", "nca"];
        assert_eq!(nearest(wanted, names.into_iter()), expect, "{wanted}");
    }

    #[test]
    fn a_slip_of_the_fingers_is_near() {
        check("return", Some("returns"));
        check("retruns", Some("returns"));
        check("Deterence", Some("deterrence"));
    }

    #[test]
    fn part_of_a_name_is_near() {
        check("starmer", Some("keir-starmer"));
        check("keir", Some("keir-starmer"));
    }

    #[test]
    fn another_word_is_not_near() {
        check("visas", None);
        check("nhs", None);
    }
}
