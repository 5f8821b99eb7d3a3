//! Links between the files of a pack: an address as written goes in, a page or a copied file
//! comes out.

use crate::diag::{Code, Diagnostic};
use crate::model::{PageKey, Target};
use crate::parse::nearest;
use crate::source::{SourceId, Sources, Spanned};

use super::fragments;
use super::index::{Entry, Index, Whoever};

/// What an address leads to.
pub(super) enum Led {
    /// There.
    To(Target),
    /// To something that is kept out of the pack.
    Draft,
    /// To something that may not have parsed.
    Lost,
    /// Nowhere.
    Nowhere(Diagnostic),
}

/// Where a link is written.
#[derive(Clone, Copy)]
pub(super) struct From<'a> {
    /// The file.
    pub(super) file: &'a SourceId,
    /// The page that the text stands on.
    pub(super) page: &'a PageKey,
}

/// Follows the address of a link.
pub(super) fn link(
    address: &Spanned<String>,
    from: From<'_>,
    index: &Index<'_>,
    sources: &Sources,
) -> Led {
    let written = address.value.as_str();
    if is_outside(written) {
        return Led::To(Target::Outside(written.to_owned()));
    }
    let (path, fragment) = match written.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment))),
        None => (written, None),
    };
    let path = decoded(path.split('?').next().unwrap_or_default());
    if path.is_empty() {
        return on_page(from.page.clone(), fragment, address, index);
    }
    let Some(file) = resolved(from.file, &path) else {
        return Led::Nowhere(broken(address, "leads out of the pack", None));
    };
    match page(&file, fragment.as_deref(), index) {
        Page::At(key, fragment) => on_page(key, fragment, address, index),
        Page::Draft => Led::Draft,
        Page::Lost => Led::Lost,
        Page::None => match asset(&file, &path, sources) {
            Some(id) => Led::To(Target::Asset(id)),
            None => Led::Nowhere(broken(address, "leads nowhere", meant(&file, index))),
        },
    }
}

/// Follows the address of a picture.
pub(super) fn picture(
    address: &Spanned<String>,
    file: &SourceId,
    sources: &Sources,
) -> Led {
    let written = address.value.as_str();
    if is_outside(written) {
        return Led::To(Target::Outside(written.to_owned()));
    }
    let path = decoded(written.split(['?', '#']).next().unwrap_or_default());
    if let Some(id) = resolved(file, &path).and_then(|at| asset(&at, &path, sources)) {
        return Led::To(Target::Asset(id));
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    let alike = sources.assets.keys().map(SourceId::path);
    let near = alike.filter(|path| path.starts_with("content/"));
    let near = nearest(name, near.clone().filter_map(|path| path.rsplit('/').next()));
    let problem = Diagnostic::at(
        Code::ImageNotFound,
        address.span.clone(),
        format!("the picture `{written}` is not in the pack"),
    );
    Led::Nowhere(problem.help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "put the picture beside this file or into content/static".to_owned(),
    }))
}

/// Whether an address names a scheme or a host.
fn is_outside(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    address.starts_with("//")
        || scheme.is_some_and(|scheme| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        })
}

