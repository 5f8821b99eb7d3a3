//! One built pack on threads of its own: one makes a file when a browser asks for it.
//!
//! So what was saved is seen at once, however large the pack is. While nobody asks, another makes
//! all files, one after the other, keeps none of them, and tells what was wrong: the report is the
//! same as that of a whole build. It gives way to all other threads of the program, so that neither
//! a browser nor the next build waits for it. Both end when nobody shows their site any more.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use tokio::sync::oneshot;

use crate::diag::Diagnostic;
use crate::render::{Hands, Made, Press, Unwatched, Watch};
use crate::source::Span;

use super::STACK;
use super::kept::Kept;
use super::pace::Pace;
use super::rounds::{Word, words};

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
    pace: Arc<Pace>,
}

/// A file that somebody waits for: its path, and where it goes.
type Ask = (String, oneshot::Sender<Answer>);

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
        let pace = Arc::new(Pace::new());
        let (asks, asked) = mpsc::channel();
        let (ready, is_ready) = mpsc::channel();
        let (own, own_pace) = (Arc::clone(&kept), Arc::clone(&pace));
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
                Work { kept: &own, press: &press, pace: &own_pace }.run(&asked, &tell);
            }
        };
        let begun = thread::Builder::new().stack_size(STACK).spawn(run);
        begun.map_err(|error| error.to_string())?;
        let n_pages = is_ready.recv().map_err(|error| error.to_string())??;
        Ok(Self { kept, number, n_pages, asks, pace })
    }

    /// The file at a path.
    pub(super) async fn file(&self, path: &str) -> Answer {
        let (answer, answered) = oneshot::channel();
        let gone = "the thread that makes files has ended".to_owned();
        if self.asks.send((path.to_owned(), answer)).is_err() {
            return Err(gone);
        }
        answered.await.unwrap_or(Err(gone))
    }

    /// Leaves the machine to a build: what nobody asks for has to wait.
    pub(super) fn rest(&self) {
        self.pace.rest();
    }

    /// Goes on where it rested.
    pub(super) fn go_on(&self) {
        self.pace.go_on();
    }
}

/// The work on one site.
#[derive(Clone, Copy)]
struct Work<'k, 'p> {
    kept: &'k Kept,
    press: &'p Press<'k>,
    pace: &'p Pace,
}

impl Work<'_, '_> {
    /// Makes what is asked for, and beside it all files once; ends when nobody can ask any more.
    fn run(self, asked: &Receiver<Ask>, tell: &(impl Fn(Looked) + Sync)) {
        let look = || {
            give_way();
            self.look().into_iter().for_each(tell);
        };
        thread::scope(|scope| {
            let begun =
                thread::Builder::new().stack_size(STACK).spawn_scoped(scope, look);
            if let Err(error) = begun {
                tell(Err(error.to_string()));
            }
            for (path, answer) in asked {
                self.pace.asked();
                // Whoever asked may have gone.
                let _ = answer.send(self.make(&path, Hands::All));
                self.pace.given();
            }
            self.pace.end();
        });
    }

    /// Makes one file, whatever becomes of it.
    fn make(self, path: &str, hands: Hands) -> Answer {
        let make = || {
            let file = self.press.one(path, hands);
            file.or_else(|| self.kept.document(path, &Unwatched))
        };
        catch_unwind(AssertUnwindSafe(make)).map_err(|fault| words(&*fault))
    }

    /// Makes all files once, whenever nobody waits for another; gives what came of it, or nothing
    /// where it was not brought to its end. A fault that every page has is told with the first.
    fn look(self) -> Option<Looked> {
        let (mut found, mut told) =
            (Vec::new(), BTreeSet::<(Option<Span>, String)>::new());
        for path in self.press.paths() {
            if !self.pace.wait() {
                return None;
            }
            // The threads may be at work on the next site.
            match self.make(&path, Hands::One) {
                Ok(made) => {
                    let problems = made.into_iter().flat_map(|made| made.problems);
                    found.extend(problems.filter(|problem| {
                        told.insert((problem.span.clone(), problem.message.clone()))
                    }));
                }
                Err(fault) => return Some(Err(fault)),
            }
        }
        found.extend(self.press.left_out());
        Some(Ok(found))
    }
}

/// Lets all other threads of the program go before this one.
fn give_way() {
    // Elsewhere the system knows this of whole programs alone. Where it is refused, this thread
    // goes on as the others.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, BEHIND);
}

/// How far this thread stands behind the others: far enough to hinder nobody, and no further, for
/// of a busy machine it needs its share before whoever watches over templates loses patience.
#[cfg(target_os = "linux")]
const BEHIND: i32 = 10;
