//! Ends a run whose template has no end: a thread looks at what is being made, and for how long.
//!
//! A template engine cannot be stopped from outside, so the process is. That is safe: nothing
//! stands in the output folder before all of it is made.

use std::collections::BTreeMap;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::diag::{Code, Diagnostic};
use crate::render::Watch;

/// How long one page may take.
const PATIENCE: Duration = Duration::from_secs(8);

/// How much memory the making of pages may take beyond what the pack itself has, in bytes. A
/// pack that has more may take as much again: its pages are larger, too.
const MEMORY: u64 = 900 * 1024 * 1024;

/// How often is looked.
const LOOK: Duration = Duration::from_millis(20);

/// What is being made, since when, and the memory that the run had when the first was begun.
#[derive(Default)]
struct Making {
    files: BTreeMap<String, Instant>,
    before: Option<u64>,
}

/// Watches the making of pages until it is dropped.
pub(super) struct Watchdog {
    making: Arc<Mutex<Making>>,
    _done: Sender<()>,
}

impl Watchdog {
    /// Begins to watch; `end` tells a problem and ends the process.
    pub(super) fn new(end: impl Fn(Diagnostic) + Send + 'static) -> Self {
        let making = Arc::<Mutex<Making>>::default();
        let (done, over) = channel::<()>();
        let watched = Arc::clone(&making);
        let watch = move || {
            while over.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                if let Some(problem) = complaint(&watched) {
                    end(problem);
                }
            }
        };
        // Without a thread to spare the run goes on unwatched; the work is what counts.
        let _ = thread::Builder::new().spawn(watch);
        Self { making, _done: done }
    }
}

impl Watch for Watchdog {
    fn begins(&self, path: &str) {
        if let Ok(mut making) = self.making.lock() {
            making.before.get_or_insert_with(resident);
            making.files.insert(path.to_owned(), Instant::now());
        }
    }

    fn ends(&self, path: &str) {
        if let Ok(mut making) = self.making.lock() {
            making.files.remove(path);
        }
    }
}

/// What is wrong with what is being made, if anything is.
fn complaint(making: &Mutex<Making>) -> Option<Diagnostic> {
    let making = making.lock().ok()?;
    let before = making.before.unwrap_or(0);
    let (path, since) = making.files.iter().min_by_key(|(_, since)| **since)?;
    let what = if since.elapsed() > PATIENCE {
        format!(
            "the templates of `{path}` come to no end in {} seconds",
            PATIENCE.as_secs()
        )
    } else if resident().saturating_sub(before) > MEMORY.max(before) {
        let most = MEMORY.max(before) >> 20;
        format!("the templates of `{path}` take more than {most} MB of memory")
    } else {
        return None;
    };
    let problem =
        Diagnostic::new(Code::TemplateError, what).note(format!("while making `{path}`"));
    Some(problem.help("look for loops within loops, and for texts that grow in a loop"))
}

/// The memory that this process has, in bytes; 0 where the system does not say.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages =
        status.split_whitespace().nth(1).and_then(|pages| pages.parse::<u64>().ok());
    // A page has 4 kB on all machines with this file but a few, where this is an underestimate.
    pages.unwrap_or(0) * 4096
}
