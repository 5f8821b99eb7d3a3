//! A problem with its places counted out: what every format but the human one prints.

use serde::Serialize;

use crate::source::{SourceFile, SourceId, Sources, Span};

use super::{Desk, Diagnostic};

/// A problem as the JSON format prints it.
#[derive(Serialize)]
pub(super) struct Problem<'a> {
    /// The name of its code.
    pub(super) code: &'static str,
    /// `error`, `warning` or `note`, as this run counts it.
    pub(super) level: &'static str,
    /// What is wrong, in one line.
    pub(super) message: &'a str,
    /// Where; absent where no file is meant.
    #[serde(flatten)]
    pub(super) location: Option<Location>,
    /// A few words beside the marked place.
    pub(super) label: Option<&'a str>,
    /// Further lines.
    pub(super) notes: &'a [String],
    /// What to do.
    pub(super) help: Option<&'a str>,
    /// Other places that explain it.
    pub(super) related: Vec<Related<'a>>,
}

/// Another place that explains a problem.
#[derive(Serialize)]
pub(super) struct Related<'a> {
    /// Where.
    #[serde(flatten)]
    pub(super) location: Location,
    /// What is there.
    pub(super) message: &'a str,
}

/// A place in a file: lines and columns begin at 1, columns are characters, ends are the place
/// after the last character.
#[derive(Serialize)]
pub(super) struct Location {
    /// The path, with `/` between its parts.
    pub(super) file: String,
    /// The line where it begins.
    pub(super) line: usize,
    /// The character of that line.
    pub(super) column: usize,
    /// The line where it ends.
    pub(super) end_line: usize,
    /// The character of that line after its last.
    pub(super) end_column: usize,
    /// The first byte, from 0.
    pub(super) start_byte: usize,
    /// The byte after the last.
    pub(super) end_byte: usize,
}

impl<'a> Problem<'a> {
    /// Counts out the places of a problem.
    pub(super) fn new(desk: &Desk<'_>, d: &'a Diagnostic) -> Self {
        let related = d.also.iter().map(|(span, message)| Related {
            location: Location::new(desk, span),
            message,
        });
        Self {
            code: d.code.name(),
            level: desk.level(d.code).as_str(),
            message: &d.message,
            location: d.span.as_ref().map(|span| Location::new(desk, span)),
            label: d.label.as_deref(),
            notes: &d.notes,
            help: d.help.as_deref(),
            related: related.collect(),
        }
    }
}

impl Location {
    /// Counts out a span. A file whose text nobody holds is marked at its beginning.
    pub(super) fn new(desk: &Desk<'_>, span: &Span) -> Self {
        let file = path(desk, &span.file);
        let Some(source) = desk.sources.file(&span.file) else {
            let (start_byte, end_byte) = (span.start(), span.end());
            let (line, column, end_line, end_column) = (1, 1, 1, 1);
            return Self {
                file,
                line,
                column,
                end_line,
                end_column,
                start_byte,
                end_byte,
            };
        };
        let (start_byte, end_byte) = fit(source, span);
        let (start, end) = (source.place(start_byte), source.place(end_byte));
        Self {
            file,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            start_byte,
            end_byte,
        }
    }
}

/// The bytes of a span, moved outwards to the borders of characters and into the text.
pub(super) fn fit(source: &SourceFile, span: &Span) -> (usize, usize) {
    let text = source.whole();
    let start = text.floor_char_boundary(span.start());
    (start, text.ceil_char_boundary(span.end().max(start)))
}

/// A file's path as the user can open it from where they stand.
pub(super) fn path(desk: &Desk<'_>, id: &SourceId) -> String {
    let root = if is_original(desk.sources, id) { "" } else { &desk.style.root };
    format!("{root}{}", id.path())
}

/// Whether a file is a captured original, whose path is as the user named it.
fn is_original(sources: &Sources, id: &SourceId) -> bool {
    let mut originals = sources.originals.iter().flat_map(|o| o.values());
    !sources.files.contains_key(id) && originals.any(|original| original.file.id == *id)
}
