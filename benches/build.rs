//! Measures whole builds of generated packs, stage by stage and on the disk.
//!
//! `cargo bench` builds packs of 10, 100 and 1,000 articles in memory and prints seconds a
//! stage. `cargo bench -- write DIR N` writes such a pack of N articles to a folder, for timing
//! the program itself.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark looks at clocks"
)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "it measures, it does not serve"
)]

use std::path::Path;
use std::time::Instant;

use briefpack::diag::Report;
use briefpack::source::Sources;
use briefpack::{Options, render};

mod generate;

fn main() {
    let arguments: Vec<_> =
        std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", folder, n] => write(Path::new(folder), n.parse().unwrap()),
        _ => [10, 100, 1000].into_iter().for_each(measure),
    }
}

/// Builds a pack of `n` articles in memory three times and prints the fastest.
fn measure(n: usize) {
    let mut sources = Sources::default();
    for (path, text) in generate::pack(n) {
        sources.add(&path, text);
    }
    render::builtin::add(&mut sources);
    let runs = (0..3).map(|_| {
        let start = Instant::now();
        let mut report = Report::new(false);
        let built = briefpack::build(&sources, &Options::default(), &mut report).unwrap();
        let checked = start.elapsed().as_secs_f64();
        let outputs = built.files(&sources, &render::Unwatched);
        let (files, bytes) = outputs.fold((0, 0), |(files, bytes), made| {
            (files + 1, bytes + made.value.map_or(0, |output| output.size))
        });
        (start.elapsed().as_secs_f64(), checked, files, bytes)
    });
    let best = runs.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
    let (whole, checked, files, bytes) = best;
    println!(
        "{n:>6} articles: {checked:.3} s to check and view, {:.3} s to render, {whole:.3} s in all; \
         {files} files, {:.1} MB",
        whole - checked,
        bytes as f64 / 1e6
    );
}

/// Writes a pack of `n` articles to a folder.
fn write(folder: &Path, n: usize) {
    for (path, text) in generate::pack(n) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}
