use serde_json::Value;

use crate::source::{Original, SourceFile, SourceId, Sources, Span};

use super::super::{Code, Diagnostic, Report};
use super::{Format, Severity, Style, report, visible};

mod manual;
mod odd;

const SUMMARY: &str = "content/summaries/solar-storage.yaml";
const ARTICLE: &str = "content/articles/solar-storage.md";

/// The sources of most tests: a summary and its article.
fn sources() -> Sources {
    let mut sources = Sources::default();
    let summary = "points:\n  leaks:\n    says: The tank leaked.\n    passage: the first tank leaked three times before May\n    topics: [safety, cost]\n";
    sources.add(SUMMARY, summary);
    sources.add(ARTICLE, "---\ntitle: Storage\n---\nThe first tank leaked “twice” before May, said the operator.\n");
    sources
}

/// The place of some words in a file.
fn at(sources: &Sources, path: &str, words: &str) -> Span {
    let id = SourceId::new(path);
    let start = sources.file(&id).unwrap().whole().find(words).unwrap();
    Span::new(&id, start..start + words.len())
}

/// The two problems of the house's own example, and a warning without a place.
fn problems(sources: &Sources) -> Vec<Diagnostic> {
    let passage = at(sources, SUMMARY, "the first tank leaked three times before May");
    let nearest = at(sources, ARTICLE, "first tank leaked “twice” before May");
    let topic = at(sources, SUMMARY, "cost");
    vec![
        Diagnostic::at(Code::UnknownTopic, topic, "unknown topic `cost`")
            .help("did you mean `costs`? topics are declared in `briefing.yaml`"),
        Diagnostic::at(
            Code::PassageNotFound,
            passage,
            "passage not found in `solar-storage`",
        )
        .label("100%: these words")
        .also(nearest, "closest passage")
        .note("the article:  leaked “twice” before May\nthe passage:  leaked three times before May")
        .help("copy the article's words exactly, or mark what you leave out with `[…]`"),
        Diagnostic::new(Code::LockOutdated, "the evidence lock is not up to date"),
    ]
}

/// What a format prints of these problems.
fn printed(
    sources: &Sources,
    problems: Vec<Diagnostic>,
    format: Format,
    style: &Style,
) -> String {
    let mut all = Report::new(false);
    all.extend(problems);
    report(&all, sources, format, style)
}

/// What a format prints of one problem at a place of one file.
fn one(text: &str, bytes: std::ops::Range<usize>, format: Format) -> String {
    let mut sources = Sources::default();
    sources.add("a.yaml", text);
    let span = Span::new(&SourceId::new("a.yaml"), bytes);
    let problem = Diagnostic::at(Code::EmptyValue, span, "wrong").label("here");
    printed(&sources, vec![problem], format, &Style::default())
}

fn check(text: &str, bytes: std::ops::Range<usize>, expect: &str) {
    assert_eq!(one(text, bytes, Format::Human), expect);
}

#[test]
fn human_shows_both_files_and_counts() {
    let sources = sources();
    let style = Style { writes: true, ..Style::default() };
    let text = printed(&sources, problems(&sources), Format::Human, &style);
    insta::assert_snapshot!("human", text);
}

#[test]
fn human_is_coloured_on_demand_only() {
    let sources = sources();
    let style = Style { colour: true, ..Style::default() };
    let text = printed(&sources, problems(&sources), Format::Human, &style);
    assert!(text.contains("\u{1b}[1m"));
    let plain = printed(&sources, problems(&sources), Format::Human, &Style::default());
    assert!(!plain.contains('\u{1b}'));
}

#[test]
fn short_gives_a_line_to_each_problem() {
    let sources = sources();
    let text = printed(&sources, problems(&sources), Format::Short, &Style::default());
    insta::assert_snapshot!("short", text);
}

#[test]
fn json_gives_an_object_to_each_problem() {
    let sources = sources();
    let text = printed(&sources, problems(&sources), Format::Json, &Style::default());
    insta::assert_snapshot!("json", text);
}

