//! Hand-written text of one page: references become addresses, citations become numbered notes.
//!
//! A thing cited twice on a page keeps its number. Each block carries the notes that it cites
//! for the first time, so that they can stand beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

mod text;

use super::notes;
use super::parts::{LinkView, NoteView, SynthesisView};
use super::prose::{Prose, ProseText};
use super::setting::Setting;
use super::shared::Shared;
use super::urls::{self, Sheet};
use super::{drawing, figure, statement};
use crate::html::{Anchor, Place};
use crate::model::{ArticleId, PageKey, Slug, Target, TermId, Text};
use crate::prose::Block;

/// What references in a text become.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Citations are numbered notes of the page; terms are linked.
    Notes,
    /// Citations show where they lead: `S4 ¶12`.
    Bare,
}

/// What it takes to write the texts of one page.
pub(crate) struct Writer<'a, 'p> {
    /// What all pages share.
    pub(crate) shared: &'a Shared<'p>,
    /// Where the page is set.
    pub(crate) setting: Setting,
    place: Arc<Place>,
    notes: Vec<NoteView>,
    numbers: BTreeMap<Target, u32>,
    n_marks: BTreeMap<u32, u32>,
    linked: BTreeSet<TermId>,
    links_terms: bool,
    taken: BTreeSet<Slug>,
    /// What rests on words marked in the block that is written.
    rests: Vec<LinkView>,
}

impl<'a, 'p> Writer<'a, 'p> {
    /// Begins a page; `title` is its own where it may be set among others, so that its tables
    /// are told from theirs.
    pub(crate) fn new(
        shared: &'a Shared<'p>,
        setting: Setting,
        title: Option<&str>,
    ) -> Self {
        let words = shared.index.words;
        let place = Place {
            root: setting.root.clone(),
            prefix: setting.prefix.clone(),
            link_to_paragraph: words.text("prose.link_to_paragraph").to_owned(),
            link_to_heading: words.text("prose.link_to_heading").to_owned(),
            back_to_text: words.text("prose.back_to_text").to_owned(),
            table: setting.either(
                words.text("prose.table"),
                title.map(|title| words.fill("prose.table_of", &[("title", title)])),
            ),
        };
        Self {
            shared,
            setting,
            place: Arc::new(place),
            notes: Vec::new(),
            numbers: BTreeMap::new(),
            n_marks: BTreeMap::new(),
            linked: BTreeSet::new(),
            links_terms: true,
            taken: BTreeSet::new(),
            rests: Vec::new(),
        }
    }

    /// Keeps headings off the ids that an article's statements have.
    pub(crate) fn with_statements_of(mut self, id: &ArticleId) -> Self {
        let article = self.shared.index.pack.article(id);
        let ids = article.points.iter().chain(&article.caveats);
        self.taken = ids.map(|id| id.point.clone()).collect();
        self
    }

    /// A line whose citations are numbered notes.
    pub(crate) fn line(&mut self, text: &Text) -> Prose {
        let content = self.inlines(text, Manner::Notes, self.links_terms);
        Prose { text: ProseText::Line(content), place: Arc::clone(&self.place) }
    }

    /// A line that stands on its own, its citations showing where they lead.
    pub(crate) fn bare(&self, text: &Text) -> Prose {
        let mut own = Self::new(self.shared, self.setting.clone(), None);
        let content = own.inlines(text, Manner::Bare, false);
        Prose { text: ProseText::Line(content), place: Arc::clone(&self.place) }
    }

    /// A body block by block. `deeper` is how many levels its headings move down, below the
    /// heading that the template sets above the body.
    ///
    /// A footnote stands with the block that marks it first: each block is text of its own.
    pub(crate) fn body(
        &mut self,
        body: &[Block<Target>],
        deeper: u8,
    ) -> Vec<SynthesisView> {
        let mut footnotes = BTreeMap::new();
        for block in body {
            if let Block::Footnote { number, .. } = block {
                footnotes.insert(*number, block);
            }
        }
        let blocks = body.iter().filter(|b| !matches!(b, Block::Footnote { .. }));
        let blocks: Vec<_> = blocks.collect();
        let mut views = Vec::with_capacity(blocks.len());
        for block in blocks {
            let mut marked = Vec::new();
            text::footnote_marks(block, &mut marked);
            let with: Vec<_> = std::iter::once(block)
                .chain(marked.iter().filter_map(|number| footnotes.remove(number)))
                .collect();
            views.push(self.synthesis(&with, deeper));
        }
        if !footnotes.is_empty() {
            let rest: Vec<_> = footnotes.into_values().collect();
            views.push(self.synthesis(&rest, deeper));
        }
        views
    }

