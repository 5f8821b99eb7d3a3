//! Which files a site has, and how many a long page takes.

use std::collections::BTreeMap;

use super::kinds;
use super::shared::Shared;
use super::urls::Sheet;
use crate::model::{PageKey, Point, Slug};

/// All files of all pages, in the order they are made.
///
/// A volume of the print page follows the last of its articles, so that what is made for both
/// is not held for long.
pub(crate) fn sheets(shared: &Shared) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut printed = vec![false; shared.volumes.len().max(1)];
    let volume = |n: usize| Sheet { key: PageKey::Print, part: n + 1 };
    let ends: BTreeMap<_, _> = shared
        .volumes
        .iter()
        .enumerate()
        .filter_map(|(n, volume)| {
            Some((volume.iter().rfind(|s| kinds::is_open(&s.key))?, n))
        })
        .collect();
    for key in keys(shared) {
        let n_parts = n_parts(shared, &key);
        for part in 1..=n_parts {
            let sheet = Sheet { key: key.clone(), part };
            let ended = ends.get(&sheet).copied().filter(|_| ends.len() > 1);
            if key != PageKey::Print || printed.get(part - 1) == Some(&false) {
                sheets.push(sheet);
            }
            if let Some(n) = ended {
                printed.get_mut(n).into_iter().for_each(|printed| *printed = true);
                sheets.push(volume(n));
            }
        }
    }
    sheets
}

/// The pages that a file of the print page brings together; none of another file.
pub(crate) fn printed_in<'s>(shared: &'s Shared, sheet: &Sheet) -> &'s [Sheet] {
    let volume = shared.volumes.get(sheet.part.saturating_sub(1));
    volume.filter(|_| sheet.key == PageKey::Print).map_or(&[], Vec::as_slice)
}

/// How many files a page takes.
pub(crate) fn n_parts(shared: &Shared, key: &PageKey) -> usize {
    let (index, registers) = (&shared.index, &shared.registers);
    let limit = index.options.statements_per_file;
    let files = |n: usize| n.div_ceil(limit).max(1);
    match key {
        PageKey::Topic(id) => files(index.by_topic.get(id).map_or(0, Vec::len)),
        PageKey::Actor(id) => files(index.by_actor.get(id).map_or(0, Vec::len)),
        PageKey::Timeline => registers.happened.len(),
        PageKey::Figures => registers.figures.len(),
        PageKey::Quotations => files(registers.quotations.len()),
        PageKey::Sources => files(index.articles.len()),
        PageKey::Evidence => files(registers.concerns.len()),
        PageKey::Glossary => registers.terms.len(),
        PageKey::Search => files(index.live.len()),
        PageKey::Print => shared.volumes.len().max(1),
        PageKey::Home
        | PageKey::Article(_)
        | PageKey::Page(_)
        | PageKey::NotFound
        | PageKey::Moved { .. } => 1,
    }
}

/// The slice of a list that one file shows.
pub(crate) fn slice<T>(list: &[T], part: usize, limit: usize) -> &[T] {
    list.chunks(limit).nth(part.saturating_sub(1)).unwrap_or_default()
}

/// The statements of a list that one file shows.
pub(crate) fn of_file<'s, 'p>(
    shared: &Shared,
    list: Option<&'s Vec<&'p Point>>,
    part: usize,
) -> &'s [&'p Point] {
    let list = list.map_or(&[][..], Vec::as_slice);
    slice(list, part, shared.index.options.statements_per_file)
}

/// The files that the print page shows, in reading order, by volume.
///
/// A pack of few articles is one volume. A larger one is cut where a volume has as many
/// statements as that number of its articles has on average, so that none grows with the pack.
pub(crate) fn volumes(shared: &Shared) -> Vec<Vec<Sheet>> {
    let index = &shared.index;
    let (n, limit) = (index.articles.len(), index.options.articles_per_volume);
    let is_one = n <= limit;
    let most = limit * index.live.len().div_ceil(n.max(1)).max(1);
    let mut volumes: Vec<Vec<Sheet>> = vec![Vec::new()];
    let mut held = 0;
    for key in printed(shared) {
        for part in 1..=n_parts(shared, &key) {
            let sheet = Sheet { key: key.clone(), part };
            let shows = n_shown(shared, &sheet).max(1);
            if !is_one && held > 0 && held + shows > most {
                volumes.push(Vec::new());
                held = 0;
            }
            held += shows;
            volumes.last_mut().into_iter().for_each(|volume| volume.push(sheet.clone()));
        }
    }
    volumes
}

