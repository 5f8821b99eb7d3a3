//! Linked data in the words of schema.org: `Report`, `Article`, `Quotation`.

use serde_json::{Map, Value, json};

use super::head::Lead;
use super::pages::HeadView;
use super::parts::StatementView;
use super::scope::Scope;
use crate::model::Article;

/// The data of one page as JSON that is safe inside a `script` element.
pub(crate) fn view(scope: &Scope, head: &HeadView, lead: &Lead) -> String {
    let shared = scope.shared;
    let briefing = &shared.index.pack.briefing;
    let mut data = match lead.article {
        Some(article) => about_article(scope, article),
        None => report(scope, head),
    };
    let statements = &shared.statements;
    let quotations = lead.quotations.iter().filter_map(|key| statements.get(key));
    let quotations: Vec<_> = quotations.filter_map(|s| quotation(s)).collect();
    if !quotations.is_empty() {
        data.insert("hasPart".to_owned(), Value::Array(quotations));
    }
    if head.title != briefing.title {
        let whole = json!({"@type": "Report", "name": briefing.title});
        data.insert("isPartOf".to_owned(), whole);
    }
    data.insert("@context".to_owned(), json!("https://schema.org"));
    safe(&Value::Object(data).to_string())
}

/// A page as a report of the pack's authors.
fn report(scope: &Scope, head: &HeadView) -> Map<String, Value> {
    let briefing = &scope.shared.index.pack.briefing;
    let author = briefing.prepared_by.as_ref();
    let date = briefing.date.as_ref().map(ToString::to_string);
    object([
        ("@type", Some(json!("Report"))),
        ("name", Some(json!(head.title))),
        ("description", Some(json!(head.description))),
        ("inLanguage", Some(json!(briefing.language))),
        ("author", author.map(|name| json!({"@type": "Organization", "name": name}))),
        ("datePublished", date.map(Value::from)),
        ("license", briefing.licence.as_ref().map(|licence| json!(licence))),
        ("url", head.canonical.as_ref().map(|url| json!(url))),
    ])
}

/// A page about an article: the article itself.
fn about_article(scope: &Scope, article: &Article) -> Map<String, Value> {
    let pack = scope.shared.index.pack;
    let publisher = article.publisher.as_ref().map(|id| pack.actor(id).name.clone());
    let authors: Vec<_> = article
        .byline
        .iter()
        .map(|name| json!({"@type": "Person", "name": name}))
        .collect();
    object([
        ("@type", Some(json!("Article"))),
        ("headline", Some(json!(article.title))),
        ("author", (!authors.is_empty()).then_some(Value::Array(authors))),
        (
            "publisher",
            publisher.map(|name| json!({"@type": "Organization", "name": name})),
        ),
        ("datePublished", article.published.as_ref().map(|d| json!(d.from.to_string()))),
        ("url", article.url.as_ref().map(|url| json!(url))),
        ("archivedAt", article.archive_url.as_ref().map(|url| json!(url))),
    ])
}

/// The speech of a statement.
fn quotation(statement: &StatementView) -> Option<Value> {
    let pieces = statement.passages.iter().flat_map(|passage| &passage.pieces);
    let speech = pieces.filter(|piece| piece.is_speech).map(|piece| piece.text.trim());
    let text = speech.collect::<Vec<_>>().join(" […] ");
    if text.is_empty() {
        return None;
    }
    let creators = statement.voices.iter().filter(|by| !by.is_unnamed);
    let creators: Vec<_> = creators
        .map(|by| {
            let is_person =
                by.href.as_ref().is_some_and(|href| href.starts_with("people/"));
            let kind = if is_person { "Person" } else { "Organization" };
            json!({"@type": kind, "name": by.name})
        })
        .collect();
    Some(Value::Object(object([
        ("@type", Some(json!("Quotation"))),
        ("text", Some(json!(text))),
        ("creator", (!creators.is_empty()).then_some(Value::Array(creators))),
        ("isBasedOn", Some(json!({"@type": "Article", "name": statement.article.text}))),
    ])))
}

fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Map<String, Value> {
    let known = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
    known.map(|(name, value)| (name.to_owned(), value)).collect()
}

/// JSON in which no sign can end the element that holds it or start another: the signs are
/// written as escapes, which JSON reads as the same letters.
pub(crate) fn safe(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            _ => safe.push(c),
        }
    }
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
