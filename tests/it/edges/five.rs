//! Five errors in one pack: told in one run, in every format, and the output stays as it was.

use serde_json::Value;

use super::folder::{PackFolder, differences, times};

/// The errors that [`spoil`] brings into a pack.
pub(super) const FIVE: [&str; 5] = [
    "duplicate-key",
    "figure-not-in-passage",
    "passage-not-found",
    "unknown-citation",
    "unknown-topic",
];

/// Brings five errors into a pack of `tests/packs`: a wrong letter in a passage, another number
/// than the article's, an unknown topic, a key twice, a citation to nothing.
pub(super) fn spoil(pack: &PackFolder) {
    if pack.at("content/articles/lighthouse-kept.md").exists() {
        let summary = "content/summaries/lighthouse-kept.yaml";
        pack.edit(summary, "passage: The lighthouse on", "passage: The lighthause on");
        pack.edit(summary, "value: \"380,000\"", "value: \"390,000\"");
        pack.edit(summary, "topics: [lighthouse]", "topics: [lighthose]");
        pack.edit("content/measures.yaml", "unit: ships,", "unit: ships, unit: boats,");
        pack.edit(
            "content/topics/lighthouse.md",
            "kept [@",
            "kept [@no-such/statement; @",
        );
        return;
    }
    let summary = "content/summaries/ferry-opens.yaml";
    pack.edit(
        summary,
        "passage: We were told that nobody",
        "passage: We were told that nebody",
    );
    pack.edit(summary, "value: \"more than 380,000\"", "value: \"more than 390,000\"");
    pack.edit("content/summaries/council-vote.yaml", "topics: [money]", "topics: [mony]");
    pack.edit(
        "content/glossary.yaml",
        "term: timetable,",
        "term: timetable, term: timetables,",
    );
    pack.edit(
        "content/topics/money.md",
        "not known [@",
        "not known [@no-such/statement; @",
    );
}

/// A pack that was built, and then got five errors.
pub(crate) fn spoilt() -> PackFolder {
    let pack = PackFolder::of("full-body");
    pack.build();
    spoil(&pack);
    pack
}

/// A line or a document of JSON.
pub(crate) fn parse(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

#[test]
fn five_errors_are_told_in_one_run_and_the_output_stays_as_it_was() {
    let pack = spoilt();
    let before = (pack.public(), times(&pack.at("public")));
    let answer = pack.run(&["build"]);
    assert_eq!((answer.status, answer.out.as_str()), (Some(1), ""), "{}", answer.err);
    for code in FIVE {
        assert_eq!(
            answer.err.matches(&format!("error[{code}]")).count(),
            1,
            "{}",
            answer.err
        );
    }
    assert_eq!(answer.err.matches("error[").count(), 5, "{}", answer.err);
    assert!(answer.err.ends_with("error: 5 problems in 4 files; nothing was written\n"));
    assert_eq!(differences(&before.0, &pack.public()), [""; 0]);
    assert_eq!(before.1, times(&pack.at("public")));
}

#[test]
fn the_short_format_has_a_line_for_each_error() {
    let answer = spoilt().run(&["build", "--format", "short"]);
    assert_eq!((answer.status, answer.out.as_str()), (Some(1), ""));
    let lines: Vec<_> =
        answer.err.lines().filter(|line| line.contains(": error[")).collect();
    assert_eq!(lines.len(), 5, "{}", answer.err);
    for line in lines {
        let parts: Vec<_> = line.splitn(4, ':').collect();
        assert!(parts[0].starts_with("content/"), "{line}");
        assert!(
            parts[1].parse::<usize>().is_ok() && parts[2].parse::<usize>().is_ok(),
            "{line}"
        );
    }
}

/// What a machine format prints of the five errors; nothing but it stands on stdout.
fn machine(format: &str) -> String {
    let answer = spoilt().run(&["build", "--format", format]);
    assert_eq!((answer.status, answer.err.as_str()), (Some(1), ""), "{format}");
    answer.out
}

#[test]
fn json_has_an_object_for_each_error() {
    let out = machine("json");
    let problems: Vec<Value> = out.lines().map(parse).collect();
    let errors: Vec<_> = problems.iter().filter(|p| p["level"] == "error").collect();
    let mut codes: Vec<_> = errors.iter().map(|p| p["code"].as_str().unwrap()).collect();
    codes.sort_unstable();
    assert_eq!(codes, FIVE);
    for problem in errors {
        assert!(problem["file"].is_string() && problem["line"].is_u64(), "{problem}");
        assert!(
            problem["column"].is_u64() && problem["message"].is_string(),
            "{problem}"
        );
    }
}

#[test]
fn sarif_is_one_document_of_its_version() {
    let document = parse(&machine("sarif"));
    assert_eq!(document["version"], "2.1.0");
    assert!(document["$schema"].as_str().unwrap().contains("sarif-schema-2.1.0"));
    let run = &document["runs"][0];
    assert_eq!(document["runs"].as_array().unwrap().len(), 1);
    assert_eq!(run["tool"]["driver"]["name"], "briefpack");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let errors: Vec<_> =
        results.iter().filter(|result| result["level"] == "error").collect();
    assert_eq!(errors.len(), 5);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], rules[index]["id"]);
        assert!(result["message"]["text"].is_string());
    }
}

#[test]
fn github_gets_a_command_for_each_error() {
    let out = machine("github");
    assert_eq!(
        out.lines().filter(|line| line.starts_with("::error file=content/")).count(),
        5
    );
    assert!(out.lines().all(|line| line.starts_with("::")), "{out}");
}

#[test]
fn machine_formats_of_a_good_pack_hold_only_notes() {
    let pack = PackFolder::of("full-body");
    let answer = pack.run(&["check", "--format", "json"]);
    assert_eq!(answer.status, Some(0), "{answer:?}");
    assert!(answer.out.lines().map(parse).all(|problem| problem["level"] == "note"));
    let answer = pack.run(&["check", "--format", "sarif"]);
    assert_eq!(
        parse(&answer.out)["runs"][0]["results"].as_array().map(Vec::is_empty),
        Some(false)
    );
}
