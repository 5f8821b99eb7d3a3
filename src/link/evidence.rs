//! What every statement rests on, once its passages are found: asked by all that cites it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diag::{Checked, Code, Diagnostic};
use crate::evidence::{Text, quoted_words_in};
use crate::model::{ArticleId, Date, Figure, Moment, PointId, Target};
use crate::source::Spanned;

use super::passages::Proof;
use super::proving::Proven;

/// What the statements of a pack rest on.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// What was found of each article; for lookup alone.
    pub(super) proven: HashMap<ArticleId, Arc<Checked<Proven>>>,
    /// The statements with a calculation: only here is told what their figures rest on.
    pub(super) calculated: BTreeMap<PointId, Rest>,
    /// The facts from outside the articles.
    pub(super) context: BTreeMap<crate::model::ContextId, Rest>,
}

/// What one statement rests on.
#[derive(Clone, Debug, Default)]
pub(super) struct Rest {
    /// Its passages.
    pub(super) proofs: Vec<Proof>,
    /// Its figure.
    pub(super) figure: Option<Box<Figure>>,
    /// Whether all its passages are found; where not, nothing is held against them.
    pub(super) is_proven: bool,
    /// Words besides the passages that count as evidence, such as an own calculation's result.
    pub(super) words: Vec<String>,
    /// The days and times that it may be dated by, in words.
    pub(super) dates: Vec<String>,
    /// Statements whose evidence counts as well: the figures of a calculation.
    pub(super) of: Vec<PointId>,
}

impl Evidence {
    /// The evidence of a statement.
    pub(super) fn of(&self, id: &PointId) -> Option<&Rest> {
        let proven = || self.proven.get(&id.article)?.value.rests.get(id);
        self.calculated.get(id).or_else(|| proven().map(Arc::as_ref))
    }

    /// The evidence of a target; none where there is none, or where nothing is held against
    /// it.
    pub(super) fn rest(&self, target: &Target) -> Option<&Rest> {
        match target {
            Target::Point(id) | Target::Caveat(id) => self.of(id),
            Target::Context(id) => self.context.get(id),
            Target::Page { .. } | Target::Asset(_) | Target::Outside(_) => None,
        }
    }

    /// The words that a statement rests on, those of a calculation's figures included.
    pub(super) fn words<'e>(&'e self, rest: &'e Rest) -> Vec<&'e str> {
        let mut words = rest.words();
        for of in rest.of.iter().filter_map(|id| self.of(id)) {
            words.extend(of.words());
        }
        words
    }

    /// The problem of a quotation whose words are not in what it cites.
    pub(super) fn quotes(
        &self,
        of: &Target,
        words: &str,
        at: &Spanned<String>,
    ) -> Option<Diagnostic> {
        let rest = self.rest(of)?;
        if !rest.is_proven {
            return None;
        }
        let texts: Vec<Text> = rest
            .words()
            .into_iter()
            .map(|words| Text::new(vec![words.to_owned()]))
            .collect();
        if quoted_words_in(&texts.iter().collect::<Vec<_>>(), words) {
            return None;
        }
        let message = format!("`{}` does not rest on the words `{words}`", at.value);
        let problem = Diagnostic::at(Code::WordsNotInPassage, at.span.clone(), message);
        Some(match rest.words().first() {
            Some(passage) => problem.note(format!("its passage: {passage}")),
            None => problem.note("it has no passage"),
        })
        .map(|problem| problem.help("copy words of the passage exactly"))
    }
}

impl Rest {
    /// The words of its passages, and what else counts.
    pub(super) fn words(&self) -> Vec<&str> {
        let passages = self.proofs.iter().map(|proof| proof.passage.words.as_str());
        passages.chain(self.words.iter().map(String::as_str)).collect()
    }

    /// Adds the days that a date names.
    pub(super) fn dated(&mut self, date: &Date) {
        self.dates.push(in_words(date.from));
        self.dates.extend(date.to.map(in_words));
        self.dates.extend(date.printed.clone());
    }
}

/// A date as sentences write it, so that a sentence's year and day are found in it.
fn in_words(moment: Moment) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = moment.month.and_then(|n| MONTHS.get(usize::try_from(n).ok()? - 1));
    match (month, moment.day) {
        (Some(month), Some(day)) => format!("{}; {day} {month}", moment.year),
        _ => moment.year.to_string(),
    }
}
