//! Every code has the smallest pack that shows it, with the whole report that its author gets.
//!
//! `tests/problems/<code>.pack` is a pack in one text, `<code>.report` beside it what is said.
//! Where a code can be earned in several ways, a pack is called `<code>--<way>`. What needs a
//! disk is in `problems_on_disk`. `UPDATE_EXPECT=1` takes the reports as they are now.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use briefpack::diag::{Code, Report, print};
use briefpack::source::{Asset, AssetBytes, Original, SourceId, Sources};
use briefpack::{Memo, Options, render};
use rayon::prelude::*;

use crate::pack::PackTest;
use crate::problems_on_disk::CASES;

/// Packs that show more than their own code, with what else they show.
const FURTHER: &[(&str, &[Code])] = &[
    ("passage-not-found--only-in-comment", &[Code::RawHtml]),
    (
        "all-at-once",
        &[
            Code::DuplicateKey,
            Code::UnknownTopic,
            Code::PassageNotFound,
            Code::FigureNotInPassage,
            Code::UnknownCitation,
        ],
    ),
];

/// Codes of what is left out of this build of the program: a preview, and documents for paper.
const LEFT_OUT: &[Code] = match (cfg!(feature = "serve"), cfg!(feature = "pdf")) {
    (true, true) => &[],
    (false, true) => &[Code::PortUnavailable],
    (true, false) => OF_DOCUMENTS,
    (false, false) => &[
        Code::PortUnavailable,
        Code::TemplateWarning,
        Code::LetterWithoutFont,
        Code::DocumentLeftOut,
    ],
};

/// Those of documents for paper.
const OF_DOCUMENTS: &[Code] =
    &[Code::TemplateWarning, Code::LetterWithoutFont, Code::DocumentLeftOut];

/// The folder of the packs and their reports.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems")
}

/// The names and texts of the packs, in order.
fn packs() -> Vec<(String, String)> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let packs = files.filter(|path| path.extension().is_some_and(|e| e == "pack"));
    let mut packs: Vec<(String, String)> = packs
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    packs.retain(|(name, text)| !is_left_out(name, text));
    packs.sort();
    packs
}

/// Whether this build of the program cannot make what a pack is about.
fn is_left_out(name: &str, text: &str) -> bool {
    let is_of_documents = cfg!(not(feature = "pdf")) && text.contains("\npdf: [");
    is_of_documents || code(name).is_some_and(|code| LEFT_OUT.contains(&code))
}

/// The code that a pack or a report is about; none for those about several.
fn code(name: &str) -> Option<Code> {
    let code = name.split("--").next().unwrap();
    Code::ALL.iter().copied().find(|known| known.name() == code)
}

/// The sources of a pack. What is under `originals/` is given as a captured original, a `.jpg`
/// as a file that is copied.
fn sources(text: &str) -> Sources {
    let mut sources = PackTest::new(text).sources().clone();
    for id in sources.files.keys().cloned().collect::<Vec<SourceId>>() {
        if let Some(name) = id.path().strip_prefix("originals/") {
            let file = sources.files.remove(&id).unwrap();
            let sha256 = format!("{:064x}", file.whole().len());
            let originals = sources.originals.get_or_insert_default();
            originals.insert(name.to_owned(), Original { file, sha256 });
        } else if Path::new(id.path()).extension().is_some_and(|ending| ending == "jpg") {
            let bytes = sources.files.remove(&id).unwrap().whole().as_bytes().into();
            let bytes = AssetBytes::Memory(bytes);
            let (size, sha256) = (0, String::new());
            let asset = Asset { id: id.clone(), bytes, size, sha256, pixels: None };
            sources.assets.insert(id, asset);
        }
    }
    sources
}

