//! Bounds that Tera does not set: what is beyond them would end in a full stack.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::source::{SourceFile, Span};

use super::DEFAULT;

/// How many `elif` a template may have: Tera goes one call deeper for each of a chain.
const CONDITIONS: usize = 100;

/// How deep templates may include each other.
const INCLUDES: usize = 16;

/// Tells of templates that are beyond the bounds.
pub(super) fn find(files: &BTreeMap<String, SourceFile>) -> Vec<Diagnostic> {
    let mut problems: Vec<_> = files.values().filter_map(conditions).collect();
    let mut depths = BTreeMap::new();
    for (name, file) in files {
        // A circle is Tera's to tell; here it only has to end.
        if depth(name, files, &mut depths, 0) > INCLUDES {
            let (_, bytes) = includes(file).into_iter().next().unwrap_or_default();
            let message =
                format!("templates include each other more than {INCLUDES} deep");
            let problem =
                Diagnostic::at(Code::TemplateError, Span::new(&file.id, bytes), message);
            problems.push(problem.help("bring the innermost texts into one template"));
            break;
        }
    }
    problems
}

/// Tells of a template with too long a chain of conditions.
fn conditions(file: &SourceFile) -> Option<Diagnostic> {
    let (at, mark) = file.whole().match_indices("elif").nth(CONDITIONS)?;
    let message = format!("a template may have at most {CONDITIONS} `elif`");
    let span = Span::new(&file.id, at..at + mark.len());
    let problem = Diagnostic::at(Code::TemplateError, span, message);
    Some(
        problem.help("choose among values in the data instead, or use several templates"),
    )
}

/// How many includes lie below a template, as far down as the bound goes. One that is being
/// looked at further up leads in a circle, which counts for nothing.
fn depth(
    name: &str,
    files: &BTreeMap<String, SourceFile>,
    known: &mut BTreeMap<String, usize>,
    above: usize,
) -> usize {
    if let Some(depth) = known.get(name) {
        return *depth;
    }
    let file = files.get(name).or_else(|| files.get(&format!("{DEFAULT}/{name}")));
    let Some(file) = file.filter(|_| above <= INCLUDES) else { return 0 };
    known.insert(name.to_owned(), 0);
    let below =
        includes(file).into_iter().map(|(name, _)| depth(&name, files, known, above + 1));
    let deepest = below.max().map_or(0, |below| below + 1);
    known.insert(name.to_owned(), deepest);
    deepest
}

/// The templates that a template includes, each with the place of its name.
pub(super) fn includes(file: &SourceFile) -> Vec<(String, std::ops::Range<usize>)> {
    named_after(file, "include")
}

/// The names in quotation marks right after a word, with their places.
pub(super) fn named_after(
    file: &SourceFile,
    word: &str,
) -> Vec<(String, std::ops::Range<usize>)> {
    let text = file.whole();
    let found = text.match_indices(word).filter_map(|(at, word)| {
        let rest = text.get(at + word.len()..)?;
        let name = rest.trim_start();
        let start = at + word.len() + rest.len() - name.len();
        let mark = name.chars().next().filter(|c| "\"'`".contains(*c))?;
        let end = name.get(1..)?.find(mark)?;
        Some((name.get(1..=end)?.to_owned(), start..start + end + 2))
    });
    found.collect()
}
