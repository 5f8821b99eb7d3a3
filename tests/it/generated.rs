//! The packs that speed is measured on.

use briefpack::diag::Report;
use briefpack::source::Sources;
use briefpack::{Memo, Options, render};

use crate::corpus::{Size, hugo, pack};

/// Builds a generated pack, and gives what is reported of it and how many files it makes.
fn build(n: usize, seed: u64) -> (Report, usize) {
    let mut sources = Sources::default();
    for (path, text) in pack::files(Size::of(n, seed)) {
        sources.add(&path, text);
    }
    render::builtin::add(&mut sources);
    let mut report = Report::new(false);
    let built = briefpack::build(
        &sources,
        &Options::default(),
        (&mut Memo::default(), &render::Unwatched),
        &mut report,
    );
    let built = built.unwrap();
    let n = built.files(&sources, &render::Unwatched).count();
    (report, n)
}

#[test]
fn the_same_number_and_seed_give_the_same_letters() {
    let letters = |n, seed| pack::files(Size::of(n, seed)).collect::<Vec<_>>();
    assert_eq!(letters(12, 3), letters(12, 3));
    let changed = |i: usize| letters(12, 3)[i] != letters(12, 4)[i];
    assert!((0..letters(12, 3).len()).any(changed));
}

#[test]
fn an_article_has_about_800_words_and_eight_points() {
    for article in Size::of(60, 0).articles() {
        let words = article.paragraphs.iter().flat_map(|text| text.split_whitespace());
        assert!((770..=850).contains(&words.count()), "article {}", article.i);
        assert_eq!(article.points.len(), 8);
    }
}

#[test]
fn generated_packs_build_without_an_error_or_a_warning() {
    for (n, seed) in [(1, 0), (10, 0), (24, 7)] {
        let (report, n_files) = build(n, seed);
        let told: Vec<_> = report.problems().iter().map(|p| p.code.name()).collect();
        assert_eq!(told, Vec::<&str>::new(), "{n} articles, seed {seed}");
        assert!(n_files > n + 20, "{n_files}");
    }
}

#[test]
fn a_hugo_site_has_a_content_file_for_every_page() {
    let paths: Vec<_> = hugo::files(Size::of(200, 0)).map(|(path, _)| path).collect();
    let of = |folder: &str| paths.iter().filter(|path| path.contains(folder)).count();
    assert_eq!([of("articles/"), of("topics/"), of("people/")], [200, 6, 40]);
    assert_eq!(
        [of("content/search"), of("content/figures"), of("content/print")],
        [4, 1, 1]
    );
}
