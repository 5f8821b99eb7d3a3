//! A pack in a folder of its own, the program run on it, and what then stands on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// How many seconds are waited for the program before it is taken for lost.
const PATIENCE: u32 = 120;

/// A pack in a folder of its own.
pub(crate) struct PackFolder {
    /// A folder that holds the pack and whatever a test puts beside it.
    pub(crate) beside: TempDir,
    /// The pack.
    pub(crate) root: PathBuf,
}

/// What the program answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The exit status; none where a signal ended it.
    pub(crate) status: Option<i32>,
    /// What stands on stdout.
    pub(crate) out: String,
    /// What stands on stderr.
    pub(crate) err: String,
}

/// What stands at each path below a folder: the mode, and the bytes of a file or a link.
pub(crate) type Tree = BTreeMap<String, (u32, Option<Vec<u8>>)>;

impl PackFolder {
    /// A copy of one of the packs in `tests/packs`.
    pub(crate) fn of(name: &str) -> Self {
        let pack = Self::empty();
        copy(&repository().join("tests/packs").join(name), &pack.root);
        pack
    }

    /// A copy of the demonstration pack.
    pub(crate) fn demonstration() -> Self {
        let pack = Self::empty();
        for part in ["content", "themes"] {
            copy(&repository().join(part), &pack.root.join(part));
        }
        fs::copy(repository().join("briefing.yaml"), pack.root.join("briefing.yaml"))
            .unwrap();
        pack
    }

    /// A folder without a pack.
    pub(crate) fn empty() -> Self {
        let beside = tempfile::tempdir().unwrap();
        let root = beside.path().canonicalize().unwrap().join("pack");
        fs::create_dir(&root).unwrap();
        Self { beside, root }
    }

    /// The place of a file of the pack.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Writes a file of the pack.
    pub(crate) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let at = self.at(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, bytes).unwrap();
    }

    /// The text of a file of the pack.
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// Writes something else where some words stand; they must stand there once.
    pub(crate) fn edit(&self, path: &str, words: &str, others: &str) {
        let text = self.text(path);
        assert_eq!(text.matches(words).count(), 1, "{path}: {words}");
        self.put(path, text.replace(words, others));
    }

    /// The program with these arguments, in the pack's folder.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefpack"));
        command.args(args).current_dir(&self.root);
        command.env("HOME", self.beside.path());
        command.env_remove("NO_COLOR").env_remove("RUST_BACKTRACE");
        command
    }

    /// Runs the program in the pack's folder.
    pub(crate) fn run(&self, args: &[&str]) -> Answer {
        answer(self.command(args))
    }

    /// Builds the pack, which must succeed.
    pub(crate) fn build(&self) -> Tree {
        let answer = self.run(&["build"]);
        assert_eq!(answer.status, Some(0), "{}", answer.err);
        self.public()
    }

    /// What stands in the output folder.
    pub(crate) fn public(&self) -> Tree {
        tree(&self.at("public")).unwrap()
    }
}

/// Runs a command and waits for its end; one that does not end is killed and fails the test.
pub(crate) fn answer(command: Command) -> Answer {
    answer_within(command, PATIENCE)
}

/// The same with another patience, in seconds.
pub(crate) fn answer_within(mut command: Command, patience: u32) -> Answer {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    ended_within(command.spawn().unwrap(), patience)
}

/// Waits for the end of a process whose output is piped.
pub(crate) fn ended(child: Child) -> Answer {
    ended_within(child, PATIENCE)
}

fn ended_within(mut child: Child, patience: u32) -> Answer {
    let out = child.stdout.take().map(|pipe| thread::spawn(|| words(pipe)));
    let err = child.stderr.take().map(|pipe| thread::spawn(|| words(pipe)));
    let mut status = None;
    for _ in 0..patience * 100 {
        status = child.try_wait().unwrap();
        if status.is_some() {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    if status.is_none() {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let read = |pipe: Option<thread::JoinHandle<String>>| {
        pipe.map(|pipe| pipe.join().unwrap()).unwrap_or_default()
    };
    let (out, err) = (read(out), read(err));
    let Some(status) = status else { panic!("the program did not end\n{out}{err}") };
    Answer { status: status.code(), out, err }
}

/// All that comes through a pipe.
fn words(mut pipe: impl Read) -> String {
    let mut bytes = Vec::new();
    pipe.read_to_end(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// What stands below a folder.
pub(crate) fn tree(folder: &Path) -> io::Result<Tree> {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry?;
        let found = entry.path().symlink_metadata()?;
        let bytes = if found.is_symlink() {
            let target = fs::read_link(entry.path())?;
            Some(target.into_os_string().into_encoded_bytes())
        } else if found.is_file() {
            Some(fs::read(entry.path())?)
        } else {
            None
        };
        tree.insert(below(folder, entry.path()), (found.mode(), bytes));
    }
    Ok(tree)
}

/// When each thing below a folder, and the folder itself, was last changed.
pub(crate) fn times(folder: &Path) -> BTreeMap<String, (i64, i64)> {
    let walk = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let times = walk.map(|entry| {
        let found = entry.path().symlink_metadata().unwrap();
        (below(folder, entry.path()), (found.mtime(), found.mtime_nsec()))
    });
    times.collect()
}

/// The paths at which two trees differ.
pub(crate) fn differences<'t>(one: &'t Tree, other: &'t Tree) -> Vec<&'t str> {
    let mut paths: Vec<&str> =
        one.keys().chain(other.keys()).map(String::as_str).collect();
    paths.sort_unstable();
    paths.dedup();
    paths.retain(|path| one.get(*path) != other.get(*path));
    paths
}

/// Copies a folder and all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let at = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(at).unwrap();
        } else {
            fs::copy(entry.path(), at).unwrap();
        }
    }
}

/// The folder of this repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn below(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap().to_string_lossy().into_owned()
}
