//! A passage that is not found: why, and what comes nearest, go out as a problem.

use crate::diag::{Code, Diagnostic};
use crate::evidence::{Context, NotFound, Pattern, Place, Reason, find};
use crate::model::ArticleId;
use crate::parse::PassageDraft;
use crate::source::{Sources, Spanned};

use super::ground::{self, Prose};
use super::place;

/// What was looked for, and where.
pub(super) struct Search<'s> {
    /// The passage as written.
    pub(super) draft: &'s PassageDraft,
    /// The same, ready to be looked for.
    pub(super) pattern: &'s Pattern,
    /// The letters that were searched.
    pub(super) prose: &'s Prose,
    /// Whose letters they are.
    pub(super) article: &'s ArticleId,
    /// The files, for the places in them.
    pub(super) sources: &'s Sources,
}

impl Search<'_> {
    /// The problem of what was not found.
    pub(super) fn problem(&self, missing: &NotFound) -> Diagnostic {
        let article = self.article;
        match &missing.reason {
            Reason::Words(nearest) => {
                let message = format!("`{article}` does not hold these words");
                let problem = self.at_part(missing, message);
                let problem = match nearest {
                    Some(nearest) => self
                        .pointed(problem, &nearest.places, "closest passage")
                        .note(format!(
                            "written and there: {}",
                            ground::shown(&nearest.difference)
                        )),
                    None if self.prose.has_in_code(self.words(missing)) => {
                        problem.note("they stand there as code, which is no prose")
                    }
                    None => problem.note("no passage of the article comes near"),
                };
                problem.help(
                    "copy the article's words exactly, or mark with `[…]` what you leave \
                     out",
                )
            }
            Reason::Order(at) => {
                let message = format!(
                    "these words stand in `{article}`, but before the part that is written \
                     first"
                );
                let problem = self.at_part(missing, message);
                self.pointed(problem, std::slice::from_ref(at), "they stand here")
                    .help("write the parts in the article's order, or as two passages")
            }
            Reason::Context(places) => self.elsewhere(places),
        }
    }

    /// The part of the passage that is not there.
    fn words(&self, missing: &NotFound) -> &str {
        self.draft.exact.value.get(missing.range.clone()).unwrap_or_default()
    }

    /// A problem of the part of the passage that is not there.
    fn at_part(&self, missing: &NotFound, message: String) -> Diagnostic {
        let (written, words) = (&self.draft.exact, self.words(missing));
        let is_part = missing.range.len() < written.value.trim().len();
        let span = if is_part {
            place::of_words(self.sources, &written.span, words, 0)
        } else {
            written.span.clone()
        };
        Diagnostic::at(Code::PassageNotFound, span, message)
    }

    /// The problem of words that stand in the article, but not beside these others.
    fn elsewhere(&self, places: &[Place]) -> Diagnostic {
        let (prefix, suffix) =
            (text(self.draft.prefix.as_deref()), text(self.draft.suffix.as_deref()));
        let stands = |prefix, suffix| {
            find(&self.prose.text, self.pattern, Context { prefix, suffix }).is_ok()
        };
        let (where_not, help) = match (stands(prefix, None), stands(None, suffix)) {
            (false, true) => {
                ("right after this `prefix`", "copy `prefix` exactly, or leave it out")
            }
            (true, false) => {
                ("right before this `suffix`", "copy `suffix` exactly, or leave it out")
            }
            _ => (
                "between this `prefix` and this `suffix`",
                "copy `prefix` and `suffix` exactly, or leave them out",
            ),
        };
        let message =
            format!("`{}` holds these words, but not {where_not}", self.article);
        let span = self.draft.exact.span.clone();
        let problem = Diagnostic::at(Code::PassageNotFound, span, message);
        self.pointed(problem, places, "they stand here").help(help)
    }

    /// Shows the first places at which something stands.
    fn pointed(
        &self,
        mut problem: Diagnostic,
        places: &[Place],
        label: &str,
    ) -> Diagnostic {
        for at in places.iter().take(3) {
            if let Some(span) = self.prose.span(at, self.sources) {
                let label = format!("{label} (paragraph {})", self.prose.paragraph(at));
                problem = problem.also(span, label);
            }
        }
        problem
    }
}

fn text(words: Option<&Spanned<String>>) -> Option<&str> {
    words.map(|words| words.value.as_str())
}
