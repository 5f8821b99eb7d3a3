//! How a statement is known: who says it and through whom go in, one word of the model comes
//! out. Nobody writes it, so it says the same of like statements.

use crate::model::{Kind, Known, SideId, Speaker};
use crate::parse::PointDraft;

/// The sides whose statements are told by the side.
const PARTISAN: [&str; 2] = ["government", "opposition"];

/// How a statement is known: the first that fits, in the order that readers are told.
pub(super) fn known(
    draft: &PointDraft,
    kind: Kind,
    by: &[Speaker],
    via: &[Speaker],
) -> Known {
    if draft.passages.is_empty() && draft.calculation.is_some() {
        return Known::Arithmetic;
    }
    match kind {
        Kind::Wording => Known::Wording,
        Kind::Assessment => Known::Assessment,
        _ if !draft.via.is_empty() => carried(via),
        _ if draft.by.is_empty() => Known::Reported,
        _ => common(by).map_or(Known::Claim, Known::SideClaim),
    }
}

/// What came through others is known as the one nearest the article knows it.
fn carried(via: &[Speaker]) -> Known {
    match via.last() {
        Some(nearest) if !nearest.is_outlet() => {
            Known::SecondHand(nearest.side().filter(|side| is_partisan(side)).cloned())
        }
        _ => Known::AnotherReport,
    }
}

/// The side, government or opposition, that all speakers share.
fn common(by: &[Speaker]) -> Option<SideId> {
    let side = by.first()?.side().filter(|side| is_partisan(side))?;
    by.iter().all(|speaker| speaker.side() == Some(side)).then(|| side.clone())
}

fn is_partisan(side: &SideId) -> bool {
    PARTISAN.contains(&side.as_str())
}
