//! How long each stage took: of the run's own thread where it works alone, of all threads together
//! where they work side by side.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use crate::render::{Stage, Watch};

use super::watchdog::Watchdog;

/// A watchdog that looks at the clock as well.
pub(super) struct Profile {
    dog: Watchdog,
    times: Mutex<Times>,
}

/// What the stages took so far, and what each thread is at.
#[derive(Default)]
struct Times {
    took: BTreeMap<Stage, Duration>,
    /// The stage of each thread, and since when.
    at: Vec<(ThreadId, Stage, Instant)>,
}

impl Profile {
    /// Begins with nothing.
    pub(super) fn new(dog: Watchdog) -> Self {
        Self { dog, times: Mutex::default() }
    }

    /// What each stage took, in the order of the stages.
    pub(super) fn times(&self) -> Vec<(&'static str, Duration)> {
        let Ok(times) = self.times.lock() else { return Vec::new() };
        times.took.iter().map(|(stage, took)| (name(*stage), *took)).collect()
    }
}

impl Watch for Profile {
    fn begins(&self, path: &str) {
        self.dog.begins(path);
    }

    fn ends(&self, path: &str) {
        self.dog.ends(path);
    }

    fn turns_to(&self, stage: Option<Stage>) {
        let (own, now) = (thread::current().id(), Instant::now());
        let Ok(mut times) = self.times.lock() else { return };
        if let Some(n) = times.at.iter().position(|(thread, ..)| *thread == own) {
            let (_, before, since) = times.at.swap_remove(n);
            *times.took.entry(before).or_default() += now - since;
        }
        times.at.extend(stage.map(|stage| (own, stage, now)));
    }
}

/// What a stage is called.
fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Parse => "parse",
        Stage::Link => "link",
        Stage::Theme => "theme",
        Stage::View => "view",
        Stage::Render => "render",
        Stage::Write => "write",
    }
}
