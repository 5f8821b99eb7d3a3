//! What the pack rests on, and where it is weakest.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::legend;
use crate::model::{
    Article, ArticleId, Point, SideId, Speaker, StanceView, Status, Target, Topic,
};
use crate::prose::{Inline, plain};
use crate::view::head::Lead;
use crate::view::index::Index;
use crate::view::pages::{
    AskedView, CoverageView, EvidencePage, FactView, Page, SourceLineView, WeaknessView,
};
use crate::view::parts::{CaveatView, LabelView, LinkView};
use crate::view::registers::Concern;
use crate::view::scope::Scope;
use crate::view::writing::Writer;
use crate::view::{labels, notes, prose, sources, split, statement};

/// Makes the page, or one file of it: the lists of statements and of articles run over the files,
/// all else stands on the first.
pub(super) fn page<'p>(scope: &Scope<'_, 'p>) -> (Lead<'p>, Page) {
    let index = &scope.shared.index;
    let mut page = lists(scope);
    let limit = index.options.statements_per_file;
    let articles = split::slice(&index.articles, scope.sheet.part, limit);
    page.inferred = inferred(index, articles);
    page.checks = checks(index, articles);
    page.caveats = caveats(scope, articles);
    if scope.is_first() {
        let mut writer = scope.writer();
        let limits = index.pack.briefing.limits.iter();
        page.limits = limits.map(|limit| writer.line(limit)).collect();
        page.if_asked = if_asked(scope, &mut writer);
        page.notes = writer.take_notes();
        page.coverage_columns = columns(scope);
        let topics = index.pack.topics_in_order();
        page.coverage = topics.map(|topic| coverage(scope, topic)).collect();
        page.no_dissent = no_dissent(scope);
        page.not_heard = not_heard(scope);
        page.weakest = weakest(scope);
        page.legend = legend::view(scope);
    }
    let mut lead = Lead::new(scope, index.words.text("description.evidence").to_owned());
    lead.sections = sections(scope, &page);
    (lead, Page::Evidence(Box::new(page)))
}

/// The statements that rest on little, those of this file.
fn lists(scope: &Scope) -> EvidencePage {
    let index = &scope.shared.index;
    let concerns = &scope.shared.registers.concerns;
    let limit = index.options.statements_per_file;
    let shown = split::slice(concerns, scope.sheet.part, limit);
    let of = |wanted: Concern| {
        let own = shown.iter().filter(|(concern, _)| *concern == wanted);
        own.map(|(_, point)| statement::key(&point.id)).collect()
    };
    let single = concerns.iter().filter(|(c, _)| *c == Concern::SingleSource).count();
    let counts = [
        index.words.count("count.statements", index.live.len()),
        index.words.count("count.articles", index.articles.len()),
    ];
    EvidencePage {
        coverage_columns: Vec::new(),
        coverage: Vec::new(),
        counts: index.words.list(&counts),
        n_single_source: index.words.count("count.statements", single),
        single_source: of(Concern::SingleSource),
        second_hand: of(Concern::SecondHand),
        rests_on_inferred: of(Concern::Inferred),
        unnamed: of(Concern::Unnamed),
        no_dissent: Vec::new(),
        not_heard: Vec::new(),
        weakest: Vec::new(),
        caveats: Vec::new(),
        limits: Vec::new(),
        inferred: Vec::new(),
        if_asked: Vec::new(),
        notes: Vec::new(),
        checks: Vec::new(),
        legend: None,
    }
}

/// The sides in the briefing's order, then those of no side, then what nobody is named for.
fn columns(scope: &Scope) -> Vec<String> {
    let index = &scope.shared.index;
    let sides = index.pack.briefing.sides.iter().map(|(_, label)| label.clone());
    let others = [
        index.words.text("evidence.no_side").to_owned(),
        index.words.text("evidence.no_speaker").to_owned(),
    ];
    sides.chain(others).collect()
}

