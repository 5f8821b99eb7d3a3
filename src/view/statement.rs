//! A statement with its evidence, as every page shows it.

use super::figure;
use super::index::Index;
use super::parts::{
    CorrectionView, DateView, DifferenceView, EventView, LabelView, LinkView,
    PassageView, PieceView, StanceLine, StatementView,
};
use super::registers::{Registers, is_paraphrase, is_quotation};
use super::{dates, fragment, labels, places, prose, speakers, urls};
use crate::model::{
    Article, BodyKind, Correction, Event, Known, Passage, Point, PointId, Stance, Target,
};

/// The key of a statement among the statements.
pub(crate) fn key(id: &PointId) -> String {
    [id.article.as_str(), "/", id.point.as_str()].concat()
}

/// The keys of statements in their order.
pub(crate) fn keys<'p>(points: impl IntoIterator<Item = &'p Point>) -> Vec<String> {
    points.into_iter().map(|point| key(&point.id)).collect()
}

/// A statement; of one that was withdrawn only the marker.
pub(crate) fn view(index: &Index, registers: &Registers, point: &Point) -> StatementView {
    let mut view = empty(index, point);
    if view.withdrawn.is_some() {
        view.marks = vec![labels::mark(index.words, "withdrawn")];
        return view;
    }
    let (pack, words) = (index.pack, index.words);
    view.says = point.says.to_string();
    view.says_marked = prose::marked(&point.says);
    view.status = point.status.map(|status| labels::status(words, status));
    view.by = point.by.iter().map(|by| speakers::view(index, by)).collect();
    view.by_line = speakers::by_line(index, &point.by);
    let voices = point.voices().iter();
    view.voices = voices.map(|voice| speakers::view(index, voice)).collect();
    view.via = point.via.iter().map(|via| speakers::view(index, via)).collect();
    view.chain = speakers::chain(index, point);
    view.date = index.date_of(point);
    view.when = when(index, point);
    view.place = places::point(words, point);
    view.locator = places::locator(words, &view.source_label, &view.place);
    let article = pack.article(&point.id.article);
    let passages = point.passages.iter();
    view.passages =
        passages.map(|passage| passage_view(index, article, passage)).collect();
    view.is_quotation = is_quotation(point);
    view.is_quoted = point.is_quoted();
    view.is_paraphrase = is_paraphrase(point);
    view.topics = point.topics.iter().map(|id| index.topic_link(id)).collect();
    view.topic_ids = point.topics.iter().map(ToString::to_string).collect();
    view.stance =
        point.stance.as_ref().map(|stance| stance_line(index, registers, stance));
    view.figure = point.figure.as_ref().map(|f| figure::view(index, registers, f));
    let event = point.event.as_ref();
    view.event = event.map(|event| event_view(index, registers, &point.id, event));
    let same = point.same_as.iter().filter(|id| index.is_live(id));
    view.same_as = same.map(key).collect();
    let differs = point.differs_from.iter().filter(|other| index.is_live(&other.point));
    view.differs_from = differs
        .map(|other| DifferenceView { key: key(&other.point), note: other.note.clone() })
        .collect();
    let calculation = point.calculation.as_ref();
    view.calculation = calculation.map(|c| figure::calculation(index, &point.id, c));
    view.corrections = corrections(index, &point.id);
    view.marks = marks(index, point, !view.corrections.is_empty());
    view.n_sources = point.sourcing.n_sources;
    view.sources = words.count("count.sources", point.sourcing.n_sources);
    view.cited_by = index.cited_by(&Target::Point(point.id.clone()));
    view.checked = checked(index, point, article);
    view
}

/// What every statement has, withdrawn or not.
fn empty(index: &Index, point: &Point) -> StatementView {
    let (pack, words) = (index.pack, index.words);
    let article = pack.article(&point.id.article);
    let mention = index.mention(&article.id);
    let source_label = mention.label.clone();
    let withdrawn = point.withdrawn.as_ref().or(article.withdrawn.as_ref());
    StatementView {
        key: key(&point.id),
        anchor: point.id.point.to_string(),
        old_anchors: point.renamed_from.iter().map(ToString::to_string).collect(),
        href: urls::point(&point.id),
        says: String::new(),
        says_marked: None,
        kind: labels::kind(words, point.kind),
        known: labels::known(pack, words, point),
        status: None,
        by: Vec::new(),
        by_line: None,
        via: Vec::new(),
        voices: Vec::new(),
        chain: None,
        when: None,
        article: mention.link.clone(),
        article_id: article.id.to_string(),
        article_line: mention.line.clone(),
        locator: source_label.clone(),
        source_label,
        place: String::new(),
        language: foreign(index, article.language.as_ref()),
        passages: Vec::new(),
        is_quotation: false,
        is_quoted: false,
        is_paraphrase: false,
        date: None,
        topics: Vec::new(),
        topic_ids: Vec::new(),
        stance: None,
        figure: None,
        event: None,
        same_as: Vec::new(),
        differs_from: Vec::new(),
        calculation: None,
        marks: Vec::new(),
        n_sources: 0,
        sources: String::new(),
        cited_by: Vec::new(),
        checked: String::new(),
        corrections: Vec::new(),
        withdrawn: withdrawn.cloned(),
    }
}

/// A language, where it is not the pack's.
pub(crate) fn foreign(index: &Index, language: Option<&String>) -> Option<String> {
    language.filter(|language| **language != index.pack.briefing.language).cloned()
}

