//! Linked data in the words of schema.org: `Report`, `Article`, `Quotation`.

use serde::Serialize;

use super::head::Lead;
use super::index::Index;
use super::pages::HeadView;
use super::scope::Scope;
use super::statement;
use crate::model::{Article, Point, Speaker};

/// A page, or the article that a page is about. All objects have their keys in the order of
/// the alphabet.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Work<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived_at: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Authors<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    has_part: Vec<Quotation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// Who made a work.
#[derive(Serialize)]
#[serde(untagged)]
enum Authors<'a> {
    /// An organisation.
    One(Named<'a>),
    /// People.
    Several(Vec<Named<'a>>),
}

/// Something of which the name is enough.
#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

/// Somebody's own words.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Quotation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    creator: Vec<Named<'a>>,
    is_based_on: Named<'a>,
    text: String,
}

/// The data of one page as JSON that is safe inside a `script` element.
pub(crate) fn view(scope: &Scope, head: &HeadView, lead: &Lead) -> String {
    let shared = scope.shared;
    let briefing = &shared.index.pack.briefing;
    let about = match lead.article {
        Some(article) => about_article(scope, article),
        None => report(scope, head),
    };
    let points = lead.quotations.iter().filter_map(|key| shared.points.named(key));
    let quotations = points.filter_map(|point| quotation(&shared.index, point));
    let whole = Named { kind: "Report", name: &briefing.title };
    let work = Work {
        context: "https://schema.org",
        has_part: quotations.collect(),
        is_part_of: (head.title != briefing.title).then_some(whole),
        ..about
    };
    safe(&serde_json::to_string(&work).unwrap_or_default())
}

/// A page as a report of the pack's authors.
fn report<'a>(scope: &Scope<'_, 'a>, head: &'a HeadView) -> Work<'a> {
    let briefing = &scope.shared.index.pack.briefing;
    let author = briefing.prepared_by.as_deref();
    let author = author.map(|name| Authors::One(Named { kind: "Organization", name }));
    Work {
        kind: "Report",
        name: Some(&head.title),
        description: Some(&head.description),
        in_language: Some(&briefing.language),
        author,
        date_published: briefing.date.as_ref().map(ToString::to_string),
        license: briefing.licence.as_deref(),
        url: head.canonical.as_deref(),
        ..Work::default()
    }
}

/// A page about an article: the article itself.
fn about_article<'a>(scope: &Scope<'_, 'a>, article: &'a Article) -> Work<'a> {
    let pack = scope.shared.index.pack;
    let publisher = article.publisher.as_ref().map(|id| pack.actor(id));
    let authors = article.byline.iter().map(|name| Named { kind: "Person", name });
    let authors: Vec<_> = authors.collect();
    Work {
        kind: "Article",
        headline: Some(&article.title),
        author: (!authors.is_empty()).then_some(Authors::Several(authors)),
        publisher: publisher
            .map(|actor| Named { kind: "Organization", name: &actor.name }),
        date_published: article.published.as_ref().map(|date| date.from.to_string()),
        url: article.url.as_deref(),
        archived_at: article.archive_url.as_deref(),
        ..Work::default()
    }
}

/// The speech of a statement.
fn quotation<'p>(index: &Index<'p>, point: &'p Point) -> Option<Quotation<'p>> {
    if !index.is_live(&point.id) {
        return None;
    }
    let mut text = String::new();
    let pieces = point.passages.iter().flat_map(statement::pieces);
    for (n, piece) in pieces.filter(|piece| piece.is_speech).enumerate() {
        text.push_str(if n == 0 { "" } else { " […] " });
        text.push_str(piece.text.trim());
    }
    let voices = point.voices().iter().filter_map(|voice| match voice {
        Speaker::Actor { id, .. } => Some(index.pack.actor(id)),
        Speaker::Unnamed { .. } => None,
    });
    let creator = voices.map(|actor| {
        let kind = if actor.is_person() { "Person" } else { "Organization" };
        Named { kind, name: &actor.name }
    });
    let article = &index.pack.article(&point.id.article).title;
    (!text.is_empty()).then(|| Quotation {
        kind: "Quotation",
        creator: creator.collect(),
        is_based_on: Named { kind: "Article", name: article },
        text,
    })
}

/// JSON in which no sign can end the element that holds it or start another: the signs are
/// written as escapes, which JSON reads as the same letters.
pub(crate) fn safe(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    let mut rest = json;
    // The two signs that are no ASCII begin with this byte.
    let means = |b: u8| matches!(b, b'<' | b'>' | b'&' | 0xE2);
    while let Some(at) = rest.bytes().position(means) {
        let (plain, tail) = rest.split_at_checked(at).unwrap_or_default();
        safe.push_str(plain);
        let mut letters = tail.chars();
        match letters.next() {
            Some('<') => safe.push_str("\\u003c"),
            Some('>') => safe.push_str("\\u003e"),
            Some('&') => safe.push_str("\\u0026"),
            Some('\u{2028}') => safe.push_str("\\u2028"),
            Some('\u{2029}') => safe.push_str("\\u2029"),
            other => safe.extend(other),
        }
        rest = letters.as_str();
    }
    safe.push_str(rest);
    safe
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::safe;

    proptest! {
        #[test]
        fn no_text_ends_the_script_element_and_every_text_is_kept(text in "(\\PC|</script>|<!--|&amp;|\u{2028}){0,20}") {
            let json = Value::String(text.clone()).to_string();
            let safe = safe(&json);
            let is_safe = !safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
            prop_assert!(is_safe);
            let read: Value = serde_json::from_str(&safe).unwrap();
            prop_assert_eq!(read, Value::String(text));
        }
    }
}
