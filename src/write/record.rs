//! Which files of the output folder a build of ours wrote.
//!
//! A record is a list of paths in the state folder, named after the folder that it speaks of:
//! by its number in the file system and the time of its making. So it is true of that folder
//! wherever it is moved, before and after an exchange, and says nothing about a folder that
//! somebody else has put in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde_json::Value;

use super::OutputBytes;
use super::compare::{digest_of, holds};
use super::disk::{At, Disk, Done};
use super::place::Folders;

/// The first line of a record.
const HEAD: &str = "briefpack record 1";
/// The ending of a record's name.
const ENDING: &str = "record";

/// The paths that are ours; those of folders end with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    paths: BTreeSet<String>,
}

impl Record {
    /// What is ours of the output folder as it stands.
    pub(super) fn of_output(folders: &Folders) -> Self {
        Self::read(&folders.state, &folders.out)
            .unwrap_or_else(|| Self::from_manifest(&folders.out))
    }

    /// The record of a folder; `None` where there is none.
    pub(super) fn read(state: &Path, folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(file(state, folder)?).ok()?;
        let paths = text.strip_prefix(HEAD)?.strip_prefix('\n')?;
        Some(paths.lines().map(str::to_owned).collect())
    }

    /// The files that the pack's own manifest lists and that are as it says.
    fn from_manifest(folder: &Path) -> Self {
        let path = folder.join("manifest.json");
        let is_file = path.symlink_metadata().is_ok_and(|found| found.is_file());
        let text = if is_file { fs::read_to_string(&path).ok() } else { None };
        let json = text.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let mut listed = BTreeMap::new();
        if let Some(json) = json {
            list(&json, &mut listed);
        }
        let is_true = |(path, sha256): &(&String, &String)| {
            is_plain(path) && digest_of(&folder.join(path)).as_ref() == Some(*sha256)
        };
        let ours: Vec<String> =
            listed.iter().filter(is_true).map(|(path, _)| path.clone()).collect();
        if ours.is_empty() {
            return Self::default();
        }
        let parents =
            ours.iter().flat_map(|path| parents(path).map(|at| format!("{at}/")));
        let parents: Vec<String> = parents.collect();
        ours.into_iter().chain(parents).chain(["manifest.json".to_owned()]).collect()
    }

    /// Whether a file is ours.
    pub(super) fn owns_file(&self, path: &Path) -> bool {
        path.to_str().is_some_and(|path| self.paths.contains(path))
    }

    /// Whether a folder is ours.
    pub(super) fn owns_folder(&self, path: &Path) -> bool {
        path.to_str().is_some_and(|path| self.paths.contains(&format!("{path}/")))
    }

    /// All paths that are ours.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// Writes the record of a folder, unless it stands there already.
    pub(super) fn write(&self, disk: &Disk, folders: &Folders, folder: &Path) -> Done {
        let mut text = format!("{HEAD}\n");
        for path in &self.paths {
            text.push_str(path);
            text.push('\n');
        }
        let Some(path) = file(&folders.state, folder) else {
            return folder.symlink_metadata().at(folder).map(|_| ());
        };
        let bytes = OutputBytes::Memory(text.into_bytes());
        if holds(&path, &bytes) {
            return Ok(());
        }
        disk.remove(&folders.scrap)?;
        disk.create(&folders.scrap, &bytes)?;
        disk.sync(&folders.scrap)?;
        disk.rename(&folders.scrap, &path)
    }
}

impl FromIterator<String> for Record {
    fn from_iter<I: IntoIterator<Item = String>>(paths: I) -> Self {
        Self { paths: paths.into_iter().collect() }
    }
}

/// Removes the records of folders that are no more, as far as the disk lets us.
pub(super) fn forget(disk: &Disk, folders: &Folders) {
    let kept = [&folders.out, &folders.next].map(|folder| file(&folders.state, folder));
    let Ok(entries) = fs::read_dir(&folders.state) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let is_record = path.extension().is_some_and(|ending| ending == ENDING);
        if is_record && !kept.contains(&Some(path.clone())) {
            let _: Done = disk.remove_file(&path);
        }
    }
}

/// The name by which a folder is known again; `None` where there is no folder.
pub(super) fn identity(folder: &Path) -> Option<String> {
    let found = folder.symlink_metadata().ok().filter(fs::Metadata::is_dir)?;
    let made = found.created().ok().and_then(|made| made.duration_since(UNIX_EPOCH).ok());
    Some(format!("{:x}-{:x}", found.ino(), made.map_or(0, |made| made.as_nanos())))
}

/// Where the record of a folder stands.
fn file(state: &Path, folder: &Path) -> Option<PathBuf> {
    Some(state.join(format!("{}.{ENDING}", identity(folder)?)))
}

/// Collects paths and digests from a manifest, as a list of objects or as an object by path.
fn list(json: &Value, listed: &mut BTreeMap<String, String>) {
    let text =
        |value: &Value, key| value.get(key).and_then(Value::as_str).map(str::to_owned);
    match json {
        Value::Array(items) => {
            for item in items {
                if let (Some(path), Some(sha256)) =
                    (text(item, "path"), text(item, "sha256"))
                {
                    listed.insert(path, sha256);
                }
            }
        }
        Value::Object(entries) => {
            for (path, value) in entries {
                if let Some(sha256) = text(value, "sha256") {
                    listed.insert(path.clone(), sha256);
                } else {
                    list(value, listed);
                }
            }
        }
        _ => {}
    }
}

/// Whether a path leads straight down, and can stand in a line of a record.
pub(super) fn is_plain(path: &str) -> bool {
    let is_name = |part: &str| !part.is_empty() && part != "." && part != "..";
    path.split('/').all(is_name) && !path.contains(|c: char| c.is_control() || c == '\\')
}

/// The folders above a path, the nearest last.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}
