//! What was read of each file, for as long as the disk tells that it is the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::diag::Checked;
use crate::source::{Asset, SourceFile, SourceId, Sources};

use super::walk::{self, Found};

/// What is kept of the files of a pack between two readings.
///
/// A file is the same where its place on the disk, its size and both its times are: the time of
/// its last change of any kind cannot be set back. Two changes within one tick of the disk's clock
/// look alike, so whoever is told of what is saved says so. A file with a problem is read again.
#[derive(Debug, Default)]
pub struct Memo {
    /// Whether anything is kept.
    keeps: bool,
    /// Whether the last reading took every file there is without a problem.
    is_whole: bool,
    before: BTreeMap<SourceId, Known>,
}

/// What is kept of a file: what the disk told of it, and what it gave.
pub(super) type Known = (Stamp, Taken);

/// What a file gave.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    /// Its text.
    pub(super) text: Option<SourceFile>,
    /// What is copied.
    pub(super) asset: Option<Asset>,
}

/// What the disk tells of a file: device, number, size, when its letters and when anything of it
/// last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    device: u64,
    number: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    fn of(found: &Metadata) -> Self {
        Self {
            device: found.dev(),
            number: found.ino(),
            size: found.size(),
            modified: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
        }
    }
}

impl Memo {
    /// A memo for a row of readings; the default keeps nothing.
    pub fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// Ends a reading: what was taken without a problem is kept, what is gone is forgotten.
    pub(super) fn end(&mut self, now: Vec<(SourceId, Known)>, is_whole: bool) {
        self.before = now.into_iter().collect();
        self.is_whole = is_whole;
    }

    /// The pack as it was read before, with the saved files read again: where all of them are files
    /// that were there, and still are, no folder need be looked through.
    pub(super) fn patched(
        &mut self,
        root: &Path,
        saved: &BTreeSet<String>,
    ) -> Option<Sources> {
        if !self.keeps || !self.is_whole || saved.is_empty() {
            return None;
        }
        let mut patches = Vec::new();
        for path in saved {
            let (id, disk) = (SourceId::new(path), root.join(path));
            let found = disk.symlink_metadata().ok().filter(Metadata::is_file)?;
            self.before.get(&id)?;
            let taken = walk::taken(&disk, &id);
            if !taken.problems.is_empty() {
                return None;
            }
            patches.push((id, (Stamp::of(&found), taken.value)));
        }
        self.before.extend(patches);
        let mut sources = Sources::default();
        for (id, (_, Taken { text, asset })) in &self.before {
            sources.files.extend(text.clone().map(|text| (id.clone(), text)));
            sources.assets.extend(asset.clone().map(|asset| (id.clone(), asset)));
        }
        Some(sources)
    }

    /// What a file gave when it was read before, or gives now; and what is to be known of it.
    pub(super) fn taken(
        &self,
        Found { disk, id }: &Found,
        saved: &BTreeSet<String>,
    ) -> (Checked<Taken>, Option<Known>) {
        if !self.keeps {
            return (walk::taken(disk, id), None);
        }
        // Looked at before it is read: what is saved in between is then seen the next time.
        let stamp = disk.symlink_metadata().ok().as_ref().map(Stamp::of);
        let kept = self
            .before
            .get(id)
            .filter(|(before, _)| Some(*before) == stamp && !saved.contains(id.path()));
        let taken = match kept {
            Some((_, taken)) => Checked::ok(taken.clone()),
            None => walk::taken(disk, id),
        };
        let stamp = stamp.filter(|_| taken.problems.is_empty());
        let known = stamp.map(|stamp| (stamp, taken.value.clone()));
        (taken, known)
    }
}
