//! What an author's page asks: where things are written, marked words as a passage, an article
//! laid out; and that a file be opened.
//!
//! All is looked up in the last good build. Nobody names a file: whoever wants one opened names
//! a statement or a page, and must be a page of ours that knows the run's token.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tokio::{task, time};

use crate::desk::{Places, Selection};
use crate::render::Output;

use super::answer::{not_found, output, plain, report, shown};
use super::kept::Kept;
use super::{At, Run, address, editor, manners, page, words, workbench};

/// Where a page asks for the places of what stands on it.
pub(super) const PLACES: &str = "/__places";
/// Where a page asks for marked words as a passage.
pub(super) const PASSAGE: &str = "/__passage";
/// Where an article is laid out.
pub(super) const WORKBENCH: &str = "/__article/{article}";
/// Where a page asks for a file to be opened.
pub(super) const OPEN: &str = "/__open";
/// The header in which it says the token of the run.
pub(super) const TOKEN: &str = "x-briefpack-token";
/// What is asked for after `?` where only what nothing rests on is wanted.
pub(super) const UNUSED: &str = "unused";

/// The longest request to open something, in bytes.
const LONGEST: usize = 4096;
/// How long such a request may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a place is opened: by an address, or by asking for the thing by its name.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Opens {
    /// The browser opens this address.
    Href(String),
    /// This is what [`OPEN`] is asked for.
    Open(String),
}

impl Opens {
    /// How the thing at an address is opened; none where it is written nowhere.
    pub(super) fn of(address: &str, kept: &Kept, run: &Run) -> Option<Self> {
        let (file, place) = kept.place(address, &run.root)?;
        Some(match run.editor {
            Some(_) => Self::Open(address.to_owned()),
            None => Self::Href(editor::address(&file, place)),
        })
    }
}

/// A link of the page itself.
#[derive(Serialize)]
struct Link {
    label: &'static str,
    opens: Opens,
}

/// What a page is told.
#[derive(Serialize)]
struct Told<'a> {
    /// The id of the article that the page is of.
    article: Option<&'a str>,
    /// What opens the page's own sources.
    page: Vec<Link>,
    /// What opens the statements that the page refers to, by their addresses.
    statements: BTreeMap<String, Opens>,
    /// The token, where there is something to open by it.
    token: Option<&'a str>,
    words: words::Script,
}

/// Tells a page where it and its statements are written.
pub(super) async fn places(State(mut at): State<At>, uri: Uri) -> Response {
    let Some(page) = address::value(&uri, "page") else {
        return plain(StatusCode::BAD_REQUEST);
    };
    let Some(shown) = shown(&mut at.seen).await else {
        return plain(StatusCode::SERVICE_UNAVAILABLE);
    };
    let output = output(&shown, &page).await;
    let run = Arc::clone(&at.run);
    // The page for printing is as long as the pack, and others are not to wait for it.
    let told = move || {
        let html = output.as_ref().and_then(Output::text).unwrap_or_default();
        Some(told(&page, html, shown.kept()?, &run))
    };
    let told = task::spawn_blocking(told).await;
    told.ok().flatten().unwrap_or_else(|| plain(StatusCode::NOT_FOUND))
}

/// What a page is told.
fn told(page: &str, html: &str, kept: &Kept, run: &Run) -> Response {
    let article = kept.places().article(page);
    let mut links = Vec::new();
    let mut link = |label, address: &str| {
        let opens = Opens::of(address, kept, run);
        links.extend(opens.map(|opens| Link { label, opens }));
    };
    match article {
        Some(article) => {
            link(words::EDIT_SUMMARY, &Places::summary(article));
            link(words::EDIT_ARTICLE, page);
        }
        None => link(words::EDIT, page),
    }
    let statements = statements(page, html, kept).into_iter().filter_map(|address| {
        let opens = Opens::of(&address, kept, run)?;
        Some((address, opens))
    });
    let token = run.editor.as_ref().map(|_| run.token.as_str());
    let statements = statements.collect();
    let words = words::SCRIPT;
    json(&Told { article, page: links, statements, token, words })
}

/// The addresses of the statements that a page refers to, its own included.
fn statements(page: &str, html: &str, kept: &Kept) -> Vec<String> {
    let mut found: Vec<String> = kept.places().on(page).map(str::to_owned).collect();
    // Every page writes the way to the pack's root before an address, and nothing else.
    let ends = html.split("href=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let addresses = ends.map(|(href, _)| href.trim_start_matches("../"));
    found.extend(addresses.filter(|address| address.contains('#')).map(str::to_owned));
    found.sort();
    found.dedup();
    found
}

/// What is told of marked words.
#[derive(Serialize)]
struct Answer<'a> {
    /// Whether they can be a passage.
    is_passage: bool,
    /// In words.
    says: String,
    /// The article's own letters.
    words: &'a str,
    /// The YAML with the key `passage`.
    key: &'a str,
    /// The YAML as one of several.
    item: &'a str,
}

