//! Where two folders cannot be exchanged, the changes are rolled forward one by one.
//!
//! First all changed files are brought into a folder inside the output. Then a journal is
//! written: from now on the new pack is certain, whatever happens. Then each file is moved into
//! place. A build that finds a journal finishes it before it begins; one that finds only the
//! folder removes it.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::carry::Carrier;
use super::disk::{At, Disk, Done};
use super::place::Folders;
use super::record::{self, Record, identity, parents};
use super::{OutputBytes, disk};

/// The folder in the output that holds the changed files before they are moved.
const WAITING: &str = ".briefpack-new";
/// The first line of a journal.
const HEAD: &str = "briefpack journal 1";

/// How the output is to change.
pub(super) struct Change {
    /// Files that are new or differ.
    pub changed: Vec<String>,
    /// Files that are no more.
    pub removed: Vec<String>,
    /// What will be ours.
    pub record: Record,
}

/// Whether a journal waits to be finished.
pub(super) fn is_open(folders: &Folders) -> bool {
    path(folders).symlink_metadata().is_ok()
}

/// Changes the output file by file.
pub(super) fn roll(disk: &Disk, folders: &Folders, change: &Change) -> Done {
    let waiting = folders.out.join(WAITING);
    disk.remove(&waiting)?;
    let mut carrier = Carrier::new(disk, &waiting, &folders.scrap);
    for path in &change.changed {
        stage(disk, &mut carrier, folders, path)?;
    }
    for path in carrier.touched() {
        disk.sync(&waiting.join(path))?;
    }
    disk.sync(&folders.out)?;
    write(disk, folders, change)?;
    apply(disk, folders, change)
}

/// Brings one changed file into the waiting folder, so that a move is all that is left.
fn stage(disk: &Disk, carrier: &mut Carrier<'_>, folders: &Folders, path: &str) -> Done {
    let (from, at) = (folders.next.join(path), folders.out.join(WAITING).join(path));
    carrier.make_way(Path::new(path))?;
    if disk.link(&from, &at)? {
        return Ok(());
    }
    disk.copy(&from, &at)?;
    disk.set_mode(&at, disk::FILE)?;
    disk.sync(&at)
}

/// Finishes what a lost build has begun, or takes it back where it had not got far enough.
pub(super) fn recover(disk: &Disk, folders: &Folders) -> Done {
    if is_open(folders) {
        if let Some(change) = read(folders) {
            return apply(disk, folders, &change);
        }
        disk.remove_file(&path(folders))?;
    }
    disk.remove(&folders.out.join(WAITING))
}

/// Removes the waiting files of a failed build, unless a journal makes them certain.
pub(super) fn withdraw(disk: &Disk, folders: &Folders) {
    if !is_open(folders) {
        let _: Done = disk.remove(&folders.out.join(WAITING));
    }
}

/// Does what the journal says; what is done already is passed over.
fn apply(disk: &Disk, folders: &Folders, change: &Change) -> Done {
    let waiting = folders.out.join(WAITING);
    for path in &change.removed {
        remove(disk, &folders.out, path)?;
    }
    let mut carrier = Carrier::new(disk, &folders.out, &folders.scrap);
    for path in &change.changed {
        let from = waiting.join(path);
        if from.symlink_metadata().is_ok() {
            carrier.make_way(Path::new(path))?;
            disk.rename(&from, &folders.out.join(path))?;
        }
    }
    change.record.write(disk, folders, &folders.out)?;
    disk.remove(&waiting)?;
    let paths = change.changed.iter().chain(&change.removed);
    let touched: BTreeSet<&str> = paths.flat_map(|path| parents(path)).collect();
    for path in touched.into_iter().chain([""]).map(|path| folders.out.join(path)) {
        if path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            disk.sync(&path)?;
        }
    }
    disk.remove_file(&path(folders))?;
    record::forget(disk, folders);
    Ok(())
}

/// Removes a file, and the folders above it that are empty then.
fn remove(disk: &Disk, out: &Path, path: &str) -> Done {
    let at = out.join(path);
    if at.symlink_metadata().is_ok_and(|found| found.is_file()) {
        disk.remove_file(&at)?;
    }
    let folders = Path::new(path).ancestors().skip(1);
    for folder in folders.filter(|folder| !folder.as_os_str().is_empty()) {
        match disk.remove_folder(&out.join(folder)) {
            Err(broken) if broken.reason.kind() == ErrorKind::NotFound => {}
            Err(broken) if broken.reason.kind() == ErrorKind::DirectoryNotEmpty => break,
            done => done?,
        }
    }
    Ok(())
}

/// Where the journal stands.
fn path(folders: &Folders) -> PathBuf {
    folders.state.join("journal")
}

/// Writes the journal.
fn write(disk: &Disk, folders: &Folders, change: &Change) -> Done {
    let place = identity(&folders.out).unwrap_or_default();
    let own: Vec<String> = change.record.paths().map(str::to_owned).collect();
    let mut text = format!("{HEAD}\nin {place}\n");
    for (verb, paths) in
        [("put", &change.changed), ("cut", &change.removed), ("own", &own)]
    {
        for path in paths {
            text.extend([verb, " ", path, "\n"]);
        }
    }
    disk.remove(&folders.scrap)?;
    disk.create(&folders.scrap, &OutputBytes::Memory(text.into_bytes()))?;
    disk.sync(&folders.scrap)?;
    disk.rename(&folders.scrap, &path(folders))?;
    disk.sync(&folders.state)
}

/// Reads the journal; `None` where it speaks of another folder, or was not written by us.
fn read(folders: &Folders) -> Option<Change> {
    let path = path(folders);
    let text = fs::read_to_string(&path).at(&path).ok()?;
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return None;
    }
    let mut change =
        Change { changed: Vec::new(), removed: Vec::new(), record: Record::default() };
    let mut own = Vec::new();
    for line in lines {
        let (verb, rest) = line.split_once(' ')?;
        match verb {
            "in" if identity(&folders.out).as_deref() == Some(rest) => {}
            "put" => change.changed.push(rest.to_owned()),
            "cut" => change.removed.push(rest.to_owned()),
            "own" => own.push(rest.to_owned()),
            _ => return None,
        }
    }
    change.record = own.into_iter().collect();
    Some(change)
}