/// The path from the pack's root; none where it leads out of the pack.
fn resolved(file: &SourceId, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        let mut folder: Vec<&str> = file.path().split('/').collect();
        folder.pop();
        folder
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The copied file at this path; `static/…` is also found from every file.
fn asset(path: &str, written: &str, sources: &Sources) -> Option<SourceId> {
    let in_static = written.trim_start_matches(['.', '/']);
    let short =
        in_static.strip_prefix("static/").map(|rest| format!("content/static/{rest}"));
    [Some(path.to_owned()), short]
        .into_iter()
        .flatten()
        .map(|path| SourceId::new(&path))
        .find(|id| id.path().starts_with("content/") && sources.assets.contains_key(id))
}

/// The page that a file of the pack becomes.
enum Page {
    At(PageKey, Option<String>),
    Draft,
    Lost,
    None,
}

fn page(path: &str, fragment: Option<&str>, index: &Index<'_>) -> Page {
    let own = |key: PageKey| Page::At(key, fragment.map(str::to_owned));
    let path = path.strip_prefix("content/").unwrap_or(path);
    if let Some((folder, name)) = path.split_once('/') {
        let slug = name.rsplit_once('.').map_or(name, |(slug, _)| slug);
        return match folder {
            "articles" | "summaries" => of_list(
                &index.articles,
                slug,
                |entry: &Entry| PageKey::Article(entry.article.id.clone()),
                fragment,
            ),
            "topics" => of_list(
                &index.topics,
                slug,
                |topic| PageKey::Topic(topic.id.clone()),
                fragment,
            ),
            "pages" => of_list(
                &index.pages,
                slug,
                |page| PageKey::Page(page.id.clone()),
                fragment,
            ),
            _ => Page::None,
        };
    }
    match path {
        "briefing.yaml" | "index.html" => own(PageKey::Home),
        "people.yaml" | "organisations.yaml" => {
            let id = fragment.unwrap_or_default();
            let key = |whoever: &Whoever<'_>| PageKey::Actor(whoever.id());
            of_list(&index.actors, id, key, None)
        }
        "glossary.yaml" | "glossary.html" => own(PageKey::Glossary),
        "measures.yaml" | "figures.html" => own(PageKey::Figures),
        "timeline.html" => own(PageKey::Timeline),
        "quotations.html" => own(PageKey::Quotations),
        "sources.html" => own(PageKey::Sources),
        "evidence.html" => own(PageKey::Evidence),
        "search.html" => own(PageKey::Search),
        "print.html" => own(PageKey::Print),
        _ => Page::None,
    }
}

fn of_list<T>(
    names: &super::names::Names<'_, T>,
    slug: &str,
    key: impl Fn(&T) -> PageKey,
    fragment: Option<&str>,
) -> Page {
    match names.get(slug) {
        Some(entry) => Page::At(key(entry), fragment.map(str::to_owned)),
        None if names.is_draft(slug) => Page::Draft,
        None if names.is_lost(slug) => Page::Lost,
        None => Page::None,
    }
}

/// Looks for the place on a page.
fn on_page(
    key: PageKey,
    fragment: Option<String>,
    address: &Spanned<String>,
    index: &Index<'_>,
) -> Led {
    let fragment = fragment.filter(|fragment| !fragment.is_empty());
    if let Some(wanted) = &fragment
        && let Some(places) = fragments::of(&key, index)
        && !places.iter().any(|place| place == wanted)
    {
        let is_number =
            |id: &str| id.strip_prefix('p').is_some_and(|n| n.parse::<u32>().is_ok());
        let named = places.iter().map(String::as_str).filter(|id| !is_number(id));
        let near = nearest(wanted, named).map(str::to_owned);
        let why = format!("leads to a place that is not there: `#{wanted}`");
        let near = near.map(|near| format!("#{near}"));
        return Led::Nowhere(match near {
            Some(near) => broken(address, &why, Some(near)),
            None => broken(address, &why, None).help(instead(wanted, &places, is_number)),
        });
    }
    Led::To(Target::Page { key, fragment: fragment.map(String::into_boxed_str) })
}

/// What a link may name in place of a place that is not there: the last paragraph where a
/// paragraph was meant, else the headings and statements of the page.
fn instead(wanted: &str, places: &[String], is_number: impl Fn(&str) -> bool) -> String {
    let last = places.iter().rev().find(|place| is_number(place));
    if let Some(last) = last.filter(|_| is_number(wanted)) {
        return format!("the last paragraph of that page is `#{last}`");
    }
    let named = || places.iter().filter(|place| !is_number(place));
    let all: Vec<String> =
        named().take(MOST_PLACES).map(|place| format!("`#{place}`")).collect();
    let more = match named().count().saturating_sub(MOST_PLACES) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    if all.is_empty() {
        return format!("leave `#{wanted}` out: that page has no headings");
    }
    format!("name a place that page has: {}{more}", all.join(", "))
}

/// So many places of a page are told at most.
const MOST_PLACES: usize = 8;

fn broken(address: &Spanned<String>, why: &str, near: Option<String>) -> Diagnostic {
    let message = format!("the link `{}` {why}", address.value);
    Diagnostic::at(Code::BrokenLink, address.span.clone(), message).help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the path from this file to another file of the pack, such as \
                 `../topics/name.md`"
            .to_owned(),
    })
}

/// The file that was most likely meant.
fn meant(path: &str, index: &Index<'_>) -> Option<String> {
    let slug = path.rsplit('/').next()?.split('.').next()?;
    let topic = nearest(slug, index.topics.entries().map(|(id, _)| id));
    let article = || nearest(slug, index.articles.entries().map(|(id, _)| id));
    let page = || nearest(slug, index.pages.entries().map(|(id, _)| id));
    topic
        .map(|id| format!("../topics/{id}.md"))
        .or_else(|| article().map(|id| format!("../articles/{id}.md")))
        .or_else(|| page().map(|id| format!("../pages/{id}.md")))
}

/// Turns `%20` and the like into letters; what is no such thing stays.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits = (ahead.next(), ahead.next());
        let hex = |b: u8| char::from(b).to_digit(16).and_then(|n| u8::try_from(n).ok());
        if byte == b'%'
            && let (Some(high), Some(low)) = digits
            && let (Some(high), Some(low)) = (hex(high), hex(low))
        {
            bytes.push(high * 16 + low);
            rest = ahead;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
