//! Two things at one address: on file systems that ignore case, and within one page.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::diag::{Code, Diagnostic};
use crate::model::{ArticleId, PageKey, Slug};
use crate::parse::Draft;
use crate::prose::Block;
use crate::source::{SourceId, Span, Spanned};

use super::{Entry, Index, Statement, Whoever};

/// Who has an address: where it is given, and what it is.
struct Owner<'d> {
    span: Option<Span>,
    who: Who<'d>,
    /// What to do where the program itself has the address.
    remedy: &'static str,
}

/// What has an address, put into words where they are asked for: hardly ever.
enum Who<'d> {
    /// The program itself: a page or a folder.
    Program(&'static str),
    /// A file.
    File(&'d SourceId),
    /// Something by its id.
    Named(&'static str, &'d str),
}

impl fmt::Display for Who<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program(what) => write!(f, "the program's own {what}"),
            Self::File(file) => write!(f, "`{file}`"),
            Self::Named("", id) => write!(f, "`{id}`"),
            Self::Named(what, id) => write!(f, "{what} `{id}`"),
        }
    }
}

/// The addresses of one folder or one page, as file systems that ignore case see them.
#[derive(Default)]
struct Taken<'d> {
    /// For lookup alone.
    owners: HashMap<String, Owner<'d>>,
}

impl<'d> Taken<'d> {
    /// Takes an address, or reports who has it.
    fn take(
        &mut self,
        address: String,
        owner: Owner<'d>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let Some(other) = self.owners.get(&address) else {
            self.owners.insert(address, owner);
            return;
        };
        let is_own = other.span.is_none();
        let verb = if is_own { "would get" } else { "wants" };
        let message = format!(
            "{} {verb} the address `{address}`, which {} has",
            owner.who, other.who
        );
        let mut problem = Diagnostic::new(Code::AddressTaken, message);
        problem.span.clone_from(&owner.span);
        if let Some(span) = other.span.clone() {
            problem = problem.also(span, other.who.to_string());
        }
        let both = "give one of the two another name";
        problems.push(problem.help(if is_own { owner.remedy } else { both }));
    }
}

/// Reports addresses that two pages want. Those within a page are told with its article.
pub(super) fn check(index: &Index<'_>, problems: &mut Vec<Diagnostic>) {
    pages(index, problems);
    briefing_topics(index.draft, problems);
}

/// What wants an address: its id, and where it is written.
type Entrant<'d> = (&'d Slug, &'d Span, Who<'d>);

/// The folders among the names that no page may take.
const FOLDERS: [&str; 5] = ["topics", "articles", "people", "organisations", "static"];

/// The addresses of pages.
fn pages<'d>(index: &Index<'d>, problems: &mut Vec<Diagnostic>) {
    let mut taken = Taken::default();
    for name in PageKey::RESERVED {
        let what = if FOLDERS.contains(&name) { "folder" } else { "page" };
        let owner = Owner { span: None, who: Who::Program(what), remedy: "" };
        taken.owners.insert(name.to_owned(), owner);
    }
    let mut folder =
        |home: &str, entries: Vec<Entrant<'d>>, old: Vec<&'d Spanned<Slug>>| {
            for (slug, span, who) in entries {
                let span = Some(span.clone());
                let owner = Owner { span, who, remedy: "rename the file" };
                taken.take([home, &slug.folded()].concat(), owner, problems);
            }
            for slug in old {
                let who = Who::Named("the old name", slug.value.as_str());
                let span = Some(slug.span.clone());
                let owner = Owner { span, who, remedy: "take the old name out" };
                taken.take([home, &slug.value.folded()].concat(), owner, problems);
            }
        };
    let all: Vec<_> = index.pages.entries().map(|(_, page)| *page).collect();
    folder(
        "",
        all.iter().map(|p| (&p.id.0, &p.title.span, Who::File(&p.file))).collect(),
        all.iter().flat_map(|page| &page.renamed_from).collect(),
    );
    let all: Vec<_> = index.topics.entries().map(|(_, topic)| *topic).collect();
    folder(
        "topics/",
        all.iter().map(|t| (&t.id.0, &t.title.span, Who::File(&t.file))).collect(),
        all.iter().flat_map(|topic| &topic.renamed_from).collect(),
    );
    let all: Vec<_> = index.articles.entries().map(|(_, entry)| entry.article).collect();
    folder(
        "articles/",
        all.iter().map(|a| (&a.id.0, &a.title.span, Who::File(&a.file))).collect(),
        all.iter().flat_map(|article| &article.renamed_from).collect(),
    );
    let (mut people, mut organisations) = (Vec::new(), Vec::new());
    let (mut old_people, mut old_organisations) = (Vec::new(), Vec::new());
    for (_, whoever) in index.actors.entries() {
        let (id, before, ids, old) = match whoever {
            Whoever::Person(p) => (&p.id, &p.renamed_from, &mut people, &mut old_people),
            Whoever::Organisation(o) => {
                (&o.id, &o.renamed_from, &mut organisations, &mut old_organisations)
            }
        };
        ids.push((&id.value, &id.span, Who::Named("", id.value.as_str())));
        old.extend(before);
    }
    folder("people/", people, old_people);
    folder("organisations/", organisations, old_organisations);
}

/// A topic has one place in the order.
fn briefing_topics(draft: &Draft, problems: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, &Span> = BTreeMap::new();
    for topic in draft.briefing.iter().flat_map(|briefing| &briefing.topics) {
        let Some(span) = first.get(topic.value.as_str()) else {
            first.insert(topic.value.as_str(), &topic.span);
            continue;
        };
        let message = format!("the topic `{}` is listed twice", topic.value);
        problems.push(
            Diagnostic::at(Code::DuplicateId, topic.span.clone(), message)
                .also((*span).clone(), "first here")
                .help("leave it at one place"),
        );
    }
}

/// The places within an article's page: statements, their old ids, headings.
pub(in crate::link) fn within_article(
    index: &Index<'_>,
    entry: Entry<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut taken = Taken::default();
    let article = &entry.article.id;
    headings(&entry.article.body.blocks, article, &mut taken);
    let statements: Vec<Statement<'_>> = index.statements.of_article(article).collect();
    let ids = statements.iter().map(|statement| (statement.id(), "the statement"));
    let old = statements.iter().flat_map(|statement| statement.renamed_from());
    for (id, what) in ids.chain(old.map(|old| (old, "the old id"))) {
        let who = Who::Named(what, id.value.as_str());
        let owner = Owner { span: Some(id.span.clone()), who, remedy: "" };
        let address = [article.as_str(), "#", id.value.as_str()].concat();
        taken.take(address, owner, problems);
    }
}

fn headings<'d, R>(blocks: &'d [Block<R>], article: &ArticleId, taken: &mut Taken<'d>) {
    for block in blocks {
        match block {
            Block::Heading { id, origin, .. } => {
                let who = Who::Named("the heading", id);
                let owner = Owner { span: Some(origin.span()), who, remedy: "" };
                let address = [article.as_str(), "#", id].concat();
                taken.owners.entry(address).or_insert(owner);
            }
            Block::Quote { content } | Block::Footnote { content, .. } => {
                headings(content, article, taken);
            }
            Block::List { items, .. } => {
                for item in items {
                    headings(item, article, taken);
                }
            }
            _ => {}
        }
    }
}
