//! What a pack says of itself: the settings go in, resolved against all names.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic};
use crate::model::{
    Asked, Briefing, Citer, Correction, Document, PageKey, PointId, SideId, SignOff,
    Slug, Target, Text,
};
use crate::parse::{BriefingDraft, CitedText, CorrectionDraft, nearest};
use crate::source::{Origin, SourceId, Sources, Span, Spanned};

use super::against::Met;
use super::cited;
use super::index::{Cited, Index};
use super::own::Own;
use super::points;
use super::targets::{self, Led};
use super::texts::Reader;

/// Links the settings. Where they are missing or did not parse, which has been reported, an
/// empty value stands for them that never passes the gate.
pub(super) fn briefing(own: &Own<'_, '_, '_>) -> (Briefing, Met) {
    let Some(draft) = &own.against.index.draft.briefing else {
        return (nothing(own.against.index), Met::default());
    };
    let against = own.against;
    let mut reader =
        Reader::new(against, &draft.file, PageKey::Home, Citer::Briefing, None);
    let mut checked = |text: &CitedText| {
        let read = reader.text(text)?;
        own.text(&read, &text.span, &mut reader.met.problems);
        Some(read)
    };
    let footer = draft.footer.as_ref().and_then(&mut checked);
    let limits: Vec<Text> = draft.limits.iter().filter_map(&mut checked).collect();
    let mut if_asked = Vec::new();
    for asked in &draft.if_asked {
        let not_known = asked.not_known.as_ref().map(&mut checked);
        // What cites a draft goes out, and its question with it.
        let (Some(says), None | Some(Some(_))) = (checked(&asked.says), &not_known)
        else {
            continue;
        };
        let question = asked.question.value.clone();
        if_asked.push(Asked { question, says, not_known: not_known.flatten() });
    }
    let key_figures: Vec<PointId> =
        draft.key_figures.iter().filter_map(|id| key_figure(id, &mut reader)).collect();
    let corrections =
        draft.corrections.iter().filter_map(|c| correction(c, &mut reader)).collect();
    let logo = draft.logo.as_ref().and_then(|logo| picture(logo, &mut reader));
    let mut linked = plain(draft, against.index, &mut reader.met.problems);
    if let Some(written) = &draft.theme {
        linked.theme = theme(written, against.sources, &mut reader.met.problems);
    }
    linked.footer = footer;
    linked.limits = limits;
    linked.if_asked = if_asked;
    linked.key_figures = key_figures;
    linked.corrections = corrections;
    linked.logo = logo;
    (linked, reader.met)
}

/// The settings that need no other file, and the order of topics.
fn plain(
    draft: &BriefingDraft,
    index: &Index<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Briefing {
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|t| t.value.clone());
    points::topics_of(&draft.topics, index, problems);
    let mut linked = nothing(index);
    linked.title.clone_from(&draft.title.value);
    linked.subtitle = text(&draft.subtitle);
    linked.language = text(&draft.language).unwrap_or(linked.language);
    linked.sources_to = draft.sources_to.as_ref().map(|date| date.value.clone());
    linked.date = Some(draft.date.value.clone());
    linked.base_url = text(&draft.base_url)
        .map(|url| if url.ends_with('/') { url } else { format!("{url}/") });
    linked.prepared_by = text(&draft.prepared_by);
    linked.checked_by = draft.checked_by.as_ref().map(|reader| SignOff {
        name: reader.name.value.clone(),
        date: reader.date.as_ref().map(|date| date.value.clone()),
    });
    linked.prepared_for = text(&draft.prepared_for);
    linked.marking = text(&draft.marking);
    linked.sides = draft
        .sides
        .iter()
        .map(|side| (SideId(side.id.value.clone()), side.label.value.clone()))
        .collect();
    linked.licence = text(&draft.licence);
    linked.accent = text(&draft.accent);
    let wanted = |document: &Document| match &draft.pdf {
        Some(named) => named.iter().any(|named| named.value == *document),
        None => *document != Document::Pack,
    };
    linked.documents = Document::ALL.iter().copied().filter(wanted).collect();
    linked.allows_theme_scripts = draft.allows_theme_scripts;
    linked.origin = draft.title.origin();
    linked
}

