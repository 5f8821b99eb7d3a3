//! The address that was asked for becomes a path in the finished pack, and a path tells the type.

use axum::http::Uri;

/// Why an address is no path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It is not written as addresses are.
    Malformed,
    /// No file of a pack could be called so.
    Impossible,
}

/// The path of a file in the finished pack; a folder's address is that of its `index.html`.
///
/// Each part between slashes is decoded once, by itself. What comes out is looked up in a list
/// and never given to the disk; that no part is a way up, or becomes two parts, keeps the meaning
/// of an address the same here and on any other server.
pub(super) fn path(address: &str) -> Result<String, Wrong> {
    let parts = address.strip_prefix('/').ok_or(Wrong::Malformed)?.split('/');
    let mut parts = parts.map(decoded).collect::<Result<Vec<String>, Wrong>>()?;
    if let Some(last) = parts.last_mut().filter(|last| last.is_empty()) {
        "index.html".clone_into(last);
    }
    let is_odd = |part: &String| {
        part.is_empty() || part.starts_with('.') || part.contains(['/', '\\'])
    };
    if parts.iter().any(is_odd) {
        return Err(Wrong::Impossible);
    }
    Ok(parts.join("/"))
}

/// What an address says behind `?` under a name, as `a` in `?name=a&other=b`; empty where
/// the name stands alone. None where it does not stand there, or is not written as addresses are.
pub(super) fn value(address: &Uri, name: &str) -> Option<String> {
    let pairs = address.query()?.split('&');
    let mut pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.find(|(key, _)| *key == name).and_then(|(_, value)| decoded(value).ok())
}

/// A part of an address with `%` and two digits read as a byte.
pub(super) fn decoded(part: &str) -> Result<String, Wrong> {
    let mut pieces = part.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2).ok_or(Wrong::Malformed)?;
        // `from_str_radix` takes a sign before a digit.
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(Wrong::Malformed);
        }
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| Wrong::Malformed)?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    let text = String::from_utf8(bytes).map_err(|_| Wrong::Malformed)?;
    if text.contains('\0') { Err(Wrong::Malformed) } else { Ok(text) }
}

/// Whether a page may be meant, rather than a file beside the pages.
pub(super) fn is_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_none_or(|(_, ending)| ending == "html")
}

/// The media type of a file, by the ending of its path.
pub(super) fn media_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "bib" | "ris" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}
