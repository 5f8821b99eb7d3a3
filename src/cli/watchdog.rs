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

/// How much memory a run may take while pages are made, beyond what it had before: in bytes.
const MEMORY: u64 = 900 * 1024 * 1024;

/// How often is looked.
const LOOK: Duration = Duration::from_millis(20);

/// What is being made, since when.
type Making = Arc<Mutex<BTreeMap<String, Instant>>>;

/// Watches the making of pages until it is dropped.
pub(super) struct Watchdog {
    making: Making,
    _done: Sender<()>,
}

impl Watchdog {
    /// Begins to watch; `end` tells a problem and ends the process.
    pub(super) fn new(end: impl Fn(Diagnostic) + Send + 'static) -> Self {
        let making = Making::default();
        let (done, over) = channel::<()>();
        let watched = Arc::clone(&making);
        let before = resident();
        let watch = move || {
            while over.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                if let Some(problem) = complaint(&watched, before) {
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
            making.insert(path.to_owned(), Instant::now());
        }
    }

    fn ends(&self, path: &str) {
        if let Ok(mut making) = self.making.lock() {
            making.remove(path);
        }
    }
}

/// What is wrong with what is being made, if anything is.
fn complaint(making: &Making, before: u64) -> Option<Diagnostic> {
    let making = making.lock().ok()?;
    let (path, since) = making.iter().min_by_key(|(_, since)| **since)?;
    let what = if since.elapsed() > PATIENCE {
        format!(
            "the templates of `{path}` come to no end in {} seconds",
            PATIENCE.as_secs()
        )
    } else if resident().saturating_sub(before) > MEMORY {
        format!("the templates of `{path}` take more than {} MB of memory", MEMORY >> 20)
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
