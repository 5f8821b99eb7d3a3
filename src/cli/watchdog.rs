//! Ends a run whose template has no end: a thread looks at what is being made, and for how long.
//!
//! A template engine cannot be stopped from outside, so the process is. That is safe: nothing
//! stands in the output folder before all of it is made.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::diag::{Code, Diagnostic};
use crate::render::Watch;

/// How long one page may take.
const PATIENCE: Duration = Duration::from_secs(8);

/// How long one document for paper may take: it may have a thousand sheets.
const DOCUMENT_PATIENCE: Duration = Duration::from_mins(2);

/// How much memory the run may take while one document is made, in bytes.
const DOCUMENT_MEMORY: u64 = 4 * 1024 * 1024 * 1024;

/// How much memory the run may take while one page is made, in bytes. A run that has more may take
/// as much again: what its pages share comes with them.
const MEMORY: u64 = 900 * 1024 * 1024;

/// How long a page is made before memory is held against it: many threads that make short pages
/// take much in no time.
const A_WHILE: Duration = Duration::from_millis(250);

/// How often is looked.
const LOOK: Duration = Duration::from_millis(20);

/// What is being made.
#[derive(Default)]
struct Making {
    files: BTreeMap<String, Begun>,
}

/// When a file was begun, and the memory that the run had then, in bytes.
#[derive(Clone, Copy)]
struct Begun {
    at: Instant,
    memory: u64,
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
                let making = watched.lock().ok();
                let problem =
                    making.and_then(|m| complaint(&m, Instant::now(), resident()));
                if let Some(problem) = problem {
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
        let begun = Begun { at: Instant::now(), memory: resident() };
        if let Ok(mut making) = self.making.lock() {
            making.files.insert(path.to_owned(), begun);
        }
    }

    fn ends(&self, path: &str) {
        if let Ok(mut making) = self.making.lock() {
            making.files.remove(path);
        }
    }
}

/// What is wrong with what is being made, if anything is, at this time and with this memory. The
/// file begun first is to blame: it is what does not come to an end.
fn complaint(making: &Making, now: Instant, memory: u64) -> Option<Diagnostic> {
    let (path, begun) = making.files.iter().min_by_key(|(_, begun)| begun.at)?;
    let took = now.saturating_duration_since(begun.at);
    let (patience, memory_of_one) =
        if Path::new(path).extension().is_some_and(|ending| ending == "pdf") {
            (DOCUMENT_PATIENCE, DOCUMENT_MEMORY)
        } else {
            (PATIENCE, MEMORY)
        };
    let most = memory_of_one.max(begun.memory);
    let what = if took > patience {
        format!(
            "the templates of `{path}` come to no end in {} seconds",
            patience.as_secs()
        )
    } else if took > A_WHILE && memory.saturating_sub(begun.memory) > most {
        format!("the templates of `{path}` take more than {} MB of memory", most >> 20)
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

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Begun, MEMORY, Making, complaint};

    /// What is told of a page that was begun with so much memory, after so many milliseconds,
    /// when the run has so much.
    fn check(begun_with: u64, took: u64, memory: u64, expect: Option<&str>) {
        let at = Instant::now();
        let begun =
            |later, memory| Begun { at: at + Duration::from_millis(later), memory };
        let files = [("first.html", begun(0, begun_with)), ("next.html", begun(1, 0))];
        let files = files.map(|(path, begun)| (path.to_owned(), begun)).into();
        let told = complaint(&Making { files }, at + Duration::from_millis(took), memory);
        let told = told.map(|problem| problem.message);
        let expect = expect.map(|end| format!("the templates of `first.html` {end}"));
        assert_eq!(told, expect);
    }

    #[test]
    fn a_page_is_blamed_for_what_was_taken_while_it_was_made() {
        check(0, 300, MEMORY, None);
        check(0, 300, MEMORY + 1, Some("take more than 900 MB of memory"));
        check(MEMORY * 2, 300, MEMORY * 4, None);
        check(MEMORY * 2, 300, MEMORY * 4 + 1, Some("take more than 1800 MB of memory"));
    }

    #[test]
    fn a_page_that_was_just_begun_is_not_blamed() {
        check(0, 200, MEMORY * 2, None);
    }

    #[test]
    fn a_page_without_end_is_told() {
        check(0, 8_000, 0, None);
        check(0, 8_001, 0, Some("come to no end in 8 seconds"));
    }
}
