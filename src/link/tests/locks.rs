//! The evidence lock: made from originals, trusted without them.

use super::{BASE, LockUse, check, linked, lock, pack, shown, sound, sources};
use crate::parse;

const ORIGINAL: &str = "//- originals/one.txt
Officials counted 390 people on the boats that day.
“We are *not* surprised,” the minister said.
";

fn account(points: &str) -> String {
    let base = BASE.split("//- content/articles/").next().unwrap();
    format!(
        "{base}//- content/articles/summit.md
---
title: Summit
body: account
original: one.txt
---
It was about boats [@a].
//- content/summaries/summit.yaml
headline: A summit
topics: [boats]
points:
{points}
"
    )
}

const POINT: &str = "  a:
    says: Officials counted 390 people.
    passage: Officials counted 390 people […] boats that day
  b: {says: She was not surprised., passage: \"“We are *not* surprised,” the minister said\"}";

/// The pack with the lock that its originals give.
fn with_lock(points: &str) -> String {
    let text = account(POINT) + ORIGINAL;
    let sources = sources(&text);
    let draft = parse::draft(&sources, &mut crate::parse::Memo::default()).value;
    let made = pack(&draft, &sources, LockUse::Renew, &mut crate::link::Memo::default());
    assert_eq!(shown(&sources, &made.problems), "");
    let lock = lock(&made.value, &sources).unwrap();
    format!("{}//- content/evidence.lock\n{lock}\n", account(points))
}

#[test]
fn a_build_without_originals_trusts_the_lock() {
    let from_original = {
        let text = with_lock(POINT).replace("\n\n//-", "\n//-") + ORIGINAL;
        sources(&text)
    };
    let original = linked(&from_original).value;
    let locked = sound(&with_lock(POINT));
    for (id, point) in locked.points.iter() {
        assert_eq!(point.passages, original.points[id].passages);
    }
    let article = locked.articles.values().next().unwrap();
    assert_eq!(article.original.as_ref().unwrap().n_paragraphs, 2);
    assert!(lock(&locked, &sources(&with_lock(POINT))).is_none());
}

#[test]
fn a_point_may_get_another_id_without_a_new_lock() {
    sound(&with_lock(&POINT.replace("  b:", "  c:")));
}

#[test]
fn a_passage_that_is_not_the_locked_one_is_shown_beside_it() {
    check(
        &with_lock(&POINT.replace("counted 390 people […]", "counted 380 people […]")),
        r#"passage-differs-from-lock content/summaries/summit.yaml:6:14 "Officials counted 380 people […] boats t"
  the passage is not the one that was found in the original of `summit`
  also content/evidence.lock: the passage that was found: "\"Officials counted 390 people […] boats that day\""
  note written and found: Officials counted [-380-]{+390+} people [...] boats that day
  help put the words back that were found, or run `briefpack check --originals DIR --update-lock` with the folder of originals"#,
    );
    check(
        &with_lock(&format!(
            "{POINT}\n  c: {{says: More., passage: a passage that nobody ever looked up}}"
        )),
        r#"passage-not-locked content/summaries/summit.yaml:8:29 "a passage that nobody ever looked up"
  the passage was never found in the original of `summit`
  help run `briefpack check --originals DIR --update-lock` with the folder of originals"#,
    );
}

#[test]
fn originals_at_hand_are_compared_with_the_lock() {
    check(
        &(account(POINT) + ORIGINAL),
        r"lock-outdated
  there is no evidence lock yet
  help run `briefpack check --originals DIR --update-lock` with the folder of originals",
    );
    let changed = with_lock(POINT).replace("\n\n//-", "\n//-")
        + &ORIGINAL.replace("said.", "said so.");
    check(
        &changed,
        r#"original-changed content/evidence.lock:5:3 "\"one.txt\""
  the original `one.txt` is not the one that was checked
  note then 0000000000000000000000000000000000000000000000000000000000000064, now 0000000000000000000000000000000000000000000000000000000000000067
  help bring the old file back, or run `briefpack check --originals DIR --update-lock` with the folder of originals"#,
    );
    let added = with_lock(&format!(
        "{POINT}\n  c: {{says: More., passage: on the boats that day}}"
    ));
    check(
        &(added + ORIGINAL),
        r#"lock-outdated content/summaries/summit.yaml:8:29 "on the boats that day"
  the evidence lock lacks 1 passage
  help run `briefpack check --originals DIR --update-lock` with the folder of originals"#,
    );
    let (less, _) = with_lock(POINT)
        .split_once("  b: {says")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let lock = with_lock(POINT);
    let (_, lock) = lock.split_once("//- content/evidence.lock").unwrap();
    let unused = format!("{less}//- content/evidence.lock{lock}");
    check(
        &(unused.replace("\n\n//-", "\n//-") + ORIGINAL),
        r#"lock-outdated content/evidence.lock:16:18 "\"“We are *not* surprised,” the minister "
  the evidence lock holds 1 passage that nothing uses
  help run `briefpack check --originals DIR --update-lock` with the folder of originals"#,
    );
    let otherwise = with_lock(POINT).replace("paragraphs: 2", "paragraphs: 3");
    check(
        &(otherwise.replace("\n\n//-", "\n//-") + ORIGINAL),
        r#"lock-outdated content/evidence.lock:7:1 "    paragraphs: 3"
  the evidence lock is not as it would be written from these originals
  help run `briefpack check --originals DIR --update-lock` with the folder of originals"#,
    );
    check(
        &(account(POINT) + &ORIGINAL.replace("one.txt", "two.txt")),
        r#"original-missing content/articles/summit.md:4:11 "one.txt"
  the original `one.txt` is not in the folder of originals
  help put the file there, or mend its name here"#,
    );
}

#[test]
fn a_sic_is_the_passages_and_not_the_locks() {
    let noted = POINT.replace("390 people […]", "390 people [sic] […]");
    let text = with_lock(&noted);
    assert!(!text.split("evidence.lock").nth(1).unwrap().contains("sic"));
    let sic = |text: &str| {
        let point = sound(text).points.values().next().unwrap().clone();
        (point.passages[0].words.clone(), point.passages[0].sic.clone())
    };
    let words = "Officials counted 390 people […] boats that day".to_owned();
    assert_eq!(sic(&text), (words.clone(), [28].into()));
    let with_original = text.replace("\n\n//-", "\n//-") + ORIGINAL;
    assert_eq!(sic(&with_original), (words, [28].into()));
}

#[test]
fn without_original_and_lock_one_problem_stands_for_all_passages() {
    check(
        &account(POINT),
        r#"passage-not-locked content/articles/summit.md:4:11 "one.txt"
  the passages of `summit` were never found in its original: there is no evidence lock
  help run `briefpack check --originals DIR --update-lock` with the folder of originals"#,
    );
    check(
        &account(POINT).replace("original: one.txt\n", ""),
        r#"missing-key content/articles/summit.md:2:8 "Summit"
  the body of `summit` is not the article itself, and no original is named
  help write `original:` with the file name of the captured original, or `body: full` where the body is the article"#,
    );
}
