//! A report as text for people, and as what machines read.
//!
//! In come the problems of a run and the texts they point into; out goes one string. No
//! place, however odd, makes a format fail, and what could steer a terminal or hide from an
//! eye is spelt out wherever a person reads it.

use crate::source::Sources;

use super::{Code, Diagnostic, Report, Severity};

mod excerpt;
mod github;
mod human;
mod json;
mod manual;
mod problem;
mod sarif;
mod short;
mod visible;

#[cfg(test)]
mod tests;

pub use manual::{manual, page};
pub use visible::visible;

/// How problems are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the lines of the files, for reading.
    #[default]
    Human,
    /// One line a problem, `file:line:column: error[code]: message`.
    Short,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0, the exchange format of checkers.
    Sarif,
    /// Workflow commands, which GitHub shows beside the changed lines.
    Github,
}

impl Format {
    /// Whether a program reads it: then it goes to stdout, and nothing else does.
    pub fn is_machine(self) -> bool {
        matches!(self, Self::Json | Self::Sarif | Self::Github)
    }
}

/// What a printout depends on beside the problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether words are coloured, in the human format.
    pub colour: bool,
    /// How many problems the human format prints; all where there is no limit.
    pub limit: Option<usize>,
    /// How many characters of a line of a file the human format shows.
    pub width: usize,
    /// The least grave problem that the human and the short format print.
    pub least: Severity,
    /// The way from where the user stands to the pack, such as `packs/boats/`; may be empty.
    pub root: String,
    /// Whether the run would have written the pack, so that the human format says that it did not.
    pub writes: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            colour: false,
            limit: None,
            width: 120,
            least: Severity::Note,
            root: String::new(),
            writes: false,
        }
    }
}

/// The whole printout: empty where there is nothing to tell, but for SARIF, which always is a
/// document.
pub fn report(
    report: &Report,
    sources: &Sources,
    format: Format,
    style: &Style,
) -> String {
    let desk = Desk { sources, style, deny_warnings: report.denies_warnings() };
    let problems = report.problems();
    match format {
        Format::Human => human::print(&desk, &problems),
        Format::Short => short::print(&desk, &problems),
        Format::Json => json::print(&desk, &problems),
        Format::Sarif => sarif::print(&desk, &problems),
        Format::Github => github::print(&desk, &problems),
    }
}

/// A number and what it counts, such as `1 page` and `2 pages`.
pub fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// What every format needs at hand.
struct Desk<'a> {
    sources: &'a Sources,
    style: &'a Style,
    deny_warnings: bool,
}

impl Desk<'_> {
    /// How grave a problem is in this run.
    fn level(&self, code: Code) -> Severity {
        match code.severity() {
            Severity::Warning if self.deny_warnings => Severity::Error,
            severity => severity,
        }
    }

    /// The problems that a person is shown.
    fn shown<'p>(&self, problems: &[&'p Diagnostic]) -> Vec<&'p Diagnostic> {
        let least = self.style.least;
        problems.iter().copied().filter(|p| self.level(p.code) <= least).collect()
    }
}
