//! The pages of small packs, word for word: the main part of each.

use crate::pack::PackTest;

/// Holds every page of a pack against its snapshot.
fn check(name: &str) {
    check_those(name, |_| true);
}

/// Holds some pages of a pack, by the names of their snapshots, against these.
fn check_those(name: &str, is_held: impl Fn(&str) -> bool) {
    let test = PackTest::folder(&format!("tests/packs/{name}"));
    let (files, _) = test.build();
    assert!(files.contains_key("index.html"), "{}", test.report());
    for path in files.keys() {
        let Some(stem) = path.strip_suffix(".html") else { continue };
        let stem = stem.replace('/', "-");
        if !is_held(&stem) {
            continue;
        }
        let page = PackTest::main_part(&files, path);
        insta::assert_snapshot!(format!("{name}-{stem}"), page);
    }
}

#[test]
fn the_pages_of_an_article_with_its_full_body_are_as_they_were() {
    check("full-body");
}

#[test]
fn the_pages_of_an_account_are_as_they_were() {
    check("by-account");
}

#[test]
fn the_drawings_of_dates_counts_and_shares_are_as_they_were() {
    let drawn = ["figures", "index", "timeline", "topics-visitors"];
    check_those("drawings", |stem| drawn.contains(&stem));
}
