//! The pages of the codes and the manual that is made of them.

use super::super::super::Code;
use super::super::{manual, page};

/// The headings of a Markdown text, and no lines of its examples.
fn headings(text: &str) -> Vec<&str> {
    let outside = text.split("```").step_by(2);
    outside.flat_map(str::lines).filter(|line| line.starts_with('#')).collect()
}

#[test]
fn every_code_has_a_page_with_an_example_and_its_mend() {
    for code in Code::ALL {
        let (name, text) = (code.name(), code.explanation());
        let lines = text.lines().count();
        assert!((8..=25).contains(&lines), "{name} has {lines} lines");
        let parts: Vec<_> = ["\nExample:\n\n```", "\nMend: "]
            .map(|part| text.matches(part).count())
            .into();
        assert_eq!(parts, [1, 1], "{name}");
        assert_eq!(text.matches("```").count() % 2, 0, "{name} has an open fence");
        let told = format!("{}[{name}]: ", code.severity().as_str());
        assert!(text.contains(&told), "{name} does not show `{told}…`");
        assert_eq!(headings(text).len(), 0, "{name} has a heading");
        assert!(
            text.lines().all(|line| line.chars().count() <= 100),
            "{name} is too wide"
        );
        assert!(page(*code).starts_with(&format!(
            "{}[{name}]: {}",
            code.severity().as_str(),
            code.title()
        )));
    }
}

#[test]
fn no_page_is_left_without_a_code() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/diag/explain");
    let pages = walkdir::WalkDir::new(folder).min_depth(1).into_iter();
    let mut names: Vec<_> = pages
        .map(|page| page.unwrap().file_name().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    let mut expect: Vec<_> =
        Code::ALL.iter().map(|code| format!("{}.md", code.name())).collect();
    expect.sort();
    assert_eq!(names, expect);
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "compares and, on demand, renews a file of the repository"
)]
fn the_manual_in_docs_is_the_one_of_the_codes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnostics.md");
    let manual = manual();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &manual).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(found == manual, "run `UPDATE_DOCS=1 cargo test --lib diag::print`");
    let headings = headings(&manual);
    let groups = headings.iter().filter(|line| line.starts_with("## ")).count();
    let codes = headings.iter().filter(|line| line.starts_with("### ")).count();
    assert_eq!((groups, codes), (11, Code::ALL.len()));
}
