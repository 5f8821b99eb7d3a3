//! The second generation is brought up to date, then takes the place of the first.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::diag::{Code, Diagnostic};

use super::Written;
use super::carry::Carrier;
use super::compare::holds;
use super::disk::{Disk, Done, FILE, broken};
use super::journal::{self, Change};
use super::place::Folders;
use super::record::{self, Record, is_plain, parents};
use super::standing::Standing;
use crate::render::Output;

/// From how many new files on the whole file system is made safe at once.
#[cfg(target_os = "linux")]
const MANY: usize = 16;

/// The pack in the making.
pub(super) struct Generation<'a> {
    disk: &'a Disk,
    folders: &'a Folders,
    standing: Standing,
    carrier: Carrier<'a>,
    /// Paths without regard to case, to the paths as they are.
    files: BTreeMap<String, String>,
    /// The folders that our files need.
    needed: BTreeSet<String>,
    /// Our files that are the same as in the output.
    same: Vec<String>,
    /// Our files that are new or differ.
    changed: Vec<String>,
    /// Our files whose mode somebody has changed.
    modes: Vec<PathBuf>,
    written: Written,
}

impl<'a> Generation<'a> {
    /// Looks at the output as it stands.
    pub(super) fn begin(disk: &'a Disk, folders: &'a Folders) -> Done<Self> {
        let standing = Standing::read(&folders.out, Record::of_output(folders))?;
        Ok(Self {
            disk,
            folders,
            standing,
            carrier: Carrier::new(disk, &folders.next, &folders.scrap),
            files: BTreeMap::new(),
            needed: BTreeSet::new(),
            same: Vec::new(),
            changed: Vec::new(),
            modes: Vec::new(),
            written: Written::default(),
        })
    }

    /// Takes one file: writes it where it is not what it was. Gives what stands against it.
    pub(super) fn put(&mut self, output: Output) -> Done<Option<Diagnostic>> {
        if let Some(problem) = self.objection(&output.path) {
            return Ok(Some(problem));
        }
        let Output { path, bytes, size, .. } = output;
        self.count(&path, size);
        let now = self.folders.out.join(&path);
        if self.standing.is_ours(Path::new(&path)) && holds(&now, &bytes) {
            if now.symlink_metadata().is_ok_and(|found| found.mode() & 0o7777 != FILE) {
                self.modes.push(now);
            }
            self.same.push(path);
            return Ok(None);
        }
        self.written.n_changed += 1;
        self.carrier.make_way(Path::new(&path))?;
        let next = self.folders.next.join(&path);
        let is_own =
            next.symlink_metadata().is_ok_and(|found| found.mode() & 0o7777 == FILE);
        if !is_own || !holds(&next, &bytes) {
            self.disk.remove(&self.folders.scrap)?;
            self.disk.create(&self.folders.scrap, &bytes)?;
            self.carrier.move_in(Path::new(&path))?;
        }
        self.changed.push(path);
        Ok(None)
    }

    /// Why a file cannot be written: its own path, another file's, or what stands there.
    fn objection(&mut self, path: &str) -> Option<Diagnostic> {
        if !is_plain(path) {
            let message = format!("the output path `{path}` does not lead straight down");
            return Some(Diagnostic::new(Code::OutputRefused, message));
        }
        let key = path.to_lowercase();
        let parent_taken = parents(&key).find_map(|parent| self.files.get(parent));
        let taken = parent_taken.or_else(|| self.files.get(&key)).cloned();
        let taken =
            taken.or_else(|| self.needed.contains(path).then(|| format!("{path}/")));
        if let Some(other) = taken {
            let message =
                format!("`{path}` and `{other}` want the same place in the output");
            let problem = Diagnostic::new(Code::AddressTaken, message);
            return Some(problem.help("rename one of the two"));
        }
        self.files.insert(key, path.to_owned());
        self.needed.extend(parents(path).map(str::to_owned));
        let thing = self.standing.in_the_way(path)?;
        let thing = self.folders.shown(&self.folders.out.join(thing));
        let message = format!("`{thing}` stands in the way, and no build wrote it");
        let problem = Diagnostic::new(Code::OutputInTheWay, message);
        Some(problem.help(format!("move `{thing}` elsewhere, or remove it")))
    }

    /// Counts a file for the closing line.
    fn count(&mut self, path: &str, size: u64) {
        self.written.n_files += 1;
        self.written.n_pages += usize::from(
            Path::new(path).extension().is_some_and(|ending| ending == "html"),
        );
        self.written.bytes += size;
    }

