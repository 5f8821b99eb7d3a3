//! What the passages of an article are looked for in: its body where that is the article
//! itself, else its captured original, else what the evidence lock remembers of it.

use crate::diag::{Code, Diagnostic};
use crate::model::{BodyKind, CheckedOriginal};
use crate::parse::{ArticleDraft, LockedArticle};
use crate::source::Sources;

use super::index::{Entry, Index};

mod letters;

pub(crate) use letters::{Prose, UnitKey, shown};

/// Where an article's passages are looked for.
pub(super) enum Ground<'a> {
    /// In letters that are at hand.
    Text(Prose),
    /// In what was found when the original was at hand.
    Lock(&'a LockedArticle),
    /// Nowhere; why has been reported.
    None,
}

/// Finds out where an article's passages are to be looked for.
pub(super) fn of<'a>(
    entry: Entry<'a>,
    index: &Index<'a>,
    sources: &'a Sources,
    problems: &mut Vec<Diagnostic>,
) -> (Ground<'a>, Option<CheckedOriginal>) {
    let article = entry.article;
    if article.body_kind == BodyKind::Full {
        return (Ground::Text(Prose::of_body(article)), None);
    }
    let has_passages = entry.summary.is_some_and(|summary| {
        summary.points.iter().any(|point| !point.passages.is_empty())
            || summary.caveats.iter().any(|caveat| !caveat.passages.is_empty())
    });
    let Some(name) = &article.original else {
        if has_passages {
            problems.push(without_original(article));
        }
        return (Ground::None, None);
    };
    if let Some(originals) = &sources.originals {
        let Some(original) = originals.get(&name.value) else {
            let message = format!(
                "the original `{}` is not in the folder of originals",
                name.value
            );
            let problem =
                Diagnostic::at(Code::OriginalMissing, name.span.clone(), message);
            problems.push(problem.help("put the file there, or mend its name here"));
            return (Ground::None, None);
        };
        let prose = Prose::of_original(&original.file);
        let checked = CheckedOriginal {
            file: name.value.clone(),
            sha256: original.sha256.clone(),
            n_paragraphs: u32::try_from(prose.text.len()).unwrap_or(u32::MAX),
        };
        return (Ground::Text(prose), Some(checked));
    }
    locked(entry, has_passages, index, problems)
}

/// What the lock remembers of an article.
fn locked<'a>(
    entry: Entry<'a>,
    has_passages: bool,
    index: &Index<'a>,
    problems: &mut Vec<Diagnostic>,
) -> (Ground<'a>, Option<CheckedOriginal>) {
    let Some(name) = &entry.article.original else { return (Ground::None, None) };
    let Some(lock) = &index.draft.lock else {
        if has_passages && !index.draft.broken.lock {
            problems.push(never_checked(entry.article, "there is no evidence lock"));
        }
        return (Ground::None, None);
    };
    let Some(article) = lock.articles.get(&entry.article.id) else {
        if has_passages {
            let why = "the evidence lock does not know the article";
            problems.push(never_checked(entry.article, why));
        }
        return (Ground::None, None);
    };
    if article.original != name.value {
        let message = format!(
            "the evidence lock was made from `{}`, not from `{}`",
            article.original, name.value
        );
        problems.push(
            Diagnostic::at(Code::OriginalChanged, name.span.clone(), message)
                .also(article.span.clone(), "the lock names the other file here")
                .help(UPDATE),
        );
        return (Ground::None, None);
    }
    let checked = lock.originals.get(&name.value).map(|original| CheckedOriginal {
        file: name.value.clone(),
        sha256: original.sha256.clone(),
        n_paragraphs: original.paragraphs,
    });
    (Ground::Lock(article), checked)
}

/// How the lock is brought up to date.
pub(super) const UPDATE: &str =
    "run `briefpack check --originals DIR --update-lock` with the folder of originals";

fn without_original(article: &ArticleDraft) -> Diagnostic {
    let message = format!(
        "the body of `{}` is not the article itself, and no original is named",
        article.id
    );
    Diagnostic::at(Code::MissingKey, article.title.span.clone(), message).help(
        "write `original:` with the file name of the captured original, or `body: full` \
         where the body is the article",
    )
}

fn never_checked(article: &ArticleDraft, why: &str) -> Diagnostic {
    let span = article.original.as_ref().map_or(&article.title.span, |name| &name.span);
    let message = format!(
        "the passages of `{}` were never found in its original: {why}",
        article.id
    );
    Diagnostic::at(Code::PassageNotLocked, span.clone(), message).help(UPDATE)
}