/// Builds a pack and makes all its pages: the codes met, and the whole report.
fn told(name: &str, text: &str) -> (BTreeSet<Code>, String) {
    let sources = sources(text);
    let mut report = Report::new(false);
    let mut options = Options::default();
    if code(name) != Some(Code::NoBaseUrl) {
        options.base_url = Some("https://example.org/pack/".to_owned());
    }
    if let Some(built) = briefpack::build(
        &sources,
        &options,
        (&mut Memo::default(), &render::Unwatched),
        &mut report,
    ) {
        for made in built.files(&sources, &render::Unwatched) {
            report.take(made);
        }
    }
    let codes = report.problems().iter().map(|problem| problem.code).collect();
    (codes, shown(&report, &sources))
}

/// A report as people read it, without colour.
pub(crate) fn shown(report: &Report, sources: &Sources) -> String {
    print::report(report, sources, print::Format::Human, &print::Style::default())
}

/// Compares a report with the one that is kept, or keeps it; gives the difference.
pub(crate) fn compare(name: &str, report: &str) -> Option<String> {
    let path = folder().join(format!("{name}.report"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, report).unwrap();
        return None;
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    let difference = similar::TextDiff::from_lines(kept.as_str(), report);
    (kept != report).then(|| difference.unified_diff().header(name, "now").to_string())
}

/// What is told of each pack: all are built once for all tests.
static TOLD: LazyLock<BTreeMap<String, (BTreeSet<Code>, String)>> = LazyLock::new(|| {
    packs()
        .into_par_iter()
        .map(|(name, text)| {
            let told = told(&name, &text);
            (name, told)
        })
        .collect()
});

#[test]
fn each_problem_is_told_as_its_report_says() {
    let compared = TOLD.iter().filter_map(|(name, (_, report))| compare(name, report));
    let wrong: Vec<String> = compared.collect();
    assert!(wrong.is_empty(), "{}\nUPDATE_EXPECT=1 takes them\n", wrong.join("\n"));
}

#[test]
fn each_pack_shows_its_own_code_and_no_other() {
    let mut wrong = Vec::new();
    for (name, (met, report)) in TOLD.iter() {
        let further = FURTHER.iter().find(|(of, _)| of == name);
        let further = further.map_or(&[][..], |(_, further)| further);
        let wanted = code(name).into_iter().chain(further.iter().copied());
        let wanted: BTreeSet<Code> = wanted.collect();
        if *met != wanted {
            wrong.push(format!("{name}: {met:?} instead of {wanted:?}\n{report}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_mistakes_of_a_pack_are_told_in_one_run() {
    let (_, report) = &TOLD["all-at-once"];
    let errors = report.lines().filter(|line| line.starts_with("error["));
    assert_eq!(errors.count(), 5, "{report}");
    assert!(!report.contains("warning"), "{report}");
}

#[test]
fn every_code_is_shown() {
    let packs = packs();
    let on_disk = CASES.iter().map(|(name, _)| *name);
    let shown: BTreeSet<Code> = packs
        .iter()
        .map(|(name, _)| name.as_str())
        .chain(on_disk)
        .filter_map(code)
        .chain(LEFT_OUT.iter().copied())
        .collect();
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !shown.contains(code))
        .map(|code| code.name())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_file_belongs_to_a_problem() {
    let mut stray = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let is_named = code(name).is_some() || FURTHER.iter().any(|(of, _)| *of == name);
        let is_used = match path.extension().and_then(|ending| ending.to_str()) {
            Some("pack") => true,
            Some("report") => {
                path.with_extension("pack").exists()
                    || CASES.iter().any(|(case, _)| *case == name)
                    || code(name).is_some_and(|code| LEFT_OUT.contains(&code))
            }
            _ => false,
        };
        if !is_named || !is_used {
            stray.push(path);
        }
    }
    stray.sort();
    assert!(stray.is_empty(), "{stray:#?}");
}

#[test]
fn every_explanation_shows_a_message_of_its_own_code() {
    for code in Code::ALL {
        let mark = format!("{}[{}]: ", code.severity().as_str(), code.name());
        assert!(code.explanation().contains(&mark), "{}", code.name());
    }
}