#[test]
fn github_gets_workflow_commands() {
    let sources = sources();
    let text = printed(&sources, problems(&sources), Format::Github, &Style::default());
    insta::assert_snapshot!("github", text);
}

#[test]
fn sarif_is_a_document_with_rules_and_results() {
    let sources = sources();
    let text = printed(&sources, problems(&sources), Format::Sarif, &Style::default());
    let mut document: Value = serde_json::from_str(&text).unwrap();
    let driver = &mut document["runs"][0]["tool"]["driver"];
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    driver["version"] = "VERSION".into();
    driver["semanticVersion"] = "VERSION".into();
    // The texts of the rules are the pages of the manual, which have a test of their own.
    for rule in driver["rules"].as_array_mut().unwrap() {
        assert!(rule["fullDescription"]["text"].as_str().unwrap().ends_with('.'));
        rule["fullDescription"]["text"] = "MEANING".into();
        rule["help"] = "PAGE".into();
    }
    insta::assert_snapshot!("sarif", format!("{document:#}"));
}

#[test]
fn an_empty_report_is_silent_but_for_sarif() {
    let empty = |format| printed(&sources(), vec![], format, &Style::default());
    for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
        assert_eq!(empty(format), "");
    }
    let document: Value = serde_json::from_str(&empty(Format::Sarif)).unwrap();
    assert_eq!(document["runs"][0]["results"], Value::Array(vec![]));
}

