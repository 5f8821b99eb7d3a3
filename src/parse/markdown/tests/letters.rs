//! What holds of any text.

use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Checked<Body> {
    body(&SourceFile::new(SourceId::new("a.md"), text.to_owned()), 0)
}

/// Pieces that have a meaning in Markdown, and some that have none.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b ",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "[",
        "]",
        "(",
        ")",
        "![",
        "[@",
        "[@x",
        "[@a/x; @b",
        "\"",
        "“",
        "”",
        ";",
        "[^1]",
        "[^1]: ",
        "]: ",
        "|",
        "|-|",
        "<b>",
        "<!--",
        "-->",
        "<",
        ">",
        "&amp;",
        "&#91;",
        "\\",
        "{#",
        "}",
        "    ",
        "\t",
        "https://h",
        "javascript:",
        "\u{202E}",
        "ä",
        "שלום",
        "👩‍👩‍👧",
        "\u{301}",
        "](x)",
        "](x \"t\")",
        "---",
        "===",
        ":",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The letters of a tree, whatever they stand in.
fn letters(content: &[Block<Reference>]) -> String {
    // The short form writes an absent value out.
    let shown = blocks(content).replace("None", "").replace("Some", "");
    shown.chars().filter(char::is_ascii_uppercase).collect()
}

proptest! {
    #[test]
    fn any_text_gives_a_tree_and_places_within_it(text in prop_oneof![pieces(), any::<String>()]) {
        let checked = read(&text);
        for problem in checked.problems {
            let span = problem.span.unwrap();
            prop_assert!(text.get(span.bytes()).is_some(), "{} {:?}", problem.message, span);
            prop_assert!(!problem.message.contains('\n'));
        }
        for block in checked.value.blocks {
            block.map(&mut |of| {
                let (Reference::Cite(of) | Reference::Address(of)) = of;
                assert!(text.get(of.span.bytes()).is_some());
            });
        }
    }

    #[test]
    fn any_line_gives_inlines_and_places_within_it(text in prop_oneof![pieces(), any::<String>()]) {
        let id = SourceId::new("a.yaml");
        let checked = inline(&text, &|bytes| Span::new(&id, bytes));
        for problem in checked.problems {
            prop_assert!(text.get(problem.span.unwrap().bytes()).is_some());
        }
    }

    /// Addresses, titles, labels and the languages of code are not among these pieces: their
    /// letters are shown elsewhere or nowhere.
    #[test]
    fn every_letter_is_kept(pieces in prop::collection::vec(prop::sample::select(vec![
        "A", "B", "C ", "\n", "\n\n", "*", "**", "_", "`D`", "x~~", "> ", "- ", "1. ", "# ", "[",
        "]", "![", "<B>", "<!--", "-->", "<", "[@", "\"", ";", "    ", "---", "![E]",
    ]), 0..60)) {
        let text = pieces.concat();
        let written: String = text.chars().filter(char::is_ascii_uppercase).collect();
        prop_assert_eq!(letters(&read(&text).value.blocks), written);
    }
}

/// Texts made of the numbers below `n`, one after another.
fn numbered(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect::<Vec<_>>().concat()
}

/// A tree may be walked and dropped by recursion, also on a thread of a quarter of the usual
/// stack, so it must not be deep.
#[test]
fn the_worst_texts_are_read_in_linear_time_and_give_shallow_trees() {
    let many = |text: &str| text.repeat(60_000);
    let references = numbered(20_000, |n| format!("[a{n}]: http://x/{n}\n"));
    let uses = numbered(20_000, |n| format!("[a{n}] "));
    let notes = numbered(20_000, |n| format!("[^{n}]: x\n"));
    let marks = numbered(20_000, |n| format!("[^{n}] "));
    let wide = format!("|{}\n|{}\n|x|\n", "a|".repeat(20_000), "-|".repeat(20_000));
    let texts = vec![
        many("["),
        many("> "),
        many("*"),
        many("*a "),
        many("- "),
        many("!["),
        many("[@x \""),
        many("[ @x \""),
        many("[^"),
        many("<a "),
        many("<!--"),
        many("**a *b "),
        many("[a]("),
        format!("{references}\n{uses}"),
        format!("{marks}\n\n{notes}"),
        many("[a]{lang=fr}"),
        many("[a]{"),
        format!("{}{}", many("["), many("a]{lang=fr}")),
        format!("[x](y){}", many("{lang=fr}")),
        wide,
        many("## a\n"),
        many("\u{202E}"),
        format!("{}x\n", many("> * ")),
        numbered(1000, |n| format!("{}- x\n", "  ".repeat(n))),
        format!("{}a{}", "*a **b ".repeat(500), "** *".repeat(500)),
    ];
    let walk = move || {
        for text in texts {
            let read = read(&text).value;
            let copy: Vec<_> =
                read.blocks.into_iter().map(|b| b.map(&mut |_| ())).collect();
            drop(copy);
        }
    };
    std::thread::Builder::new()
        .stack_size(512 << 10)
        .spawn(walk)
        .unwrap()
        .join()
        .unwrap();
}

#[test]
fn what_stands_too_deep_is_kept_at_the_depth_allowed() {
    let read = read(&format!("{}a *b*\n", "> ".repeat(500))).value;
    let mut depth = 0;
    let mut content = &read.blocks;
    while let [Block::Quote { content: inner }] = content.as_slice() {
        depth += 1;
        content = inner;
    }
    assert_eq!(depth, blocks::MAX_DEPTH);
    assert_eq!(super::blocks(content), "p1 a *b*");
}

#[test]
fn letters_are_those_of_the_file_wherever_they_stand_there() {
    let text = "Some *words* [@a/x]\nand more &amp; more.";
    let file = SourceFile::new(SourceId::new("a.md"), format!("---\n---\n{text}"));
    let read = body(&file, 8).value;
    let [Block::Paragraph { content, .. }] = read.blocks.as_slice() else {
        panic!("{:?}", read.blocks);
    };
    let is_shared = |inline: &Inline<Reference>| match inline {
        Inline::Text(text) => Some((
            text.to_string(),
            file.whole().as_bytes().as_ptr_range().contains(&text.as_ptr()),
        )),
        _ => None,
    };
    let found: Vec<_> = content.iter().filter_map(is_shared).collect();
    let expect = [("Some ", true), (" ", true), ("and more & more.", false)];
    assert_eq!(found, expect.map(|(text, is)| (text.to_owned(), is)));
}
