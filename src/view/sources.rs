//! A source in words: its entry in the bibliography, what is known of it, what is inferred.

use super::index::Index;
use super::pages::{FactView, SourceLineView, SourceView};
use super::parts::LinkView;
use super::registers::is_quotation;
use super::{dates, labels, places, speakers};
use crate::model::{Article, BodyKind, Date, Point, Rights};
use crate::words::Words;

/// A source in full.
pub(crate) fn view(index: &Index, article: &Article) -> SourceView {
    let words = index.words;
    let mention = index.mention(&article.id);
    let live = index.live_of(article);
    let facts = facts(index, article);
    let inferred: Vec<_> = facts
        .iter()
        .filter(|fact| fact.inferred.is_some())
        .map(|fact| fact.label.clone())
        .collect();
    let inferred = (!inferred.is_empty())
        .then(|| words.fill("source.inferred", &[("what", &words.list(&inferred))]));
    SourceView {
        label: mention.label.clone(),
        id: article.id.to_string(),
        link: mention.link.clone(),
        entry: entry(index, article),
        publisher: article.publisher.as_ref().map(|id| speakers::link(index, id)),
        published: mention.date.clone(),
        byline: article.byline.clone(),
        kind: labels::article_kind(words, article.kind),
        url: article.url.clone(),
        archive_url: article.archive_url.clone(),
        adds: adds(index, &live),
        checked: mention.checked.clone(),
        sha256: article.original.as_ref().map(|original| original.sha256.clone()),
        shared: shared(index, article),
        inferred,
        withdrawn: article.withdrawn.clone(),
        n_statements: live.len(),
        facts,
    }
}

/// A source in a line, with what these statements of it add.
pub(crate) fn line(
    index: &Index,
    article: &Article,
    points: &[&Point],
) -> SourceLineView {
    let mention = index.mention(&article.id);
    SourceLineView {
        label: mention.label.clone(),
        link: mention.link.clone(),
        line: mention.line.clone(),
        adds: adds(index, points),
    }
}

/// How many statements, figures and quotations, in words.
fn adds(index: &Index, points: &[&Point]) -> String {
    let words = index.words;
    let n_figures = points.iter().filter(|point| point.figure.is_some()).count();
    let n_quotations = points.iter().filter(|point| is_quotation(point)).count();
    let mut counts = vec![words.count("count.statements", points.len())];
    if n_figures > 0 {
        counts.push(words.count("count.figures", n_figures));
    }
    if n_quotations > 0 {
        counts.push(words.count("count.quotations", n_quotations));
    }
    words.list(&counts)
}

/// The entry in the bibliography: authors, title, publication and date, address.
pub(crate) fn entry(index: &Index, article: &Article) -> String {
    let (pack, words) = (index.pack, index.words);
    let title = if article.inference("title").is_some() {
        words.fill("citation.inferred_title", &[("title", &article.title)])
    } else {
        words.fill("citation.title", &[("title", &article.title)])
    };
    let is_inferred = article.inference("published").is_some();
    let date = article.published.as_ref();
    let date = date.map(|date| dates::marked(words, date, is_inferred));
    let date = date.unwrap_or_else(|| words.text("date.unknown").to_owned());
    let publication = article.publisher.as_ref().map(|id| {
        let name = pack.actor(id).name.clone();
        if article.inference("publisher").is_some() {
            words.fill("citation.inferred", &[("what", &name)])
        } else {
            name
        }
    });
    let publication = publication.into_iter().chain([date]).collect::<Vec<_>>();
    let byline = (!article.byline.is_empty()).then(|| words.list(&article.byline));
    let carries: Vec<_> =
        article.carries.iter().map(|id| pack.actor(id).name.clone()).collect();
    let carries = (!carries.is_empty())
        .then(|| words.fill("citation.carries", &[("agencies", &words.list(&carries))]));
    let retrieved = article.retrieved.as_ref().map(|date| {
        words.fill("citation.retrieved", &[("date", &dates::text(words, date))])
    });
    let parts = byline
        .into_iter()
        .chain([title, publication.join(words.text("list.separator"))])
        .chain(carries)
        .chain(article.url.clone())
        .chain(retrieved);
    citation(words, parts)
}

