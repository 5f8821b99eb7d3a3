//! Code with the kinds of its signs told by classes: `hl-comment`, `hl-string` and so on.
//!
//! A theme colours the classes of [`CLASSES`]; other signs stand as they are. Text of an
//! unknown language and text too long to be read by a person is only escaped.

use std::ops::Range;
use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use super::{Html, escape};

/// The longest code that is coloured, in bytes; matching is slow compared with all else.
const MAX_BYTES: usize = 20_000;

/// The longest line that is coloured, in bytes.
const MAX_LINE_BYTES: usize = 2_000;

/// The beginnings of scopes, as `TextMate` grammars name them, and their classes. The first
/// one that fits counts.
pub(crate) const CLASSES: [(&str, &str); 14] = [
    ("comment", "hl-comment"),
    ("string", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant", "hl-constant"),
    ("keyword", "hl-keyword"),
    ("storage", "hl-storage"),
    ("entity", "hl-entity"),
    ("variable", "hl-variable"),
    ("support", "hl-support"),
    ("invalid", "hl-invalid"),
    ("markup.inserted", "hl-inserted"),
    ("markup.deleted", "hl-deleted"),
    ("markup.heading", "hl-heading"),
    ("meta.diff", "hl-heading"),
];

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Code as HTML, to stand within `<pre><code>`.
pub(crate) fn code(language: Option<&str>, text: &str) -> Html {
    let is_long =
        text.len() > MAX_BYTES || text.lines().any(|line| line.len() > MAX_LINE_BYTES);
    let mut out = String::new();
    match language.filter(|_| !is_long).and_then(|name| coloured(name, text)) {
        Some(pieces) => {
            for Piece { class, bytes } in pieces {
                write(class, text.get(bytes).unwrap_or_default(), &mut out);
            }
        }
        None => escape::push_isolated(text, &mut out),
    }
    Html(out)
}

/// Bytes of a text that are of one class.
struct Piece {
    class: Option<&'static str>,
    bytes: Range<usize>,
}

fn write(class: Option<&str>, text: &str, out: &mut String) {
    let Some(class) = class else {
        escape::push_isolated(text, out);
        return;
    };
    out.push_str("<span");
    escape::attribute("class", class, out);
    out.push('>');
    escape::push_isolated(text, out);
    out.push_str("</span>");
}

/// The pieces of a text; none where its language is unknown or its grammar gives up.
fn coloured(language: &str, text: &str) -> Option<Vec<Piece>> {
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let kinds = kinds();
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut pieces = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut done = start;
        for (at, change) in state.parse_line(line, &SYNTAXES).ok()? {
            add(&mut pieces, class(&scopes, &kinds), done..start + at);
            done = start + at;
            scopes.apply(&change).ok()?;
        }
        start += line.len();
        add(&mut pieces, class(&scopes, &kinds), done..start);
    }
    Some(pieces)
}

fn kinds() -> Vec<(Scope, &'static str)> {
    CLASSES
        .iter()
        .filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class)))
        .collect()
}

/// The class of the innermost scope that has one.
fn class(scopes: &ScopeStack, kinds: &[(Scope, &'static str)]) -> Option<&'static str> {
    scopes.as_slice().iter().rev().find_map(|scope| {
        let kind = kinds.iter().find(|(kind, _)| kind.is_prefix_of(*scope))?;
        Some(kind.1)
    })
}

/// Adds bytes to the last piece where it is of the same class.
fn add(pieces: &mut Vec<Piece>, class: Option<&'static str>, bytes: Range<usize>) {
    match pieces.last_mut() {
        _ if bytes.is_empty() => {}
        Some(last) if last.class == class => last.bytes.end = bytes.end,
        _ => pieces.push(Piece { class, bytes }),
    }
}
