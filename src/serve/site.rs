//! One built pack on a thread of its own, which makes a file when a browser asks for it.
//!
//! So what was saved is seen at once, however large the pack is. While nobody asks, the thread
//! makes all files, one after the other, keeps none of them, and tells what was wrong: the report
//! is the same as that of a whole build. The thread ends when nobody shows its site any more.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;
use std::vec::IntoIter;

use tokio::sync::oneshot;

use crate::diag::Diagnostic;
use crate::render::{Hands, Made, Press, Unwatched, Watch};
use crate::source::Span;

use super::STACK;
use super::kept::Kept;
use super::rounds::{Word, words};

/// How long a browser is given to ask for what it shows, once it is told of a new site: until then
/// no file is made that nobody asks for, and that it would have to wait for.
const GRACE: Duration = Duration::from_millis(100);

/// A built pack that is shown.
#[derive(Debug)]
pub(super) struct Site {
    /// The pack, for what an author asks of it.
    pub(super) kept: Arc<Kept>,
    /// The number of its build.
    pub(super) number: u64,
    /// How many pages it has.
    pub(super) n_pages: usize,
    asks: Sender<Ask>,
    /// Whether the files that nobody asks for have to wait.
    rests: Arc<AtomicBool>,
}

/// What the thread is asked.
enum Ask {
    /// A file at a path.
    File(String, oneshot::Sender<Answer>),
    /// To go on with the files that nobody asked for.
    GoOn,
}

/// A file, or none where there is no such one; or the words of a fault of the program.
type Answer = Result<Option<Made>, String>;

/// What came of making all files: their problems, or the words of a fault of the program.
pub(super) type Looked = Result<Vec<Diagnostic>, String>;

impl Site {
    /// Shows a pack. When all its files were made once, `tells` hears of it under this number.
    ///
    /// # Errors
    /// The words of a fault of the program.
    pub(super) fn new(
        kept: Kept,
        watch: Box<dyn Watch + Send>,
        (number, tells): (u64, Sender<Word>),
    ) -> Result<Self, String> {
        let kept = Arc::new(kept);
        let rests = Arc::new(AtomicBool::new(false));
        let (asks, asked) = mpsc::channel();
        let (ready, is_ready) = mpsc::channel();
        let (own, own_rests) = (Arc::clone(&kept), Arc::clone(&rests));
        let run = move || {
            let press = catch_unwind(AssertUnwindSafe(|| own.press(&*watch)));
            let press = press.map_err(|fault| words(&*fault));
            let n_pages = press.as_ref().map(Press::n_pages).map_err(Clone::clone);
            let is_awaited = ready.send(n_pages).is_ok();
            if let (Ok(press), true) = (press, is_awaited) {
                let tell = |looked| {
                    // Where nobody builds any more, there is nobody to tell.
                    let _ = tells.send(Word::Looked(number, looked));
                };
                Work::new((&own, press), asked, own_rests).run(tell);
            }
        };
        let begun = thread::Builder::new().stack_size(STACK).spawn(run);
        begun.map_err(|error| error.to_string())?;
        let n_pages = is_ready.recv().map_err(|error| error.to_string())??;
        Ok(Self { kept, number, n_pages, asks, rests })
    }

    /// The file at a path.
    pub(super) async fn file(&self, path: &str) -> Answer {
        let (answer, answered) = oneshot::channel();
        let gone = "the thread that makes files has ended".to_owned();
        let ask = Ask::File(path.to_owned(), answer);
        if self.asks.send(ask).is_err() {
            return Err(gone);
        }
        answered.await.unwrap_or(Err(gone))
    }

    /// Leaves the machine to a build: what nobody asks for has to wait.
    pub(super) fn rest(&self) {
        self.rests.store(true, Ordering::Relaxed);
    }

    /// Goes on where it rested.
    pub(super) fn go_on(&self) {
        self.rests.store(false, Ordering::Relaxed);
        // A thread that has ended has nothing to go on with.
        let _ = self.asks.send(Ask::GoOn);
    }
}

/// The thread's work on one site.
struct Work<'k> {
    kept: &'k Kept,
    press: Press<'k>,
    asked: Receiver<Ask>,
    rests: Arc<AtomicBool>,
    /// The files that were not yet made once.
    left: IntoIter<String>,
    /// What was wrong with those that were; a fault that every page has is told with the first.
    found: Vec<Diagnostic>,
    told: BTreeSet<(Option<Span>, String)>,
}

impl<'k> Work<'k> {
    fn new(
        (kept, press): (&'k Kept, Press<'k>),
        asked: Receiver<Ask>,
        rests: Arc<AtomicBool>,
    ) -> Self {
        let left = press.paths().into_iter();
        Self { kept, press, asked, rests, left, found: Vec::new(), told: BTreeSet::new() }
    }

    /// Makes what is asked for, and in between all files once; ends when nobody can ask any more.
    fn run(mut self, tell: impl FnOnce(Looked)) {
        let mut tell = Some(tell);
        let mut patience = GRACE;
        loop {
            let ask = if tell.is_none() || self.rests.load(Ordering::Relaxed) {
                self.asked.recv().map_err(RecvTimeoutError::from)
            } else {
                self.asked.recv_timeout(patience)
            };
            patience = if ask.is_ok() { GRACE } else { Duration::ZERO };
            match ask {
                Ok(Ask::File(path, answer)) => {
                    // Whoever asked may have gone.
                    let _ = answer.send(self.make(&path, Hands::All));
                }
                Ok(Ask::GoOn) => {}
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(looked) = self.look() {
                        tell.take().into_iter().for_each(|tell| tell(looked.clone()));
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Makes one file, whatever becomes of it.
    fn make(&self, path: &str, hands: Hands) -> Answer {
        let make = || {
            let file = self.press.one(path, hands);
            file.or_else(|| self.kept.document(path, &Unwatched))
        };
        catch_unwind(AssertUnwindSafe(make)).map_err(|fault| words(&*fault))
    }

    /// Makes the next file once; gives what came of all when there is none left.
    fn look(&mut self) -> Option<Looked> {
        let Some(path) = self.left.next() else {
            self.found.extend(self.press.left_out());
            return Some(Ok(std::mem::take(&mut self.found)));
        };
        // The threads may be at work on the next site.
        match self.make(&path, Hands::One) {
            Ok(made) => {
                let problems = made.into_iter().flat_map(|made| made.problems);
                for problem in problems {
                    if self.told.insert((problem.span.clone(), problem.message.clone())) {
                        self.found.push(problem);
                    }
                }
                None
            }
            Err(fault) => Some(Err(fault)),
        }
    }
}
