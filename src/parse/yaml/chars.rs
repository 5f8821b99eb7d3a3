//! Characters, which `saphyr-parser` counts, as bytes, which all others count.

/// How many characters lie between two marks.
const STRIDE: usize = 64;

/// The bytes at which the characters of a text begin.
pub(super) struct Chars<'a> {
    text: &'a str,
    /// The byte of every 64th character; none where all characters are one byte long.
    marks: Option<Vec<usize>>,
}

impl<'a> Chars<'a> {
    /// Counts a text's characters once.
    pub(super) fn new(text: &'a str) -> Self {
        let marks = (!text.is_ascii())
            .then(|| text.char_indices().step_by(STRIDE).map(|(byte, _)| byte).collect());
        Self { text, marks }
    }

    /// The byte at which a character begins; the text's end for those after the last.
    pub(super) fn byte(&self, index: usize) -> usize {
        let Some(marks) = &self.marks else { return index.min(self.text.len()) };
        let Some(mark) = marks.get(index / STRIDE) else { return self.text.len() };
        let rest = self.text.get(*mark..).unwrap_or_default();
        let within = rest.char_indices().nth(index % STRIDE);
        within.map_or(self.text.len(), |(byte, _)| mark + byte)
    }
}
