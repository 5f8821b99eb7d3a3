//! The bare pipeline: what the same crates need at least for such pages, without any check.
//!
//! Reads a generated pack with `serde_yaml` and `pulldown-cmark`, groups the points by topic and
//! person, renders with Tera and writes, on as many threads as rayon gives. `light` makes
//! article, topic and people pages; `full` has about three quarters of the default theme’s bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use tera::Value;

#[path = "bare/pages.rs"]
mod pages;

use pages::{full, light, write};

#[derive(Deserialize)]
struct Front {
    title: String,
    published: String,
}

#[derive(Deserialize)]
struct Summary {
    headline: String,
    bottom_line: String,
    topics: Vec<String>,
    points: BTreeMap<String, Point>,
}

#[derive(Deserialize)]
struct Point {
    says: String,
    passage: String,
    by: String,
    stance: Option<Stance>,
    figure: Option<Figure>,
}

#[derive(Deserialize)]
struct Stance {
    about: String,
}

#[derive(Deserialize)]
struct Figure {
    value: String,
}

#[derive(Deserialize)]
struct Person {
    name: String,
    roles: Vec<Role>,
}

#[derive(Deserialize)]
struct Role {
    side: String,
}

/// What a template sees of an article.
#[derive(Serialize)]
struct ArticleView {
    id: String,
    title: String,
    publisher: &'static str,
    date: String,
    line: String,
    headline: String,
    bottom_line: String,
    body: String,
    statements: Vec<Value>,
}

/// What a template sees of a statement.
#[derive(Serialize)]
struct StatementView {
    anchor: String,
    href: String,
    page: String,
    at: String,
    says: String,
    passage: String,
    is_quoted: bool,
    label: String,
    place: String,
    locator: String,
    by: String,
    by_href: String,
    known: String,
    line: String,
    topics: Vec<String>,
    term: Option<String>,
    figure: Option<String>,
}

/// An article as read.
struct Article {
    id: String,
    front: Front,
    summary: Summary,
    body: String,
}

/// A statement with what it is grouped by.
struct Made {
    value: Value,
    topics: Vec<String>,
    by: String,
}

/// Makes the pages of a pack.
pub(crate) fn run(pack: &Path, out: &Path, is_light: bool) {
    let content = pack.join("content");
    let mut articles = read(&content);
    articles
        .sort_by(|a, b| (&a.front.published, &a.id).cmp(&(&b.front.published, &b.id)));
    let people = fs::read_to_string(content.join("people.yaml")).unwrap();
    let people: BTreeMap<String, Person> = serde_yaml::from_str(&people).unwrap();
    let made: Vec<(Value, Vec<Made>)> = articles
        .into_par_iter()
        .enumerate()
        .map(|(n, article)| view(n, article, &people))
        .collect();
    let (mut by_topic, mut by_person) = (BTreeMap::new(), BTreeMap::new());
    for statement in made.iter().flat_map(|(_, statements)| statements) {
        let value = || statement.value.clone();
        for topic in &statement.topics {
            by_topic.entry(topic.clone()).or_insert_with(Vec::new).push(value());
        }
        by_person.entry(statement.by.clone()).or_insert_with(Vec::new).push(value());
    }
    let pages = if is_light {
        light(&made, by_topic, by_person)
    } else {
        full(&made, by_topic, by_person)
    };
    write(&pages, out, if is_light { "light.html" } else { "full.html" });
    if !is_light {
        let all: Vec<_> = made.iter().flat_map(|(_, s)| s).map(|s| &s.value).collect();
        fs::write(out.join("briefing.json"), serde_json::to_vec_pretty(&all).unwrap())
            .unwrap();
    }
}

/// Reads all articles with their summaries.
fn read(content: &Path) -> Vec<Article> {
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

/// Makes what templates see of an article and of its statements, once.
fn view(
    n: usize,
    article: Article,
    people: &BTreeMap<String, Person>,
) -> (Value, Vec<Made>) {
    let Article { id, front, summary, body } = article;
    let line = format!("The Paper, {}", front.published);
    let page = format!("articles/{id}.html");
    let statement = |(p, (anchor, point)): (usize, (String, Point))| {
        let person = &people[&point.by];
        let (label, place) = (format!("S{}", n + 1), format!("¶{}", 2 * p + 1));
        let statement = StatementView {
            href: format!("{page}#{anchor}"),
            anchor,
            page: page.clone(),
            at: format!("{page}#p{}", 2 * p + 1),
            says: point.says,
            passage: point.passage,
            is_quoted: point.stance.is_some(),
            locator: format!("{label} {place}"),
            label,
            place,
            by: person.name.clone(),
            by_href: format!("people/{}.html", point.by),
            known: format!("{} claim", person.roles[0].side),
            line: line.clone(),
            topics: summary.topics.clone(),
            term: point.stance.map(|stance| stance.about),
            figure: point.figure.map(|figure| figure.value),
        };
        let value = Value::from_serializable(&statement);
        Made { value, topics: statement.topics, by: point.by }
    };
    let made: Vec<_> = summary.points.into_iter().enumerate().map(statement).collect();
    let view = ArticleView {
        id,
        title: front.title,
        publisher: "The Paper",
        date: front.published,
        line,
        headline: summary.headline,
        bottom_line: summary.bottom_line,
        body,
        statements: made.iter().map(|statement| statement.value.clone()).collect(),
    };
    (Value::from_serializable(&view), made)
}
