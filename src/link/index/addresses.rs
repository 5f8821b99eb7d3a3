//! Two things at one address: on file systems that ignore case, and within one page.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::model::{ArticleId, PageKey, Slug};
use crate::parse::Draft;
use crate::prose::Block;
use crate::source::{Span, Spanned};

use super::{Entry, Index, Statement, Whoever};

/// Who has an address: where it is given, and in the words of a message.
struct Owner {
    span: Option<Span>,
    words: String,
    /// What to do where the program itself has the address.
    remedy: &'static str,
}

/// The addresses of one folder or one page, as file systems that ignore case see them.
#[derive(Default)]
struct Taken {
    owners: BTreeMap<String, Owner>,
}

impl Taken {
    /// Takes an address, or reports who has it.
    fn take(&mut self, address: String, owner: Owner, problems: &mut Vec<Diagnostic>) {
        let Some(other) = self.owners.get(&address) else {
            self.owners.insert(address, owner);
            return;
        };
        let is_own = other.span.is_none();
        let verb = if is_own { "would get" } else { "wants" };
        let message = format!(
            "{} {verb} the address `{address}`, which {} has",
            owner.words, other.words
        );
        let mut problem = Diagnostic::new(Code::AddressTaken, message);
        problem.span.clone_from(&owner.span);
        if let Some(span) = other.span.clone() {
            problem = problem.also(span, other.words.clone());
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

/// The folders among the names that no page may take.
const FOLDERS: [&str; 5] = ["topics", "articles", "people", "organisations", "static"];

/// The addresses of pages.
fn pages(index: &Index<'_>, problems: &mut Vec<Diagnostic>) {
    let mut taken = Taken::default();
    for name in PageKey::RESERVED {
        let what = if FOLDERS.contains(&name) { "folder" } else { "page" };
        let words = format!("the program's own {what}");
        taken.owners.insert(name.to_owned(), Owner { span: None, words, remedy: "" });
    }
    let mut folder =
        |home: &str, entries: Vec<(&Slug, Span, String)>, old: Vec<&Spanned<Slug>>| {
            for (slug, span, words) in entries {
                let owner = Owner { span: Some(span), words, remedy: "rename the file" };
                taken.take(format!("{home}{}", slug.folded()), owner, problems);
            }
            for slug in old {
                let words = format!("the old name `{}`", slug.value);
                let span = Some(slug.span.clone());
                let owner = Owner { span, words, remedy: "take the old name out" };
                taken.take(format!("{home}{}", slug.value.folded()), owner, problems);
            }
        };
    let all: Vec<_> = index.pages.entries().map(|(_, page)| *page).collect();
    folder(
        "",
        all.iter().map(|p| (&p.id.0, p.title.span.clone(), file(&p.file))).collect(),
        all.iter().flat_map(|page| &page.renamed_from).collect(),
    );
    let all: Vec<_> = index.topics.entries().map(|(_, topic)| *topic).collect();
    folder(
        "topics/",
        all.iter().map(|t| (&t.id.0, t.title.span.clone(), file(&t.file))).collect(),
        all.iter().flat_map(|topic| &topic.renamed_from).collect(),
    );
    let all: Vec<_> = index.articles.entries().map(|(_, entry)| entry.article).collect();
    folder(
        "articles/",
        all.iter().map(|a| (&a.id.0, a.title.span.clone(), file(&a.file))).collect(),
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
        ids.push((&id.value, id.span.clone(), format!("`{}`", id.value)));
        old.extend(before);
    }
    folder("people/", people, old_people);
    folder("organisations/", organisations, old_organisations);
}

fn file(file: &crate::source::SourceId) -> String {
    format!("`{file}`")
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
        let words = format!("{what} `{}`", id.value);
        let owner = Owner { span: Some(id.span.clone()), words, remedy: "" };
        taken.take(format!("{article}#{}", id.value), owner, problems);
    }
}

fn headings<R>(blocks: &[Block<R>], article: &ArticleId, taken: &mut Taken) {
    for block in blocks {
        match block {
            Block::Heading { id, origin, .. } => {
                let words = format!("the heading `{id}`");
                let owner = Owner { span: Some(origin.span()), words, remedy: "" };
                taken.owners.entry(format!("{article}#{id}")).or_insert(owner);
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
