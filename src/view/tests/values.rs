//! Model values with as little said as there can be.

use std::sync::Arc;

use super::pack::{actor_id, article_id, date, origin, point_id, slug, topic_id};
use crate::model::*;

pub(super) fn point(id: &str, says: &str) -> Point {
    Point {
        id: point_id(id),
        says: says.into(),
        passages: [passage(says, 1)].into(),
        kind: Kind::Fact,
        by: Box::default(),
        via: Box::default(),
        known: Known::Reported,
        status: None,
        when: None,
        topics: [topic_id("returns")].into(),
        stance: None,
        figure: None,
        event: None,
        same_as: Box::default(),
        differs_from: Box::default(),
        calculation: None,
        sourcing: Sourcing { n_sources: 1, ..Sourcing::default() },
        withdrawn: None,
        renamed_from: Box::default(),
        origin: origin(),
    }
}

pub(super) fn passage(words: &str, paragraph: u32) -> Passage {
    Passage {
        words: words.to_owned(),
        places: vec![PassagePlace { paragraph, characters: 0..1 }],
        speech: Vec::new(),
        sic: Box::default(),
        n_occurrences: 1,
        translated_from: None,
        shared_with: Box::default(),
    }
}

pub(super) fn speaker(id: &str, role: Option<&str>, side: Option<&str>) -> Speaker {
    let side = side.map(|side| SideId(slug(side)));
    Speaker::Actor {
        id: actor_id(id),
        role: role.map(|title| {
            Arc::new(Role {
                title: title.to_owned(),
                organisation: Some(actor_id("ministry")),
                side: side.clone(),
                from: None,
                to: None,
                source: None,
            })
        }),
        side,
    }
}

pub(super) fn unnamed(words: &str, of: Option<&str>) -> Speaker {
    Speaker::Unnamed { words: words.to_owned(), of: of.map(actor_id), side: None }
}

pub(super) fn figure(printed: &str, n: i64, qualifier: Option<Qualifier>) -> Figure {
    Figure {
        measure: Some(MeasureId(slug("returns-under-deal"))),
        quantity: Quantity {
            amount: Amount::Exact(Number::from(n)),
            qualifier,
            unit: Some("people".to_owned()),
        },
        printed: printed.to_owned(),
        per: Some("week".to_owned()),
        when: None,
    }
}

pub(super) fn event(title: &str, is_planned: bool) -> Event {
    Event {
        title: title.to_owned(),
        place: Some("the capital".to_owned()),
        present: vec![actor_id("minister")],
        is_planned,
    }
}

pub(super) fn article(id: &str, title: &str, published: &str) -> Article {
    Article {
        id: article_id(id),
        title: title.to_owned(),
        publisher: Some(actor_id("paper")),
        carries: Vec::new(),
        published: Some(date(published)),
        byline: Vec::new(),
        url: Some(format!("https://example.org/{id}")),
        archive_url: None,
        kind: ArticleKind::News,
        language: None,
        body_kind: BodyKind::Account,
        rights: Rights::Excerpt,
        original: Some(CheckedOriginal {
            file: format!("{id}.txt"),
            sha256: "2f3a".repeat(16),
            n_paragraphs: 23,
        }),
        inferred: Vec::new(),
        checked: None,
        review_by: None,
        retrieved: None,
        body: Vec::new(),
        headline: None,
        bottom_line: None,
        topics: [topic_id("returns")].into(),
        points: Vec::new(),
        caveats: Vec::new(),
        shares_text_with: Vec::new(),
        renamed_from: Vec::new(),
        withdrawn: None,
        origin: origin(),
    }
}

pub(super) fn person(id: &str, name: &str, roles: Vec<Role>) -> Actor {
    actor(id, name, ActorKind::Person { roles, same_as: Vec::new() })
}

pub(super) fn organisation(id: &str, name: &str, short: Option<&str>) -> Actor {
    let kind = ActorKind::Organisation { kind: None, side: None, url: None };
    Actor { short: short.map(str::to_owned), ..actor(id, name, kind) }
}

fn actor(id: &str, name: &str, kind: ActorKind) -> Actor {
    Actor {
        id: actor_id(id),
        name: name.to_owned(),
        sort: name.to_owned(),
        short: None,
        variants: Vec::new(),
        kind,
        renamed_from: Vec::new(),
        withdrawn: None,
        origin: origin(),
    }
}

pub(super) fn topic(id: &str, title: &str) -> Topic {
    Topic {
        id: topic_id(id),
        title: title.to_owned(),
        question: Some("What was agreed?".into()),
        bottom_line: None,
        what_changed: None,
        open_questions: Vec::new(),
        related: Vec::new(),
        body: Vec::new(),
        renamed_from: Vec::new(),
        origin: origin(),
    }
}
