//! Texts and places that nobody would think of.

use proptest::prelude::*;
use serde_json::Value;

use crate::source::{SourceId, Sources, Span};

use super::super::super::{Code, Diagnostic, Report};
use super::super::visible::is_hidden;
use super::super::{Format, Style};
use super::printed;

/// Text with many of the characters that break printers.
fn odd_text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        6 => any::<char>(),
        4 => proptest::char::range('a', 'e'),
        3 => Just('\n'),
        2 => proptest::sample::select(vec!['\t', '\r', '“', '\u{301}', '漢', '\u{f8ff}', '😀']),
        1 => proptest::sample::select(vec!['\u{1b}', '\u{202e}', '\u{200b}', '\0', '%', ':']),
    ];
    proptest::collection::vec(letter, 0..200)
        .prop_map(|letters| letters.into_iter().collect())
}

/// A problem with places anywhere.
fn odd_problem() -> impl Strategy<Value = Diagnostic> {
    let code = proptest::sample::select(Code::ALL);
    let place = (0..3_usize, 0..400_usize, 0..400_usize);
    let also = proptest::collection::vec((place.clone(), odd_text()), 0..4);
    let texts = proptest::collection::vec(odd_text(), 1..4);
    (code, place, also, texts).prop_map(|(code, place, also, texts)| {
        let span = |(file, start, end): (usize, usize, usize)| {
            // A range may end before it begins, or behind its file's end.
            let file = SourceId::new(["a.yaml", "b\u{1b}.md", "missing"][file]);
            Span::new(&file, start..end)
        };
        let mut problem = Diagnostic::at(code, span(place), &texts[0]);
        problem.label = texts.get(1).cloned();
        problem.help = texts.get(2).cloned();
        problem.notes.clone_from(&texts);
        problem.also =
            also.into_iter().map(|(place, text)| (span(place), text)).collect();
        problem
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_format_fails_on_any_text_and_place(
        (a, b) in (odd_text(), odd_text()),
        problems in proptest::collection::vec(odd_problem(), 0..4),
        width in 1..150_usize,
        colour: bool,
    ) {
        let mut sources = Sources::default();
        sources.add("a.yaml", a);
        sources.add("b\u{1b}.md", b);
        let style = Style { colour, width, ..Style::default() };
        let of = |format| printed(&sources, problems.clone(), format, &style);
        let count = { let mut all = Report::new(false); all.extend(problems.clone()); all.problems().len() };

        for format in [Format::Short, Format::Github] {
            let text = of(format);
            prop_assert_eq!(text.lines().count(), count);
            prop_assert!(!text.chars().any(|c| c != '\n' && is_hidden(c)));
        }
        let human = of(Format::Human);
        let steered = |c: char| c != '\n' && is_hidden(c) && !(colour && c == '\u{1b}');
        prop_assert!(!human.chars().any(steered), "{:?}", human);
        for line in of(Format::Json).lines() {
            let object: Value = serde_json::from_str(line).unwrap();
            prop_assert!(object["code"].is_string());
        }
        let document: Value = serde_json::from_str(&of(Format::Sarif)).unwrap();
        prop_assert_eq!(document["runs"][0]["results"].as_array().unwrap().len(), count);
    }
}
