//! The captured originals: a folder outside the pack, read only where it is named.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind};
use std::path::Path;

use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::diag::{Code, Diagnostic};
use crate::source::{Original, SourceId};

use super::kind::{self, Limits, MARKDOWN};
use super::walk::{Link, Root};
use super::{file, walk};

const ORIGINAL: Limits = Limits { name: "an original", ..MARKDOWN };

/// Reads every `.txt` and `.md` that stands directly in the folder, by name.
///
/// `None` where the folder itself cannot be read, which is then the only problem.
pub(super) fn read(
    folder: &Path,
    problems: &mut Vec<Diagnostic>,
) -> Option<BTreeMap<String, Original>> {
    let given = folder.to_string_lossy();
    let given = given.trim_end_matches('/');
    let root = match Root::new(folder)
        .and_then(|root| std::fs::read_dir(folder).map(|_| root))
    {
        Ok(root) => root,
        Err(error) => {
            problems.push(no_folder(given, &error));
            return None;
        }
    };
    let mut originals = BTreeMap::new();
    for entry in WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.extend(walk::trouble(&error, &SourceId::new(given)));
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_text =
            Path::new(&name).extension().is_some_and(|e| e == "txt" || e == "md");
        if kind::is_passed_over(&name) || !is_text {
            continue;
        }
        let id = SourceId::new(&format!("{given}/{name}"));
        if entry.file_name().to_str().is_none() {
            problems.push(walk::odd_name(&id));
            continue;
        }
        let disk = if entry.path_is_symlink() {
            match root.follow(entry.path()) {
                Ok(target) => target,
                Err(link) => {
                    problems.push(Link::problem(link, &id));
                    continue;
                }
            }
        } else if entry.file_type().is_file() {
            entry.path().to_path_buf()
        } else {
            problems.push(file::not_a_file(&id, entry.file_type()));
            continue;
        };
        if let Some(text) = file::read(&disk, &id, ORIGINAL, true, problems) {
            let sha256 = format!("{:x}", Sha256::digest(&text.raw));
            originals.insert(name, Original { file: text.file, sha256 });
        }
    }
    Some(originals)
}

/// Says that the folder of originals cannot be read.
fn no_folder(given: &str, error: &Error) -> Diagnostic {
    if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) {
        let message = format!("no folder of originals is at `{given}`");
        return Diagnostic::new(Code::NoOriginals, message)
            .help("name the right folder with `--originals`");
    }
    let reason = file::reason(error);
    let message = format!("the folder of originals `{given}` cannot be read: {reason}");
    let help = match error.kind() {
        ErrorKind::PermissionDenied => "give yourself the right to read it",
        _ => "name the right folder with `--originals`",
    };
    Diagnostic::new(Code::Unreadable, message).help(help)
}
