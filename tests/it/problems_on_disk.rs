//! The problems that need a disk, or a program that was called: whole reports as well.
//!
//! Each case gets an empty folder, makes what is wrong in it, and gives what is said. The
//! folder's own path, which differs from run to run, is shown as `DIR`.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use briefpack::diag::{Checked, Report};
use briefpack::load;
use briefpack::render::{Made, Output};
use briefpack::source::Sources;
use briefpack::write::{self, Target};

#[cfg(feature = "pdf")]
use crate::pack::PackTest;
use crate::problems::{compare, shown};

/// One thing that is wrong on a disk.
type Case = fn(&Scene) -> String;

/// The cases, each by the name of its report.
pub(crate) const CASES: &[(&str, Case)] = &[
    ("not-text--utf-16", |scene| {
        let letters = "\u{feff}---\ntitle: About\n---\nBy hand.\n".encode_utf16();
        let bytes: Vec<u8> = letters.flat_map(u16::to_le_bytes).collect();
        scene.put("content/pages/about.md", &bytes).loaded()
    }),
    ("not-text--windows", |scene| {
        scene
            .put(
                "content/pages/about.md",
                b"---\ntitle: About\n---\nThe caf\xe9 at the quay.\n",
            )
            .loaded()
    }),
    ("not-text--zero", |scene| {
        scene
            .put("content/pages/about.md", b"---\ntitle: About\n---\nBy\0hand.\n")
            .loaded()
    }),
    ("not-text--no-letter", |scene| {
        let text = "---\r\ntitle: About\r\n---\r\nBy \u{10FFFE}hand.\r\n";
        scene.put("content/pages/about.md", text.as_bytes()).loaded()
    }),
    ("not-text--name", |scene| {
        use std::os::unix::ffi::OsStrExt as _;
        let name = std::ffi::OsStr::from_bytes(b"content/pages/caf\xe9.md");
        scene.put("content/pages/about.md", b"---\ntitle: About\n---\nBy hand.\n");
        fs::write(scene.root.path().join(name), "").unwrap();
        scene.loaded()
    }),
    ("file-too-large", |scene| {
        scene.put("content/glossary.yaml", b"");
        let file =
            fs::File::options().write(true).open(scene.at("content/glossary.yaml"));
        file.unwrap().set_len(12 * 1024 * 1024).unwrap();
        scene.loaded()
    }),
    ("file-too-large--line", |scene| {
        let line = format!("quay:\n  term: {}\n", "quay ".repeat(300_000));
        scene.put("content/glossary.yaml", line.as_bytes()).loaded()
    }),
    ("not-a-file", |scene| {
        fs::create_dir_all(scene.at("content/people.yaml")).unwrap();
        scene.loaded()
    }),
    ("not-a-file--folder-wanted", |scene| scene.put("content", b"").loaded()),
    ("no-originals", |scene| {
        let originals = scene.at("originals");
        scene.reported(load::sources(scene.root.path(), Some(&originals)))
    }),
    ("unreadable", |scene| {
        let long = "a".repeat(300);
        let originals = scene.at(&long);
        let read = load::sources(scene.root.path(), Some(&originals));
        scene.reported(read).replace(&long, "aaa")
    }),
    ("link-on-disk", |scene| {
        scene.put("content/static/quay.txt", b"");
        symlink("/etc/hostname", scene.at("content/static/minutes.pdf")).unwrap();
        scene.loaded()
    }),
    ("link-on-disk--circle", |scene| {
        scene.put("content/static/quay.txt", b"");
        symlink("..", scene.at("content/static/all")).unwrap();
        scene.loaded()
    }),
    ("link-on-disk--nowhere", |scene| {
        scene.put("content/static/quay.txt", b"");
        symlink("quey.txt", scene.at("content/static/minutes.txt")).unwrap();
        scene.loaded()
    }),
    ("stray-file", |scene| scene.put("content/summaries/harbour-plan.yml", b"").loaded()),
    ("stray-file--folder", |scene| scene.put("content/pictures/quay.jpg", b"").loaded()),
    ("stray-file--register", |scene| scene.put("content/persons.yaml", b"").loaded()),
    ("no-pack", |scene| {
        fs::remove_file(scene.at("briefing.yaml")).unwrap();
        scene.called(&["check"])
    }),
    ("no-pack--ending", |scene| {
        fs::rename(scene.at("briefing.yaml"), scene.at("briefing.yml")).unwrap();
        scene.called(&["check"])
    }),
    ("no-pack--named", |scene| scene.called(&["check", "--pack", "harbour"])),
    ("output-refused", |scene| scene.written("content/public", "index.html")),
    ("output-refused--pack", |scene| scene.written(".", "index.html")),
    ("output-in-the-way", |scene| {
        scene.put("public/index.html", b"By hand.").written("public", "index.html")
    }),
    ("output-in-the-way--state", |scene| {
        scene.put(".briefpack", b"By hand.").written("public", "index.html")
    }),
    ("write-failed", |scene| {
        let long = "a".repeat(300);
        scene.written("public", &format!("{long}.html")).replace(&long, "aaa")
    }),
    ("build-running", |scene| {
        scene.put(".briefpack/lock", b"4711\n");
        let lock = fs::File::open(scene.at(".briefpack/lock")).unwrap();
        lock.lock().unwrap();
        scene.written("public", "index.html")
    }),
    #[cfg(feature = "pdf")]
    ("document-left-out", |_| {
        let pages =
            "The quay was closed to all lorries for the winter.\n\n".repeat(70_000);
        let pack = format!(
            "//- briefing.yaml\nformat: 1\ntitle: A test pack\nlanguage: en-GB\n\
             date: 2025-01-31\npdf: [pack]\n\
             //- content/pages/method.md\n---\ntitle: Method\n---\n{pages}"
        );
        PackTest::new(&pack).at("https://example.org/pack/").report()
    }),
    #[cfg(feature = "serve")]
    ("port-unavailable", |scene| {
        let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = taken.local_addr().unwrap().port();
        let mut report = Report::new(false);
        report.add(*briefpack::serve::listen(port).unwrap_err());
        let said = shown(&report, &Sources::default());
        scene.without_path(&said.replace(&port.to_string(), "4000"))
    }),
];

