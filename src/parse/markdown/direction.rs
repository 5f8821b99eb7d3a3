//! Signs that nobody sees and that turn the direction of text.

use std::ops::Range;

use crate::diag::Code;

use super::Reading;
use crate::parse::no_letter;

/// The byte with which all these signs begin in UTF-8, and no other byte of a sign is.
const FIRST_BYTE: u8 = 0xe2;

/// Reports each sign that turns the direction of the text around it.
pub(super) fn check(reading: &mut Reading<'_>) {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = reading.text.get(at..)
        && let Some(ahead) = rest.bytes().position(|byte| byte == FIRST_BYTE)
    {
        at += ahead;
        let sign = rest.get(ahead..).and_then(|rest| rest.chars().next());
        let Some(sign) = sign else { break };
        let bytes = at..at + sign.len_utf8();
        at = bytes.end;
        if let Some(name) = name(sign) {
            found.push((bytes, sign, name));
        }
    }
    for (bytes, sign, name) in found {
        report(reading, bytes, sign, name);
    }
}

/// Reports the signs that come of entities, which the text as written does not show.
pub(super) fn check_decoded(reading: &mut Reading<'_>, text: &str, bytes: &Range<usize>) {
    for sign in text.chars() {
        if let Some(name) = name(sign) {
            report(reading, bytes.clone(), sign, name);
        }
        if no_letter::is_no_letter(sign) {
            reading.problems.push(no_letter::problem(sign, reading.span(bytes.clone())));
        }
    }
}

fn report(reading: &mut Reading<'_>, bytes: Range<usize>, sign: char, name: &str) {
    let message = format!(
        "the invisible sign `U+{:04X}` ({name}) turns the direction of text",
        u32::from(sign)
    );
    let problem = reading.problem(Code::BidiControl, bytes, message);
    let help = "take it out unless the text truly needs it; the page isolates it";
    reading.problems.push(problem.help(help));
}

/// The name that Unicode gives to a sign that embeds, overrides or isolates a direction.
fn name(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "pop directional formatting",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        _ => return None,
    })
}
