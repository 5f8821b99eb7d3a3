//! A pack that is read again.

use std::collections::BTreeSet;

use super::*;

/// The files of a pack read before that are not the very ones any more.
fn renewed(
    root: &Path,
    memo: &mut Memo,
    saved: &[&str],
    before: &Sources,
) -> Vec<String> {
    let saved: BTreeSet<String> = saved.iter().map(|path| (*path).to_owned()).collect();
    let now = again(root, None, memo, &saved).value;
    assert_eq!(text_of(&now), text_of(&sources(root, None).value));
    let is_new = |file: &&crate::source::SourceFile| {
        !before.files.get(&file.id).is_some_and(|before| file.is(before))
    };
    now.files.values().filter(is_new).map(|file| file.id.to_string()).collect()
}

/// All letters by path.
fn text_of(sources: &Sources) -> Vec<(String, String)> {
    let files = sources.files.values();
    files.map(|file| (file.id.to_string(), file.whole().to_owned())).collect()
}

#[test]
fn what_was_not_saved_is_not_read_again() {
    let root = pack(&[
        ("content/articles/a.md", b"a"),
        ("content/articles/b.md", b"b"),
        ("content/static/map.png", b"map"),
    ]);
    let root = root.path();
    let mut memo = Memo::keeping();
    let before = again(root, None, &mut memo, &BTreeSet::new()).value;
    assert_eq!(renewed(root, &mut memo, &[], &before), [""; 0]);
    // Of what is told to be saved the disk is not asked; of the rest it is.
    assert_eq!(
        renewed(root, &mut memo, &["content/articles/a.md"], &before),
        ["content/articles/a.md"]
    );
    put(root, "content/articles/b.md", b"another b");
    assert_eq!(
        renewed(root, &mut memo, &[], &before),
        ["content/articles/a.md", "content/articles/b.md"]
    );
    put(root, "content/articles/c.md", b"c");
    let saved = ["content/articles/b.md", "content/articles/c.md"];
    assert!(renewed(root, &mut memo, &saved, &before).contains(&saved[1].to_owned()));
    fs::remove_file(root.join("content/articles/a.md")).unwrap();
    let gone = again(root, None, &mut memo, &["content/articles/a.md".to_owned()].into());
    assert!(!gone.value.files.contains_key(&SourceId::new("content/articles/a.md")));
    assert_eq!(gone.value.assets.len(), 1);
}

#[test]
fn a_file_with_a_problem_is_told_each_time() {
    let root =
        pack(&[("content/articles/a.md", b"a"), ("content/articles/b.md", b"\xff")]);
    let root = root.path();
    let mut memo = Memo::keeping();
    for saved in [vec![], vec![], vec!["content/articles/a.md".to_owned()]] {
        let read = again(root, None, &mut memo, &saved.into_iter().collect());
        assert_eq!(read.problems.len(), 1, "{:?}", read.problems);
        assert_eq!(read.value.files.len(), 3);
    }
    put(root, "content/articles/b.md", b"b");
    assert_eq!(again(root, None, &mut memo, &BTreeSet::new()).problems, []);
}
