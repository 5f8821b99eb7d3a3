//! One struct a page kind. A template gets `pack`, `words`, `statements`, `head` and `page`.

mod actor;
mod article;
mod evidence;
mod home;
mod register;
mod text;
mod topic;

use serde::Serialize;

use super::parts::LinkView;
use super::prose::Prose;

pub(crate) use actor::{ActorPage, RoleView};
pub(crate) use article::{ArticlePage, FactView, ParagraphView, SourceView};
pub(crate) use evidence::{
    AskedView, CoverageView, EvidencePage, LegendView, WeaknessView,
};
pub(crate) use home::{DisputeView, HomePage, KeyFigureView, TopicSummaryView};
pub(crate) use register::{
    FiguresPage, GlossaryPage, QuotationsPage, SearchPage, SourcesPage, TermView,
    TimelineEntryView, TimelinePage,
};
pub(crate) use text::{MovedPage, NotFoundPage, PartView, PrintPage, TextPage};
pub(crate) use topic::{
    AgreementView, CellView, ColumnView, DayView, HolderView, MatrixView, PositionView,
    RowView, SourceLineView, TopicPage,
};

/// One page: what every page has, and what its kind has.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PageView {
    /// What every page has.
    pub(crate) head: HeadView,
    /// What its kind has.
    pub(crate) page: Page,
}

/// A page that stands in a file of its own and is set on the print page as well.
#[derive(Clone, Debug)]
pub(crate) struct OpenPageView {
    /// The head of the file.
    pub(crate) head: HeadView,
    /// What is set in both, with signs for where it stands.
    pub(crate) open: PageView,
}

/// What its kind has; the template is named after the variant: `home.html`, `topic.html`.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[allow(
    clippy::missing_docs_in_private_items,
    reason = "each variant is named as the struct it holds"
)]
pub(crate) enum Page {
    Home(Box<HomePage>),
    Topic(Box<TopicPage>),
    Article(Box<ArticlePage>),
    Actor(Box<ActorPage>),
    Timeline(Box<TimelinePage>),
    Figures(Box<FiguresPage>),
    Quotations(Box<QuotationsPage>),
    Sources(Box<SourcesPage>),
    Evidence(Box<EvidencePage>),
    Glossary(Box<GlossaryPage>),
    Search(Box<SearchPage>),
    Print(Box<PrintPage>),
    Text(Box<TextPage>),
    Moved(Box<MovedPage>),
    NotFound(Box<NotFoundPage>),
}

/// What every page has.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HeadView {
    /// Its kind, as a class and a template's name: `topic`.
    pub(crate) kind: String,
    /// Its address from the pack's root.
    pub(crate) href: String,
    /// The way to the pack's root: empty, or `../`.
    pub(crate) root: String,
    /// What its ids begin with: empty, but for the parts of the print page, whose first element
    /// bears `<prefix>top`. A template writes it before every id of its own and before every id
    /// that a view gives, but for those of notes; addresses have it already.
    pub(crate) prefix: String,
    /// Stands before what a page shows in a file of its own alone, not on the print page.
    pub(crate) alone: String,
    /// Stands after it.
    pub(crate) alone_end: String,
    /// Stands before what a page shows on the print page alone.
    pub(crate) among: String,
    /// Stands after it.
    pub(crate) among_end: String,
    /// Which part of a page in several files it is, from 1.
    pub(crate) part: usize,
    /// How many files the page has.
    pub(crate) n_parts: usize,
    /// The same in words, where there are several: "Part 2 of 3".
    pub(crate) part_text: Option<String>,
    /// Its date (ISO 8601): an article's publication, else the day the pack was prepared.
    pub(crate) date: Option<String>,
    /// Its own title: the `h1`.
    pub(crate) title: String,
    /// The title in the browser's tab: its own and the pack's.
    pub(crate) full_title: String,
    /// What it holds, in a sentence for search engines.
    pub(crate) description: String,
    /// Its absolute address, where the pack has one.
    pub(crate) canonical: Option<String>,
    /// The way to it from the first page.
    pub(crate) breadcrumbs: Vec<LinkView>,
    /// The page before it in its row.
    pub(crate) previous: Option<LinkView>,
    /// The page after it in its row.
    pub(crate) next: Option<LinkView>,
    /// Its sections that hold something, on long pages. They lead to ids of this page,
    /// `#<prefix>section:<name>`: the colon keeps them apart from the ids that authors write.
    pub(crate) contents: Vec<LinkView>,
    /// `meta` elements: Open Graph, Dublin Core, Highwire.
    pub(crate) metas: Vec<MetaView>,
    /// Linked data as JSON, safe inside a `script` element.
    pub(crate) json_ld: String,
    /// How to cite it.
    pub(crate) cite_as: String,
    /// The line at its foot.
    pub(crate) footer: Option<Prose>,
    /// The address of its part on the print page, from the pack's root, with the question that
    /// has this part chosen there; for pages that always stand on it.
    pub(crate) printed: Option<String>,
    /// The topic whose accent it bears, as a number from 1 in the briefing's order.
    pub(crate) topic_number: Option<usize>,
}

/// A `meta` element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct MetaView {
    /// `name` or `property`.
    pub(crate) attribute: String,
    /// Its name.
    pub(crate) name: String,
    /// Its content.
    pub(crate) content: String,
}
