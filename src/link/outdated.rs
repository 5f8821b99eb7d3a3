//! The evidence lock against the originals, where they are at hand: a linked pack goes in, and
//! what its lock says otherwise comes out.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Severity};
use crate::evidence::fold;
use crate::model::{ArticleId, Pack, Passage, PointId, Slug};
use crate::parse::{Draft, LockDraft, LockedPassage, PassageDraft};
use crate::source::{SourceFile, SourceId, Sources, Span};

use super::ground::UPDATE;
use super::lock;
use super::locked;
use super::passages::counted;

/// Holds the lock against the originals, where they are at hand.
pub(super) fn check(
    pack: &Pack,
    sources: &Sources,
    draft: &Draft,
    problems: &mut Vec<Diagnostic>,
) {
    if sources.originals.is_none() || draft.broken.lock {
        return;
    }
    let before = problems.len();
    changed(pack, draft, problems);
    let has_cause = problems.len() > before
        || problems.iter().any(|problem| problem.severity() == Severity::Error);
    let written = lock::lock(pack, sources);
    let file = sources.files.get(&SourceId::new(lock::PATH));
    let there = file.map(SourceFile::whole);
    let needs_lock = pack.articles.values().any(|article| article.original.is_some());
    // Behind an error the lock cannot be right: the error is the cause.
    if has_cause || !needs_lock && there.is_none() || there == written.as_deref() {
        return;
    }
    let problem = match (&draft.lock, file, written) {
        (Some(lock), Some(file), Some(written)) => {
            outdated(lock, (file, &written), pack, draft, sources)
        }
        _ => Diagnostic::new(Code::LockOutdated, "there is no evidence lock yet"),
    };
    problems.push(problem.help(UPDATE));
}

/// Reports originals that are not those that the lock was made from.
fn changed(pack: &Pack, draft: &Draft, problems: &mut Vec<Diagnostic>) {
    for article in pack.articles.values() {
        let Some(original) = &article.original else { continue };
        let locked = draft.lock.as_ref().and_then(|l| l.originals.get(&original.file));
        let Some(locked) = locked.filter(|locked| locked.sha256 != original.sha256)
        else {
            continue;
        };
        let message =
            format!("the original `{}` is not the one that was checked", original.file);
        problems.push(
            Diagnostic::at(Code::OriginalChanged, locked.span.clone(), message)
                .note(format!("then {}, now {}", locked.sha256, original.sha256))
                .help(format!("bring the old file back, or {UPDATE}")),
        );
    }
}

/// What the lock lacks and what it holds in vain; where neither, its first line that would be
/// written otherwise.
fn outdated(
    lock: &LockDraft,
    (file, written): (&SourceFile, &str),
    pack: &Pack,
    draft: &Draft,
    sources: &Sources,
) -> Diagnostic {
    let unused: Vec<Span> = unused(lock, pack)
        .into_iter()
        .map(|passage| locked::words_span(passage, sources))
        .collect();
    let missing: Vec<Span> = missing(lock, pack, draft);
    let passages = |all: &[Span]| counted(all.len(), "passage");
    let message = match (missing.as_slice(), unused.as_slice()) {
        ([], []) => {
            "the evidence lock is not as it would be written from these originals"
                .to_owned()
        }
        (lacks, []) => format!("the evidence lock lacks {}", passages(lacks)),
        ([], holds) => {
            format!("the evidence lock holds {} that nothing uses", passages(holds))
        }
        (lacks, holds) => format!(
            "the evidence lock lacks {} and holds {} that nothing uses",
            passages(lacks),
            passages(holds)
        ),
    };
    let lacks = missing.into_iter().map(|span| (span, "not in the lock"));
    let mut places =
        lacks.chain(unused.into_iter().map(|span| (span, "nothing uses it")));
    let (first, label) = places
        .next()
        .unwrap_or_else(|| (differs(file, written), "the first line that would change"));
    places.fold(
        Diagnostic::at(Code::LockOutdated, first, message).label(label),
        |problem, (span, label)| problem.also(span, label),
    )
}

/// The passages of the lock that no statement of their article rests on.
fn unused<'d>(lock: &'d LockDraft, pack: &Pack) -> Vec<&'d LockedPassage> {
    let mut unused = Vec::new();
    for (id, article) in &lock.articles {
        let used: BTreeSet<String> =
            passages(pack, id).map(|(_, _, passage)| fold(&passage.words)).collect();
        let all = article.passages.values().flatten();
        unused.extend(all.filter(|passage| !used.contains(&fold(&passage.words))));
    }
    unused
}

/// Where the passages are written that the lock does not have.
fn missing(lock: &LockDraft, pack: &Pack, draft: &Draft) -> Vec<Span> {
    let mut missing = Vec::new();
    for article in pack.articles.values().filter(|article| article.original.is_some()) {
        let locked = lock.articles.get(&article.id);
        let locked: BTreeSet<String> = locked
            .into_iter()
            .flat_map(|article| article.passages.values().flatten())
            .map(|passage| fold(&passage.words))
            .collect();
        for (id, n, passage) in passages(pack, &article.id) {
            if !locked.contains(&fold(&passage.words)) {
                let drafts = written(draft, &article.id, &id.point);
                missing
                    .extend(drafts.and_then(|all| Some(all.get(n)?.exact.span.clone())));
            }
        }
    }
    missing
}

/// The passages of an article that were found, each with its statement and its number there.
fn passages<'p>(
    pack: &'p Pack,
    article: &ArticleId,
) -> impl Iterator<Item = (&'p PointId, usize, &'p Passage)> {
    let article = pack.articles.get(article);
    let points = article.into_iter().flat_map(|article| &article.points);
    let points =
        points.filter_map(|id| Some((id, pack.points.get(id)?.passages.as_ref())));
    let caveats = article.into_iter().flat_map(|article| &article.caveats);
    let caveats =
        caveats.filter_map(|id| Some((id, pack.caveats.get(id)?.passages.as_ref())));
    points.chain(caveats).flat_map(|(id, passages)| {
        let all = passages.iter().enumerate();
        let found = all.filter(|(_, passage)| !passage.places.is_empty());
        found.map(move |(n, passage)| (id, n, passage))
    })
}

/// The passages of a statement as its author wrote them.
fn written<'d>(
    draft: &'d Draft,
    article: &ArticleId,
    id: &Slug,
) -> Option<&'d [PassageDraft]> {
    let summary = draft.summaries.iter().find(|summary| summary.id == *article)?;
    let points = summary.points.iter().map(|point| (&point.id, &point.passages));
    let caveats = summary.caveats.iter().map(|caveat| (&caveat.id, &caveat.passages));
    let mut all = points.chain(caveats);
    all.find(|(other, _)| other.value == *id).map(|(_, passages)| passages.as_slice())
}

/// The first line of a file that would be written otherwise.
fn differs(file: &SourceFile, written: &str) -> Span {
    let mut wanted = written.split('\n');
    let mut start = 0;
    for line in file.whole().split('\n') {
        if wanted.next() != Some(line) {
            return Span::new(&file.id, start..start + line.len());
        }
        start += line.len() + 1;
    }
    let end = file.whole().len();
    Span::new(&file.id, end..end)
}
