//! The views of a pack that has one of everything, whole, as JSON.

use std::sync::Arc;

use serde::Serialize;

use super::pack::*;
use crate::model::*;
use crate::prose::{Block, Inline};
use crate::view::Options;

/// Two articles that share a figure, an event and a position, a topic and a page about them.
pub(super) fn pack() -> Pack {
    let mut pack = empty();
    add_actors(&mut pack);
    add_registers(&mut pack);
    add(&mut pack, first(), first_points());
    add(&mut pack, second(), second_points());
    let caveat = Caveat {
        id: point_id("second/outcome-unknown"),
        says: text("Whether it was signed [@second/hoped]."),
        passages: [passage("nobody says so", 2)].into(),
        origin: origin(),
    };
    pack.caveats.insert(caveat.id.clone(), caveat.into());
    add_topic(&mut pack);
    pack.comparisons.push(Comparison {
        measure: MeasureId(slug("returns-under-deal")),
        points: vec![point_id("first/fifty"), point_id("second/sixty")],
        verdict: Verdict::Differ,
        reconciliation: Some(text("Different stages [@second/sixty].")),
    });
    pack.references.add(Arc::new(vec![Reference {
        from: Citer::Topic(topic_id("returns")),
        to: Target::Point(point_id("first/fifty")),
        origin: origin(),
    }]));
    add_briefing(&mut pack);
    pack
}

fn first() -> Article {
    let mut article = article("first", "Leaders to meet", "2024-07-17");
    article.carries = vec![actor_id("agency")];
    article.bottom_line = Some(text("A meeting was expected [@first/meeting-planned]."));
    article.inferred = vec![Inference {
        key: "published".to_owned(),
        reason: "sure: it says tomorrow".to_owned(),
    }];
    article.shares_text_with = vec![SharedText {
        with: article_id("second"),
        n_runs: 2,
        paragraphs: vec![3, 4],
    }];
    article
}

fn first_points() -> Vec<Point> {
    let mut planned = point("first/meeting-planned", "Leaders will meet.");
    planned.event = Some(event("Leaders meet", true).into());
    planned.when = Some(date("2024-07-18"));
    let mut fifty = point("first/fifty", "Fifty people a week would go back.");
    fifty.by = [unnamed("Government sources", Some("ministry"))].into();
    fifty.via = [speaker("times", None, None)].into();
    fifty.known = Known::AnotherReport;
    fifty.kind = Kind::Claim;
    fifty.status = Some(Status::Proposed);
    fifty.figure = Some(figure("about 50", 50, Some(Qualifier::About)).into());
    fifty.sourcing = Sourcing {
        n_sources: 1,
        is_second_hand: true,
        is_unnamed: true,
        is_inferred: true,
    };
    fifty.passages = [Passage {
        places: vec![
            PassagePlace { paragraph: 12, characters: 0..9 },
            PassagePlace { paragraph: 13, characters: 0..9 },
        ],
        ..passage("about 50 a week […] would go back", 12)
    }]
    .into();
    vec![planned, fifty]
}

fn second() -> Article {
    let mut article = article("second", "Leaders meet", "2024-07-18");
    article.body_kind = BodyKind::Full;
    article.byline = vec!["Ana Writer".to_owned(), "Ben Writer".to_owned()];
    article.caveats = vec![point_id("second/outcome-unknown")];
    let rests = vec![Target::Point(point_id("second/hoped"))];
    article.body = vec![
        Block::Heading {
            level: 2,
            id: "hoped".to_owned(),
            content: vec![Inline::Text("The meeting".into())],
            origin: origin(),
        },
        Block::Paragraph {
            number: 1,
            content: vec![
                Inline::Text("The minister said: ".into()),
                Inline::Mark {
                    starts: rests.clone(),
                    rests,
                    content: vec![Inline::Text("“we hope for a deal”".into())],
                },
            ],
            origin: origin(),
        },
    ];
    article
}

