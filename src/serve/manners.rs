//! Who is answered: requests to this machine by name, that read and do not write; one alone asks
//! for something to be done, and is held closer (`asked::open`).
//!
//! Any page of the web can make a browser send requests to this machine, and can let its own
//! host name lead here. Both are told by what the browser says of itself.

use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode, Uri};

use super::asked;

/// The names of this machine that a browser may use.
const NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// What is wrong with a request, if anything is.
pub(super) fn refusal(
    port: u16,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Option<StatusCode> {
    let Some(host) = single(headers, &HOST) else {
        return Some(StatusCode::BAD_REQUEST);
    };
    // A request to a proxy names the host in its address, and that counts for more.
    let named = uri.authority().map(axum::http::uri::Authority::as_str);
    if !is_ours(host, port) || named.is_some_and(|named| !is_ours(named, port)) {
        return Some(StatusCode::MISDIRECTED_REQUEST);
    }
    let is_allowed =
        methods(uri.path()).split(", ").any(|known| known == method.as_str());
    (!is_allowed).then_some(StatusCode::METHOD_NOT_ALLOWED)
}

/// What may be done at an address: all but one are for reading.
pub(super) fn methods(path: &str) -> &'static str {
    if path == asked::OPEN { "POST" } else { "GET, HEAD" }
}

/// Whether a request comes from a page of ours, or from no page at all.
pub(super) fn comes_from_us(port: u16, headers: &HeaderMap) -> bool {
    !headers.contains_key(ORIGIN) || comes_from_page(port, headers)
}

/// Whether a request comes from a page of ours.
pub(super) fn comes_from_page(port: u16, headers: &HeaderMap) -> bool {
    let origin = single(headers, &ORIGIN);
    let host = origin.and_then(|origin| origin.strip_prefix("http://"));
    host.is_some_and(|host| is_ours(host, port))
}

/// Whether a host with its port is this server.
fn is_ours(host: &str, port: u16) -> bool {
    let (name, named) = match host.rsplit_once(':') {
        // The colons of an address of IPv6 are inside its brackets.
        Some((name, named)) if !named.ends_with(']') => (name, named.parse().ok()),
        _ => (host, Some(80)),
    };
    named == Some(port) && NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The value of a header that stands there once, as text.
fn single<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    value.to_str().ok().filter(|_| values.next().is_none())
}
