//! One build after the other: whenever something was saved, from what is then on the disk.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::diag::print::{Format, Style, report as print};
use crate::diag::{Report, Severity};
use crate::load;
use crate::render::{self, Output, Watch};
use crate::source::Sources;

use super::kept::Kept;
use super::saved::{Folders, Saved};
use super::shown::{Shown, Site, Trouble};
use super::{Outcome, Owner, Round, Settings};

/// How long nothing must be saved before a build: editors write in several steps.
const QUIET: Duration = Duration::from_millis(20);
/// How long a build waits at most, however much is saved.
const MOST: Duration = Duration::from_millis(200);
/// How often is looked whether a folder has gone or come back.
const LOOK: Duration = Duration::from_secs(1);
/// How many problems a page shows.
const PROBLEMS: usize = 100;

/// What the thread that builds is told.
pub(super) enum Word {
    /// Something happened on the disk.
    Event(notify::Result<notify::Event>),
    /// The server ends.
    End,
}

/// The builds of a server.
pub(super) struct Rounds<O> {
    settings: Settings,
    owner: O,
    shows: watch::Sender<Option<Arc<Shown>>>,
    heard: Receiver<Word>,
    folders: Folders,
    /// How many builds there were.
    count: u64,
    /// Whether the last build was made only because the system had lost count.
    was_lost: bool,
}

/// What a build gives.
struct Build {
    report: Report,
    sources: Arc<Sources>,
    site: Option<(Site, Kept)>,
}

impl<O: Owner> Rounds<O> {
    /// Gets ready; nothing is read yet.
    pub(super) fn new(
        settings: Settings,
        owner: O,
        shows: watch::Sender<Option<Arc<Shown>>>,
        (words, heard): (Sender<Word>, Receiver<Word>),
    ) -> io::Result<Self> {
        // Systems tell real paths, without links.
        let folders = Folders::new(&settings.root.canonicalize()?, words);
        let (count, was_lost) = (0, false);
        Ok(Self { settings, owner, shows, heard, folders, count, was_lost })
    }

    /// Builds at once, and again whenever something was saved, until the server ends.
    pub(super) fn run(mut self) {
        // Watched before it is read: nothing is saved unseen in between.
        self.folders.renew(&mut Saved::default());
        let mut changed = Vec::new();
        loop {
            self.round(&changed);
            if let Some(trouble) = self.folders.trouble() {
                self.owner.note(&trouble);
            }
            let Some(saved) = self.wait() else { return };
            self.was_lost = saved.lost && saved.paths.is_empty();
            changed = saved.paths.into_iter().collect();
        }
    }

    /// Waits until something is saved, and then for quiet; nothing where the server ends.
    fn wait(&mut self) -> Option<Saved> {
        let mut saved = Saved::default();
        let mut began = None;
        loop {
            let patience = if began.is_some() { QUIET } else { LOOK };
            let word = self.heard.recv_timeout(patience);
            let is_quiet = matches!(word, Err(RecvTimeoutError::Timeout));
            match word {
                Ok(Word::Event(event)) => self.folders.take(event, &mut saved),
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Word::End) | Err(RecvTimeoutError::Disconnected) => return None,
            }
            // Reading a large pack can itself make the system lose count; once is enough.
            saved.lost &= !self.was_lost;
            let is_late = began.is_some_and(|began: Instant| began.elapsed() > MOST);
            if is_quiet || is_late {
                self.folders.renew(&mut saved);
                if !saved.is_empty() {
                    return Some(saved);
                }
            }
            if !saved.is_empty() {
                began.get_or_insert_with(Instant::now);
            }
        }
    }

    /// Builds, exchanges what is shown, and tells of it.
    fn round(&mut self, changed: &[String]) {
        let began = Instant::now();
        let (settings, watch) = (&self.settings, self.owner.watch());
        let built = catch_unwind(AssertUnwindSafe(|| build(settings, &*watch)));
        drop(watch);
        let took = began.elapsed();
        let outcome = match built {
            Ok(Build { report, sources, site }) => {
                let files = site.as_ref().map(|(site, _)| site.values());
                let pages = files.map(|files| files.filter(|f| f.is_page()).count());
                let trouble = site.is_none().then(|| broken(&report, &sources));
                self.show(site, trouble);
                let outcome =
                    Outcome::Checked { report: &report, sources: &sources, pages };
                return self.owner.tell(&Round { changed, took, outcome });
            }
            Err(fault) => words(&*fault),
        };
        self.show(None, Some(failed(&outcome)));
        let outcome = Outcome::Failed(&outcome);
        self.owner.tell(&Round { changed, took, outcome });
    }

    /// Exchanges what is shown; what nobody reads any more is gone then.
    fn show(&mut self, site: Option<(Site, Kept)>, trouble: Option<Trouble>) {
        self.count += 1;
        // A page of an earlier run of the server is out of date as well.
        let stamp = format!("{}.{}", std::process::id(), self.count);
        self.shows.send_modify(|shown| {
            let before = shown.take();
            let before =
                || before.map(|s| (s.good.clone(), s.kept.clone())).unwrap_or_default();
            let good = site.map(|(site, kept)| (Some(site.into()), Some(kept.into())));
            let (good, kept) = good.unwrap_or_else(before);
            *shown = Some(Arc::new(Shown { stamp, good, kept, trouble }));
        });
    }
}

/// Reads the pack and makes all its files.
fn build(settings: &Settings, watch: &dyn Watch) -> Build {
    let Settings { root, options, originals, deny_warnings, .. } = settings;
    let mut report = Report::new(*deny_warnings);
    let mut sources = report.take(load::sources(root, originals.as_deref()));
    render::builtin::add(&mut sources);
    let sources = Arc::new(sources);
    let built = crate::build(&sources, options, &mut report);
    let site = built.map(|built| {
        let made = built.files(&sources, watch);
        let outputs = made.filter_map(|made| report.take(made));
        let site = outputs.map(|output: Output| (output.path.clone(), output)).collect();
        (site, Kept::new(built, Arc::clone(&sources)))
    });
    let site = report.gate(site).flatten();
    Build { report, sources, site }
}

/// What is shown of a pack that does not build.
fn broken(report: &Report, sources: &Sources) -> Trouble {
    let style =
        Style { limit: Some(PROBLEMS), least: Severity::Warning, ..Style::default() };
    Trouble {
        title: "The briefing was not built",
        advice: "Mend what is told here and save: the page comes back by itself.",
        report: print(report, sources, Format::Human, &style),
    }
}

/// What is shown where the program itself failed.
fn failed(words: &str) -> Trouble {
    Trouble {
        title: "briefpack has a fault of its own",
        advice: "Nothing is wrong with what you did. Please report it with the lines below and \
                 with what you saved last; the next change is built as usual.",
        report: words.to_owned(),
    }
}

/// What a panic says.
fn words(fault: &(dyn Any + Send)) -> String {
    let words = fault.downcast_ref::<&str>().map(|words| (*words).to_owned());
    let words = words.or_else(|| fault.downcast_ref::<String>().cloned());
    words.unwrap_or_else(|| "it did not say why".to_owned())
}
