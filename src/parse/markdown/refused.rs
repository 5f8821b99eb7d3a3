//! What a page does not hold as it was written, told to its author.

use std::ops::Range;

use crate::diag::Code;

use super::{Reading, shortened};

/// Reports an address that no page may hold.
pub(super) fn address(address: &str, place: Range<usize>, reading: &mut Reading<'_>) {
    let message = format!("the address `{}` is not followed", shortened(address));
    let problem = reading.problem(Code::UnsafeLink, place, message);
    let help = "use a path within the pack, or an address that begins with `https:`, `http:`, \
                `mailto:` or `tel:`";
    reading.problems.push(problem.help(help));
}

/// Reports a picture of another host.
pub(super) fn remote_picture(
    address: &str,
    place: Range<usize>,
    reading: &mut Reading<'_>,
) {
    let message = format!("the picture `{}` is shown as a link", shortened(address));
    let problem = reading.problem(Code::RemoteImage, place, message);
    let help =
        "put a copy beside the text and name that; a pack loads nothing from other hosts";
    reading.problems.push(problem.help(help));
}

/// Reports HTML.
pub(super) fn html(html: &str, bytes: Range<usize>, reading: &mut Reading<'_>) {
    let message = format!("the HTML `{}` is shown as text", shortened(html.trim()));
    let problem = reading.problem(Code::RawHtml, bytes, message);
    let help = if html.trim_start().starts_with("<!--") {
        "take it out; a page has no comments"
    } else {
        "write it as Markdown; where the signs themselves are meant, put them in backticks"
    };
    reading.problems.push(problem.help(help));
}

/// Reports a picture that says nothing to those who do not see it.
pub(super) fn picture_without_words(
    address: &str,
    bytes: Range<usize>,
    reading: &mut Reading<'_>,
) {
    let message = format!("the picture `{}` has no alternative text", shortened(address));
    let problem = reading.problem(Code::NoAlternativeText, bytes, message);
    let help = "say between the brackets what the picture shows: `![…](…)`";
    reading.problems.push(problem.help(help));
}
