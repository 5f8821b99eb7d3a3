//! How many files the long pages of a generated pack take, and what each shows.
//!
//! briefpack reckons this for itself. A Hugo site must have a content file for each page, so it
//! is reckoned here for it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::{POINTS, Size, date, measures, name};

/// How many statements a page shows before it goes on in a second file.
const STATEMENTS_PER_FILE: usize = 500;

/// How many articles a volume of the print page holds, or as many statements as they have.
const ARTICLES_PER_VOLUME: usize = 200;

/// Which file shows what.
pub(crate) struct Parts {
    size: Size,
    /// The terms of each file of the glossary, and how much it shows.
    pub(crate) glossary: Vec<(Vec<usize>, usize)>,
    /// The measures of each file of the figures, and how many figures they have.
    figures: Vec<(Vec<String>, usize)>,
    n_events: usize,
    n_quotations: usize,
}

/// A page of several files: its view, its title and what the front matter of each file adds.
type Register = (&'static str, &'static str, Vec<String>);

impl Parts {
    /// Counts the statements of a corpus.
    pub(crate) fn of(size: Size) -> Self {
        // A term takes a line itself.
        let mut by_term = vec![1; size.terms];
        let mut by_measure: BTreeMap<_, _> = measures(size).map(|id| (id, 0)).collect();
        let (mut n_events, mut n_quotations) = (0, 0);
        for point in size.articles().flat_map(|a| a.points) {
            n_events += usize::from(point.event.is_some());
            n_quotations += usize::from(point.is_quoted);
            point.term.into_iter().for_each(|term| by_term[term] += 1);
            if let Some(figure) = point.figure {
                *by_measure.entry(figure.measure).or_default() += 1;
            }
        }
        let mut by_term: Vec<_> = by_term.into_iter().enumerate().collect();
        by_term.sort_by_key(|(term, _)| name(*term));
        let glossary = filled(by_term.into_iter());
        let figures = filled(by_measure.into_iter());
        Self { size, glossary, figures, n_events, n_quotations }
    }

    /// The registers, the lists and the print page.
    pub(crate) fn registers(&self) -> Vec<Register> {
        let n = self.size.articles;
        let plain = |n: usize| vec![String::new(); n_files(n)];
        let figures = self.figures.iter();
        let figures = figures.map(|(ids, _)| format!("measures: [{}]\n", ids.join(", ")));
        let glossary = self.glossary.iter().map(|(terms, _)| {
            let ids: Vec<_> = terms.iter().map(|t| format!("term-{t}")).collect();
            format!("terms: [{}]\n", ids.join(", "))
        });
        vec![
            ("timeline", "Timeline", plain(self.n_events)),
            ("figures", "Figures", figures.collect()),
            ("quotations", "Quotations", plain(self.n_quotations)),
            ("sources", "Sources", plain(n)),
            ("evidence", "About the evidence", plain(n * POINTS)),
            ("glossary", "Glossary", glossary.collect()),
            ("search", "Search", plain(n * POINTS)),
            ("print", "Print", self.volumes()),
        ]
    }

    /// What each volume of the print page shows.
    fn volumes(&self) -> Vec<String> {
        let n = self.size.articles;
        let most = if n > ARTICLES_PER_VOLUME {
            ARTICLES_PER_VOLUME * POINTS
        } else {
            usize::MAX
        };
        let (mut volumes, mut held) = (vec![String::from("shows:\n")], 0);
        for (page, shows) in self.printed() {
            if held > 0 && held + shows > most {
                volumes.push(String::from("shows:\n"));
                held = 0;
            }
            held += shows;
            if let Some(volume) = volumes.last_mut() {
                let _ = writeln!(volume, "  - {page}");
            }
        }
        volumes
    }

    /// The pages of the print page, each with how many statements it shows.
    fn printed(&self) -> Vec<(String, usize)> {
        let size = self.size;
        let plain = |page: &str, n: usize| {
            let page = page.to_owned();
            (1..=n_files(n)).map(move |part| {
                let shows = n.saturating_sub((part - 1) * STATEMENTS_PER_FILE);
                (part_of(&page, part), shows.clamp(1, STATEMENTS_PER_FILE))
            })
        };
        let filed = |page: &'static str, shows: Vec<usize>| {
            let parts = shows.into_iter().zip(1..);
            parts.map(move |(shows, part)| (part_of(page, part), shows))
        };
        let topics = (0..size.topics).flat_map(|t| {
            plain(&format!("topics/topic-{t}"), size.of_topic(t).count() * POINTS)
        });
        let mut articles: Vec<_> = (0..size.articles).collect();
        articles.sort_by_key(|i| date(*i));
        let articles =
            articles.into_iter().map(|i| (format!("articles/article-{i:05}"), POINTS));
        let pages = [(String::new(), 1)].into_iter().chain(topics);
        let pages = pages.chain(plain("timeline", self.n_events));
        let figures = self.figures.iter().map(|(_, shows)| *shows);
        let glossary = self.glossary.iter().map(|(_, shows)| *shows);
        let pages = pages.chain(filed("figures", figures.collect())).chain(articles);
        let pages = pages.chain(plain("evidence", size.articles * POINTS));
        let pages = pages.chain(filed("glossary", glossary.collect()));
        let pages = pages.chain(plain("sources", size.articles));
        pages.map(|(page, shows)| (format!("/{page}"), shows)).collect()
    }
}

/// Things in files, each with as many statements as fit.
fn filled<T>(things: impl Iterator<Item = (T, usize)>) -> Vec<(Vec<T>, usize)> {
    let mut files = vec![(Vec::new(), 0)];
    for (thing, n) in things.filter(|(_, n)| *n > 0) {
        if files
            .last()
            .is_some_and(|(_, held)| *held > 0 && held + n > STATEMENTS_PER_FILE)
        {
            files.push((Vec::new(), 0));
        }
        if let Some((file, held)) = files.last_mut() {
            file.push(thing);
            *held += n;
        }
    }
    files
}

/// How many files show `n` statements.
pub(crate) fn n_files(n: usize) -> usize {
    n.div_ceil(STATEMENTS_PER_FILE).max(1)
}

/// The name of a page's file: the first has the page's own.
pub(crate) fn part_of(page: &str, part: usize) -> String {
    if part == 1 { page.to_owned() } else { format!("{page}-{part}") }
}
