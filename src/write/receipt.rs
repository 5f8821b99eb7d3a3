//! What the last build was made from, and what it left: the same again need not be built.
//!
//! A receipt stands in a folder of its own, `cache` in the state folder, which anybody may delete.
//! It is believed only where it is whole (its first line holds its digest), where it speaks of the
//! very same program, wishes and sources (its key), and where every file of the output folder is
//! the one that was written: same number, size and times, of which the last cannot be set back.
//! In all other cases it is as if there were none.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::diag::Diagnostic;

use super::disk::{Disk, Done};
use super::place::{self, Folders};
use super::record::Record;
use super::{OutputBytes, Target};

/// The first word of a receipt, with the number of its form.
const HEAD: &str = "briefpack-receipt-1";

/// What a build came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The digest of all that it was made from.
    pub key: String,
    /// What was told of it.
    pub problems: Vec<Diagnostic>,
    /// Its pages, articles and statements.
    pub counts: [usize; 3],
}

/// A receipt as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    receipt: Receipt,
    folder: Stamp,
    files: Vec<(String, Stamp)>,
}

/// How a file or folder is known again: number, size, when its content and when anything of it
/// last changed. Of a folder its number alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp(u64, u64, (i64, i64), (i64, i64));

impl Stamp {
    /// What the disk tells of something that is no link.
    fn of(path: &Path) -> Option<Self> {
        let found: Metadata = path.symlink_metadata().ok()?;
        if found.is_dir() {
            return Some(Self(found.ino(), 0, (0, 0), (0, 0)));
        }
        found.is_file().then(|| {
            let modified = (found.mtime(), found.mtime_nsec());
            let changed = (found.ctime(), found.ctime_nsec());
            Self(found.ino(), found.size(), modified, changed)
        })
    }
}

/// What the last build into this folder came to, where another with this key would come to the
/// same and the folder still holds it.
pub fn recall(target: Target<'_>, key: &str) -> Option<Receipt> {
    let folders = place::folders(target).ok()?;
    let text = fs::read_to_string(folders.state.join(place::CACHE).join(NAME)).ok()?;
    let (head, body) = text.split_once('\n')?;
    if head != first_line(body) {
        return None;
    }
    let kept: Kept = serde_json::from_str(body).ok()?;
    let is_there = |(path, stamp): &(String, Stamp)| {
        Stamp::of(&folders.out.join(path)).as_ref() == Some(stamp)
    };
    let holds = kept.receipt.key == key
        && Stamp::of(&folders.out) == Some(kept.folder)
        && kept.files.par_iter().all(is_there);
    holds.then_some(kept.receipt)
}

/// Keeps what a build came to that has just been written. A receipt that cannot be kept is no
/// fault: the next build is whole.
pub fn keep(target: Target<'_>, receipt: Receipt) {
    let Ok(folders) = place::folders(target) else { return };
    let Some(kept) = kept(&folders, receipt) else { return };
    let Ok(body) = serde_json::to_string(&kept) else { return };
    let text = format!("{}\n{body}", first_line(&body));
    let _ = write(&folders, text);
}

/// The name of the receipt in its folder.
const NAME: &str = "receipt";

/// The first line of a receipt with this body.
fn first_line(body: &str) -> String {
    format!("{HEAD} {:x}", Sha256::digest(body))
}

/// A receipt with what stands in the output folder; none where something is missing there.
fn kept(folders: &Folders, receipt: Receipt) -> Option<Kept> {
    let record = Record::read(&folders.state, &folders.out)?;
    let files = record.paths().filter(|path| !path.ends_with('/'));
    let files =
        files.map(|path| Some((path.to_owned(), Stamp::of(&folders.out.join(path))?)));
    Some(Kept {
        receipt,
        folder: Stamp::of(&folders.out)?,
        files: files.collect::<Option<_>>()?,
    })
}

/// Writes the receipt beside its place, and moves it there.
fn write(folders: &Folders, text: String) -> Done {
    let disk = Disk::real();
    let folder = folders.state.join(place::CACHE);
    let (path, beside) = (folder.join(NAME), folder.join("new"));
    if folder.symlink_metadata().is_err() {
        disk.make_folder(&folder)?;
    }
    disk.remove(&beside)?;
    let bytes = OutputBytes::Memory(text.into_bytes());
    let written = disk.create(&beside, &bytes).and_then(|()| disk.rename(&beside, &path));
    if written.is_err() {
        let _: Done = disk.remove(&beside);
    }
    written
}
