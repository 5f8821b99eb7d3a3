//! What is shown after a build: it and those before it, exchanged whole.

use std::sync::Arc;

use super::Rounds;
use crate::serve::Owner;
use crate::serve::shown::{Shown, Trouble};
use crate::serve::site::Site;

/// What is to be shown: the latest good build, the one before it, and the trouble.
type Next = (Option<Arc<Site>>, Option<Arc<Site>>, Option<Arc<Trouble>>);

impl<O: Owner> Rounds<O> {
    /// Shows a build that passed all checks. Until all its files were made once, the one before
    /// it stays within reach.
    pub(super) fn show_good(&mut self, site: Arc<Site>) {
        self.show(|before| {
            let before =
                before.and_then(|shown| shown.before.clone().or(shown.good.clone()));
            (Some(site), before, None)
        });
    }

    /// Shows why there is no new build.
    pub(super) fn show_trouble(&mut self, trouble: Trouble) {
        self.show(|shown| {
            let sites = shown.map(|shown| (shown.good.clone(), shown.before.clone()));
            let (good, before) = sites.unwrap_or_default();
            if let Some(site) = &good {
                site.go_on();
            }
            (good, before, Some(Arc::new(trouble)))
        });
    }

    /// Takes back a build of which a file could not be made, and shows why.
    pub(super) fn show_back(&mut self, trouble: Trouble) {
        self.show(|shown| {
            let before = shown.and_then(|shown| shown.before.clone());
            (before, None, Some(Arc::new(trouble)))
        });
    }

    /// Exchanges what is shown; what nobody reads any more is gone then.
    fn show(&mut self, next: impl FnOnce(Option<&Shown>) -> Next) {
        self.count += 1;
        // A page of an earlier run of the server is out of date as well.
        let stamp = format!("{}.{}", std::process::id(), self.count);
        self.shows.send_modify(|shown| {
            let (good, before, trouble) = next(shown.as_deref());
            *shown = Some(Arc::new(Shown { stamp, good, before, trouble }));
        });
    }

    /// Lets go of the build before the last good one; no page is out of date for that.
    pub(super) fn settle(&mut self) {
        self.still(|shown| (shown.good.clone(), None));
    }

    /// Lets go of the last good build, which was none.
    pub(super) fn forget(&mut self) {
        self.still(|shown| (shown.before.clone(), None));
    }

    /// Exchanges the good builds behind what is shown, in silence.
    fn still(
        &mut self,
        next: impl FnOnce(&Shown) -> (Option<Arc<Site>>, Option<Arc<Site>>),
    ) {
        self.shows.send_if_modified(|shown| {
            if let Some(now) = shown.as_deref() {
                let (good, before) = next(now);
                let (stamp, trouble) = (now.stamp.clone(), now.trouble.clone());
                *shown = Some(Arc::new(Shown { stamp, good, before, trouble }));
            }
            false
        });
    }
}
