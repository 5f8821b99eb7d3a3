//! Every word that views use is in the English of the default theme.

use std::fs;
use std::path::{Path, PathBuf};

use super::pack::words;
use crate::model::*;

/// The Rust files of the room, tests apart.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    #[expect(clippy::disallowed_methods, reason = "a test of the source text reads it")]
    let entries = fs::read_dir(folder).unwrap();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The first string of each call of this method.
fn keys(text: &str, method: &str) -> Vec<String> {
    let call = format!(".{method}(");
    let calls = text.split(&call).skip(1);
    let literals = calls.filter_map(|call| {
        let rest = call.trim_start().strip_prefix('"')?;
        rest.split('"').next().map(str::to_owned)
    });
    literals.collect()
}

#[test]
fn every_key_used_has_its_words() {
    let words = words();
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view"), &mut found);
    let mut missing = Vec::new();
    let mut n = 0;
    for path in found {
        #[expect(
            clippy::disallowed_methods,
            reason = "a test of the source text reads it"
        )]
        let text = fs::read_to_string(&path).unwrap();
        let single = ["text", "fill"].into_iter().flat_map(|m| keys(&text, m));
        let counted = keys(&text, "count")
            .into_iter()
            .flat_map(|key| [format!("{key}.one"), format!("{key}.other")]);
        // `shared.link(key, "page.home")` names its word second.
        let links = text.split(".link(&PageKey::").skip(1).filter_map(|call| {
            call.split('"').nth(1).filter(|key| key.starts_with("page."))
        });
        let all = single.chain(counted).chain(links.map(str::to_owned));
        for key in all.filter(|key| key.contains('.')) {
            n += 1;
            if words.find(&key).is_none() {
                missing.push(format!("{}: {key}", path.display()));
            }
        }
    }
    assert!(n > 100, "only {n} keys were found in the source text");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_name_of_the_model_has_its_words() {
    let words = words();
    let mut missing = Vec::new();
    let mut check = |family: &str, names: Vec<&str>| {
        for name in names {
            if words.family(family, name).is_empty() {
                missing.push(format!("{family}.{name}"));
            }
        }
    };
    check("kind", Kind::ALL.iter().map(|v| v.as_str()).collect());
    check("kind_meaning", Kind::ALL.iter().map(|v| v.as_str()).collect());
    check("status", Status::ALL.iter().map(|v| v.as_str()).collect());
    check("status_meaning", Status::ALL.iter().map(|v| v.as_str()).collect());
    check("stance", StanceView::ALL.iter().map(|v| v.as_str()).collect());
    check("stance", vec!["said"]);
    check("article_kind", ArticleKind::ALL.iter().map(|v| v.as_str()).collect());
    check("body", BodyKind::ALL.iter().map(|v| v.as_str()).collect());
    check("rights", Rights::ALL.iter().map(|v| v.as_str()).collect());
    check("qualifier", Qualifier::ALL.iter().map(|v| v.as_str()).collect());
    let known = [
        "assessment",
        "wording",
        "another-report",
        "second-hand",
        "side-claim",
        "claim",
        "reported",
        "arithmetic",
        "outside-context",
    ];
    check("known", known.to_vec());
    check("known_meaning", known.to_vec());
    check(
        "verdict",
        vec!["agree", "agree-but-for-wording", "differ", "series", "single"],
    );
    let marks =
        ["single-source", "second-hand", "unnamed", "inferred", "withdrawn", "corrected"];
    check("mark", marks.to_vec());
    check("mark_meaning", marks.to_vec());
    let months: Vec<_> = (1..=12).map(|n| format!("m{n:02}")).collect();
    check("date.names", months.iter().map(String::as_str).collect());
    check("date.short_names", months.iter().map(String::as_str).collect());
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn what_templates_say_has_no_places_to_fill() {
    let words = words();
    let with_places: Vec<_> = words
        .texts()
        .filter(|(key, text)| key.starts_with("template.") && text.contains('{'))
        .collect();
    assert!(with_places.is_empty(), "{with_places:#?}");
}
