//! Things are brought from one generation into the other without being changed.
//!
//! A thing brought over is a second name of the same file where the system has that, and a
//! copy with the same mode and times where it has not.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::compare::digest_of;
use super::disk::{At, Disk, Done, FOLDER, broken};
use super::standing::Kind;

/// What brings things into one folder.
pub(super) struct Carrier<'a> {
    disk: &'a Disk,
    to: &'a Path,
    scrap: &'a Path,
    /// Folders in `to` that are known to be folders.
    made: BTreeSet<PathBuf>,
    /// Folders that are not ours, whose mode and times are to be as they were.
    carried: BTreeSet<PathBuf>,
    /// Files whose bytes are new on the disk.
    fresh: Vec<PathBuf>,
    /// Folders whose lists of names have changed.
    touched: BTreeSet<PathBuf>,
}

impl<'a> Carrier<'a> {
    /// Begins to bring things into a folder.
    pub(super) fn new(disk: &'a Disk, to: &'a Path, scrap: &'a Path) -> Self {
        let (made, touched) = (BTreeSet::new(), BTreeSet::new());
        Self {
            disk,
            to,
            scrap,
            made,
            carried: BTreeSet::new(),
            fresh: Vec::new(),
            touched,
        }
    }

    /// The files whose bytes are new on the disk.
    pub(super) fn fresh(&self) -> &[PathBuf] {
        &self.fresh
    }

    /// The folders whose lists of names have changed.
    pub(super) fn touched(&self) -> &BTreeSet<PathBuf> {
        &self.touched
    }

    /// Notes that the folder of a thing has another list of names.
    pub(super) fn touch(&mut self, path: &Path) {
        self.touched.extend(path.parent().map(Path::to_path_buf));
    }

    /// Makes the folders above a path; what stands there in their stead goes.
    pub(super) fn make_way(&mut self, path: &Path) -> Done {
        let parents: Vec<&Path> = path.ancestors().skip(1).collect();
        for parent in parents.into_iter().rev() {
            self.make_folder(parent, FOLDER)?;
        }
        Ok(())
    }

    /// Makes a folder, or lets it be if there is one.
    fn make_folder(&mut self, path: &Path, mode: u32) -> Done {
        if self.made.contains(path) {
            return Ok(());
        }
        // Joined with nothing, a path would end with `/`, which follows a link.
        let is_top = path.as_os_str().is_empty();
        let at = if is_top { self.to.to_path_buf() } else { self.to.join(path) };
        match at.symlink_metadata() {
            Ok(found) if found.is_dir() => {
                if found.mode() & 0o7777 != mode {
                    self.disk.set_mode(&at, mode)?;
                }
            }
            found => {
                if found.is_ok() {
                    self.disk.remove(&at)?;
                }
                self.disk.make_folder(&at)?;
                self.touch(path);
                self.touched.insert(path.to_path_buf());
            }
        }
        self.made.insert(path.to_path_buf());
        Ok(())
    }

    /// Moves the finished scrap file into place.
    pub(super) fn move_in(&mut self, path: &Path) -> Done {
        self.place(path)?;
        self.fresh.push(path.to_path_buf());
        Ok(())
    }

    /// Moves the scrap into place, over whatever stands there.
    fn place(&mut self, path: &Path) -> Done {
        let at = self.to.join(path);
        if at.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            self.disk.remove(&at)?;
        }
        self.disk.rename(self.scrap, &at)?;
        self.touch(path);
        Ok(())
    }

    /// Brings in what is not ours: folders before what is in them, `close_folders` last.
    pub(super) fn carry(&mut self, from: &Path, path: &Path, kind: Kind) -> Done {
        let parent = path.parent().unwrap_or(Path::new(""));
        if !self.carried.contains(parent) {
            self.make_way(path)?;
        }
        if kind != Kind::Folder {
            return self.bring(from, path);
        }
        let mode = from.join(path).symlink_metadata().at(path)?.mode() & 0o7777;
        self.make_folder(path, mode | 0o700)?;
        self.carried.insert(path.to_path_buf());
        Ok(())
    }

    /// Gives the folders that are not ours their modes and times.
    pub(super) fn close_folders(&mut self, from: &Path) -> Done {
        for path in std::mem::take(&mut self.carried).into_iter().rev() {
            let (from, at) = (from.join(&path), self.to.join(&path));
            let was = from.symlink_metadata().at(&from)?;
            let now = at.symlink_metadata().at(&at)?;
            if was.mode() & 0o7777 != now.mode() & 0o7777 {
                self.disk.set_mode(&at, was.mode() & 0o7777)?;
            }
            if !has_same_times(&was, &now) {
                self.disk.copy_times(&was, &at)?;
            }
        }
        Ok(())
    }

    /// Brings in one thing that is no folder; its folder must be there.
    pub(super) fn bring(&mut self, from: &Path, path: &Path) -> Done {
        let (from, at) = (from.join(path), self.to.join(path));
        let was = from.symlink_metadata().at(&from)?;
        let now = at.symlink_metadata().ok();
        if now
            .as_ref()
            .is_some_and(|now| (now.dev(), now.ino()) == (was.dev(), was.ino()))
        {
            return Ok(());
        }
        self.disk.remove(self.scrap)?;
        if self.disk.link(&from, self.scrap)? {
            return self.place(path);
        }
        if now.is_some_and(|now| is_alike(&from, &was, &at, &now)) {
            return Ok(());
        }
        if was.is_symlink() {
            self.disk.copy_symlink(&from, self.scrap)?;
        } else if was.is_file() {
            self.disk.copy(&from, self.scrap)?;
            self.disk.set_mode(self.scrap, was.mode() & 0o7777)?;
        } else {
            let reason =
                "it is neither a file nor a link, and cannot have a second name here";
            return Err(broken(&from, io::Error::other(reason)));
        }
        self.disk.copy_times(&was, self.scrap)?;
        self.move_in(path)
    }
}

/// Whether a copy is still as good as new.
fn is_alike(from: &Path, was: &Metadata, at: &Path, now: &Metadata) -> bool {
    let looks =
        |found: &Metadata| (found.mode(), found.len(), found.mtime(), found.mtime_nsec());
    was.is_file() && looks(was) == looks(now) && digest_of(from) == digest_of(at)
}

/// Whether two folders were last changed at the same time.
fn has_same_times(one: &Metadata, other: &Metadata) -> bool {
    (one.mtime(), one.mtime_nsec()) == (other.mtime(), other.mtime_nsec())
}
