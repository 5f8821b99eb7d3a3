//! The text that passages of an article are looked for in, as it stands in the sources.

use std::sync::Arc;

use crate::link::Prose;
use crate::model::{Article, BodyKind};
use crate::parse::{self, ArticleDraft};
use crate::source::Sources;

use super::{CheckedText, Desk};

/// The text, and what is to be known of it.
pub(super) struct Ground {
    /// Which text it is.
    pub(super) of: CheckedText,
    /// The letters, where they are at hand.
    pub(super) prose: Option<Prose>,
    /// The language that its numbers are read by.
    pub(super) language: String,
}

/// Finds the text of an article.
pub(super) fn of(article: &Article, desk: &Desk<'_>) -> Ground {
    let draft = draft(article, desk.sources);
    let own = draft.as_ref().and_then(|draft| draft.language.as_ref());
    let language = own.map_or(&desk.pack.briefing.language, |own| &own.value).clone();
    if article.body_kind == BodyKind::Full {
        let prose = draft.as_ref().map(|draft| Prose::of_body(draft));
        return Ground { of: CheckedText::Body, prose, language };
    }
    let name = draft.and_then(|draft| draft.original.clone()).map(|name| name.value);
    let originals = desk.sources.originals.as_ref();
    let original = originals.zip(name.as_ref()).and_then(|(all, name)| all.get(name));
    match (original, name) {
        (Some(original), Some(name)) => {
            let prose = Some(Prose::of_original(&original.file));
            Ground { of: CheckedText::Original(name), prose, language }
        }
        (_, name) => Ground { of: CheckedText::Elsewhere(name), prose: None, language },
    }
}

/// The article as it is written. Its file alone is read: of what other files say, nothing is
/// asked here.
fn draft(article: &Article, sources: &Sources) -> Option<Arc<ArticleDraft>> {
    let id = article.origin.span().file;
    let mut alone = Sources::default();
    alone.files.insert(id.clone(), sources.files.get(&id)?.clone());
    parse::draft(&alone, &mut parse::Memo::default()).value.articles.into_iter().next()
}
