//! briefpack turns articles and hand-written summaries into a briefing whose every statement
//! is checked against the exact words it rests on.
//!
//! The whole program is [`build`]: a pack is parsed, linked, viewed and rendered, each stage a
//! function from one value to the next; [`Built::files`] renders it. [`load::sources`] before it
//! and [`write::site`] after it are the only rooms that touch the disk; `serve` goes round the
//! same line whenever a file is saved. ARCHITECTURE.md draws the line of rooms. What is public
//! here is what a caller needs: sources in, problems out, files out.

// Values everyone may hold.
pub mod diag;
mod model;
mod prose;
pub mod source;
mod words;

// The line of rooms, in the order of the data.
pub mod load;

mod parse;

mod evidence;

mod link;

mod select;

mod html;

mod view;

pub mod render;

#[cfg(feature = "pdf")]
mod pdf;
#[cfg(not(feature = "pdf"))]
#[path = "pdf/without.rs"]
mod pdf;

pub mod write;

pub mod desk;

// The edges to people.
#[cfg(feature = "serve")]
pub mod serve;

pub mod cli;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use desk::Desk;
use diag::{Code, Report};
use link::LockUse;
use model::{Briefing, Pack};
use render::{Files, Made, Output, Press, Stage, Theme, Watch};
use source::Sources;
use view::Site;
use words::Words;

/// What a run may set besides what the pack says.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The address the pack is published at, in place of the pack's own.
    pub base_url: Option<String>,
    /// Whether the evidence lock will be written anew, so that the old one is not held against
    /// the originals.
    pub renews_lock: bool,
}

/// A pack that passed every check, ready to be rendered.
pub struct Built {
    /// What is true.
    pack: Pack,
    /// What a site needs to know besides.
    options: view::Options,
    /// What shows it.
    theme: Arc<Theme>,
    /// In which words.
    words: Words,
}

impl Built {
    /// Every file of the finished pack, made as it is asked for, the manifest last.
    pub fn files<'b>(
        &'b self,
        sources: &'b Sources,
        watch: &'b dyn Watch,
    ) -> impl Iterator<Item = Made> + 'b {
        let (site, documents) = self.documents(sources, watch);
        Files::new(Press::new(site, &self.theme, sources, watch)).after(documents)
    }

    /// What makes its files, each alone.
    #[cfg(feature = "serve")]
    pub(crate) fn press<'b>(
        &'b self,
        sources: &'b Sources,
        watch: &'b dyn Watch,
    ) -> Press<'b> {
        Press::new(self.linked(), &self.theme, sources, watch)
    }

    /// What an author at work asks of the pack; the sources are those it was built from.
    pub fn desk<'b>(&'b self, sources: &'b Sources) -> Desk<'b> {
        Desk::new(&self.pack, sources)
    }

    /// What each page's template sees, as JSON beside the page.
    pub(crate) fn views(&self) -> impl Iterator<Item = Output> + '_ {
        let pages = render::views(self.site());
        pages.chain(self.document_views())
    }

    /// What readers are shown.
    fn site(&self) -> Site<'_> {
        Site::new(&self.pack, &self.words, &self.options)
    }
}

/// What a row of builds of one pack keeps from one to the next, so that only what a change touches
/// is made again. What comes of a build is the same with any memo.
#[derive(Debug, Default)]
pub struct Memo {
    /// What each file gave.
    parse: parse::Memo,
    /// What was found out about each article.
    link: link::Memo,
    /// The compiled theme.
    theme: render::ThemeMemo,
}

impl Memo {
    /// A memo for a row of builds; the default keeps nothing.
    pub fn keeping() -> Self {
        Self {
            parse: parse::Memo::keeping(),
            link: link::Memo::keeping(),
            theme: render::ThemeMemo::keeping(),
        }
    }
}

/// Builds a pack from its sources: parse, link, select; [`Built::files`] views and renders.
///
/// Pure: no file, clock or environment is read here. `None` means that the report holds
/// something that stops a build, and nothing should be written.
pub fn build(
    sources: &Sources,
    options: &Options,
    (memo, watch): (&mut Memo, &dyn Watch),
    report: &mut Report,
) -> Option<Built> {
    watch.turns_to(Some(Stage::Parse));
    let mut parsed = parse::draft(sources, &mut memo.parse);
    // A lock that is made anew may be broken: that is how it is mended.
    parsed.problems.retain(|p| !(options.renews_lock && p.code == Code::LockBroken));
    let draft = report.take(parsed);
    watch.turns_to(Some(Stage::Link));
    let lock = if options.renews_lock { LockUse::Renew } else { LockUse::Check };
    let pack = report.take(link::pack(&draft, sources, lock, &mut memo.link));
    watch.turns_to(Some(Stage::Theme));
    let Briefing { theme, allows_theme_scripts, .. } = &pack.briefing;
    let words = parse::words(&draft);
    let theme = memo.theme.theme(sources, theme.as_str(), *allows_theme_scripts, &words);
    let theme = report.take(theme);
    watch.turns_to(None);
    let pack = report.gate(pack)?; // From here on, content cannot be wrong.
    let pack = select::edition(pack, options.base_url.as_deref());
    draft.forget(); // What the next stage makes takes its room.
    let options = view::Options::of(sources);
    Some(Built { pack, options, theme: theme?, words })
}
