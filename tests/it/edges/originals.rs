//! Passages of originals that stay outside the pack: with them, without them, against the lock.

use super::five::spoil;
use super::folder::{Answer, PackFolder, tree};

/// A pack of accounts, its lock made anew.
fn locked() -> PackFolder {
    let pack = PackFolder::of("by-account");
    let answer = update(&pack);
    assert_eq!(answer.status, Some(0), "{}", answer.err);
    pack
}

/// Makes the lock of a pack.
fn update(pack: &PackFolder) -> Answer {
    pack.run(&["check", "--originals", "originals", "--update-lock"])
}

/// Takes the originals away.
fn take_originals(pack: &PackFolder) {
    let away = pack.beside.path().join("originals");
    std::process::Command::new("mv")
        .arg(pack.at("originals"))
        .arg(away)
        .status()
        .unwrap();
    assert!(!pack.at("originals").exists());
}

/// The codes of the errors that a build and a check print, in order.
fn errors(answer: &Answer) -> Vec<&str> {
    let lines = answer.err.lines().filter_map(|line| line.split_once(" error["));
    lines.filter_map(|(_, rest)| rest.split(']').next()).collect()
}

#[test]
fn the_lock_in_the_repository_is_the_one_that_is_made() {
    let pack = PackFolder::of("by-account");
    let kept = pack.text("content/evidence.lock");
    let answer = update(&pack);
    assert_eq!(answer.status, Some(0), "{}", answer.err);
    assert_eq!(kept, pack.text("content/evidence.lock"));
    assert!(answer.err.contains("evidence lock unchanged"), "{}", answer.err);
}

#[test]
fn a_lock_made_twice_has_the_same_bytes_wherever_it_is_made() {
    let (one, two) = (locked(), locked());
    assert_eq!(one.text("content/evidence.lock"), two.text("content/evidence.lock"));
    let again = update(&one);
    assert_eq!(again.status, Some(0), "{}", again.err);
    assert_eq!(one.text("content/evidence.lock"), two.text("content/evidence.lock"));
    let lock = one.text("content/evidence.lock");
    assert!(!lock.contains(&*one.root.to_string_lossy()), "{lock}");
}

#[test]
fn a_new_lock_takes_the_place_of_a_broken_one() {
    let pack = locked();
    let good = pack.text("content/evidence.lock");
    pack.put("content/evidence.lock", "<<<<<<< ours\n");
    let broken = pack.run(&["build"]);
    assert_eq!(broken.status, Some(1), "{}", broken.err);
    assert!(broken.err.contains("error[lock-broken]"), "{}", broken.err);
    let answer = update(&pack);
    assert_eq!(answer.status, Some(0), "{}", answer.err);
    assert_eq!(good, pack.text("content/evidence.lock"));
}

#[test]
fn a_build_without_the_originals_trusts_the_lock() {
    let pack = locked();
    take_originals(&pack);
    let answer = pack.run(&["build", "--deny-warnings"]);
    assert_eq!(answer.status, Some(0), "{}", answer.err);
    assert!(pack.at("public/articles/lighthouse-kept.html").is_file());
}

#[test]
fn a_passage_that_was_changed_differs_from_the_lock() {
    let pack = locked();
    take_originals(&pack);
    let words = "passage: The lighthouse on the point will be kept";
    pack.edit(
        "content/summaries/lighthouse-kept.yaml",
        words,
        &words.replace("will", "shall"),
    );
    let answer = pack.run(&["build"]);
    assert_eq!(answer.status, Some(1), "{}", answer.err);
    assert!(answer.err.contains("error[passage-differs-from-lock]"), "{}", answer.err);
    assert!(
        answer.err.contains("will") && answer.err.contains("shall"),
        "{}",
        answer.err
    );
    assert!(!pack.at("public").exists());
}

#[test]
fn a_passage_that_is_not_in_the_original_makes_no_lock() {
    let pack = locked();
    let lock = pack.text("content/evidence.lock");
    let words = "passage: The lighthouse on the point will be kept";
    pack.edit(
        "content/summaries/lighthouse-kept.yaml",
        words,
        &words.replace("will", "shall"),
    );
    let answer = update(&pack);
    assert_eq!(answer.status, Some(1), "{}", answer.err);
    assert!(answer.err.contains("error[passage-not-found]"), "{}", answer.err);
    assert_eq!(lock, pack.text("content/evidence.lock"));
}

#[test]
fn an_original_that_was_changed_is_named() {
    let pack = locked();
    pack.edit("originals/lighthouse.txt", "a new roof", "a new lamp");
    let answer = pack.run(&["check", "--originals", "originals"]);
    assert_eq!(answer.status, Some(1), "{}", answer.err);
    assert!(answer.err.contains("error[original-changed]"), "{}", answer.err);
}

#[test]
fn five_errors_are_the_same_with_the_originals_and_without_them() {
    let pack = locked();
    let before = pack.build();
    let found = [
        "duplicate-key",
        "figure-not-in-passage",
        "unknown-topic",
        "passage-not-found",
        "unknown-citation",
    ];
    spoil(&pack);
    let with = pack.run(&["check", "--format", "short", "--originals", "originals"]);
    assert_eq!(
        (with.status, sorted(errors(&with))),
        (Some(1), sorted(found.to_vec())),
        "{with:?}"
    );
    take_originals(&pack);
    let without = pack.run(&["build", "--format", "short"]);
    let locked = found.map(|code| match code {
        "passage-not-found" => "passage-differs-from-lock",
        code => code,
    });
    let told = sorted(errors(&without));
    assert_eq!((without.status, told), (Some(1), sorted(locked.to_vec())), "{without:?}");
    assert_eq!(before, tree(&pack.at("public")).unwrap());
}

fn sorted(mut codes: Vec<&str>) -> Vec<&str> {
    codes.sort_unstable();
    codes
}
