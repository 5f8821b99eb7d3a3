//! Every change to the disk, one function each, so that a test can make any of them fail.

use std::cell::Cell;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, Timespec, Timestamps, utimensat};
use rustix::io::Errno;

use crate::source::{Asset, AssetBytes};

use super::OutputBytes;
use super::compare::{digest, no_detours, open};

/// The mode of folders.
pub(super) const FOLDER: u32 = 0o755;
/// The mode of files.
pub(super) const FILE: u32 = 0o644;

/// A change that the disk did not take.
#[derive(Debug)]
pub(super) struct Broken {
    /// Where.
    pub path: PathBuf,
    /// The system's reason.
    pub reason: io::Error,
}

/// What a change gives.
pub(super) type Done<T = ()> = Result<T, Broken>;

/// The disk, with the faults that it is to have.
#[expect(clippy::struct_excessive_bools, reason = "each is a fault of its own")]
pub(super) struct Disk {
    /// How many changes it takes before it fails; all of them where `None`.
    pub takes: Cell<Option<usize>>,
    /// Whether it works again after it has failed once.
    pub heals: bool,
    /// Whether it can exchange two folders.
    pub exchanges: bool,
    /// Whether a file can have two names.
    pub links: bool,
    /// Whether it is asked to make bytes safe from a power cut.
    pub syncs: bool,
    /// How often a twentieth of a second is waited for another build.
    pub patience: usize,
}

impl Disk {
    /// The disk as it is.
    pub(super) fn real() -> Self {
        Self {
            takes: Cell::new(None),
            heals: true,
            exchanges: true,
            links: true,
            syncs: true,
            patience: 200,
        }
    }

    /// Counts a change.
    fn count(&self, path: &Path) -> Done {
        match self.takes.get() {
            None => return Ok(()),
            Some(0) if self.heals => self.takes.set(None),
            Some(0) => {}
            Some(n) => {
                self.takes.set(Some(n - 1));
                return Ok(());
            }
        }
        Err(broken(path, Errno::NOSPC.into()))
    }

    /// Makes a folder.
    pub(super) fn make_folder(&self, path: &Path) -> Done {
        self.count(path)?;
        fs::create_dir(path).at(path)?;
        self.set_mode(path, FOLDER)
    }

    /// Sets a mode, whatever the user's mask.
    pub(super) fn set_mode(&self, path: &Path, mode: u32) -> Done {
        self.count(path)?;
        let now = path.symlink_metadata().at(path)?;
        if now.mode() & 0o7777 == mode {
            return Ok(());
        }
        match fs::set_permissions(path, Permissions::from_mode(mode)) {
            // A file system without modes has said all that it can say.
            Err(error) if has(&error, &[Errno::PERM]) => Ok(()),
            done => done.at(path),
        }
    }

    /// Writes a file that is not there yet.
    pub(super) fn create(&self, path: &Path, bytes: &OutputBytes) -> Done {
        let mut file = self.new_file(path)?;
        match bytes {
            OutputBytes::Memory(bytes) => file.write_all(bytes).at(path)?,
            OutputBytes::Pieces(pieces) => {
                pieces.iter().try_for_each(|piece| file.write_all(piece)).at(path)?;
            }
            OutputBytes::Copy(asset) => copy_asset(asset, &mut file, path)?,
        }
        self.count(path)?;
        self.set_mode(path, FILE)
    }

    /// Writes a copy of a file that is not there yet.
    pub(super) fn copy(&self, from: &Path, path: &Path) -> Done {
        let mut file = self.new_file(path)?;
        let mut source = open(from).at(from)?;
        io::copy(&mut source, &mut file).at(path)?;
        self.count(path)
    }

    /// Opens a file that is not there yet.
    fn new_file(&self, path: &Path) -> Done<File> {
        self.count(path)?;
        OpenOptions::new().write(true).create_new(true).mode(FILE).open(path).at(path)
    }

    /// Opens the lock, which is made where it is missing.
    pub(super) fn open_lock(&self, path: &Path) -> Done<File> {
        self.count(path)?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(FILE);
        options.custom_flags(no_detours()).open(path).at(path)
    }

    /// Gives a file a second name; `false` where the system cannot.
    pub(super) fn link(&self, from: &Path, path: &Path) -> Done<bool> {
        self.count(path)?;
        if !self.links {
            return Ok(false);
        }
        match fs::hard_link(from, path) {
            Ok(()) => Ok(true),
            Err(error) if has(&error, &NO_LINKS) => Ok(false),
            Err(error) => Err(broken(path, error)),
        }
    }

