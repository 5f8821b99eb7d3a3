//! The disk as it may be found: whole packs in scratch folders.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;

use crate::diag::Diagnostic;
use crate::source::SourceId;

use super::*;

mod again;
mod links;
mod originals;

/// A pack of these files.
fn pack(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "briefing.yaml", b"format: 1\n");
    for (path, bytes) in files {
        put(root.path(), path, bytes);
    }
    root
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn fifo(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    mknodat(CWD, path, FileType::Fifo, Mode::from_raw_mode(0o644), 0).unwrap();
}

fn line(problem: &Diagnostic) -> String {
    let file = problem.span.as_ref().map_or("-", |span| span.file.path());
    format!("{file} {}: {}", problem.code.name(), problem.message)
}

/// Loads a pack and compares the problems, one a line.
fn check(root: &Path, expect: &[&str]) -> Sources {
    let Checked { value, problems } = sources(root, None);
    let mut lines: Vec<_> = problems.iter().map(line).collect();
    lines.sort();
    assert_eq!(lines, expect);
    value
}

fn text<'a>(sources: &'a Sources, path: &str) -> &'a str {
    sources.files.get(&SourceId::new(path)).unwrap().whole()
}

fn ids(sources: &Sources) -> Vec<&str> {
    sources.files.keys().map(SourceId::path).collect()
}

#[test]
fn a_whole_pack_is_read_and_sorted() {
    let root = pack(&[
        ("content/articles/b.md", b"b"),
        ("content/articles/a.md", b"a"),
        ("content/articles/a.png", b"no picture"),
        ("content/summaries/a.yaml", b"x: 1"),
        ("content/people.yaml", b"x: 1"),
        ("content/evidence.lock", b"x"),
        ("content/static/any/thing.bin", b"\0\xff"),
        ("themes/mine/theme.yaml", b"x: 1"),
        ("themes/mine/templates/parts/head.html", b"<p>"),
        ("themes/mine/i18n/en.yaml", b"x: 1"),
        ("themes/mine/static/a.css", b"p {}"),
        ("themes/mine/LICENSE", b"free"),
        ("public/index.html", b"x"),
        ("target/x.md", b"x"),
        (".git/config", b"x"),
        ("content/.DS_Store", b"x"),
        ("content/articles/.a.md.swp", b"x"),
        ("content/articles/a.md~", b"x"),
    ]);
    let sources = check(root.path(), &[]);
    assert_eq!(
        ids(&sources),
        [
            "briefing.yaml",
            "content/articles/a.md",
            "content/articles/b.md",
            "content/evidence.lock",
            "content/people.yaml",
            "content/summaries/a.yaml",
            "themes/mine/i18n/en.yaml",
            "themes/mine/static/a.css",
            "themes/mine/templates/parts/head.html",
            "themes/mine/theme.yaml",
        ]
    );
    let assets: Vec<_> = sources.assets.keys().map(SourceId::path).collect();
    assert_eq!(
        assets,
        [
            "content/articles/a.png",
            "content/static/any/thing.bin",
            "themes/mine/static/a.css"
        ]
    );
}

#[test]
fn an_asset_has_size_digest_and_pixels() {
    let png = [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(),
        &[0, 0, 1, 0, 0, 0, 0, 2],
        b"\x08\x06\0\0\0",
    ]
    .concat();
    let root = pack(&[("content/static/a.png", &png), ("content/static/abc", b"abc")]);
    let sources = check(root.path(), &[]);
    let png = &sources.assets[&SourceId::new("content/static/a.png")];
    assert_eq!(png.pixels, Some((256, 2)));
    let abc = &sources.assets[&SourceId::new("content/static/abc")];
    assert_eq!((abc.size, abc.pixels), (3, None));
    assert_eq!(
        abc.sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn a_mark_and_line_ends_of_windows_go_and_all_else_stays() {
    let root =
        pack(&[("content/articles/a.md", "\u{feff}ä\r\nb\rc\u{feff}\r\n".as_bytes())]);
    let sources = check(root.path(), &[]);
    assert_eq!(text(&sources, "content/articles/a.md"), "ä\nb\rc\u{feff}\n");
}

#[test]
fn what_is_no_text_is_named_with_its_byte() {
    let root = pack(&[
        ("content/articles/a.md", b"\xef\xbb\xbfa\r\nb\xe9c\xe9"),
        ("content/articles/b.md", b"a\0"),
        ("content/articles/c.md", b"\xff\xfeh\0i\0"),
        ("content/articles/d.md", b"h\0i\0"),
    ]);
    let Checked { value, problems } = sources(root.path(), None);
    let lines: Vec<_> = problems.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "content/articles/a.md not-text: `content/articles/a.md` is not UTF-8 text: byte offset 7 (0xE9) is not UTF-8",
            "content/articles/b.md not-text: `content/articles/b.md` is not UTF-8 text: byte offset 1 holds a zero byte, which no text has",
            "content/articles/c.md not-text: `content/articles/c.md` is not UTF-8 text: it is UTF-16, as the mark at byte offset 0 says",
            "content/articles/d.md not-text: `content/articles/d.md` is not UTF-8 text: byte offset 1 holds a zero byte, which no text has",
        ]
    );
    let span = problems[0].span.clone().unwrap();
    let file = value.file(&span.file).unwrap();
    let place = file.place(span.start());
    assert_eq!((place.line, place.column), (2, 2));
    assert_eq!(file.text(span.bytes()), "\u{fffd}");
    assert_eq!(text(&value, "content/articles/c.md"), "hi");
}

