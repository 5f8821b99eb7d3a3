//! The disk becomes values: the pack's files as text with an id, the rest as assets.
//!
//! In go the pack's folder and, where one was named, the folder of originals; out come
//! [`Sources`] and what is wrong with files as files. This is the only room that reads the
//! pack on the disk. What stands in a text is none of its business.
//!
//! Read are `briefing.yaml`, `content/` and `themes/`. Hidden files and what editors leave
//! behind are passed over; every other file that has no place in a pack is named. Nothing but
//! regular files is ever opened. A link is followed where it leads to something visible inside
//! the pack; folders inside a linked folder may not be links again, so no walk is endless.

#![expect(clippy::disallowed_methods, reason = "this room reads the disk")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diag::{Checked, Code, Diagnostic};
use crate::source::Sources;

mod asset;
mod file;
mod kind;
mod memo;
mod originals;
#[cfg(test)]
mod tests;
mod text;
mod walk;

#[cfg(feature = "pdf")]
pub(crate) use asset::bytes;
#[cfg(feature = "serve")]
pub(crate) use kind::is_passed_over;
pub use memo::Memo;

use memo::Taken;
use walk::Found;

/// The file that makes a folder a pack.
const BRIEFING: &str = "briefing.yaml";

/// Reads the pack in a folder, and the captured originals where their folder is named.
///
/// Every file that cannot be taken is reported and left out. A file that is not quite text is
/// reported and taken as far as it can be read, so that its faults have a place and its
/// neighbours are not blamed for its absence.
pub fn sources(root: &Path, originals: Option<&Path>) -> Checked<Sources> {
    again(root, originals, &mut Memo::default(), &BTreeSet::new())
}

/// Reads a pack that was read before: a file that the disk tells to be the same is taken from the
/// memo, unless its path in the pack is among those that are known to be `saved`.
pub fn again(
    root: &Path,
    originals: Option<&Path>,
    memo: &mut Memo,
    saved: &BTreeSet<String>,
) -> Checked<Sources> {
    if let Some(sources) = memo.patched(root, saved) {
        let mut read = Checked::ok(sources);
        if let Some(folder) = originals {
            read.value.originals = originals::read(folder, &mut read.problems);
        }
        return read;
    }
    let mut problems = Vec::new();
    let mut sources = whole(root, memo, saved, &mut problems);
    if let Some(folder) = originals {
        sources.originals = originals::read(folder, &mut problems);
    }
    Checked::new(sources, problems)
}

/// Looks through the whole pack, and reads its files on all threads.
fn whole(
    root: &Path,
    memo: &mut Memo,
    saved: &BTreeSet<String>,
    problems: &mut Vec<Diagnostic>,
) -> Sources {
    let no_pack = || vec![Err(Box::new(no_pack(root)))];
    let found = if is_pack(root) { walk::pack(root) } else { no_pack() };
    let read = |found: Result<Found, _>| {
        found.map(|found| (memo.taken(&found, saved), found.id))
    };
    let all: Vec<_> = found.into_par_iter().map(read).collect();
    let (mut sources, mut now) = (Sources::default(), Vec::new());
    for one in all {
        let ((taken, known), id) = match one {
            Ok(read) => read,
            Err(problem) => {
                problems.push(*problem);
                continue;
            }
        };
        let Taken { text, asset } = taken.take(problems);
        sources.files.extend(text.map(|text| (id.clone(), text)));
        sources.assets.extend(asset.map(|asset| (id.clone(), asset)));
        now.extend(known.map(|known| (id, known)));
    }
    memo.end(now, problems.is_empty());
    sources
}

/// The nearest folder upward that holds a `briefing.yaml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find(|folder| is_pack(folder)).map(Path::to_path_buf)
}

/// Whether something of the name stands in the folder; what it is, is found out later.
fn is_pack(folder: &Path) -> bool {
    folder.join(BRIEFING).symlink_metadata().is_ok()
}

/// Says that there is no pack, and that the folder's name or a wrong ending may be why.
fn no_pack(root: &Path) -> Diagnostic {
    let name = root.display();
    let message = if root.is_dir() {
        format!("there is no `{BRIEFING}` in `{name}`")
    } else if root.exists() {
        format!("`{name}` is no folder")
    } else {
        format!("there is no folder `{name}`")
    };
    let problem = Diagnostic::new(Code::NoPack, message);
    if root.join("briefing.yml").symlink_metadata().is_ok() {
        return problem.help(format!("rename `briefing.yml` to `{BRIEFING}`"));
    }
    problem.help("name the pack's folder with `--pack DIR`")
}
