//! The documents of a built pack: those that it names, or those asked for.

use super::{Setter, Standard, data};
use crate::Built;
use crate::model::Document;
use crate::render::{Made, Output, Watch};
use crate::source::Sources;
use crate::view::Site;
use crate::view::paper::Paper;

impl Built {
    /// What readers are shown, with the documents that its pages link to.
    pub(crate) fn documents(
        &self,
        sources: &Sources,
        watch: &dyn Watch,
    ) -> (Site<'_>, Vec<Made>) {
        let site = self.site();
        let papers = site.papers(&self.pack.briefing.documents);
        self.setter(sources, Standard::default(), watch).all(site, &papers)
    }

    /// The documents that the pack names, without any page.
    pub fn papers(&self, sources: &Sources, watch: &dyn Watch) -> Vec<Made> {
        self.documents(sources, watch).1
    }

    /// What readers are shown, with links to documents that are made when they are asked for.
    #[cfg(feature = "serve")]
    pub(crate) fn linked(&self) -> Site<'_> {
        let site = self.site();
        let papers = site.papers(&self.pack.briefing.documents);
        let papers: Vec<_> =
            super::likely(&site, papers).into_iter().map(|p| (p, None)).collect();
        site.with_documents(&papers)
    }

    /// The document at a path that pages link to.
    #[cfg(feature = "serve")]
    pub(crate) fn document(
        &self,
        path: &str,
        sources: &Sources,
        watch: &dyn Watch,
    ) -> Option<Made> {
        let site = self.site();
        let papers = site.papers(&self.pack.briefing.documents);
        let paper = papers.iter().find(|paper| paper.href() == path)?;
        Some(self.setter(sources, Standard::default(), watch).one(&site, paper))
    }

    /// The documents of these kinds.
    pub(crate) fn printed(
        &self,
        kinds: &[Document],
        standard: Standard,
        (sources, watch): (&Sources, &dyn Watch),
    ) -> Vec<Made> {
        let site = self.site();
        let papers = site.papers(kinds);
        self.setter(sources, standard, watch).all(site, &papers).1
    }

    /// What the template of each document reads, as JSON: for authors of themes.
    pub(crate) fn document_views(&self) -> Vec<Output> {
        let site = self.site();
        let papers = site.papers(Document::ALL).into_iter();
        papers.map(|paper| view(&site, &paper)).collect()
    }

    /// What sets its documents.
    fn setter<'a>(
        &self,
        sources: &'a Sources,
        standard: Standard,
        watch: &'a dyn Watch,
    ) -> Setter<'a> {
        Setter::new(sources, self.pack.briefing.theme.as_str(), standard, watch)
    }
}

/// What the template of a document reads.
fn view(site: &Site<'_>, paper: &Paper) -> Output {
    let data = data::data(site, paper, Standard::default());
    let mut bytes = serde_json::to_vec_pretty(&data).unwrap_or_default();
    bytes.push(b'\n');
    Output::made(format!("views/{}.json", paper.href()), bytes)
}
