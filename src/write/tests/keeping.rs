//! What no build wrote is kept; what a build wrote is known again.

use std::fs::{self, File, FileTimes, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::time::{Duration, UNIX_EPOCH};

use super::{Disk, Scene, expect, quick};
use crate::diag::Checked;
use crate::render::{Output, Pieces};

/// Times and mode of a thing, with the number by which the system knows it.
fn stamp(scene: &Scene, path: &str) -> (i64, i64, u32) {
    let found = scene.at(path).symlink_metadata().unwrap();
    (found.mtime(), found.mtime_nsec(), found.mode())
}

/// Puts into the output what no build wrote.
fn furnish(scene: &Scene, secret: &std::path::Path) {
    scene.put("public/.gitignore", "*");
    scene.put("public/CNAME", "example.org");
    scene.put("public/articles/notes.txt", "mine");
    scene.put("public/mine/deep/a.txt", "mine too");
    fs::create_dir_all(scene.at("public/mine/empty")).unwrap();
    symlink(secret, scene.at("public/link")).unwrap();
    symlink("nowhere", scene.at("public/mine/broken")).unwrap();
    let old = UNIX_EPOCH + Duration::new(1_000_000_000, 7);
    for path in ["public/CNAME", "public/mine/deep", "public/mine/empty"] {
        let mode = if path.ends_with("CNAME") { 0o600 } else { 0o700 };
        fs::set_permissions(scene.at(path), Permissions::from_mode(mode)).unwrap();
        let times = FileTimes::new().set_accessed(old).set_modified(old);
        File::open(scene.at(path)).unwrap().set_times(times).unwrap();
    }
}

/// Builds over furnished output several times; on a disk of this kind.
fn check_kept(disk: Disk) {
    let mut scene = Scene::new();
    scene.disk = disk;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret"), "secret").unwrap();
    furnish(&scene, outside.path());
    let paths = [
        "public/.gitignore",
        "public/CNAME",
        "public/articles/notes.txt",
        "public/mine/deep",
        "public/mine/deep/a.txt",
        "public/mine/empty",
        "public/mine/broken",
        "public/link",
    ];
    let before = paths.map(|path| stamp(&scene, path));
    for text in ["one", "two", "three"] {
        scene.build(&[("index.html", text), ("articles/a.html", text)]).unwrap();
        assert_eq!(paths.map(|path| stamp(&scene, path)), before, "after {text}");
    }
    scene.build(&[("index.html", "four")]).unwrap();
    assert_eq!(paths.map(|path| stamp(&scene, path)), before);
    assert_eq!(
        scene.public(),
        expect(&[
            (".gitignore", "644 *"),
            ("CNAME", "600 example.org"),
            ("articles", "755"),
            ("articles/notes.txt", "644 mine"),
            ("index.html", "644 four"),
            ("link", &format!("-> {}", outside.path().display())),
            ("mine", "755"),
            ("mine/broken", "-> nowhere"),
            ("mine/deep", "700"),
            ("mine/deep/a.txt", "644 mine too"),
            ("mine/empty", "700"),
        ])
    );
    assert_eq!(fs::read_to_string(outside.path().join("secret")).unwrap(), "secret");
}

#[test]
fn what_no_build_wrote_is_kept_with_times_and_modes() {
    check_kept(quick());
}

#[test]
fn it_is_kept_where_a_file_cannot_have_two_names() {
    check_kept(Disk { links: false, ..quick() });
}

#[test]
fn it_is_kept_where_folders_cannot_be_exchanged() {
    check_kept(Disk { exchanges: false, ..quick() });
    check_kept(Disk { exchanges: false, links: false, ..quick() });
}

#[test]
fn what_the_user_removes_or_changes_stays_so() {
    let scene = Scene::new();
    scene.put("public/CNAME", "one.example.org");
    scene.put("public/notes.txt", "x");
    for text in ["one", "two"] {
        scene.build(&[("index.html", text)]).unwrap();
    }
    fs::remove_file(scene.at("public/notes.txt")).unwrap();
    scene.put("public/CNAME", "two.example.org");
    for text in ["three", "four", "five"] {
        scene.build(&[("index.html", text)]).unwrap();
        let name = ("CNAME", "644 two.example.org");
        assert_eq!(
            scene.public(),
            expect(&[name, ("index.html", &format!("644 {text}"))])
        );
    }
}

#[test]
fn a_folder_of_ours_goes_when_the_last_foreign_file_in_it_has_gone() {
    let scene = Scene::new();
    scene.build(&[("index.html", "x"), ("articles/a.html", "a")]).unwrap();
    scene.put("public/articles/notes.txt", "mine");
    scene.build(&[("index.html", "y")]).unwrap();
    let kept = [
        ("articles", "755"),
        ("articles/notes.txt", "644 mine"),
        ("index.html", "644 y"),
    ];
    assert_eq!(scene.public(), expect(&kept));
    fs::remove_file(scene.at("public/articles/notes.txt")).unwrap();
    scene.build(&[("index.html", "z")]).unwrap();
    assert_eq!(scene.public(), expect(&[("index.html", "644 z")]));
}

#[test]
fn a_page_edited_by_hand_is_ours_and_written_again() {
    let scene = Scene::new();
    let files = [("a.html", "a"), ("b.html", "b"), ("c.html", "c")];
    scene.build(&files).unwrap();
    scene.put("public/a.html", "edited");
    fs::remove_file(scene.at("public/b.html")).unwrap();
    let open = Permissions::from_mode(0o777);
    fs::set_permissions(scene.at("public/c.html"), open).unwrap();
    let written = scene.build(&files).unwrap();
    assert_eq!(written.n_changed, 2);
    let whole = [("a.html", "644 a"), ("b.html", "644 b"), ("c.html", "644 c")];
    assert_eq!(scene.public(), expect(&whole));
}

#[test]
fn without_a_record_the_manifest_says_what_is_ours() {
    let manifest = r#"{"files": [
        {"path": "a.html", "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"},
        {"path": "articles/old.html", "sha256": "2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806"},
        {"path": "edited.html", "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}
    ]}"#;
    let scene = Scene::new();
    let files = [
        ("a.html", "a"),
        ("articles/old.html", "old"),
        ("edited.html", "a"),
        ("manifest.json", manifest),
    ];
    let digest = super::compare::digest_of;
    scene.build(&files).unwrap();
    let old = digest(&scene.at("public/articles/old.html")).unwrap();
    scene.put(
        "public/manifest.json",
        &manifest.replace(
            "2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806",
            &old,
        ),
    );
    scene.put("public/edited.html", "by hand");
    fs::remove_dir_all(scene.at(".briefpack")).unwrap();
    let error = scene.build(&[("edited.html", "new")]).unwrap_err();
    assert_eq!(
        error,
        [
            "output-in-the-way: `public/edited.html` stands in the way, and no build wrote it"
        ]
    );
    scene.build(&[("a.html", "new"), ("manifest.json", "{}")]).unwrap();
    let left = [
        ("a.html", "644 new"),
        ("edited.html", "644 by hand"),
        ("manifest.json", "644 {}"),
    ];
    assert_eq!(scene.public(), expect(&left));
}

