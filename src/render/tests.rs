//! Files made alone.

#![cfg(feature = "serve")]

use std::path::Path;

use super::files::Files;
use super::press::{Hands, Press};
use super::{Unwatched, builtin};
use crate::diag::Report;
use crate::source::Sources;
use crate::{Built, Options};

/// The demonstration pack, as it is published.
fn demonstration() -> (Sources, Built) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = crate::load::sources(root, None).value;
    builtin::add(&mut sources);
    let base_url = Some("https://example.org/".to_owned());
    let options = Options { base_url, ..Options::default() };
    let built = crate::build(
        &sources,
        &options,
        (&mut crate::Memo::default(), &Unwatched),
        &mut Report::default(),
    )
    .unwrap();
    (sources, built)
}

#[test]
fn a_file_made_alone_is_the_same_as_among_all() {
    let (sources, built) = demonstration();
    let press = built.press(&sources, &Unwatched);
    let all: Vec<_> = Files::new(built.press(&sources, &Unwatched))
        .filter_map(|made| made.value)
        .collect();
    // The last first: what was made before must not be needed.
    for output in all.iter().rev() {
        let alone = press.one(&output.path, Hands::All).and_then(|made| made.value);
        assert!(alone.as_ref() == Some(output), "{}", output.path);
    }
    for path in ["", "index", "articles/none.html", "../briefing.yaml"] {
        assert!(press.one(path, Hands::All).is_none(), "{path}");
    }
}

#[test]
fn a_site_can_be_shown_by_several_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<crate::view::Site<'_>>();
    is_shared::<Press<'_>>();
}
