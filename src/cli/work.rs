//! The commands that run the stages: `build` and `check`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::Options;
use crate::diag::print::{Format, Style, counted, report as print, visible};
use crate::diag::{Fault, Report, Severity};
use crate::source::Sources;

use super::args::{Build, Check, Global, Shared};
use super::profile::Profile;
use super::progress::Progress;
use super::stages::{self, Counts, Job};
use super::terminal::Terminal;
use super::watchdog::Watchdog;
use super::{DONE, MACHINE, pack};

#[cfg(feature = "pdf")]
mod pdf;

#[cfg(feature = "pdf")]
pub(super) use pdf::pdf;

/// How large a thread's stack is, in bytes.
const STACK: usize = 16 * 1024 * 1024;

/// The folder that is written where no other is named.
const OUT: &str = "public";

/// Checks the pack and writes the briefing.
pub(super) fn build(global: &Global, args: &Build, terminal: &Terminal) -> u8 {
    let Build { out, dump_view, no_cache, shared } = args;
    let mut run = match Run::new(global, shared, terminal, true) {
        Ok(run) => run,
        Err(status) => return status,
    };
    let options = Options { base_url: shared.base_url.clone(), renews_lock: false };
    let out = out.clone().unwrap_or_else(|| run.root.join(OUT));
    let sources = run.read(None);
    let mut job = Job { sources, options: &options, dumps_view: *dump_view };
    let key = (!no_cache).then(|| job.key(&run.report)).flatten();
    let root = run.root.clone();
    let folders = (root.as_path(), out.as_path());
    let known = key.as_ref().and_then(|key| stages::recall(folders, key));
    let is_known = known.is_some();
    let counts = match known {
        Some((problems, counts)) => {
            run.report.extend(problems);
            counts
        }
        None => run.whole(&mut job, folders, key),
    };
    let Counts { pages, articles, statements } = counts;
    let (pages, articles) = (counted(pages, "page"), counted(articles, "article"));
    let statements = counted(statements, "statement");
    let out = visible(&pack::way(&out));
    let done = if is_known { "nothing has changed: " } else { "built " };
    run.end(
        &job.sources,
        &format!("{done}{out}: {pages} from {articles}, {statements} checked"),
    )
}

/// Checks the pack, and writes its evidence lock where that is wanted.
pub(super) fn check(global: &Global, args: &Check, terminal: &Terminal) -> u8 {
    let Check { originals, update_lock, shared } = args;
    let mut run = match Run::new(global, shared, terminal, false) {
        Ok(run) => run,
        Err(status) => return status,
    };
    let options =
        Options { base_url: shared.base_url.clone(), renews_lock: *update_lock };
    let mut sources = run.read(originals.as_deref());
    let watch = Profile::new(run.watchdog());
    let Run { report, progress, root, .. } = &mut run;
    let built = progress.stage("checking", || {
        crate::build(&sources, &options, (&mut crate::Memo::default(), &watch), report)
    });
    let counts = built.as_ref().map(stages::counts).unwrap_or_default();
    if let Some(built) = &built {
        stages::leave_texts(&mut sources, report);
        progress.stage("rendering", || {
            stages::render(built, &sources, report, &watch);
        });
    }
    let mut lock = "";
    if let Some(built) = built.filter(|_| *update_lock && !report.stops()) {
        let written = progress.stage("writing", || stages::lock(&built, &sources, root));
        let changed = report.take(written);
        lock =
            if changed { ", evidence lock written" } else { ", evidence lock unchanged" };
    }
    run.stages = watch.times();
    let articles = counted(counts.articles, "article");
    let statements = counted(counts.statements, "statement");
    run.end(&sources, &format!("checked {articles} and {statements}{lock}"))
}

/// A run of the stages on one pack.
struct Run<'a> {
    root: PathBuf,
    report: Report,
    progress: Progress,
    global: &'a Global,
    terminal: &'a Terminal,
    style: Style,
    /// What each stage of a build took.
    stages: Vec<(&'static str, Duration)>,
}

