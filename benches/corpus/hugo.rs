//! The corpus as the content of a Hugo site that makes pages of the same content as the default
//! theme.
//!
//! What the checks of a build find out (where a passage stands, what is speech) is written into
//! the front matter: Hugo is given it, and checks nothing. So are the files that a long page
//! takes, since a Hugo template cannot make pages of its own.

use std::fmt::Write as _;

use super::{Article, POINTS, Size, name, side};

#[path = "parts.rs"]
mod parts;

use parts::Parts;

/// The files of a site, by path; its templates lie in `benches/hugo`.
pub(crate) fn files(size: Size) -> impl Iterator<Item = (String, String)> {
    let parts = Parts::of(size);
    let articles = size.articles().map(|a| article(&a));
    let people = (0..size.people).map(|p| {
        page(
            &format!("people/person-{p}"),
            "actor",
            &name(p),
            &format!("side: {}\n", side(p)),
        )
    });
    let paper =
        page("organisations/paper", "actor", "The Paper", "organisation: newspaper\n");
    let topics = (0..size.topics).flat_map(move |t| topic(t, size));
    let data = [
        ("data/people.yaml".to_owned(), people_data(size)),
        ("data/terms.yaml".to_owned(), terms_data(&parts)),
    ];
    articles
        .chain(people)
        .chain([paper])
        .chain(topics)
        .chain(data)
        .chain(registers(&parts))
}

/// A page that its front matter is all of.
fn page(path: &str, view: &str, title: &str, front: &str) -> (String, String) {
    let text = format!("---\ntitle: {title}\nview: {view}\n{front}---\n");
    (format!("content/{path}.md"), text)
}

fn article(article: &Article) -> (String, String) {
    let Article { i, topic, date, paragraphs, .. } = article;
    let mut front = format!(
        "date: {date}\npublisher: The Paper\nheadline: An article in a line\n\
         bottom_line: The first point stands\ntopics: [topic-{topic}]\npoints:\n"
    );
    for (p, point) in article.points.iter().enumerate() {
        let (says, passage, by) = (&point.says, &point.passage, point.by);
        let _ = write!(
            front,
            "  - id: point-{p}\n    says: {says}\n    passage: {passage}\n    place: {}\n    \
             by: person-{by}\n    quoted: {}\n",
            2 * p + 1,
            point.is_quoted
        );
        if let Some(term) = point.term {
            let _ = writeln!(front, "    term: term-{term}");
        }
        if let Some(figure) = &point.figure {
            let (measure, n) = (&figure.measure, &figure.number);
            let _ =
                writeln!(front, "    figure: {{measure: {measure}, number: \"{n}\"}}");
        }
        if let Some(event) = &point.event {
            let _ = writeln!(front, "    event: {event}");
        }
    }
    let (path, mut text) = page(
        &format!("articles/article-{i:05}"),
        "article",
        &format!("Article {i}"),
        &front,
    );
    text.push_str(&paragraphs.join("\n\n"));
    text.push('\n');
    (path, text)
}

/// A topic's files, the first with its own text.
fn topic(t: usize, size: Size) -> Vec<(String, String)> {
    let n = parts::n_files(size.of_topic(t).count() * POINTS);
    let mut own = String::from("synthesis:\n");
    for (term, i, point) in size.cited(t) {
        let _ = writeln!(
            own,
            "  - {{term: term-{term}, cites: [article-{i:05}/point-{point}, article-{i:05}/point-0]}}"
        );
    }
    let part = |part: usize| {
        let own = if part == 1 { own.as_str() } else { "" };
        let front = format!(
            "weight: {}\ntopic: topic-{t}\nnumber: {}\nquestion: What is said?\npart: {part}\nparts: {n}\n{own}",
            t * 1000 + part,
            t + 1
        );
        page(
            &format!("topics/{}", parts::part_of(&format!("topic-{t}"), part)),
            "topic",
            &format!("Topic {t}"),
            &front,
        )
    };
    (1..=n).map(part).collect()
}

/// Names by id, where Hugo looks them up.
fn people_data(size: Size) -> String {
    let mut text = String::new();
    for p in 0..size.people {
        let _ = writeln!(text, "person-{p}: {{name: {}, side: {}}}", name(p), side(p));
    }
    text
}

/// Terms by id, each with the file of the glossary that it stands in.
fn terms_data(parts: &Parts) -> String {
    let mut text = String::new();
    for (n, (terms, _)) in parts.glossary.iter().enumerate() {
        let file = parts::part_of("glossary", n + 1);
        for term in terms {
            let _ = writeln!(
                text,
                "term-{term}: {{id: term-{term}, term: {} scheme, definition: A scheme., file: {file}}}",
                name(*term)
            );
        }
    }
    text
}

/// The files of the registers and of the print page.
fn registers(parts: &Parts) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for (view, title, slices) in parts.registers() {
        let n = slices.len();
        for (at, slice) in slices.iter().enumerate() {
            let front = format!("part: {}\nparts: {n}\n{slice}", at + 1);
            files.push(page(&parts::part_of(view, at + 1), view, title, &front));
        }
    }
    files
}
