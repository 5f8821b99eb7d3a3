//! What stands in a generation: what is ours in it, and what is not.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::disk::{Done, broken};
use super::record::{Record, parents};

/// What a thing is, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link or anything else.
    Other,
}

/// The things in a folder, by their paths from there.
pub(super) struct Standing {
    /// What is ours of them.
    pub record: Record,
    /// Whether there is such a folder.
    pub exists: bool,
    things: BTreeMap<PathBuf, Kind>,
}

impl Standing {
    /// Looks at a folder; one that does not exist is empty.
    pub(super) fn read(folder: &Path, record: Record) -> Done<Self> {
        let mut things = BTreeMap::new();
        if let Err(error) = folder.symlink_metadata() {
            if error.kind() != io::ErrorKind::NotFound {
                return Err(broken(folder, error));
            }
            return Ok(Self { record, exists: false, things });
        }
        for entry in WalkDir::new(folder).min_depth(1) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_path_buf();
                let reason = error.into_io_error();
                broken(&path, reason.unwrap_or_else(|| io::Error::other("a circle")))
            })?;
            let kind = match entry.file_type() {
                kind if kind.is_file() => Kind::File,
                kind if kind.is_dir() => Kind::Folder,
                _ => Kind::Other,
            };
            if let Ok(path) = entry.path().strip_prefix(folder) {
                things.insert(path.to_path_buf(), kind);
            }
        }
        Ok(Self { record, exists: true, things })
    }

    /// Whether a thing is there and ours.
    pub(super) fn is_ours(&self, path: &Path) -> bool {
        match self.things.get(path) {
            Some(Kind::File) => self.record.owns_file(path),
            Some(Kind::Folder) => self.record.owns_folder(path),
            Some(Kind::Other) | None => false,
        }
    }

    /// What no build of ours made, folders before what is in them.
    pub(super) fn foreign(&self) -> impl Iterator<Item = (&Path, Kind)> {
        let things = self.things.iter().map(|(path, kind)| (path.as_path(), *kind));
        things.filter(|(path, _)| !self.is_ours(path))
    }

    /// The paths of our files that are there.
    pub(super) fn our_files(&self) -> impl Iterator<Item = &str> {
        let files = self.things.iter().filter(|(_, kind)| **kind == Kind::File);
        files
            .filter_map(|(path, _)| path.to_str())
            .filter(|path| self.is_ours(Path::new(path)))
    }

    /// What no build of ours made and stands where a file is to be written.
    pub(super) fn in_the_way(&self, path: &str) -> Option<PathBuf> {
        for parent in parents(path).map(Path::new) {
            match self.things.get(parent) {
                Some(Kind::Folder) => {}
                Some(_) if !self.is_ours(parent) => return Some(parent.to_path_buf()),
                _ => return None,
            }
        }
        let path = Path::new(path);
        let below = self.things.range(path.to_path_buf()..);
        let mut below = below.map(|(at, _)| at).take_while(|at| at.starts_with(path));
        below.find(|at| !self.is_ours(at)).cloned()
    }
}
