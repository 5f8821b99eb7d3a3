//! The rules of the house, held by machine: imports, lengths, safe HTML, complete lists.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The text files below a folder, by path with `/`.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let walk = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name();
    let files =
        walk.into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let files = files.filter(|e| e.path().to_string_lossy().ends_with(ending));
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap();
            let path = path.to_string_lossy().replace('\\', "/");
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

/// The rooms of ARCHITECTURE.md's table, each with the rooms it may import.
fn rooms(architecture: &str) -> BTreeMap<&str, Vec<&str>> {
    let rows = architecture.lines().filter_map(|line| line.strip_prefix("| `"));
    let rooms = rows.map(|row| {
        let cells: Vec<_> =
            row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        (cells[0], cells[2].split_whitespace().collect())
    });
    rooms.collect()
}

/// The room that a file of `src` belongs to.
fn room_of(path: &str) -> &str {
    let path = path.strip_prefix("src/").unwrap();
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// What stands in `src` beside the rooms: what holds them together, and its tests.
const NO_ROOMS: [&str; 3] = ["main", "lib", "tests"];

/// Whether a line is a comment; what a comment names is not imported.
fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[test]
fn rooms_import_only_what_the_table_allows() {
    let architecture = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let rooms = rooms(&architecture);
    let mut broken = Vec::new();
    for (path, text) in files("src", ".rs") {
        let room = room_of(&path);
        if NO_ROOMS.contains(&room) {
            continue;
        }
        let Some(allowed) = rooms.get(room) else {
            broken.push(format!("{path}: the room `{room}` is not in the table"));
            continue;
        };
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !is_comment(line)) {
            for after in line.split("crate::").skip(1) {
                let used = after
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap();
                // What stands in `lib.rs` itself is the sentence and its options.
                let is_root = used.starts_with(char::is_uppercase) || used == "build";
                if used != room
                    && !is_root
                    && !allowed.contains(&used)
                    && !path.contains("tests")
                {
                    broken.push(format!(
                        "{path}:{}: `{room}` may not import `{used}`",
                        n + 1
                    ));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_table_names_every_room_and_no_other() {
    let architecture = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let named: Vec<_> = rooms(&architecture).into_keys().map(str::to_owned).collect();
    let mut there: Vec<_> =
        files("src", ".rs").iter().map(|(path, _)| room_of(path).to_owned()).collect();
    there.sort();
    there.dedup();
    there.retain(|room| !NO_ROOMS.contains(&room.as_str()));
    assert_eq!(named, there);
}

#[test]
fn the_sentence_quoted_is_the_sentence_written() {
    let architecture = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let quoted = architecture.split("```rust\n").nth(1).unwrap();
    let quoted = quoted.split("```").next().unwrap();
    assert!(fs::read_to_string("src/lib.rs").unwrap().contains(quoted), "{quoted}");
}

#[test]
fn no_file_is_crowded() {
    let sources = files("src", ".rs").into_iter().chain(files("tests", ".rs"));
    let crowded: Vec<_> = sources
        .map(|(path, text)| (text.lines().count(), path))
        .filter(|(lines, _)| *lines > 400)
        .collect();
    assert!(crowded.is_empty(), "{crowded:?}");
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<_> = files("src", ".rs")
        .into_iter()
        .filter(|(path, text)| !text.starts_with("//!") && !path.contains("/tests"))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

/// The fields of views that hold HTML made by `html`, or JSON made safe for a script element;
/// and so do those whose names end in `marked`.
const SAFE: [&str; 18] = [
    "asked.not_known",
    "asked.says",
    "block.caveat.says",
    "block.prose",
    "caveat.says",
    "comparison.definition",
    "comparison.reconciliation",
    "head.json_ld",
    "limit",
    "note.caveat.says",
    "head.footer",
    "page.bottom_line",
    "page.summary.bottom_line",
    "page.summary.what_changed",
    "question",
    "term.definition",
    "topic.bottom_line",
    "topic.what_changed",
];

#[test]
fn templates_pass_on_unescaped_only_what_is_safe() {
    let mut astray = Vec::new();
    for (path, text) in
        files("themes", ".html").into_iter().chain(files("themes", ".xml"))
    {
        for before in text.split("| safe").collect::<Vec<_>>().split_last().unwrap().1 {
            let field = before.rsplit("{{").next().unwrap().trim();
            if !SAFE.contains(&field) && !field.ends_with("marked") {
                astray.push(format!("{path}: {field}"));
            }
        }
    }
    assert!(astray.is_empty(), "{astray:?}");
}

#[test]
fn templates_bear_no_style_and_no_script_of_their_own() {
    for (path, text) in files("themes", ".html") {
        for mark in ["style=\"", "<style", "onclick", "javascript:"] {
            assert!(!text.contains(mark), "{path}: {mark}");
        }
        let data = text.matches("<script type=\"application/ld+json\">").count();
        let files = text.matches("<script src=\"{{ head.root }}").count()
            + text.matches("<script defer src=\"{{ head.root }}").count();
        assert_eq!(text.matches("<script").count(), data + files, "{path}");
    }
}

#[test]
fn the_built_in_theme_has_every_file_of_its_folder() {
    let list = fs::read_to_string("src/render/builtin.rs").unwrap();
    let mut listed: Vec<_> = list
        .lines()
        .filter_map(|line| line.strip_prefix("    \"")?.strip_suffix('"'))
        .map(|path| format!("themes/default/{path}"))
        .collect();
    let mut there: Vec<_> =
        files("themes/default", "").into_iter().map(|(path, _)| path).collect();
    listed.sort();
    there.sort();
    assert_eq!(listed, there);
}

/// The words that templates name, as `template.topic.title`, each with the template.
fn words_used() -> Vec<(String, String)> {
    let pages = files("themes/default/templates", ".html");
    let documents = files("themes/default/pdf", ".typ");
    let mut used = Vec::new();
    for (path, text) in pages.into_iter().chain(documents) {
        let of_code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let text = of_code.collect::<Vec<_>>().join("\n");
        for (at, _) in text.match_indices("words.") {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '.') {
                continue; // A field of something else.
            }
            let after = &text[at + "words.".len()..];
            let end = after.find(|c: char| !c.is_alphanumeric() && !"._".contains(c));
            let key = after[..end.unwrap_or(after.len())].trim_end_matches('.');
            used.push((key.to_owned(), path.clone()));
        }
    }
    used
}

/// The built-in words.
fn dictionary() -> serde_yaml::Value {
    let text = fs::read_to_string("themes/default/i18n/en.yaml").unwrap();
    serde_yaml::from_str(&text).unwrap()
}

#[test]
fn every_word_that_a_template_uses_is_in_the_dictionary() {
    let words = dictionary();
    let mut missing = Vec::new();
    for (key, path) in words_used() {
        let found = key.split('.').try_fold(&words, |at, part| at.get(part));
        if !found.is_some_and(serde_yaml::Value::is_string) {
            missing.push(format!("{path}: words.{key}"));
        }
    }
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

#[test]
fn every_word_for_templates_is_used_by_one() {
    fn leaves(path: &str, at: &serde_yaml::Value, all: &mut BTreeSet<String>) {
        match at {
            serde_yaml::Value::Mapping(below) => {
                for (name, at) in below {
                    leaves(&format!("{path}.{}", name.as_str().unwrap()), at, all);
                }
            }
            _ => _ = all.insert(path.to_owned()),
        }
    }
    let mut unused = BTreeSet::new();
    leaves("template", &dictionary()["template"], &mut unused);
    for (key, _) in words_used() {
        unused.remove(&key);
    }
    assert_eq!(unused, BTreeSet::new());
}
