//! What stands inside the brackets of a citation: ids, and words in quotation marks.

use std::ops::Range;

/// One id of a citation.
pub(super) struct Cited {
    /// Its bytes, without the `@`.
    pub(super) id: Range<usize>,
    /// The words that are to be set as a quotation.
    pub(super) words: Option<String>,
}

/// Why a bracket is no citation.
pub(super) struct Fault {
    /// The bytes that are wrong; none where it is the bracket as a whole.
    pub(super) at: Option<Range<usize>>,
    /// What is wrong.
    pub(super) what: String,
    /// What to do.
    pub(super) help: String,
}

impl Fault {
    /// A fault of these bytes.
    fn at(self, bytes: Range<usize>) -> Self {
        Self { at: Some(bytes), ..self }
    }
}

/// Reads what follows the opening bracket; gives the ids and the byte behind the bracket.
pub(super) fn citation(text: &str, mut at: usize) -> Result<(Vec<Cited>, usize), Fault> {
    let mut all = Vec::new();
    loop {
        at = skip_spaces(text, at);
        let start = at;
        let id = id(text, at)?;
        at = skip_spaces(text, id.end);
        let mut words = None;
        if let Some(closers) = from(text, at).chars().next().and_then(closers) {
            let (quoted, end) = quoted(text, at, closers)?;
            words = Some(quoted);
            at = skip_spaces(text, end);
        }
        let name = slice(text, id.clone()).to_owned();
        all.push(Cited { id, words });
        match from(text, at).chars().next() {
            Some(']') => return Ok((all, at + 1)),
            Some(';') => at += 1,
            None | Some('[') => return Err(unclosed()),
            Some(',') => {
                return Err(fault(
                    "citations in one bracket are separated by `;`",
                    format!("write `;` in place of the comma behind `@{name}`"),
                )
                .at(at..at + 1));
            }
            Some(_) => {
                return Err(fault(
                    &format!("`@{name}` is followed by what is no part of a citation"),
                    format!(
                        "write `[@{name}]`, or `[@{name} \"exact words\"]`; an id has no spaces"
                    ),
                )
                .at(start..other(text, at)));
            }
        }
    }
}

fn fault(what: &str, help: String) -> Fault {
    Fault { at: None, what: what.to_owned(), help }
}

fn unclosed() -> Fault {
    fault(
        "a citation is not closed",
        "close it with `]`; within it there is no emphasis, code or link".to_owned(),
    )
}

/// The bytes of the id that stands at `at`.
fn id(text: &str, at: usize) -> Result<Range<usize>, Fault> {
    let ends = |c: char| c.is_whitespace() || ";,[]@".contains(c) || closers(c).is_some();
    let rest = from(text, at);
    let Some(name) = rest.strip_prefix('@') else {
        let word = slice(rest, 0..rest.find(ends).unwrap_or(rest.len()));
        return Err(match word {
            "" => fault(
                "a citation ends in nothing",
                "take the last `;` out, or name what is cited".to_owned(),
            ),
            word => fault(
                &format!("`{word}` is cited without `@`"),
                format!("write `@{word}`"),
            )
            .at(at..at + word.len()),
        });
    };
    let n = name.find(ends).unwrap_or(name.len());
    if n == 0 {
        return Err(fault(
            "a citation names nothing",
            "write the id of a statement behind the `@`, such as `[@article/point]`; \
             where the sign itself is meant, write `\\[@`"
                .to_owned(),
        ));
    }
    Ok(at + 1..at + 1 + n)
}

/// Where the word ends that stands behind an id and is no part of a citation.
fn other(text: &str, at: usize) -> usize {
    let rest = from(text, at);
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let ends = |c: char| c.is_whitespace() || ";,[]".contains(c);
    at + rest.find(ends).unwrap_or(rest.len()).max(first)
}

/// The signs that close a quotation which this one opens.
fn closers(open: char) -> Option<&'static [char]> {
    Some(match open {
        '"' => &['"'],
        '“' => &['”', '"'],
        '„' => &['“', '”'],
        '«' => &['»'],
        _ => return None,
    })
}

/// Reads quoted words; gives them and the byte behind their closing sign.
///
/// The closing sign is one that the bracket's end or the next citation follows, so the words
/// may hold brackets and quotation marks of their own.
fn quoted(text: &str, at: usize, closers: &[char]) -> Result<(String, usize), Fault> {
    let start = at + from(text, at).chars().next().map_or(0, char::len_utf8);
    let rest = from(text, start);
    for (n, sign) in rest.char_indices() {
        let behind = from(rest, n + sign.len_utf8());
        if sign == '[' && behind.trim_start().starts_with('@') {
            break;
        }
        let next = || behind.trim_start();
        if closers.contains(&sign)
            && (next().starts_with(']')
                || next()
                    .strip_prefix(';')
                    .is_some_and(|more| more.trim_start().starts_with('@')))
        {
            let words = slice(rest, 0..n).split_whitespace().collect::<Vec<_>>();
            if words.is_empty() {
                return Err(fault(
                    "the quotation marks of a citation hold no words",
                    "write the exact words between them, or take them out".to_owned(),
                ));
            }
            let end = start + n + sign.len_utf8();
            return Ok((slice(rest, 0..n).trim().replace('\n', " "), end));
        }
    }
    Err(fault(
        "the quoted words of a citation are not closed",
        "close them with a quotation mark and `]`; within them there is no emphasis, code or link"
            .to_owned(),
    ))
}

fn skip_spaces(text: &str, at: usize) -> usize {
    let rest = from(text, at);
    at + rest.len() - rest.trim_start().len()
}

/// The text from a byte on.
pub(super) fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// These bytes of the text.
pub(super) fn slice(text: &str, bytes: Range<usize>) -> &str {
    text.get(bytes).unwrap_or_default()
}