fn second_points() -> Vec<Point> {
    let mut met = point("second/met", "Leaders met.");
    met.event = Some(event("Leaders meet", false).into());
    let mut hoped = point("second/hoped", "The minister hoped for a deal.");
    hoped.kind = Kind::Position;
    hoped.by = [speaker("minister", Some("Minister"), Some("government"))].into();
    hoped.known = Known::SideClaim(SideId(slug("government")));
    hoped.status = Some(Status::HopedFor);
    hoped.stance =
        Some(Stance { about: TermId(slug("deal")), view: StanceView::CallsFor });
    let mut words = passage("she said we hope for a deal", 1);
    words.speech.push(9..27);
    words.n_occurrences = 2;
    words.translated_from = Some("fr".into());
    hoped.passages = [words].into();
    let mut sixty = point("second/sixty", "Sixty people a week would go back.");
    sixty.figure = Some(figure("60", 60, None).into());
    sixty.differs_from = [Difference {
        point: point_id("first/fifty"),
        note: Some("Another stage.".to_owned()),
    }]
    .into();
    let mut share = point("second/share", "The first is a share of the second.");
    share.known = Known::Arithmetic;
    share.passages = Box::default();
    let calculation = Calculation {
        operation: Operation::Ratio,
        of: vec![point_id("first/fifty"), point_id("second/sixty")],
        gives: "83 per cent".to_owned(),
        quantity: Quantity {
            amount: Amount::Exact(Number::from(83)),
            qualifier: None,
            unit: Some("%".to_owned()),
        },
        computed: Number::from(83),
    };
    share.calculation = Some(calculation.into());
    let mut gone = point("second/gone", "It was wrong.");
    gone.withdrawn = Some("It was not in the article.".to_owned());
    vec![met, hoped, sixty, share, gone]
}

fn add_registers(pack: &mut Pack) {
    let id = MeasureId(slug("returns-under-deal"));
    pack.measures.insert(
        id.clone(),
        Measure {
            label: "Returns under the deal".to_owned(),
            unit: Some("people".to_owned()),
            definition: None,
            reconciliation: None,
        },
    );
    let id = TermId(slug("deal"));
    pack.terms.insert(
        id.clone(),
        Term {
            id,
            term: "one in, one out".to_owned(),
            definition: text("An exchange."),
            variants: vec!["the exchange".to_owned()],
        },
    );
    let id = ContextId(slug("later"));
    pack.context.insert(
        id.clone(),
        ContextFact {
            says: "It was signed later.".into(),
            passage: Some("signed".to_owned()),
            language: None,
            publisher: Publisher::Actor(actor_id("ministry")),
            title: None,
            url: "https://example.org/later".to_owned(),
            seen: date("2025-07-11"),
        },
    );
}

fn add_topic(pack: &mut Pack) {
    let Some(topic) = pack.topics.get_mut(&topic_id("returns")) else { return };
    topic.bottom_line = Some(text("The exchange was hoped for [@second/hoped]."));
    topic.what_changed = Some(text("Numbers [@first/fifty; @second/sixty]."));
    topic.open_questions =
        vec![text("Was it signed [@second/outcome-unknown; @context/later]?")];
    topic.renamed_from = vec![slug("returns-deals")];
    topic.body = vec![
        paragraph(
            1,
            "The exchange, one in, one out, was hoped for [@second/hoped]. One in, one out again [@first/fifty].",
        ),
        Block::Statement {
            of: Target::Point(point_id("second/sixty")),
            origin: origin(),
        },
    ];
}

fn add_briefing(pack: &mut Pack) {
    let briefing = &mut pack.briefing;
    briefing.key_figures = vec![point_id("first/fifty")];
    briefing.limits = vec![text("Few sources [@second/outcome-unknown].")];
    briefing.if_asked = vec![Asked {
        question: "Was it agreed?".into(),
        says: text("It was hoped for [@second/hoped]."),
        not_known: Some(text("Whether it was signed.")),
    }];
    briefing.corrections = vec![Correction {
        date: date("2025-07-11"),
        statement: Some(point_id("second/sixty")),
        was: "Six people".to_owned(),
        now: "Sixty people".to_owned(),
    }];
    let id = PageId(slug("about"));
    pack.pages.insert(
        id.clone(),
        Page {
            id,
            title: "About".to_owned(),
            body: vec![paragraph(1, "Made by hand.")],
            renamed_from: Vec::new(),
            origin: origin(),
        },
    );
}

fn made() -> Whole {
    whole(&pack(), &Options::default())
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

#[test]
fn statements_are_shown_with_all_that_is_known_of_them() {
    insta::assert_snapshot!(json(&made().statements));
}

#[test]
fn each_page_shows_what_its_kind_shows() {
    let site = made();
    for page in &site.pages {
        if page.head.kind == "print" {
            continue;
        }
        let name = page.head.href.replace('/', "-").replace(".html", "");
        insta::assert_snapshot!(name, json(&page));
    }
}

#[test]
fn the_same_pack_gives_the_same_site() {
    let (one, two) = (made(), made());
    assert_eq!(json(&one.pages), json(&two.pages));
    assert_eq!(json(&one.statements), json(&two.statements));
}
