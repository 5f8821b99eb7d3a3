//! One struct a page kind. A template gets `pack`, `words`, `statements`, `head` and `page`.

mod actor;
mod article;
mod evidence;
mod home;
mod register;
mod text;
mod topic;

use std::sync::Arc;

use serde::Serialize;

use super::parts::{
    CaveatView, ComparisonView, ContextView, CorrectionView, LinkView, PackView,
    Statements,
};
use super::prose::Prose;

pub use actor::{ActorPage, RoleView};
pub use article::{ArticlePage, FactView, ParagraphView, SourceView};
pub use evidence::{AskedView, CoverageView, EvidencePage, WeaknessView};
pub use home::{DisputeView, HomePage, TopicSummaryView};
pub use register::{
    FiguresPage, GlossaryPage, QuotationsPage, SearchPage, SourcesPage, TermView,
    TimelineEntryView, TimelinePage,
};
pub use text::{MovedPage, NotFoundPage, PrintPage, TextPage};
pub use topic::{
    AgreementView, CellView, ColumnView, DayView, MatrixView, RowView, SourceLineView,
    TopicPage,
};

/// The whole site.
#[derive(Clone, Debug)]
pub struct Site {
    /// What every page shows.
    pub pack: Arc<PackView>,
    /// All statements, each made once.
    pub statements: Arc<Statements>,
    /// The pages, in the order they are written.
    pub pages: Vec<PageView>,
    /// What the bibliography's data files hold, by date of publication.
    pub bibliography: Vec<SourceView>,
    /// The topics with their answers, in the briefing's order.
    pub topics: Vec<TopicSummaryView>,
    /// The figures by measure.
    pub comparisons: Vec<ComparisonView>,
    /// What the articles do not establish.
    pub caveats: Vec<CaveatView>,
    /// Facts from outside the articles.
    pub context: Vec<ContextView>,
    /// The glossary.
    pub terms: Vec<TermView>,
    /// What was wrong in an earlier issue.
    pub corrections: Vec<CorrectionView>,
}

/// One page: what every page has, and what its kind has.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// What every page has.
    pub head: HeadView,
    /// What its kind has.
    pub page: Page,
}

/// What its kind has; the template is named after the variant: `home.html`, `topic.html`.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each variant is named as the struct it holds")]
pub enum Page {
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
pub struct HeadView {
    /// Its kind, as a class and a template's name: `topic`.
    pub kind: String,
    /// Its address from the pack's root.
    pub href: String,
    /// The way to the pack's root: empty, or `../`.
    pub root: String,
    /// What its ids begin with: empty, but for the parts of the print page, whose first element
    /// bears `<prefix>top`. A template writes it before every id of its own and before every id
    /// that a view gives, but for those of notes; addresses have it already.
    pub prefix: String,
    /// Which part of a page in several files it is, from 1.
    pub part: usize,
    /// How many files the page has.
    pub n_parts: usize,
    /// The same in words, where there are several: "Part 2 of 3".
    pub part_text: Option<String>,
    /// Its date (ISO 8601): an article's publication, else the day the pack was prepared.
    pub date: Option<String>,
    /// Its own title: the `h1`.
    pub title: String,
    /// The title in the browser's tab: its own and the pack's.
    pub full_title: String,
    /// What it holds, in a sentence for search engines.
    pub description: String,
    /// Its absolute address, where the pack has one.
    pub canonical: Option<String>,
    /// The way to it from the first page.
    pub breadcrumbs: Vec<LinkView>,
    /// The page before it in its row.
    pub previous: Option<LinkView>,
    /// The page after it in its row.
    pub next: Option<LinkView>,
    /// Its sections that hold something, on long pages. They lead to ids of this page,
    /// `#<prefix>section:<name>`: the colon keeps them apart from the ids that authors write.
    pub contents: Vec<LinkView>,
    /// `meta` elements: Open Graph, Dublin Core, Highwire.
    pub metas: Vec<MetaView>,
    /// Linked data as JSON, safe inside a `script` element.
    pub json_ld: String,
    /// How to cite it.
    pub cite_as: String,
    /// The line at its foot.
    pub footer: Option<Prose>,
    /// The topic whose accent it bears, as a number from 1 in the briefing's order.
    pub topic_number: Option<usize>,
}

/// A `meta` element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MetaView {
    /// `name` or `property`.
    pub attribute: String,
    /// Its name.
    pub name: String,
    /// Its content.
    pub content: String,
}
