//! The stages as the command line calls them: the one file here that knows their names.

use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::thread;

use crate::Built;
use crate::diag::{Checked, Code, Diagnostic, Report};
use crate::link;
use crate::load;
use crate::render::{self, Made, Output, Watch};
use crate::source::Sources;
use crate::write::{self, Target};

/// How many files may be made ahead of the one that is being written.
const AHEAD: usize = 64;

/// What a run has gone through.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
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

/// Writes a pack into a folder, whole or not at all; gives how many pages it has.
pub(super) fn write(
    built: &Built,
    sources: &Sources,
    dump_view: bool,
    (root, out): (&Path, &Path),
    (report, watch): (&mut Report, &dyn Watch),
) -> usize {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let target = Target { out, root, home: home.as_deref() };
    let mut pages = 0;
    // The next files are made while these are written.
    thread::scope(|scope| {
        let (give, take) = sync_channel(AHEAD);
        scope.spawn(move || {
            for made in files(built, sources, dump_view, watch) {
                // Nobody takes them any more where writing has failed.
                if give.send(made).is_err() {
                    break;
                }
            }
        });
        let files = take.into_iter().inspect(|made: &Made| {
            pages += usize::from(made.value.as_ref().is_some_and(Output::is_page));
        });
        write::site(files, target, report);
    });
    pages
}

/// The files of a pack, and what its templates see where that is wanted.
fn files<'b>(
    built: &'b Built,
    sources: &'b Sources,
    dump_view: bool,
    watch: &'b dyn Watch,
) -> impl Iterator<Item = Made> + 'b {
    let views = dump_view.then(|| render::views(built.site()));
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
        articles: articles.len(),
        statements: built.pack.live(articles.values()).count(),
    }
}

/// The JSON Schema of `briefing.json`.
pub(super) fn schema() -> String {
    let mut text =
        serde_json::to_string_pretty(&render::data::schema()).unwrap_or_default();
    text.push('\n');
    text
}