    /// The notes so far that were not handed out with a block.
    pub(crate) fn take_notes(&mut self) -> Vec<NoteView> {
        std::mem::take(&mut self.notes)
    }

    fn synthesis(&mut self, blocks: &[&Block<Target>], deeper: u8) -> SynthesisView {
        // Notes of lines before this block stay with the page.
        let before = self.take_notes();
        let mut view = SynthesisView {
            prose: None,
            statement: None,
            caveat: None,
            context: None,
            chart: None,
            rests: Vec::new(),
            notes: Vec::new(),
        };
        match blocks {
            [Block::Statement { of: Target::Point(id), .. }] => {
                view.statement = Some(statement::key(id));
                view.chart = self.chart_of(id);
            }
            [Block::Statement { of: Target::Caveat(id), .. }] => {
                view.caveat = Some(notes::caveat(self, id));
            }
            [Block::Statement { of: Target::Context(id), .. }] => {
                view.context = Some(notes::context(self.shared, id));
            }
            _ => {
                let blocks = blocks.iter().map(|block| self.block(block, deeper));
                let text = ProseText::Blocks(blocks.collect());
                view.prose = Some(Prose { text, place: Arc::clone(&self.place) });
            }
        }
        view.rests = std::mem::take(&mut self.rests);
        view.notes = std::mem::replace(&mut self.notes, before);
        view
    }

    /// The chart of the measure that a statement's figure stands beside others in.
    fn chart_of(&self, id: &crate::model::PointId) -> Option<super::parts::DrawingView> {
        let index = &self.shared.index;
        let number = index.comparison_of.get(id)?;
        let comparison = index.pack.comparisons.get(*number)?;
        let points = figure::live_points(index, comparison);
        let chart_id = format!("chart:block:{}:{}", id.article, id.point);
        drawing::compared(index, comparison, &points, chart_id)
    }

    /// Where a link, a picture or a marked passage leads.
    pub(super) fn plain(&self, target: &Target) -> Anchor {
        let pack = self.shared.index.pack;
        let mut anchor = Anchor::default();
        match target {
            Target::Point(id) => {
                anchor.href = urls::point(id);
                anchor.title = pack.points.get(id).map(|point| point.says.to_string());
            }
            Target::Caveat(id) => anchor.href = urls::point(id),
            Target::Context(id) => anchor.href = urls::context(id),
            Target::Page { key, fragment } => {
                anchor.href = self.page(key, fragment.as_deref());
            }
            Target::Asset(id) => {
                anchor.href = urls::asset(id.path());
                anchor.pixels = self.shared.index.options.pixels.get(id.path()).copied();
            }
            Target::Outside(url) => {
                anchor.href.clone_from(url);
                anchor.external = true;
            }
        }
        anchor
    }

    /// The address of a page; within the page itself it stays in the file it stands in.
    fn page(&self, key: &PageKey, fragment: Option<&str>) -> String {
        let sheet = Sheet::first(key.clone());
        let href = urls::sheet(&sheet, self.shared.index.pack);
        match fragment {
            Some(fragment) => format!("{href}#{fragment}"),
            None => href,
        }
    }

    pub(super) fn citation(&mut self, target: &Target, manner: Manner) -> Anchor {
        let locator = notes::locator(self.shared, target);
        if manner == Manner::Bare {
            let plain = self.plain(target);
            return Anchor { label: Some(locator), id: None, ..plain };
        }
        let next = u32::try_from(self.numbers.len() + 1).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(target.clone()).or_insert(next);
        let prefix = &self.setting.prefix;
        let n_marks = self.n_marks.entry(number).or_default();
        *n_marks += 1;
        let id = match *n_marks {
            1 => format!("{prefix}cite:{number}"),
            n => format!("{prefix}cite:{number}:{n}"),
        };
        if number == next && *n_marks == 1 {
            let note = notes::note(self, target, number);
            self.notes.push(note);
        }
        let number = number.to_string();
        let title = self
            .shared
            .index
            .words
            .fill("note.title", &[("n", &number), ("locator", &locator)]);
        Anchor {
            // The note stands in the same file, wherever the text is set.
            href: format!("#{prefix}note:{number}"),
            external: false,
            label: Some(number),
            title: Some(title),
            pixels: None,
            id: Some(id),
        }
    }
}
