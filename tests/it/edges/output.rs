//! Which folders are refused as the output, and what a build leaves alone.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use super::folder::{PackFolder, differences, times, tree};

/// Holds that a folder is refused before anything is written, and that the message says why.
#[track_caller]
fn check_refused(pack: &PackFolder, out: &str, why: &str) {
    let (before, when) = (tree(pack.beside.path()).unwrap(), times(pack.beside.path()));
    let answer = pack.run(&["build", "--out", out]);
    assert_eq!(answer.status, Some(2), "{out}: {}", answer.err);
    assert!(answer.err.contains("error[output-refused]"), "{out}: {}", answer.err);
    assert!(answer.err.contains(why), "{out}: {}", answer.err);
    let after = tree(pack.beside.path()).unwrap();
    assert_eq!(differences(&before, &after), [""; 0], "{out}");
    assert_eq!(when, times(pack.beside.path()), "{out}");
}

/// A pack that passes every check and fails while its pages are made: should a folder not be
/// refused, nothing is put into it all the same.
fn unfinished() -> PackFolder {
    let pack = PackFolder::of("with-address");
    pack.edit("briefing.yaml", "format: 1\n", "format: 1\ntheme: broken\n");
    pack.put("themes/broken/theme.yaml", "name: Broken\n");
    pack.put("themes/broken/templates/404.html", "{{ nothing.of_the_kind }}\n");
    pack
}

#[test]
fn folders_that_are_no_output_are_refused_before_any_write() {
    let pack = unfinished();
    let home = pack.beside.path().to_string_lossy().into_owned();
    let root = pack.root.to_string_lossy().into_owned();
    for (out, why) in [
        ("", ""),
        (".", "names no folder of its own"),
        ("./", "names no folder of its own"),
        ("..", "names no folder of its own"),
        ("public/..", "names no folder of its own"),
        ("/", "names no folder of its own"),
        ("../pack", "is the pack's own folder"),
        (&root, "is the pack's own folder"),
        (&home, "holds the pack"),
        ("content", "belongs to what the pack is made from"),
        ("content/static", "belongs to what the pack is made from"),
        ("content/new/folder", "belongs to what the pack is made from"),
        ("themes", "belongs to what the pack is made from"),
        (".git", "belongs to the machinery"),
        (".briefpack/next", "belongs to the machinery"),
        ("briefing.yaml", "is a file"),
        ("briefing.yaml/public", "cannot be reached"),
    ] {
        if !out.is_empty() {
            check_refused(&pack, out, why);
        }
    }
}

#[test]
fn the_home_folder_is_refused() {
    let pack = unfinished();
    let home = pack.beside.path().join("home/user");
    fs::create_dir_all(home.join("documents")).unwrap();
    for (out, why) in
        [("../home/user", "is the home folder"), ("../home", "holds the home folder")]
    {
        let mut command = pack.command(&["build", "--out", out]);
        command.env("HOME", &home);
        let answer = super::folder::answer(command);
        assert_eq!(answer.status, Some(2), "{}", answer.err);
        assert!(answer.err.contains(why), "{}", answer.err);
    }
    let left = tree(&pack.beside.path().join("home")).unwrap();
    assert_eq!(left.into_keys().collect::<Vec<_>>(), ["user", "user/documents"]);
}

#[test]
fn a_link_or_a_file_in_the_output_folders_place_is_refused() {
    let pack = unfinished();
    fs::create_dir(pack.beside.path().join("elsewhere")).unwrap();
    fs::write(pack.beside.path().join("elsewhere/mine.txt"), "mine").unwrap();
    symlink("../elsewhere", pack.at("public")).unwrap();
    check_refused(&pack, "public", "is a link");
    check_refused(&pack, "public/", "is a link");
    fs::remove_file(pack.at("public")).unwrap();
    symlink("../nowhere", pack.at("public")).unwrap();
    check_refused(&pack, "public", "is a link");
    fs::remove_file(pack.at("public")).unwrap();
    pack.put("public", "a file");
    check_refused(&pack, "public", "is a file");
}

#[test]
fn another_pack_is_refused_as_the_output() {
    let pack = unfinished();
    pack.put("../other/briefing.yaml", "format: 1\n");
    check_refused(&pack, "../other", "is a pack");
}