#[test]
fn what_is_too_large_is_refused_by_its_size() {
    let root = pack(&[("content/people.yaml", &vec![b'a'; (1 << 20) + 1])]);
    for (path, size) in
        [("content/articles/a.md", 100 << 20), ("content/glossary.yaml", (10 << 20) + 1)]
    {
        put(root.path(), path, b"");
        let file =
            fs::OpenOptions::new().write(true).open(root.path().join(path)).unwrap();
        file.set_len(size).unwrap();
    }
    let sources = check(
        root.path(),
        &[
            "content/articles/a.md file-too-large: `content/articles/a.md` has 100 MiB; a Markdown file may have 20 MiB",
            "content/glossary.yaml file-too-large: `content/glossary.yaml` has 10.1 MiB; a YAML file may have 10 MiB",
            "content/people.yaml file-too-large: line 1 of `content/people.yaml` is longer than 1 MiB",
        ],
    );
    assert_eq!(ids(&sources), ["briefing.yaml"]);
}

#[test]
fn a_file_without_a_place_is_named_with_what_to_do() {
    let root = pack(&[
        ("content/articles/x.txt", b"x"),
        ("content/articles/deep/x.md", b"x"),
        ("content/summaries/x.yml", b"x"),
        ("content/foo.yaml", b"x"),
        ("content/people.yml", b"x"),
        ("content/notes/a.md", b"x"),
        ("content/notes/b.md", b"x"),
        ("briefing.yml", b"x"),
        ("themes/mine/theme.yml", b"x"),
    ]);
    let problems = sources(root.path(), None).problems;
    let mut help: Vec<_> = problems
        .iter()
        .map(|problem| {
            assert_eq!(problem.code, Code::StrayFile);
            let file = problem.span.as_ref().unwrap().file.path();
            format!("{file}: {}", problem.help.as_deref().unwrap())
        })
        .collect();
    help.sort();
    assert_eq!(
        help,
        [
            "briefing.yml: rename it to `briefing.yaml`",
            "content/articles/deep/x.md: texts are `content/articles/<slug>.md`, pictures may stand beside them; other files go in `content/static`",
            "content/articles/x.txt: rename it to `content/articles/x.md`",
            "content/foo.yaml: the files of `content` are `people.yaml`, `organisations.yaml`, `measures.yaml`, `glossary.yaml`, `context.yaml`, `style.yaml` and `evidence.lock`",
            "content/notes: the folders of `content` are `articles`, `summaries`, `topics`, `pages`, `static`",
            "content/people.yml: rename it to `content/people.yaml`",
            "content/summaries/x.yml: rename it to `content/summaries/x.yaml`",
            "themes/mine/theme.yml: rename it to `themes/mine/theme.yaml`",
        ]
    );
}

#[test]
fn nothing_but_files_is_opened() {
    let root = pack(&[("content/articles/folder.md/x.md", b"x")]);
    fifo(&root.path().join("content/articles/pipe.md"));
    fifo(&root.path().join("content/static/pipe"));
    let _socket = UnixListener::bind(root.path().join("content/articles/s.md")).unwrap();
    symlink("/dev/zero", root.path().join("content/articles/zero.md")).unwrap();
    symlink("pipe.md", root.path().join("content/articles/to-pipe.md")).unwrap();
    check(
        root.path(),
        &[
            "content/articles/folder.md not-a-file: `content/articles/folder.md` is a folder, not a file",
            "content/articles/pipe.md not-a-file: `content/articles/pipe.md` is a named pipe, not a file",
            "content/articles/s.md not-a-file: `content/articles/s.md` is a socket, not a file",
            "content/articles/to-pipe.md not-a-file: `content/articles/to-pipe.md` is a named pipe, not a file",
            "content/articles/zero.md link-on-disk: the link `content/articles/zero.md` leads out of its folder",
            "content/static/pipe not-a-file: `content/static/pipe` is a named pipe, not a file",
        ],
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_named() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let root = pack(&[("content/articles/a.md", b"a")]);
    let name = OsStr::from_bytes(b"\xe9.md");
    fs::write(root.path().join("content/articles").join(name), b"x").unwrap();
    check(
        root.path(),
        &[
            "content/articles/\u{fffd}.md not-text: the file name `content/articles/\u{fffd}.md` is not UTF-8",
        ],
    );
}

#[test]
fn a_folder_without_a_briefing_is_no_pack() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "briefing.yml", b"x");
    let problems = sources(root.path(), None).problems;
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code, Code::NoPack);
    assert_eq!(
        problems[0].help.as_deref(),
        Some("rename `briefing.yml` to `briefing.yaml`")
    );
}

#[test]
fn content_that_is_a_file_is_named() {
    let root = pack(&[("content", b"x")]);
    check(root.path(), &["content not-a-file: `content` is a file, not a folder"]);
}

#[test]
fn the_pack_is_found_from_a_folder_inside_it() {
    let root = pack(&[("content/articles/a.md", b"a")]);
    let inside = root.path().join("content/articles");
    assert_eq!(find_root(&inside).as_deref(), Some(root.path()));
    assert_eq!(find_root(Path::new("/")), None);
}

#[test]
fn the_same_pack_gives_the_same_sources_whatever_the_order_of_writing() {
    let one = pack(&[("content/articles/a.md", b"a"), ("content/articles/b.md", b"b")]);
    let two = pack(&[("content/articles/b.md", b"b"), ("content/articles/a.md", b"a")]);
    let (one, two) = (check(one.path(), &[]), check(two.path(), &[]));
    assert_eq!(ids(&one), ids(&two));
}