#[test]
fn hidden_characters_are_spelt_out_and_columns_stay_right() {
    check(
        "a: b\u{202e}c\u{1b}[31m d\te“f”\nnext",
        16..23,
        "\
error[empty-value]: wrong
 --> a.yaml:1:15
  |
1 | a: b\\u{202e}c\\u{1b}[31m d    e“f”
  |                              ^^^^ here

error: 1 problem in 1 file
",
    );
    let escaped = "a\\u{200b}b\\u{7}\\u{9}\\u{2028}\\u{feff}\\u{9b}";
    assert_eq!(visible("a\u{200b}b\u{7}\t\u{2028}\u{feff}\u{9b}"), escaped);
}

#[test]
fn a_place_of_several_lines_is_bracketed_without_its_last_line_end() {
    check(
        "a: b\nc: d\ne: f\n\n",
        3..16,
        "\
error[empty-value]: wrong
 --> a.yaml:1:4
  |
1 |   a: b
  |  ____^
2 | | c: d
3 | | e: f
  | |____^ here

error: 1 problem in 1 file
",
    );
}

#[test]
fn a_place_of_many_lines_is_marked_on_its_first() {
    check(
        &"- x\n".repeat(20),
        2..70,
        "\
error[empty-value]: wrong
 --> a.yaml:1:3
  |
1 | - x
  |   ^ here

error: 1 problem in 1 file
",
    );
}

#[test]
fn a_place_beyond_the_text_is_its_end() {
    let expect = "\
error[empty-value]: wrong
 --> a.yaml:2:1
  |
2 |
  | ^ here

error: 1 problem in 1 file
";
    check("a: b\n", 300..9_000, expect);
    check("a: b\n", usize::MAX..usize::MAX, expect);
}

#[test]
fn a_line_of_two_megabytes_is_cut_to_a_window() {
    let text = "wörd ".repeat(400_000);
    let bytes = 1_200_000..1_200_005;
    let human = one(&text, bytes.clone(), Format::Human);
    assert!(human.contains(" --> a.yaml:1:1000001\n"), "{human}");
    assert!(human.contains("1 | …wörd wörd"), "{human}");
    assert!(human.lines().all(|line| line.chars().count() < 140), "{human}");
    let marked = human.lines().find(|line| line.contains("^^^^ here")).unwrap();
    assert_eq!(marked.find('^'), Some(4 + 1 + 40));
    let short = one(&text, bytes, Format::Short);
    assert_eq!(short, "a.yaml:1:1000001: error[empty-value]: wrong\n");
}

#[test]
fn a_file_that_nobody_holds_is_named() {
    let span = Span::new(&SourceId::new("content/x\u{1b}.md"), 5..6);
    let problem = Diagnostic::at(Code::NotText, span, "the file is not UTF-8 text");
    let of = |format| {
        printed(&Sources::default(), vec![problem.clone()], format, &Style::default())
    };
    assert_eq!(
        of(Format::Human),
        "error[not-text]: the file is not UTF-8 text\n --> content/x\\u{1b}.md\n\n\
         error: 1 problem in 1 file\n"
    );
    assert_eq!(
        of(Format::Short),
        "content/x\\u{1b}.md:1:1: error[not-text]: the file is not UTF-8 text\n"
    );
    let object: Value = serde_json::from_str(&of(Format::Json)).unwrap();
    assert_eq!((&object["line"], &object["start_byte"]), (&1.into(), &5.into()));
}

#[test]
fn the_human_format_is_cut_at_its_limit() {
    let many = (0..62).map(|n| Diagnostic::new(Code::NoPack, format!("no pack {n}")));
    let style = Style { limit: Some(50), ..Style::default() };
    let text =
        printed(&Sources::default(), many.clone().collect(), Format::Human, &style);
    assert_eq!(text.matches("no pack").count(), 50);
    let end = "\n… and 12 more; `--format short` prints all\n\nerror: 62 problems\n";
    assert!(text.ends_with(end), "{text}");
    for format in [Format::Short, Format::Json, Format::Github] {
        let text = printed(&Sources::default(), many.clone().collect(), format, &style);
        assert_eq!(text.lines().count(), 62);
    }
}

#[test]
fn denied_warnings_are_errors() {
    let mut all = Report::new(true);
    all.add(Diagnostic::new(Code::LockOutdated, "old lock"));
    let style = Style { writes: true, ..Style::default() };
    let of = |format| report(&all, &Sources::default(), format, &style);
    assert_eq!(
        of(Format::Human),
        "error[lock-outdated]: old lock\n\n\
         error: 1 problem; warnings are denied; nothing was written\n"
    );
    assert!(of(Format::Json).contains(r#""level":"error""#));
}

#[test]
fn what_is_less_grave_than_wanted_is_left_to_machines() {
    let note = vec![Diagnostic::new(Code::NoBaseUrl, "no feed")];
    let style = Style { least: Severity::Warning, ..Style::default() };
    let of = |format| printed(&Sources::default(), note.clone(), format, &style);
    assert_eq!((of(Format::Human), of(Format::Short)), (String::new(), String::new()));
    assert!(of(Format::Github).starts_with("::notice title="));
    assert!(of(Format::Json).contains("no-base-url"));
}

#[test]
fn paths_begin_where_the_user_stands_but_those_of_originals() {
    let mut sources = sources();
    let id = SourceId::new("../originals/one.txt");
    let file = SourceFile::new(id.clone(), "A report.\n".to_owned());
    let original = Original { file, sha256: String::new() };
    sources.originals = Some([("one.txt".to_owned(), original)].into());
    let problem = Diagnostic::at(Code::OriginalChanged, Span::new(&id, 0..1), "changed")
        .also(at(&sources, SUMMARY, "tank"), "here");
    let style = Style { root: "packs/sun/".to_owned(), ..Style::default() };
    let text = printed(&sources, vec![problem], Format::Human, &style);
    assert!(text.contains("--> ../originals/one.txt:1:1"), "{text}");
    assert!(
        text.contains("::: packs/sun/content/summaries/solar-storage.yaml:3"),
        "{text}"
    );
}

#[test]
fn json_and_sarif_escape_what_would_steer_a_terminal() {
    let problem = Diagnostic::new(Code::BidiControl, "x\u{202e}\u{9b}2J\u{e0041}");
    for format in [Format::Json, Format::Sarif] {
        let text = printed(
            &Sources::default(),
            vec![problem.clone()],
            format,
            &Style::default(),
        );
        assert!(text.contains(r"x\u202e\u009b2J\udb40\udc41"), "{text}");
        serde_json::from_str::<Value>(&text).unwrap();
    }
}