/// Exact words with the places they stand at.
pub(crate) fn passage_view(
    index: &Index,
    article: &Article,
    passage: &Passage,
) -> PassageView {
    let words = index.words;
    let first = passage.places.first().map(|place| place.paragraph);
    let is_full = article.body_kind == BodyKind::Full;
    let is_one_block = passage.places.iter().all(|p| Some(p.paragraph) == first);
    let n = usize::try_from(passage.n_occurrences).unwrap_or(usize::MAX);
    let translated = passage.translated_from.as_ref();
    PassageView {
        pieces: pieces(passage),
        words: passage.with_sic(0..passage.words.len()),
        place: places::passage(words, passage),
        paragraph: first,
        href: first.filter(|_| is_full).map(|n| urls::paragraph(&article.id, n)),
        original_href: article
            .url
            .as_ref()
            .and_then(|url| fragment::href(url, &passage.words, is_one_block)),
        has_speech: !passage.speech.is_empty(),
        translated_from: translated.map(|tag| labels::language(words, tag)),
        occurrences: (n > 1).then(|| words.count("passage.occurrences", n)),
    }
}

/// A passage cut where speech begins and ends.
pub(crate) fn pieces(passage: &Passage) -> Vec<PieceView> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut add = |from: usize, to: usize, is_speech: bool| {
        if from < to {
            let text = passage.with_sic(from..to);
            pieces.push(PieceView { text, is_speech });
        }
    };
    for speech in &passage.speech {
        add(at, speech.start, false);
        add(speech.start.max(at), speech.end, true);
        at = speech.end.max(at);
    }
    add(at, passage.words.len(), false);
    // A template sets speech in the language's own marks; the article's would double them.
    for n in 0..pieces.len() {
        let is_speech =
            |n: Option<usize>| n.and_then(|n| pieces.get(n)).is_some_and(|p| p.is_speech);
        let (before, after) = (is_speech(n.checked_sub(1)), is_speech(Some(n + 1)));
        if let Some(piece) = pieces.get_mut(n).filter(|piece| !piece.is_speech) {
            let text = piece.text.as_str();
            let text =
                if before { text.strip_prefix(MARKS).unwrap_or(text) } else { text };
            let text =
                if after { text.strip_suffix(MARKS).unwrap_or(text) } else { text };
            piece.text = text.to_owned();
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// The marks that articles set speech in.
const MARKS: [char; 8] = ['"', '\'', '“', '”', '‘', '’', '«', '»'];

/// The day or time that a statement itself speaks of.
pub(crate) fn when(index: &Index, point: &Point) -> Option<DateView> {
    point.when.as_ref().and_then(|_| index.date_of(point))
}

/// The place of a statement, as a link to it.
pub(crate) fn link(index: &Index, id: &PointId) -> LinkView {
    let text = places::statement(index, id);
    LinkView { href: urls::point(id), text, is_external: false, marked: None }
}

/// A position on something, in words.
pub(crate) fn stance_line(
    index: &Index,
    registers: &Registers,
    stance: &Stance,
) -> StanceLine {
    let term = index.pack.terms.get(&stance.about);
    StanceLine {
        about: LinkView {
            href: registers.term_href(&stance.about),
            text: term.map(|term| term.term.clone()).unwrap_or_default(),
            is_external: false,
            marked: None,
        },
        view: labels::stance(index.words, stance.view),
    }
}

fn event_view(
    index: &Index,
    registers: &Registers,
    id: &PointId,
    event: &Event,
) -> EventView {
    EventView {
        href: registers.event_href(id),
        title: event.title.clone(),
        place: event.place.clone(),
        present: event.present.iter().map(|id| speakers::link(index, id)).collect(),
        is_planned: event.is_planned,
    }
}

/// The warnings that a statement bears.
fn marks(index: &Index, point: &Point, is_corrected: bool) -> Vec<LabelView> {
    let sourcing = &point.sourcing;
    let is_single = sourcing.is_single() && point.known != Known::Arithmetic;
    let marks = [
        (is_single, "single-source"),
        (sourcing.is_second_hand, "second-hand"),
        (sourcing.is_unnamed, "unnamed"),
        (sourcing.is_inferred, "inferred"),
        (is_corrected, "corrected"),
    ];
    let marks = marks.into_iter().filter(|(is, _)| *is);
    marks.map(|(_, name)| labels::mark(index.words, name)).collect()
}

/// The corrections of one statement.
fn corrections(index: &Index, id: &PointId) -> Vec<CorrectionView> {
    let all = index.pack.briefing.corrections.iter();
    let own = all.filter(|correction| correction.statement.as_ref() == Some(id));
    own.map(|own| correction(index, own)).collect()
}

/// A correction for a page.
pub(crate) fn correction(index: &Index, correction: &Correction) -> CorrectionView {
    let link = correction.statement.as_ref().map(|id| {
        let point = index.pack.points.get(id);
        let says = point.map_or_else(|| id.to_string().into(), |p| p.says.clone());
        LinkView::of(urls::point(id), &says)
    });
    CorrectionView {
        date: dates::view(index.words, &correction.date, false),
        statement: link,
        was: correction.was.clone(),
        now: correction.now.clone(),
    }
}

/// What a statement was checked against, in words.
fn checked(index: &Index, point: &Point, article: &Article) -> String {
    let words = index.words;
    let Some(calculation) = &point.calculation else {
        return index.mention(&article.id).checked.clone();
    };
    let of = calculation.of.iter().filter(|id| index.pack.points.contains_key(*id));
    let of: Vec<_> = of.map(|id| places::statement(index, id)).collect();
    words.fill("checked.arithmetic", &[("of", &words.list(&of))])
}