/// The parts of a citation as one text; nothing stands behind an address, so that it can be
/// copied.
pub(crate) fn citation(words: &Words, parts: impl Iterator<Item = String>) -> String {
    let end = words.text("citation.end");
    let parts: Vec<_> = parts.map(|part| part.trim_end_matches(end).to_owned()).collect();
    let ends_in_address = parts.last().is_some_and(|part| part.contains("://"));
    let text = parts.join(words.text("citation.separator"));
    if ends_in_address { text } else { text + end }
}

/// The text that a source shares with others, in sentences.
fn shared(index: &Index, article: &Article) -> Vec<String> {
    let words = index.words;
    let sentences = article.shares_text_with.iter().map(|shared| {
        let n = usize::try_from(shared.n_runs).unwrap_or(usize::MAX);
        let place = places::paragraphs(words, shared.paragraphs.clone());
        let other = format!(
            "{} ({})",
            index.label(&shared.with),
            index.pack.article(&shared.with).title
        );
        words.fill(
            "source.shares_text",
            &[
                ("runs", &words.count("count.runs", n)),
                ("source", &other),
                ("place", &place),
            ],
        )
    });
    sentences.collect()
}

/// What is known of an article, row by row, and of each row whether it is inferred.
pub(crate) fn facts(index: &Index, article: &Article) -> Vec<FactView> {
    let rows = stated(index, article).into_iter().chain(captured(index, article));
    let known = rows.filter_map(|(name, label, value)| {
        let inference = article.inference(name);
        // What is inferred to be unknown is worth a row, too.
        let unknown = || text(index.words.text("fact.unknown"));
        let value = value.or_else(|| inference.map(|_| unknown()))?;
        Some(FactView {
            name: name.to_owned(),
            label: label.to_owned(),
            value,
            inferred: inference.map(|inference| inference.reason.clone()),
        })
    });
    known.collect()
}

/// A row: the key of the front matter, its label, the value where there is one.
type Row<'w> = (&'static str, &'w str, Option<LinkView>);

/// What the report itself states, or should.
fn stated<'w>(index: &Index<'w>, article: &Article) -> [Row<'w>; 8] {
    let words = index.words;
    let date = article.published.as_ref().map(|date| text(&dates::text(words, date)));
    let publisher = article.publisher.as_ref().map(|id| speakers::link(index, id));
    let byline = (!article.byline.is_empty()).then(|| text(&words.list(&article.byline)));
    let carries = match article.carries.as_slice() {
        [] => None,
        [only] => Some(speakers::link(index, only)),
        several => {
            let names = several.iter().map(|id| index.pack.actor(id).name.as_str());
            Some(text(&words.list(&names.collect::<Vec<_>>())))
        }
    };
    let kind = labels::article_kind(words, article.kind).text;
    let archived = article.archive_url.as_deref().map(outside);
    [
        ("title", words.text("fact.title"), Some(text(&article.title))),
        ("publisher", words.text("fact.publisher"), publisher),
        ("carries", words.text("fact.carries"), carries),
        ("published", words.text("fact.published"), date),
        ("byline", words.text("fact.byline"), byline),
        ("kind", words.text("fact.kind"), Some(text(&kind))),
        ("url", words.text("fact.url"), article.url.as_deref().map(outside)),
        ("archive_url", words.text("fact.archive_url"), archived),
    ]
}

/// What the pack has of it, and when somebody looked.
fn captured<'w>(index: &Index<'w>, article: &Article) -> [Row<'w>; 6] {
    let words = index.words;
    let original = article.original.as_ref();
    let file = original.map(|original| text(&original.file));
    let digest = original.map(|original| text(&original.sha256));
    let is_limited =
        article.body_kind != BodyKind::Full || article.rights != Rights::Full;
    let rights = labels::rights(words, article.rights).text;
    let date =
        |date: &Option<Date>| date.as_ref().map(|date| text(&dates::text(words, date)));
    [
        ("original", words.text("fact.original"), file),
        ("sha256", words.text("fact.sha256"), digest),
        ("rights", words.text("fact.rights"), is_limited.then(|| text(&rights))),
        ("retrieved", words.text("fact.retrieved"), date(&article.retrieved)),
        ("checked", words.text("fact.checked"), date(&article.checked)),
        ("review_by", words.text("fact.review_by"), date(&article.review_by)),
    ]
}

fn text(text: &str) -> LinkView {
    LinkView {
        href: String::new(),
        text: text.to_owned(),
        is_external: false,
        marked: None,
    }
}

fn outside(url: &str) -> LinkView {
    LinkView {
        href: url.to_owned(),
        text: url.to_owned(),
        is_external: true,
        marked: None,
    }
}
