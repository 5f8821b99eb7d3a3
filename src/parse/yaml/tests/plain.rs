//! What is read without the parsers is what they read.

use proptest::prelude::*;

use super::super::*;
use super::{file, show};

/// What is read plainly, and what the parsers read.
fn both(text: &str) -> (Option<Node>, Option<Node>) {
    let file = file(text);
    let input = Input { file: &file, text: file.whole(), base: 0 };
    let mut problems = Vec::new();
    let parsed = by_parsers(&input, &mut problems).ok().filter(|_| problems.is_empty());
    (plain::tree(&input), parsed)
}

/// Whether a text is read plainly; where it is, as the parsers read it.
fn is_plain(text: &str) -> bool {
    let (read, parsed) = both(text);
    let Some(read) = read else { return false };
    let file = file(text);
    let shown = |node: &Node| show(&file, node);
    assert_eq!(Some(shown(&read)), parsed.as_ref().map(shown), "{text:?}");
    assert_eq!(Some(read), parsed, "{text:?}");
    true
}

#[test]
fn what_a_pack_is_written_in_is_read_plainly() {
    let texts = [
        "a: b\n",
        "a: b",
        "\n\na: b c, d.\n\nb-2: (é) x’s 5 %\n\n",
        "a:\n  b: c\n  d:\n    e: f\ng: h\n",
        "a:\n  - b\n  - c d\n  - e: f\n    g: [h]\n  -   i: j\n      k: l\nm: n\n",
        "a: >-\n  one # x\n  two: y\nb: >\n  - one\n  two\n\nc: |\n   one\n   two\nd: |-\n one\n",
        "a:\n  - >-\n    one\n    two\n  - |\n   one\n",
        "a: >\n  one\n\n\n",
        "a: \"b: c # d\"\nb: 'c \"d\"'\nc: ''\n",
        "a: [b, c d, \"e, f\", {g: h}, []]\nb: {}\nc: {d: e, f: [g], h: {i: 'j'}, k:  l, m: n}\n",
        "a: 1\nb: 1.5\nc: 2024-01-01\nd: 021\ne: 1e3\nf: 0x1f\ng: 1_000\nh: 12 b\ni: 1.2.3\n",
        "a: true\nb: no\nc: Null\nd: FALSE\ne: True\nf: nUll\ng: null x\nh: [null, 5, false]\n",
        "a: b:c d\n",
    ];
    for text in texts {
        assert!(is_plain(text), "{text:?}");
    }
}

#[test]
fn what_the_parsers_must_judge_is_left_to_them() {
    let texts = [
        "",
        "a",
        "- a\n",
        " a: b\n",
        "a:\n",
        "a: b # c\n",
        "# c\na: b\n",
        "a: b\n  c\n",
        "a: &x b\n",
        "a: *x\n",
        "a: \"b\\n\"\n",
        "a: 'b''c'\n",
        "a: \"b\n  c\"\n",
        "a: b: c\n",
        "a: {b: c, d}\n",
        "a: [b,]\n",
        "a: [b\n  ]\n",
        "a: ~\n",
        "a: -1\n",
        "a: >2\n  b\n",
        "a: >-\n  b\n\n  c\n",
        "a: >-\n  b\n    c\n",
        "a: >-\n\n  b\n",
        "a: >-\nb: c\n",
        "a:\n- b\n",
        "a: b\n b: c\n",
        "a:\tb\n",
        "a: b\u{85}c\n",
        "a: b\u{2028}c\n",
        "---\na: b\n",
        "a: b\n...\n",
        "a: b\u{a0}\n",
        "a: >\n  b",
        "a: |\n  b\n   \n",
        "a: b \n",
    ];
    for text in texts {
        assert!(both(text).0.is_none(), "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_is_read_plainly_is_what_the_parsers_read(
        lines in prop::collection::vec(
            (
                prop::sample::select(vec!["", "", " ", "  ", "  ", "    ", "      "]),
                prop::sample::select(vec!["", "", "- ", "-  ", "-"]),
                prop::sample::select(vec!["a: ", "b2: ", "c-d: ", "a:", "e:  ", "", "", "- ", "a:b "]),
                prop::sample::select(vec![
                    "", "", "", "b", "b  c", "1", "1.0", "0o7", "2024-01-01", "1-2", "null", "TRUE",
                    "é’s", "\u{a0}b", ">-", ">", "|", "|-", "\"b: #c\"", "'b'", "''", "'b", "[b, c]",
                    "[b,c]", "[]", "{a: b}", "{a: b, c: [d, \"e\"]}", "{a: 1,000}", "[a: b]", "b: c",
                    "b #c", "b#c", "(b", "[b]c", "{a: b} ", "b ", "b,", "b]", "b%", "b@c", "b & c",
                    "[ b , c ]", "{ a: b }", "[b c, d - e, 5 %, é, b?c]", "{a: 'b', c: \"d\" }",
                    "[[b], {c: d}]", "{a: {b: c}}", "b? c", "b ! c", "b:c", "1 2", "1_0", "9e9",
                    "12345678901234567890123456789012345678901234567890", "0.", "00", "\u{301}",
                    "1:30", "b -", "b - c", "b: ", "{a:b}", "{a:}", "[a, ]", "[-]", "[-b]", "\t",
                ]),
            ),
            0..8,
        ),
        end in prop::sample::select(vec!["\n", "\n", "", "\n\n", "\n ", "\n  \n"]),
    ) {
        let lines: Vec<String> =
            lines.iter().map(|(a, b, c, d)| format!("{a}{b}{c}{d}")).collect();
        is_plain(&format!("{}{end}", lines.join("\n")));
    }

    #[test]
    fn a_changed_sign_never_makes_what_is_read_plainly_differ(
        at in 0..PACK.len(),
        sign in prop::sample::select(vec![
            "", " ", "\n", "\n ", ":", ": ", "-", "- ", "#", " #", ",", "[", "]", "{", "}", "\"", "'",
            ">", "|", "\t", "\\", "&", "*", "!", "%", "@", "`", "?", "? ", "~", "é", "\u{a0}", "1",
        ]),
        taken in 0..3_usize,
    ) {
        let after = PACK.get(at + taken..).unwrap_or_default();
        let before = PACK.get(..at).unwrap_or_default();
        is_plain(&format!("{before}{sign}{after}"));
    }
}

/// A summary in all the ways that are read plainly.
const PACK: &str = "headline: An article in a line
bottom_line: >-
  The first point stands [@point-0],
  the second too.
topics: [topic-0, topic-1]
points:
  point-0:
    says: Five men came.
    passages:
      - >-
        council between
        officials
      - words of it
    stance: {about: term-20, view: 'supports', of: [a, \"b\"]}
    figure: {value: \"403,000\", unit: people}
    planned: true
    when: 2024-01-02
  point-1:
    calculation:
      of:
        - point: a/b
          note: |
            one
            two
        - c
    gives: 12.5
end: (none)
";
