//! Documents by the program that people call: what it writes, and what it refuses to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Calls the program in a folder.
fn called(folder: &Path, args: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_briefpack"));
    program.args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

/// What was said on stderr.
#[cfg(not(feature = "pdf"))]
fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder with a pack in it.
fn pack(briefing: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "format: 1\ntitle: The quay\nlanguage: en-GB\ndate: 2025-01-31\n{briefing}"
    );
    fs::write(folder.path().join("briefing.yaml"), text).unwrap();
    folder
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_documents_says_how_to_get_them() {
    let pack = pack("");
    let output = called(pack.path(), &["pdf"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "error: `pdf` is left out of this copy of briefpack; build one that has it with \
         `cargo install --path . --features pdf`\n"
    );
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_documents_takes_the_key_and_writes_none() {
    let pack = pack("pdf: [brief, topics, pack]\n");
    let output = called(pack.path(), &["build", "--deny-warnings"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let public = fs::read_dir(pack.path().join("public")).unwrap();
    let paths = public.map(|entry| entry.unwrap().path());
    let is_document = |path: &PathBuf| path.extension().is_some_and(|e| e == "pdf");
    assert_eq!(paths.filter(is_document).count(), 0);
}

#[cfg(feature = "pdf")]
mod made {
    use super::{Path, PathBuf, called, fs, pack};
    use crate::pack::PackTest;

    /// The names of the documents in a folder.
    fn documents(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).unwrap();
        let paths = files.map(|entry| entry.unwrap().path());
        let documents = paths.filter(|path| path.extension().is_some_and(|e| e == "pdf"));
        let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut names: Vec<_> = documents.map(name).collect();
        names.sort();
        names
    }

    #[test]
    fn the_command_writes_what_is_asked_for_and_leaves_the_rest() {
        let pack = pack("");
        let out = pack.path().join("pdf");
        assert_eq!(called(pack.path(), &["pdf", "brief"]).status.code(), Some(0));
        assert_eq!(documents(&out), ["brief.pdf"]);
        fs::write(out.join("notes.pdf"), "by hand").unwrap();
        assert_eq!(called(pack.path(), &["pdf", "pack"]).status.code(), Some(0));
        assert_eq!(documents(&out), ["brief.pdf", "notes.pdf", "pack.pdf"]);
    }

    #[test]
    fn what_is_no_document_of_ours_is_not_written_over() {
        let pack = pack("");
        let out = pack.path().join("pdf");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("pack.pdf"), "by hand").unwrap();
        assert_eq!(called(pack.path(), &["pdf"]).status.code(), Some(2));
        assert_eq!(documents(&out), ["pack.pdf"]);
    }

    #[test]
    fn two_processes_write_the_same_bytes_in_every_standard() {
        let pack = pack("");
        for standard in ["ua-1", "a-2a", "a-3b"] {
            let written = ["one", "two"].map(|out| {
                let args = ["pdf", "pack", "--standard", standard, "--out", out];
                assert_eq!(called(pack.path(), &args).status.code(), Some(0));
                fs::read(pack.path().join(out).join("pack.pdf")).unwrap()
            });
            assert!(written[0] == written[1], "{standard}");
        }
    }

    #[test]
    fn a_build_writes_those_that_the_pack_names_and_lists_them() {
        for (briefing, expect) in [
            ("", &["brief.pdf"][..]),
            ("pdf: []\n", &[]),
            ("pdf: [pack, brief]\n", &["brief.pdf", "pack.pdf"]),
        ] {
            let pack = pack(briefing);
            assert_eq!(called(pack.path(), &["build"]).status.code(), Some(0));
            let public = pack.path().join("public");
            assert_eq!(documents(&public), expect);
            let manifest = fs::read_to_string(public.join("manifest.json")).unwrap();
            let listed = expect.iter().filter(|name| manifest.contains(**name)).count();
            assert_eq!(listed, expect.len());
        }
    }

    #[test]
    fn the_data_of_a_document_is_shown_to_authors_of_themes() {
        let pack = pack("");
        called(pack.path(), &["build", "--dump-view"]);
        let view =
            fs::read_to_string(pack.path().join("public/views/brief.pdf.json")).unwrap();
        let view: serde_json::Value = serde_json::from_str(&view).unwrap();
        assert_eq!(view["document"]["title"], "The quay");
        assert_eq!(view["parts"][0]["kind"], "home");
    }

    #[test]
    fn a_letter_that_no_font_has_is_told_where_it_was_written() {
        let report =
            PackTest::new("//- content/pages/about.md\n---\ntitle: About\n---\nAt 🎉.\n")
                .with(
                    "briefing.yaml",
                    "format: 1\ntitle: T\ndate: 2025-01-31\npdf: [pack]\n",
                )
                .report();
        assert!(report.contains("content/pages/about.md:4:4"), "{report}");
    }
}