/// The theme of a name: the built-in one, or a folder of files in `themes/`. Reports a name that
/// is neither; the built-in one then stands for it.
fn theme(
    written: &Spanned<String>,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Slug {
    let name = written.value.as_str();
    let problem = |message| Diagnostic::at(Code::NoTheme, written.span.clone(), message);
    let slug = match Slug::parse(name) {
        Ok(slug) => slug,
        Err(fault) => {
            let message = format!("no theme can be called `{name}`: {fault}");
            problems.push(problem(message).help("write the name of a folder in themes/"));
            return default_theme();
        }
    };
    let files = sources.files.keys().chain(sources.assets.keys());
    let mut themes: BTreeSet<&str> = files
        .filter_map(|id| Some(id.path().strip_prefix("themes/")?.split_once('/')?.0))
        .collect();
    themes.insert("default");
    if themes.contains(name) {
        return slug;
    }
    problems.push(problem(format!("no theme is called `{name}`")).help(
        match nearest(name, themes.into_iter()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "put its files into themes/{name}/, or take `theme` out to get the \
                 built-in theme"
            ),
        },
    ));
    default_theme()
}

/// The settings of a pack that has none.
fn nothing(index: &Index<'_>) -> Briefing {
    Briefing {
        title: String::new(),
        subtitle: None,
        language: "en".to_owned(),
        sources_to: None,
        date: None,
        base_url: None,
        prepared_by: None,
        checked_by: None,
        prepared_for: None,
        marking: None,
        theme: default_theme(),
        allows_theme_scripts: false,
        sides: Vec::new(),
        topics: index.topics_in_order(),
        key_figures: Vec::new(),
        licence: None,
        logo: None,
        accent: None,
        footer: None,
        limits: Vec::new(),
        if_asked: Vec::new(),
        corrections: Vec::new(),
        documents: Vec::new(),
        origin: Origin::new(Span::new(&SourceId::new("briefing.yaml"), 0..0)),
    }
}

#[expect(clippy::expect_used, reason = "seven letters are a slug")]
fn default_theme() -> Slug {
    Slug::parse("default").expect("`default` is a slug")
}

/// A point whose figure stands on the home page; a draft is left out in silence.
fn key_figure(id: &Spanned<String>, reader: &mut Reader<'_, '_>) -> Option<PointId> {
    let index = reader.against.index;
    let cited = index.statements.cited(&id.value, None, index.draft);
    let (point, _) = cited::statement(cited, id, &mut reader.met.problems)?;
    let rest = reader.against.evidence.of(&point);
    if rest.is_some_and(|rest| rest.figure.is_none()) && !has_figure(&point, index) {
        let message = format!("`{}` has no figure", id.value);
        reader.met.problems.push(
            Diagnostic::at(Code::UnknownCitation, id.span.clone(), message)
                .help("name points that have a `figure`"),
        );
        return None;
    }
    reader.refer(Target::Point(point.clone()), id);
    Some(point)
}

/// Whether the author wrote a figure or a calculation, whether or not it can be read.
fn has_figure(id: &PointId, index: &Index<'_>) -> bool {
    let statement = index.statements.get(id.article.as_str(), id.point.as_str());
    matches!(
        statement,
        Some(super::index::Statement::Point(p)) if p.figure.is_some() || p.calculation.is_some()
    )
}

/// A correction; its statement may be named by id or told in words.
fn correction(
    draft: &CorrectionDraft,
    reader: &mut Reader<'_, '_>,
) -> Option<Correction> {
    let index = reader.against.index;
    let written = &draft.statement;
    let is_id = written.value.split('/').all(|part| Slug::parse(part).is_ok());
    let statement = match index.statements.cited(&written.value, None, index.draft) {
        Cited::Draft => return None,
        Cited::Statement(id, _) => Some(id),
        Cited::Several(_) | Cited::Nowhere(_) | Cited::Lost if !is_id => None,
        Cited::Nowhere(_) if !written.value.contains('/') => None,
        found => {
            cited::statement(found, written, &mut reader.met.problems).map(|(id, _)| id)
        }
    };
    Some(Correction {
        date: draft.date.value.clone(),
        statement,
        was: draft.was.value.clone(),
        now: draft.now.value.clone(),
    })
}

fn picture(logo: &Spanned<String>, reader: &mut Reader<'_, '_>) -> Option<SourceId> {
    match targets::picture(logo, reader.file, reader.against.sources) {
        Led::To(Target::Asset(id)) => Some(id),
        Led::Nowhere(problem) => {
            reader.met.problems.push(problem);
            None
        }
        _ => {
            let message = format!("the logo `{}` is not a file of the pack", logo.value);
            reader.met.problems.push(
                Diagnostic::at(Code::ImageNotFound, logo.span.clone(), message)
                    .help("put the picture into content/static and write its path"),
            );
            None
        }
    }
}
