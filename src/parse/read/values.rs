//! Single values of a wanted kind: ids, dates, words of a closed list, texts with citations.

use crate::diag::{Code, Diagnostic};
use crate::model::{Date, DateFault, Moment, Slug, SlugFault};
use crate::prose::Phrase;
use crate::source::{Span, Spanned};

use super::super::yaml::{Meaning, Node, NodeKind, Places, Style, quoted, shortened};
use super::super::{CitedText, markdown};
use super::{Fields, Reader, Use, nearest, wrong_type};

impl Reader<'_> {
    /// A name of something.
    pub(in super::super) fn id(&self, name: &str, node: &Node) -> Option<Spanned<Slug>> {
        self.slug(&self.text(name, node, Use::Word)?)
    }

    /// A name where there may be several. Names with commas between them want brackets.
    pub(in super::super) fn one_id(
        &self,
        name: &str,
        node: &Node,
    ) -> Option<Spanned<Slug>> {
        let text = self.text(name, node, Use::Word)?;
        let parts: Vec<&str> = text.value.split(',').map(str::trim).collect();
        let are_ids = parts.iter().all(|part| Slug::parse(part).is_ok());
        if parts.len() < 2 || !are_ids || plain(node).is_none() {
            return self.slug(&text);
        }
        let message = format!("`{}` is no id, but several", text.value);
        let help = format!("write a list: `{name}: [{}]`", parts.join(", "));
        self.report(Diagnostic::at(Code::InvalidSlug, text.span, message).help(help));
        None
    }

    /// A name of something, from a text.
    pub(in super::super) fn slug(&self, text: &Spanned<String>) -> Option<Spanned<Slug>> {
        match Slug::parse(&text.value) {
            Ok(slug) => Some(Spanned::new(slug, text.span.clone())),
            Err(fault) => {
                let message = format!("`{}` cannot be an id: {fault}", text.value);
                let problem =
                    Diagnostic::at(Code::InvalidSlug, text.span.clone(), message);
                self.report(problem.help(slug_help(&text.value, fault)));
                None
            }
        }
    }

    /// An address on the web: others would run in the reader's browser or lead nowhere.
    pub(in super::super) fn address(
        &self,
        name: &str,
        node: &Node,
    ) -> Option<Spanned<String>> {
        let text = self.text(name, node, Use::Word)?;
        let lower = text.value.to_ascii_lowercase();
        let is_web = lower.starts_with("https://") || lower.starts_with("http://");
        if is_web && !text.value.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Some(text);
        }
        let message = format!("`{name}` is no address on the web");
        self.report(
            Diagnostic::at(Code::UnsafeLink, text.span, message)
                .help("write it in full, beginning with `https://`"),
        );
        None
    }

    /// `true` or `false`.
    pub(in super::super) fn flag(&self, name: &str, node: &Node) -> Option<bool> {
        if let NodeKind::Scalar(scalar) = &node.kind
            && let Meaning::Bool(flag) = scalar.meaning
        {
            return Some(flag);
        }
        let written = self.file.text(node.span.bytes());
        let word = written.trim_matches(['"', '\'']).to_lowercase();
        let is_no = ["no", "off", "n", "false"].contains(&word.as_str());
        let mut problem = wrong_type(name, node, "`true` or `false`");
        let is_word = word.chars().all(char::is_alphanumeric) && !word.is_empty();
        if is_word && matches!(node.kind, NodeKind::Scalar(_)) {
            let written = shortened(written);
            problem.message =
                format!("`{name}` is `{written}`, but `true` or `false` is wanted");
        }
        self.report(problem.help(format!("write `{name}: {}`", !is_no)));
        None
    }

    /// One of some words.
    pub(in super::super) fn one_of<T: Copy>(
        &self,
        name: &str,
        node: &Node,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Option<Spanned<T>> {
        let text = self.text(name, node, Use::Word)?;
        let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
        let found = all.iter().find(|one| word(**one) == text.value);
        if found.is_none() {
            self.unknown_value(name, &text, &words);
        }
        found.map(|one| Spanned::new(*one, text.span))
    }

    /// Complains of a word that is none of those known.
    pub(in super::super) fn unknown_value(
        &self,
        name: &str,
        text: &Spanned<String>,
        words: &[&str],
    ) {
        let message = format!("`{}` is no value of `{name}`", text.value);
        let problem = Diagnostic::at(Code::UnknownValue, text.span.clone(), message)
            .note(format!("known here: {}", in_backticks(words)));
        self.report(match nearest(&text.value, words.iter().copied()) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help("use one of those known"),
        });
    }

    /// Complains of a key that is none of those known, and gives the one it is near to.
    pub(in super::super) fn unknown_key<'k>(
        &self,
        what: &str,
        key: &Spanned<String>,
        known: &[&'k str],
    ) -> Option<&'k str> {
        let message = format!("{what} has no key `{}`", key.value);
        let problem = Diagnostic::at(Code::UnknownKey, key.span.clone(), message);
        let near = nearest(&key.value, known.iter().copied());
        self.report(match near {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem
                .note(format!("known here: {}", in_backticks(known)))
                .help("take the key out, or use one of those known"),
        });
        near
    }

    /// A text in which nothing but the language of words may be marked.
    pub(in super::super) fn phrase(
        &self,
        name: &str,
        node: &Node,
    ) -> Option<Spanned<Phrase>> {
        let text = self.text(name, node, Use::Prose)?;
        let NodeKind::Scalar(scalar) = &node.kind else { return None };
        if !text.value.contains("]{") {
            return Some(text.map(Phrase::from));
        }
        let places = Places::new(self.file, &node.span, scalar);
        let phrase =
            self.take(markdown::phrase(&text.value, &|bytes| places.place(bytes)));
        Some(Spanned::new(phrase, text.span))
    }

    /// A text in which citations may stand.
    pub(in super::super) fn cited(&self, name: &str, node: &Node) -> Option<CitedText> {
        let (text, scalar) = self.written(name, node, Use::Prose)?;
        let places = Places::new(self.file, &node.span, scalar);
        let content =
            self.take(markdown::inline(&text.value, &|bytes| places.place(bytes)));
        Some(Spanned::new(content, text.span))
    }

    /// A date: a text, or a mapping with `from`, `to` and `printed`.
    pub(in super::super) fn date(
        &self,
        name: &str,
        node: &Node,
    ) -> Option<Spanned<Date>> {
        if matches!(node.kind, NodeKind::Map(..)) {
            return self.stretch(name, node);
        }
        let text = self.text(name, node, Use::Word)?;
        match text.value.parse() {
            Ok(date) => Some(Spanned::new(date, text.span)),
            Err(fault) => {
                self.report(no_date(&text.value, text.span, &fault));
                None
            }
        }
    }

    fn stretch(&self, name: &str, node: &Node) -> Option<Spanned<Date>> {
        let fields = Fields::new(self, name, node, "a date", None)?;
        let moment = |key| {
            let text = fields.word(key)?;
            let read = text.value.parse::<Moment>();
            read.map_err(|fault| self.report(no_date(&text.value, text.span, &fault)))
                .ok()
        };
        let from = fields.need("from", moment("from"));
        let (to, has_to) = (moment("to"), fields.get("to").is_some());
        let printed = fields.text("printed").map(|text| text.value);
        fields.finish();
        let (from, to) = (from?, if has_to { Some(to?) } else { None });
        let Some(to) = to else {
            return Some(Spanned::new(Date { from, to, printed }, node.span.clone()));
        };
        match Date::stretch(from, to, printed) {
            Ok(date) => Some(Spanned::new(date, node.span.clone())),
            Err(fault) => {
                self.report(no_date(&format!("{from}/{to}"), node.span.clone(), &fault));
                None
            }
        }
    }

    /// Warns where a comma inside `[ ]` has cut a sentence or a number in two.
    pub(in super::super) fn warn_of_commas(&self, name: &str, node: &Node) {
        let NodeKind::List(items, true) = &node.kind else { return };
        let mut rest = items.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let n = after.iter().zip(rest).take_while(|(b, a)| is_cut(a, b)).count();
            if let Some(last) = n.checked_sub(1).and_then(|n| after.get(n)) {
                let span = Span::new(&self.file.id, first.span.start()..last.span.end());
                let whole = quoted(self.file.text(span.bytes()));
                let message = format!("a comma inside `[ ]` cuts a text of `{name}`");
                self.report(
                    Diagnostic::at(Code::CutText, span, message)
                        .help(format!("put each text in quotation marks: `{whole}`")),
                );
            }
            rest = after.get(n..).unwrap_or_default();
        }
    }
}

