//! Problems with the lines that they are about, as rustc prints them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use crate::source::{Place, SourceFile, SourceId, Span};

use super::excerpt::{Excerpt, excerpt, mark, near};
use super::problem::path;
use super::visible::{visible, visible_lines};
use super::{Desk, Diagnostic, Severity, counted};

/// Stands for a place that the renderer would count in the excerpt. No input has it in what
/// is shown: private-use characters are spelt out.
const PLACE: char = '\u{f8ff}';

/// Prints the problems, and a line that counts them.
pub(super) fn print(desk: &Desk<'_>, problems: &[&Diagnostic]) -> String {
    let shown = desk.shown(problems);
    let renderer = if desk.style.colour { Renderer::styled() } else { Renderer::plain() };
    // Lines are cut before they come to the renderer: see `excerpt`.
    let renderer = renderer.term_width(DEFAULT_TERM_WIDTH.max(desk.style.width * 16));
    let limit = desk.style.limit.unwrap_or(usize::MAX);
    let mut out = String::new();
    for problem in shown.iter().take(limit) {
        out += &one(desk, &renderer, problem);
        out += "\n\n";
    }
    if let Some(more @ 1..) = shown.len().checked_sub(limit) {
        // Writing to a string does not fail, here and below.
        let _ = writeln!(out, "… and {more} more; `--format short` prints all\n");
    }
    if let Some((level, line)) = closing(desk, &shown) {
        let group = Group::with_title(level_of(level).primary_title(line));
        out += &renderer.render(&[group]);
        out.push('\n');
    }
    out
}

/// One problem, without line end.
fn one(desk: &Desk<'_>, renderer: &Renderer, d: &Diagnostic) -> String {
    let title = level_of(desk.level(d.code)).primary_title(visible(&d.message));
    let mut group = Group::with_title(title.id(d.code.name()));
    let pieces = pieces(desk, d);
    for piece in &pieces {
        group = group.element(piece.element(desk));
    }
    for note in &d.notes {
        group = group.element(Level::NOTE.message(visible_lines(note).join("\n")));
    }
    if let Some(help) = &d.help {
        group = group.element(Level::HELP.message(visible_lines(help).join("\n")));
    }
    let mut text = renderer.render(&[group]);
    if !pieces.is_empty() && pieces.iter().all(|piece| piece.source.is_none()) {
        // Without a line number the renderer leaves no room for one.
        text = text.replace('\n', "\n ");
    }
    set_places(&text, pieces.iter().filter_map(Piece::place))
}

/// Puts the true places where the renderer counted in excerpts.
fn set_places(rendered: &str, mut places: impl Iterator<Item = Place>) -> String {
    let mut parts = rendered.split(PLACE);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some(Place { line, column }) = places.next() {
            let _ = write!(out, ":{line}:{column}");
        }
        out += part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
    }
    out
}

/// A part of one file that is shown with a problem.
struct Piece<'a> {
    id: &'a SourceId,
    source: Option<&'a SourceFile>,
    marks: Vec<Range<usize>>,
    labels: Vec<Option<&'a str>>,
    kinds: Vec<AnnotationKind>,
}

/// The parts of files to show: the place itself first; a further place joins a part that is
/// near to it.
fn pieces<'a>(desk: &Desk<'a>, d: &'a Diagnostic) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let first = d.span.iter().map(|s| (s, d.label.as_deref(), AnnotationKind::Primary));
    let also =
        d.also.iter().map(|(s, label)| (s, Some(&**label), AnnotationKind::Context));
    for (span, label, kind) in first.chain(also) {
        let found = pieces.iter_mut().any(|p| p.join(span, label, desk.style.width));
        if !found {
            let source = desk.sources.file(&span.file);
            let range = source.map_or(0..0, |source| mark(source, span));
            let (marks, labels, kinds) = (vec![range], vec![label], vec![kind]);
            pieces.push(Piece { id: &span.file, source, marks, labels, kinds });
        }
    }
    pieces
}

impl<'a> Piece<'a> {
    /// Takes a further place, where it is near; tells whether it was.
    fn join(&mut self, span: &Span, label: Option<&'a str>, width: usize) -> bool {
        let Some(source) = self.source.filter(|_| *self.id == span.file) else {
            return false;
        };
        let mut marks = self.marks.clone();
        marks.push(mark(source, span));
        if !near(source, &marks, width) {
            return false;
        }
        self.marks = marks;
        self.labels.push(label);
        self.kinds.push(AnnotationKind::Context);
        true
    }

    /// The place that stands over the part; none where nobody holds the text.
    fn place(&self) -> Option<Place> {
        Some(self.source?.place(self.marks.first()?.start))
    }

    /// The part as the renderer wants it.
    fn element(&self, desk: &Desk<'_>) -> Element<'a> {
        let path = visible(&path(desk, self.id));
        let Some(source) = self.source else { return Origin::path(path).into() };
        let Excerpt { text, first_line, marks } =
            excerpt(source, &self.marks, desk.style.width);
        let annotations = marks
            .into_iter()
            .zip(&self.labels)
            .zip(&self.kinds)
            .map(|((bytes, label), kind)| kind.span(bytes).label(label.map(visible)));
        Snippet::source(text)
            .line_start(first_line)
            .path(format!("{path}{PLACE}"))
            .annotations(annotations)
            .into()
    }
}

/// The line that counts errors and warnings; none where there are neither.
fn closing(desk: &Desk<'_>, shown: &[&Diagnostic]) -> Option<(Severity, String)> {
    let level = shown.iter().map(|d| desk.level(d.code)).min()?;
    let of = |severity| shown.iter().filter(|d| desk.level(d.code) == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let mut line = match (errors, warnings) {
        (0, 0) => return None,
        (0, _) => counted(warnings, "warning"),
        (_, 0) => counted(errors, "problem"),
        _ => format!("{} and {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    let grave = shown.iter().filter(|d| desk.level(d.code) < Severity::Note);
    let files: BTreeSet<_> =
        grave.filter_map(|d| d.span.as_ref()).map(|s| &s.file).collect();
    if !files.is_empty() {
        let _ = write!(line, " in {}", counted(files.len(), "file"));
    }
    if shown.iter().any(|d| d.severity() != desk.level(d.code)) {
        line += "; warnings are denied";
    }
    if errors > 0 && desk.style.writes {
        line += "; nothing was written";
    }
    Some((level, line))
}

/// The renderer's word for a severity.
fn level_of(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}
