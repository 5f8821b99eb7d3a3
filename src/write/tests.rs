//! Builds in scratch folders: what stands afterwards, and what is said.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::diag::Checked;
use crate::render::Output;
use crate::source::{Asset, AssetBytes, SourceId};

mod faults;
mod keeping;
mod refusing;

/// The disk, not waited for: thousands of builds are soon done.
fn quick() -> Disk {
    Disk { syncs: false, ..Disk::real() }
}

/// A folder with a pack in it.
struct Scene {
    root: TempDir,
    disk: Disk,
}

impl Scene {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let scene = Self { root, disk: quick() };
        scene.put("briefing.yaml", "format: 1");
        scene
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.at(path);
        let folder = path.parent().unwrap();
        let missing = folder.ancestors().take_while(|folder| !folder.exists());
        let missing: Vec<_> = missing.map(Path::to_path_buf).collect();
        fs::create_dir_all(folder).unwrap();
        fs::write(&path, text).unwrap();
        // The modes do not hang on the mask of whoever runs the tests.
        fs::set_permissions(path, Permissions::from_mode(0o644)).unwrap();
        for folder in missing {
            fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
        }
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    fn has(&self, path: &str) -> bool {
        self.at(path).symlink_metadata().is_ok()
    }

    /// Builds into `public`; the problems as lines where there are some.
    fn build(&self, files: &[(&str, &str)]) -> Result<Written, Vec<String>> {
        self.build_into(&self.at("public"), files)
    }

    fn build_into(
        &self,
        out: &Path,
        files: &[(&str, &str)],
    ) -> Result<Written, Vec<String>> {
        self.build_all(out, files.iter().map(|(path, text)| output(path, text)))
    }

    fn build_all(
        &self,
        out: &Path,
        outputs: impl Iterator<Item = Made>,
    ) -> Result<Written, Vec<String>> {
        let mut report = Report::new(false);
        let home = self.at("home");
        let target = Target { out, root: self.root.path(), home: Some(&home) };
        let written = with(&self.disk, outputs, target, &mut report);
        assert_eq!(written.is_none(), report.stops());
        let say = |problem: &&Diagnostic| {
            format!("{}: {}", problem.code.name(), problem.message)
        };
        written.ok_or_else(|| report.problems().iter().map(say).collect())
    }

    /// All that stands in the output: modes, and texts or targets of links.
    fn public(&self) -> BTreeMap<String, String> {
        tree(&self.at("public"))
    }

    /// Number and time of everything in the pack, but for the lock.
    fn stamps(&self) -> BTreeMap<PathBuf, (u64, i64, i64)> {
        let entries = walkdir::WalkDir::new(self.root.path());
        let entries = entries.into_iter().map(Result::unwrap);
        let entries = entries.filter(|entry| entry.file_name() != "lock");
        entries
            .map(|entry| {
                let found = entry.path().symlink_metadata().unwrap();
                let stamp = (found.ino(), found.mtime(), found.mtime_nsec());
                (entry.into_path(), stamp)
            })
            .collect()
    }
}

fn output(path: &str, text: &str) -> Made {
    Checked::ok(Some(Output::made(path, text.as_bytes().to_vec())))
}

fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let Ok(entry) = entry else { continue };
        let path = entry.path();
        let mode = path.symlink_metadata().unwrap().mode() & 0o777;
        let what = match entry.file_type() {
            kind if kind.is_dir() => format!("{mode:o}"),
            kind if kind.is_file() => {
                format!("{mode:o} {}", fs::read_to_string(path).unwrap())
            }
            _ => format!("-> {}", fs::read_link(path).unwrap().display()),
        };
        let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
        tree.insert(name.to_owned(), what);
    }
    tree
}

fn expect(lines: &[(&str, &str)]) -> BTreeMap<String, String> {
    lines.iter().map(|(path, what)| ((*path).to_owned(), (*what).to_owned())).collect()
}

#[test]
fn the_first_build_writes_everything_with_fixed_modes() {
    let mut scene = Scene::new();
    scene.disk = Disk::real();
    let written = scene.build(&[("index.html", "home"), ("articles/a.html", "a")]);
    let expected =
        Written { n_files: 2, n_pages: 2, bytes: 5, n_changed: 2, n_removed: 0 };
    assert_eq!(written, Ok(expected));
    assert_eq!(
        scene.public(),
        expect(&[
            ("articles", "755"),
            ("articles/a.html", "644 a"),
            ("index.html", "644 home")
        ])
    );
    assert_eq!(scene.at("public").symlink_metadata().unwrap().mode() & 0o777, 0o755);
    assert_eq!(scene.text(".briefpack/.gitignore"), "*\n");
}

#[test]
fn where_nothing_changed_nothing_is_written() {
    let scene = Scene::new();
    let files = [("index.html", "home"), ("articles/a.html", "a")];
    scene.build(&files).unwrap();
    let before = scene.stamps();
    let written = scene.build(&files).unwrap();
    assert_eq!((written.n_changed, written.n_removed), (0, 0));
    assert_eq!(scene.stamps(), before);
}

