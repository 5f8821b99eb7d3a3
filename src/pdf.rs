//! Documents for paper: views become PDFs, set by Typst.
//!
//! A document's template is one of the theme's, and reads one value; no text of an author becomes a
//! part of a template. Nothing but the theme's templates, the pictures and the fonts can be read,
//! and there is no clock: the same pack gives the same bytes.

use ciborium::Value;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

mod built;
mod data;
mod faults;
mod fonts;
mod sheets;
mod standard;
mod world;

#[cfg(test)]
mod tests;

use crate::diag::{Checked, Code, Diagnostic};
use crate::render::{Made, Output, Watch, while_making};
use crate::source::Sources;
use crate::view::Site;
use crate::view::paper::Paper;

pub(crate) use standard::Standard;
use world::{DocumentWorld, Kit};

/// How many sheets a document may have. Nobody takes more with them, and each takes memory until
/// all are set.
const MOST: usize = 1000;

/// How many sheets the position may take.
const BRIEF: usize = 2;

/// How often a brief that takes more is set anew. How much fits is reckoned by letters, and some
/// letters are wide.
const ATTEMPTS: u32 = 6;

/// How many letters of running text fill a sheet, and how many statements, each counted wherever a
/// part shows it: enough to know a document that is far too long before it is set.
const LETTERS: usize = 2600;
const STATEMENTS: usize = 10;

/// What sets the documents of a pack.
pub(crate) struct Setter<'a> {
    kit: Kit<'a>,
    sources: &'a Sources,
    standard: Standard,
    watch: &'a dyn Watch,
}

/// A document, with how many sheets it has.
type Set = Checked<Option<(Output, usize)>>;

impl<'a> Setter<'a> {
    /// Gets ready to set documents with the theme of this name.
    pub(crate) fn new(
        sources: &'a Sources,
        theme: &str,
        standard: Standard,
        watch: &'a dyn Watch,
    ) -> Self {
        Self { kit: Kit::new(sources, theme), sources, standard, watch }
    }

    /// Makes documents one after the other, each on all threads, and has all pages of the site link to
    /// those that could be made. Side by side they would hold as much memory as all together.
    pub(crate) fn all<'p>(
        &self,
        site: Site<'p>,
        papers: &[Paper],
    ) -> (Site<'p>, Vec<Made>) {
        let set: Vec<_> = papers.iter().map(|paper| self.set(&site, paper)).collect();
        let links = papers.iter().zip(&set).filter_map(|(paper, set)| {
            let (output, n_pages) = set.value.as_ref()?;
            Some((paper.clone(), Some((*n_pages, output.size))))
        });
        let links: Vec<_> = links.collect();
        let made =
            set.into_iter().map(|set| set.map(|set| set.map(|(output, _)| output)));
        (site.with_documents(&links), made.collect())
    }

    /// Makes one document.
    #[cfg(feature = "serve")]
    pub(crate) fn one(&self, site: &Site<'_>, paper: &Paper) -> Made {
        self.set(site, paper).map(|set| set.map(|(output, _)| output))
    }

    fn set(&self, site: &Site<'_>, paper: &Paper) -> Set {
        let href = paper.href();
        if let Some(note) = too_long(site, paper) {
            return Checked::new(None, vec![note]);
        }
        self.watch.begins(&href);
        let data = data::data(site, paper, self.standard);
        let lacking = self.lacking(&data);
        let set = if lacking.is_empty() {
            self.fitted(paper, data)
        } else {
            Checked::new(None, lacking)
        };
        // What Typst remembers of a document serves no other.
        comemo::evict(0);
        self.watch.ends(&href);
        while_making(&href, set)
    }

    /// Tells of letters of the data that no font has.
    fn lacking(&self, data: &Value) -> Vec<Diagnostic> {
        let letters = data::letters(data);
        fonts::told(self.sources, &fonts::lacking(&self.kit.fonts, &letters))
    }

    /// Has a document set; a brief of more sheets than it may have, anew with less in it.
    fn fitted(&self, paper: &Paper, mut data: Value) -> Set {
        let bytes = data::bytes(&data);
        if *paper != Paper::Brief {
            drop(data); // It takes more room than all else that is known before the sheets.
            return self.printed(paper, bytes);
        }
        let mut set = self.printed(paper, bytes);
        for attempt in 1..=ATTEMPTS {
            if set.value.as_ref().is_none_or(|(_, n_pages)| *n_pages <= BRIEF) {
                break;
            }
            data::set_attempt(&mut data, attempt);
            set = self.printed(paper, data::bytes(&data));
        }
        set
    }

    /// Has Typst set the data and write the sheets.
    fn printed(&self, paper: &Paper, data: Vec<u8>) -> Set {
        let Some(world) = self.kit.world(paper.kind(), data) else {
            return Checked::ok(None);
        };
        let warned = sheets::set(&world);
        let mut problems = faults::problems(&warned.warnings, &world);
        let document = match warned.output {
            Ok(document) => document,
            Err(told) => {
                problems.extend(faults::problems(&told, &world));
                return Checked::new(None, problems);
            }
        };
        let n_pages = document.pages().len();
        if n_pages > MOST {
            return Checked::new(None, vec![left_out(paper, n_pages)]);
        }
        match self.written(paper, &document, &world) {
            Ok(bytes) => {
                let output = Output::made(paper.href(), bytes);
                Checked::new(Some((output, n_pages)), problems)
            }
            Err(told) => {
                problems.extend(told);
                Checked::new(None, problems)
            }
        }
    }

    /// The sheets as bytes.
    fn written(
        &self,
        paper: &Paper,
        document: &PagedDocument,
        world: &DocumentWorld<'_, '_>,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let standards = self.standard.set().ok_or_else(|| {
            let message =
                format!("no file keeps to `{}` and to `ua-1`", self.standard.name());
            vec![Diagnostic::new(Code::TemplateError, message)]
        })?;
        let options = PdfOptions {
            ident: Smart::Custom(paper.href()),
            creator: Smart::Custom(Some(
                concat!("briefpack ", env!("CARGO_PKG_VERSION")).to_owned(),
            )),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(document, &options).map_err(|told| faults::problems(&told, world))
    }
}

/// Those of the documents that are not known to be too long before they are set.
#[cfg(feature = "serve")]
pub(crate) fn likely(site: &Site<'_>, papers: Vec<Paper>) -> Vec<Paper> {
    papers.into_iter().filter(|paper| too_long(site, paper).is_none()).collect()
}

/// Tells that a document would be far too long.
fn too_long(site: &Site<'_>, paper: &Paper) -> Option<Diagnostic> {
    let (letters, statements) = site.paper_weight(paper);
    let sheets = letters / LETTERS + statements / STATEMENTS;
    (sheets > MOST * 5 / 4).then(|| left_out(paper, sheets))
}

/// Says that a document is left out.
fn left_out(paper: &Paper, n_pages: usize) -> Diagnostic {
    let message = format!(
        "`{}` is left out: some {n_pages} pages, where {MOST} are the most",
        paper.href()
    );
    Diagnostic::new(Code::DocumentLeftOut, message)
        .help("name the documents that are wanted under `pdf` in briefing.yaml")
}
