//! Requests in, answers out: a look into what is shown at present.

use std::convert::Infallible;
use std::future::ready;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use futures_util::stream;
use tokio::task;

use crate::render::{Made, Output, OutputBytes};
use crate::source::AssetBytes;

use super::address::{self, Wrong};
use super::shown::{Shown, Trouble};
use super::{At, Seen, asked, manners, page, parts};

/// Which answer belongs to which request.
pub(super) fn router(at: At) -> Router {
    let (port, seen) = (at.run.port, at.seen.clone());
    let channel = move || ready(reload(seen.clone()));
    let mut router = Router::new()
        .route(page::CHANNEL, get(channel))
        .route(asked::PLACES, get(asked::places))
        .route(asked::PASSAGE, get(asked::passage))
        .route_layer(middleware::from_fn_with_state(port, for_us))
        .route(asked::WORKBENCH, get(asked::workbench))
        .route(asked::OPEN, post(asked::open));
    for (path, body) in page::FILES {
        router = router.route(path, get(move || async move { text(path, body) }));
    }
    let politely = middleware::from_fn_with_state(port, politely);
    router.fallback(file).with_state(at).layer(politely)
}

/// Refuses what is not to be answered, and says of each answer how it may be used.
async fn politely(State(port): State<u16>, request: Request, next: Next) -> Response {
    let methods = manners::methods(request.uri().path());
    let refusal =
        manners::refusal(port, request.method(), request.uri(), request.headers());
    let mut response = match refusal {
        Some(status) => plain(status),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    if refusal == Some(StatusCode::METHOD_NOT_ALLOWED) {
        headers.insert(ALLOW, HeaderValue::from_static(methods));
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

/// Answers pages of ours, and whoever is no page.
async fn for_us(State(port): State<u16>, request: Request, next: Next) -> Response {
    if manners::comes_from_us(port, request.headers()) {
        next.run(request).await
    } else {
        plain(StatusCode::FORBIDDEN)
    }
}

/// The channel that tells the name of the latest build: at once, and with each build.
fn reload(mut seen: Seen) -> Response {
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

/// What is shown at present; none where the server ends. The first build may still be running.
pub(super) async fn shown(seen: &mut Seen) -> Option<Arc<Shown>> {
    seen.wait_for(Option::is_some).await.ok()?.clone()
}

/// A file of the finished pack, or what stands in its place.
async fn file(
    State(mut at): State<At>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Some(shown) = shown(&mut at.seen).await else {
        return plain(StatusCode::SERVICE_UNAVAILABLE);
    };
    let path = match address::path(uri.path()) {
        Ok(path) => path,
        Err(Wrong::Malformed) => return plain(StatusCode::BAD_REQUEST),
        Err(Wrong::Impossible) => return not_found(&shown).await,
    };
    let wants_good = address::value(&uri, page::LAST_GOOD).is_some();
    let output = match found(&shown, &path, wants_good).await {
        Found::Output(output) => output,
        Found::Nothing => return not_found(&shown).await,
        Found::Trouble(trouble) => return report(&trouble, &shown),
    };
    if let OutputBytes::Copy(asset) = &output.bytes {
        return match copied(asset.bytes.clone()).await {
            Some(bytes) => parts::answer(&method, &headers, of(&path), bytes),
            None => plain(StatusCode::NOT_FOUND),
        };
    }
    let tag = format!("\"{}-{}\"", output.sha256, shown.stamp);
    if parts::is_known(&headers, &tag) {
        return (StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response();
    }
    let mut own = of(&path);
    own.extend(HeaderValue::try_from(tag).ok().map(|tag| (ETAG, tag)));
    parts::answer(&method, &headers, own, made(&output, &shown))
}

/// What stands at a path.
enum Found {
    /// A file.
    Output(Output),
    /// Nothing.
    Nothing,
    /// Why it cannot be shown.
    Trouble(Arc<Trouble>),
}

/// Looks for the file at a path: of the last good build, where that is wanted, else of the latest.
async fn found(shown: &Shown, path: &str, wants_good: bool) -> Found {
    let stands_in = shown.trouble.as_ref().filter(|_| address::is_page(path));
    if let Some(trouble) = stands_in.filter(|_| !wants_good) {
        return Found::Trouble(Arc::clone(trouble));
    }
    let before = shown.before.as_ref().filter(|_| wants_good);
    let Some(site) = before.or(shown.good.as_ref()) else {
        return stands_in.map_or(Found::Nothing, |t| Found::Trouble(Arc::clone(t)));
    };
    match site.file(path).await {
        Ok(Some(Made { value: Some(output), .. })) => Found::Output(output),
        Ok(Some(Made { problems, .. })) => {
            Found::Trouble(Arc::new(Trouble::of(problems, &site.kept.sources)))
        }
        // A page that is not there now may be there when the trouble is over.
        Ok(None) => stands_in.map_or(Found::Nothing, |t| Found::Trouble(Arc::clone(t))),
        Err(fault) => Found::Trouble(Arc::new(Trouble::failed(&fault))),
    }
}

/// The page at a path; as it was when it was last good, while there is trouble.
pub(super) async fn output(shown: &Shown, path: &str) -> Option<Output> {
    match found(shown, path, shown.trouble.is_some()).await {
        Found::Output(output) => Some(output),
        _ => None,
    }
}

/// A file that the build made.
fn made(output: &Output, shown: &Shown) -> Vec<u8> {
    match &output.bytes {
        OutputBytes::Memory(bytes) if output.is_page() => {
            page::with_script(bytes, &shown.stamp)
        }
        OutputBytes::Memory(bytes) => bytes.clone(),
        OutputBytes::Pieces(pieces) => pieces.whole(),
        OutputBytes::Copy(_) => Vec::new(),
    }
}

/// A file that a build would copy, as it is on the disk now; none where it is gone.
async fn copied(bytes: AssetBytes) -> Option<Vec<u8>> {
    let disk = match bytes {
        AssetBytes::Memory(bytes) => return Some(bytes.to_vec()),
        AssetBytes::Disk(disk) => disk,
    };
    // A disk may be slow, and other connections are not to wait for it.
    task::spawn_blocking(move || regular(&disk)).await.ok().flatten()
}

/// The bytes of a file; none where it is gone, or has become something else.
fn regular(disk: &Path) -> Option<Vec<u8>> {
    let is_file = disk.symlink_metadata().is_ok_and(|found| found.is_file());
    is_file.then(|| std::fs::read(disk).ok()).flatten()
}

/// The page with a report. It is a server's error to whoever asks by program: a check of links
/// or a `curl --fail` must not take it for the page.
pub(super) fn report(trouble: &Trouble, shown: &Shown) -> Response {
    // A page that failed while the build still seemed good has the build before it behind it.
    let good = if shown.trouble.is_some() { &shown.good } else { &shown.before };
    let body = page::report(trouble, &shown.stamp, good.is_some());
    let policy = [(CONTENT_SECURITY_POLICY, page::POLICY)];
    (StatusCode::INTERNAL_SERVER_ERROR, policy, of("report.html"), body).into_response()
}

/// The pack's own page for what is not there.
pub(super) async fn not_found(shown: &Shown) -> Response {
    match found(shown, "404.html", shown.trouble.is_some()).await {
        Found::Output(output) => {
            (StatusCode::NOT_FOUND, of("404.html"), made(&output, shown)).into_response()
        }
        _ => plain(StatusCode::NOT_FOUND),
    }
}

/// The headers of a file that is called so.
fn of(path: &str) -> HeaderMap {
    let media_type = HeaderValue::from_static(address::media_type(path));
    HeaderMap::from_iter([(CONTENT_TYPE, media_type)])
}

/// A text that is part of the program.
fn text(path: &str, text: &'static str) -> Response {
    (of(path), text).into_response()
}

/// A status in its own words.
pub(super) fn plain(status: StatusCode) -> Response {
    (status, status.canonical_reason().unwrap_or_default()).into_response()
}
