//! Links on the disk.

use std::fs;
use std::os::unix::fs::symlink;

use crate::source::SourceId;

use super::{check, ids, pack, put, text};

#[test]
fn links_inside_the_pack_are_followed() {
    let root = pack(&[("docs/about.md", b"hello"), ("pictures/a.css", b"x")]);
    fs::create_dir_all(root.path().join("content/pages")).unwrap();
    symlink("../../docs/about.md", root.path().join("content/pages/about.md")).unwrap();
    symlink("../pictures", root.path().join("content/static")).unwrap();
    let sources = check(root.path(), &[]);
    assert_eq!(text(&sources, "content/pages/about.md"), "hello");
    assert!(sources.assets.contains_key(&SourceId::new("content/static/a.css")));
}

#[test]
fn links_out_of_the_pack_and_in_circles_are_named() {
    let outside = tempfile::tempdir().unwrap();
    put(outside.path(), "secret.md", b"secret");
    let root = pack(&[("content/articles/a.md", b"a"), (".git/config", b"x")]);
    let at = |path: &str| root.path().join(path);
    fs::create_dir_all(at("content/static/deep")).unwrap();
    symlink(outside.path().join("secret.md"), at("content/articles/b.md")).unwrap();
    symlink(outside.path(), at("content/static/out")).unwrap();
    symlink("self.md", at("content/articles/self.md")).unwrap();
    symlink("gone.md", at("content/articles/none.md")).unwrap();
    symlink("../..", at("content/static/deep/up")).unwrap();
    symlink("../../.git/config", at("content/static/config")).unwrap();
    symlink("../static", at("content/articles/pictures")).unwrap();
    let sources = check(
        root.path(),
        &[
            "content/articles/b.md link-on-disk: the link `content/articles/b.md` leads out of its folder",
            "content/articles/none.md link-on-disk: the link `content/articles/none.md` leads to nothing",
            "content/articles/pictures/config link-on-disk: the link `content/articles/pictures/config` leads to a hidden file",
            "content/articles/pictures/deep/up link-on-disk: the link `content/articles/pictures/deep/up` leads in a circle",
            "content/articles/pictures/out link-on-disk: the link `content/articles/pictures/out` leads out of its folder",
            "content/articles/self.md link-on-disk: the link `content/articles/self.md` leads in a circle",
            "content/static/config link-on-disk: the link `content/static/config` leads to a hidden file",
            "content/static/deep/up link-on-disk: the link `content/static/deep/up` leads in a circle",
            "content/static/out link-on-disk: the link `content/static/out` leads out of its folder",
        ],
    );
    assert_eq!(ids(&sources), ["briefing.yaml", "content/articles/a.md"]);
}

#[test]
fn a_linked_folder_with_linked_folders_does_not_multiply() {
    let root = pack(&[("one/a.css", b"a"), ("two/b.css", b"b")]);
    let at = |path: &str| root.path().join(path);
    fs::create_dir_all(at("content/static")).unwrap();
    symlink("../two", at("one/two")).unwrap();
    symlink("../one", at("two/one")).unwrap();
    symlink("../../one", at("content/static/one")).unwrap();
    check(
        root.path(),
        &[
            "content/static/one/two link-on-disk: the link `content/static/one/two` leads to a folder and stands in a linked folder itself",
        ],
    );
}
