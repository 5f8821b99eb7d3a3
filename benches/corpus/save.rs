//! Writes a corpus to the disk.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use super::corpus::{self, Size};

/// Writes files to a folder.
pub(crate) fn files(folder: &Path, all: impl Iterator<Item = (String, String)>) {
    for (path, text) in all {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Writes a Hugo site: the content, and beside it the templates of `benches/hugo`.
pub(crate) fn site(folder: &Path, size: Size) {
    files(folder, corpus::hugo::files(size));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let theme = root.join("themes/default/static");
    for (from, to) in [(root.join("benches/hugo"), ""), (theme, "static/theme")] {
        for entry in WalkDir::new(&from).into_iter().map(Result::unwrap) {
            if entry.file_type().is_file() {
                let path =
                    folder.join(to).join(entry.path().strip_prefix(&from).unwrap());
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::copy(entry.path(), path).unwrap();
            }
        }
    }
}
