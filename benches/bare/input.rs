//! What a pack holds, as read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use rayon::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Front {
    pub(super) title: String,
    pub(super) published: String,
}

#[derive(Deserialize)]
pub(super) struct Summary {
    pub(super) headline: String,
    pub(super) bottom_line: String,
    pub(super) topics: Vec<String>,
    pub(super) points: BTreeMap<String, Point>,
}

#[derive(Deserialize)]
pub(super) struct Point {
    pub(super) says: String,
    pub(super) passage: String,
    pub(super) by: String,
    pub(super) stance: Option<Stance>,
    pub(super) figure: Option<Figure>,
    pub(super) event: Option<Happening>,
}

#[derive(Deserialize)]
pub(super) struct Stance {
    pub(super) about: String,
}

#[derive(Deserialize)]
pub(super) struct Figure {
    pub(super) measure: String,
    pub(super) value: String,
    pub(super) unit: String,
}

#[derive(Deserialize)]
pub(super) struct Happening {
    pub(super) title: String,
}

#[derive(Deserialize)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) roles: Vec<Role>,
}

#[derive(Deserialize)]
pub(super) struct Role {
    pub(super) side: String,
}

/// An article as read.
pub(super) struct Article {
    pub(super) id: String,
    pub(super) front: Front,
    pub(super) summary: Summary,
    pub(super) body: String,
}

/// Reads all articles with their summaries.
pub(super) fn read(content: &Path) -> Vec<Article> {
    let files: Vec<_> =
        fs::read_dir(content.join("articles")).unwrap().map(Result::unwrap).collect();
    files
        .into_par_iter()
        .map(|file| {
            let id = file.path().file_stem().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(file.path()).unwrap();
            let (front, text) =
                text.trim_start_matches("---\n").split_once("---\n").unwrap();
            let body = html(text);
            let summary = content.join(format!("summaries/{id}.yaml"));
            let summary =
                serde_yaml::from_str(&fs::read_to_string(summary).unwrap()).unwrap();
            Article { id, front: serde_yaml::from_str(front).unwrap(), summary, body }
        })
        .collect()
}

/// Generated articles as HTML: they have paragraphs of letters alone.
fn html(text: &str) -> String {
    let (mut html, mut n) = (String::with_capacity(text.len() * 2), 0);
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Paragraph) => {
                n += 1;
                let _ = write!(
                    html,
                    "<div class=\"block\">\n<div class=\"block-text\"><p id=\"p{n}\">\
                     <a class=\"paragraph-number\" href=\"#p{n}\" aria-label=\"Link to \
                     paragraph {n}\">{n}</a> "
                );
            }
            Event::End(TagEnd::Paragraph) => html.push_str("</p>\n</div>\n</div>\n"),
            Event::Text(letters) => html.push_str(&letters),
            _ => {}
        }
    }
    html
}
