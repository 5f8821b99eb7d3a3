//! Templates with the text of what they include in its place.
//!
//! For every include Tera opens a scope of its own, and a name is looked for through all scopes
//! that are open: a statement stands five includes deep. Where it changes nothing that a template
//! can see, the text of the included template is put where its name stands. It changes something
//! where the included template keeps a value under a name that what follows could read, where it
//! takes blank space away around itself, or where it does more than choose and repeat; such an
//! include stays. Faults are told from the templates as they were written.

use std::collections::BTreeMap;
use std::ops::Range;

use super::DEFAULT;
use super::constants::Constants;
use crate::source::SourceFile;

#[cfg(test)]
mod tests;

/// The longest text with everything in its place, in bytes: what is longer gains little and takes
/// long to read, and short templates that include each other many times over would have no end.
const LONGEST: usize = 12 * 1024;

/// The tags that an included text may have: they choose and repeat.
const PLAIN: [&str; 8] =
    ["if", "elif", "else", "endif", "for", "endfor", "set", "include"];

/// All templates of pages, each with what it includes, and with constants, in their places.
pub(super) fn all(
    files: &BTreeMap<String, SourceFile>,
    constants: &Constants<'_>,
) -> Vec<(String, String)> {
    let mut known = BTreeMap::new();
    let all = files.keys().map(|name| {
        let text = expanded(name, files, &mut known);
        (name.clone(), constants.put_into(&text))
    });
    all.collect()
}

/// The text of a template with what it includes in its place. `known` has those that are done.
fn expanded(
    name: &str,
    files: &BTreeMap<String, SourceFile>,
    known: &mut BTreeMap<String, String>,
) -> String {
    if let Some(text) = known.get(name) {
        return text.clone();
    }
    let Some(file) = files.get(name) else { return String::new() };
    let whole = file.whole();
    // A circle ends here; it is told of elsewhere.
    known.insert(name.to_owned(), whole.to_owned());
    let text = tags(whole).and_then(|tags| {
        let mut text = whole.to_owned();
        // From the end on, so that places before stay, and what follows an include is done.
        for (n, tag) in tags.iter().enumerate().rev() {
            let Some(wanted) = tag.included() else { continue };
            let other = format!("{DEFAULT}/{wanted}");
            let found =
                [wanted, &other].into_iter().find(|name| files.contains_key(*name));
            let part = expanded(found?, files, known);
            let around = Around { tags: &tags, n, after: text.get(tag.place.end..)? };
            if let Some(body) = around.fitting(&part, tag, whole) {
                let longer = text.len() + body.len();
                if longer <= LONGEST {
                    text.replace_range(tag.place.clone(), &body);
                }
            }
        }
        Some(text)
    });
    let text = text.unwrap_or_else(|| whole.to_owned());
    known.insert(name.to_owned(), text.clone());
    text
}

/// A tag of a template: what stands between braces.
pub(super) struct Tag<'t> {
    /// Where it stands, braces included.
    pub(super) place: Range<usize>,
    /// The sign after the first brace: `%`, `{` or `#`.
    pub(super) sign: u8,
    /// What stands in it, without the marks that take blank space away.
    pub(super) words: &'t str,
    /// Whether it takes away the blank space before and after it.
    pub(super) trims: (bool, bool),
}

impl<'t> Tag<'t> {
    /// The first word of a statement.
    pub(super) fn name(&self) -> Option<&'t str> {
        self.words.split_whitespace().next().filter(|_| self.sign == b'%')
    }

    /// The template that it includes, where it does that alone.
    fn included(&self) -> Option<&'t str> {
        let rest = self.words.strip_prefix("include").filter(|_| self.sign == b'%')?;
        let name = rest.trim().strip_prefix('"')?.strip_suffix('"')?;
        (self.trims == (false, false) && !name.contains('"')).then_some(name)
    }

    /// The name that it keeps a value under.
    fn kept(&self) -> Option<&'t str> {
        let (name, _) = self.words.strip_prefix("set ")?.split_once('=')?;
        Some(name.trim())
    }
}

