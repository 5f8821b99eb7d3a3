//! What the preview adds to pages: the scripts that load them anew and lead to their sources, and
//! the page that stands in for them while the pack does not build.

use super::shown::Trouble;
use super::words;

/// The address of the channel that tells of builds.
pub(super) const CHANNEL: &str = "/__briefpack/reload";
/// The address of the script that listens to it.
pub(super) const SCRIPT: &str = "/__briefpack/reload.js";
/// The address of the style of the page with a report.
pub(super) const STYLE: &str = "/__briefpack/report.css";
/// The address of the script that leads from a page to its sources.
pub(super) const TOOLS: &str = "/__briefpack/tools.js";
/// The address of the style of what that script adds.
pub(super) const TOOLS_STYLE: &str = "/__briefpack/tools.css";
/// The address of the style of the page that lays an article out.
pub(super) const WORKBENCH_STYLE: &str = "/__briefpack/workbench.css";

/// The files that pages load, by address.
pub(super) const FILES: [(&str, &str); 5] = [
    (SCRIPT, include_str!("reload.js")),
    (STYLE, include_str!("report.css")),
    (TOOLS, include_str!("tools.js")),
    (TOOLS_STYLE, include_str!("tools.css")),
    (WORKBENCH_STYLE, include_str!("workbench.css")),
];
/// What is asked for after `?` where the last good page is wanted.
pub(super) const LAST_GOOD: &str = "last-good";

/// What the page with a report may load.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; \
     script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'";

/// A page with the scripts at the end of its body; one carries the name of the build shown.
pub(super) fn with_script(page: &[u8], stamp: &str) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let at = page.windows(END.len()).rposition(|window| window == END);
    let (before, after) =
        page.split_at_checked(at.unwrap_or(page.len())).unwrap_or((page, b""));
    [before, scripts(stamp).as_bytes(), after].concat()
}

/// The page in place of all pages while the pack does not build. `has_good` tells whether there
/// is a last good page to see.
pub(super) fn report(trouble: &Trouble, stamp: &str, has_good: bool) -> Vec<u8> {
    let Trouble { title, advice, report } = trouble;
    let good = if has_good {
        format!("<p><a href=\"?{LAST_GOOD}\">{}</a></p>\n", words::LAST_GOOD)
    } else {
        String::new()
    };
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title} · briefpack</title>\n<link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"{STYLE}\">\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<p>{advice}</p>\n\
         <pre tabindex=\"0\" aria-label=\"{name}\">{report}</pre>\n{good}</main>\n\
         {script}</body>\n</html>\n",
        name = words::REPORT,
        report = escaped(report),
        script = script(stamp),
    );
    page.into_bytes()
}

/// The elements that load both scripts, on one line.
pub(super) fn scripts(stamp: &str) -> String {
    let reload = script(stamp);
    let tools =
        format!("<script src=\"{TOOLS}\" data-style=\"{TOOLS_STYLE}\" defer></script>");
    format!("{}{tools}\n", reload.trim_end())
}

/// The element that loads the script which loads a page anew; a stamp needs no escaping.
fn script(stamp: &str) -> String {
    format!("<script src=\"{SCRIPT}?build={stamp}\" defer></script>\n")
}

/// Text as it may stand in a page.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
