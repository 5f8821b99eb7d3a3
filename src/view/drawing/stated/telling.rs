//! What is written at the figures of a chart: value, place, time and speaker.

use super::Stated;
use crate::model::{ArticleKind, Date, FigureTime, Point, Speaker};
use crate::view::drawing::end::End;
use crate::view::index::Index;
use crate::view::{dates, places, speakers};

/// What the ends of bars, or the marks of a series, mean.
pub(super) fn key(index: &Index, stated: &[Stated], kind: &str) -> Vec<String> {
    let ends = [End::About, End::AndMore, End::AtMost];
    let ends = ends.into_iter().filter(|end| {
        stated.iter().any(|other| End::of(other.figure.quantity.qualifier) == *end)
    });
    let family = format!("chart.key_{kind}");
    let names = ends.filter_map(End::name);
    names.map(|name| index.words.family(&family, name).to_owned()).collect()
}

/// The value as printed, and where.
pub(super) fn value(index: &Index, stated: &Stated) -> String {
    let locator = places::statement(index, &stated.point.id);
    let values =
        [("value", stated.figure.printed.as_str()), ("locator", locator.as_str())];
    index.words.fill("chart.value", &values)
}

/// What time a figure is about and who says so, in a few words.
pub(super) fn label(index: &Index, stated: &Stated) -> String {
    let (words, point) = (index.words, stated.point);
    let who = who(index, point);
    let when = match &stated.figure.when {
        Some(FigureTime::Words(text)) => Some(text.clone()),
        Some(FigureTime::Date(date)) => Some(dates::text(words, date)),
        None => date_of(index, stated)
            .map(|date| dates::marked(words, date, index.has_inferred_date(point))),
    };
    match when {
        Some(when) => words.fill("chart.label", &[("when", &when), ("who", &who)]),
        None => who,
    }
}

/// Who says so: whoever is named, else whoever publishes the article.
pub(super) fn who(index: &Index, point: &Point) -> String {
    let pack = index.pack;
    let by = point.by.first().map(|by| speakers::short(pack, index.words, by));
    let publisher = pack.article(&point.id.article).publisher.as_ref();
    by.or_else(|| publisher.map(|id| speakers::short_name(pack, id).to_owned()))
        .unwrap_or_else(|| index.label(&point.id.article))
}

/// The time that a figure is of: its own, else its statement's.
pub(super) fn date_of<'p>(index: &Index<'p>, stated: &Stated<'p>) -> Option<&'p Date> {
    match &stated.figure.when {
        Some(FigureTime::Date(date)) => Some(date),
        _ => index.pack.date_of(stated.point),
    }
}

/// What two figures share if the same hand gave them in the same way, and a line may join them.
///
/// An article's own voice does not tell where it has a number from, but for a release of data.
pub(super) fn way(index: &Index, stated: &Stated) -> Option<String> {
    let point = stated.point;
    if End::of(stated.figure.quantity.qualifier) != End::Exact {
        return None;
    }
    let who: Vec<_> = point.by.iter().map(Speaker::actor).collect::<Option<_>>()?;
    let article = index.pack.article(&point.id.article);
    let who = match who.as_slice() {
        [] if article.kind == ArticleKind::Data => article.publisher.iter().collect(),
        _ => who,
    };
    let who: Vec<_> = who.into_iter().map(ToString::to_string).collect();
    (!who.is_empty()).then(|| format!("{} {}", point.kind.as_str(), who.join(" ")))
}
