//! Finds what a theme brings that runs in a reader's browser or is loaded from elsewhere.

use crate::diag::{Code, Diagnostic};
use crate::render::builtin;
use crate::source::{SourceId, Sources, Span};

/// What a template or style sheet loads: the mark before the address, and what it is.
const LOADS: [&str; 5] = ["<script", "<iframe", "<object", "<embed", "@import"];

/// The problems: scripts that are not the built-in theme's, and loads from other hosts.
pub(super) fn find(sources: &Sources, name: &str) -> Vec<Diagnostic> {
    let folder = format!("themes/{name}/");
    let mut problems = Vec::new();
    for (id, asset) in &sources.assets {
        let ending = id.path().rsplit('.').next().unwrap_or_default();
        let is_script = ["js", "mjs"].contains(&ending.to_ascii_lowercase().as_str());
        if id.path().starts_with(&folder)
            && is_script
            && !builtin::is_own(id, &asset.sha256)
        {
            problems.push(problem(id, 0..0, "the theme brings a script of its own"));
        }
    }
    for (id, file) in &sources.files {
        if !id.path().starts_with(&folder) || builtin::is_own_text(id, file.whole()) {
            continue;
        }
        let text = file.whole().to_ascii_lowercase();
        for found in LOADS.iter().flat_map(|mark| text.match_indices(mark)) {
            let bytes = found.0..found.0 + found.1.len();
            problems.push(problem(
                id,
                bytes,
                "the theme brings something that runs or loads",
            ));
        }
        for bytes in outside(&text) {
            problems.push(problem(id, bytes, "the theme loads from another host"));
        }
    }
    problems
}

/// Addresses of other hosts where a browser loads them: `src="https:` and `url(https:`.
fn outside(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for start in ["src=\"", "src='", "src=", "srcset=\"", "url(", "url(\"", "url('"] {
        for scheme in ["http:", "https:", "//"] {
            let mark = format!("{start}{scheme}");
            found.extend(text.match_indices(&mark).map(|(at, mark)| at..at + mark.len()));
        }
    }
    for (at, tag) in text.match_indices("<link") {
        let rest = text.get(at..).unwrap_or_default();
        let element = rest.split_once('>').map_or(rest, |(element, _)| element);
        let loads = element.contains("stylesheet") || element.contains("preload");
        if loads && element.contains("//") {
            found.push(at..at + tag.len());
        }
    }
    found.sort_by_key(|bytes| bytes.start);
    found
}

fn problem(id: &SourceId, bytes: std::ops::Range<usize>, message: &str) -> Diagnostic {
    Diagnostic::at(Code::ThemeLoads, Span::new(id, bytes), message).help(
        "take it out, or write `allow_theme_scripts: true` in briefing.yaml to let this \
         theme's scripts and outside loads stand",
    )
}
