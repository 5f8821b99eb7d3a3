//! What is shown at present: the last good pages, and the report that stands before them.

use std::sync::Arc;

use crate::diag::print::{Format, Style, report as print};
use crate::diag::{Diagnostic, Report, Severity};
use crate::source::Sources;

use super::kept::Kept;
use super::site::Site;

/// How many problems a page shows.
const PROBLEMS: usize = 100;

/// What came of the latest build, with what is left of those before it. Never changed, only
/// exchanged.
#[derive(Debug)]
pub(super) struct Shown {
    /// The latest build's name: pages carry it, and are out of date where it is another.
    pub(super) stamp: String,
    /// The last build that passed all checks; none where there has not been one.
    pub(super) good: Option<Arc<Site>>,
    /// The one before it, until all files of the last one were made once.
    pub(super) before: Option<Arc<Site>>,
    /// Why the latest build is not good, for reading; none where it is.
    pub(super) trouble: Option<Arc<Trouble>>,
}

impl Shown {
    /// The pack of the last good build, for what an author asks of it.
    pub(super) fn kept(&self) -> Option<&Arc<Kept>> {
        self.good.as_ref().map(|site| &site.kept)
    }
}

/// Why there are no new pages.
#[derive(Debug)]
pub(super) struct Trouble {
    /// A headline.
    pub(super) title: &'static str,
    /// What to do, in a sentence.
    pub(super) advice: &'static str,
    /// The report as it stands in a terminal, without colour.
    pub(super) report: String,
}

impl Trouble {
    /// What a report tells, where that stops a build.
    pub(super) fn told(report: &Report, sources: &Sources) -> Self {
        let style =
            Style { limit: Some(PROBLEMS), least: Severity::Warning, ..Style::default() };
        Self {
            title: "The briefing was not built",
            advice: "Mend what is told here and save: the page comes back by itself.",
            report: print(report, sources, Format::Human, &style),
        }
    }

    /// What kept one file from being made.
    pub(super) fn of(problems: Vec<Diagnostic>, sources: &Sources) -> Self {
        let mut report = Report::new(false);
        report.extend(problems);
        Self::told(&report, sources)
    }

    /// A fault of the program itself.
    pub(super) fn failed(words: &str) -> Self {
        Self {
            title: "briefpack has a fault of its own",
            advice: "Nothing is wrong with what you did. Please report it with the lines below \
                     and with what you saved last; the next change is built as usual.",
            report: words.to_owned(),
        }
    }
}
