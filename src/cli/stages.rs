//! The stages as the command line calls them: the one file here that knows their names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::UNIX_EPOCH;

use super::ahead::Room;
use crate::Built;
use crate::Options;
use crate::diag::{Checked, Code, Diagnostic, Report};
use crate::link;
use crate::load;
use crate::render::{self, Made, Output, Stage, Watch};
use crate::source::{SourceId, Sources};
use crate::write::{self, Receipt, Target};

/// What a run has gone through.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    /// Pages written.
    pub(super) pages: usize,
    /// Articles read.
    pub(super) articles: usize,
    /// Statements checked.
    pub(super) statements: usize,
}

/// Reads a pack, and the originals where a folder of them is named.
pub(super) fn read(root: &Path, originals: Option<&Path>) -> Checked<Sources> {
    let mut read = load::sources(root, originals);
    render::builtin::add(&mut read.value);
    read
}

/// Lets go of the texts that nobody asks for once a pack has passed the gate: pages are made of the
/// pack, and a problem is shown in the lines that it points into. A template may still have one, so
/// the theme's stay.
pub(super) fn leave_texts(sources: &mut Sources, report: &Report) {
    if cfg!(feature = "pdf") {
        return; // A document may tell of a letter in any of them.
    }
    let problems = report.problems().into_iter();
    let spans = problems.flat_map(|problem| {
        problem.span.iter().chain(problem.also.iter().map(|(span, _)| span))
    });
    let shown: BTreeSet<&SourceId> = spans.map(|span| &span.file).collect();
    sources.keep_texts(|id| !id.path().starts_with("content/") || shown.contains(id));
}

/// Makes every file of a pack and keeps none: for the problems that only a template tells.
pub(super) fn render(
    built: &Built,
    sources: &Sources,
    report: &mut Report,
    watch: &dyn Watch,
) {
    for made in files(built, sources, false, watch) {
        report.take(made);
    }
}

/// What is to be built.
pub(super) struct Job<'j> {
    /// From what.
    pub(super) sources: Sources,
    /// With which settings.
    pub(super) options: &'j Options,
    /// Whether what the templates see is written as well.
    pub(super) dumps_view: bool,
}

impl Job<'_> {
    /// All that decides what comes of it, this very program and what reading told included; none
    /// where the program's file cannot be found.
    pub(super) fn key(&self, read: &Report) -> Option<String> {
        let program = std::env::current_exe().ok()?.metadata().ok()?;
        let made = program.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let wishes = (&self.options.base_url, self.dumps_view, read.denies_warnings());
        let told = read.problems();
        let version = env!("CARGO_PKG_VERSION");
        let program = (version, program.len(), made.as_nanos());
        Some(format!("{program:?} {wishes:?} {told:?} {}", self.sources.digest()))
    }
}

/// Where a pack's files go.
fn target<'t>((root, out): (&'t Path, &'t Path), home: Option<&'t Path>) -> Target<'t> {
    Target { out, root, home }
}

/// The user's home folder.
fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").map(PathBuf::from)
}

/// What came of the last build, where the same would come of this one and still stands there.
pub(super) fn recall(
    folders: (&Path, &Path),
    key: &str,
) -> Option<(Vec<Diagnostic>, Counts)> {
    let receipt = write::recall(target(folders, home().as_deref()), key)?;
    let [pages, articles, statements] = receipt.counts;
    Some((receipt.problems, Counts { pages, articles, statements }))
}

/// Keeps what came of a build for the next one.
pub(super) fn keep(
    folders: (&Path, &Path),
    key: String,
    report: &Report,
    counts: Counts,
) {
    let problems = report.problems().into_iter().cloned().collect();
    let counts = [counts.pages, counts.articles, counts.statements];
    write::keep(target(folders, home().as_deref()), Receipt { key, problems, counts });
}

/// Writes a pack into a folder, whole or not at all; gives how many pages it has, none where it
/// was not written.
pub(super) fn write(
    built: &Built,
    job: &Job<'_>,
    folders: (&Path, &Path),
    (report, watch): (&mut Report, &dyn Watch),
) -> Option<usize> {
    let home = home();
    let target = target(folders, home.as_deref());
    // The next files are made while these are written.
    let room = Room::default();
    thread::scope(|scope| {
        let (giver, mut taker) = room.ends();
        scope.spawn(move || {
            let mut files = files(built, &job.sources, job.dumps_view, watch);
            // Nobody takes them any more where writing has failed.
            let _ = files.all(|made| giver.give(made));
        });
        let files = std::iter::from_fn(move || {
            // While it waits for the next file, this thread does nothing.
            watch.turns_to(None);
            let made: Option<Made> = taker.next();
            watch.turns_to(Some(Stage::Write));
            made
        });
        let written = write::site(files, target, report);
        watch.turns_to(None);
        written.map(|written| written.n_pages)
    })
}

/// The files of a pack, and what its templates see where that is wanted.
fn files<'b>(
    built: &'b Built,
    sources: &'b Sources,
    dump_view: bool,
    watch: &'b dyn Watch,
) -> impl Iterator<Item = Made> + 'b {
    let views = dump_view.then(|| built.views());
    let views = views.into_iter().flatten().map(|view: Output| Checked::ok(Some(view)));
    views.chain(built.files(sources, watch))
}

/// Writes the evidence lock of a pack; tells whether it had changed.
pub(super) fn lock(built: &Built, sources: &Sources, root: &Path) -> Checked<bool> {
    let Some(text) = link::lock(&built.pack, sources) else { return Checked::ok(false) };
    let path = root.join("content/evidence.lock");
    match write::file(&path, text.as_bytes()) {
        Ok(changed) => Checked::ok(changed),
        Err(error) => {
            let message = format!("`{}` could not be written: {error}", path.display());
            Checked::new(false, vec![Diagnostic::new(Code::WriteFailed, message)])
        }
    }
}

/// What a pack holds.
pub(super) fn counts(built: &Built) -> Counts {
    let articles = &built.pack.articles;
    Counts {
        pages: 0,
        articles: articles.len(),
        statements: built.pack.live(articles.values().map(AsRef::as_ref)).count(),
    }
}

/// The JSON Schema of `briefing.json`.
pub(super) fn schema() -> String {
    let mut text =
        serde_json::to_string_pretty(&render::data::schema()).unwrap_or_default();
    text.push('\n');
    text
}
