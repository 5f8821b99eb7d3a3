//! What all pages share, made once from the whole pack.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::Options;
use super::dates;
use super::index::Index;
use super::pages::TopicSummaryView;
use super::parts::{CountsView, ImageView, LinkView, PackView};
use super::points::Points;
use super::prose;
use super::registers::{Registers, is_quotation};
use super::scope::print_prefix;
use super::split;
use super::term_links::TermLinks;
use super::urls::{self, Sheet};
use super::writing::Writer;
use crate::model::{Actor, ActorId, Pack, PageKey, TopicId};
use crate::words::Words;

/// How many parts of a file of the print page have running heads of their own: each is a rule of
/// a style sheet and an attribute, and printing needs them all at once.
const RUNNING_HEADS: usize = 512;

/// The pack and its lists: what one page is made from.
pub(crate) struct Shared<'p> {
    /// The pack by what leads to what.
    pub(crate) index: Index<'p>,
    /// People, organisations and terms, by letter.
    pub(crate) registers: Registers<'p>,
    /// The terms to explain where they first stand.
    pub(crate) terms: TermLinks,
    /// The people and organisations that have a page, in the order of the alphabet.
    pub(crate) actors: Vec<&'p Actor>,
    actor_ranks: BTreeMap<&'p ActorId, usize>,
    /// How many statements and articles each topic has.
    topic_counts: BTreeMap<&'p TopicId, (usize, usize)>,
    /// The statements by key.
    pub(crate) points: Points<'p>,
    /// What every page shows of the pack.
    pub(crate) pack: Arc<PackView>,
    /// What the print page shows, by volume.
    pub(crate) volumes: Vec<Vec<Sheet>>,
    /// The volume of a file that the print page shows, from 1.
    volume_of: BTreeMap<Sheet, usize>,
}

impl<'p> Shared<'p> {
    /// Goes over the whole pack, in time that grows as the pack does.
    pub(crate) fn new(pack: &'p Pack, words: &'p Words, options: &'p Options) -> Self {
        let index = || {
            let index = Index::new(pack, words, options);
            let lists = || (pack_view(&index), index.actors(), topic_counts(&index));
            let (registers, lists) = rayon::join(|| Registers::new(&index), lists);
            (index, registers, lists)
        };
        let ((index, registers, lists), (points, terms)) =
            rayon::join(index, || (Points::new(pack), TermLinks::new(pack)));
        let (pack_view, actors, topic_counts) = lists;
        let ranks = actors.iter().enumerate().map(|(n, actor)| (&actor.id, n));
        let actor_ranks = ranks.collect();
        let shared = Self {
            index,
            registers,
            terms,
            actors,
            actor_ranks,
            topic_counts,
            points,
            pack: Arc::new(pack_view),
            volumes: Vec::new(),
            volume_of: BTreeMap::new(),
        };
        let volumes = split::volumes(&shared);
        let sheets = |(n, volume): (usize, &Vec<Sheet>)| {
            volume.iter().map(move |sheet| (sheet.clone(), n + 1)).collect::<Vec<_>>()
        };
        let volume_of = volumes.iter().enumerate().flat_map(sheets).collect();
        let most = volumes.iter().map(Vec::len).max().unwrap_or(0);
        let mut pack = shared.pack;
        Arc::make_mut(&mut pack).n_running_heads = most.min(RUNNING_HEADS);
        Self { pack, volumes, volume_of, ..shared }
    }

    /// The place of a person or organisation among those that have a page, from 0.
    pub(crate) fn actor_rank(&self, id: &ActorId) -> Option<usize> {
        self.actor_ranks.get(id).copied()
    }

    /// The way from a file to the pack's root. The page for addresses that lead nowhere is shown
    /// at any depth, so it takes the absolute address where the pack has one.
    pub(crate) fn root(&self, href: &str) -> String {
        let base = self.index.pack.briefing.base_url.as_ref();
        match base {
            Some(base) if href == "404.html" => base.clone(),
            _ => urls::root(href).to_owned(),
        }
    }

    /// Whether a file stands on the print page as well.
    pub(crate) fn is_printed(&self, sheet: &Sheet) -> bool {
        self.volume_of.contains_key(sheet)
    }

    /// Where a file is on the print page, and is chosen there.
    pub(crate) fn printed_at(&self, sheet: &Sheet) -> Option<String> {
        let part = *self.volume_of.get(sheet)?;
        let volume = self.href(&Sheet { key: PageKey::Print, part });
        let prefix = print_prefix(self, sheet);
        Some(format!("{volume}?choose#{prefix}top"))
    }

    /// A topic with its answer, as other pages show it.
    pub(crate) fn topic(&self, writer: &mut Writer, id: &TopicId) -> TopicSummaryView {
        let index = &self.index;
        let topic = index.pack.topic(id);
        let (n_statements, n_articles) =
            self.topic_counts.get(id).copied().unwrap_or_default();
        let counts = [
            index.words.count("count.statements", n_statements),
            index.words.count("count.articles", n_articles),
        ];
        TopicSummaryView {
            link: index.topic_link(id),
            number: index.topic_number(id).unwrap_or_default(),
            question: topic.question.as_ref().map(ToString::to_string),
            question_marked: topic.question.as_ref().and_then(prose::marked),
            bottom_line: topic.bottom_line.as_ref().map(|text| writer.line(text)),
            what_changed: topic.what_changed.as_ref().map(|text| writer.line(text)),
            id: id.to_string(),
            n_statements,
            counts: index.words.list(&counts),
        }
    }

    /// A link to a page that is always there.
    pub(crate) fn link(&self, key: &PageKey, word: &str) -> LinkView {
        LinkView {
            href: urls::page(key, self.index.pack),
            text: self.index.words.text(word).to_owned(),
            is_external: false,
            marked: None,
        }
    }

