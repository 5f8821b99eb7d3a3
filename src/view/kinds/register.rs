//! Figures, quotations, sources, glossary and search.

use std::collections::BTreeSet;

use super::listed;
use crate::model::Term;
use crate::view::head::Lead;
use crate::view::pages::{
    FiguresPage, GlossaryPage, Page, QuotationsPage, SearchPage, SourcesPage, TermView,
};
use crate::view::parts::GroupView;
use crate::view::registers::Figured;
use crate::view::scope::Scope;
use crate::view::writing::Writer;
use crate::view::{figure, notes, sources, speakers, split, statement, urls};

/// The ledger of figures.
pub(super) fn figures<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let shared = scope.shared;
    let index = &shared.index;
    let writer = scope.writer();
    let items = shared.registers.figures.get(scope.sheet.part - 1);
    let mut page = FiguresPage {
        comparisons: Vec::new(),
        others: Vec::new(),
        calculations: Vec::new(),
    };
    for item in items.into_iter().flatten() {
        match item {
            Figured::Comparison(number, comparison) => {
                let points = figure::live_points(index, comparison);
                let registers = &shared.registers;
                page.comparisons.push(figure::comparison(
                    index, registers, &writer, *number, comparison, &points,
                ));
            }
            Figured::Other(point) => page.others.push(statement::key(&point.id)),
            Figured::Calculation(point) => {
                page.calculations.push(statement::key(&point.id));
            }
        }
    }
    let words = index.words;
    let mut lead = Lead::new(scope, words.text("description.figures").to_owned());
    lead.sections = scope.sections(&[
        (
            "measures",
            words.text("template.figures.by_measure"),
            !page.comparisons.is_empty(),
        ),
        ("others", words.text("template.figures.others"), !page.others.is_empty()),
        (
            "arithmetic",
            words.text("template.figures.calculations"),
            !page.calculations.is_empty(),
        ),
    ]);
    (lead, Page::Figures(Box::new(page)))
}

/// All quotations by speaker.
pub(super) fn quotations<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let index = &scope.shared.index;
    let limit = index.options.statements_per_file;
    let all = &scope.shared.registers.quotations;
    let speakers = listed::by_voice(scope, split::slice(all, scope.sheet.part, limit));
    let words = index.words;
    let mut lead = Lead::new(scope, words.text("description.quotations").to_owned());
    let keys = speakers.iter().flat_map(|group| group.statements.clone());
    lead.quotations = keys.collect();
    lead.sections = speakers
        .iter()
        .map(|group| crate::view::parts::LinkView {
            href: format!("#{}{}", scope.setting.prefix, group.id),
            text: group.title.text.clone(),
            is_external: false,
            marked: None,
        })
        .collect();
    (lead, Page::Quotations(Box::new(QuotationsPage { speakers })))
}

/// The bibliography.
pub(super) fn sources<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let index = &scope.shared.index;
    let is_first = scope.is_first();
    let limit = index.options.statements_per_file;
    let articles = split::slice(&index.articles, scope.sheet.part, limit);
    let context = index.pack.context.keys().filter(|_| is_first);
    let corrections = index.pack.briefing.corrections.iter().filter(|_| is_first);
    let page = SourcesPage {
        sources: articles.iter().map(|article| sources::view(index, article)).collect(),
        independence: if is_first { independence(scope) } else { Vec::new() },
        context: context.map(|id| notes::context(scope.shared, id)).collect(),
        corrections: corrections.map(|c| statement::correction(index, c)).collect(),
    };
    let lead = Lead::new(scope, index.words.text("description.sources").to_owned());
    (lead, Page::Sources(Box::new(page)))
}

/// How many reports there are, and which of them print the same text.
fn independence(scope: &Scope) -> Vec<String> {
    let index = &scope.shared.index;
    let words = index.words;
    let shown = index.articles.iter().filter(|article| article.withdrawn.is_none());
    let shown: Vec<_> = shown.collect();
    let sharing = shown.iter().filter(|article| !article.shares_text_with.is_empty());
    let labels: Vec<_> = sharing.map(|article| index.label(&article.id)).collect();
    let reports = words.count("count.reports", shown.len());
    if labels.is_empty() {
        return vec![words.fill("sources.independent", &[("reports", &reports)])];
    }
    let mut sentences = vec![words.fill(
        "sources.shared",
        &[("reports", &reports), ("sources", &words.list(&labels))],
    )];
    for agency in agencies(scope) {
        sentences.push(agency);
    }
    sentences
}

/// A sentence for each agency whose copy several articles print.
fn agencies(scope: &Scope) -> Vec<String> {
    let index = &scope.shared.index;
    let carried: BTreeSet<_> =
        index.articles.iter().flat_map(|article| &article.carries).collect();
    let sentences = carried.into_iter().filter_map(|id| {
        let articles = index.published.get(id)?.iter();
        let labels: Vec<_> = articles
            .filter(|article| article.carries.contains(id))
            .map(|article| index.label(&article.id))
            .collect();
        let agency = speakers::short_name(index.pack, id);
        (labels.len() > 1).then(|| {
            index.words.fill(
                "sources.agency",
                &[("agency", agency), ("sources", &index.words.list(&labels))],
            )
        })
    });
    sentences.collect()
}

/// The glossary.
pub(super) fn glossary<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let writer = scope.writer();
    let shown = scope.shared.registers.terms.get(scope.sheet.part - 1);
    let terms = terms(&writer, shown.map_or(&[][..], Vec::as_slice));
    let words = scope.shared.index.words;
    let lead = Lead::new(scope, words.text("description.glossary").to_owned());
    (lead, Page::Glossary(Box::new(GlossaryPage { terms })))
}

/// Terms with the positions on them.
pub(crate) fn terms(writer: &Writer, terms: &[&Term]) -> Vec<TermView> {
    let shared = writer.shared;
    let terms = terms.iter().map(|term| {
        let points = shared.index.by_term.get(&term.id).into_iter().flatten();
        TermView {
            id: urls::term_anchor(&term.id),
            href: shared.registers.term_href(&term.id),
            term: term.term.clone(),
            definition: writer.bare(&term.definition),
            variants: term.variants.clone(),
            statements: statement::keys(points.copied()),
        }
    });
    terms.collect()
}

/// The search page: without script it is an index.
pub(super) fn search<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let shared = scope.shared;
    let index = &shared.index;
    let is_first = scope.is_first();
    let (part, limit) = (scope.sheet.part, index.options.statements_per_file);
    let points = split::slice(&index.live, part, limit);
    let mut statements: Vec<GroupView> = Vec::new();
    let mut last = None;
    for point in points {
        if last != Some(&point.id.article) {
            last = Some(&point.id.article);
            let mention = index.mention(&point.id.article);
            statements.push(GroupView {
                id: format!("article:{}", point.id.article),
                title: mention.link.clone(),
                note: Some(mention.line.clone()),
                speaker: None,
                statements: Vec::new(),
            });
        }
        if let Some(group) = statements.last_mut() {
            group.statements.push(statement::key(&point.id));
        }
    }
    let actors = split::slice(&shared.actors, part, limit).iter();
    let articles = split::slice(&index.articles, part, limit).iter();
    let page = SearchPage {
        actors: actors.map(|actor| speakers::link(index, &actor.id)).collect(),
        topics: if is_first { shared.pack.topics.clone() } else { Vec::new() },
        articles: articles.map(|article| index.article_link(&article.id)).collect(),
        statements,
    };
    let lead = Lead::new(scope, index.words.text("description.search").to_owned());
    (lead, Page::Search(Box::new(page)))
}
