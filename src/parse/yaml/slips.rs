//! The slips that people make in YAML, each named for what it is, with the mended line.

use std::ops::Range;

use crate::diag::{Code, Diagnostic};

use super::Input;
use super::line::{Line, quoted, shortened};
use super::refused::{feature, too_deep};

/// Names what stopped the parser at a byte. `bracket` is the innermost `[` or `{` that is
/// still open there.
pub(super) fn syntax(
    input: &Input,
    at: usize,
    info: &str,
    bracket: Option<usize>,
) -> Diagnostic {
    if info.contains("recursion limit") {
        return too_deep(input, at);
    }
    let mut line = Line::at(input.text, at);
    if line.text.trim().is_empty()
        && let Some(before) = line.before(input.text)
    {
        line = before;
    }
    merge_mark(input, &line)
        .or_else(|| tab(input, &line, info))
        .or_else(|| tab_behind_colon(input, &line))
        .or_else(|| bracket_above(input, &line, bracket))
        .or_else(|| colon(input, &line, at, info))
        .or_else(|| quotation(input, at, info))
        .or_else(|| bracketed_text(input, &line))
        .or_else(|| leading_sign(input, at, &line))
        .or_else(|| unclosed_bracket(input, bracket))
        .or_else(|| no_key(input, &line, info))
        .unwrap_or_else(|| unnamed(input, at, &line, info))
}

/// A slip at bytes of the text.
pub(super) fn slip(
    input: &Input,
    at: Range<usize>,
    message: impl Into<String>,
) -> Diagnostic {
    Diagnostic::at(Code::YamlSyntax, input.span(at), message)
}

fn whole_in_quotes(line: &Line) -> String {
    let mended = line.mended(&quoted(line.value));
    format!("put the whole text in quotation marks: `{mended}`")
}

/// A line that `git merge` left behind, here or above.
fn merge_mark(input: &Input, line: &Line) -> Option<Diagnostic> {
    let end = line.start + line.text.len();
    let mut start = 0;
    for written in input.text.get(..end)?.split('\n') {
        let mark = written.get(..7).unwrap_or_default();
        let is_mark = matches!(mark, "<<<<<<<" | "=======" | ">>>>>>>");
        if is_mark && matches!(written.as_bytes().get(7), None | Some(b' ' | b'\r')) {
            let at = start..start + written.trim_end().len();
            return Some(slip(input, at, "this is the mark of an unfinished merge").help(
                "keep one of the two versions and delete the lines `<<<<<<<`, `=======`, \
                 `>>>>>>>`",
            ));
        }
        start += written.len() + 1;
    }
    None
}

/// A tab where a key's space is wanted: `title:⇥About`. Before quotation marks and brackets the
/// parser takes it.
fn tab_behind_colon(input: &Input, line: &Line) -> Option<Diagnostic> {
    let (key, rest) = line.text.trim_start().split_once(":\t")?;
    let value = rest.trim();
    if key.contains([' ', '"', '\'', '#']) || value.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    let at = line.start + line.indentation().len() + key.len() + 1;
    let message = "a tab follows this colon";
    let value = if value.contains(": ") { quoted(value) } else { shortened(value) };
    let mended = format!("{key}: {value}");
    Some(slip(input, at - 1..at, message).help(format!("write a space: `{mended}`")))
}

fn tab(input: &Input, line: &Line, info: &str) -> Option<Diagnostic> {
    let indentation = line.indentation();
    let first = indentation.find('\t')?;
    let known = ["tab", "mapping values", "expected key", "simple key", "cannot start"];
    if !known.iter().any(|word| info.contains(word)) {
        return None;
    }
    let at = line.start + first..line.start + indentation.len();
    let spaces = indentation.replace('\t', "  ");
    let mended = format!("{spaces}{}", shortened(line.text.trim()));
    Some(
        slip(input, at, "a tab indents this line")
            .help(format!("indent with spaces: `{mended}`")),
    )
}

