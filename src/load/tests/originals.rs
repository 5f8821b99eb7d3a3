//! The folder of originals.

use std::os::unix::fs::symlink;
use std::path::Path;

use crate::diag::Checked;

use super::{fifo, line, pack, put, sources};

#[test]
fn originals_are_read_by_name_with_the_digest_of_their_bytes() {
    let root = pack(&[]);
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "a.txt", b"\xef\xbb\xbfone\r\n");
    put(folder.path(), "b.pdf", b"x");
    put(folder.path(), "c.md/x", b"x");
    put(folder.path(), "d.txt", b"\xff");
    put(folder.path(), "deep/e.txt", b"x");
    fifo(&folder.path().join("f.txt"));
    symlink("/etc/hostname", folder.path().join("g.txt")).unwrap();
    symlink("a.txt", folder.path().join("h.txt")).unwrap();
    let given = folder.path().join("");
    let Checked { value, problems } = sources(root.path(), Some(&given));
    let name = folder.path().to_str().unwrap();
    let lines: Vec<_> =
        problems.iter().map(|p| line(p).replace(name, "ORIGINALS")).collect();
    assert_eq!(
        lines,
        [
            "ORIGINALS/c.md not-a-file: `ORIGINALS/c.md` is a folder, not a file",
            "ORIGINALS/d.txt not-text: `ORIGINALS/d.txt` is not UTF-8 text: byte offset 0 (0xFF) is not UTF-8",
            "ORIGINALS/f.txt not-a-file: `ORIGINALS/f.txt` is a named pipe, not a file",
            "ORIGINALS/g.txt link-on-disk: the link `ORIGINALS/g.txt` leads out of its folder",
        ]
    );
    let originals = value.originals.unwrap();
    assert_eq!(originals.keys().collect::<Vec<_>>(), ["a.txt", "d.txt", "h.txt"]);
    let a = &originals["a.txt"];
    assert_eq!(a.file.whole(), "one\n");
    assert_eq!(a.file.id.path(), format!("{name}/a.txt"));
    assert_eq!(
        a.sha256,
        "e37265189a9c48ed89240b3c30a5cd4eabf813e0a778fce7a3bdf8b2dfe961c6"
    );
}

#[test]
fn a_folder_of_originals_that_is_not_there_is_the_only_problem() {
    let root = pack(&[]);
    let Checked { value, problems } = sources(root.path(), Some(Path::new("no/such")));
    let lines: Vec<_> = problems.iter().map(line).collect();
    assert_eq!(lines, ["- no-originals: no folder of originals is at `no/such`"]);
    assert!(value.originals.is_none());
}