/// Makes a passage of marked words, or says why they can be none.
pub(super) async fn passage(State(mut at): State<At>, uri: Uri) -> Response {
    let value = |name| address::value(&uri, name);
    let (Some(article), Some(words)) = (value("article"), value("words")) else {
        return plain(StatusCode::BAD_REQUEST);
    };
    let (place, before) = (value("at"), value("before"));
    let before = before.and_then(|before| before.parse().ok()).unwrap_or(0);
    let Some(kept) = shown(&mut at.seen).await.and_then(|shown| shown.kept().cloned())
    else {
        return plain(StatusCode::NOT_FOUND);
    };
    let copied = move || {
        let selection = Selection { words: &words, at: place.as_deref(), before };
        kept.desk().passage(&article, &selection)
    };
    // A long article takes some time to be read, and others are not to wait for it.
    let Ok(copied) = task::spawn_blocking(copied).await else {
        return plain(StatusCode::INTERNAL_SERVER_ERROR);
    };
    json(&match &copied {
        Ok(copied) => Answer {
            is_passage: true,
            says: words::copied(copied),
            words: &copied.words,
            key: &copied.key,
            item: &copied.item,
        },
        Err(refusal) => Answer {
            is_passage: false,
            says: words::refusal(refusal),
            words: "",
            key: "",
            item: "",
        },
    })
}

/// Lays an article out.
pub(super) async fn workbench(
    State(mut at): State<At>,
    Path(article): Path<String>,
    uri: Uri,
) -> Response {
    let Some(shown) = shown(&mut at.seen).await else {
        return plain(StatusCode::SERVICE_UNAVAILABLE);
    };
    let wants_good = address::value(&uri, page::LAST_GOOD).is_some();
    if let Some(trouble) = &shown.trouble
        && !(wants_good && shown.good.is_some())
    {
        return report(trouble, &shown);
    }
    let Some(kept) = shown.kept().cloned() else { return not_found(&shown).await };
    let only_unused = address::value(&uri, UNUSED).is_some();
    let (run, stamp) = (Arc::clone(&at.run), shown.stamp.clone());
    let made = task::spawn_blocking(move || {
        let laid_out = kept.desk().workbench(&article)?;
        let page = workbench::Page { laid_out: &laid_out, kept: &kept, run: &run };
        Some(page.html(only_unused, wants_good, &stamp))
    });
    match made.await {
        Ok(Some(html)) => {
            let headers = [
                (CONTENT_SECURITY_POLICY, page::POLICY),
                (CONTENT_TYPE, "text/html; charset=utf-8"),
            ];
            (headers, html).into_response()
        }
        Ok(None) => not_found(&shown).await,
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// A request to open something.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    /// Its address in the pack.
    place: String,
}

/// Opens a place in the author's editor, for a page of ours that knows the token.
pub(super) async fn open(State(mut at): State<At>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Some(editor) = at.run.editor.clone() else { return plain(StatusCode::NOT_FOUND) };
    let token = parts.headers.get(TOKEN).and_then(|token| token.to_str().ok());
    let knows = token.is_some_and(|token| editor::is_token(token, &at.run.token));
    if !knows || !manners::comes_from_page(at.run.port, &parts.headers) {
        return plain(StatusCode::FORBIDDEN);
    }
    let wish = match wish(body).await {
        Ok(wish) => wish,
        Err(status) => return plain(status),
    };
    let kept = shown(&mut at.seen).await.and_then(|shown| shown.kept().cloned());
    let place = kept.and_then(|kept| kept.place(&wish.place, &at.run.root));
    let Some((file, place)) = place else { return plain(StatusCode::NOT_FOUND) };
    match editor.open(&file, place) {
        Ok(()) => plain(StatusCode::NO_CONTENT),
        Err(error) => {
            (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
        }
    }
}

/// What a request wishes.
async fn wish(body: Body) -> Result<Wish, StatusCode> {
    let bytes = time::timeout(PATIENCE, to_bytes(body, LONGEST)).await;
    let bytes = bytes.map_err(|_| StatusCode::REQUEST_TIMEOUT)?;
    let bytes = bytes.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
    serde_json::from_slice(&bytes).map_err(|_| StatusCode::BAD_REQUEST)
}

/// A value as JSON.
fn json(value: &impl Serialize) -> Response {
    match serde_json::to_vec(value) {
        Ok(bytes) => ([(CONTENT_TYPE, "application/json")], bytes).into_response(),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR),
    }
}
