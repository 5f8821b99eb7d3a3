//! Where the pack is, seen from where the user stands.

use std::path::{Component, Path, PathBuf};

use crate::diag::{Code, Diagnostic};

/// The file that makes a folder a pack.
const MARK: &str = "briefing.yaml";

/// The folder of the pack, as the user would name it from where they stand: the one they did
/// name, or the nearest one upward that is a pack.
pub(super) fn find(named: Option<&Path>) -> Result<PathBuf, Box<Diagnostic>> {
    if let Some(folder) = named {
        return Ok(folder.to_owned());
    }
    let here = std::env::current_dir().unwrap_or_default();
    let mut way = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(MARK).exists() {
            return Ok(if way.as_os_str().is_empty() { ".".into() } else { way });
        }
        way.push("..");
    }
    Err(Box::new(nowhere(&here)))
}

/// Whether a folder is a pack.
#[cfg(feature = "serve")]
pub(super) fn is_pack(folder: &Path) -> bool {
    folder.join(MARK).symlink_metadata().is_ok()
}

/// Says that there is no pack here, and what may be meant.
fn nowhere(here: &Path) -> Diagnostic {
    let message = format!("no `{MARK}` is in this folder nor in any above it");
    let problem = Diagnostic::new(Code::NoPack, message);
    if here.join("briefing.yml").exists() {
        return problem.help(format!("rename `briefing.yml` to `{MARK}`"));
    }
    problem.help("go to the pack's folder, or name it with `--pack DIR`")
}

/// A path as it is shown: with `/` between its parts and without `.` among them.
pub(super) fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for part in path.components().filter(|part| *part != Component::CurDir) {
        if !shown.is_empty() && !shown.ends_with('/') {
            shown.push('/');
        }
        match part {
            Component::RootDir => shown.push('/'),
            part => shown += &part.as_os_str().to_string_lossy(),
        }
    }
    shown
}

/// The way to a folder, ready to be followed by the path of a file in it; empty where the
/// folder is the one the user stands in.
pub(super) fn way(folder: &Path) -> String {
    let shown = shown(folder);
    if shown.is_empty() || shown.ends_with('/') { shown } else { shown + "/" }
}
