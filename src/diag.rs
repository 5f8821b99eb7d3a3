//! One problem that a user can be told: what it is, where it is, and what to do about it.
//!
//! Every stage gives its value and its problems together ([`Checked`]). They are merged in
//! one place, the [`Report`], whose gate is the only thing that stops a build.

use serde::{Deserialize, Serialize};

use crate::source::Span;

mod code;
pub mod print;

pub use code::{Code, Fault, Severity};

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What kind of problem it is; severity and exit status belong to it.
    pub code: Code,
    /// One line that stands alone, lower case, without full stop; names the thing in backticks.
    pub message: String,
    /// Where it is; none where there is no file to point at.
    pub span: Option<Span>,
    /// A few words beside the marked place.
    pub label: Option<String>,
    /// Other places that explain it, each with a few words.
    pub also: Vec<(Span, String)>,
    /// Further lines, such as a word-by-word difference.
    pub notes: Vec<String>,
    /// What to do, as an instruction.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A problem without a place.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            code,
            message,
            span: None,
            label: None,
            also: vec![],
            notes: vec![],
            help: None,
        }
    }

    /// A problem at a place.
    pub fn at(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::new(code, message) }
    }

    /// Adds a few words beside the marked place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds another place that explains the problem.
    #[must_use]
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Self {
        self.also.push((span, label.into()));
        self
    }

    /// Adds a line.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The severity of its code.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// A value, and the problems met while it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked<T> {
    /// The value: what could be made of the input.
    pub value: T,
    /// The problems, in the order they were met.
    pub problems: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value without problems.
    pub fn ok(value: T) -> Self {
        Self { value, problems: Vec::new() }
    }

    /// A value with its problems.
    pub fn new(value: T, problems: Vec<Diagnostic>) -> Self {
        Self { value, problems }
    }

    /// Another value, the same problems.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: f(self.value), problems: self.problems }
    }

    /// The value; its problems move to the end of `problems`.
    pub fn take(self, problems: &mut Vec<Diagnostic>) -> T {
        problems.extend(self.problems);
        self.value
    }
}

impl<T> FromIterator<Checked<T>> for Checked<Vec<T>> {
    fn from_iter<I: IntoIterator<Item = Checked<T>>>(items: I) -> Self {
        let mut problems = Vec::new();
        let value = items.into_iter().map(|item| item.take(&mut problems)).collect();
        Checked { value, problems }
    }
}

/// All problems of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    problems: Vec<Diagnostic>,
    deny_warnings: bool,
}

impl Report {
    /// An empty report; `deny_warnings` makes warnings stop a build as errors do.
    pub fn new(deny_warnings: bool) -> Self {
        Self { problems: Vec::new(), deny_warnings }
    }

    /// Takes a value out of its wrapping and keeps its problems.
    pub fn take<T>(&mut self, checked: Checked<T>) -> T {
        checked.take(&mut self.problems)
    }

    /// Adds one problem.
    pub fn add(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Adds problems.
    pub fn extend(&mut self, problems: impl IntoIterator<Item = Diagnostic>) {
        self.problems.extend(problems);
    }

    /// Lets the value through where nothing in the report stops a build.
    pub fn gate<T>(&self, value: T) -> Option<T> {
        (!self.stops()).then_some(value)
    }

    /// Whether something in the report stops a build.
    pub fn stops(&self) -> bool {
        let least = if self.deny_warnings { Severity::Warning } else { Severity::Error };
        self.problems.iter().any(|problem| problem.severity() <= least)
    }

    /// Whether warnings count as errors in this run.
    pub fn denies_warnings(&self) -> bool {
        self.deny_warnings
    }

    /// Whose fault it is that the build stops, the gravest first; `None` where it does not.
    pub fn fault(&self) -> Option<Fault> {
        let least = if self.deny_warnings { Severity::Warning } else { Severity::Error };
        let stopping = self.problems.iter().filter(|problem| problem.severity() <= least);
        stopping.map(|problem| problem.code.fault()).max()
    }

    /// The problems in their order: file, place, severity, code; each once.
    pub fn problems(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.problems.iter().collect();
        sorted.sort_by(|a, b| order(a).cmp(&order(b)));
        sorted.dedup();
        sorted
    }
}

/// What a diagnostic is sorted by.
fn order(d: &Diagnostic) -> impl Ord + '_ {
    (d.span.as_ref(), d.severity(), d.code.name(), &d.message, &d.notes)
}