#[test]
fn only_what_changed_is_written_build_after_build() {
    let scene = Scene::new();
    for text in ["one", "two", "three", "two"] {
        scene.build(&[("a.html", text), ("deep/b.html", "b")]).unwrap();
        assert_eq!(scene.text("public/a.html"), text);
    }
    let ino = |path: &str| scene.at(path).symlink_metadata().unwrap().ino();
    let before = (ino("public/a.html"), ino("public/deep/b.html"));
    let written = scene.build(&[("a.html", "four"), ("deep/b.html", "b")]).unwrap();
    assert_eq!((written.n_files, written.n_changed), (2, 1));
    assert_eq!(scene.text("public/a.html"), "four");
    assert_ne!(ino("public/a.html"), before.0);
    assert_eq!(ino("public/deep/b.html"), before.1);
}

#[test]
fn many_new_files_are_written_and_made_safe_together() {
    let mut scene = Scene::new();
    scene.disk = Disk::real();
    let outputs = |text: &'static str| {
        (0..100).map(move |n| output(&format!("articles/{n}.html"), text))
    };
    for text in ["one", "two"] {
        let written = scene.build_all(&scene.at("public"), outputs(text)).unwrap();
        assert_eq!(written.n_changed, 100);
    }
    assert_eq!(scene.text("public/articles/99.html"), "two");
}

#[test]
fn what_a_deleted_article_leaves_goes_and_nothing_else() {
    let scene = Scene::new();
    scene.build(&[("index.html", "x"), ("articles/a.html", "a")]).unwrap();
    let written = scene.build(&[("index.html", "x")]).unwrap();
    assert_eq!((written.n_changed, written.n_removed), (0, 1));
    assert_eq!(scene.public(), expect(&[("index.html", "644 x")]));
    scene.build(&[("articles", "now a file")]).unwrap();
    scene.build(&[("articles/a.html", "a folder again")]).unwrap();
    let folder = [("articles", "755"), ("articles/a.html", "644 a folder again")];
    assert_eq!(scene.public(), expect(&folder));
}

#[test]
fn assets_are_copied_and_a_change_during_the_build_is_noticed() {
    let scene = Scene::new();
    scene.put("content/static/a.css", "p {}");
    let asset = |sha256: &str| {
        let asset = Asset {
            id: SourceId::new("content/static/a.css"),
            bytes: AssetBytes::Disk(scene.at("content/static/a.css")),
            size: 4,
            sha256: sha256.to_owned(),
            pixels: None,
        };
        Checked::ok(Some(Output::copy("static/a.css", &asset)))
    };
    let right = "64f3cdf3d50f9dac29a4536de0b1fd0a8fd8ca42ae6d9a4aaa90c5a4c9ad6b52";
    let digest = compare::digest_of(&scene.at("content/static/a.css")).unwrap();
    assert_eq!(digest.len(), right.len());
    let out = scene.at("public");
    let first = scene.build_all(&out, std::iter::once(asset(&digest))).unwrap();
    let second = scene.build_all(&out, std::iter::once(asset(&digest))).unwrap();
    assert_eq!((first.n_changed, second.n_changed), (1, 0));
    assert_eq!(scene.text("public/static/a.css"), "p {}");
    let error = scene.build_all(&out, std::iter::once(asset(right))).unwrap_err();
    assert_eq!(
        error,
        [
            "write-failed: `public` could not be written: `content/static/a.css`: the file changed while the pack was built"
        ]
    );
    assert_eq!(scene.text("public/static/a.css"), "p {}");
}

#[test]
fn a_problem_in_an_output_leaves_the_old_pack_as_it_was() {
    let scene = Scene::new();
    scene.build(&[("index.html", "old")]).unwrap();
    let before = scene.public();
    let problem = |text: &str| Diagnostic::new(Code::TemplateError, text);
    let outputs = [
        output("index.html", "new"),
        Checked::new(output("a.html", "a").value, vec![problem("one")]),
        Checked::new(output("b.html", "b").value, vec![problem("two")]),
    ];
    let error = scene.build_all(&scene.at("public"), outputs.into_iter()).unwrap_err();
    assert_eq!(error, ["template-error: one", "template-error: two"]);
    assert_eq!(scene.public(), before);
    scene.build(&[("index.html", "new")]).unwrap();
    assert_eq!(scene.public(), expect(&[("index.html", "644 new")]));
}

#[test]
fn another_output_folder_has_its_state_beside_it() {
    let scene = Scene::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let out = elsewhere.path().join("deep/site");
    for text in ["one", "two"] {
        scene.build_into(&out, &[("index.html", text)]).unwrap();
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), text);
    }
    assert!(elsewhere.path().join("deep/.site.briefpack/.gitignore").exists());
    assert!(!scene.has(".briefpack"));
}

#[test]
fn the_pack_may_move_between_builds() {
    let scene = Scene::new();
    scene.build(&[("index.html", "one"), ("old.html", "x")]).unwrap();
    let moved = Scene::new();
    for name in ["public", ".briefpack"] {
        fs::rename(scene.at(name), moved.at(name)).unwrap();
    }
    moved.build(&[("index.html", "two")]).unwrap();
    assert_eq!(moved.public(), expect(&[("index.html", "644 two")]));
}
