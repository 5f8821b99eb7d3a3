//! What stands in one paragraph, emphasis or link while it is read: its inlines, and the
//! brackets in them that are still open.

use crate::prose::{self, Inline, Letters};

use super::Reference;

/// How deep marked words may stand within each other.
pub(super) const MAX_DEPTH: usize = 4;

/// Inlines, and the brackets that stand open in them.
#[derive(Default)]
pub(super) struct Content {
    pub(super) inlines: Vec<Inline<Reference>>,
    brackets: Vec<Bracket>,
    /// How deep marked words stand within each other here.
    depth: usize,
    /// The same of the emphasis or link that was added last.
    last_depth: usize,
}

/// A `[` that nothing has closed yet.
struct Bracket {
    /// The number of the inline that begins with it.
    at: usize,
    /// Whether it was written as itself, and not escaped or as an entity.
    is_literal: bool,
    /// How deep marked words stand within each other behind it.
    depth: usize,
}

/// A bracket that is closed.
pub(super) struct Closed(Bracket);

impl Content {
    /// Adds text, its line ends as breaks.
    pub(super) fn text(&mut self, text: &Letters) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.inlines.push(Inline::SoftBreak);
            }
            if !line.is_empty() {
                self.inlines.push(Inline::Text(text.substr_from(line)));
            }
        }
    }

    /// The text that is added next begins with a `[`.
    pub(super) fn open(&mut self, is_literal: bool) {
        self.brackets.push(Bracket { at: self.inlines.len(), is_literal, depth: 0 });
    }

    /// The bracket that was opened last ends; none where none is open.
    pub(super) fn close(&mut self) -> Option<Closed> {
        let bracket = self.brackets.pop()?;
        self.holds(bracket.depth);
        Some(Closed(bracket))
    }

    /// Adds an emphasis or a link that was made of other content.
    pub(super) fn add(&mut self, inline: Inline<Reference>, inner_depth: usize) {
        self.holds(inner_depth);
        self.last_depth = inner_depth;
        self.inlines.push(inline);
    }

    /// Remembers marked words that stand so deep within each other.
    fn holds(&mut self, depth: usize) {
        self.depth = self.depth.max(depth);
        if let Some(around) = self.brackets.last_mut() {
            around.depth = around.depth.max(depth);
        }
    }

    /// How deep marked words stand within each other.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Whether there is nothing to read behind a bracket.
    pub(super) fn is_empty_since(&self, closed: &Closed) -> bool {
        let words = self.inlines.get(closed.0.at..).unwrap_or_default();
        let is_text =
            |inline: &Inline<_>| matches!(inline, Inline::Text(_) | Inline::SoftBreak);
        words.iter().all(is_text) && prose::plain(words).trim() == "["
    }

    /// Makes all that stands behind a bracket words of a language, without the bracket.
    pub(super) fn mark(&mut self, closed: &Closed, language: Box<str>) {
        let Bracket { at, depth, .. } = closed.0;
        if let Some(Inline::Text(text)) = self.inlines.get_mut(at) {
            let mut rest = text.chars();
            rest.next();
            *text = text.substr_from(rest.as_str());
            if text.is_empty() {
                self.inlines.remove(at);
            }
        }
        let content = self.inlines.split_off(at);
        self.inlines.push(Inline::Foreign { language, content });
        self.holds(depth + 1);
    }

    /// Makes the link that was added last words of a language.
    pub(super) fn mark_link(&mut self, language: Box<str>) {
        if let Some(link) = self.inlines.pop() {
            self.inlines.push(Inline::Foreign { language, content: vec![link] });
            self.holds(self.last_depth + 1);
        }
    }
}

impl Closed {
    /// Whether it was written as itself.
    pub(super) fn is_literal(&self) -> bool {
        self.0.is_literal
    }

    /// How deep marked words stand within each other behind it.
    pub(super) fn depth(&self) -> usize {
        self.0.depth
    }
}
