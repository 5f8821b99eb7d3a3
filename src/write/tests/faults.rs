//! The disk fails, or the process is lost, at every single change.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;

use super::{Disk, Scene, expect, quick};

const OLD: [(&str, &str); 4] = [
    ("index.html", "old"),
    ("articles/a.html", "a"),
    ("gone/b.html", "b"),
    ("same.html", "s"),
];
const NEW: [(&str, &str); 4] = [
    ("index.html", "new"),
    ("articles/c.html", "c"),
    ("same.html", "s"),
    ("x/y/z.html", "z"),
];

/// The output after a whole build, with what no build wrote.
fn whole(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut tree = expect(&[("CNAME", "644 example.org"), ("mine", "755")]);
    tree.extend(expect(&[("mine/a.txt", "644 mine")]));
    for (path, text) in files {
        for (at, _) in path.match_indices('/') {
            tree.insert(path.get(..at).unwrap().to_owned(), "755".to_owned());
        }
        tree.insert((*path).to_owned(), format!("644 {text}"));
    }
    tree
}

/// A pack that was built once or twice, and the disk of its next build.
fn scene(n_builds: usize, disk: Disk) -> Scene {
    let mut scene = Scene::new();
    scene.disk = disk;
    scene.put("public/CNAME", "example.org");
    scene.put("public/mine/a.txt", "mine");
    for n in 0..n_builds {
        let before = format!("before {n}");
        scene.build(&[("index.html", before.as_str()), ("earlier.html", "x")]).unwrap();
    }
    scene.build(&OLD).unwrap();
    scene
}

/// Fails at every change in turn; what stands must be whole, and the next build must succeed.
fn check(n_builds: usize, disk: impl Fn() -> Disk) {
    let (old, new) = (whole(&OLD), whole(&NEW));
    for n in 0.. {
        let mut scene = scene(n_builds, disk());
        let spare = super::tree(&scene.at(".briefpack/next"));
        scene.disk = Disk { takes: Cell::new(Some(n)), ..disk() };
        let outcome = scene.build(&NEW);
        let is_through = scene.disk.takes.get().is_some_and(|left| left > 0);
        let stands = scene.public();
        let in_journal = scene.has(".briefpack/journal");
        if outcome.is_ok() {
            assert_eq!(stands, new, "change {n}");
        } else if !in_journal {
            let is_lost = !scene.disk.heals;
            let without_waiting = |mut tree: BTreeMap<String, String>| {
                tree.retain(|path, _| !is_lost || !path.starts_with(".briefpack-new"));
                tree
            };
            let stands = without_waiting(stands);
            assert!(
                stands == old || (is_lost && stands == new),
                "change {n}: {stands:?}"
            );
        }
        if let Err(lines) = &outcome {
            assert_eq!(lines.len(), 1);
            assert!(
                lines[0].starts_with("write-failed: `public` could not be written: `")
            );
            assert!(lines[0].ends_with("`: No space left on device"), "{lines:?}");
            let left = super::tree(&scene.at(".briefpack/next"));
            let is_clear = left.is_empty() || left == spare;
            assert!(!scene.disk.heals || (is_clear && !scene.has(".briefpack/new")));
        }
        scene.disk = Disk { takes: Cell::new(None), ..disk() };
        scene.build(&NEW).unwrap();
        assert_eq!(scene.public(), new, "after change {n}");
        assert!(!scene.has(".briefpack/journal") && !scene.has(".briefpack/new"));
        if is_through {
            assert!(n > 10);
            break;
        }
    }
}

#[test]
fn a_disk_that_fails_once_leaves_the_old_pack_and_no_rubbish() {
    for n_builds in [0, 2] {
        check(n_builds, quick);
    }
}

#[test]
fn a_lost_process_leaves_the_old_pack_or_the_new_one() {
    for n_builds in [0, 2] {
        check(n_builds, || Disk { heals: false, ..quick() });
    }
}

#[test]
fn the_same_holds_where_a_file_cannot_have_two_names() {
    for heals in [true, false] {
        check(1, || Disk { heals, links: false, ..quick() });
    }
}

#[test]
fn where_folders_cannot_be_exchanged_the_next_build_finishes_what_was_begun() {
    for (heals, links) in [(true, true), (false, true), (true, false), (false, false)] {
        check(1, || Disk { heals, links, exchanges: false, ..quick() });
    }
}

#[test]
fn a_first_build_that_fails_leaves_no_output() {
    for heals in [true, false] {
        for n in 0.. {
            let mut scene = Scene::new();
            scene.disk = Disk { takes: Cell::new(Some(n)), heals, ..quick() };
            let outcome = scene.build(&NEW);
            assert_eq!(scene.has("public"), outcome.is_ok());
            if scene.disk.takes.get().is_some_and(|left| left > 0) {
                break;
            }
            scene.disk = quick();
            scene.build(&NEW).unwrap();
            assert_eq!(scene.text("public/index.html"), "new");
        }
    }
}

#[test]
fn a_journal_of_another_folder_is_not_followed() {
    let scene = scene(0, quick());
    let text = "briefpack journal 1\nin 1-1\ncut index.html\ncut CNAME\n";
    fs::write(scene.at(".briefpack/journal"), text).unwrap();
    scene.build(&NEW).unwrap();
    assert_eq!(scene.public(), whole(&NEW));
}
