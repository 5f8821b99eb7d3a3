//! Citations and footnotes.

use super::*;

#[test]
fn citations_are_read_with_the_places_of_their_ids() {
    let text = "One [@a/x] two [@a/x;\n@context/b-c] “q [@x \"the words […] here\"]” \
                [@y “curly ‘in’ it”; @z]";
    check(
        text,
        "p1 One {a/x} two {a/x; context/b-c} “q {x “the words […] here”}” \
         {y “curly ‘in’ it”}{z}",
        &[],
    );
    let file = SourceFile::new(SourceId::new("a.md"), format!("äö\n{text}"));
    let read = body(&file, 5).value;
    let mut places = Vec::new();
    for block in read.blocks {
        block.map(&mut |of| {
            let Reference::Cite(id) = of else { unreachable!() };
            assert_eq!(file.text(id.span.bytes()), id.value);
            places.push(file.place(id.span.start()).line);
        });
    }
    assert_eq!(places, [2, 2, 3, 3, 3, 3]);
}

#[test]
fn a_cited_statement_on_a_line_of_its_own_is_a_block() {
    check(
        "![@a/x]\n\nb ![@y] c\n\n- ![@z]",
        "statement a/x\np1 b {y} c\nlistNone(statement z)",
        &[],
    );
}

#[test]
fn nothing_is_cited_in_code_or_behind_an_escape() {
    check("`[@a]` \\[@b] \\\\[@c] &#91;@d]", "p1 `[@a]` [@b] \\{c} [@d]", &[]);
    check("    [@a]", "code None \"[@a]\"", &[]);
    check("[see](@a) a@b.c [x] [1]", "p1 [see](@a) a@b.c [x] [1]", &[]);
}

#[test]
fn what_only_looks_like_a_citation_is_reported_and_kept() {
    let faults = [
        ("[@]", "[@]"),
        ("[@a b]", "@a b"),
        ("[@a, @b]", ","),
        ("[@a; b/y]", "b/y"),
        ("[@a;]", "[@a;]"),
        ("[@a \"\"]", "[@a \"\"]"),
        ("[@a \"open]", "[@a \"open]"),
        ("[@a", "[@a"),
    ];
    for (text, place) in faults {
        let tree = format!("p1 x {text}");
        check(&format!("x {text}"), &tree, &[&format!("unknown-citation {place:?}")]);
    }
    check("[@a \"*b*\"]", "p1 [@a \"*b*\"]", &["unknown-citation \"[@a \\\"\""]);
    check("[see [@a]](b)", "p1 [see [@a]](b)", &["unknown-citation \"[@a]\""]);
    check("[@a]: b", "", &["unknown-citation \"[@a]: b\""]);
}

#[test]
fn footnotes_are_numbered_by_first_use_and_stand_at_the_end() {
    check(
        "A[^z] b[^a] c[^Z].\n\n[^a]: One[^in].\n\n[^z]: Two\n\n    more\n\n[^in]: Three\n\nd",
        "p1 A^1 b^2 c^1.\np2 d\nfootnote1 p3 Two | p4 more\nfootnote2 p5 One^3.\nfootnote3 p6 Three",
        &[],
    );
}

#[test]
fn footnotes_without_text_or_use_are_reported() {
    check(
        "A[^x] ![^y]\n\n[^z]: nobody\n\n[^z]: again",
        "p1 A[^x] ![^y]",
        &[
            "undefined-footnote \"[^x]\"",
            "undefined-footnote \"[^y]\"",
            "undefined-footnote \"[^z]:\"",
            "undefined-footnote \"[^z]:\"",
        ],
    );
}
