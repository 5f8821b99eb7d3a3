//! Words that are also classes: kinds, statuses, how a statement is known.

use super::parts::LabelView;
use super::speakers;
use crate::model::{
    ArticleKind, BodyKind, Kind, Known, Pack, Point, Qualifier, Rights, SideId,
    StanceView, Status, Verdict,
};
use crate::words::Words;

/// A label of one of the families of names.
fn label(words: &Words, family: &str, name: &str) -> LabelView {
    let meaning = words.family(&format!("{family}_meaning"), name);
    let text = words.family(family, name);
    LabelView {
        name: name.to_owned(),
        text: if text.is_empty() { name.to_owned() } else { text.to_owned() },
        meaning: (!meaning.is_empty()).then(|| meaning.to_owned()),
    }
}

/// What kind a statement is.
pub(crate) fn kind(words: &Words, kind: Kind) -> LabelView {
    label(words, "kind", kind.as_str())
}

/// Where a plan stands.
pub(crate) fn status(words: &Words, status: Status) -> LabelView {
    label(words, "status", status.as_str())
}

/// A position.
pub(crate) fn stance(words: &Words, view: StanceView) -> LabelView {
    label(words, "stance", view.as_str())
}

/// That something was said, for a matrix, where no position is stated.
pub(crate) fn said(words: &Words) -> LabelView {
    label(words, "stance", "said")
}

/// What kind of text an article is.
pub(crate) fn article_kind(words: &Words, kind: ArticleKind) -> LabelView {
    label(words, "article_kind", kind.as_str())
}

/// What a body is.
pub(crate) fn body(words: &Words, kind: BodyKind) -> LabelView {
    label(words, "body", kind.as_str())
}

/// What may be shown of a body.
pub(crate) fn rights(words: &Words, rights: Rights) -> LabelView {
    label(words, "rights", rights.as_str())
}

/// What is said of a number's exactness.
pub(crate) fn qualifier(words: &Words, qualifier: Qualifier) -> LabelView {
    label(words, "qualifier", qualifier.as_str())
}

/// How figures compare.
pub(crate) fn verdict(words: &Words, verdict: Verdict) -> LabelView {
    label(words, "verdict", verdict.as_str())
}

/// A warning to readers: `single-source`, `second-hand`, `unnamed`, `inferred`, `withdrawn` or
/// `corrected`.
pub(crate) fn mark(words: &Words, name: &str) -> LabelView {
    label(words, "mark", name)
}

/// A side, under the label that the briefing gives it.
pub(crate) fn side(pack: &Pack, id: &SideId) -> LabelView {
    let label = pack.briefing.sides.iter().find(|(side, _)| side == id);
    let text = label.map_or_else(|| id.to_string(), |(_, label)| label.clone());
    LabelView { name: id.to_string(), text, meaning: None }
}

/// The ways a statement is known, the article's own voice first.
pub(crate) const KNOWN: [&str; 8] = [
    "reported",
    "assessment",
    "wording",
    "another-report",
    "side-claim",
    "claim",
    "second-hand",
    "arithmetic",
];

/// What warns readers beside a statement.
pub(crate) const MARKS: [&str; 5] =
    ["single-source", "second-hand", "unnamed", "withdrawn", "corrected"];

/// A way to be known, of nobody in particular.
pub(crate) fn known_to_all(words: &Words, name: &str) -> LabelView {
    let label = label(words, "known", name);
    let text = words.fill(&format!("known.{name}"), &[("who", "…"), ("side", "…")]);
    LabelView { text, ..label }
}

/// How a statement is known.
pub(crate) fn known(pack: &Pack, words: &Words, point: &Point) -> LabelView {
    let mut known = label(words, "known", point.known.as_str());
    match &point.known {
        Known::SideClaim(id) => {
            let text = words.family("known_side", id.as_str());
            known.text = if text.is_empty() {
                words.fill("known.side-claim", &[("side", &side(pack, id).text)])
            } else {
                text.to_owned()
            };
        }
        Known::SecondHand(side) => {
            let own =
                side.as_ref().map(|id| words.family("known_second_hand", id.as_str()));
            known.text = if let Some(text) = own.filter(|text| !text.is_empty()) {
                text.to_owned()
            } else {
                let who = point.via.last();
                let who = who.map(|who| speakers::short(pack, words, who));
                words.fill("known.second-hand", &[("who", &who.unwrap_or_default())])
            };
        }
        Known::Claim => {
            let names: Vec<_> =
                point.by.iter().map(|by| speakers::short(pack, words, by)).collect();
            known.text = words.fill("known.claim", &[("who", &words.list(&names))]);
        }
        _ => {}
    }
    known
}

/// How a fact from outside the articles is known.
pub(crate) fn outside(words: &Words) -> LabelView {
    label(words, "known", "outside-context")
}

/// The language with this tag, in words; the tag where the theme has no word for it.
pub(crate) fn language(words: &Words, tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag).to_lowercase();
    let text = words.family("language", &primary);
    if text.is_empty() { tag.to_owned() } else { text.to_owned() }
}
