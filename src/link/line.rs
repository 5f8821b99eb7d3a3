//! A running text as one line of letters, with where it cites what.

use std::ops::Range;

use crate::model::Target;
use crate::prose::Inline;

/// A running text on one line, with where it cites what.
#[derive(Debug, Default)]
pub(super) struct Line<'t> {
    /// The letters.
    pub(super) text: String,
    /// The byte behind which each citation stands.
    pub(super) cites: Vec<(usize, &'t Target)>,
    /// The byte behind which each citation stands that leads nowhere.
    pub(super) unknown: Vec<usize>,
    /// Words set as quotations of what they cite: they are checked where they are resolved.
    pub(super) set: Vec<Range<usize>>,
}

impl<'t> Line<'t> {
    /// Adds the letters and citations of some inlines.
    pub(super) fn read(&mut self, content: &'t [Inline<Target>]) {
        for inline in content {
            match inline {
                Inline::Citation { of } => {
                    let at = self.text.len();
                    if of.is_empty() {
                        self.unknown.push(at);
                    }
                    self.cites.extend(of.iter().map(|of| (at, of)));
                }
                Inline::Quotation { of, words } => {
                    self.text.push('“');
                    let start = self.text.len();
                    self.text.push_str(words);
                    self.set.push(start..self.text.len());
                    self.text.push('”');
                    self.cites.push((self.text.len(), of));
                }
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content)
                | Inline::Foreign { content, .. }
                | Inline::Link { content, .. }
                | Inline::Mark { content, .. } => self.read(content),
                other => other.plain(&mut self.text),
            }
        }
    }
}