/// A folder with a pack in it.
pub(crate) struct Scene {
    root: tempfile::TempDir,
}

impl Scene {
    fn new() -> Self {
        let scene = Self { root: tempfile::tempdir().unwrap() };
        scene.put("briefing.yaml", b"format: 1\ntitle: A test pack\ndate: 2025-01-31\n");
        scene
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> &Self {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// What is said where the pack is loaded.
    fn loaded(&self) -> String {
        self.reported(load::sources(self.root.path(), None))
    }

    fn reported(&self, loaded: Checked<Sources>) -> String {
        let mut report = Report::new(false);
        let sources = report.take(loaded);
        self.without_path(&shown(&report, &sources))
    }

    /// What is said where a pack of one file is written to a folder.
    fn written(&self, out: &str, path: &str) -> String {
        let mut report = Report::new(false);
        let output: Made = Checked::ok(Some(Output::made(path, b"a page".to_vec())));
        let (out, root) = (self.at(out), self.root.path());
        let target = Target { out: &out, root, home: None };
        assert_eq!(write::site(std::iter::once(output), target, &mut report), None);
        self.without_path(&shown(&report, &Sources::default()))
    }

    /// What the program says, called in the folder.
    fn called(&self, args: &[&str]) -> String {
        let mut program = Command::new(env!("CARGO_BIN_EXE_briefpack"));
        let called =
            program.args(args).current_dir(self.root.path()).env("NO_COLOR", "1");
        let said = called.output().unwrap();
        assert_eq!(said.status.code(), Some(2));
        assert!(said.stdout.is_empty());
        self.without_path(&String::from_utf8(said.stderr).unwrap())
    }

    fn without_path(&self, said: &str) -> String {
        let real = self.root.path().canonicalize().unwrap();
        let shown = |path: &Path| path.to_string_lossy().into_owned();
        said.replace(&shown(&real), "DIR").replace(&shown(self.root.path()), "DIR")
    }
}

#[test]
fn each_problem_on_a_disk_is_told_as_its_report_says() {
    let told = |(name, case): &(&str, Case)| {
        let report = case(&Scene::new());
        let code = name.split("--").next().unwrap();
        assert!(report.contains(&format!("[{code}]: ")), "{name}\n{report}");
        assert_eq!(report.matches("]: ").count(), 1, "{name}\n{report}");
        compare(name, &report)
    };
    // Each case has a folder of its own, and one of them waits for a while.
    let cases = std::thread::scope(|scope| {
        let threads: Vec<_> =
            CASES.iter().map(|case| scope.spawn(move || told(case))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    let wrong: Vec<String> = cases.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}\nUPDATE_EXPECT=1 takes them\n", wrong.join("\n"));
}
