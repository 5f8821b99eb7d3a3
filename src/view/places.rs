//! Where words stand, as paper prints it: "S4 ¶12".

use super::index::Index;
use crate::model::{Article, BodyKind, Passage, Point, PointId};
use crate::words::Words;

/// The paragraphs of a passage: "¶12", "¶12–13", "¶12, ¶15".
pub(crate) fn passage(words: &Words, passage: &Passage) -> String {
    let numbers = passage.places.iter().map(|place| place.paragraph);
    paragraphs(words, numbers.collect())
}

/// The paragraphs of all passages of a statement.
pub(crate) fn point(words: &Words, point: &Point) -> String {
    passages(words, &point.passages)
}

/// The paragraphs of several passages.
pub(crate) fn passages(words: &Words, passages: &[Passage]) -> String {
    let places = passages.iter().flat_map(|passage| &passage.places);
    paragraphs(words, places.map(|place| place.paragraph).collect())
}

/// Label and place together.
pub(crate) fn locator(words: &Words, label: &str, place: &str) -> String {
    if place.is_empty() {
        return label.to_owned();
    }
    words.fill("place.locator", &[("label", label), ("place", place)])
}

/// Where a statement stands: its article's label and its paragraphs.
pub(crate) fn statement(index: &Index, id: &PointId) -> String {
    let place = index.pack.points.get(id).map(|found| point(index.words, found));
    locator(index.words, &index.label(&id.article), &place.unwrap_or_default())
}

/// Paragraphs in words, neighbours drawn together.
pub(crate) fn paragraphs(words: &Words, mut numbers: Vec<u32>) -> String {
    numbers.sort_unstable();
    numbers.dedup();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for n in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            _ => runs.push((n, n)),
        }
    }
    let runs: Vec<_> = runs.into_iter().map(|run| in_words(words, run)).collect();
    runs.join(words.text("list.separator"))
}

fn in_words(words: &Words, (first, last): (u32, u32)) -> String {
    if first == last {
        return words.fill("place.paragraph", &[("n", &first.to_string())]);
    }
    let (first, last) = (first.to_string(), last.to_string());
    words.fill("place.paragraphs", &[("first", &first), ("last", &last)])
}

/// What passages of an article were checked against, in words.
pub(crate) fn checked(index: &Index, article: &Article) -> String {
    let words = index.words;
    if article.body_kind == BodyKind::Full {
        return words.text("checked.body").to_owned();
    }
    let Some(original) = &article.original else {
        return words.text("checked.nothing").to_owned();
    };
    let digest: String = original.sha256.chars().take(8).collect();
    let n = usize::try_from(original.n_paragraphs).unwrap_or(usize::MAX);
    words.fill(
        "checked.original",
        &[
            ("file", &original.file),
            ("digest", &digest),
            ("paragraphs", &words.count("count.paragraphs", n)),
        ],
    )
}