/// Whether two neighbours in `[ ]` look like one text: a sentence that goes on in lower case,
/// or a number without a space after its comma.
fn is_cut(left: &Node, right: &Node) -> bool {
    let (Some(before), Some(after)) = (plain(left), plain(right)) else { return false };
    let is_sentence = before.contains(' ') && after.starts_with(char::is_lowercase);
    let is_number = before.ends_with(|c: char| c.is_ascii_digit())
        && after.len() >= 3
        && after.starts_with(|c: char| c.is_ascii_digit())
        && left.span.end() + 1 == right.span.start();
    is_sentence || is_number
}

/// The text of a value without quotation marks.
fn plain(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Scalar(scalar) if scalar.style == Style::Plain => Some(&scalar.text),
        _ => None,
    }
}

/// How a name becomes an id.
fn slug_help(text: &str, fault: SlugFault) -> String {
    match mended(text, fault) {
        Some(name) => format!("use letters, digits, `-` and `_`, as in `{name}`"),
        None => "choose another, of letters, digits, `-` and `_`".to_owned(),
    }
}

/// The id that is nearest to a text; none where there is no near one.
pub(super) fn mended(text: &str, fault: SlugFault) -> Option<String> {
    let SlugFault::Character(_) = fault else { return None };
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let name = parts.join("-").to_lowercase();
    Slug::parse(&name).is_ok().then_some(name)
}

fn no_date(text: &str, span: Span, fault: &DateFault) -> Diagnostic {
    let forms = "write `2024-07-18`, `2024-07`, `2024`, or two of them as `2024/2025`";
    let (message, help) = match fault {
        DateFault::Form => {
            (format!("`{text}` is not written as a date"), forms.to_owned())
        }
        DateFault::NoSuchDay { days_in_month } => (
            format!("there is no day `{text}`"),
            format!("that month has {days_in_month} days"),
        ),
        DateFault::NoSuchMonth => (
            format!("there is no month `{text}`"),
            "write the month as `01` to `12`".to_owned(),
        ),
        DateFault::Backwards => (
            format!("`{text}` ends before it begins"),
            "put the earlier date first".to_owned(),
        ),
    };
    Diagnostic::at(Code::InvalidDate, span, message).help(help)
}

/// Names as a sentence lists them.
fn in_backticks(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
