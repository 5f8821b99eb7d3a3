//! The tools that are compared: how each is started, and what it has made.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::ValueEnum;
use walkdir::WalkDir;

/// What makes pages of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tool {
    /// This program, with all checks.
    Briefpack,
    /// Hugo, with the same pages.
    Hugo,
    /// Hugo, with lean pages.
    HugoLight,
    /// The bare pipeline, with as many bytes.
    Bare,
    /// The bare pipeline, with lean pages.
    BareLight,
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.to_possible_value().ok_or(fmt::Error)?;
        f.pad(value.get_name())
    }
}

/// What stands in the output folder before a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing: there is no such folder.
    Absent,
    /// What the run before wrote.
    Standing,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if *self == Self::Absent { "absent" } else { "standing" })
    }
}

impl Tool {
    /// All, in the order of the table.
    pub(crate) const ALL: [Self; 5] =
        [Self::Briefpack, Self::Hugo, Self::HugoLight, Self::Bare, Self::BareLight];

    pub(crate) fn is_hugo(self) -> bool {
        matches!(self, Self::Hugo | Self::HugoLight)
    }

    /// Which version is measured; `None` where the tool is missing.
    pub(crate) fn version(self) -> Option<String> {
        if !self.is_hugo() {
            return Some(env!("CARGO_PKG_VERSION").to_owned());
        }
        let output = Command::new("hugo").arg("version").output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The output folder.
    pub(crate) fn out(self, root: &Path) -> PathBuf {
        root.join(format!("out-{self}")).join("public")
    }

    /// Removes the output, and what a tool keeps beside it.
    pub(crate) fn clean(self, root: &Path) {
        let _ = fs::remove_dir_all(root.join(format!("out-{self}")));
        fs::create_dir_all(root.join(format!("out-{self}"))).unwrap();
    }

    /// The program and its arguments.
    pub(crate) fn command(self, root: &Path) -> Vec<String> {
        let path = |path: &Path| path.display().to_string();
        let (pack, site) = (path(&root.join("pack")), path(&root.join("hugo")));
        let out = path(&self.out(root));
        let hugo = |config: &str| {
            let words =
                ["hugo", "--quiet", "--source", &site, "--config", config, "-d", &out];
            words.map(str::to_owned).to_vec()
        };
        let own = |word: &str| {
            let me = path(&std::env::current_exe().unwrap());
            [&me, word, &pack, &out].map(str::to_owned).to_vec()
        };
        match self {
            Self::Briefpack => {
                let me = env!("CARGO_BIN_EXE_briefpack");
                [me, "build", "--quiet", "--pack", &pack, "--out", &out]
                    .map(str::to_owned)
                    .to_vec()
            }
            Self::Hugo => hugo("hugo.yaml"),
            Self::HugoLight => hugo("light.yaml"),
            Self::Bare => own("bare"),
            Self::BareLight => own("bare-light"),
        }
    }
}

/// How many files a folder holds, and how many bytes, by the kind of page.
pub(crate) fn kinds(folder: &Path) -> BTreeMap<String, (usize, u64)> {
    let mut kinds = BTreeMap::new();
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    for file in files.filter(|entry| entry.file_type().is_file()) {
        let path =
            file.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        let kind = match path.split_once('/') {
            Some((folder, _)) => format!("{folder}/"),
            None => first_part(&path),
        };
        let (files, bytes) = kinds.entry(kind).or_insert((0, 0));
        *files += 1;
        *bytes += file.metadata().unwrap().len();
    }
    kinds
}

/// The file that a page begins with: `print.html` for `print-12.html`.
fn first_part(path: &str) -> String {
    let stem = path.strip_suffix(".html").and_then(|stem| stem.rsplit_once('-'));
    match stem {
        Some((page, part)) if part.parse::<usize>().is_ok() => format!("{page}.html"),
        _ => path.to_owned(),
    }
}

/// How many files a folder holds, and how many bytes.
pub(crate) fn total(folder: &Path) -> (usize, u64) {
    kinds(folder)
        .values()
        .fold((0, 0), |(files, bytes), kind| (files + kind.0, bytes + kind.1))
}
