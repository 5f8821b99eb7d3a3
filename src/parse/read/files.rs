//! A pack's files, each to the reader that its path asks for.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Checked, Code, Diagnostic};
use crate::model::{ArticleId, PageId, Slug, TopicId};
use crate::source::{SourceFile, Sources, Span, Spanned};

use super::super::yaml::{self, Node};
use super::super::{
    Draft, Lost, Memo, article, briefing, lock, page, registers, style, summary, topic,
    words,
};
use super::values::mended;
use super::{Reader, register};

/// Reads every file of a pack; what the memo keeps of a file that is still the same is not read
/// again.
pub(crate) fn draft(sources: &Sources, memo: &mut Memo) -> Checked<Draft> {
    let files: Vec<&SourceFile> = sources.files.values().collect();
    let kept = &*memo;
    let parts: Vec<Arc<Checked<Draft>>> = files
        .par_iter()
        .enumerate()
        .map(|(n, each)| kept.of(n, each).unwrap_or_else(|| Arc::new(file(each))))
        .collect();
    memo.keep(files.into_iter().zip(&parts));
    let mut problems = Vec::new();
    let mut draft = Draft::default();
    for part in parts {
        draft.add(&part.value);
        problems.extend_from_slice(&part.problems);
    }
    Checked::new(draft, problems)
}

/// Reads one file: what it gives to the draft. A file that is none of a pack's gives nothing.
pub(crate) fn file(file: &SourceFile) -> Checked<Draft> {
    let reader = Reader::new(file);
    let mut draft = Draft::default();
    match file.id.path().split('/').collect::<Vec<_>>().as_slice() {
        ["briefing.yaml"] => settings(&reader, &mut draft),
        ["content", folder @ ("articles" | "topics" | "pages"), name] => {
            if let Some(stem) = name.strip_suffix(".md") {
                text(&reader, folder, stem, &mut draft);
            }
        }
        ["content", "summaries", name] => {
            if let Some(stem) = name.strip_suffix(".yaml") {
                sum_up(&reader, stem, &mut draft);
            }
        }
        ["content", "evidence.lock"] => {
            draft.lock = reader.take(lock::lock(file)).map(Arc::new);
            draft.broken.lock = draft.lock.is_none();
        }
        ["content", name] => register_of(&reader, name, &mut draft),
        ["themes", theme, "theme.yaml"] => {
            let described = root(&reader).and_then(|node| words::theme(&reader, &node));
            draft.themes.insert((*theme).to_owned(), described.unwrap_or_default());
        }
        ["themes", theme, "i18n", name] => {
            if let Some(language) = name.strip_suffix(".yaml") {
                let words = root(&reader).map(|node| words::interface(&reader, &node));
                let theme = draft.themes.entry((*theme).to_owned()).or_default();
                theme.words.insert(language.to_owned(), words.unwrap_or_default());
            }
        }
        _ => {}
    }
    reader.done(draft)
}

/// The YAML of a whole file.
fn root(reader: &Reader) -> Option<Node> {
    reader.take(yaml::read(reader.file, 0..reader.file.whole().len()))
}

fn settings(reader: &Reader, draft: &mut Draft) {
    let (briefing, sides) = match root(reader) {
        Some(node) => briefing::briefing(reader, &node),
        None => (None, Lost::all()),
    };
    draft.broken.briefing = briefing.is_none();
    draft.broken.sides = sides;
    draft.briefing = briefing;
}

/// The slug in a file's name.
fn slug(reader: &Reader, stem: &str) -> Option<Slug> {
    let fault = match Slug::parse(stem) {
        Ok(slug) => return Some(slug),
        Err(fault) => fault,
    };
    let start = Span::new(&reader.file.id, 0..0);
    let message = format!("the file name `{stem}` cannot become an address: {fault}");
    let ending = reader.file.id.path().rsplit('.').next().unwrap_or_default();
    let help = match mended(stem, fault) {
        Some(name) => format!("rename the file, for instance to `{name}.{ending}`"),
        None => "rename the file; use letters, digits, `-` and `_`".to_owned(),
    };
    reader.report(Diagnostic::at(Code::InvalidSlug, start, message).help(help));
    None
}

/// Reads a Markdown file of one of the three folders.
fn text(reader: &Reader, folder: &str, stem: &str, draft: &mut Draft) {
    let slug = slug(reader, stem);
    let lost = |lost: &mut Lost| {
        lost.ids.insert(stem.to_owned());
    };
    match folder {
        "articles" => match slug.and_then(|s| article::article(reader, ArticleId(s))) {
            Some(article) => draft.articles.push(Arc::new(article)),
            None => lost(&mut draft.broken.articles),
        },
        "topics" => match slug.and_then(|s| topic::topic(reader, TopicId(s))) {
            Some(topic) => draft.topics.push(Arc::new(topic)),
            None => lost(&mut draft.broken.topics),
        },
        _ => match slug.and_then(|s| page::page(reader, PageId(s))) {
            Some(page) => draft.pages.push(Arc::new(page)),
            None => lost(&mut draft.broken.pages),
        },
    }
}

fn sum_up(reader: &Reader, stem: &str, draft: &mut Draft) {
    let node = root(reader);
    let read = slug(reader, stem)
        .zip(node)
        .map(|(slug, node)| summary::summary(reader, ArticleId(slug), &node));
    let (summary, points) = read.unwrap_or_default();
    draft.broken.points = points;
    match summary {
        Some(summary) => draft.summaries.push(Arc::new(summary)),
        None => {
            draft.broken.summaries.ids.insert(stem.to_owned());
        }
    }
}

/// Reads a file of `content/` that is a register.
fn register_of(reader: &Reader, name: &str, draft: &mut Draft) {
    let Draft { people, organisations, measures, glossary, context, broken, .. } = draft;
    match name {
        "people.yaml" => {
            fill(reader, people, &mut broken.people, registers::person);
        }
        "organisations.yaml" => {
            fill(
                reader,
                organisations,
                &mut broken.organisations,
                registers::organisation,
            );
        }
        "measures.yaml" => {
            fill(reader, measures, &mut broken.measures, registers::measure);
        }
        "glossary.yaml" => {
            fill(reader, glossary, &mut broken.glossary, registers::term);
        }
        "context.yaml" => {
            fill(reader, context, &mut broken.context, registers::context);
        }
        "style.yaml" => {
            let style = root(reader).and_then(|node| style::style(reader, &node));
            broken.style = style.is_none();
            draft.style = style.unwrap_or_default();
        }
        _ => {}
    }
}

fn fill<T>(
    reader: &Reader,
    entries: &mut Vec<T>,
    lost: &mut Lost,
    entry: fn(&Reader, Spanned<Slug>, &Node) -> Option<T>,
) {
    (*entries, *lost) = match root(reader) {
        Some(node) => register(reader, "the file", &node, "a register", |id, node| {
            entry(reader, id, node)
        }),
        None => (vec![], Lost::all()),
    };
}