fn coverage(scope: &Scope, topic: &Topic) -> CoverageView {
    let index = &scope.shared.index;
    let sides = &index.pack.briefing.sides;
    let points = index.by_topic.get(&topic.id).map_or(&[][..], Vec::as_slice);
    let articles: BTreeSet<&ArticleId> = points.iter().map(|p| &p.id.article).collect();
    let mut by_side = vec![0; sides.len() + 2];
    for point in points {
        for column in columns_of(point, sides) {
            if let Some(n) = by_side.get_mut(column) {
                *n += 1;
            }
        }
    }
    CoverageView {
        topic: index.topic_link(&topic.id),
        n_sources: articles.len(),
        n_statements: points.len(),
        by_side,
    }
}

/// The columns that a statement counts in: each side of its speakers once.
fn columns_of(point: &Point, sides: &[(SideId, String)]) -> BTreeSet<usize> {
    if point.by.is_empty() {
        return BTreeSet::from([sides.len() + 1]);
    }
    let column = |speaker: &Speaker| {
        let side = speaker.side();
        sides.iter().position(|(id, _)| Some(id) == side).unwrap_or(sides.len())
    };
    point.by.iter().map(column).collect()
}

/// Topics in which nobody opposes, denies, or is contradicted.
fn no_dissent(scope: &Scope) -> Vec<LinkView> {
    let index = &scope.shared.index;
    let dissents = |point: &&Point| {
        point.stance.as_ref().is_some_and(|stance| stance.view == StanceView::Opposes)
            || point.status == Some(Status::Denied)
            || !point.differs_from.is_empty()
    };
    let topics = index.pack.topics_in_order().filter(|topic| {
        let points = index.by_topic.get(&topic.id);
        !points.is_some_and(|points| points.iter().any(&dissents))
    });
    topics.map(|topic| index.topic_link(&topic.id)).collect()
}

/// The sides that nobody speaks for.
fn not_heard(scope: &Scope) -> Vec<String> {
    let index = &scope.shared.index;
    let speakers = index.live.iter().flat_map(|point| &point.by);
    let heard: BTreeSet<_> = speakers.filter_map(Speaker::side).collect();
    let sides = index.pack.briefing.sides.iter();
    let silent = sides.filter(|(id, _)| !heard.contains(id));
    silent.map(|(_, label)| label.clone()).collect()
}

/// Bottom lines that rest on one, second-hand, unnamed or inferred source; weakest first.
fn weakest(scope: &Scope) -> Vec<WeaknessView> {
    let index = &scope.shared.index;
    let mut weakest: Vec<_> =
        index.pack.topics_in_order().filter_map(|topic| weakness(scope, topic)).collect();
    weakest.sort_by_key(|weakness| Reverse(weakness.reasons.len()));
    weakest
}

fn weakness(scope: &Scope, topic: &Topic) -> Option<WeaknessView> {
    let index = &scope.shared.index;
    let mut cited = Vec::new();
    cites(topic.bottom_line.as_deref()?, &mut cited);
    let cited = cited.into_iter().filter_map(|target| match target {
        Target::Point(id) if index.is_live(id) => Some(index.pack.point(id)),
        _ => None,
    });
    let is_weak = |point: &Point| {
        let sourcing = &point.sourcing;
        sourcing.is_single()
            || sourcing.is_second_hand
            || sourcing.is_unnamed
            || sourcing.is_inferred
    };
    let weak: Vec<&Point> = cited.filter(|point| is_weak(point)).collect();
    let has = |is: fn(&Point) -> bool| weak.iter().any(|point| is(point));
    let reasons = [
        (has(|point| point.sourcing.is_single()), "single-source"),
        (has(|point| point.sourcing.is_second_hand), "second-hand"),
        (has(|point| point.sourcing.is_unnamed), "unnamed"),
        (has(|point| point.sourcing.is_inferred), "inferred"),
    ];
    let reasons = reasons.into_iter().filter(|(is, _)| *is);
    let reasons: Vec<LabelView> =
        reasons.map(|(_, name)| labels::mark(index.words, name)).collect();
    (!reasons.is_empty()).then(|| WeaknessView {
        link: index.topic_link(&topic.id),
        reasons,
        statements: statement::keys(weak),
    })
}

