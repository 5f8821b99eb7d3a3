//! Workflow commands, by which GitHub shows problems beside the changed lines.
//!
//! Escaping as the runner undoes it: `%`, carriage return and line feed everywhere, `:` and `,`
//! in properties as well.

use std::fmt::Write as _;

use super::problem::{Location, Problem};
use super::visible::{visible, visible_lines};
use super::{Desk, Diagnostic};

/// Prints one command a problem.
pub(super) fn print(desk: &Desk<'_>, problems: &[&Diagnostic]) -> String {
    problems.iter().map(|d| command(&Problem::new(desk, d), d)).collect()
}

/// One problem's command, with its line end.
fn command(problem: &Problem<'_>, d: &Diagnostic) -> String {
    // GitHub's word for a note is its own.
    let level = if problem.level == "note" { "notice" } else { problem.level };
    let mut place = problem.location.as_ref().map(properties).unwrap_or_default();
    // Writing to a string does not fail.
    let _ = write!(
        place,
        "title={}",
        property(&format!("{} ({})", d.code.title(), problem.code))
    );
    let mut lines = vec![visible(problem.message)];
    lines.extend(problem.label.map(visible));
    lines.extend(problem.notes.iter().flat_map(|note| visible_lines(note)));
    lines.extend(problem.related.iter().map(|related| {
        let Location { file, line, column, .. } = &related.location;
        format!("{}:{line}:{column}: {}", visible(file), visible(related.message))
    }));
    lines.extend(problem.help.map(|help| format!("help: {}", visible(help))));
    format!("::{level} {place}::{}\n", data(&lines.join("\n")))
}

/// The properties of a place, each with the comma after it. Columns are told only where it
/// ends on the line it begins on, for GitHub refuses them elsewhere.
fn properties(location: &Location) -> String {
    let Location { file, line, column, end_line, end_column, .. } = location;
    let mut text =
        format!("file={},line={line},endLine={end_line},", property(&visible(file)));
    if line == end_line {
        let _ = write!(text, "col={column},endColumn={end_column},");
    }
    text
}

/// Text as the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text as a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
