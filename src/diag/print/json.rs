//! One JSON object a line; `docs/machine-formats.md` tells its fields.

use super::problem::Problem;
use super::visible::harmless_json;
use super::{Desk, Diagnostic};

/// Prints every problem as an object of its own.
pub(super) fn print(desk: &Desk<'_>, problems: &[&Diagnostic]) -> String {
    problems.iter().map(|d| line(&Problem::new(desk, d))).collect()
}

/// One problem's line, with its end.
fn line(problem: &Problem<'_>) -> String {
    // Text and numbers under fixed names always become JSON.
    let json = serde_json::to_string(problem).unwrap_or_default();
    harmless_json(&json) + "\n"
}
