//! What the words beside statements mean, for those that the pack has.

use crate::model::{Point, Status};
use crate::view::labels;
use crate::view::pages::LegendView;
use crate::view::scope::Scope;

/// Makes the list; none where the pack has no statement.
pub(super) fn view(scope: &Scope) -> Option<LegendView> {
    let index = &scope.shared.index;
    let words = index.words;
    let has = |is: &dyn Fn(&Point) -> bool| index.live.iter().any(|point| is(point));
    let known = labels::KNOWN.iter().filter(|name| has(&|p| p.known.as_str() == **name));
    let mut known: Vec<_> = known.map(|name| labels::known_to_all(words, name)).collect();
    if !index.pack.context.is_empty() {
        known.push(labels::outside(words));
    }
    let statuses =
        Status::ALL.iter().filter(|status| has(&|p| p.status == Some(**status)));
    let statuses = statuses.map(|status| labels::status(words, *status)).collect();
    let marks = labels::MARKS.iter().map(|name| labels::mark(words, name)).collect();
    (!index.live.is_empty()).then_some(LegendView { known, statuses, marks })
}
