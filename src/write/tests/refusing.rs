//! What is refused before anything is changed.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::{Disk, Scene, expect, quick, tree};

/// Builds over an output that holds these files, and expects these problems and no change.
fn check_in_the_way(furnish: impl Fn(&Scene), files: &[(&str, &str)], problems: &[&str]) {
    let scene = Scene::new();
    scene.build(&[("index.html", "old"), ("ours.html", "old")]).unwrap();
    furnish(&scene);
    let before = scene.public();
    let lines: Vec<String> = problems
        .iter()
        .map(|thing| {
            format!(
                "output-in-the-way: `{thing}` stands in the way, and no build wrote it"
            )
        })
        .collect();
    assert_eq!(scene.build(files).unwrap_err(), lines);
    assert_eq!(scene.public(), before);
    scene.build(&[("index.html", "new")]).unwrap();
    assert_eq!(scene.text("public/index.html"), "new");
}

#[test]
fn files_that_no_build_wrote_and_stand_in_the_way_are_all_named() {
    check_in_the_way(
        |scene| {
            scene.put("public/a.html", "mine");
            scene.put("public/b/c.html", "mine");
        },
        &[("index.html", "new"), ("a.html", "a"), ("b/c.html", "c"), ("d.html", "d")],
        &["public/a.html", "public/b/c.html"],
    );
}

#[test]
fn a_folder_or_a_file_in_the_place_of_the_other_is_in_the_way() {
    check_in_the_way(
        |scene| {
            scene.put("public/a.html/notes.txt", "mine");
            scene.put("public/articles", "mine");
            fs::create_dir(scene.at("public/empty.html")).unwrap();
        },
        &[("a.html", "a"), ("articles/b.html", "b"), ("empty.html", "c")],
        &["public/a.html", "public/articles", "public/empty.html"],
    );
}

#[test]
fn a_link_is_in_the_way_and_not_written_through() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("b.html"), "secret").unwrap();
    check_in_the_way(
        |scene| {
            symlink(outside.path(), scene.at("public/articles")).unwrap();
            symlink(outside.path().join("b.html"), scene.at("public/a.html")).unwrap();
            fs::remove_file(scene.at("public/ours.html")).unwrap();
            symlink(outside.path().join("b.html"), scene.at("public/ours.html")).unwrap();
        },
        &[("ours.html", "x"), ("articles/b.html", "b"), ("a.html", "a")],
        &["public/a.html", "public/articles", "public/ours.html"],
    );
    assert_eq!(fs::read_to_string(outside.path().join("b.html")).unwrap(), "secret");
}

/// Expects an output folder to be refused in these words, and the pack to stay as it was.
fn check_refused(scene: &Scene, out: &Path, expected: &str) {
    let before = tree(scene.root.path());
    let error = scene.build_into(out, &[("index.html", "x")]).unwrap_err();
    let root = scene.root.path().to_str().unwrap();
    let lines: Vec<_> = error.iter().map(|line| line.replace(root, "ROOT")).collect();
    assert_eq!(lines, [format!("output-refused: the output folder {expected}")]);
    assert_eq!(tree(scene.root.path()), before);
}

#[test]
fn folders_that_cannot_be_the_output_are_refused_before_any_write() {
    let scene = Scene::new();
    scene.put("content/static/a.css", "x");
    scene.put("themes/mine/theme.yaml", "x");
    scene.put("file", "x");
    scene.put("other/briefing.yaml", "x");
    scene.put("home/.profile", "x");
    symlink("content", scene.at("link")).unwrap();
    symlink("nowhere", scene.at("broken")).unwrap();
    let root = scene.root.path();
    for (out, expected) in [
        (root.to_path_buf(), "`.` is the pack's own folder"),
        (root.parent().unwrap().to_path_buf(), "`PARENT` holds the pack"),
        (root.join("content"), "`content` belongs to what the pack is made from"),
        (scene.at("content/out"), "`content/out` belongs to what the pack is made from"),
        (scene.at("themes/mine"), "`themes/mine` belongs to what the pack is made from"),
        (scene.at("src/out"), "`src/out` belongs to what the pack is made from"),
        (scene.at("file"), "`file` is a file"),
        (scene.at("file/out"), "`file/out` cannot be reached: Not a directory"),
        (scene.at("link"), "`link` is a link"),
        (scene.at("link/"), "`link` is a link"),
        (scene.at("link/out"), "`link/out` belongs to what the pack is made from"),
        (scene.at("broken"), "`broken` is a link"),
        (scene.at("other"), "`other` is a pack"),
        (scene.at(".git/out"), "`.git/out` belongs to the machinery of the pack"),
        (
            scene.at(".briefpack/out"),
            "`.briefpack/out` belongs to the machinery of the pack",
        ),
        (scene.at("home"), "`home` is the home folder"),
        (scene.at("public/.."), "`public/..` names no folder of its own"),
        (".".into(), "`.` names no folder of its own"),
        ("..".into(), "`..` names no folder of its own"),
        ("/".into(), "`/` names no folder of its own"),
    ] {
        let parent = root.parent().unwrap().to_str().unwrap();
        check_refused(&scene, &out, &expected.replace("PARENT", parent));
    }
}

#[test]
fn an_output_path_leads_straight_down() {
    for path in ["", "/a", "../a", "a/../b", "a//b", "./a", "a/", "a\\b", "a\nb", "a\0"] {
        let scene = Scene::new();
        let error = scene.build(&[(path, "x")]).unwrap_err();
        let expected = format!(
            "output-refused: the output path `{path}` does not lead straight down"
        );
        assert_eq!(error, [expected]);
        assert!(!scene.has("public"));
    }
}

#[test]
fn two_outputs_do_not_share_a_place() {
    let scene = Scene::new();
    let files = [
        ("a.html", "1"),
        ("A.html", "2"),
        ("b", "3"),
        ("b/c", "4"),
        ("d/e", "5"),
        ("d", "6"),
    ];
    assert_eq!(
        scene.build(&files).unwrap_err(),
        [
            "address-taken: `A.html` and `a.html` want the same place in the output",
            "address-taken: `b/c` and `b` want the same place in the output",
            "address-taken: `d` and `d/` want the same place in the output",
        ]
    );
}

#[test]
fn a_file_in_the_place_of_the_state_folder_is_named() {
    let scene = Scene::new();
    scene.put(".briefpack", "mine");
    assert_eq!(
        scene.build(&[("index.html", "x")]).unwrap_err(),
        [
            "output-in-the-way: `.briefpack` is not a folder, and the build keeps its state there"
        ]
    );
    assert_eq!(scene.text(".briefpack"), "mine");
}

#[test]
fn another_build_is_waited_for_and_then_named() {
    let mut scene = Scene::new();
    scene.build(&[("index.html", "old")]).unwrap();
    let lock =
        fs::OpenOptions::new().write(true).open(scene.at(".briefpack/lock")).unwrap();
    lock.lock().unwrap();
    fs::write(scene.at(".briefpack/lock"), "4711\n").unwrap();
    scene.disk = Disk { patience: 2, ..quick() };
    assert_eq!(
        scene.build(&[("index.html", "new")]).unwrap_err(),
        ["build-running: another build of `public` is running (process 4711)"]
    );
    assert_eq!(scene.public(), expect(&[("index.html", "644 old")]));
    drop(lock);
    scene.build(&[("index.html", "new")]).unwrap();
    assert_eq!(scene.public(), expect(&[("index.html", "644 new")]));
}
