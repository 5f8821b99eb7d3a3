//! Which pages the bare pipeline makes, and how they are rendered.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use tera::{Context, Tera, Value};

use super::Made;

/// How many statements a page shows before it goes on in a second file.
const STATEMENTS_PER_FILE: usize = 500;

/// How many articles a volume of the print page holds.
const ARTICLES_PER_VOLUME: usize = 200;

const TEMPLATES: [(&str, &str); 6] = [
    ("frame.html", include_str!("frame.html")),
    ("full.html", include_str!("full.html")),
    ("light.html", include_str!("light.html")),
    ("quotations.html", include_str!("quotations.html")),
    ("statements.html", include_str!("statements.html")),
    ("table.html", include_str!("table.html")),
];

/// A page: its address, and what it shows.
#[derive(Default)]
pub(super) struct Page {
    href: String,
    articles: Vec<Value>,
    statements: Vec<Value>,
    quotations: Vec<Value>,
    figures: Vec<Value>,
    lines: Vec<Value>,
}

/// Statements by topic or by person.
pub(super) type Groups = BTreeMap<String, Vec<Value>>;

/// Article, topic and people pages.
pub(super) fn light(
    made: &[(Value, Vec<Made>)],
    topics: Groups,
    people: Groups,
) -> Vec<Page> {
    let article = |(n, (article, own)): (usize, &(Value, Vec<Made>))| Page {
        href: format!("articles/{n}.html"),
        articles: vec![article.clone()],
        statements: own.iter().map(|statement| statement.value.clone()).collect(),
        ..Page::default()
    };
    let group = |folder: &'static str| {
        move |(id, statements)| Page {
            href: format!("{folder}/{id}.html"),
            statements,
            ..Page::default()
        }
    };
    let articles = made.iter().enumerate().map(article);
    let topics = topics.into_iter().map(group("topics"));
    articles.chain(topics).chain(people.into_iter().map(group("people"))).collect()
}

/// Pages of most kinds, with about three quarters of the bytes of the default theme’s.
pub(super) fn full(
    made: &[(Value, Vec<Made>)],
    topics: Groups,
    people: Groups,
) -> Vec<Page> {
    let mut pages = Vec::new();
    for (n, (article, _)) in made.iter().enumerate() {
        let (href, articles) = (format!("articles/{n}.html"), vec![article.clone()]);
        pages.push(Page { href, articles, ..Page::default() });
    }
    for (folder, groups) in [("topics", topics), ("people", people)] {
        for (id, all) in groups {
            for (part, some) in all.chunks(STATEMENTS_PER_FILE).enumerate() {
                let page = |href, statements| Page {
                    href,
                    statements,
                    quotations: some.to_vec(),
                    figures: some.to_vec(),
                    lines: if folder == "topics" { some.to_vec() } else { Vec::new() },
                    ..Page::default()
                };
                if folder == "topics" {
                    pages.push(page(format!("print-{id}-{part}.html"), Vec::new()));
                }
                pages.push(page(format!("{folder}/{id}-{part}.html"), some.to_vec()));
            }
        }
    }
    for (part, some) in made.chunks(ARTICLES_PER_VOLUME).enumerate() {
        let articles = some.iter().map(|(article, _)| article.clone()).collect();
        let href = format!("print-{part}.html");
        pages.push(Page { href, articles, ..Page::default() });
    }
    let all: Vec<_> = made.iter().flat_map(|(_, s)| s).map(|s| s.value.clone()).collect();
    for list in ["evidence", "search", "print-evidence", "quotations", "figures"] {
        for (part, some) in all.chunks(STATEMENTS_PER_FILE).enumerate() {
            let href = format!("{list}-{part}.html");
            let mut page = Page { href, ..Page::default() };
            match list {
                "quotations" => page.quotations = some.to_vec(),
                "figures" => page.figures = some.to_vec(),
                _ => page.lines = some.to_vec(),
            }
            pages.push(page);
        }
    }
    pages
}

/// Renders and writes pages.
pub(super) fn write(pages: &[Page], out: &Path, template: &str) {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_templates(TEMPLATES).unwrap();
    let mut shared = Context::new();
    let topics = pages.iter().filter_map(|page| page.href.strip_prefix("topics/"));
    let topics: Vec<_> = topics.map(|href| href.trim_end_matches(".html")).collect();
    shared.insert("topics", &topics);
    for folder in ["articles", "topics", "people"] {
        fs::create_dir_all(out.join(folder)).unwrap();
    }
    pages.par_iter().for_each(|page| {
        let mut context = shared.clone();
        context.insert("title", &page.href);
        context.insert("root", if page.href.contains('/') { "../" } else { "" });
        context.insert_value("articles", Value::from(page.articles.clone()));
        context.insert_value("statements", Value::from(page.statements.clone()));
        context.insert_value("quotations", Value::from(page.quotations.clone()));
        context.insert_value("figures", Value::from(page.figures.clone()));
        context.insert_value("lines", Value::from(page.lines.clone()));
        let mut bytes = Vec::new();
        tera.render_to(template, &context, &mut bytes).unwrap();
        fs::write(out.join(&page.href), bytes).unwrap();
    });
}
