//! Measures the stages of a build, and writes what is measured.
//!
//! `cargo bench --bench build` prints times stage by stage, for packs of 10, 100 and 1,000
//! articles. `cargo bench --bench build -- write DIR N [SEED]` writes such a pack to a
//! folder, and `-- hugo DIR N [SEED]` a Hugo site of the same corpus.

#![allow(
    missing_docs,
    clippy::missing_docs_in_private_items,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "it measures, it does not serve"
)]

use std::path::Path;

use briefpack::diag::Report;
use briefpack::source::Sources;
use briefpack::{Built, Memo, Options, load, render, write};
use corpus::Size;
use divan::Bencher;

mod corpus;
#[path = "corpus/save.rs"]
mod save;

use save::{files as save, site as save_site};

/// How many articles the packs have.
const SIZES: [usize; 3] = [10, 100, 1000];

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let size = |n: &str, seed: &str| Size::of(n.parse().unwrap(), seed.parse().unwrap());
    match arguments[..] {
        ["write", folder, n] => {
            save(Path::new(folder), corpus::pack::files(size(n, "0")));
        }
        ["write", folder, n, seed] => {
            save(Path::new(folder), corpus::pack::files(size(n, seed)));
        }
        ["hugo", folder, n] => save_site(Path::new(folder), size(n, "0")),
        ["hugo", folder, n, seed] => save_site(Path::new(folder), size(n, seed)),
        _ => divan::main(),
    }
}

/// A generated pack in memory, with the theme.
fn sources(n: usize) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in corpus::pack::files(Size::of(n, 0)) {
        sources.add(&path, text);
    }
    render::builtin::add(&mut sources);
    sources
}

/// Everything up to the gate, with all checks.
fn checked(sources: &Sources) -> Built {
    let mut report = Report::new(false);
    briefpack::build(
        sources,
        &Options::default(),
        (&mut Memo::default(), &render::Unwatched),
        &mut report,
    )
    .unwrap()
}

/// The disk is read.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn a_load(bencher: Bencher<'_, '_>, n: usize) {
    let folder = tempfile::tempdir().unwrap();
    save(folder.path(), corpus::pack::files(Size::of(n, 0)));
    bencher.bench_local(|| load::sources(folder.path(), None));
}

/// `parse`, `link`, `select` and the theme.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn b_check(bencher: Bencher<'_, '_>, n: usize) {
    let sources = sources(n);
    bencher.bench_local(|| checked(&sources));
}

/// `view` and `render`.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn c_render(bencher: Bencher<'_, '_>, n: usize) {
    let sources = sources(n);
    let built = checked(&sources);
    bencher.bench_local(|| built.files(&sources, &render::Unwatched).count());
}

/// `view`, `render` and `write`, into a folder that does not stand yet.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn d_render_and_write(bencher: Bencher<'_, '_>, n: usize) {
    let sources = sources(n);
    let built = checked(&sources);
    bencher.with_inputs(|| tempfile::tempdir().unwrap()).bench_local_refs(|root| {
        let out = root.path().join("public");
        let target = write::Target { out: &out, root: root.path(), home: None };
        let files = built.files(&sources, &render::Unwatched);
        write::site(files, target, &mut Report::new(false))
    });
}

/// The documents of a pack, without its pages: of the demonstration pack, and of one whose whole
/// is a document of some 400 pages.
#[cfg(feature = "pdf")]
mod documents {
    use std::path::Path;

    use briefpack::source::{SourceId, Sources};
    use briefpack::{load, render};
    use divan::Bencher;

    /// How many articles the larger pack has.
    const ARTICLES: usize = 100;

    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn e_of_the_demonstration(bencher: Bencher<'_, '_>) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut sources = load::sources(root, None).value;
        render::builtin::add(&mut sources);
        measured(bencher, &sources);
    }

    #[divan::bench(sample_count = 5, sample_size = 1)]
    fn f_of_400_pages(bencher: Bencher<'_, '_>) {
        let mut sources = super::sources(ARTICLES);
        let briefing = &sources.files[&SourceId::new("briefing.yaml")];
        let briefing = format!("{}\npdf: [pack]\n", briefing.whole());
        sources.add("briefing.yaml", briefing);
        measured(bencher, &sources);
    }

    fn measured(bencher: Bencher<'_, '_>, sources: &Sources) {
        let built = super::checked(sources);
        let papers = || built.papers(sources, &render::Unwatched);
        assert!(papers().iter().all(|paper| paper.value.is_some()));
        bencher.bench_local(papers);
    }
}
