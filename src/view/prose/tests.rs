//! What machines read of running text.
#![cfg(feature = "pdf")]

use ciborium::Value;
use serde_json::json;

use super::{Prose, ProseText, marked};
use crate::html::Anchor;
use crate::prose::{Block, Inline, Phrase};

fn text(words: &str) -> Inline<Anchor> {
    Inline::Text(words.into())
}

fn anchor(href: &str) -> Anchor {
    Anchor { href: href.to_owned(), label: Some("3".to_owned()), ..Anchor::default() }
}

/// Holds what machines read of a text against what is expected.
fn check(text: ProseText, expect: &serde_json::Value) {
    let prose = Prose { text, place: std::sync::Arc::default() };
    let tree = Value::serialized(&prose).unwrap();
    assert_eq!(serde_json::to_value(&tree).unwrap(), *expect);
    let html = serde_json::to_value(&prose).unwrap();
    assert!(html.is_string(), "people read markup");
}

#[test]
fn letters_stay_as_they_are_and_a_citation_stands_at_its_word() {
    let line = vec![
        text("<b> & #read "),
        Inline::Citation { of: vec![anchor("#note:3")] },
        Inline::SoftBreak,
        Inline::Emphasis(vec![text("it")]),
    ];
    let cited = json!({
        "href": "#note:3", "external": false, "label": "3", "title": null, "id": null,
    });
    let expect = json!({"line": [
        "<b> & #read", {"t": "cite", "of": [cited]}, " ", {"t": "em", "c": ["it"]},
    ]});
    check(ProseText::Line(line), &expect);
}

#[test]
fn blocks_hold_blocks() {
    let line = |words: &str| Block::Quote::<Anchor> {
        content: vec![Block::Code { language: None, text: words.to_owned() }],
    };
    let blocks = vec![
        Block::List { start: Some(3), items: vec![vec![line("a")], vec![]] },
        Block::Rule,
    ];
    let code = json!({"t": "code", "language": null, "text": "a"});
    let expect = json!({"blocks": [
        {"t": "list", "start": 3, "items": [[{"t": "quote", "c": [code]}], []]},
        {"t": "rule"},
    ]});
    check(ProseText::Blocks(blocks), &expect);
}

#[test]
fn words_of_another_language_are_told_from_those_around_them() {
    let foreign =
        Inline::Foreign { language: "fr".into(), content: vec![text("la bise")] };
    let phrase = Phrase::of(&[text("Call it "), foreign]);
    let tree = Value::serialized(&marked(&phrase)).unwrap();
    let expect = json!({"line": [
        "Call it ", {"t": "foreign", "lang": "fr", "c": ["la bise"]},
    ]});
    assert_eq!(serde_json::to_value(&tree).unwrap(), expect);
}
