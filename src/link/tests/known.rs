//! How a statement is known: by whom it is made, and through whom it came.

use super::{sound, with_points};
use crate::model::Known;

/// How a point with these lines is known: the word of data files, and the side in it.
#[track_caller]
fn check(lines: &str, expect: (&str, Option<&str>)) {
    let text = with_points(&format!(
        "  a:\n    says: People came.\n    passage: Ben Sample asked when it would end\n    {lines}"
    ));
    let text = text.replace(
        "paper: {name: The Paper, side: media}",
        "paper: {name: The Paper, side: media}\nbody: {name: A Body}\nunion: {name: A Union, side: other}",
    );
    let text = text
        .replace("said that more", "of The Ministry, A Union and A Body, said that more");
    let text = text.replace("media: Media}", "media: Media, other: Others}");
    let pack = sound(&text);
    let known = &pack.points.values().next().unwrap().known;
    let side = match known {
        Known::SideClaim(side) => Some(side.as_str()),
        Known::SecondHand(side) => side.as_ref().map(crate::model::SideId::as_str),
        _ => None,
    };
    assert_eq!((known.as_str(), side), expect, "{lines}");
}

#[test]
fn a_claim_is_a_sides_where_all_who_make_it_speak_for_that_side() {
    check("by: ana-example", ("side-claim", Some("government")));
    check("by: [ana-example, ministry]", ("side-claim", Some("government")));
    check("by: [ana-example, ben-sample]", ("claim", None));
    check("by: [ministry, body]", ("claim", None));
    check("by: union", ("claim", None));
}

#[test]
fn what_an_outlet_carries_is_another_report() {
    check("via: paper", ("another-report", None));
    check("by: ana-example\n    via: paper", ("another-report", None));
    check("by: ana-example\n    via: body", ("another-report", None));
    let two = "by: ben-sample\n    via: [{unnamed: A Body, of: ministry}, paper]";
    check(two, ("another-report", None));
}

#[test]
fn what_a_side_tells_of_others_is_its_account_at_second_hand() {
    let told = "by: [ana-example, ben-sample]\n    via: {unnamed: A Body, of: ministry}";
    check(told, ("second-hand", Some("government")));
    check("by: ana-example\n    via: ben-sample", ("second-hand", Some("opposition")));
    check(
        "by: ana-example\n    via: [paper, ministry]",
        ("second-hand", Some("government")),
    );
    check("by: ana-example\n    via: union", ("second-hand", None));
    check("by: ana-example\n    via: {unnamed: A Body}", ("second-hand", None));
}
