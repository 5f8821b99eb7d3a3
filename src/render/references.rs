//! The bibliography for reference managers: BibTeX, RIS and CSL-JSON.

use std::io;

use serde::{Serialize, Serializer};

use crate::view::pages::SourceView;

/// One source in CSL-JSON, as the schema of the Citation Style Language 1.0.2 has it.
#[derive(Clone, Debug, Serialize)]
struct CslItem {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<CslName>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<CslDate>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// A name as printed: nobody can say which part of it is the family's.
#[derive(Clone, Debug, Serialize)]
struct CslName {
    literal: String,
}

#[derive(Clone, Debug, Serialize)]
struct CslDate {
    #[serde(rename = "date-parts")]
    date_parts: Vec<Vec<i32>>,
}

/// All sources as CSL-JSON.
pub(super) struct Csl<'s>(pub(super) &'s [SourceView]);

impl Serialize for Csl<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(csl_item))
    }
}

fn csl_item(source: &SourceView) -> CslItem {
    CslItem {
        id: source.id.clone(),
        kind: csl_type(&source.kind.name),
        title: source.link.text.clone(),
        author: source
            .byline
            .iter()
            .map(|name| CslName { literal: name.clone() })
            .collect(),
        container_title: publisher(source),
        issued: issued(source).map(|date_parts| CslDate { date_parts }),
        url: source.url.clone(),
        note: inferred(source),
    }
}

/// All sources as BibTeX. `@misc` has every field that these sources have.
pub(super) fn bibtex(sources: &[SourceView], to: &mut impl io::Write) -> io::Result<()> {
    for source in sources {
        let date = issued(source)
            .and_then(|mut parts| parts.drain(..).next())
            .unwrap_or_default();
        let part = |n: usize| date.get(n).map(|part| format!("{part:02}"));
        let fields = [
            ("title", Some(format!("{{{}}}", latex(&source.link.text)))),
            ("author", author_list(source)),
            ("howpublished", publisher(source).map(|name| latex(&name))),
            ("year", part(0)),
            ("month", part(1)),
            ("day", part(2)),
            ("url", source.url.as_deref().map(address)),
            ("note", inferred(source).map(|note| latex(&note))),
        ];
        writeln!(to, "@misc{{{},", source.id)?;
        for (name, value) in fields {
            if let Some(value) = value {
                writeln!(to, "  {name} = {{{value}}},")?;
            }
        }
        to.write_all(b"}\n\n")?;
    }
    Ok(())
}

/// All sources as RIS, line by line.
pub(super) fn ris(sources: &[SourceView], to: &mut impl io::Write) -> io::Result<()> {
    for source in sources {
        let mut line = |tag: &str, value: &str| {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            write!(to, "{tag}  - {value}\r\n")
        };
        line("TY", ris_type(&source.kind.name))?;
        line("ID", &source.id)?;
        line("TI", &source.link.text)?;
        source.byline.iter().try_for_each(|name| line("AU", name))?;
        if let Some(publisher) = publisher(source) {
            line("PB", &publisher)?;
        }
        if let Some(date) = issued(source).and_then(|parts| parts.into_iter().next()) {
            let parts: Vec<_> = date.iter().map(|part| format!("{part:02}")).collect();
            line("DA", &parts.join("/"))?;
            line("PY", parts.first().map_or("", String::as_str))?;
        }
        if let Some(url) = &source.url {
            line("UR", url)?;
        }
        if let Some(note) = inferred(source) {
            line("N1", &note)?;
        }
        line("ER", "")?;
    }
    Ok(())
}

/// The date in parts, from the beginning to the end of a stretch.
fn issued(source: &SourceView) -> Option<Vec<Vec<i32>>> {
    let iso = &source.published.as_ref()?.iso;
    let moment =
        |text: &str| text.split('-').filter_map(|part| part.parse().ok()).collect();
    Some(iso.split('/').map(moment).collect())
}

fn publisher(source: &SourceView) -> Option<String> {
    source.publisher.as_ref().map(|link| link.text.clone())
}

fn author_list(source: &SourceView) -> Option<String> {
    let names: Vec<_> =
        source.byline.iter().map(|name| format!("{{{}}}", latex(name))).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// What is inferred, in one line: nobody should import a guess as a fact.
fn inferred(source: &SourceView) -> Option<String> {
    let facts = source.facts.iter().filter_map(|fact| {
        let reason = fact.inferred.as_ref()?;
        Some(format!("{}: {reason}", fact.label))
    });
    let facts: Vec<_> = facts.collect();
    (!facts.is_empty()).then(|| facts.join("; "))
}

fn csl_type(kind: &str) -> &'static str {
    match kind {
        "news" => "article-newspaper",
        "speech" => "speech",
        "report" | "press-release" => "report",
        "debate" => "hearing",
        "statute" => "legislation",
        "data" => "dataset",
        _ => "document",
    }
}

fn ris_type(kind: &str) -> &'static str {
    match kind {
        "news" => "NEWS",
        "press-release" => "PRESS",
        "speech" => "SPCH",
        "report" => "RPRT",
        "debate" => "HEAR",
        "statute" => "STAT",
        "data" => "DATA",
        _ => "GEN",
    }
}

/// Text with the signs escaped that LaTeX gives a meaning.
fn latex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => escaped.extend(['\\', c]),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// An address as BibTeX takes it: braces would end the field.
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D")
}

#[cfg(test)]
mod tests {
    use super::latex;

    #[test]
    fn what_latex_gives_a_meaning_is_escaped() {
        assert_eq!(latex(r"50% & {a_b} \ £"), r"50\% \& \{a\_b\} \textbackslash{} £");
    }
}