    /// The address of a file of a page.
    pub(crate) fn href(&self, sheet: &Sheet) -> String {
        urls::sheet(sheet, self.index.pack)
    }
}

/// How many statements and articles each topic has.
fn topic_counts<'p>(index: &Index<'p>) -> BTreeMap<&'p TopicId, (usize, usize)> {
    let topics = index.by_topic.iter().map(|(id, points)| {
        // Those of one article mostly follow each other.
        let articles = points.chunk_by(|a, b| a.id.article == b.id.article);
        let articles = articles.filter_map(|points| points.first());
        let articles: HashSet<_> = articles.map(|point| &point.id.article).collect();
        (*id, (points.len(), articles.len()))
    });
    topics.collect()
}

fn pack_view(index: &Index) -> PackView {
    let (pack, words) = (index.pack, index.words);
    let briefing = &pack.briefing;
    let date = |date: &crate::model::Date| dates::view(words, date, false);
    let topics: Vec<_> = briefing.topics.iter().map(|id| index.topic_link(id)).collect();
    PackView {
        title: briefing.title.clone(),
        subtitle: briefing.subtitle.clone(),
        language: briefing.language.clone(),
        direction: direction(&briefing.language).to_owned(),
        sources_to: briefing.sources_to.as_ref().map(date),
        date: briefing.date.as_ref().map(date),
        prepared_by: briefing.prepared_by.clone(),
        checked_by: briefing.checked_by.as_ref().map(|by| match &by.date {
            Some(date) => {
                let date = dates::text(words, date);
                words.fill("sign_off.dated", &[("name", &by.name), ("date", &date)])
            }
            None => by.name.clone(),
        }),
        prepared_for: briefing.prepared_for.clone(),
        marking: briefing.marking.clone(),
        licence: briefing.licence.clone(),
        logo: briefing.logo.as_ref().map(|id| {
            let pixels = index.options.pixels.get(id.path());
            ImageView {
                href: urls::asset(id.path()),
                // The title stands beside the logo, so a reader who hears the page misses nothing.
                alternative: String::new(),
                width: pixels.map(|(width, _)| *width),
                height: pixels.map(|(_, height)| *height),
            }
        }),
        accent: briefing.accent.clone(),
        base_url: briefing.base_url.clone(),
        navigation: navigation(index, &topics),
        topics,
        generator: concat!("briefpack ", env!("CARGO_PKG_VERSION")).to_owned(),
        source_legend: source_legend(index),
        counts: CountsView {
            n_articles: pack.articles.len(),
            n_statements: index.live.len(),
            n_figures: index.live.iter().filter(|point| point.figure.is_some()).count(),
            n_quotations: index.live.iter().filter(|point| is_quotation(point)).count(),
            n_drafts: pack.n_drafts,
        },
        n_running_heads: 0,
        documents: Vec::new(),
    }
}

/// What the labels mean by which pages name a place in a source.
fn source_legend(index: &Index) -> Option<String> {
    let words = index.words;
    let first = index.label(&index.articles.first()?.id);
    let last = index.label(&index.articles.last()?.id);
    let paragraph = words.fill("place.paragraph", &[("n", "")]);
    let form = if index.articles.len() == 1 { "one" } else { "other" };
    Some(words.fill(
        &format!("place.legend.{form}"),
        &[("first", &first), ("last", &last), ("paragraph", paragraph.trim())],
    ))
}

/// The navigation: topics first, then the registers that hold something.
fn navigation(index: &Index, topics: &[LinkView]) -> Vec<LinkView> {
    let (pack, words) = (index.pack, index.words);
    let has =
        |is: &dyn Fn(&crate::model::Point) -> bool| index.live.iter().any(|p| is(p));
    let registers = [
        (PageKey::Timeline, words.text("page.timeline"), has(&|p| p.event.is_some())),
        (
            PageKey::Figures,
            words.text("page.figures"),
            has(&|p| p.figure.is_some() || p.calculation.is_some()),
        ),
        (PageKey::Quotations, words.text("page.quotations"), has(&is_quotation)),
        (PageKey::Sources, words.text("page.sources"), !pack.articles.is_empty()),
        (PageKey::Evidence, words.text("page.evidence"), true),
        (PageKey::Glossary, words.text("page.glossary"), !pack.terms.is_empty()),
    ];
    let registers = registers.into_iter().filter(|(_, _, is_shown)| *is_shown);
    let registers = registers.map(|(key, text, _)| (key, text.to_owned()));
    let own = pack.pages.values();
    let own = own.map(|page| (PageKey::Page(page.id.clone()), page.title.clone()));
    let last = [
        (PageKey::Search, words.text("page.search").to_owned()),
        (PageKey::Print, words.text("page.print").to_owned()),
    ];
    let links = registers.chain(own).chain(last).map(|(key, text)| LinkView {
        href: urls::page(&key, pack),
        text,
        is_external: false,
        marked: None,
    });
    topics.iter().cloned().chain(links).collect()
}

/// The direction in which a language is written: by its script subtag where it has one, else by
/// the language (Unicode CLDR, `characterOrder`).
pub(crate) fn direction(language: &str) -> &'static str {
    let mut parts = language.split('-').map(str::to_lowercase);
    let language = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4);
    let is_rtl = match script.as_deref() {
        Some("arab" | "hebr" | "syrc" | "thaa" | "nkoo" | "adlm" | "rohg") => true,
        Some(_) => false,
        None => [
            "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug",
            "ur", "yi",
        ]
        .contains(&language.as_str()),
    };
    if is_rtl { "rtl" } else { "ltr" }
}
