//! Small packs, each from one string, and the whole report on each.

use std::fmt::Write as _;

use super::{LockUse, Memo, lock, pack};
use crate::diag::{Checked, Diagnostic};
use crate::model::Pack;
use crate::parse;
use crate::source::{Asset, AssetBytes, Original, SourceFile, SourceId, Sources};

mod drafts;
mod figures;
mod known;
mod locks;
mod names;
mod packs;
mod passages;
mod sentences;
mod texts;

/// Splits a text into files at its lines `//- path`. What is under `originals/` is given as a
/// captured original, what is under `content/static/` as a file that is copied.
pub(super) fn sources(text: &str) -> Sources {
    let mut sources = Sources::default();
    for part in text.split("//- ").skip(1) {
        let (path, content) = part.split_once('\n').unwrap();
        let (path, content) =
            (path.trim(), content.strip_suffix('\n').unwrap_or(content));
        if let Some(name) = path.strip_prefix("originals/") {
            let file = SourceFile::new(SourceId::new(path), content.to_owned());
            let sha256 = format!("{:064x}", content.len());
            let original = Original { file, sha256 };
            sources.originals.get_or_insert_default().insert(name.to_owned(), original);
        } else if path.starts_with("content/static/") {
            let id = SourceId::new(path);
            let (size, sha256) = (0, String::new());
            let bytes = AssetBytes::Memory(content.as_bytes().into());
            let asset = Asset { id: id.clone(), bytes, size, sha256, pixels: None };
            sources.assets.insert(id, asset);
        } else {
            sources.add(path, content);
        }
    }
    sources
}

/// Links a pack; nothing in it may be wrong that `parse` finds.
pub(super) fn linked(sources: &Sources) -> Checked<Pack> {
    let Checked { value, problems } = parse::draft(sources, &mut parse::Memo::default());
    assert_eq!(shown(sources, &problems), "", "the draft");
    pack(&value, sources, LockUse::Check, &mut Memo::default())
}

/// Problems in a short form: code, place and marked letters, message, what stands beside.
pub(super) fn shown(sources: &Sources, problems: &[Diagnostic]) -> String {
    let mut text = String::new();
    let mut sorted: Vec<&Diagnostic> = problems.iter().collect();
    sorted.sort_by_key(|problem| (problem.span.clone(), problem.code));
    sorted.dedup();
    for problem in sorted {
        let _ = write!(text, "{}", problem.code.name());
        if let Some(span) = &problem.span {
            let file = sources.file(&span.file);
            let (place, marked) = file.map_or((String::new(), String::new()), |file| {
                let place = file.place(span.start());
                let marked: String = file.text(span.bytes()).chars().take(40).collect();
                (format!("{}:{}", place.line, place.column), marked)
            });
            let _ = write!(text, " {}:{place} {marked:?}", span.file);
        }
        let _ = writeln!(text, "\n  {}", problem.message);
        for (span, label) in &problem.also {
            let file = sources.file(&span.file);
            let marked = file.map_or("", |file| file.text(span.bytes()));
            let _ = writeln!(text, "  also {}: {label}: {marked:?}", span.file);
        }
        for note in &problem.notes {
            let _ = writeln!(text, "  note {note}");
        }
        if let Some(help) = &problem.help {
            let _ = writeln!(text, "  help {help}");
        }
    }
    text
}

/// What most packs of these tests have: a topic, two people, their organisations, a measure,
/// a term, and an article of four paragraphs.
const BASE: &str = "\
//- briefing.yaml
format: 1
title: A pack
date: 2025-02-01
sides: {government: Government, opposition: Opposition, media: Media}
topics: [boats]
//- content/topics/boats.md
---
title: Boats
---
//- content/people.yaml
ana-example:
  name: Ana Example
  variants: [the minister]
  roles: [{title: Minister, organisation: ministry}]
ben-sample:
  name: Ben Sample
  roles:
    - {title: Spokesperson, side: opposition, from: 2025-01-01, to: 2025-06-30}
//- content/organisations.yaml
ministry: {name: The Ministry, side: government}
paper: {name: The Paper, side: media}
//- content/measures.yaml
arrivals: {label: Arrivals, unit: people}
//- content/glossary.yaml
deal: {term: deal, definition: An exchange.}
//- content/articles/summit.md
---
title: Summit
published: 2025-01-10
publisher: paper
---
The minister, Ana Example, said that more than 380 people had come by boat.

“We will end this,” she said on Friday. “It is a *vile* trade.”

A note of no weight stands between these two paragraphs here.

Another note of no weight at all stands in this place as well.

Ben Sample asked when it would end. It is a vile trade, he said.
";

/// A summary of the base pack's article, with these lines under `points`.
fn with_points(points: &str) -> String {
    format!(
        "{BASE}//- content/summaries/summit.yaml\nheadline: A summit\ntopics: [boats]\n\
         points:\n{points}\n"
    )
}

/// The whole report on a pack.
#[track_caller]
fn check(text: &str, expect: &str) {
    let sources = sources(text);
    let report = shown(&sources, &linked(&sources).problems);
    assert_eq!(report.trim_end(), expect.trim_end(), "the report is\n<<<{report}>>>");
}

/// The pack of a text that has no fault.
#[track_caller]
fn sound(text: &str) -> Pack {
    let sources = sources(text);
    let Checked { value, problems } = linked(&sources);
    assert_eq!(shown(&sources, &problems), "");
    value
}
