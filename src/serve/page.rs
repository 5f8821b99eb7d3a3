//! What the preview adds to pages: the script that loads them anew, and the page that stands in
//! for them while the pack does not build.

use super::shown::Trouble;

/// The address of the channel that tells of builds.
pub(super) const CHANNEL: &str = "/__briefpack/reload";
/// The address of the script that listens to it.
pub(super) const SCRIPT: &str = "/__briefpack/reload.js";
/// The address of the style of the page with a report.
pub(super) const STYLE: &str = "/__briefpack/report.css";
/// What is asked for after `?` where the last good page is wanted.
pub(super) const LAST_GOOD: &str = "last-good";

/// What the page with a report may load.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; \
     script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'";

/// The script itself.
pub(super) const RELOAD_JS: &str = include_str!("reload.js");
/// The style itself.
pub(super) const REPORT_CSS: &str = include_str!("report.css");

/// A page with the script at the end of its body; it carries the name of the build shown.
pub(super) fn with_script(page: &[u8], stamp: &str) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let at = page.windows(END.len()).rposition(|window| window == END);
    let (before, after) =
        page.split_at_checked(at.unwrap_or(page.len())).unwrap_or((page, b""));
    [before, script(stamp).as_bytes(), after].concat()
}

/// The page in place of all pages while the pack does not build. `has_good` tells whether there
/// is a last good page to see.
pub(super) fn report(trouble: &Trouble, stamp: &str, has_good: bool) -> Vec<u8> {
    let Trouble { title, advice, report } = trouble;
    let good = if has_good {
        format!("<p><a href=\"?{LAST_GOOD}\">See the last good page</a></p>\n")
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
         <pre tabindex=\"0\" aria-label=\"Report\">{report}</pre>\n{good}</main>\n\
         {script}</body>\n</html>\n",
        report = escaped(report),
        script = script(stamp),
    );
    page.into_bytes()
}

/// The element that loads the script; a stamp needs no escaping.
fn script(stamp: &str) -> String {
    format!("<script src=\"{SCRIPT}?build={stamp}\" defer></script>\n")
}

/// Text as it may stand in a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
