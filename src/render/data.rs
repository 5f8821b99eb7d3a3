//! `briefing.json`: the whole pack for programs, and the JSON Schema that describes it.
//!
//! The shape is a contract of its own, apart from what templates see; its number is `format`.

use crate::view::Site;
use crate::view::pages::{SourceView, TopicPage};
use crate::view::parts::{
    DateView, LabelView, LinkView, PassageView, SpeakerView, StatementView,
};
use crate::view::prose::Prose;

mod shape;

pub use shape::{
    Briefing, Figure, Inferred, Passage, Source, Speaker, Stance, Statement, Topic,
};

/// The JSON Schema (draft 2020-12) of `briefing.json`.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Briefing)
}

/// The whole pack as data.
pub(super) fn briefing(site: &Site<'_>, sources: &[SourceView]) -> Briefing {
    let pack = site.pack();
    Briefing {
        format: 1,
        generator: pack.generator.clone(),
        title: pack.title.clone(),
        subtitle: pack.subtitle.clone(),
        language: pack.language.clone(),
        sources_to: iso(pack.sources_to.as_ref()),
        date: iso(pack.date.as_ref()),
        prepared_by: pack.prepared_by.clone(),
        marking: pack.marking.clone(),
        licence: pack.licence.clone(),
        topics: site.topics().iter().map(topic).collect(),
        sources: sources.iter().map(source).collect(),
        statements: site.statements().values().map(|s| statement(s)).collect(),
    }
}

fn topic(page: &TopicPage) -> Topic {
    let plain = |prose: &Option<Prose>| prose.as_ref().map(Prose::plain);
    Topic {
        href: page.summary.link.href.clone(),
        title: page.summary.link.text.clone(),
        question: page.summary.question.clone(),
        bottom_line: plain(&page.summary.bottom_line),
        what_changed: plain(&page.summary.what_changed),
        open_questions: page.open_questions.iter().map(Prose::plain).collect(),
    }
}

fn source(source: &SourceView) -> Source {
    let inferred = source.facts.iter().filter_map(|fact| {
        Some(Inferred { what: fact.label.clone(), reason: fact.inferred.clone()? })
    });
    Source {
        id: source.id.clone(),
        label: source.label.clone(),
        href: source.link.href.clone(),
        title: source.link.text.clone(),
        publisher: source.publisher.as_ref().map(|link| link.text.clone()),
        published: iso(source.published.as_ref()),
        byline: source.byline.clone(),
        kind: source.kind.name.clone(),
        url: source.url.clone(),
        sha256: source.sha256.clone(),
        inferred: inferred.collect(),
    }
}

fn statement(s: &StatementView) -> Statement {
    let hrefs = |links: &[LinkView]| links.iter().map(|link| link.href.clone()).collect();
    Statement {
        id: s.key.clone(),
        href: s.href.clone(),
        says: if s.withdrawn.is_some() { String::new() } else { s.says.clone() },
        kind: s.kind.name.clone(),
        known: s.known.text.clone(),
        known_as: s.known.name.clone(),
        status: name(s.status.as_ref()),
        quoted: s.is_quoted,
        by: s.by.iter().map(speaker).collect(),
        via: s.via.iter().map(speaker).collect(),
        when: iso(s.when.as_ref()),
        source: s.key.split('/').next().unwrap_or_default().to_owned(),
        locator: s.locator.clone(),
        passages: s.passages.iter().map(passage).collect(),
        topics: hrefs(&s.topics),
        figure: s.figure.as_ref().map(|figure| Figure {
            printed: figure.printed.clone(),
            value: figure.value.clone(),
            unit: figure.unit.clone(),
            qualifier: name(figure.qualifier.as_ref()),
            per: figure.per.clone(),
            when: figure.when.clone(),
            measure: figure.measure.as_ref().map(|link| link.text.clone()),
        }),
        stance: s.stance.as_ref().map(|stance| Stance {
            about: stance.about.text.clone(),
            view: stance.view.name.clone(),
        }),
        same_as: s.same_as.clone(),
        differs_from: s.differs_from.iter().map(|other| other.key.clone()).collect(),
        marks: s.marks.iter().map(|mark| mark.name.clone()).collect(),
        n_sources: s.n_sources,
        withdrawn: s.withdrawn.clone(),
    }
}

fn speaker(speaker: &SpeakerView) -> Speaker {
    Speaker {
        name: speaker.name.clone(),
        href: speaker.href.clone(),
        role: speaker.role.clone(),
        side: name(speaker.side.as_ref()),
    }
}

fn passage(passage: &PassageView) -> Passage {
    let speech = passage.pieces.iter().filter(|piece| piece.is_speech);
    Passage {
        words: passage.words.clone(),
        speech: speech.map(|piece| piece.text.clone()).collect(),
        place: passage.place.clone(),
    }
}

fn iso(date: Option<&DateView>) -> Option<String> {
    date.map(|date| date.iso.clone())
}

fn name(label: Option<&LabelView>) -> Option<String> {
    label.map(|label| label.name.clone())
}
