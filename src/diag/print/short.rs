//! One line a problem, for editors, `grep` and small screens.

use super::problem::{Location, Problem};
use super::visible::visible;
use super::{Desk, Diagnostic};

/// Prints `file:line:column: error[code]: message; help: …`.
pub(super) fn print(desk: &Desk<'_>, problems: &[&Diagnostic]) -> String {
    desk.shown(problems).into_iter().map(|d| line(&Problem::new(desk, d))).collect()
}

/// One problem's line, with its end.
fn line(problem: &Problem<'_>) -> String {
    let place = problem.location.as_ref().map(place).unwrap_or_default();
    let help = problem.help.map(|help| format!("; help: {}", visible(help)));
    let Problem { level, code, message, .. } = problem;
    let message = visible(message);
    format!("{place}{level}[{code}]: {message}{}\n", help.unwrap_or_default())
}

/// A place and what divides it from the message.
fn place(location: &Location) -> String {
    let Location { file, line, column, .. } = location;
    format!("{}:{line}:{column}: ", visible(file))
}
