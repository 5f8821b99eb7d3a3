//! Signs in contents, and what comes in their place.

use super::{
    Content, OWN, OWN_END, Set, Setting, Shape, sign_of_content, sign_of_statement, write,
};
use crate::view::setting::{ALONE, ALONE_END, AMONG, AMONG_END, HREF, PREFIX, ROOT};

/// Sets a content in two places of one page, and holds what comes out against `expect`.
fn check(content: &str, expect: &str) {
    let content = Content::new(content.as_bytes());
    let card = format!("[{ROOT}{PREFIX}{OWN}!{OWN_END}]");
    let card = Content::new(card.as_bytes());
    let frame = [sign_of_content(0), sign_of_content(1)].join("|");
    let frame = Content::new(frame.as_bytes());
    let setting = |root: &str, prefix: &str| Setting {
        href: "print.html".to_owned(),
        root: root.to_owned(),
        prefix: prefix.to_owned(),
    };
    let (alone, part) = (setting("../", ""), setting("", "x:"));
    let contents = [
        Set { content: &content, setting: &alone, is_alone: true, is_own: false },
        Set { content: &content, setting: &part, is_alone: false, is_own: false },
    ];
    let frame = Set { content: &frame, setting: &alone, is_alone: true, is_own: false };
    let mut card =
        |key: &str, shape| (key == "a/b" && shape == Shape::Card).then_some(&card);
    let mut made = Vec::new();
    write(frame, &contents, &mut card, &mut made);
    assert_eq!(String::from_utf8(made).unwrap(), expect);
}

#[test]
fn what_has_no_sign_is_the_same_everywhere() {
    check("", "|");
    check("<p>a</p>", "<p>a</p>|<p>a</p>");
}

#[test]
fn signs_give_way_to_what_the_setting_has() {
    check(&format!("{ROOT}a#{PREFIX}b {HREF}"), "../a#b print.html|a#x:b print.html");
}

#[test]
fn what_stands_alone_is_left_out_of_a_part() {
    check(&format!("a{ALONE}b{ROOT}{ALONE_END}c"), "ab../c|ac");
    check(&format!("a{ALONE}b"), "ab|a");
}

#[test]
fn what_stands_among_others_is_shown_in_a_part() {
    check(&format!("a{AMONG}b{ROOT}{AMONG_END}c"), "ac|abc");
    let card = sign_of_statement("a/b", Shape::Card, false);
    let line = format!("{ALONE}{card}{ALONE_END}{AMONG}{PREFIX}{AMONG_END}");
    check(&line, "[../]|x:");
}

#[test]
fn a_statement_is_set_where_its_content_is() {
    check(&sign_of_statement("a/b", Shape::Card, false), "[../]|[x:]");
    check(&sign_of_statement("a/b", Shape::Card, true), "[../!]|[x:!]");
    check(&sign_of_statement("a/b", Shape::Line, true), "|");
    check(&sign_of_statement("a/none", Shape::Card, true), "|");
}

#[test]
fn what_only_begins_as_a_sign_stays() {
    let odd = "a\u{10FFFE}b\u{10FFFE}";
    check(odd, &format!("{odd}|{odd}"));
}
