//! The edition of a pack: which of its articles, points and pages this build shows.
//!
//! It stands behind the gate, on a whole and true pack, so that what an edition keeps back is
//! checked like all the rest and can never make another part of the pack false.

use crate::model::Pack;

/// The pack as this build's readers see it, published at `base_url` where one is given.
///
/// One edition is known so far, and it shows everything.
pub(crate) fn edition(mut pack: Pack, base_url: Option<&str>) -> Pack {
    if let Some(address) = base_url {
        pack.briefing.base_url = Some(format!("{}/", address.trim_end_matches('/')));
    }
    pack
}
