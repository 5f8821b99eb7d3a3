//! What the name of a problem means.

use clap::error::ErrorKind;

use crate::diag::Code;
use crate::diag::print::{page, visible};

/// The page of a code, or the list of all.
pub(super) fn explain(name: Option<&str>) -> Result<String, clap::Error> {
    let Some(name) = name else { return Ok(list()) };
    // As it is copied from a report, `error[passage-not-found]`, it is understood as well.
    let bare = name.split_once('[').map_or(name, |(_, rest)| rest);
    let bare = bare.split(']').next().unwrap_or_default().trim().to_lowercase();
    if let Some(code) = Code::ALL.iter().find(|code| code.name() == bare) {
        return Ok(page(*code));
    }
    let help = match near(&bare) {
        Some(code) => format!("did you mean `{}`?", code.name()),
        None => "`briefpack explain` lists all".to_owned(),
    };
    let message = format!("no problem is called `{}`; {help}\n", visible(name));
    Err(clap::Error::raw(ErrorKind::InvalidValue, message))
}

/// All codes, each with its severity and its title.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let line = |code: &Code| {
        let (name, severity, title) =
            (code.name(), code.severity().as_str(), code.title());
        format!("{name:width$}  {severity:7}  {title}\n")
    };
    Code::ALL.iter().map(line).collect()
}

/// The code that was probably meant: one that holds the name, or the one with the fewest wrong
/// letters, at most two or a third of them.
fn near(name: &str) -> Option<Code> {
    let holds = |code: &&Code| name.len() > 3 && code.name().contains(name);
    let by_distance = || {
        let all = Code::ALL.iter().map(|code| (distance(name, code.name()), code));
        all.min_by_key(|(wrong, _)| *wrong)
            .filter(|(wrong, _)| *wrong <= 2.max(name.len() / 3))
    };
    let held = Code::ALL.iter().find(holds);
    held.or_else(|| by_distance().map(|(_, code)| code)).copied()
}

/// How many letters must be put in, left out or changed to make one word the other
/// (Levenshtein's distance).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut last = i + 1;
        let cells = row.iter_mut().skip(1).zip(b.chars());
        for (cell, right) in cells {
            let changed = diagonal + usize::from(left != right);
            diagonal = *cell;
            last = changed.min(*cell + 1).min(last + 1);
            *cell = last;
        }
    }
    if b.is_empty() { a.chars().count() } else { row.last().copied().unwrap_or_default() }
}
