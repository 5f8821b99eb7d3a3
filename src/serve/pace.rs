//! When the files may be made that nobody asks for: while nobody waits for anything else.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a browser is given to ask for what it shows, once it is told of a new site or was given
/// a file of it.
const GRACE: Duration = Duration::from_millis(100);

/// Whether somebody waits for something else, told by some threads and heeded by one.
#[derive(Debug)]
pub(super) struct Pace {
    now: Mutex<Now>,
    changed: Condvar,
}

#[derive(Debug)]
struct Now {
    /// Whether a build wants the machine.
    rests: bool,
    /// When a browser may have asked for all that it shows; nothing while it waits for a file.
    quiet: Option<Instant>,
    /// Whether nobody shows the site any more.
    has_ended: bool,
}

impl Pace {
    /// The pace of a site that a browser is being told of.
    pub(super) fn new() -> Self {
        let quiet = Some(Instant::now() + GRACE);
        let now = Now { rests: false, quiet, has_ended: false };
        Self { now: Mutex::new(now), changed: Condvar::new() }
    }

    /// A build wants the machine.
    pub(super) fn rest(&self) {
        self.now().rests = true;
    }

    /// The build is over, and this site is still shown.
    pub(super) fn go_on(&self) {
        self.now().rests = false;
        self.changed.notify_all();
    }

    /// A browser waits for a file.
    pub(super) fn asked(&self) {
        self.now().quiet = None;
    }

    /// It was given the file.
    pub(super) fn given(&self) {
        self.now().quiet = Some(Instant::now() + GRACE);
        self.changed.notify_all();
    }

    /// Nobody shows the site any more.
    pub(super) fn end(&self) {
        self.now().has_ended = true;
        self.changed.notify_all();
    }

    /// Waits until a file may be made that nobody asks for; false where none is to be made any
    /// more.
    pub(super) fn wait(&self) -> bool {
        let mut now = self.now();
        loop {
            if now.has_ended {
                return false;
            }
            let left =
                now.quiet.map(|quiet| quiet.saturating_duration_since(Instant::now()));
            now = match left.filter(|_| !now.rests) {
                Some(Duration::ZERO) => return true,
                Some(left) => {
                    let waited = self.changed.wait_timeout(now, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.changed.wait(now).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::{Receiver, channel};
    use std::thread;

    use super::{GRACE, Pace};

    /// What comes of waiting, on a thread of its own.
    fn waits(pace: &Arc<Pace>) -> Receiver<bool> {
        let (tell, told) = channel();
        let pace = Arc::clone(pace);
        thread::spawn(move || tell.send(pace.wait()));
        told
    }

    #[test]
    fn a_build_goes_first() {
        let pace = Arc::new(Pace::new());
        pace.rest();
        let told = waits(&pace);
        assert!(told.recv_timeout(2 * GRACE).is_err());
        pace.go_on();
        assert_eq!(told.recv(), Ok(true));
    }

    #[test]
    fn a_browser_goes_first_however_long_its_file_takes() {
        let pace = Arc::new(Pace::new());
        pace.asked();
        let told = waits(&pace);
        assert!(told.recv_timeout(2 * GRACE).is_err());
        pace.given();
        assert_eq!(told.recv(), Ok(true));
    }

    #[test]
    fn nothing_is_made_for_a_site_that_nobody_shows() {
        let pace = Arc::new(Pace::new());
        pace.rest();
        let told = waits(&pace);
        pace.end();
        assert_eq!(told.recv(), Ok(false));
        assert!(!pace.wait());
    }
}
