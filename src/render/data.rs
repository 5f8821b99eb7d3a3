//! The data files, and among them `briefing.json`: the whole pack for programs, with the JSON
//! Schema that describes it.
//!
//! Its shape is a contract of its own, apart from what templates see; its number is `format`.

use std::io;
use std::sync::OnceLock;

use rayon::prelude::*;
use serde::ser::SerializeSeq as _;
use serde::{Serialize, Serializer};

use super::{Made, Output, Pieces, figures, references, write_json};
use crate::diag::Checked;
use crate::view::Site;
use crate::view::pages::{SourceView, TopicSummaryView};
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

/// What writes one data file.
type Writer = fn(&Files<'_>, &mut Pieces) -> io::Result<()>;

/// How many statements are made side by side before they are written.
const AT_ONCE: usize = 512;

/// The data files by their paths, each with what writes it.
const FILES: [(&str, Writer); 7] = [
    ("briefing.json", |files, to| write_json(&briefing(files.site, files.sources()), to)),
    ("briefing.schema.json", |_, to| write_json(&schema(), to)),
    ("figures.csv", |files, to| figures::csv(files.site.figures(), to)),
    ("references.bib", |files, to| references::bibtex(files.sources(), to)),
    ("references.ris", |files, to| references::ris(files.sources(), to)),
    ("references.json", |files, to| write_json(&references::Csl(files.sources()), to)),
    ("robots.txt", |files, to| robots(files.site, to)),
];

/// The paths of the data files.
#[cfg(feature = "serve")]
pub(super) fn paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(path, _)| *path)
}

/// The files that need no template.
pub(super) struct Files<'s> {
    site: &'s Site<'s>,
    /// The bibliography, which several of them hold.
    sources: OnceLock<Vec<SourceView>>,
}

impl<'s> Files<'s> {
    /// None is made yet.
    pub(super) fn new(site: &'s Site<'s>) -> Self {
        Self { site, sources: OnceLock::new() }
    }

    /// All of them, each made beside the others.
    pub(super) fn all(&self) -> Vec<Made> {
        // Made before any of them asks: a thread that waits for it may turn to another of them.
        self.sources();
        let made = FILES.par_iter().map(|(path, write)| self.made(path, *write));
        made.map(|output| Checked::ok(Some(output))).collect()
    }

    /// The one at this path.
    #[cfg(feature = "serve")]
    pub(super) fn one(&self, path: &str) -> Option<Output> {
        let (path, write) = FILES.iter().find(|(other, _)| *other == path)?;
        Some(self.made(path, *write))
    }

    fn made(&self, path: &str, write: Writer) -> Output {
        let mut pieces = Pieces::default();
        // Memory takes what is written.
        let _ = write(self, &mut pieces);
        Output::in_pieces(path, pieces)
    }

    fn sources(&self) -> &[SourceView] {
        self.sources.get_or_init(|| self.site.bibliography())
    }
}

/// What robots may read, and where the sitemap is.
fn robots(site: &Site<'_>, to: &mut impl io::Write) -> io::Result<()> {
    let base = site.pack().base_url.as_ref();
    let sitemap =
        base.map(|base| format!("Sitemap: {base}sitemap.xml\n")).unwrap_or_default();
    write!(to, "User-agent: *\nAllow: /\n{sitemap}")
}

/// The whole pack as data.
fn briefing<'s>(
    site: &'s Site<'s>,
    sources: &'s [SourceView],
) -> Briefing<Statements<'s>, Bibliography<'s>> {
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
        topics: site
            .topics()
            .iter()
            .map(|(summary, open)| topic(summary, open))
            .collect(),
        sources: Bibliography(sources),
        statements: Statements(site),
    }
}

/// The sources of a pack, each made when it is written.
struct Bibliography<'s>(&'s [SourceView]);

impl Serialize for Bibliography<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(source))
    }
}

/// The statements of a pack, some made side by side as they come to be written: no list of all of
/// them is ever held.
struct Statements<'s>(&'s Site<'s>);

impl Serialize for Statements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (site, all) = (self.0, self.0.n_statements());
        let make = |from: usize| -> Vec<_> {
            let some = (from..all.min(from + AT_ONCE)).into_par_iter();
            some.filter_map(|n| site.statement(n)).map(statement).collect()
        };
        let mut seq = serializer.serialize_seq(Some(all))?;
        let mut some = make(0);
        for from in (0..all).step_by(AT_ONCE) {
            let mut next = Vec::new();
            // The next are made beside, by a thread that has nothing else to do.
            rayon::in_place_scope(|beside| {
                beside.spawn(|_| next = make(from + AT_ONCE));
                some.iter().try_for_each(|statement| seq.serialize_element(statement))
            })?;
            some = next;
        }
        seq.end()
    }
}

fn topic(summary: &TopicSummaryView, open: &[Prose]) -> Topic {
    let plain = |prose: &Option<Prose>| prose.as_ref().map(Prose::plain);
    Topic {
        href: summary.link.href.clone(),
        title: summary.link.text.clone(),
        question: summary.question.clone(),
        bottom_line: plain(&summary.bottom_line),
        what_changed: plain(&summary.what_changed),
        open_questions: open.iter().map(Prose::plain).collect(),
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

fn statement(s: StatementView) -> Statement {
    let hrefs = |links: Vec<LinkView>| links.into_iter().map(|link| link.href).collect();
    let source = s.key.split('/').next().unwrap_or_default().to_owned();
    Statement {
        id: s.key,
        href: s.href,
        says: if s.withdrawn.is_some() { String::new() } else { s.says },
        kind: s.kind.name,
        known: s.known.text,
        known_as: s.known.name,
        status: name(s.status),
        quoted: s.is_quoted,
        by: s.by.into_iter().map(speaker).collect(),
        via: s.via.into_iter().map(speaker).collect(),
        when: s.when.map(|date| date.iso),
        source,
        locator: s.locator,
        passages: s.passages.into_iter().map(passage).collect(),
        topics: hrefs(s.topics),
        figure: s.figure.map(|figure| Figure {
            printed: figure.printed,
            value: figure.value,
            unit: figure.unit,
            qualifier: name(figure.qualifier),
            per: figure.per,
            when: figure.when,
            measure: figure.measure.map(|link| link.text),
        }),
        stance: s
            .stance
            .map(|stance| Stance { about: stance.about.text, view: stance.view.name }),
        same_as: s.same_as,
        differs_from: s.differs_from.into_iter().map(|other| other.key).collect(),
        marks: s.marks.into_iter().map(|mark| mark.name).collect(),
        n_sources: s.n_sources,
        withdrawn: s.withdrawn,
    }
}

fn speaker(speaker: SpeakerView) -> Speaker {
    let SpeakerView { name: who, href, role, side, .. } = speaker;
    Speaker { name: who, href, role, side: name(side) }
}

fn passage(passage: PassageView) -> Passage {
    let speech = passage.pieces.into_iter().filter(|piece| piece.is_speech);
    Passage {
        words: passage.words,
        speech: speech.map(|piece| piece.text).collect(),
        place: passage.place,
    }
}

fn iso(date: Option<&DateView>) -> Option<String> {
    date.map(|date| date.iso.clone())
}

fn name(label: Option<LabelView>) -> Option<String> {
    label.map(|label| label.name)
}
