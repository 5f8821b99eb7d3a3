//! What an author at work asks of a pack that is built: what rests on which words of an article,
//! which words nothing rests on, how marked words become a passage, and where things are written.
//!
//! In go a pack and the sources it was built from, out come plain values; a preview shows them,
//! and an editor may. Nothing of it is in a finished briefing. An article's text is read again
//! when it is asked for: a build keeps no letters.

use crate::model::{Article, ArticleId, Pack, Slug};
use crate::source::Sources;

mod copying;
mod ground;
mod places;
mod workbench;

#[cfg(test)]
mod tests;

pub use copying::{Copied, Note, Refusal, Selection};
pub use places::Places;
pub use workbench::{Paragraph, Piece, Statement, Workbench};

/// A pack with the sources it was built from, ready to be asked.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    pack: &'a Pack,
    sources: &'a Sources,
}

/// Which text an article's passages are looked for in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckedText {
    /// In the body: it is the article itself.
    Body,
    /// In the captured original of this file name.
    Original(String),
    /// In an original that is not at hand, of this file name where one is given: what was found
    /// in it is remembered.
    Elsewhere(Option<String>),
}

impl<'a> Desk<'a> {
    /// Sits down.
    pub(crate) fn new(pack: &'a Pack, sources: &'a Sources) -> Self {
        Self { pack, sources }
    }

    /// An article's text with all that rests on it; none where there is no such article.
    pub fn workbench(&self, article: &str) -> Option<Workbench> {
        let article = self.article(article)?;
        let ground = ground::of(article, self);
        Some(workbench::of(article, self.pack, &ground))
    }

    /// Makes a passage of words that were marked in an article's text.
    ///
    /// # Errors
    /// Why these words cannot be one.
    pub fn passage(
        &self,
        article: &str,
        selection: &Selection<'_>,
    ) -> Result<Copied, Refusal> {
        let article = self.article(article).ok_or(Refusal::NoArticle)?;
        copying::copy(&ground::of(article, self), selection)
    }

    /// Where statements and pages are written.
    pub fn places(&self) -> Places {
        places::of(self.pack, self.sources)
    }

    /// The article of an id.
    fn article(&self, id: &str) -> Option<&'a Article> {
        self.pack.articles.get(&ArticleId(Slug::parse(id).ok()?)).map(AsRef::as_ref)
    }
}
