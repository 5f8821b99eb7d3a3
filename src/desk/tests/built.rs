//! What is copied is pasted, and built again.

use proptest::prelude::*;

use super::super::{Copied, Note, Refusal, Selection};
use super::{linked, passage, sources};
use crate::diag::{Code, Diagnostic};

/// Articles of few words, so that what is marked often stands elsewhere as well.
fn article() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "the",
        "boats",
        "came",
        "back",
        "don’t",
        "UK’s",
        "21,000",
        "£84 million",
        "at least",
        "41.5 per cent",
        "right-wing",
        "people",
        "café",
        "mi\u{ad}grant",
        "2024",
        "twelve",
    ]);
    let gap = prop::sample::select(vec![
        " ", " ", " ", " ", " ", " ", "\u{a0}", ", ", ". ", " – ", " “", "” ", ": ",
        " (", ") ",
    ]);
    let paragraph = prop::collection::vec((word, gap), 1..12).prop_map(|pairs| {
        let text: String =
            pairs.into_iter().flat_map(|(word, gap)| [word, gap]).collect();
        // A number and a full stop would begin a list.
        format!("the {}", text.trim_end())
    });
    prop::collection::vec(paragraph, 1..5)
}

proptest! {
    #[test]
    fn what_is_copied_builds_and_is_what_was_marked(
        paragraphs in article(),
        nth in any::<prop::sample::Index>(),
        ends in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let nth = nth.index(paragraphs.len());
        let letters: Vec<char> = paragraphs[nth].chars().collect();
        let (a, b) = (ends.0.index(letters.len()), ends.1.index(letters.len()));
        let (start, end) = (a.min(b), a.max(b) + 1);
        let words: String = letters[start..end].iter().collect();
        let before = letters[..start].iter().filter(|c| !c.is_whitespace()).count();
        let id = format!("p{}", nth + 1);
        let body = paragraphs.join("\n\n");
        let selection = Selection { words: &words, at: Some(&id), before };
        match passage(&sources(&body, ""), &selection) {
            Ok(copied) => built_again(&body, &copied, nth, start..end)?,
            Err(Refusal::NotThere(_)) => {
                // A soft hyphen is no letter: what is marked of its word may be none.
                let has_letters = words.chars().any(char::is_alphanumeric);
                prop_assert!(!has_letters, "{words:?} in {body:?}");
            }
            Err(Refusal::Empty | Refusal::TooShort { .. } | Refusal::NotFirst(_)) => {}
            Err(refusal) => prop_assert!(false, "{refusal:?}"),
        }
    }
}

/// Pastes a passage into a summary, and sees that the pack has nothing against it and that it
/// stands where the words were marked.
fn built_again(
    body: &str,
    copied: &Copied,
    nth: usize,
    marked: std::ops::Range<usize>,
) -> Result<(), TestCaseError> {
    let point = format!("  a:\n    says: One.\n    {}", copied.key);
    let linked = linked(&sources(body, &point));
    let is_known = |problem: &Diagnostic| match problem.code {
        Code::PassageTooShort => copied.notes.contains(&Note::ForFigure),
        Code::PassageRepeated => {
            copied.notes.iter().any(|note| matches!(note, Note::Alike(_)))
        }
        Code::PassageNotFound
        | Code::NumberCut
        | Code::QualifierCut
        | Code::InsertionRefused
        | Code::YamlSyntax
        | Code::BidiControl => false,
        _ => true,
    };
    let odd: Vec<_> = linked.problems.iter().filter(|p| !is_known(p)).collect();
    prop_assert!(odd.is_empty(), "{odd:?}\n{body}\n{point}");
    let passage = &linked.value.points.values().next().unwrap().passages[0];
    let here = passage.places.iter().any(|place| {
        place.paragraph as usize == nth + 1
            && place.characters.start < marked.end
            && marked.start < place.characters.end
    });
    prop_assert!(here, "{passage:?} for {marked:?} of ¶{}\n{body}\n{point}", nth + 1);
    Ok(())
}
