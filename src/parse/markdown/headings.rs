//! Levels and ids of headings.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::diag::Code;

use super::Reading;
use super::run::Run;

/// The longest id made of a heading's words, in characters.
const MAX_CHARS: usize = 60;

/// The headings of a text so far.
pub(super) struct Headings {
    last_level: u8,
    /// The ids that are given, with their places where an author wrote them.
    taken: BTreeMap<String, Option<Range<usize>>>,
    /// How often ids were made of the same words.
    made: BTreeMap<String, u32>,
}

impl Headings {
    /// No heading yet: the page's title is the only one of the first level.
    pub(super) fn new() -> Self {
        Self { last_level: 1, taken: BTreeMap::new(), made: BTreeMap::new() }
    }

    /// The level that a heading is shown at; `bytes` are those of the whole heading.
    pub(super) fn level(
        &mut self,
        written: u8,
        bytes: Range<usize>,
        reading: &mut Reading<'_>,
    ) -> u8 {
        let level = written.max(2);
        let problem = if written == 1 {
            let message = "a heading of the first level is shown at the second";
            let help =
                "begin it with `##`: the title in the front matter is the first level";
            Some((message.to_owned(), help.to_owned()))
        } else if level > self.last_level + 1 {
            let right = self.last_level + 1;
            let message = format!(
                "a heading of level {level} follows one of level {}",
                self.last_level
            );
            Some((message, format!("begin it with `{}`", "#".repeat(right.into()))))
        } else {
            None
        };
        if let Some((message, help)) = problem {
            let signs = signs(reading.written(bytes.clone()));
            let signs = bytes.start + signs.start..bytes.start + signs.end;
            let problem = reading.problem(Code::HeadingSkipsLevel, signs, message);
            reading.problems.push(problem.help(help));
        }
        self.last_level = level;
        level
    }

    /// Cuts an id such as `{#returns}` off the end of a heading's text, and keeps it where it
    /// can be an address.
    pub(super) fn written_id(
        &mut self,
        run: &mut Run,
        reading: &mut Reading<'_>,
    ) -> Option<String> {
        let (before, rest) = run.text.rsplit_once("{#")?;
        let id = rest.trim_end().strip_suffix('}')?.to_owned();
        let is_id = !id.is_empty() && id.len() <= 200 && id.chars().all(is_id_sign);
        if !is_id || !(before.is_empty() || before.ends_with([' ', '\t', '\n'])) {
            return None;
        }
        let start = before.len() + 2;
        let place = run.source(start..start + id.len());
        let n = before.trim_end().len();
        run.text.truncate(n);
        if is_reserved(&id) {
            let message = format!("the id `{id}` is one that the program gives");
            let problem = reading.problem(Code::AddressTaken, place, message);
            let help =
                "choose another: `p` with a number is a paragraph, `fn-` a footnote";
            reading.problems.push(problem.help(help));
            return None;
        }
        if let Some(first) = self.taken.get(&id) {
            let message = format!("the id `{id}` is given to two headings");
            let mut problem = reading.problem(Code::DuplicateId, place, message);
            if let Some(first) = first.clone() {
                problem = problem.also(reading.span(first), "first given here");
            }
            reading.problems.push(problem.help("choose another for one of them"));
            return None;
        }
        self.taken.insert(id.clone(), Some(place));
        Some(id)
    }

    /// Makes an id of a heading's words. All ids that authors wrote are to be known by then.
    pub(super) fn made_id(&mut self, words: &str) -> String {
        let mut base = slug(words);
        if is_reserved(&base) {
            base.insert_str(0, "h-");
        }
        loop {
            let n = self.made.entry(base.clone()).or_insert(0);
            *n += 1;
            let id = if *n == 1 { base.clone() } else { format!("{base}-{n}") };
            if !self.taken.contains_key(&id) {
                self.taken.insert(id.clone(), None);
                return id;
            }
        }
    }
}

/// The signs that make a text a heading of its level: those before it, or the line below it.
fn signs(heading: &str) -> Range<usize> {
    let start = heading.len() - heading.trim_start().len();
    let heading = heading.trim_end();
    let rest = heading.get(start..).unwrap_or_default();
    let n = rest.len() - rest.trim_start_matches('#').len();
    if n > 0 {
        return start..start + n;
    }
    let line = heading.rsplit('\n').next().unwrap_or_default();
    let signs = line.trim_start_matches([' ', '\t', '>']);
    heading.len() - signs.len()..heading.len()
}

fn is_id_sign(c: char) -> bool {
    c.is_alphanumeric() || "-_".contains(c)
}

/// Whether paragraphs or footnotes have ids of this form.
fn is_reserved(id: &str) -> bool {
    let is_paragraph = |rest: &str| rest.bytes().all(|b| b.is_ascii_digit());
    id.strip_prefix('p').is_some_and(is_paragraph)
        || id.starts_with("fn-")
        || id.starts_with("fnref-")
}

/// Words as an id: letters and digits in lower case, `-` between them.
fn slug(words: &str) -> String {
    let mut id = String::new();
    for c in words.nfc().flat_map(char::to_lowercase) {
        if id.chars().count() >= MAX_CHARS {
            break;
        }
        if c.is_alphanumeric() || is_combining_mark(c) {
            id.push(c);
        } else if !matches!(c, '\'' | '’' | '\u{AD}')
            && !id.ends_with('-')
            && !id.is_empty()
        {
            id.push('-');
        }
    }
    match id.trim_end_matches('-') {
        "" => "section".to_owned(),
        id => id.to_owned(),
    }
}
