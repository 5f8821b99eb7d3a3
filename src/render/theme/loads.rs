//! Finds what a theme brings that runs in a reader's browser or is loaded from elsewhere.

use std::ops::Range;

use super::DEFAULT;
use super::elements::{Attribute, Element, elements};
use crate::diag::{Code, Diagnostic};
use crate::render::builtin;
use crate::source::{SourceId, Sources, Span};

/// Elements that run, or show what another page runs.
const RUNNING: [&str; 7] =
    ["script", "iframe", "frame", "object", "embed", "applet", "portal"];

/// Relations of a `link` that a browser follows by itself.
const FOLLOWED: [&str; 9] = [
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
    "manifest",
    "apple-touch-icon",
];

/// Attributes whose address a browser loads by itself, whatever the element.
const LOADED: [&str; 6] = ["src", "srcset", "poster", "data", "background", "xlink:href"];

/// The problems: scripts that are not the built-in theme's, and loads from other hosts. A pack may
/// stand its own files in for the built-in theme's, which every theme falls back to.
pub(super) fn find(sources: &Sources, name: &str) -> Vec<Diagnostic> {
    let folders = [name, DEFAULT].map(|name| format!("themes/{name}/"));
    let is_used = |id: &SourceId| folders.iter().any(|f| id.path().starts_with(f));
    let mut problems = Vec::new();
    for (id, asset) in &sources.assets {
        let ending = ending(id);
        let is_script = ["js", "mjs"].contains(&ending.as_str());
        if is_used(id) && is_script && !builtin::is_own(id, &asset.sha256) {
            problems.push(problem(id, 0..0, "the theme brings a script of its own"));
        }
    }
    for (id, file) in &sources.files {
        if !is_used(id) || builtin::is_own_text(id, file.whole()) {
            continue;
        }
        let text = file.whole();
        let found = match ending(id).as_str() {
            "html" | "htm" | "svg" | "xml" => {
                let mut found = marked_up(text);
                found.extend(styled(text));
                found
            }
            "css" => styled(text),
            _ => Vec::new(),
        };
        problems.extend(found.into_iter().map(|(bytes, what)| problem(id, bytes, what)));
    }
    problems
}

fn ending(id: &SourceId) -> String {
    id.path().rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

/// What is to be told of some bytes.
type Found = (Range<usize>, &'static str);

const RUNS: &str = "the theme brings something that runs in a reader's browser";
const OUTSIDE: &str = "the theme loads from another host";

/// What elements run or load: one thing an element.
fn marked_up(text: &str) -> Vec<Found> {
    elements(text).iter().filter_map(of_element).collect()
}

fn of_element(element: &Element) -> Option<Found> {
    let head = element.bytes.start..element.bytes.start + 1 + element.name.len();
    let outside =
        element.attributes.iter().find(|a| loads(element, a) && leads_out(&a.value));
    if let Some(attribute) = outside {
        let what = if element.name == "script" {
            "the theme loads a script from another host"
        } else {
            OUTSIDE
        };
        return Some((attribute.bytes.clone(), what));
    }
    // Data does not run, and a file of the theme's own is told where it lies.
    let is_data = element.value("type").is_some_and(|kind| kind.ends_with("+json"));
    let is_file = element.value("src").is_some_and(|src| src.contains("}}theme/"));
    if RUNNING.contains(&element.name.as_str()) && !is_data && !is_file {
        return Some((head, RUNS));
    }
    let runs = |a: &&Attribute| {
        a.name.starts_with("on") && a.name.len() > 2
            || a.value.trim_start().starts_with("javascript:")
    };
    if let Some(attribute) = element.attributes.iter().find(runs) {
        return Some((attribute.bytes.clone(), RUNS));
    }
    let refreshes =
        element.name == "meta" && element.value("http-equiv") == Some("refresh");
    refreshes.then_some((head, "the theme sends a reader on to another page"))
}

/// Whether a browser loads the address of this attribute by itself.
fn loads(element: &Element, attribute: &Attribute) -> bool {
    let follows = || {
        let relations = element.value("rel").unwrap_or_default();
        relations.split_whitespace().any(|relation| FOLLOWED.contains(&relation))
    };
    let is_picture = ["image", "use", "feimage"].contains(&element.name.as_str());
    LOADED.contains(&attribute.name.as_str())
        || attribute.name == "href" && (is_picture || element.name == "link" && follows())
}

/// Whether an address, or one of a list of them, is of another host.
fn leads_out(value: &str) -> bool {
    value.split(',').any(|address| {
        let address = address.trim_start();
        ["http:", "https:", "//", "\\\\", "ftp:"].iter().any(|s| address.starts_with(s))
    })
}

/// What a style sheet loads: imports, and addresses of other hosts.
fn styled(text: &str) -> Vec<Found> {
    let lower = text.to_ascii_lowercase();
    let imports =
        lower.match_indices("@import").map(|(at, mark)| (at..at + mark.len(), OUTSIDE));
    let mut found: Vec<Found> = imports.collect();
    for (at, mark) in lower.match_indices("url(") {
        let rest = lower.get(at + mark.len()..).unwrap_or_default();
        let address =
            rest.trim_start_matches(|c: char| c.is_whitespace() || "\"'".contains(c));
        let is_imported = found.iter().any(|(import, _)| {
            lower.get(import.end..at).is_some_and(|between| between.trim().is_empty())
        });
        if leads_out(address.split(')').next().unwrap_or_default()) && !is_imported {
            found.push((at..at + mark.len(), OUTSIDE));
        }
    }
    found
}

fn problem(id: &SourceId, bytes: Range<usize>, message: &str) -> Diagnostic {
    Diagnostic::at(Code::ThemeLoads, Span::new(id, bytes), message).help(
        "take it out, or write `allow_theme_scripts: true` in briefing.yaml to let this \
         theme's scripts and outside loads stand",
    )
}

#[cfg(test)]
mod tests {
    use super::{builtin, find};
    use crate::source::{Asset, AssetBytes, SourceId, Sources};

    /// Holds whether a script at this path is told of where the theme `sea` is chosen.
    fn check(path: &str, is_told: bool) {
        let mut sources = Sources::default();
        builtin::add(&mut sources);
        assert!(find(&sources, "sea").is_empty());
        let bytes = AssetBytes::Memory(b"count()".as_slice().into());
        let id = SourceId::new(path);
        let asset = Asset {
            id: id.clone(),
            bytes,
            size: 7,
            sha256: "another".to_owned(),
            pixels: None,
        };
        sources.assets.insert(id, asset);
        assert_eq!(find(&sources, "sea").len(), usize::from(is_told), "{path}");
    }

    #[test]
    fn scripts_that_are_not_the_built_in_themes_own_are_told_of_wherever_they_are_used() {
        check("themes/sea/static/more.js", true);
        check("themes/sea/static/reader.js", true);
        check("themes/sea/static/deep/more.mjs", true);
        check("themes/default/static/reader.js", true);
        check("themes/default/static/more.js", true);
        check("themes/lake/static/more.js", false);
        check("content/static/more.js", false);
    }
}
