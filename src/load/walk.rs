//! The folders of a pack, in the order of their names: which files there are to read.

use std::io;
use std::path::{Component, Path, PathBuf};

use rustix::io::Errno;
use walkdir::WalkDir;

use crate::diag::{Checked, Code, Diagnostic};
use crate::source::SourceId;

use super::file::{self, at_file};
use super::kind::{self, Kind};
use super::memo::Taken;
use super::{BRIEFING, asset};

/// A folder that links may not leave.
pub(super) struct Root {
    real: PathBuf,
}

/// Why a link is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// It leads to nothing.
    Nowhere,
    /// It leads to itself, or to a folder that it stands in.
    Circle,
    /// It leads out of the root.
    Outside,
    /// It leads to a hidden file, or into a hidden folder.
    Hidden,
    /// It leads to a folder and stands in a linked folder itself.
    Chain,
}

impl Root {
    /// Finds where the folder really is.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self { real: folder.canonicalize()? })
    }

    /// Where a link leads, if it may be followed.
    pub(super) fn follow(&self, link: &Path) -> Result<PathBuf, Link> {
        let target = link.canonicalize().map_err(|error| {
            let is_circle = error.raw_os_error() == Some(Errno::LOOP.raw_os_error());
            if is_circle { Link::Circle } else { Link::Nowhere }
        })?;
        let Ok(inside) = target.strip_prefix(&self.real) else {
            return Err(Link::Outside);
        };
        let is_hidden = inside.components().any(|part| {
            matches!(part, Component::Normal(name) if name.to_string_lossy().starts_with('.'))
        });
        let home = link.parent().and_then(|parent| parent.canonicalize().ok());
        if is_hidden {
            Err(Link::Hidden)
        } else if home.is_some_and(|home| home.starts_with(&target)) {
            Err(Link::Circle)
        } else {
            Ok(target)
        }
    }
}

impl Link {
    /// What to say about a link that is not followed.
    pub(super) fn problem(self, id: &SourceId) -> Diagnostic {
        let (why, help) = match self {
            Self::Nowhere => ("leads to nothing", "mend the link, or remove it"),
            Self::Circle => ("leads in a circle", "remove the link"),
            Self::Outside => ("leads out of its folder", "copy the file into the pack"),
            Self::Hidden => ("leads to a hidden file", "copy the file into the pack"),
            Self::Chain => (
                "leads to a folder and stands in a linked folder itself",
                "copy the folder into the pack",
            ),
        };
        let message = format!("the link `{id}` {why}");
        at_file(Code::LinkOnDisk, id, message).help(help)
    }
}

/// A file that belongs to the pack.
pub(super) struct Found {
    /// Where it is on the disk.
    pub(super) disk: PathBuf,
    /// Its path in the pack.
    pub(super) id: SourceId,
}

/// Finds all that belongs to the pack, and in its place what is wrong there.
pub(super) fn pack(root: &Path) -> Vec<Result<Found, Box<Diagnostic>>> {
    let real = match Root::new(root) {
        Ok(real) => real,
        Err(error) => {
            let problem = file::unreadable(&SourceId::new(BRIEFING), &error);
            return vec![Err(Box::new(problem))];
        }
    };
    let mut walk = Walk { root: real, found: Vec::new() };
    for name in [BRIEFING, "briefing.yml", "content", "themes"] {
        if let Ok(found) = root.join(name).symlink_metadata() {
            walk.top(&root.join(name), name, found.file_type());
        }
    }
    walk.found
}

/// The walk through a pack.
struct Walk {
    root: Root,
    found: Vec<Result<Found, Box<Diagnostic>>>,
}

impl Walk {
    /// Takes what stands at the root under one of our names.
    fn top(&mut self, disk: &Path, name: &str, found: std::fs::FileType) {
        let wants_folder = matches!(name, "content" | "themes");
        let id = SourceId::new(name);
        if found.is_symlink() {
            self.link(disk, name, false);
        } else if found.is_dir() && wants_folder {
            self.folder(disk, name, false);
        } else if found.is_file() && !wants_folder {
            self.file(disk, name);
        } else if found.is_file() {
            let message = format!("`{name}` is a file, not a folder");
            let help = format!("give it another name, and make a folder `{name}`");
            self.problem(at_file(Code::NotAFile, &id, message).help(help));
        } else {
            self.problem(file::not_a_file(&id, found));
        }
    }