#[test]
fn a_new_folder_in_the_place_of_the_output_is_not_ours() {
    let scene = Scene::new();
    for text in ["one", "two"] {
        scene.build(&[("index.html", text)]).unwrap();
    }
    fs::remove_dir_all(scene.at("public")).unwrap();
    scene.build(&[("index.html", "two")]).unwrap();
    assert_eq!(scene.text("public/index.html"), "two");
    fs::rename(scene.at("public"), scene.at("aside")).unwrap();
    scene.put("public/index.html", "mine");
    let error = scene.build(&[("index.html", "three")]).unwrap_err();
    assert_eq!(
        error,
        [
            "output-in-the-way: `public/index.html` stands in the way, and no build wrote it"
        ]
    );
    assert_eq!(scene.public(), expect(&[("index.html", "644 mine")]));
}

#[test]
fn a_long_file_is_known_again_by_all_its_pieces() {
    let scene = Scene::new();
    let build = |last: &str| {
        let mut pieces = Pieces::default();
        pieces.write_all("long ".repeat(40_000).as_bytes()).unwrap();
        pieces.write_all(last.as_bytes()).unwrap();
        let output = Checked::ok(Some(Output::in_pieces("a.json", pieces)));
        let written = scene.build_all(&scene.at("public"), [output].into_iter()).unwrap();
        let text = scene.text("public/a.json");
        assert_eq!((text.len(), text.ends_with(last)), (200_000 + last.len(), true));
        (written.n_changed, written.bytes)
    };
    assert_eq!(build("one"), (1, 200_003));
    assert_eq!(build("one"), (0, 200_003));
    assert_eq!(build("two"), (1, 200_003));
    assert_eq!(build("three"), (1, 200_005));
}
