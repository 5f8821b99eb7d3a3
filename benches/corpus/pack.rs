//! The corpus as a pack.

use std::fmt::Write as _;

use super::{Article, Point, Size, measures, name, side};

/// The files of a pack, by path.
pub(crate) fn files(size: Size) -> impl Iterator<Item = (String, String)> {
    let articles = size.articles().flat_map(move |a| [article(&a), summary(&a)]);
    let topics = (0..size.topics).map(move |t| topic(t, size));
    registers(size).into_iter().chain(articles).chain(topics)
}

fn registers(size: Size) -> Vec<(String, String)> {
    let topics: Vec<_> = (0..size.topics).map(|t| format!("topic-{t}")).collect();
    let briefing = format!(
        "format: 1\ntitle: A generated pack\nlanguage: en-GB\ndate: 2025-01-01\nsources_to: 2024-12-31\n\
         sides: {{government: Government, opposition: Opposition}}\ntopics: [{}]\n",
        topics.join(", ")
    );
    let (mut people, mut terms, mut counts) =
        (String::new(), String::new(), String::new());
    for p in 0..size.people {
        let (of, name) = (side(p), name(p));
        let _ = writeln!(
            people,
            "person-{p}: {{name: {name}, roles: [{{title: Member, side: {of}}}]}}"
        );
    }
    for t in 0..size.terms {
        let name = name(t);
        let _ =
            writeln!(terms, "term-{t}: {{term: {name} scheme, definition: A scheme.}}");
    }
    for id in measures(size) {
        let _ = writeln!(
            counts,
            "{id}: {{label: Count {id}, unit: people, definition: A count., \
             reconciliation: The articles count different people.}}"
        );
    }
    let organisations = "paper: {name: The Paper, kind: newspaper}\nwire: {name: The Wire, kind: agency}\n";
    let files = [
        ("briefing.yaml", briefing),
        ("content/people.yaml", people),
        ("content/organisations.yaml", organisations.to_owned()),
        ("content/glossary.yaml", terms),
        ("content/measures.yaml", counts),
    ];
    files.map(|(path, text)| (path.to_owned(), text)).into()
}

fn article(article: &Article) -> (String, String) {
    let Article { i, date, paragraphs, .. } = article;
    let mut text = format!(
        "---\ntitle: Article {i}\npublisher: paper\npublished: {date}\nkind: news\nbody: full\n---\n"
    );
    for paragraph in paragraphs {
        let _ = writeln!(text, "{paragraph}\n");
    }
    (format!("content/articles/article-{i:05}.md"), text)
}

fn summary(article: &Article) -> (String, String) {
    let mut text = format!(
        "headline: An article in a line\nbottom_line: The first point stands [@point-0].\n\
         topics: [topic-{}]\npoints:\n",
        article.topic
    );
    for (p, entry) in article.points.iter().enumerate() {
        point(&mut text, p, entry);
    }
    (format!("content/summaries/article-{:05}.yaml", article.i), text)
}

fn point(text: &mut String, p: usize, point: &Point) {
    let Point { says, passage, by, .. } = point;
    let _ = writeln!(
        text,
        "  point-{p}:\n    says: {says}\n    passage: {passage}\n    by: person-{by}"
    );
    if let Some(term) = point.term {
        let _ = writeln!(
            text,
            "    kind: position\n    stance: {{about: term-{term}, view: supports}}"
        );
    }
    if let Some(figure) = &point.figure {
        let (measure, n) = (&figure.measure, &figure.number);
        let _ = writeln!(
            text,
            "    figure: {{measure: {measure}, value: \"more than {n}\", unit: people}}"
        );
    }
    if let Some(event) = &point.event {
        let _ = writeln!(text, "    event: {{title: {event}, present: [person-{by}]}}");
    }
}

fn topic(t: usize, size: Size) -> (String, String) {
    let mut text = format!("---\ntitle: Topic {t}\nquestion: What is said?\n---\n");
    for (term, i, point) in size.cited(t) {
        let scheme = name(term);
        let _ = writeln!(
            text,
            "\nSomething is said of the {scheme} scheme [@article-{i:05}/point-{point}], and \
             of another [@article-{i:05}/point-0]."
        );
    }
    (format!("content/topics/topic-{t}.md"), text)
}
