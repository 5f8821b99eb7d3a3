//! The places on a page that a link may name: statements, paragraphs, headings, entries.

use crate::model::PageKey;
use crate::prose::Block;

use super::index::Index;

/// The ids that a page has by its author's doing; none where the program makes them.
pub(super) fn of(key: &PageKey, index: &Index<'_>) -> Option<Vec<String>> {
    let mut places = Vec::new();
    match key {
        PageKey::Article(id) => {
            let entry = index.articles.get(id.as_str())?;
            in_blocks(&entry.article.body.blocks, &mut places);
            for statement in index.statements.of_article(id) {
                places.push(statement.id().value.to_string());
                let old = statement.renamed_from().iter();
                places.extend(old.map(|old| old.value.to_string()));
            }
        }
        PageKey::Topic(id) => {
            in_blocks(&index.topics.get(id.as_str())?.body.blocks, &mut places);
        }
        PageKey::Page(id) => {
            in_blocks(&index.pages.get(id.as_str())?.body.blocks, &mut places);
        }
        PageKey::Glossary => {
            places.extend(index.terms.entries().map(|(id, _)| id.to_owned()));
        }
        PageKey::Figures => {
            places.extend(index.measures.entries().map(|(id, _)| id.to_owned()));
        }
        _ => return None,
    }
    Some(places)
}

fn in_blocks<R>(blocks: &[Block<R>], places: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { id, .. } => places.push(id.clone()),
            Block::Paragraph { number, .. } | Block::Table { number, .. } => {
                places.push(format!("p{number}"));
            }
            Block::List { items, .. } => {
                for item in items {
                    in_blocks(item, places);
                }
            }
            Block::Quote { content } | Block::Footnote { content, .. } => {
                in_blocks(content, places);
            }
            _ => {}
        }
    }
}
