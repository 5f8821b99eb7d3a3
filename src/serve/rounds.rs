//! One build after the other: whenever something was saved, from what is then on the disk.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::Memo;
use crate::diag::{Diagnostic, Report};
use crate::load;
use crate::render::{self, Unwatched};
use crate::source::Sources;

mod showing;

use super::kept::Kept;
use super::saved::{Folders, Saved};
use super::shown::{Shown, Trouble};
use super::site::{Looked, Site};
use super::{Outcome, Owner, Round, Settings};

/// How long nothing must be saved before a build: editors write in several steps.
const QUIET: Duration = Duration::from_millis(10);
/// The same behind what is mostly the last step; who saves many files has no such gaps.
const QUIET_AT_END: Duration = Duration::from_millis(3);
/// How long a build waits at most, however much is saved.
const MOST: Duration = Duration::from_millis(200);
/// How often is looked whether a folder has gone or come back.
const LOOK: Duration = Duration::from_secs(1);

/// What the thread that builds is told.
pub(super) enum Word {
    /// Something happened on the disk.
    Event(notify::Result<notify::Event>),
    /// All files of the build of this number were made once.
    Looked(u64, Looked),
    /// The server ends.
    End,
}

/// The builds of a server.
pub(super) struct Rounds<O> {
    settings: Settings,
    owner: O,
    shows: watch::Sender<Option<Arc<Shown>>>,
    words: Sender<Word>,
    heard: Receiver<Word>,
    folders: Folders,
    /// What is kept from build to build: of the disk, and of the pack.
    read: load::Memo,
    memo: Memo,
    latest: Option<Latest>,
    /// How many builds there were.
    count: u64,
    /// Whether the last build was made only because the system had lost count.
    was_lost: bool,
}

/// What a build gives.
struct Build {
    report: Report,
    sources: Arc<Sources>,
    /// None where the report stops it.
    site: Option<Arc<Site>>,
}

/// The latest build, until all its files were made once.
struct Latest {
    number: u64,
    changed: Vec<String>,
    took: Duration,
    report: Report,
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
        let folders = Folders::new(&settings.root.canonicalize()?, words.clone());
        Ok(Self {
            settings,
            owner,
            shows,
            words,
            heard,
            folders,
            read: load::Memo::keeping(),
            memo: Memo::keeping(),
            latest: None,
            count: 0,
            was_lost: false,
        })
    }

    /// Builds at once, and again whenever something was saved, until the server ends.
    pub(super) fn run(mut self) {
        // Watched before it is read: nothing is saved unseen in between.
        self.folders.renew(&mut Saved::default());
        let mut changed = Vec::new();
        loop {
            self.round(changed);
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
            let patience = match began {
                None => LOOK,
                Some(_) if saved.is_whole => QUIET_AT_END,
                Some(_) => QUIET,
            };
            let word = self.heard.recv_timeout(patience);
            let is_quiet = matches!(word, Err(RecvTimeoutError::Timeout));
            match word {
                Ok(Word::Event(event)) => self.folders.take(event, &mut saved),
                Ok(Word::Looked(number, looked)) => self.looked(number, looked),
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
            if !saved.is_empty() && began.is_none() {
                began = Some(Instant::now());
                let shown = self.shows.borrow();
                shown.iter().filter_map(|s| s.good.as_ref()).for_each(|site| site.rest());
            }
        }
    }

    /// Builds, exchanges what is shown, and tells of it.
    fn round(&mut self, changed: Vec<String>) {
        let began = Instant::now();
        let built = catch_unwind(AssertUnwindSafe(|| self.build(&changed)));
        let built = built.unwrap_or_else(|fault| Err(words(&*fault)));
        let took = began.elapsed();
        match &built {
            Ok(Build { site: Some(site), .. }) => self.show_good(Arc::clone(site)),
            Ok(Build { report, sources, .. }) => {
                self.show_trouble(Trouble::told(report, sources));
            }
            Err(fault) => {
                // Nobody knows in which state the fault left what was kept.
                self.memo = Memo::keeping();
                self.read = load::Memo::keeping();
                self.show_trouble(Trouble::failed(fault));
            }
        }
        let outcome = match &built {
            Ok(Build { report, sources, site }) => {
                let pages = site.as_ref().map(|site| site.n_pages);
                Outcome::Checked { report, sources, pages }
            }
            Err(fault) => Outcome::Failed(fault),
        };
        self.owner.tell(&Round { changed: &changed, took, outcome });
        let number = self.count;
        self.latest = built.ok().map(|Build { report, .. }| Latest {
            number,
            changed,
            took,
            report,
        });
    }

    /// Takes what came of making all files of the build of this number.
    fn looked(&mut self, number: u64, looked: Looked) {
        let Some(shown) = self.shows.borrow().clone() else { return };
        let Some(site) = shown.good.clone().filter(|site| site.number == number) else {
            return;
        };
        let Some(latest) = self.latest.take_if(|latest| latest.number == number) else {
            // A later build has its own trouble to tell; this one is good, or it is not.
            let is_good = looked.is_ok_and(|problems| !self.report(problems).stops());
            return if is_good { self.settle() } else { self.forget() };
        };
        let Latest { changed, took, mut report, .. } = latest;
        let problems = match looked {
            Ok(problems) => problems,
            Err(fault) => {
                self.show_back(Trouble::failed(&fault));
                let outcome = Outcome::Failed(&fault);
                return self.owner.tell(&Round { changed: &changed, took, outcome });
            }
        };
        let found = self.report(problems.clone());
        report.extend(problems);
        if report.stops() {
            self.show_back(Trouble::told(&report, &site.kept.sources));
        } else {
            self.settle();
        }
        if !found.problems().is_empty() {
            let outcome = Outcome::Looked { report: &found, sources: &site.kept.sources };
            self.owner.tell(&Round { changed: &changed, took, outcome });
        }
    }

    /// A report on these problems.
    fn report(&self, problems: Vec<Diagnostic>) -> Report {
        let mut report = Report::new(self.settings.deny_warnings);
        report.extend(problems);
        report
    }

    /// Reads what was saved, and checks the pack.
    fn build(&mut self, changed: &[String]) -> Result<Build, String> {
        let Settings { root, options, originals, deny_warnings, .. } = &self.settings;
        let mut report = Report::new(*deny_warnings);
        let saved = changed.iter().cloned().collect();
        let read = load::again(root, originals.as_deref(), &mut self.read, &saved);
        let mut sources = report.take(read);
        render::builtin::add(&mut sources);
        let sources = Arc::new(sources);
        let built =
            crate::build(&sources, options, (&mut self.memo, &Unwatched), &mut report);
        let Some(built) = built else { return Ok(Build { report, sources, site: None }) };
        let kept = Kept::new(built, Arc::clone(&sources));
        let tells = (self.count + 1, self.words.clone());
        let site = Some(Arc::new(Site::new(kept, self.owner.watch(), tells)?));
        Ok(Build { report, sources, site })
    }
}

/// What a panic says.
pub(super) fn words(fault: &(dyn Any + Send)) -> String {
    let words = fault.downcast_ref::<&str>().map(|words| (*words).to_owned());
    let words = words.or_else(|| fault.downcast_ref::<String>().cloned());
    words.unwrap_or_else(|| "it did not say why".to_owned())
}
