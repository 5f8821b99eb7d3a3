//! What every code means: one page for `explain`, and all of them as the manual.

use std::fmt::Write as _;

use super::Code;

/// The groups of the manual, each with its first code.
const GROUPS: &[(&str, Code)] = &[
    ("Files of the pack", Code::NotText),
    ("YAML and front matter", Code::YamlSyntax),
    ("Names and addresses", Code::InvalidSlug),
    ("Evidence", Code::PassageNotFound),
    ("The lock of the originals", Code::LockBroken),
    ("The pack's own sentences", Code::UncitedParagraph),
    ("Markdown", Code::RawHtml),
    ("Themes", Code::NoTheme),
    ("What the build tells", Code::NoBaseUrl),
    ("Output", Code::OutputRefused),
    ("The preview", Code::PortUnavailable),
];

/// What stands over the manual.
const HEAD: &str = "\
# What briefpack tells you

Every problem that `briefpack build` and `briefpack check` report has a name in square brackets,
such as `error[passage-not-found]`. This page says what each name means and how to mend it;
`briefpack explain passage-not-found` prints the same in a terminal.

- An **error** stops the build: nothing is written, and what was published stays as it was.
- A **warning** is worth mending; with `--deny-warnings` it counts as an error.
- A **note** is worth knowing. `build` shows notes with `--verbose` only.

<!-- Made from src/diag/code.rs and src/diag/explain/; after a change there run
     `UPDATE_DOCS=1 cargo test --lib diag::print`. -->
";

/// What a code means, in its first sentences.
pub(super) fn meaning(code: Code) -> String {
    let first = code.explanation().split("\n\n").next().unwrap_or_default();
    first.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The page of one code, as `explain` prints it.
pub fn page(code: Code) -> String {
    let (severity, title) = (code.severity().as_str(), code.title());
    format!("{severity}[{}]: {title}\n\n{}\n", code.name(), code.explanation().trim_end())
}

/// The manual of all codes, in groups, as Markdown.
pub fn manual() -> String {
    let mut out = HEAD.to_owned();
    for code in Code::ALL {
        if let Some((group, _)) = GROUPS.iter().find(|(_, first)| first == code) {
            // Writing to a string does not fail, here and below.
            let _ = writeln!(out, "\n## {group}");
        }
        let (name, severity, title) =
            (code.name(), code.severity().as_str(), code.title());
        let text = code.explanation().trim_end();
        let _ = write!(out, "\n### `{name}`\n\n**{severity}**: {title}.\n\n{text}\n");
    }
    out
}
