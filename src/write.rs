//! Outputs become files: the whole new pack, or the old one untouched.
//!
//! In come outputs one by one; out goes the output folder. This is the only room that writes.
//!
//! There are two generations of the output: the folder that readers see, and one in a state
//! folder beside it (`.briefpack/next`; for an output folder of another name than `public`,
//! `.NAME.briefpack/next`). The second is brought up to date file by file: what is the same as
//! before becomes a second name of the same file, what is not is written anew and moved into
//! place. Then the two folders change places in one step. So a reader, a full disk, a lost
//! process or a power cut meets the old pack or the new one, never a mixture; and where nothing
//! has changed, nothing is written.
//!
//! A record in the state folder says which files of the output folder a build of ours wrote.
//! Those are ours by their path: one that was edited by hand is written again. Everything
//! else is kept with its times and modes, whatever it is; where it stands in the way, the
//! build says so and changes nothing. Without a record, files that `manifest.json` lists with
//! the digest they have are ours.
//!
//! Where the system cannot exchange two folders (some network shares, a folder that is a mount
//! point), all changed files are brought beside the old ones first, a journal says what is to
//! happen, and then each is moved into place. A process lost in the midst of the moving leaves
//! a mixture there; the next build finishes the journal before it does anything else.

#![expect(clippy::disallowed_methods, reason = "this room writes to the disk")]

use std::path::Path;

use crate::diag::{Code, Diagnostic, Report};
use crate::render::{Made, OutputBytes};

mod carry;
mod compare;
mod disk;
#[cfg(feature = "pdf")]
mod document;
mod generation;
mod journal;
mod lock;
mod place;
mod receipt;
mod record;
mod standing;
#[cfg(test)]
mod tests;

#[cfg(feature = "pdf")]
pub use document::documents;
pub use receipt::{Receipt, keep, recall};

use disk::{Broken, Disk};
use generation::Generation;
use place::Folders;

/// Where the pack goes, and what it may not overrun.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The output folder.
    pub out: &'a Path,
    /// The pack's folder.
    pub root: &'a Path,
    /// The user's home folder, where it is known.
    pub home: Option<&'a Path>,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The files of the pack.
    pub n_files: usize,
    /// Those of them that are pages.
    pub n_pages: usize,
    /// The size of all files in bytes.
    pub bytes: u64,
    /// The files that are new or differ from those of the last build.
    pub n_changed: usize,
    /// The files of the last build that are no more.
    pub n_removed: usize,
}

/// Writes the pack, whole or not at all; `None` where the report stops it.
///
/// Outputs are taken one at a time and none is kept. All are asked for even where one has a
/// problem, so that every problem of a run is told together; only a disk that fails ends it.
pub fn site(
    outputs: impl Iterator<Item = Made>,
    target: Target<'_>,
    report: &mut Report,
) -> Option<Written> {
    with(&Disk::real(), outputs, target, report)
}

/// Writes one file beside its place and moves it there, where it is not the same already;
/// tells whether it was not.
///
/// # Errors
/// Where the disk does not take it: the old file stands.
pub fn file(path: &Path, bytes: &[u8]) -> std::io::Result<bool> {
    if std::fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(false);
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    let written =
        std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written.map(|()| true)
}

/// Why nothing was written.
enum Stop {
    /// The disk failed.
    Broken(Broken),
    /// Something else is wrong.
    Problem(Box<Diagnostic>),
}

impl From<Broken> for Stop {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<Diagnostic> for Stop {
    fn from(problem: Diagnostic) -> Self {
        Self::Problem(Box::new(problem))
    }
}

/// The same on a given disk.
fn with(
    disk: &Disk,
    outputs: impl Iterator<Item = Made>,
    target: Target<'_>,
    report: &mut Report,
) -> Option<Written> {
    let folders = match place::folders(target) {
        Ok(folders) => folders,
        Err(problem) => {
            report.add(*problem);
            return None;
        }
    };
    match build(disk, outputs, &folders, report) {
        Ok(written) => written,
        Err(Stop::Problem(problem)) => {
            report.add(*problem);
            None
        }
        Err(Stop::Broken(broken)) => {
            report.add(failed(&broken, &folders));
            None
        }
    }
}

/// Prepares the state folder and writes under its lock.
fn build(
    disk: &Disk,
    outputs: impl Iterator<Item = Made>,
    folders: &Folders,
    report: &mut Report,
) -> Result<Option<Written>, Stop> {
    place::make_state(disk, folders)?;
    let _lock = lock::hold(disk, folders)?;
    let written = place::ignore_state(disk, folders)
        .and_then(|()| journal::recover(disk, folders))
        .and_then(|()| write(disk, outputs, folders, report));
    if written.is_err() {
        place::clear_away(disk, folders);
    }
    Ok(written?)
}

/// Brings the second generation up to date and lets it take the first one's place.
fn write(
    disk: &Disk,
    outputs: impl Iterator<Item = Made>,
    folders: &Folders,
    report: &mut Report,
) -> Result<Option<Written>, Broken> {
    let mut generation = Generation::begin(disk, folders)?;
    let mut stops = report.stops();
    for made in outputs {
        let may_stop = !made.problems.is_empty();
        let output = report.take(made);
        stops |= may_stop && report.stops();
        let Some(output) = output.filter(|_| !stops) else { continue };
        if let Some(problem) = generation.put(output)? {
            report.add(problem);
        }
    }
    if report.stops() { Ok(None) } else { generation.finish().map(Some) }
}

/// Says which file the disk did not take, and why.
fn failed(broken: &Broken, folders: &Folders) -> Diagnostic {
    let (out, path) = (folders.shown(&folders.out), folders.shown(&broken.path));
    let words = broken.reason.to_string();
    let reason =
        words.split_once(" (os error").map_or(words.as_str(), |(words, _)| words);
    let message = format!("`{out}` could not be written: `{path}`: {reason}");
    let problem = Diagnostic::new(Code::WriteFailed, message);
    if journal::is_open(folders) {
        return problem
            .help("mend the cause and build again: the build goes on where it stopped");
    }
    problem.help("mend the cause and build again; the output is as it was before")
}