/// The pages of the print page, in reading order; the bibliography is the annex at its end. Pages
/// of people and organisations, and the register of quotations, show once more what stands with the
/// articles.
fn printed(shared: &Shared) -> Vec<PageKey> {
    let pack = shared.index.pack;
    let topics = pack.briefing.topics.iter().cloned().map(PageKey::Topic);
    let articles = shared.index.articles.iter().map(|a| PageKey::Article(a.id.clone()));
    let own = pack.pages.keys().cloned().map(PageKey::Page);
    let front = [PageKey::Home].into_iter().chain(topics);
    let registers = [PageKey::Timeline, PageKey::Figures];
    let back = [PageKey::Evidence, PageKey::Glossary, PageKey::Sources];
    front.chain(registers).chain(articles).chain(own).chain(back).collect()
}

/// How many statements, or entries of a register, a file shows.
pub(crate) fn n_shown(shared: &Shared, sheet: &Sheet) -> usize {
    let (index, registers, part) = (&shared.index, &shared.registers, sheet.part);
    let limit = index.options.statements_per_file;
    let of = |n: usize| n.saturating_sub((part - 1) * limit).min(limit);
    match &sheet.key {
        PageKey::Topic(id) => of(index.by_topic.get(id).map_or(0, Vec::len)),
        PageKey::Actor(id) => of(index.by_actor.get(id).map_or(0, Vec::len)),
        PageKey::Article(id) => index.pack.article(id).points.len(),
        PageKey::Timeline => registers.happened.get(part - 1).map_or(0, Vec::len),
        PageKey::Figures => registers.figures.get(part - 1).map_or(0, Vec::len),
        PageKey::Quotations => of(registers.quotations.len()),
        PageKey::Sources => of(index.articles.len()),
        PageKey::Evidence => of(registers.concerns.len()),
        PageKey::Glossary => registers.terms.get(part - 1).map_or(0, Vec::len),
        PageKey::Print => {
            let volume = shared.volumes.get(part - 1).into_iter().flatten();
            volume.map(|sheet| n_shown(shared, sheet)).sum()
        }
        _ => 1,
    }
}

/// The keys of all pages.
fn keys(shared: &Shared) -> Vec<PageKey> {
    let pack = shared.index.pack;
    let topics = pack.briefing.topics.iter().cloned().map(PageKey::Topic);
    let articles = shared.index.articles.iter().map(|a| PageKey::Article(a.id.clone()));
    let actors = shared.actors.iter().map(|actor| PageKey::Actor(actor.id.clone()));
    let pages = pack.pages.keys().cloned().map(PageKey::Page);
    let registers = [
        PageKey::Timeline,
        PageKey::Figures,
        PageKey::Quotations,
        PageKey::Sources,
        PageKey::Evidence,
        PageKey::Glossary,
        PageKey::Search,
        PageKey::Print,
        PageKey::NotFound,
    ];
    std::iter::once(PageKey::Home)
        .chain(topics)
        .chain(articles)
        .chain(actors)
        .chain(pages)
        .chain(registers)
        .chain(moved(shared))
        .collect()
}

/// Markers at the addresses that pages had before.
fn moved(shared: &Shared) -> Vec<PageKey> {
    let pack = shared.index.pack;
    let mut moved = Vec::new();
    let mut add = |folder: &str, slugs: &[Slug], to: PageKey| {
        moved.extend(slugs.iter().map(|slug| PageKey::Moved {
            from: format!("{folder}{slug}"),
            to: Box::new(to.clone()),
        }));
    };
    for topic in pack.topics.values() {
        add("topics/", &topic.renamed_from, PageKey::Topic(topic.id.clone()));
    }
    for article in pack.articles.values() {
        add("articles/", &article.renamed_from, PageKey::Article(article.id.clone()));
    }
    for actor in &shared.actors {
        let folder = if actor.is_person() { "people/" } else { "organisations/" };
        add(folder, &actor.renamed_from, PageKey::Actor(actor.id.clone()));
    }
    for page in pack.pages.values() {
        add("", &page.renamed_from, PageKey::Page(page.id.clone()));
    }
    moved
}