fn colon(input: &Input, line: &Line, at: usize, info: &str) -> Option<Diagnostic> {
    if !info.contains("mapping values are not allowed")
        && !info.contains("illegal placement")
    {
        return None;
    }
    if let Some(before) = line.before(input.text)
        && let Some((key, rest)) = before.text.trim().split_once(':')
        && !rest.is_empty()
        && !rest.starts_with([' ', '/'])
        && key.chars().all(|c| c.is_alphanumeric() || c == '_')
    {
        let colon = before.start + before.indentation().len() + key.len();
        return Some(
            slip(input, colon..colon + 1, "there is no space after this colon")
                .help(format!("write `{key}: {}`", shortened(rest))),
        );
    }
    let problem = slip(input, at..at + 1, "a colon in plain text begins a new key");
    let is_continued = line.value_at > at;
    Some(if is_continued {
        problem.help("put the whole text, from its first line on, in quotation marks")
    } else {
        problem.help(whole_in_quotes(line))
    })
}

fn quotation(input: &Input, at: usize, info: &str) -> Option<Diagnostic> {
    if info.contains("trailing content after double-quoted") {
        return Some(after_quotation(input, at));
    }
    if !info.contains("quoted scalar") {
        return None;
    }
    if info.contains("escape") || info.contains("hexadecimal") {
        let line = Line::at(input.text, at);
        return Some(
            slip(
                input,
                at..line.start + line.text.len(),
                "`\\` begins a sign of YAML in `\"`",
            )
            .help("write `\\\\` for the sign itself, or use `'` as quotation marks"),
        );
    }
    let line = Line::at(input.text, at);
    let rest = input.text.get(at..line.start + line.text.len())?;
    let sign = rest.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let text = shortened(rest.get(1..).unwrap_or_default().trim_end());
    Some(
        slip(
            input,
            at..at + rest.trim_end().len(),
            "this quotation mark is never closed",
        )
        .help(format!("close it: `{}`", line.mended(&format!("{sign}{text}{sign}")))),
    )
}

/// Text goes on after a quotation mark that closes.
fn after_quotation(input: &Input, at: usize) -> Diagnostic {
    let line = Line::at(input.text, at);
    let end = line.start + line.text.trim_end().len();
    let value = line.value;
    if let Some(inner) = value.strip_prefix('\'').and_then(|v| v.strip_suffix('\''))
        && inner.contains('\'')
    {
        let mended = line.mended(&quoted(inner));
        return slip(input, at.saturating_sub(1)..at, "an apostrophe ends this text")
            .help(format!("use the other quotation marks: `{mended}`"));
    }
    slip(input, at..end.max(at), "text goes on after the closing quotation mark")
        .help(whole_in_quotes(&line))
}

/// A text that begins with `[` or `{`, so that it is taken for a list or a mapping.
fn bracketed_text(input: &Input, line: &Line) -> Option<Diagnostic> {
    let sign = line.value.chars().next().filter(|sign| matches!(sign, '[' | '{'))?;
    let close = if sign == '[' { ']' } else { '}' };
    let rest = line.value.rsplit_once(close).map(|(_, rest)| rest.trim());
    let goes_on = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('#'));
    if !goes_on && !line.value.starts_with("[@") {
        return None;
    }
    let at = line.value_at..line.value_at + 1;
    let what = if sign == '[' { "list" } else { "mapping" };
    let message = format!("a text cannot begin with `{sign}`, which begins a {what}");
    Some(slip(input, at, message).help(whole_in_quotes(line)))
}

