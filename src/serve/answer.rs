//! Requests in, answers out: a look into what is shown at present.

use std::convert::Infallible;
use std::future::ready;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName,
    IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::ListenerExt;
use futures_util::stream;
use tokio::net::TcpListener;
use tokio::task;

use crate::render::{Output, OutputBytes};
use crate::source::AssetBytes;

use super::address::{self, Wrong};
use super::shown::Shown;
use super::{Seen, manners, page};

/// Answers all connections; never ends by itself.
pub(super) async fn serve(listener: TcpListener, port: u16, seen: Seen) {
    let channel_seen = seen.clone();
    let channel =
        move |headers: HeaderMap| ready(reload(port, &headers, channel_seen.clone()));
    let router = Router::new()
        .route(page::CHANNEL, get(channel))
        .route(page::SCRIPT, get(|| async { text("reload.js", page::RELOAD_JS) }))
        .route(page::STYLE, get(|| async { text("report.css", page::REPORT_CSS) }))
        .fallback(file)
        .with_state(seen)
        .layer(middleware::from_fn_with_state(port, politely));
    // A reload is three short answers in a row: none may wait to be sent.
    let listener = listener.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    // It waits and tries again where the system lends no connection, and gives no error.
    let _ = axum::serve(listener, router).await;
}

/// Refuses what is not to be answered, and says of each answer how it may be used.
async fn politely(State(port): State<u16>, request: Request, next: Next) -> Response {
    let refusal =
        manners::refusal(port, request.method(), request.uri(), request.headers());
    let mut response = match refusal {
        Some(status) => plain(status),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    if refusal == Some(StatusCode::METHOD_NOT_ALLOWED) {
        headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    for (name, value) in [
        (CACHE_CONTROL, "no-store"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The channel that tells the name of the latest build: at once, and with each build.
fn reload(port: u16, headers: &HeaderMap, mut seen: Seen) -> Response {
    if !manners::comes_from_us(port, headers) {
        return plain(StatusCode::FORBIDDEN);
    }
    seen.mark_changed();
    let builds = stream::unfold(seen, |mut seen| async move {
        loop {
            seen.changed().await.ok()?;
            let stamp =
                seen.borrow_and_update().as_ref().map(|shown| shown.stamp.clone());
            if let Some(stamp) = stamp {
                let event = Event::default().event("build").data(stamp);
                return Some((Ok::<_, Infallible>(event), seen));
            }
        }
    });
    Sse::new(builds).keep_alive(KeepAlive::default()).into_response()
}

/// A file of the finished pack, or what stands in its place.
async fn file(State(mut seen): State<Seen>, uri: Uri, headers: HeaderMap) -> Response {
    // The first build may still be running.
    let Ok(shown) = seen.wait_for(Option::is_some).await.map(|shown| shown.clone())
    else {
        return plain(StatusCode::SERVICE_UNAVAILABLE);
    };
    let Some(shown) = shown else { return plain(StatusCode::SERVICE_UNAVAILABLE) };
    let path = match address::path(uri.path()) {
        Ok(path) => path,
        Err(Wrong::Malformed) => return plain(StatusCode::BAD_REQUEST),
        Err(Wrong::Impossible) => return not_found(&shown),
    };
    let output = shown.good.as_ref().and_then(|good| good.get(&path));
    let wants_good = uri.query() == Some(page::LAST_GOOD) && output.is_some();
    let is_page = output.map_or_else(|| address::is_page(&path), Output::is_page);
    if shown.trouble.is_some() && is_page && !wants_good {
        return report(&shown);
    }
    let Some(output) = output else { return not_found(&shown) };
    if let OutputBytes::Copy(asset) = &output.bytes {
        return copy(&path, asset.bytes.clone()).await;
    }
    let tag = format!("\"{}-{}\"", output.sha256, shown.stamp);
    if headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .any(|known| known.as_bytes() == tag.as_bytes())
    {
        return (StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response();
    }
    ([(ETAG, tag)], made(output, &shown)).into_response()
}

/// A file that the build made.
fn made(output: &Output, shown: &Shown) -> Response {
    let bytes = match &output.bytes {
        OutputBytes::Memory(bytes) if output.is_page() => {
            page::with_script(bytes, &shown.stamp)
        }
        OutputBytes::Memory(bytes) => bytes.clone(),
        OutputBytes::Copy(_) => Vec::new(),
    };
    of_type(&output.path, bytes)
}

/// A file that a build would copy, as it is on the disk now.
async fn copy(path: &str, bytes: AssetBytes) -> Response {
    let disk = match bytes {
        AssetBytes::Memory(bytes) => return of_type(path, bytes.to_vec()),
        AssetBytes::Disk(disk) => disk,
    };
    // A disk may be slow, and other connections are not to wait for it.
    match task::spawn_blocking(move || regular(&disk)).await {
        Ok(Some(bytes)) => of_type(path, bytes),
        _ => plain(StatusCode::NOT_FOUND),
    }
}

/// The bytes of a file; none where it is gone, or has become something else.
fn regular(disk: &Path) -> Option<Vec<u8>> {
    let is_file = disk.symlink_metadata().is_ok_and(|found| found.is_file());
    is_file.then(|| std::fs::read(disk).ok()).flatten()
}

/// The page with the report. It is a server's error to whoever asks by program: a check of links
/// or a `curl --fail` must not take it for the page.
fn report(shown: &Shown) -> Response {
    let Some(trouble) = &shown.trouble else { return plain(StatusCode::NOT_FOUND) };
    let body = page::report(trouble, &shown.stamp, shown.good.is_some());
    let policy = [(CONTENT_SECURITY_POLICY, page::POLICY)];
    (StatusCode::INTERNAL_SERVER_ERROR, policy, of_type("report.html", body))
        .into_response()
}

/// The pack's own page for what is not there.
fn not_found(shown: &Arc<Shown>) -> Response {
    let output = shown.good.as_ref().and_then(|good| good.get("404.html"));
    match output {
        Some(output) => (StatusCode::NOT_FOUND, made(output, shown)).into_response(),
        None => plain(StatusCode::NOT_FOUND),
    }
}

/// Bytes with the media type of a path.
fn of_type(path: &str, bytes: Vec<u8>) -> Response {
    let media_type = [(CONTENT_TYPE, address::media_type(path))];
    (media_type, Body::from(bytes)).into_response()
}

/// A text that is part of the program.
fn text(path: &str, text: &'static str) -> Response {
    ([(CONTENT_TYPE, address::media_type(path))], text).into_response()
}

/// A status in its own words.
fn plain(status: StatusCode) -> Response {
    (status, status.canonical_reason().unwrap_or_default()).into_response()
}