    /// Takes all that stands in a folder and its folders.
    fn folder(&mut self, disk: &Path, path: &str, is_linked: bool) {
        let mut entries = WalkDir::new(disk).min_depth(1).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let below = error.path().and_then(|at| relative(at, disk, path));
                    let id = SourceId::new(below.as_deref().unwrap_or(path));
                    self.found.extend(trouble(&error, &id).map(Box::new).map(Err));
                    continue;
                }
            };
            let found = entry.file_type();
            let name = entry.file_name().to_string_lossy();
            let below = relative(entry.path(), disk, path);
            let goes_on = if kind::is_passed_over(&name) {
                false
            } else if let Some(below) = below {
                self.entry(entry.path(), &below, found, is_linked)
            } else {
                let lossy = entry.path().strip_prefix(disk).unwrap_or(entry.path());
                let id = SourceId::new(&format!("{path}/{}", lossy.to_string_lossy()));
                self.problem(odd_name(&id));
                false
            };
            if found.is_dir() && !goes_on {
                entries.skip_current_dir();
            }
        }
    }

    /// Takes one thing of a folder; whether a folder is to be walked.
    fn entry(
        &mut self,
        disk: &Path,
        path: &str,
        found: std::fs::FileType,
        is_linked: bool,
    ) -> bool {
        if found.is_symlink() {
            self.link(disk, path, is_linked);
            false
        } else if found.is_dir() {
            self.enters(path, found)
        } else if found.is_file() {
            self.file(disk, path);
            false
        } else {
            self.problem(file::not_a_file(&SourceId::new(path), found));
            false
        }
    }

    /// Whether a folder may stand here; says so where not.
    fn enters(&mut self, path: &str, found: std::fs::FileType) -> bool {
        if matches!(kind::of_file(path), Kind::Text(_)) {
            self.problem(file::not_a_file(&SourceId::new(path), found));
            return false;
        }
        let is_known = kind::knows_folder(path);
        if !is_known {
            self.stray(path, true);
        }
        is_known
    }

    /// Follows a link where that is allowed.
    fn link(&mut self, disk: &Path, path: &str, is_linked: bool) {
        let id = SourceId::new(path);
        let target = match self.root.follow(disk) {
            Ok(target) => target,
            Err(link) => return self.problem(link.problem(&id)),
        };
        let found = match target.symlink_metadata() {
            Ok(found) => found.file_type(),
            Err(error) => return self.problem(file::unreadable(&id, &error)),
        };
        if found.is_file() {
            self.file(&target, path);
        } else if !found.is_dir() {
            self.problem(file::not_a_file(&id, found));
        } else if is_linked {
            self.problem(Link::Chain.problem(&id));
        } else if self.enters(path, found) {
            self.folder(&target, path, true);
        }
    }

    /// Takes a regular file.
    fn file(&mut self, disk: &Path, path: &str) {
        match kind::of_file(path) {
            Kind::Text(_) | Kind::Asset => {
                let (disk, id) = (disk.to_path_buf(), SourceId::new(path));
                self.found.push(Ok(Found { disk, id }));
            }
            Kind::Unused => {}
            Kind::Stray => self.stray(path, false),
        }
    }

    /// Names what has no place in a pack.
    fn stray(&mut self, path: &str, is_folder: bool) {
        let what = if is_folder { "folder" } else { "file" };
        let message = format!("`{path}` is no {what} that a pack has, and is not read");
        let problem = at_file(Code::StrayFile, &SourceId::new(path), message);
        self.problem(problem.help(kind::advice(path, is_folder)));
    }

    /// Says what is wrong.
    fn problem(&mut self, problem: Diagnostic) {
        self.found.push(Err(Box::new(problem)));
    }
}

/// Takes a regular file: as text, as something to copy, or as both. What is neither gives nothing.
pub(super) fn taken(disk: &Path, id: &SourceId) -> Checked<Taken> {
    let (limits, is_asset) = match kind::of_file(id.path()) {
        Kind::Text(limits) => (Some(limits), false),
        // What a theme's style sheets and pictures load is looked at as text, too.
        Kind::Asset => (kind::looked_at(id.path()), true),
        Kind::Unused | Kind::Stray => (None, false),
    };
    let mut problems = Vec::new();
    let text =
        limits.and_then(|limits| file::read(disk, id, limits, false, &mut problems));
    let asset = is_asset.then(|| asset::read(disk, id, &mut problems)).flatten();
    Checked::new(Taken { text: text.map(|text| text.file), asset }, problems)
}

/// The path in the pack of something below a walked folder; `None` where it is not UTF-8.
fn relative(at: &Path, disk: &Path, path: &str) -> Option<String> {
    let mut below = path.to_owned();
    for part in at.strip_prefix(disk).ok()?.components() {
        below.push('/');
        below.push_str(part.as_os_str().to_str()?);
    }
    Some(below)
}

/// Says that a folder cannot be read.
pub(super) fn trouble(error: &walkdir::Error, id: &SourceId) -> Option<Diagnostic> {
    error.io_error().map(|error| file::unreadable(id, error))
}

/// Says that a name is not UTF-8.
pub(super) fn odd_name(id: &SourceId) -> Diagnostic {
    let message = format!("the file name `{id}` is not UTF-8");
    at_file(Code::NotText, id, message).help("rename the file")
}
