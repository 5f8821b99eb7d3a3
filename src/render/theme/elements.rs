//! The elements of a template or a picture, as far as a browser would read them: names and
//! attributes with their places. Template tags inside are ordinary letters here.

use std::ops::Range;

/// One opening tag.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// The name in lower case.
    pub(super) name: String,
    /// Its bytes, from `<` to `>`.
    pub(super) bytes: Range<usize>,
    /// The attributes.
    pub(super) attributes: Vec<Attribute>,
}

/// One attribute.
#[derive(Clone, Debug)]
pub(super) struct Attribute {
    /// The name in lower case.
    pub(super) name: String,
    /// The value in lower case, without marks.
    pub(super) value: String,
    /// The bytes of the value, or of the name where it has none.
    pub(super) bytes: Range<usize>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|a| a.name == name).map(|a| a.value.as_str())
    }
}

/// All opening tags, in order.
pub(super) fn elements(text: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(ahead) = text.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + ahead;
        at = start + 1;
        let mut reader = Reader { text, at };
        let name = reader.name();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let attributes = reader.attributes();
        at = reader.at;
        found.push(Element { name, bytes: start..at, attributes });
    }
    found
}

/// The state of reading one tag.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        while let Some(c) = self.peek().filter(|c| wanted(*c)) {
            self.at += c.len_utf8();
        }
        start..self.at
    }

    fn lower(&self, bytes: Range<usize>) -> String {
        self.text.get(bytes).unwrap_or_default().to_ascii_lowercase()
    }

    fn name(&mut self) -> String {
        let bytes = self.take_while(|c| !c.is_whitespace() && !"=>/\"'<".contains(c));
        self.lower(bytes)
    }

    fn attributes(&mut self) -> Vec<Attribute> {
        let mut attributes = Vec::new();
        loop {
            self.take_while(|c| c.is_whitespace() || "/\"'".contains(c));
            match self.peek() {
                None | Some('<') => break,
                Some('>') => {
                    self.at += 1;
                    break;
                }
                // A template's own tag stands between attributes.
                Some('=') => self.at += 1,
                Some(_) => attributes.push(self.attribute()),
            }
        }
        attributes
    }

    fn attribute(&mut self) -> Attribute {
        let start = self.at;
        let name = self.name();
        let end = self.at;
        self.take_while(char::is_whitespace);
        if self.peek() != Some('=') {
            return Attribute { name, value: String::new(), bytes: start..end };
        }
        self.at += 1;
        self.take_while(char::is_whitespace);
        let bytes = match self.peek() {
            Some(mark @ ('"' | '\'')) => {
                self.at += 1;
                let bytes = self.take_while(|c| c != mark);
                self.at += usize::from(self.peek().is_some());
                bytes
            }
            _ => self.take_while(|c| !c.is_whitespace() && c != '>'),
        };
        Attribute { name, value: self.lower(bytes.clone()), bytes }
    }
}
