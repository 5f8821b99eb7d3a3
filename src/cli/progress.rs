//! What a person sees who waits, and how long each stage took.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long a run may take before it shows that it works.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the sign of work moves.
const TICK: Duration = Duration::from_millis(120);

/// The course of a run: times always, and a sign of work where somebody watches.
pub(super) struct Progress {
    began: Instant,
    stages: Vec<(&'static str, Duration)>,
    sign: Option<Sign>,
}

/// A moving sign on stderr, which appears only after a while.
struct Sign {
    bar: ProgressBar,
    done: Sender<()>,
    waiter: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts the clock.
    pub(super) fn new(watched: bool) -> Self {
        let sign = watched.then(Sign::new);
        Self { began: Instant::now(), stages: Vec::new(), sign }
    }

    /// Runs a stage; its name is what is being done, such as `reading`.
    pub(super) fn stage<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        if let Some(sign) = &self.sign {
            sign.bar.set_message(name);
        }
        let began = Instant::now();
        let value = work();
        self.stages.push((name, began.elapsed()));
        value
    }

    /// Takes the sign away; gives the time of the whole run, and of each stage.
    pub(super) fn end(self) -> (Duration, Vec<(&'static str, Duration)>) {
        if let Some(sign) = self.sign {
            sign.end();
        }
        (self.began.elapsed(), self.stages)
    }
}

impl Sign {
    fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
            .with_style(ProgressStyle::default_spinner());
        let (done, end) = channel();
        let shown = bar.clone();
        let wait = move || {
            if end.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
            }
        };
        // A machine that has no thread to spare shows no sign; the work is what counts.
        let waiter = thread::Builder::new().spawn(wait).ok();
        Self { bar, done, waiter }
    }

    fn end(self) {
        // The waiter has gone where the sign is shown already.
        let _ = self.done.send(());
        let _ = self.waiter.map(JoinHandle::join);
        self.bar.finish_and_clear();
    }
}
