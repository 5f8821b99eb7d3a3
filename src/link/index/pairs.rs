//! Articles and their summaries, by their common slug.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::parse::{ArticleDraft, Draft, SummaryDraft, nearest};

use super::{Entry, LeftOut};
use crate::link::names::{Names, Sort};

/// Puts articles and summaries together. What has no other half is reported, unless that half
/// did not parse; where one half is a draft, both are kept out.
pub(super) fn pair<'d>(
    draft: &'d Draft,
    left_out: &mut LeftOut,
    problems: &mut Vec<Diagnostic>,
) -> Names<'d, Entry<'d>> {
    let sort = Sort {
        code: Code::BrokenLink,
        noun: "article",
        home: "content/articles",
        has_files: true,
    };
    let lost = vec![&draft.broken.articles, &draft.broken.summaries];
    let mut names = Names::new(sort, lost);
    let mut summaries: BTreeMap<&str, &Arc<SummaryDraft>> =
        draft.summaries.iter().map(|summary| (summary.id.as_str(), summary)).collect();
    let mut alone = Vec::new();
    for article in &draft.articles {
        let summary = summaries.remove(article.id.as_str());
        if article.is_draft || summary.is_some_and(|summary| summary.is_draft) {
            names.add_draft(&article.id.0);
            leave_out(article, summary.map(Arc::as_ref), left_out);
            continue;
        }
        if summary.is_none() && !draft.broken.summaries.covers(article.id.as_str()) {
            alone.push(article);
        }
        names.add(&article.id.0, &article.renamed_from, Entry { article, summary });
    }
    let mut meant = BTreeSet::new();
    for summary in summaries.into_values() {
        if !draft.broken.articles.covers(summary.id.as_str()) {
            let near = near(summary, draft);
            problems.push(without_article(summary, near));
            meant.extend(near);
        }
    }
    // A summary of nearly this name is the cause: it has been reported.
    alone.retain(|article| !meant.contains(article.id.as_str()));
    problems.extend(alone.into_iter().map(|article| without_summary(article)));
    names
}

fn leave_out(
    article: &ArticleDraft,
    summary: Option<&SummaryDraft>,
    left_out: &mut LeftOut,
) {
    let name = (article.title.span.clone(), article.file.to_string());
    if article.is_draft {
        left_out.marked.push(name);
    } else {
        left_out.with_them.push(name);
    }
    let Some(summary) = summary else { return };
    let name = (summary.headline.span.clone(), summary.file.to_string());
    if summary.is_draft {
        left_out.marked.push(name);
    } else {
        left_out.with_them.push(name);
    }
}

fn without_summary(article: &ArticleDraft) -> Diagnostic {
    let id = &article.id;
    let message = format!("the article `{id}` has no summary");
    Diagnostic::at(Code::ArticleWithoutSummary, article.title.span.clone(), message).help(
        format!(
            "write content/summaries/{id}.yaml, or put `draft: true` into the article"
        ),
    )
}

/// The article without a summary whose name is nearest to that of a summary without article.
fn near<'d>(summary: &SummaryDraft, draft: &'d Draft) -> Option<&'d str> {
    let has_summary =
        |article: &&Arc<ArticleDraft>| draft.summaries.iter().any(|s| s.id == article.id);
    let alone = draft.articles.iter().filter(|article| !has_summary(article));
    nearest(summary.id.as_str(), alone.map(|article| article.id.as_str()))
}

fn without_article(summary: &SummaryDraft, near: Option<&str>) -> Diagnostic {
    let id = &summary.id;
    let message = format!("the summary `{id}` has no article");
    Diagnostic::at(Code::SummaryWithoutArticle, summary.headline.span.clone(), message)
        .help(match near {
            Some(near) => {
                format!("did you mean `{near}`? a summary has its article's file name")
            }
            None => format!("write content/articles/{id}.md, or take the summary away"),
        })
}
