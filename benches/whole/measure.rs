//! What a run used, and what a series of runs comes to.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use super::tool::State;

/// Runs a command and prints what it used: seconds, seconds of processors, bytes, its end.
///
/// The system sums up over all children of a process, so each run has a parent of its own. The
/// peak of a child is never told as less than what its parent held, which is little here.
pub(crate) fn once(program: &str, arguments: &[&str]) {
    let mut command = Command::new(program);
    let start = Instant::now();
    let status = command.args(arguments).stdout(Stdio::null()).status().unwrap();
    let wall = start.elapsed().as_secs_f64();
    let used = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    let cpu = used.user_time().num_microseconds() + used.system_time().num_microseconds();
    let peak = used.max_rss() * 1024;
    println!("{wall} {} {peak} {}", cpu as f64 / 1e6, status.success());
}

/// What one run used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) wall: f64,
    pub(crate) cpu: f64,
    pub(crate) peak: f64,
    pub(crate) is_good: bool,
}

impl Run {
    /// Reads what `once` prints.
    pub(crate) fn read(text: &str, whole: Duration) -> Self {
        let mut words = text.split_whitespace();
        let mut number =
            || words.next().and_then(|word| word.parse().ok()).unwrap_or(f64::NAN);
        let (wall, cpu, peak) = (number(), number(), number());
        let is_good = text.trim_end().ends_with("true");
        let wall = if wall.is_nan() { whole.as_secs_f64() } else { wall };
        Self { wall, cpu, peak, is_good }
    }
}

/// The runs of one tool.
pub(crate) struct Series(Vec<Run>);

impl Series {
    /// What the columns of a row are.
    pub(crate) const HEAD: &str = "tool          output    wall s (range)                CPU s   peak MB    files        MB";

    pub(crate) fn new(runs: Vec<Run>) -> Self {
        Self(runs)
    }

    /// The middle one of all values.
    fn median(&self, value: impl Fn(&Run) -> f64) -> f64 {
        let mut values: Vec<_> = self.0.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
    }

    /// A line of the table.
    pub(crate) fn row(
        &self,
        tool: &str,
        state: State,
        files: usize,
        bytes: u64,
    ) -> String {
        let least = self.0.iter().map(|run| run.wall).fold(f64::INFINITY, f64::min);
        let most = self.0.iter().map(|run| run.wall).fold(0.0, f64::max);
        let wall =
            format!("{:.3} ({least:.3} to {most:.3})", self.median(|run| run.wall));
        format!(
            "{tool:<14}{state:<10}{wall:<28}{:>7.3}{:>10.0}{files:>9}{:>10.1}",
            self.median(|run| run.cpu),
            self.median(|run| run.peak) / 1e6,
            bytes as f64 / 1e6
        )
    }
}