    /// Makes a symbolic link like another.
    pub(super) fn copy_symlink(&self, from: &Path, path: &Path) -> Done {
        self.count(path)?;
        let target = fs::read_link(from).at(from)?;
        std::os::unix::fs::symlink(target, path).at(path)
    }

    /// Gives a file, folder or link the times of another.
    pub(super) fn copy_times(&self, from: &fs::Metadata, path: &Path) -> Done {
        self.count(path)?;
        let times = Timestamps {
            last_access: Timespec { tv_sec: from.atime(), tv_nsec: from.atime_nsec() },
            last_modification: Timespec {
                tv_sec: from.mtime(),
                tv_nsec: from.mtime_nsec(),
            },
        };
        let done = utimensat(CWD, path, &times, AtFlags::SYMLINK_NOFOLLOW);
        done.map_err(io::Error::from).at(path)
    }

    /// Moves a file, or a folder to where there is none.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> Done {
        self.count(to)?;
        fs::rename(from, to).at(to)
    }

    /// Lets two folders change places; `false` where the system cannot.
    pub(super) fn exchange(&self, one: &Path, other: &Path) -> Done<bool> {
        self.count(other)?;
        if !self.exchanges {
            return Ok(false);
        }
        match exchange(one, other) {
            Ok(()) => Ok(true),
            Err(error) if has(&error, &NO_EXCHANGE) => Ok(false),
            Err(error) => Err(broken(other, error)),
        }
    }

    /// Removes a file, a link, or whatever is no folder.
    pub(super) fn remove_file(&self, path: &Path) -> Done {
        self.count(path)?;
        fs::remove_file(path).at(path)
    }

    /// Removes an empty folder.
    pub(super) fn remove_folder(&self, path: &Path) -> Done {
        self.count(path)?;
        fs::remove_dir(path).at(path)
    }

    /// Removes whatever stands at a path, links not followed; nothing is fine too.
    pub(super) fn remove(&self, path: &Path) -> Done {
        match path.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(broken(path, error)),
            Ok(found) if found.is_dir() => {
                self.count(path)?;
                fs::remove_dir_all(path).at(path)
            }
            Ok(_) => self.remove_file(path),
        }
    }

    /// Waits until a file or folder is safe from a power cut.
    pub(super) fn sync(&self, path: &Path) -> Done {
        self.count(path)?;
        if !self.syncs {
            return Ok(());
        }
        open(path).and_then(|file| file.sync_all()).at(path)
    }

    /// Waits until all that was written to the file system of a folder is safe.
    #[cfg(target_os = "linux")]
    pub(super) fn sync_all(&self, folder: &Path) -> Done {
        self.count(folder)?;
        if !self.syncs {
            return Ok(());
        }
        let file = open(folder).at(folder)?;
        rustix::fs::syncfs(file).map_err(io::Error::from).at(folder)
    }
}

/// What a system says that knows no second names, or not for this file.
const NO_LINKS: [Errno; 6] = [
    Errno::PERM,
    Errno::OPNOTSUPP,
    Errno::NOSYS,
    Errno::XDEV,
    Errno::MLINK,
    Errno::INVAL,
];
/// What a system says that cannot exchange these two folders.
const NO_EXCHANGE: [Errno; 5] =
    [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP, Errno::XDEV, Errno::BUSY];

fn has(error: &io::Error, known: &[Errno]) -> bool {
    known.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    let flags = rustix::fs::RenameFlags::EXCHANGE;
    Ok(rustix::fs::renameat_with(CWD, one, CWD, other, flags)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(Errno::NOSYS.into())
}

/// A failure with its path.
pub(super) fn broken(path: &Path, reason: io::Error) -> Broken {
    Broken { path: path.to_path_buf(), reason }
}

/// Names the path at which the system failed.
pub(super) trait At<T> {
    /// The same with a path.
    fn at(self, path: &Path) -> Done<T>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Done<T> {
        self.map_err(|reason| broken(path, reason))
    }
}

/// Copies an asset, which must still be what it was when it was read.
fn copy_asset(asset: &Asset, to: &mut File, path: &Path) -> Done {
    let from = match &asset.bytes {
        AssetBytes::Memory(bytes) => return to.write_all(bytes).at(path),
        AssetBytes::Disk(from) => from,
    };
    let digest = digest(&mut open(from).at(from)?, |part| to.write_all(part)).at(path)?;
    if digest == asset.sha256 {
        return Ok(());
    }
    Err(broken(from, io::Error::other("the file changed while the pack was built")))
}