/// The tags of a template in their order; none where they are not as expected.
pub(super) fn tags(text: &str) -> Option<Vec<Tag<'_>>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..)?.find('{').map(|open| at + open) {
        let sign = text.as_bytes().get(open + 1).copied().unwrap_or_default();
        let (end, close) = match sign {
            b'%' => ("%}", close(text, open + 2, "%}")?),
            b'{' => ("}}", close(text, open + 2, "}}")?),
            b'#' => ("#}", open + 2 + text.get(open + 2..)?.find("#}")?),
            _ => {
                at = open + 1;
                continue;
            }
        };
        let inner = text.get(open + 2..close)?;
        let (start, stop) = (inner.strip_prefix('-'), inner.strip_suffix('-'));
        let trims = (start.is_some(), stop.is_some());
        let words = inner.trim_matches('-').trim();
        at = close + end.len();
        tags.push(Tag { place: open..at, sign, words, trims });
        if matches!(tags.last()?.name(), Some("raw")) {
            return None;
        }
    }
    Some(tags)
}

/// Where a tag ends: its closing sign, outside quotation marks.
fn close(text: &str, from: usize, sign: &str) -> Option<usize> {
    let mut quote = None;
    let mut bytes = text.as_bytes().iter().enumerate().skip(from);
    bytes.find_map(|(at, byte)| match quote {
        Some(mark) => {
            quote = quote.filter(|_| *byte != mark);
            None
        }
        None if b"\"'`".contains(byte) => {
            quote = Some(*byte);
            None
        }
        None => (text.as_bytes().get(at..at + 2)? == sign.as_bytes()).then_some(at),
    })
}

/// The place of an include.
struct Around<'a> {
    /// The tags of the template that includes.
    tags: &'a [Tag<'a>],
    /// Which of them the include is.
    n: usize,
    /// What follows the include, everything in its place.
    after: &'a str,
}

impl Around<'_> {
    /// A template's text as it can stand in place of the include; none where that would change
    /// what is seen.
    fn fitting(&self, part: &str, tag: &Tag<'_>, whole: &str) -> Option<String> {
        let body = without_heading(part)?;
        let inner = tags(&body)?;
        let trims_around = inner.first().is_some_and(|first| {
            first.trims.0 && body.get(..first.place.start).is_none_or(is_blank)
        }) || inner.last().is_some_and(|last| {
            last.trims.1 && body.get(last.place.end..).is_none_or(is_blank)
        });
        let before = self.n.checked_sub(1).and_then(|n| self.tags.get(n));
        let is_trimmed_before = before.is_some_and(|before| {
            before.trims.1
                && whole.get(before.place.end..tag.place.start).is_none_or(is_blank)
        });
        let rest = self.after.trim_start();
        let is_trimmed_after =
            ["{%-", "{{-", "{#-"].iter().any(|trim| rest.starts_with(trim));
        if trims_around || is_trimmed_before || is_trimmed_after {
            return None;
        }
        let mut depth = 0;
        for tag in &inner {
            match tag.name() {
                Some("for") => depth += 1,
                Some("endfor") => depth -= 1,
                Some(name) if !PLAIN.contains(&name) => return None,
                None if tag.words.starts_with('<') || tag.words.contains("__tera") => {
                    return None;
                }
                _ => {}
            }
            // Within a loop of its own, what is kept is gone with the loop.
            if depth == 0 && tag.name() == Some("set") && !self.may_keep(tag.kept()?) {
                return None;
            }
        }
        Some(body)
    }

    /// Whether a value may be kept under a name from the include on: until the turn of the loop
    /// that it stands in ends, nothing reads the name.
    fn may_keep(&self, name: &str) -> bool {
        let mut heads = Vec::new();
        for tag in self.tags.iter().take(self.n) {
            match tag.name() {
                Some("for") => heads.push(tag.words),
                Some("endfor") => {
                    heads.pop();
                }
                _ => {}
            }
        }
        // Outside all loops it would be kept to the template's end, and by others than itself.
        if heads.is_empty() || heads.iter().any(|head| head.contains(name)) {
            return false;
        }
        let Some(after) = tags(self.after) else { return false };
        let mut depth = 0;
        for tag in after {
            match tag.name() {
                Some("for") => depth += 1,
                Some("endfor") if depth == 0 => return true,
                Some("endfor") => depth -= 1,
                Some("include") => return false,
                _ => {}
            }
            if tag.words.contains(name) {
                return false;
            }
        }
        false
    }
}

/// A template's text without the comments that it begins with, and without the blank space that
/// those take away.
fn without_heading(text: &str) -> Option<String> {
    let mut rest = text;
    loop {
        let begins = rest.trim_start();
        let Some(comment) = begins.strip_prefix("{#") else {
            return Some(rest.to_owned());
        };
        if begins.len() < rest.len() {
            return None;
        }
        let (comment, after) = comment.split_once("#}")?;
        rest = if comment.ends_with('-') { after.trim_start() } else { after };
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
