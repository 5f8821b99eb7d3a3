use proptest::prelude::*;

use super::super::tests::shown;
use super::*;
use crate::source::SourceId;

mod plain;

fn file(text: &str) -> SourceFile {
    SourceFile::new(SourceId::new("a.yaml"), text.to_owned())
}

/// The problems of a text, one a line.
fn check(text: &str, expect: &str) {
    let file = file(text);
    let read = read(&file, 0..text.len());
    let found = shown(&file, &read.problems);
    assert_eq!(found.trim_end(), expect.trim());
}

/// A value in one line, with what the file has at its place.
fn show(file: &SourceFile, node: &Node) -> String {
    match &node.kind {
        NodeKind::Scalar(scalar) => {
            let written = file.text(node.span.bytes());
            format!("{:?}<{written}>{:?}", scalar.text, scalar.meaning)
        }
        NodeKind::List(items, _) => {
            let items: Vec<_> = items.iter().map(|item| show(file, item)).collect();
            format!("[{}]", items.join(", "))
        }
        NodeKind::Map(entries, _) => {
            let entries = entries.iter().map(|entry| {
                let key = file.text(entry.key.span.bytes());
                format!("{key}={}", show(file, &entry.value))
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The tree in one line, each value with what the file has at its place.
fn tree(text: &str) -> String {
    let file = file(text);
    let read = read(&file, 0..text.len());
    read.value.map_or_else(|| shown(&file, &read.problems), |node| show(&file, &node))
}

#[test]
fn values_know_their_bytes_also_after_long_letters() {
    assert_eq!(
        tree("a: “é” x  # y\nb: [1.0, no, ~]\nc: >-\n  é\n  f\nd: 'ü''s'\n"),
        "{a=\"“é” x\"<“é” x>Text, b=[\"1.0\"<1.0>Number, \"no\"<no>Text, \"~\"<~>Null], \
         c=\"é f\"<é\n  f>Text, d=\"ü's\"<'ü''s'>Text}"
    );
    assert_eq!(tree("2024-01-01"), "\"2024-01-01\"<2024-01-01>Text");
    assert_eq!(tree(""), "\"\"<>Null");
}

#[test]
fn each_slip_is_named_with_the_mended_line() {
    let said = |text: &str| {
        let file = file(text);
        shown(&file, &read(&file, 0..text.len()).problems)
    };
    let slips = [
        "title: Talks: a first round\n",
        "a: x\nsays: He came\n  and said: no\n",
        "title:Talks\nb: c\n",
        "a: b\ntitle:\tAbout\n",
        "title:\tAbout: more\nb: c\n",
        "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> other\n",
        "<<<<<<< HEAD\nc: d\n",
        "a: b\n  c\n=======\nd: e\n",
        "bottom_line: [@x] People came.\n",
        "limits:\n  - [@x] is all.\n",
        "says: \"No\" was the answer\n",
        "says: 'It's over'\n",
        "says: \"No end\nkind: fact\n",
        "says: @downing-street\n",
        "points: {a: {says: `x`}}\n",
        "says: %x\n",
        "says: *strong* words\n",
        "says: &c and so on\n",
        "says: !bang goes\n",
        "points:\n\ta: b\n",
        "points:\n  a:\n\t says: b\n",
        "a: b\n---\nc: d\n",
        "topics: [a, b\nkind: fact\n",
        "a: b\njust words\nc: d\n",
        "a:\n    b: c\n  d: e\n",
        "a: \"\\q\"\n",
        "[a]: b\n",
        "a: {b: 21,000, c: d}\n",
        "event: {title: Talks, place: London, Downing Street, planned: true}\n",
        "a: &x b\nc: *x\nd: !t e\n<<: f\n",
        "a: b\na: c\nd: {e: 1, e: 2}\n",
    ];
    let all: Vec<String> =
        slips.iter().map(|text| format!("{text}→ {}", said(text))).collect();
    let all = all.join(
        "
",
    );
    insta::assert_snapshot!(all);
}

#[test]
fn what_stands_before_an_error_can_be_read() {
    let begun = |text: &str| {
        let file = file(text);
        let read = tolerant(&file, 0..text.len());
        assert_eq!(read.problems.len(), 1, "{text}");
        show(&file, &read.value)
    };
    assert_eq!(
        begun("a: 1\nb:\n  c:\n    d: x\n    by: [e, f\n"),
        "{a=\"1\"<1>Number, b={c={d=\"x\"<x>Text, by=[\"e\"<e>Text, \"f\"<f>Text]}}}"
    );
    assert_eq!(begun("a: b\nc: d\nhea\n"), "{a=\"b\"<b>Text, c=\"d\"<d>Text}");
    assert_eq!(begun("a: true\nb: @x\n"), "{a=\"true\"<true>Bool(true), b=\"\"<>Null}");
    assert_eq!(begun("a: \"b\n"), "{a=\"\"<>Null}");
    assert_eq!(begun("@"), "\"\"<>Null");
    let whole = file("a: b\n");
    let read = read(&whole, 0..5);
    assert_eq!(Some(tolerant(&whole, 0..5).value), read.value);
}

#[test]
fn what_is_too_deep_is_refused_before_it_is_built() {
    check(
        &"[".repeat(100_000),
        "yaml-too-deep | 1:256 \"\" | lists and mappings stand in each other over 64 deep \
         | write it flatter: nothing in a pack is deeper than six",
    );
    let deep = "- ".repeat(100_000);
    let file = file(&deep);
    let read = read(&file, 0..deep.len());
    assert_eq!(read.problems.len(), 1);
    assert_eq!(read.problems[0].code, Code::YamlTooDeep);
}

#[test]
fn an_alias_is_never_expanded() {
    let lines = (1..20).map(|n| {
        let refs = vec![format!("*a{}", n - 1); 9].join(", ");
        format!(
            "a{n}: &a{n} [{refs}]
"
        )
    });
    let bomb = format!(
        "a0: &a0 [x, x, x]
{}",
        lines.collect::<Vec<_>>().concat()
    );
    let file = file(&bomb);
    let read = read(&file, 0..bomb.len());
    assert!(read.value.is_none());
    assert!(read.problems.iter().all(|problem| problem.code == Code::YamlFeature));
}

#[test]
fn letters_of_a_value_know_their_bytes_in_every_style() {
    let places = |text: &str, word: &str| {
        let file = file(text);
        let node = read(&file, 0..text.len()).value.unwrap();
        let NodeKind::Map(entries, _) = &node.kind else { panic!() };
        let NodeKind::Scalar(scalar) = &entries[0].value.kind else { panic!() };
        let at = scalar.text.find(word).unwrap();
        let places = Places::new(&file, &entries[0].value.span, scalar);
        file.text(places.place(at..at + word.len()).bytes()).to_owned()
    };
    assert_eq!(places("a: é [@x] b", "[@x]"), "[@x]");
    assert_eq!(places("a: 'é ''s [@x]'", "[@x]"), "[@x]");
    assert_eq!(places("a: 'é ''s [@x]'", "é 's"), "é ''s");
    assert_eq!(places("a: \"\\\"q\\\" \\u00e9 [@x]\"", "[@x]"), "[@x]");
    assert_eq!(places("a: \"\\\"q\\\" \\u00e9 [@x]\"", "\" é"), "\\\" \\u00e9");
    assert_eq!(places("a: >-\n  é one\n  two [@x]\n\n  three\n", "two [@x]"), "two [@x]");
    assert_eq!(places("a: >-\n  é one\n  two [@x]\n", "one two"), "one\n  two");
    assert_eq!(places("a: |\n  é one\n  two [@x]\n", "[@x]"), "[@x]");
    assert_eq!(places("a: é one\n  two [@x]\n", "one two"), "one\n  two");
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC*") {
        let file = file(&text);
        read(&file, 0..text.len());
    }

    #[test]
    fn nothing_like_yaml_makes_it_panic(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "a: ", "b", ": ", "- ", "\n", "\n  ", "\t", "[", "]", "{", "}", ", ", "\"", "'",
                "#", " #", "&a ", "*a", "!t ", "|", ">-", "\n---\n", "...", "%", "@", "`", "é",
                "\\", "? ", "<<: ", "\u{a0}", "\u{85}", "\u{2028}", "\u{feff}", "\r", "~", "1,0",
            ]),
            0..40,
        ),
    ) {
        let text = parts.concat();
        let file = file(&text);
        tolerant(&file, 0..text.len());
        let read = read(&file, 0..text.len());
        prop_assert!(read.value.is_some() || !read.problems.is_empty());
        for problem in read.problems {
            let span = problem.span.unwrap();
            prop_assert!(text.get(span.bytes()).is_some(), "{span:?} of {text:?}");
        }
    }
}
