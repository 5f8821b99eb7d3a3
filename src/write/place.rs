//! Which folder may be the output, and what stands beside it.

use std::io;
use std::path::{Component, Path, PathBuf};

use rustix::io::Errno;

use crate::diag::{Code, Diagnostic};

use super::compare::holds;
use super::disk::{At, Broken, Disk, Done};
use super::{OutputBytes, Stop, Target};

/// Folders of a pack that are never an output folder, nor is anything in them.
const KEPT: [&str; 3] = ["content", "themes", "src"];
/// Names that no folder on the way to the output may have.
const MACHINERY: [&str; 2] = [".git", ".briefpack"];
/// The state folder of an output folder named `public`.
const STATE: &str = ".briefpack";

/// The folder in the state folder that holds nothing but what can be made again.
pub(super) const CACHE: &str = "cache";

/// The folders that a build works with.
pub(super) struct Folders {
    /// The output.
    pub out: PathBuf,
    /// The state folder, on the same file system where that is possible.
    pub state: PathBuf,
    /// The second generation, in the state folder.
    pub next: PathBuf,
    /// The name under which a file is made before it is moved into place.
    pub scrap: PathBuf,
    /// The pack's real folder.
    root: PathBuf,
    /// The output as the user named it.
    given: PathBuf,
}

impl Folders {
    /// A path as a message names it: from the pack, or from the output as the user named it.
    pub(super) fn shown(&self, path: &Path) -> String {
        let beside = || {
            let below = path.strip_prefix(self.out.parent()?).ok()?;
            Some(self.given.parent()?.join(below))
        };
        let from_root = path.strip_prefix(&self.root).ok().map(Path::to_path_buf);
        let shown = from_root.or_else(beside).unwrap_or_else(|| path.to_path_buf());
        shown.to_string_lossy().into_owned()
    }
}

/// Finds the folders, or says why the output folder is refused. Nothing is written.
pub(super) fn folders(target: Target<'_>) -> Result<Folders, Box<Diagnostic>> {
    let given = target.out.strip_prefix(target.root).unwrap_or(target.out);
    let refused = |why: &str| Box::new(refused(given, why));
    let Some(name) = target.out.file_name().map(|name| name.to_string_lossy()) else {
        return Err(refused("names no folder of its own"));
    };
    let root = real(target.root).map_err(|_| refused("has no pack beside it"))?;
    let out = real(target.out).map_err(|error| refused(&reason(&error)))?;
    if let Some(why) = objection(target.out, &out, &root, target.home) {
        return Err(refused(why));
    }
    let Some(parent) = out.parent() else {
        return Err(refused("is the root of the file system"));
    };
    let is_usual = parent == root && name == "public";
    let state =
        parent.join(if is_usual { STATE.to_owned() } else { format!(".{name}{STATE}") });
    let (next, scrap) = (state.join("next"), state.join("new"));
    Ok(Folders { next, scrap, state, root, given: given.to_path_buf(), out })
}

/// Why a folder cannot be the output.
fn objection(
    given: &Path,
    out: &Path,
    root: &Path,
    home: Option<&Path>,
) -> Option<&'static str> {
    let home = home.and_then(|home| real(home).ok());
    let parts = || out.components().map(Component::as_os_str);
    let found = absolute(given).ok().and_then(|at| at.symlink_metadata().ok());
    if out.parent().is_none() {
        Some("is the root of the file system")
    } else if out == root {
        Some("is the pack's own folder")
    } else if root.starts_with(out) {
        Some("holds the pack")
    } else if home.as_deref() == Some(out) {
        Some("is the home folder")
    } else if home.is_some_and(|home| home.starts_with(out)) {
        Some("holds the home folder")
    } else if KEPT.iter().any(|kept| out.starts_with(root.join(kept))) {
        Some("belongs to what the pack is made from")
    } else if parts().any(|part| MACHINERY.iter().any(|name| part == *name)) {
        Some("belongs to the machinery of the pack")
    } else if found.as_ref().is_some_and(std::fs::Metadata::is_symlink) {
        Some("is a link")
    } else if found.is_some_and(|found| !found.is_dir()) {
        Some("is a file")
    } else if out.join("briefing.yaml").symlink_metadata().is_ok() {
        Some("is a pack")
    } else {
        None
    }
}

/// Says that a folder cannot be the output.
fn refused(given: &Path, why: &str) -> Diagnostic {
    let given = if given.as_os_str().is_empty() { Path::new(".") } else { given };
    let message = format!("the output folder `{}` {why}", given.display());
    Diagnostic::new(Code::OutputRefused, message)
        .help("name a folder that holds nothing else, such as `public`")
}

/// Where a path really is, but for a link at its very end; it need not exist.
fn real(path: &Path) -> io::Result<PathBuf> {
    let path = absolute(path)?;
    let Some((parent, name)) = path.parent().zip(path.file_name()) else {
        return path.canonicalize();
    };
    if path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
        return path.canonicalize();
    }
    match parent.canonicalize() {
        Ok(parent) if parent.is_dir() => Ok(parent.join(name)),
        Ok(_) => Err(Errno::NOTDIR.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Ok(real(parent)?.join(name))
        }
        Err(error) => Err(error),
    }
}

/// A path from the root of the file system, without the `/` at its end that would follow a link.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    Ok(std::path::absolute(path)?.components().collect())
}

/// The system's words without their number.
fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    let words = words.split_once(" (os error").map_or(words.as_str(), |(words, _)| words);
    format!("cannot be reached: {words}")
}

/// Makes the state folder, and the folders that lead to it.
pub(super) fn make_state(disk: &Disk, folders: &Folders) -> Result<(), Stop> {
    let missing: Vec<&Path> = folders
        .state
        .ancestors()
        .take_while(|folder| folder.symlink_metadata().is_err())
        .collect();
    for folder in missing.into_iter().rev() {
        match disk.make_folder(folder) {
            // Another build was quicker.
            Err(broken) if broken.reason.kind() == io::ErrorKind::AlreadyExists => {}
            done => done?,
        }
    }
    let found = folders.state.symlink_metadata().at(&folders.state)?;
    if found.is_dir() {
        return Ok(());
    }
    let state = folders.shown(&folders.state);
    let message =
        format!("`{state}` is not a folder, and the build keeps its state there");
    let problem = Diagnostic::new(Code::OutputInTheWay, message);
    Err(problem.help(format!("move `{state}` out of the way")).into())
}

/// Hides the state folder from version control, and clears what a lost build left in it.
pub(super) fn ignore_state(disk: &Disk, folders: &Folders) -> Done {
    disk.remove(&folders.scrap)?;
    let path = folders.state.join(".gitignore");
    let bytes = OutputBytes::Memory(b"*\n".to_vec());
    if holds(&path, &bytes) {
        return Ok(());
    }
    disk.create(&folders.scrap, &bytes)?;
    disk.rename(&folders.scrap, &path)
}

/// Removes what a failed build has made, as far as the disk lets it.
pub(super) fn clear_away(disk: &Disk, folders: &Folders) {
    for path in [&folders.scrap, &folders.next] {
        let _: Result<(), Broken> = disk.remove(path);
    }
    super::journal::withdraw(disk, folders);
}
