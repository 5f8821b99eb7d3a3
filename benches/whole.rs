//! Measures whole processes side by side: briefpack, Hugo with the same pages and with lean
//! ones, and the bare pipeline. `benches/README.md` says what is compared and how.

#![allow(
    missing_docs,
    clippy::missing_docs_in_private_items,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "it measures, it does not serve"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use clap::Parser;
use corpus::Size;

mod bare;
mod corpus;
#[path = "whole/measure.rs"]
mod measure;
#[path = "corpus/save.rs"]
mod save;
#[path = "whole/tool.rs"]
mod tool;

use measure::{Run, Series};
use tool::{State, Tool};

/// Measures briefpack, Hugo and a bare pipeline on the same generated corpus.
#[derive(Parser)]
struct Options {
    /// The folder to work in; its subfolder `briefpack-bench` is made and removed.
    #[arg(long, default_value = "/dev/shm")]
    folder: PathBuf,
    /// How many articles.
    #[arg(long, value_delimiter = ',', default_value = "10,100,1000,10000")]
    sizes: Vec<usize>,
    /// How many pairs of runs.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// What the corpus is thrown from.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// What is measured.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Tool::ALL)]
    tools: Vec<Tool>,
    /// Given by `cargo bench`.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["once", program, arguments @ ..] => measure::once(program, arguments),
        ["bare", pack, out] => bare::run(Path::new(pack), Path::new(out), false),
        ["bare-light", pack, out] => bare::run(Path::new(pack), Path::new(out), true),
        _ => compare(&Options::parse()),
    }
}

/// Measures everything asked for, and prints a table for each size.
fn compare(options: &Options) {
    let root = options.folder.join("briefpack-bench");
    let is_there = |tool: &Tool| {
        let version = tool.version();
        match &version {
            Some(version) => println!("{tool}: {version}"),
            None => println!("{tool}: left out, since `hugo` is not in the PATH"),
        }
        version.is_some()
    };
    let tools: Vec<_> = options.tools.iter().copied().filter(is_there).collect();
    for n in &options.sizes {
        let _ = fs::remove_dir_all(&root);
        let size = Size::of(*n, options.seed);
        save::files(&root.join("pack"), corpus::pack::files(size));
        if tools.iter().any(|tool| tool.is_hugo()) {
            save::site(&root.join("hugo"), size);
        }
        println!("\n{n} articles, {} runs in turn", options.runs);
        println!("{}", Series::HEAD);
        for state in [State::Absent, State::Standing] {
            measure_in_turn(options.runs, &tools, state, &root);
        }
        print_kinds(&tools, &root);
    }
    let _ = fs::remove_dir_all(&root);
}

/// Runs all tools one after another, as often as asked, and prints a line each.
fn measure_in_turn(runs: usize, tools: &[Tool], state: State, root: &Path) {
    let mut series: Vec<_> = tools.iter().map(|_| Vec::new()).collect();
    // The first round warms the page cache, and makes what a rebuild finds.
    for round in 0..=runs {
        for (tool, runs) in tools.iter().zip(&mut series) {
            let out = tool.out(root);
            if state == State::Absent {
                tool.clean(root);
            }
            let run = start(*tool, root);
            if !run.is_good {
                eprintln!("{tool} failed");
            }
            if round > 0 {
                runs.push(run);
            }
            debug_assert!(out.is_dir(), "{tool} wrote nothing");
        }
    }
    for (tool, runs) in tools.iter().zip(series) {
        let (files, bytes) = tool::total(&tool.out(root));
        println!("{}", Series::new(runs).row(&tool.to_string(), state, files, bytes));
    }
}

/// Runs a tool once, in a process of its own that reckons what its child has used.
fn start(tool: Tool, root: &Path) -> Run {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg("once").args(tool.command(root)).stdin(Stdio::null());
    let start = Instant::now();
    let output = command.stderr(Stdio::inherit()).output().unwrap();
    let wall = start.elapsed();
    Run::read(&String::from_utf8_lossy(&output.stdout), wall)
}

/// Prints files and bytes by kind of page, where two tools make the same pages.
fn print_kinds(tools: &[Tool], root: &Path) {
    if !tools.contains(&Tool::Briefpack) || !tools.contains(&Tool::Hugo) {
        return;
    }
    let ours = tool::kinds(&Tool::Briefpack.out(root));
    let theirs = tool::kinds(&Tool::Hugo.out(root));
    println!("\n{:<24}{:>16}{:>22}", "", "briefpack", "hugo");
    for kind in ours.keys().chain(theirs.keys().filter(|kind| !ours.contains_key(*kind)))
    {
        let (files, bytes) = ours.get(kind).copied().unwrap_or_default();
        let (their_files, their_bytes) = theirs.get(kind).copied().unwrap_or_default();
        println!(
            "{kind:<24}{files:>6}{:>10.3} MB{their_files:>9}{:>10.3} MB",
            bytes as f64 / 1e6,
            their_bytes as f64 / 1e6
        );
    }
}
