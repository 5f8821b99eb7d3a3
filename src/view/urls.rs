//! Addresses: the only code that knows where a page lies.
//!
//! Files are flat and links relative, so that a pack opens from a server, a shared drive or an
//! unpacked zip alike. An address leads from the pack's root. The ids that this program makes
//! hold a colon, which no id of an author can hold, so the two never collide.

use crate::model::{ArticleId, ContextId, Pack, PageKey, PointId, TermId};

/// One file of a page: long registers and topics run over several.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Sheet {
    /// The page.
    pub(crate) key: PageKey,
    /// Which of its files, from 1.
    pub(crate) part: usize,
}

impl Sheet {
    /// The first file of a page.
    pub(crate) fn first(key: PageKey) -> Self {
        Self { key, part: 1 }
    }
}

/// The address of a page's first file.
pub(crate) fn page(key: &PageKey, pack: &Pack) -> String {
    format!("{}.html", stem(key, pack))
}

/// The address of one file of a page.
pub(crate) fn sheet(sheet: &Sheet, pack: &Pack) -> String {
    let stem = stem(&sheet.key, pack);
    if sheet.part == 1 {
        return format!("{stem}.html");
    }
    // A slug holds no full stop, so the second form is free where an author took the first.
    let name = format!("{stem}-{}", sheet.part);
    let dash = if is_taken(&name, pack) { "." } else { "-" };
    format!("{stem}{dash}{}.html", sheet.part)
}

/// The way from a page back to the pack's root.
pub(crate) fn root(href: &str) -> &'static str {
    if href.contains('/') { "../" } else { "" }
}

/// The address of an article's page.
pub(crate) fn article(id: &ArticleId) -> String {
    format!("articles/{id}.html")
}

/// The address of a statement or caveat.
pub(crate) fn point(id: &PointId) -> String {
    format!("articles/{}.html#{}", id.article, id.point)
}

/// The address of a paragraph of an article's body.
pub(crate) fn paragraph(id: &ArticleId, number: u32) -> String {
    format!("articles/{id}.html#p{number}")
}

/// The id of a term's place.
pub(crate) fn term_anchor(id: &TermId) -> String {
    id.to_string()
}

/// The id of an outside fact's place.
pub(crate) fn context_anchor(id: &ContextId) -> String {
    format!("context:{id}")
}

/// The address of an outside fact.
pub(crate) fn context(id: &ContextId) -> String {
    format!("sources.html#{}", context_anchor(id))
}

/// The address of a copied file: where it stands below `content/`.
pub(crate) fn asset(path: &str) -> String {
    path.strip_prefix("content/").unwrap_or(path).to_owned()
}

/// The absolute address, in the letters that every reader of addresses takes (RFC 3986).
pub(crate) fn absolute(base: &str, href: &str) -> String {
    let mut address = base.to_owned();
    for byte in href.bytes() {
        if byte.is_ascii_graphic() {
            address.push(char::from(byte));
        } else {
            push_encoded(byte, &mut address);
        }
    }
    address
}

/// Writes a byte as RFC 3986 encodes it.
pub(crate) fn push_encoded(byte: u8, text: &mut String) {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    text.push('%');
    for half in [byte >> 4, byte & 15] {
        text.extend(DIGITS.get(usize::from(half)));
    }
}

/// The folder and name of a page, without an ending.
fn stem(key: &PageKey, pack: &Pack) -> String {
    match key {
        PageKey::Home => "index".to_owned(),
        PageKey::Topic(id) => format!("topics/{id}"),
        PageKey::Article(id) => format!("articles/{id}"),
        PageKey::Actor(id) => {
            let is_person =
                pack.actors.get(id).is_some_and(crate::model::Actor::is_person);
            format!("{}/{id}", if is_person { "people" } else { "organisations" })
        }
        PageKey::Timeline => "timeline".to_owned(),
        PageKey::Figures => "figures".to_owned(),
        PageKey::Quotations => "quotations".to_owned(),
        PageKey::Sources => "sources".to_owned(),
        PageKey::Evidence => "evidence".to_owned(),
        PageKey::Glossary => "glossary".to_owned(),
        PageKey::Search => "search".to_owned(),
        PageKey::Print => "print".to_owned(),
        PageKey::Page(id) => id.to_string(),
        PageKey::NotFound => "404".to_owned(),
        PageKey::Moved { from, .. } => from.clone(),
    }
}

/// Whether an author's page has this address without ending; case is ignored, as some file
/// systems do.
fn is_taken(stem: &str, pack: &Pack) -> bool {
    let wanted = stem.to_lowercase();
    let is = |name: String| name.to_lowercase() == wanted;
    match wanted.split_once('/') {
        Some(("topics", _)) => {
            let moved = pack.topics.values().flat_map(|topic| &topic.renamed_from);
            let moved = moved.map(|slug| format!("topics/{slug}"));
            pack.topics.keys().map(|id| format!("topics/{id}")).chain(moved).any(is)
        }
        Some(_) => {
            let actors = pack.actors.keys();
            actors.map(|id| stem_of_actor(id, pack)).any(is)
        }
        None => {
            let moved = pack.pages.values().flat_map(|page| &page.renamed_from);
            let moved = moved.map(ToString::to_string);
            pack.pages.keys().map(ToString::to_string).chain(moved).any(is)
        }
    }
}

fn stem_of_actor(id: &crate::model::ActorId, pack: &Pack) -> String {
    stem(&PageKey::Actor(id.clone()), pack)
}