#[test]
fn what_no_build_wrote_is_kept_with_its_times_and_modes() {
    let pack = PackFolder::of("full-body");
    pack.put("public/.gitignore", "*\n!.gitignore\n");
    pack.put("public/notes/by hand.txt", "mine");
    pack.put("public/articles/beside.txt", "mine as well");
    fs::set_permissions(
        pack.at("public/notes/by hand.txt"),
        fs::Permissions::from_mode(0o600),
    )
    .unwrap();
    symlink("../content", pack.at("public/link")).unwrap();
    let foreign = [".gitignore", "notes/by hand.txt", "articles/beside.txt", "link"];
    let look = |path: &&str| {
        let found = pack.at("public").join(path).symlink_metadata().unwrap();
        (found.mode(), found.mtime(), found.mtime_nsec(), found.len())
    };
    let before: Vec<_> = foreign.iter().map(look).collect();
    for title in ["A ferry for the estuary", "A first title", "A second title"] {
        let text = pack.text("briefing.yaml");
        let (_, rest) = text.split_once("\nsubtitle").unwrap();
        pack.put("briefing.yaml", format!("format: 1\ntitle: {title}\nsubtitle{rest}"));
        let public = pack.build();
        let home = public["index.html"].1.clone().unwrap();
        assert!(String::from_utf8(home).unwrap().contains(title));
        assert_eq!(before, foreign.iter().map(look).collect::<Vec<_>>());
        assert_eq!(public["notes/by hand.txt"].1.as_deref(), Some(b"mine".as_slice()));
    }
    assert!(pack.at("content/articles/ferry-opens.md").is_file());
}

#[test]
fn a_foreign_file_in_the_way_is_named_and_kept() {
    for (path, named) in [
        ("index.html", "public/index.html"),
        ("articles", "public/articles"),
        ("manifest.json/inside.txt", "public/manifest.json"),
    ] {
        let pack = PackFolder::of("with-address");
        pack.put(&format!("public/{path}"), "mine");
        let before = (pack.public(), times(&pack.at("public")));
        let answer = pack.run(&["build"]);
        assert_eq!(answer.status, Some(2), "{path}: {}", answer.err);
        assert!(
            answer.err.contains("error[output-in-the-way]"),
            "{path}: {}",
            answer.err
        );
        assert!(answer.err.contains(named), "{path}: {}", answer.err);
        assert_eq!(before, (pack.public(), times(&pack.at("public"))), "{path}");
    }
}

#[test]
fn with_an_article_goes_its_page_and_nothing_else() {
    let pack = PackFolder::of("full-body");
    pack.edit(
        "briefing.yaml",
        "format: 1\n",
        "format: 1\nbase_url: https://example.org/p/\n",
    );
    pack.put("public/articles/tide-tables.txt", "by hand");
    let before = pack.build();
    fs::remove_file(pack.at("content/articles/tide-tables.md")).unwrap();
    fs::remove_file(pack.at("content/summaries/tide-tables.yaml")).unwrap();
    let after = pack.build();
    let gone: Vec<_> = before.keys().filter(|path| !after.contains_key(*path)).collect();
    let new: Vec<_> = after.keys().filter(|path| !before.contains_key(*path)).collect();
    assert_eq!(gone, ["articles/tide-tables.html"]);
    assert_eq!(new, [""; 0]);
    for (path, (_, bytes)) in &after {
        let text = bytes.as_ref().map(|bytes| String::from_utf8_lossy(bytes));
        let told = text.is_some_and(|text| text.contains("tide-tables"));
        assert!(!told, "{path} still speaks of it");
    }
    fs::remove_dir_all(pack.at("public")).unwrap();
    pack.put("public/articles/tide-tables.txt", "by hand");
    assert_eq!(differences(&after, &pack.build()), [""; 0]);
}

#[test]
fn a_build_of_the_same_pack_writes_nothing() {
    let pack = PackFolder::of("full-body");
    let public = pack.build();
    let when = times(&pack.at("public"));
    assert_eq!(differences(&public, &pack.build()), [""; 0]);
    assert_eq!(when, times(&pack.at("public")));
}
