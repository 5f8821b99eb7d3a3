//! What a page must not hold.

use super::super::address::{Leads, leads};
use super::*;

#[test]
fn html_of_every_kind_is_kept_as_its_letters() {
    check(
        "<script>alert(1)</script>\n\nafter",
        "code None \"<script>alert(1)</script>\\n\"\np1 after",
        &["raw-html \"<script>alert(1)</script>\""],
    );
    check(
        "a <b>c</b> <!-- d -->",
        "p1 a ‹<b>›c‹</b>› ‹<!-- d -->›",
        &["raw-html \"<b>\""],
    );
    check(
        "<!-- open\n\nall *of* it",
        "code None \"<!-- open\\n\\nall *of* it\"",
        &["raw-html \"<!-- open\""],
    );
    for tag in [
        "<svg onload=x>",
        "<math>",
        "<style>*{}</style>",
        "<iframe src=x>",
        "<form>",
        "<meta x>",
        "<base href=x>",
        "<template>",
        "</main>",
        "<plaintext>",
        "<textarea>",
        "<?x?>",
        "<!DOCTYPE x>",
        "<![CDATA[x]]>",
        "<x-y z>",
    ] {
        let text = format!("a {tag} b");
        let tree = format!("p1 a ‹{}› b", tag.replace("</style>", "›‹</style>"));
        let tree = tree.replace("<style>*{}", "<style>›*{}").replace("*{}›‹", "*{}‹");
        check(&text, &tree, &[&format!("raw-html {:?}", tag.replace("*{}</style>", ""))]);
    }
}

#[test]
fn html_is_no_prose() {
    let file = SourceFile::new(SourceId::new("a.md"), "a <!-- b --> <i>c</i>".to_owned());
    let read = body(&file, 0).value;
    let Some(Block::Paragraph { content, .. }) = read.blocks.first() else { panic!() };
    assert_eq!(crate::prose::plain(content), "a  c");
}

#[test]
fn an_address_of_an_unknown_kind_is_refused_in_any_disguise() {
    for address in [
        "javascript:a",
        "JavaScript:a",
        " javascript:a",
        "java\tscript:a",
        "java\nscript:a",
        "\u{1}javascript:a",
        "java\u{AD}script:a",
        "javascript%3Aa",
        "%6Aavascript:a",
        "java%0Ascript:a",
        "%256Aavascript%253Aa",
        "vbscript:a",
        "data:text/html,a",
        "file:///a",
        "FILE:a",
        "blob:a",
        "x:a",
        "//host/a",
        "\\\\host\\a",
        "/\\host",
        "\t//host",
        "ftp://a",
        "java\\script:a:b",
    ] {
        let expected =
            if address == "java\\script:a:b" { Leads::Inside } else { Leads::Refused };
        assert_eq!(leads(address), expected, "{address:?}");
    }
    for address in
        ["a.md", "../a/b.md#c", "#p4", "?x=a:b", "a/b:c", "", "%20a", "/a", "ä b"]
    {
        assert_eq!(leads(address), Leads::Inside, "{address:?}");
    }
    assert_eq!(leads("HTTPS://a.b/%3A:c"), Leads::Outside);
    assert_eq!(leads("mailto:a@b.c"), Leads::Contact);
    assert_eq!(leads("tel:+44"), Leads::Contact);
}

#[test]
fn the_words_of_a_refused_link_stay() {
    check(
        "[a *b*](<java script:x> \"t\") c",
        "p1 [a *b*]( \"t\") c",
        &["unsafe-link \"java script:x\""],
    );
    check("[a](&#106;avascript:x)", "p1 [a]()", &["unsafe-link \"&#106;avascript:x\""]);
    check("[a][r]\n\n[r]: data:x", "p1 [a]()", &["unsafe-link \"[a][r]\""]);
    check("<vbscript:x>", "p1 [vbscript:x]()", &["unsafe-link \"vbscript:x\""]);
    check("[a](x_(y).md 't') [](z)", "p1 [a](x_(y).md \"t\") [](z)", &[]);
    check("<a@b.c> <https://d>", "p1 [a@b.c](mailto:a@b.c) [https://d](https://d)", &[]);
}

#[test]
fn a_picture_of_another_host_becomes_a_link() {
    check(
        "![a *map*](https://h/p.png) [![b](http://h/q.png)](c)",
        "p1 [a map](https://h/p.png) [b](c)",
        &["remote-image \"https://h/p.png\"", "remote-image \"http://h/q.png\""],
    );
    check("![a](data:image/png;x)", "p1 ![a]()", &["unsafe-link \"data:image/png;x\""]);
}

#[test]
fn a_picture_needs_an_alternative_text() {
    check("![a ![b](c)](d.png)", "p1 ![a b](d.png)", &[]);
    check("![](d.png)", "p1 ![](d.png)", &["no-alternative-text \"![](d.png)\""]);
}

#[test]
fn signs_that_turn_the_direction_are_reported_and_kept() {
    check(
        "a\u{202E}b &#x2066;c",
        "p1 a\u{202E}b \u{2066}c",
        &["bidi-control \"\\u{202e}\"", "bidi-control \"&#x2066;\""],
    );
    let file = SourceFile::new(SourceId::new("a.md"), "\u{202E}".to_owned());
    let problems = body(&file, 0).problems;
    assert_eq!(
        problems[0].message,
        "the invisible sign `U+202E` (right-to-left override) turns the direction of text"
    );
}
