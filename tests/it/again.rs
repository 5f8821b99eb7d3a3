//! The same build again: it is not made where what the last one left is believed, and is made
//! where anything speaks against that.

use std::fs;
use std::path::PathBuf;

use crate::edges::folder::{PackFolder, Tree, differences, times};

/// Whether a build told that nothing had changed.
fn is_known(pack: &PackFolder, args: &[&str]) -> bool {
    let answer = pack.run(&[&["build"], args].concat());
    assert_eq!(answer.status, Some(0), "{}", answer.err);
    answer.err.contains("nothing has changed: ")
}

/// The file that a build leaves for the next one.
fn receipt(pack: &PackFolder) -> PathBuf {
    pack.at(".briefpack/cache/receipt")
}

/// A pack that was built, and what was written.
fn built() -> (PackFolder, Tree) {
    let pack = PackFolder::of("full-body");
    assert!(!is_known(&pack, &[]));
    let public = pack.public();
    (pack, public)
}

#[test]
fn the_same_again_touches_no_file_and_tells_the_same() {
    let (pack, public) = built();
    let first = pack.run(&["build", "--no-cache", "-v"]);
    is_known(&pack, &[]);
    let before = times(&pack.at("public"));
    assert!(is_known(&pack, &[]));
    assert_eq!(before, times(&pack.at("public")));
    assert_eq!(differences(&public, &pack.public()), [""; 0]);
    let again = pack.run(&["build", "-v"]);
    let notes = |told: &str| told.lines().filter(|l| l.starts_with("note")).count();
    assert_eq!(notes(&first.err), notes(&again.err), "{}\n{}", first.err, again.err);
    assert!(notes(&again.err) > 0);
}

#[test]
fn whatever_decides_what_is_written_is_part_of_what_is_compared() {
    let (pack, public) = built();
    for args in [
        &["--base-url", "https://example.org/x/"][..],
        &["--dump-view"],
        &["--deny-warnings"],
    ] {
        assert!(is_known(&pack, &[]), "before {args:?}");
        assert!(!is_known(&pack, args), "{args:?}");
        assert!(is_known(&pack, args), "{args:?} again");
        assert!(!is_known(&pack, &[]), "after {args:?}");
    }
    assert_eq!(differences(&public, &pack.public()), [""; 0]);
    assert!(!is_known(&pack, &["--no-cache"]));
    assert!(!is_known(&pack, &["--out", pack.at("elsewhere").to_str().unwrap()]));
    for path in
        ["content/summaries/tide-tables.yaml", "content/static/new.txt", "briefing.yaml"]
    {
        let before = fs::read(pack.at(path)).unwrap_or_default();
        pack.put(path, [&before[..], b"\n"].concat());
        assert!(!is_known(&pack, &[]), "{path}");
        assert!(is_known(&pack, &[]), "{path}");
    }
}

#[test]
fn a_file_of_the_output_that_is_not_the_one_written_is_written_again() {
    let (pack, public) = built();
    let page = pack.at("public/index.html");
    let spoil: [&dyn Fn(); 4] = [
        &|| fs::remove_file(&page).unwrap(),
        &|| fs::write(&page, "mine").unwrap(),
        &|| {
            let bytes = fs::read(&page).unwrap();
            fs::write(&page, bytes).unwrap();
        },
        &|| fs::rename(pack.at("public"), pack.at("aside")).unwrap(),
    ];
    for (n, spoil) in spoil.iter().enumerate() {
        assert!(is_known(&pack, &[]), "before {n}");
        spoil();
        assert!(!is_known(&pack, &[]), "{n}");
        assert_eq!(differences(&public, &pack.public()), [""; 0], "{n}");
    }
}

#[test]
fn a_receipt_that_is_not_whole_is_not_believed() {
    let (pack, public) = built();
    let whole = fs::read_to_string(receipt(&pack)).unwrap();
    let (head, body) = whole.split_once('\n').unwrap();
    let spoilt = [
        String::new(),
        whole[..whole.len() / 2].to_owned(),
        body.to_owned(),
        format!("{head}\n{}", body.replacen("index.html", "index.htm", 1)),
        whole.replacen("receipt-1", "receipt-0", 1),
        format!("{whole}\n"),
    ];
    for text in spoilt {
        fs::write(receipt(&pack), &text).unwrap();
        assert!(!is_known(&pack, &[]), "{text:.200}");
        assert_eq!(fs::read_to_string(receipt(&pack)).unwrap().lines().count(), 2);
        assert!(is_known(&pack, &[]));
    }
    fs::remove_dir_all(pack.at(".briefpack/cache")).unwrap();
    assert!(!is_known(&pack, &[]));
    fs::remove_dir_all(pack.at(".briefpack")).unwrap();
    assert!(!is_known(&pack, &[]));
    assert_eq!(differences(&public, &pack.public()), [""; 0]);
}

#[test]
fn what_does_not_build_leaves_what_was_known() {
    let (pack, public) = built();
    let summary = "content/summaries/tide-tables.yaml";
    let good = pack.text(summary);
    pack.put(summary, good.replace("has printed new", "has printed old"));
    assert_eq!(pack.run(&["build"]).status, Some(1));
    pack.put(summary, good);
    assert_eq!(pack.run(&["build"]).status, Some(0));
    assert!(is_known(&pack, &[]));
    assert_eq!(differences(&public, &pack.public()), [""; 0]);
}

#[test]
fn what_was_wrong_with_a_file_that_is_gone_is_not_told_again() {
    let pack = PackFolder::of("full-body");
    pack.put("content/notes.txt", "a word to myself");
    let is_told = || pack.run(&["build"]).err.contains("stray-file");
    assert!(is_told());
    assert!(is_told(), "it is still there");
    fs::remove_file(pack.at("content/notes.txt")).unwrap();
    assert!(!is_told());
}
