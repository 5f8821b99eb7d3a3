//! What cannot be without a draft goes out with it, link by link.

use crate::model::{ArticleId, PointId};
use crate::parse::Reference;
use crate::prose::Inline;

use super::{Cited, Index, Statement};

/// Takes statements out that rest on drafts, until none is left that does: arithmetic whose
/// figures are gone, and caveats that cite what is gone.
pub(super) fn take_out(index: &mut Index<'_>) {
    if !index.statements.has_drafts() && index.left_out.marked.is_empty() {
        return;
    }
    loop {
        let gone = resting_on_drafts(index);
        if gone.is_empty() {
            return;
        }
        for id in gone {
            if let Some(statement) = index.statements.take_out(&id) {
                let name = (statement.id().span.clone(), id.to_string());
                index.left_out.with_them.push(name);
            }
        }
    }
}

fn resting_on_drafts(index: &Index<'_>) -> Vec<PointId> {
    let mut gone = Vec::new();
    for (_, entry) in index.articles.entries() {
        let article = &entry.article.id;
        for statement in index.statements.of_article(article) {
            if rests_on_draft(statement, article, index) {
                gone.push(Index::point_id(article, &statement.id().value));
            }
        }
    }
    gone
}

fn rests_on_draft(
    statement: Statement<'_>,
    article: &ArticleId,
    index: &Index<'_>,
) -> bool {
    match statement {
        Statement::Point(point) => {
            point.calculation.iter().flat_map(|c| &c.of).any(|of| {
                let cited = index.statements.cited(&of.value, Some(article), index.draft);
                matches!(cited, Cited::Draft)
            })
        }
        Statement::Caveat(caveat) => {
            cites_draft(&caveat.says.value, Some(article), index)
        }
        Statement::Withdrawn(_) => false,
    }
}

/// Whether a text cites something that is kept out of the pack.
fn cites_draft(
    content: &[Inline<Reference>],
    home: Option<&ArticleId>,
    index: &Index<'_>,
) -> bool {
    let is_draft = |reference: &Reference| match reference {
        Reference::Cite(id) => {
            let cited = index.statements.cited(&id.value, home, index.draft);
            matches!(cited, Cited::Draft)
        }
        Reference::Address(_) => false,
    };
    content.iter().any(|inline| match inline {
        Inline::Citation { of } => of.iter().any(is_draft),
        Inline::Quotation { of, .. } => is_draft(of),
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Foreign { content, .. }
        | Inline::Link { content, .. } => cites_draft(content, home, index),
        _ => false,
    })
}
