//! The bare pipeline: what the same crates need at least for such pages, without any check.
//!
//! Reads a generated pack with `serde_yaml` and `pulldown-cmark`, groups the points by topic,
//! person and term, renders with Tera and writes, on as many threads as rayon gives. `light` makes
//! article, topic and people pages; `full` makes files of the same kinds as the default theme,
//! with as many bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

#[path = "bare/data.rs"]
mod data;
#[path = "bare/input.rs"]
mod input;
#[path = "bare/pages.rs"]
mod pages;
#[path = "bare/press.rs"]
mod press;

use input::{Article, Person, Point, read};

/// The allocator of briefpack itself, so that neither of the two is ahead for it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    measure: Option<String>,
    figure: Option<String>,
    unit: Option<String>,
    event: Option<String>,
    date: String,
    /// What a drawing shows of it: days, all months as long as the longest.
    day: usize,
}

/// A statement with what it is grouped by.
struct Made {
    value: Value,
    topics: Vec<String>,
    by: String,
    term: Option<String>,
    has_figure: bool,
    is_event: bool,
}

/// What pages are made of.
struct Site {
    /// The articles by date, each with its statements.
    articles: Vec<(Value, Vec<Made>)>,
    by_topic: Groups,
    by_person: Groups,
    by_term: Groups,
}

/// Statements by topic, person or term: places in `Site::articles`.
type Groups = BTreeMap<String, Vec<(usize, usize)>>;

/// Makes the pages of a pack.
pub(crate) fn run(pack: &Path, out: &Path, is_light: bool) {
    let content = pack.join("content");
    let mut articles = read(&content);
    articles
        .sort_by(|a, b| (&a.front.published, &a.id).cmp(&(&b.front.published, &b.id)));
    let people = fs::read_to_string(content.join("people.yaml")).unwrap();
    let people: BTreeMap<String, Person> = serde_yaml::from_str(&people).unwrap();
    let made = articles.into_par_iter().enumerate();
    let site = Site::of(made.map(|(n, article)| view(n, article, &people)).collect());
    let pages = if is_light { pages::light(&site) } else { pages::full(&site) };
    let template = if is_light { "light.html" } else { "full.html" };
    if is_light {
        press::write(&pages, out, template);
    } else {
        let data = || data::write(&site, out);
        rayon::join(|| press::write(&pages, out, template), data);
        data::manifest(out);
    }
}

impl Site {
    /// Groups the statements.
    fn of(articles: Vec<(Value, Vec<Made>)>) -> Self {
        let mut groups = [(); 3].map(|()| Groups::new());
        let [by_topic, by_person, by_term] = &mut groups;
        for (n, (_, statements)) in articles.iter().enumerate() {
            for (p, statement) in statements.iter().enumerate() {
                let put = |groups: &mut Groups, id: &String| {
                    groups.entry(id.clone()).or_default().push((n, p));
                };
                statement.topics.iter().for_each(|topic| put(by_topic, topic));
                put(by_person, &statement.by);
                statement.term.iter().for_each(|term| put(by_term, term));
            }
        }
        let [by_topic, by_person, by_term] = groups;
        Self { articles, by_topic, by_person, by_term }
    }

    /// All statements, article by article.
    fn statements(&self) -> impl Iterator<Item = &Made> {
        self.articles.iter().flat_map(|(_, statements)| statements)
    }
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
            measure: point.figure.as_ref().map(|figure| figure.measure.clone()),
            unit: point.figure.as_ref().map(|figure| figure.unit.clone()),
            figure: point.figure.map(|figure| figure.value),
            event: point.event.map(|event| event.title),
            date: front.published.clone(),
            day: day(&front.published),
        };
        Made {
            value: Value::from_serializable(&statement),
            by: point.by,
            has_figure: statement.figure.is_some(),
            is_event: statement.event.is_some(),
            topics: statement.topics,
            term: statement.term,
        }
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

/// A day's number, all months as long as the longest.
fn day(date: &str) -> usize {
    let parts = date.split('-').map(|part| part.parse::<usize>().unwrap());
    parts.fold(0, |days, part| days * 31 + part) % (100 * 31 * 31)
}