impl<'a> Run<'a> {
    /// Finds the pack and gets ready; an exit status where that fails.
    fn new(
        global: &'a Global,
        shared: &Shared,
        terminal: &'a Terminal,
        writes: bool,
    ) -> Result<Self, u8> {
        let format = Format::from(global.format);
        let mut report = Report::new(shared.deny_warnings);
        let mut style = Style { writes, ..terminal.style() };
        let root = pack::find(global.pack.as_deref()).map_err(|problem| {
            report.add(*problem);
            let text = print(&report, &Sources::default(), format, &style);
            terminal.problems(&text, format, status(&report))
        })?;
        style.root = pack::way(&root);
        // A build tells what stops it or should be mended; `check` is there to tell all.
        style.least = match (writes, global.quiet, global.verbose) {
            (true, _, false) | (_, true, _) => Severity::Warning,
            _ => Severity::Note,
        };
        workers(shared.jobs).map_err(|error| {
            terminal.err(&format!("error: {error}\n"));
            MACHINE
        })?;
        let watched = terminal.watched && !global.quiet && !format.is_machine();
        let progress = Progress::new(watched);
        Ok(Self { root, report, progress, global, terminal, style, stages: Vec::new() })
    }

    /// Checks the pack and writes all of it; keeps under the key what came of it.
    fn whole(
        &mut self,
        job: &mut Job<'_>,
        folders: (&Path, &Path),
        key: Option<String>,
    ) -> Counts {
        let watch = Profile::new(self.watchdog());
        let Self { report, progress, .. } = self;
        let built = progress.stage("checking", || {
            let memo = &mut crate::Memo::default();
            crate::build(&job.sources, job.options, (memo, &watch), report)
        });
        let Some(built) = built else { return Counts::default() };
        stages::leave_texts(&mut job.sources, report);
        let mut counts = stages::counts(&built);
        let written = progress
            .stage("writing", || stages::write(&built, job, folders, (report, &watch)));
        counts.pages = written.unwrap_or_default();
        if let Some(key) = key.filter(|_| written.is_some()) {
            stages::keep(folders, key, report, counts);
        }
        // The process ends soon, and with it all that it holds.
        std::mem::forget(built);
        self.stages = watch.times();
        counts
    }

    /// A watchdog that tells what it found as a run tells it, and ends the process.
    fn watchdog(&self) -> Watchdog {
        let (format, style) = (Format::from(self.global.format), self.style.clone());
        let terminal = self.terminal.clone();
        Watchdog::new(move |problem| {
            let mut report = Report::new(false);
            report.add(problem);
            let text = print(&report, &Sources::default(), format, &style);
            let status = terminal.problems(&text, format, status(&report));
            std::process::exit(status.into());
        })
    }

    /// Reads the pack.
    fn read(&mut self, originals: Option<&Path>) -> Sources {
        let read = self.progress.stage("reading", || stages::read(&self.root, originals));
        self.report.take(read)
    }

    /// Tells what was found and, where nothing stops it, what was done; gives the exit status.
    fn end(self, sources: &Sources, done: &str) -> u8 {
        let Self { report, progress, global, terminal, style, stages, .. } = self;
        let (whole, parts) = progress.end();
        let format = Format::from(global.format);
        let text = print(&report, sources, format, &style);
        let status = terminal.problems(&text, format, status(&report));
        if global.verbose {
            for (part, time) in parts {
                terminal.err(&format!("{part:>9} {}\n", seconds(time)));
            }
            if !stages.is_empty() {
                let stages =
                    stages.iter().map(|(n, time)| format!("{n} {}", seconds(*time)));
                let stages: Vec<_> = stages.collect();
                let all = stages.join(", ");
                terminal.err(&format!("by stage, all threads together: {all}\n"));
            }
        }
        if !report.stops() && !global.quiet {
            let notes = hidden_notes(&report, style.least, format);
            terminal.err(&format!("{done} ({}){notes}\n", seconds(whole)));
        }
        status
    }
}

/// The exit status that a report asks for.
fn status(report: &Report) -> u8 {
    report.fault().map_or(DONE, Fault::status)
}

/// Sets how many threads work.
pub(super) fn workers(jobs: Option<u16>) -> Result<(), String> {
    // Templates include each other, and Tera goes deeper with each; 0 is one for every core.
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK);
    pool.num_threads(jobs.map_or(0, usize::from))
        .build_global()
        .map_err(|error| format!("the threads cannot be started: {error}"))
}

/// How many notes were not printed, and how to see them; empty where all were.
fn hidden_notes(report: &Report, least: Severity, format: Format) -> String {
    let notes = report.problems().iter().filter(|p| p.severity() > least).count();
    if notes == 0 || format.is_machine() {
        return String::new();
    }
    let them = if notes == 1 { "it" } else { "them" };
    format!("; {}, `--verbose` shows {them}", counted(notes, "note"))
}

/// A time as people read it.
fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}
