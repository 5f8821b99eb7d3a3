//! Which pages the bare pipeline makes, and what each shows.

use tera::Value;

use super::{Groups, Made, Site};

/// How many statements a page shows before it goes on in a second file.
const STATEMENTS_PER_FILE: usize = 500;

/// How many articles a volume of the print page holds, or as many statements as eight each.
const ARTICLES_PER_VOLUME: usize = 200;

/// A page: its address, and what it shows.
#[derive(Default)]
pub(super) struct Page {
    pub(super) href: String,
    pub(super) title: String,
    /// Articles with their statements.
    articles: Vec<Value>,
    statements: Vec<Value>,
    quotations: Vec<Value>,
    figures: Vec<Value>,
    /// Statements in a line each.
    lines: Vec<Value>,
    /// Statements in drawings.
    drawn: Vec<Value>,
    /// Articles in a line each.
    sources: Vec<Value>,
}

impl Page {
    fn new(href: String) -> Self {
        let title = href.trim_end_matches(".html").replace(['/', '-'], " ");
        Self { href, title, ..Self::default() }
    }

    /// What a template sees.
    pub(super) fn shown(&self) -> [(&'static str, &[Value]); 7] {
        [
            ("articles", &self.articles),
            ("statements", &self.statements),
            ("quotations", &self.quotations),
            ("figures", &self.figures),
            ("lines", &self.lines),
            ("drawn", &self.drawn),
            ("sources", &self.sources),
        ]
    }
}

impl Site {
    /// The values of some statements.
    fn values(&self, places: &[(usize, usize)]) -> Vec<Value> {
        places.iter().map(|(n, p)| self.articles[*n].1[*p].value.clone()).collect()
    }

    /// Those of them that have a figure.
    fn figures(&self, places: &[(usize, usize)]) -> Vec<Value> {
        let made = places.iter().map(|(n, p)| &self.articles[*n].1[*p]);
        made.filter(|made| made.has_figure).map(|made| made.value.clone()).collect()
    }
}

/// Article, topic and people pages.
pub(super) fn light(site: &Site) -> Vec<Page> {
    let mut pages = articles(site);
    for (folder, groups) in [("topics", &site.by_topic), ("people", &site.by_person)] {
        pages.extend(groups.iter().map(|(id, places)| Page {
            statements: site.values(places),
            ..Page::new(format!("{folder}/{id}.html"))
        }));
    }
    pages
}

/// Pages of all kinds that the default theme makes.
pub(super) fn full(site: &Site) -> Vec<Page> {
    let mut pages = articles(site);
    pages.extend(grouped(site, "topics", &site.by_topic));
    pages.extend(grouped(site, "people", &site.by_person));
    registers(site, &mut pages);
    printed(site, &mut pages);
    for alone in ["404", "index", "organisations/paper"] {
        let sources = site.articles.iter().take(8).map(|(article, _)| article.clone());
        let sources = sources.collect();
        pages.push(Page { sources, ..Page::new(format!("{alone}.html")) });
    }
    pages
}

/// The page of each article.
fn articles(site: &Site) -> Vec<Page> {
    let page = |(article, _): &(Value, Vec<Made>)| {
        let id = article.get_from_path("id").and_then(Value::as_str).unwrap();
        let articles = vec![article.clone()];
        Page { articles, ..Page::new(format!("articles/{id}.html")) }
    };
    site.articles.iter().map(page).collect()
}

/// The pages of topics or people.
fn grouped(site: &Site, folder: &str, groups: &Groups) -> Vec<Page> {
    let parts = groups.iter().flat_map(|(id, places)| {
        let parts = places.chunks(STATEMENTS_PER_FILE).enumerate();
        parts.map(move |(part, some)| (format!("{folder}/{id}"), part, some))
    });
    let page = |(name, part, some): (String, usize, &[_])| {
        let is_topic = folder == "topics";
        Page {
            statements: site.values(some),
            quotations: site.values(some),
            figures: site.figures(some),
            lines: site.values(some),
            drawn: if is_topic { site.values(some) } else { Vec::new() },
            ..Page::new(file(&name, part))
        }
    };
    parts.map(page).collect()
}

/// The lists of all statements and articles.
fn registers(site: &Site, pages: &mut Vec<Page>) {
    let pick = |is: fn(&Made) -> bool| -> Vec<Value> {
        let picked = site.statements().filter(|made| is(made));
        picked.map(|made| made.value.clone()).collect()
    };
    let by_term = site.by_term.values().flat_map(|places| site.values(places)).collect();
    let lists: [(&str, Vec<Value>); 7] = [
        ("evidence", pick(|_| true)),
        ("search", pick(|_| true)),
        ("quotations", pick(|made| made.term.is_some())),
        ("figures", pick(|made| made.has_figure)),
        ("timeline", pick(|made| made.is_event)),
        ("glossary", by_term),
        ("sources", site.articles.iter().map(|(article, _)| article.clone()).collect()),
    ];
    for (name, all) in lists {
        for (part, some) in all.chunks(STATEMENTS_PER_FILE).enumerate() {
            let (mut page, some) = (Page::new(file(name, part)), some.to_vec());
            match name {
                "quotations" => (page.quotations, page.lines) = (some.clone(), some),
                "figures" => {
                    page.lines.clone_from(&some);
                    (page.figures, page.drawn) = (some.clone(), some);
                }
                "timeline" => (page.lines, page.drawn) = (some.clone(), some),
                "sources" => page.sources = some,
                _ => page.lines = some,
            }
            pages.push(page);
        }
    }
}

/// The volumes of the print page: articles, topics, and all evidence in lines.
fn printed(site: &Site, pages: &mut Vec<Page>) {
    let articles = site.articles.chunks(ARTICLES_PER_VOLUME).map(|some| Page {
        articles: some.iter().map(|(article, _)| article.clone()).collect(),
        ..Page::default()
    });
    let topics = site.by_topic.values().map(|places| Page {
        statements: site.values(places),
        quotations: site.values(places),
        figures: site.figures(places),
        ..Page::default()
    });
    let all: Vec<_> = site.statements().map(|made| made.value.clone()).collect();
    let evidence = all.chunks(8 * ARTICLES_PER_VOLUME);
    let evidence = evidence.map(|some| Page { lines: some.to_vec(), ..Page::default() });
    for (part, page) in articles.chain(topics).chain(evidence).enumerate() {
        let Page { href, title, .. } = Page::new(file("print", part));
        pages.push(Page { href, title, ..page });
    }
}

/// The address of a part of a page.
fn file(name: &str, part: usize) -> String {
    match part {
        0 => format!("{name}.html"),
        _ => format!("{name}-{}.html", part + 1),
    }
}
