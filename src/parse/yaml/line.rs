//! One line of YAML as an author sees it: indentation, key, value.

/// A line in its parts.
pub(super) struct Line<'a> {
    /// The byte of the text at which it begins.
    pub(super) start: usize,
    /// All of it, without the line end.
    pub(super) text: &'a str,
    /// The byte of the text at which its value begins.
    pub(super) value_at: usize,
    /// Its value: what follows the dashes and the key.
    pub(super) value: &'a str,
    /// The key, where there is one.
    pub(super) key: Option<&'a str>,
}

impl<'a> Line<'a> {
    /// The line that holds a byte.
    pub(super) fn at(text: &'a str, byte: usize) -> Self {
        let byte = text.floor_char_boundary(byte);
        let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = byte + after.find('\n').unwrap_or(after.len());
        Self::of(start, text.get(start..end).unwrap_or_default())
    }

    /// The line before this one.
    pub(super) fn before(&self, text: &'a str) -> Option<Self> {
        (self.start > 0).then(|| Self::at(text, self.start - 1))
    }

    fn of(start: usize, line: &'a str) -> Self {
        let mut rest = line.trim_start_matches([' ', '\t']);
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start_matches(' ');
        }
        let split = rest.split_once(": ").or_else(|| Some((rest.strip_suffix(':')?, "")));
        let split = split.filter(|(key, _)| is_key(key));
        let value = split.map_or(rest, |(_, value)| value).trim_start();
        let value_at = start + line.len() - value.len();
        let key = split.map(|(key, _)| key);
        Self { start, text: line, value_at, value: value.trim_end(), key }
    }

    /// The white space that the line begins with.
    pub(super) fn indentation(&self) -> &'a str {
        let rest = self.text.trim_start_matches([' ', '\t']);
        self.text.get(..self.text.len() - rest.len()).unwrap_or_default()
    }

    /// The line with another value, as far as its key goes.
    pub(super) fn mended(&self, value: &str) -> String {
        match self.key {
            Some(key) => format!("{key}: {value}"),
            None if self.text.trim_start().starts_with("- ") => format!("- {value}"),
            None => value.to_owned(),
        }
    }
}

fn is_key(text: &str) -> bool {
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    !text.is_empty() && text.chars().all(is_sign)
}

/// How many letters of a text a mended line shows.
const SHOWN: usize = 120;

/// The beginning of a text that is too long to be shown.
pub(in super::super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

/// A text in the quotation marks that suit it, as a mended line shows it.
pub(in super::super) fn quoted(text: &str) -> String {
    let text = shortened(text);
    if !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
