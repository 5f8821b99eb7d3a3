//! Which files a site has, and how many a long page takes.

use std::collections::BTreeMap;

use super::registers::{Figured, n_shown_of_term};
use super::shared::Shared;
use super::urls::Sheet;
use crate::model::{PageKey, Point, Slug};

/// All files of all pages, in the order they are made.
///
/// A volume of the print page follows the last of its pages, so that what is made for both is not
/// held for long.
pub(crate) fn sheets(shared: &Shared) -> Vec<Sheet> {
    let volumes = shared.volumes.iter().zip(1..);
    let ends = volumes.filter_map(|(volume, part)| {
        Some((volume.last()?, Sheet { key: PageKey::Print, part }))
    });
    let mut ends: BTreeMap<_, _> = ends.collect();
    let mut sheets = Vec::new();
    for key in keys(shared) {
        for part in 1..=n_parts(shared, &key) {
            let sheet = Sheet { key: key.clone(), part };
            let volume = ends.remove(&sheet);
            sheets.push(sheet);
            sheets.extend(volume);
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
        PageKey::Evidence => files(registers.concerns.len().max(index.articles.len())),
        PageKey::Glossary => registers.terms.len(),
        PageKey::Search => {
            let names = shared.actors.len().max(index.articles.len());
            files(index.live.len().max(names))
        }
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

/// Cuts a list where the next item would go over the limit; an item is never cut.
///
/// There is always one chunk, and none but the first is empty.
pub(crate) fn chunks<T>(
    items: Vec<T>,
    limit: usize,
    weight: impl Fn(&T) -> usize,
) -> Vec<Vec<T>> {
    let mut chunks = Vec::new();
    let mut chunk = Vec::new();
    let mut sum = 0;
    for item in items {
        let more = weight(&item);
        if sum + more > limit && !chunk.is_empty() {
            chunks.push(std::mem::take(&mut chunk));
            sum = 0;
        }
        sum += more;
        chunk.push(item);
    }
    chunks.push(chunk);
    chunks
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
            if !shows_something(shared, &sheet) {
                continue;
            }
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

/// Whether a file has anything to show on paper: an empty register is not printed.
pub(crate) fn shows_something(shared: &Shared, sheet: &Sheet) -> bool {
    let Shared { index, registers, .. } = shared;
    let is_last = sheet.part == n_parts(shared, &sheet.key);
    n_shown(shared, sheet) > 0
        || match &sheet.key {
            PageKey::Timeline => is_last && !registers.expected.is_empty(),
            PageKey::Sources => sheet.part == 1 && !index.pack.context.is_empty(),
            PageKey::Figures | PageKey::Glossary => false,
            _ => true,
        }
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
        PageKey::Timeline => {
            let shown = registers.happened.get(part - 1).into_iter().flatten();
            shown.map(|happening| happening.points.len()).sum()
        }
        PageKey::Figures => {
            let shown = registers.figures.get(part - 1).into_iter().flatten();
            shown.map(Figured::n_shown).sum()
        }
        PageKey::Quotations => of(registers.quotations.len()),
        PageKey::Sources => of(index.articles.len()),
        PageKey::Evidence => of(registers.concerns.len()),
        PageKey::Glossary => {
            let shown = registers.terms.get(part - 1).into_iter().flatten();
            shown.map(|term| n_shown_of_term(index, term)).sum()
        }
        _ => 1,
    }
}

/// The keys of all pages: first those that the print page brings together, in its order.
fn keys(shared: &Shared) -> Vec<PageKey> {
    let actors = shared.actors.iter().map(|actor| PageKey::Actor(actor.id.clone()));
    let others = [PageKey::Quotations, PageKey::Search, PageKey::NotFound];
    let keys = printed(shared).into_iter().chain(actors).chain(others);
    keys.chain(moved(shared)).collect()
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