/// What a text cites, each once, in reading order.
fn cites<'t>(text: &'t [Inline<Target>], cited: &mut Vec<&'t Target>) {
    for inline in text {
        match inline {
            Inline::Citation { of } => {
                for target in of {
                    if !cited.contains(&target) {
                        cited.push(target);
                    }
                }
            }
            Inline::Quotation { of, .. } if !cited.contains(&of) => cited.push(of),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Foreign { content, .. }
            | Inline::Link { content, .. } => cites(content, cited),
            _ => {}
        }
    }
}

fn if_asked(scope: &Scope, writer: &mut Writer) -> Vec<AskedView> {
    let asked = scope.shared.index.pack.briefing.if_asked.iter().enumerate();
    let asked = asked.map(|(n, asked)| AskedView {
        id: format!("asked:{}", n + 1),
        question: asked.question.to_string(),
        question_marked: prose::marked(&asked.question),
        says: writer.line(&asked.says),
        not_known: asked
            .not_known
            .as_ref()
            .filter(|text| !plain(text).trim().is_empty())
            .map(|text| writer.line(text)),
    });
    asked.collect()
}

/// What these articles do not say themselves.
fn inferred(index: &Index, articles: &[&Article]) -> Vec<FactView> {
    let mut facts = Vec::new();
    for article in articles.iter().filter(|article| !article.inferred.is_empty()) {
        let label = index.label(&article.id);
        let own = sources::facts(index, article).into_iter();
        facts.extend(own.filter(|fact| fact.inferred.is_some()).map(|fact| {
            let names = [("source", label.as_str()), ("what", fact.label.as_str())];
            FactView { label: index.words.fill("evidence.inferred", &names), ..fact }
        }));
    }
    facts
}

/// What the passages of each of these articles were checked against.
fn checks(index: &Index, articles: &[&Article]) -> Vec<SourceLineView> {
    let lines = articles.iter().filter_map(|article| {
        let points = index.live_of(article);
        let line =
            (!points.is_empty()).then(|| sources::line(index, article, &points))?;
        Some(SourceLineView { adds: index.mention(&article.id).checked.clone(), ..line })
    });
    lines.collect()
}

/// The caveats of these articles.
fn caveats(scope: &Scope, articles: &[&Article]) -> Vec<CaveatView> {
    let writer = scope.writer();
    let shown = articles.iter().filter(|article| article.withdrawn.is_none());
    let caveats = shown.flat_map(|article| &article.caveats);
    caveats.map(|id| notes::caveat(&writer, id)).collect()
}

fn sections(scope: &Scope, page: &EvidencePage) -> Vec<LinkView> {
    let words = scope.shared.index.words;
    let text = |key| words.text(key);
    scope.sections(&[
        ("limits", text("template.evidence_page.limits"), !page.limits.is_empty()),
        ("weakest", text("template.evidence_page.weakest"), !page.weakest.is_empty()),
        ("if-asked", text("template.evidence_page.if_asked"), !page.if_asked.is_empty()),
        ("coverage", text("template.evidence_page.coverage"), !page.coverage.is_empty()),
        (
            "single-source",
            text("template.evidence_page.single_source"),
            !page.single_source.is_empty(),
        ),
        (
            "second-hand",
            text("template.evidence_page.second_hand"),
            !page.second_hand.is_empty(),
        ),
        ("unnamed", text("template.evidence_page.unnamed"), !page.unnamed.is_empty()),
        (
            "rests-on-inferred",
            text("template.evidence_page.rests_on_inferred"),
            !page.rests_on_inferred.is_empty(),
        ),
        ("caveats", text("template.evidence_page.caveats"), !page.caveats.is_empty()),
        ("inferred", text("template.evidence_page.inferred"), !page.inferred.is_empty()),
        ("checks", text("template.evidence_page.checks"), !page.checks.is_empty()),
        ("legend", text("template.evidence_page.legend"), page.legend.is_some()),
    ])
}
