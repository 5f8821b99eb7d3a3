//! Packs as a whole.

use super::{linked, sources, with_points};

#[test]
fn the_same_pack_gives_the_same_value_and_report() {
    let text = with_points(
        "  a: {says: 17 came., passage: more than 380 people had come, by: nobody}",
    );
    let sources = sources(&text);
    let (a, b) = (linked(&sources), linked(&sources));
    assert_eq!(a.problems, b.problems);
    assert_eq!(format!("{:?}", a.value), format!("{:?}", b.value));
}

#[test]
fn an_empty_draft_gives_an_empty_pack() {
    let pack = super::pack(
        &crate::parse::Draft::default(),
        &crate::source::Sources::default(),
        super::LockUse::Check,
        &mut super::Memo::default(),
    );
    assert_eq!(pack.problems, []);
    assert!(pack.value.articles.is_empty());
}