    /// Completes the second generation and lets it take the first one's place.
    pub(super) fn finish(mut self) -> Done<Written> {
        let kept: BTreeSet<&str> = self.files.values().map(String::as_str).collect();
        let removed: Vec<String> = self.standing.our_files().map(str::to_owned).collect();
        let removed: Vec<String> =
            removed.into_iter().filter(|path| !kept.contains(path.as_str())).collect();
        self.written.n_removed = removed.len();
        let record = self.record();
        let is_as_before =
            self.standing.exists && self.changed.is_empty() && removed.is_empty();
        if is_as_before {
            record.write(self.disk, self.folders, &self.folders.out)?;
        } else {
            self.complete()?;
            self.sweep()?;
            self.settle()?;
            record.write(self.disk, self.folders, &self.folders.next)?;
            self.turn(record, removed)?;
        }
        for path in &self.modes {
            let _: Done = self.disk.set_mode(path, FILE);
        }
        Ok(self.written)
    }

    /// What will be ours.
    fn record(&self) -> Record {
        let foreign: BTreeSet<&Path> =
            self.standing.foreign().map(|(path, _)| path).collect();
        let above =
            foreign.iter().filter_map(|path| path.parent()).flat_map(Path::ancestors);
        let kept = above.filter(|path| self.standing.record.owns_folder(path));
        let kept = kept.filter_map(Path::to_str).map(|path| format!("{path}/"));
        let needed = self.needed.iter().filter(|path| !foreign.contains(Path::new(path)));
        let needed = needed.map(|path| format!("{path}/"));
        self.files.values().cloned().chain(needed).chain(kept).collect()
    }

    /// Brings in what is the same as before, and what is not ours.
    fn complete(&mut self) -> Done {
        self.carrier.make_way(Path::new("any"))?;
        for path in &self.same {
            let path = Path::new(path);
            self.carrier.make_way(path)?;
            self.carrier.bring(&self.folders.out, path)?;
        }
        for (path, kind) in self.standing.foreign() {
            let is_needed = path.to_str().is_some_and(|path| self.needed.contains(path));
            if !is_needed {
                self.carrier.carry(&self.folders.out, path, kind)?;
            }
        }
        self.carrier.close_folders(&self.folders.out)
    }

    /// Removes from the second generation what does not belong to it.
    fn sweep(&mut self) -> Done {
        let mut kept: BTreeSet<PathBuf> =
            self.files.values().map(PathBuf::from).collect();
        kept.extend(self.needed.iter().map(PathBuf::from));
        for (path, _) in self.standing.foreign() {
            kept.extend(path.ancestors().map(Path::to_path_buf));
        }
        let mut entries = WalkDir::new(&self.folders.next).min_depth(1).into_iter();
        while let Some(entry) = entries.next() {
            let entry =
                entry.map_err(|error| broken(&self.folders.next, error.into()))?;
            let path =
                entry.path().strip_prefix(&self.folders.next).unwrap_or(entry.path());
            if kept.contains(path) {
                continue;
            }
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            self.carrier.touch(path);
            self.disk.remove(entry.path())?;
        }
        Ok(())
    }

    /// Waits until the second generation is safe from a power cut.
    fn settle(&self) -> Done {
        #[cfg(target_os = "linux")]
        if self.carrier.fresh().len() > MANY {
            return self.disk.sync_all(&self.folders.next);
        }
        for path in self.carrier.fresh().iter().chain(self.carrier.touched()) {
            let path = self.folders.next.join(path);
            if path.symlink_metadata().is_ok_and(|found| !found.is_symlink()) {
                self.disk.sync(&path)?;
            }
        }
        Ok(())
    }

    /// Lets the second generation take the first one's place.
    fn turn(&self, record: Record, removed: Vec<String>) -> Done {
        let (disk, folders) = (self.disk, self.folders);
        if !self.standing.exists {
            disk.rename(&folders.next, &folders.out)?;
        } else if disk.exchange(&folders.next, &folders.out)? {
            self.after_turn();
        } else {
            let changed = self.changed.clone();
            return journal::roll(disk, folders, &Change { changed, removed, record });
        }
        for folder in
            [folders.out.parent(), Some(folders.state.as_path())].into_iter().flatten()
        {
            // The pack is whole either way; this only makes it the new one for sure.
            let _: Done = disk.sync(folder);
        }
        record::forget(disk, folders);
        Ok(())
    }

    /// Brings over what somebody put into the output while the build was at work.
    fn after_turn(&self) {
        let Ok(late) = Standing::read(&self.folders.next, self.standing.record.clone())
        else {
            return;
        };
        let mut carrier = Carrier::new(self.disk, &self.folders.out, &self.folders.scrap);
        for (path, kind) in late.foreign() {
            let is_free = path.to_str().is_none_or(|path| {
                !self.needed.contains(path)
                    && !self.files.contains_key(&path.to_lowercase())
            });
            if is_free {
                let _: Done = carrier.carry(&self.folders.next, path, kind);
            }
        }
        let _: Done = carrier.close_folders(&self.folders.next);
    }
}