fn leading_sign(input: &Input, at: usize, line: &Line) -> Option<Diagnostic> {
    let rest = input.text.get(at..line.start + line.text.len())?;
    let sign = rest.chars().next()?;
    match sign {
        '@' | '`' | '%' => {}
        '*' | '&' | '!' => return Some(feature(input, at)),
        '|' | '>' => return None,
        _ => {
            let before = input.text.get(line.value_at..at)?;
            let sign = before.chars().next().filter(|c| matches!(c, '*' | '&' | '!'))?;
            let is_near = !before.contains([',', '[', '{']) && before.starts_with(sign);
            return is_near.then(|| feature(input, line.value_at));
        }
    }
    let name = if sign == '`' { "a backtick".to_owned() } else { format!("`{sign}`") };
    let message = format!("a text cannot begin with {name}");
    let mended = line.mended(&in_quotes_from(line, at));
    let end = at + sign.len_utf8();
    Some(
        slip(input, at..end, message)
            .help(format!("put the text in quotation marks: `{mended}`")),
    )
}

/// The line's value, with what begins at a byte in quotation marks: all of it where it begins
/// there, else up to the next comma or bracket.
pub(super) fn in_quotes_from(line: &Line, at: usize) -> String {
    let Some((before, text)) =
        at.checked_sub(line.value_at).and_then(|n| line.value.split_at_checked(n))
    else {
        return quoted(line.value);
    };
    let is_inside = before.starts_with(['[', '{']);
    let end = if is_inside { text.find([',', ']', '}']) } else { None };
    let (text, after) =
        text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""));
    format!("{before}{}{after}", quoted(text))
}

/// A bracket that was opened above a line which begins a new key at its level.
fn bracket_above(
    input: &Input,
    line: &Line,
    bracket: Option<usize>,
) -> Option<Diagnostic> {
    let opened = Line::at(input.text, bracket.filter(|at| *at < line.start)?);
    let is_new_key =
        line.key.is_some() && line.indentation().len() <= opened.indentation().len();
    if is_new_key { unclosed_bracket(input, bracket) } else { None }
}

fn unclosed_bracket(input: &Input, bracket: Option<usize>) -> Option<Diagnostic> {
    let start = bracket?;
    let sign = input.text.get(start..)?.chars().next()?;
    let close = if sign == '[' { ']' } else { '}' };
    let line = Line::at(input.text, start);
    let is_text = line.value_at == start && !line.value.contains([',', ':']);
    let problem = slip(input, start..start + 1, format!("this `{sign}` is never closed"));
    let close = format!("close it with `{close}`");
    Some(if is_text {
        problem.help(format!("{close}, or put the text in quotation marks"))
    } else {
        problem.help(format!("{close}, and put a comma between two values"))
    })
}

fn no_key(input: &Input, line: &Line, info: &str) -> Option<Diagnostic> {
    let is_known =
        ["simple key", "expected key", "expected '-'", "expected <document start>"]
            .iter()
            .any(|word| info.contains(word));
    if !is_known || line.text.trim().is_empty() {
        return None;
    }
    let has_no_key =
        |line: &Line| line.key.is_none() && !line.text.trim().starts_with('-');
    let above = line.before(input.text).filter(|above| {
        has_no_key(above) && above.indentation().len() <= line.indentation().len()
    });
    let line =
        above.as_ref().filter(|above| !above.text.trim().is_empty()).unwrap_or(line);
    let at = line.start + line.indentation().len();
    let end = line.start + line.text.trim_end().len();
    let problem = if line.key.is_some() || line.text.trim_start().starts_with("- ") {
        slip(input, at..end, "this line is indented otherwise than its neighbours")
            .help("begin it exactly below the line that it belongs with")
    } else {
        slip(input, at..end, "this line has no key")
            .help("write `key: value`, or indent it further to carry on the text above")
    };
    Some(problem)
}

fn unnamed(input: &Input, at: usize, line: &Line, info: &str) -> Diagnostic {
    let end = (line.start + line.text.trim_end().len()).max(at);
    slip(input, at..end, "the YAML cannot be read from here on")
        .note(format!("the parser says: {info}"))
        .help("put the text in quotation marks, and indent with two spaces a level")
}
