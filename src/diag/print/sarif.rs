//! SARIF 2.1.0 (OASIS, with errata 01), which code hosts and editors read.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::manual::meaning;
use super::problem::{Location, Problem};
use super::visible::harmless_json;
use super::{Code, Desk, Diagnostic};

/// Where the schema of the format is.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Prints one document with one run, and a rule for each code that was met.
pub(super) fn print(desk: &Desk<'_>, problems: &[&Diagnostic]) -> String {
    let mut met: Vec<Code> = problems.iter().map(|d| d.code).collect();
    met.sort_unstable();
    met.dedup();
    let rules: Vec<_> = met.iter().map(|code| rule(*code)).collect();
    let results: Vec<_> = problems.iter().map(|d| result(desk, d, &met)).collect();
    let driver = json!({
        "name": "briefpack",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    let document = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    harmless_json(&format!("{document:#}\n"))
}

/// What a code means.
fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": sentence(code.title()) },
        "fullDescription": { "text": meaning(code) },
        "help": { "text": code.explanation(), "markdown": code.explanation() },
        "defaultConfiguration": { "level": code.severity().as_str() },
    })
}

/// One problem.
fn result(desk: &Desk<'_>, d: &Diagnostic, met: &[Code]) -> Value {
    let problem = Problem::new(desk, d);
    let mut result = json!({
        "ruleId": problem.code,
        "ruleIndex": met.binary_search(&d.code).unwrap_or_default(),
        "level": problem.level,
        "message": { "text": text(&problem) },
    });
    let Some(fields) = result.as_object_mut() else { return result };
    if let Some(location) = &problem.location {
        fields.insert("locations".to_owned(), json!([place(location)]));
    }
    if !problem.related.is_empty() {
        let related = problem.related.iter().map(|related| {
            let mut value = place(&related.location);
            if let Some(fields) = value.as_object_mut() {
                fields.insert("message".to_owned(), json!({ "text": related.message }));
            }
            value
        });
        fields.insert("relatedLocations".to_owned(), related.collect::<Value>());
    }
    result
}

/// All that a problem says, in lines.
fn text(problem: &Problem<'_>) -> String {
    let mut text = problem.message.to_owned();
    for line in problem.label.into_iter().chain(problem.notes.iter().map(String::as_str))
    {
        text = text + "\n" + line;
    }
    if let Some(help) = problem.help {
        text = text + "\nhelp: " + help;
    }
    text
}

/// A place as SARIF names it.
fn place(location: &Location) -> Value {
    let Location { file, line, column, end_line, end_column, .. } = location;
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(file) },
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        },
    }})
}

/// A path as a relative URI reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// A title as a sentence.
fn sentence(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}
