//! The command line: exit statuses, what goes to which stream, and the formats for programs.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;

use serde_json::Value;

use crate::edges::five::{parse, spoilt};
use crate::edges::folder::{Answer, PackFolder, answer, differences, ended, times, tree};

#[test]
fn a_good_build_is_told_on_stderr_and_quiet_tells_nothing() {
    let pack = PackFolder::of("full-body");
    let loud = pack.run(&["build"]);
    assert_eq!((loud.status, loud.out.as_str()), (Some(0), ""));
    assert!(loud.err.starts_with("built public/: "), "{}", loud.err);
    for quiet in ["-q", "--quiet"] {
        let answer = pack.run(&["build", quiet]);
        assert_eq!(
            (answer.status, answer.out.as_str(), answer.err.as_str()),
            (Some(0), "", "")
        );
    }
    assert!(spoilt().run(&["build", "-q"]).err.contains("error[unknown-topic]"));
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let pack = spoilt();
    let has_colour = |args: &[&str], variable: Option<(&str, &str)>| {
        let mut command = pack.command(args);
        command.envs(variable).env("TERM", "xterm-256color");
        answer(command).err.contains('\u{1b}')
    };
    assert!(!has_colour(&["check"], None));
    assert!(!has_colour(&["check"], Some(("NO_COLOR", "1"))));
    assert!(!has_colour(&["check", "--color", "never"], None));
    assert!(has_colour(&["check", "--color", "always"], None));
    assert!(has_colour(&["check", "--color", "always"], Some(("NO_COLOR", "1"))));
}

#[test]
fn help_comes_without_arguments_and_outside_a_pack() {
    let nowhere = PackFolder::empty();
    for args in [&[][..], &["--help"], &["-h"], &["build", "--help"]] {
        let answer = nowhere.run(args);
        assert_eq!((answer.status, answer.err.as_str()), (Some(0), ""), "{args:?}");
        assert!(answer.out.contains("Usage: briefpack"), "{}", answer.out);
    }
    let version = nowhere.run(&["--version"]);
    assert_eq!(version.out, format!("briefpack {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_use_is_told_with_status_2() {
    let pack = PackFolder::of("with-address");
    for (args, says) in [
        (&["biuld"][..], "'build'"),
        (&["build", "--formt", "json"], "--format"),
        (&["build", "--format", "xml"], "sarif"),
        (&["build", "--jobs", "0"], "--jobs"),
        (&["build", "--jobs", "many"], "--jobs"),
        (&["build", "--base-url", "example.org"], "https://"),
        (&["build", "-q", "-v"], "cannot be used with"),
        (&["build", "extra"], "unexpected"),
        (&["check", "--update-lock"], "--originals"),
        (&["--pack"], "--pack"),
        (&["explain", "passage-not-fuond"], "did you mean `passage-not-found`?"),
        (&["explain", "nonsense-of-mine"], "briefpack explain"),
    ] {
        let answer = pack.run(args);
        assert_eq!((answer.status, answer.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(answer.err.contains(says), "{args:?}: {}", answer.err);
    }
    assert!(!pack.at("public").exists());
}

#[test]
fn a_folder_that_is_no_pack_is_wrong_use() {
    let nowhere = PackFolder::empty();
    for args in
        [&["build"][..], &["check", "--pack", "."], &["build", "--pack", "missing"]]
    {
        let answer = nowhere.run(args);
        assert_eq!(answer.status, Some(2), "{}", answer.err);
        assert!(answer.err.contains("error[no-pack]"), "{}", answer.err);
    }
    assert!(tree(&nowhere.root).unwrap().is_empty());
}

#[test]
fn explain_tells_what_a_code_means() {
    let nowhere = PackFolder::empty();
    for name in ["passage-not-found", "error[passage-not-found]"] {
        let answer = nowhere.run(&["explain", name]);
        assert_eq!((answer.status, answer.err.as_str()), (Some(0), ""));
        assert!(answer.out.contains("passage-not-found"), "{}", answer.out);
    }
    let all = nowhere.run(&["explain"]);
    assert_eq!(all.out.lines().count(), briefpack::diag::Code::ALL.len());
}

#[test]
fn the_schema_is_the_one_that_a_build_publishes() {
    let pack = PackFolder::of("with-address");
    let answer = pack.run(&["schema"]);
    assert_eq!((answer.status, answer.err.as_str()), (Some(0), ""));
    let schema = parse(&answer.out);
    assert!(schema["$schema"].as_str().unwrap().starts_with("https://json-schema.org/"));
    let public = pack.build();
    let published = public["briefing.schema.json"].1.as_deref().unwrap();
    assert_eq!(published, answer.out.as_bytes());
    let briefing: BTreeMap<String, Value> =
        serde_json::from_slice(public["briefing.json"].1.as_deref().unwrap()).unwrap();
    let known = schema["properties"].as_object().unwrap();
    assert_eq!(briefing.keys().find(|key| !known.contains_key(*key)), None);
    for key in schema["required"].as_array().unwrap() {
        assert!(briefing.contains_key(key.as_str().unwrap()), "{key}");
    }
}

#[test]
fn check_writes_nothing() {
    let pack = PackFolder::of("by-account");
    let before = (tree(&pack.root).unwrap(), times(&pack.root));
    for args in [&["check"][..], &["check", "--originals", "originals"]] {
        let answer = pack.run(args);
        assert_eq!(answer.status, Some(0), "{}", answer.err);
        assert_eq!(before, (tree(&pack.root).unwrap(), times(&pack.root)));
    }
}

#[test]
fn a_denied_warning_stops_a_build() {
    let pack = PackFolder::of("full-body");
    pack.put("content/notes.yaml", "a: b\n");
    let allowed = pack.run(&["build"]);
    assert_eq!(allowed.status, Some(0), "{}", allowed.err);
    assert!(allowed.err.contains("warning[stray-file]"), "{}", allowed.err);
    fs::remove_dir_all(pack.at("public")).unwrap();
    for command in ["build", "check"] {
        let denied = pack.run(&[command, "--deny-warnings"]);
        assert_eq!(denied.status, Some(1), "{}", denied.err);
        assert!(denied.err.contains("error[stray-file]"), "{}", denied.err);
    }
    assert!(!pack.at("public").exists());
}

#[test]
fn a_warning_shows_the_lines_that_it_warns_of() {
    let pack = PackFolder::of("full-body");
    let article = "content/articles/ferry-opens.md";
    let text = fs::read_to_string(pack.at(article)).unwrap();
    pack.put(article, format!("{text}\nSome <b>odd</b> words.\n"));
    for command in ["build", "check"] {
        let told = pack.run(&[command]);
        assert_eq!(told.status, Some(0), "{}", told.err);
        for shown in ["warning[raw-html]", article, "Some <b>odd</b> words."] {
            assert!(told.err.contains(shown), "{}", told.err);
        }
    }
}

#[test]
fn a_reader_that_has_gone_away_is_no_fault() {
    let pack = spoilt();
    for (args, status) in [
        (&["schema"][..], 0),
        (&["explain"], 0),
        (&["explain", "passage-not-found"], 0),
        (&["--help"], 0),
        (&["check", "--format", "json"], 1),
        (&["check", "--format", "sarif"], 1),
    ] {
        let mut command = pack.command(args);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let Answer { status: found, err, .. } = ended(child);
        assert_eq!((found, err.as_str()), (Some(status), ""), "{args:?}");
    }
}

#[test]
fn the_pack_is_found_from_below_and_by_name() {
    let pack = PackFolder::of("with-address");
    let mut below = pack.command(&["build", "-q"]);
    below.current_dir(pack.at("content/articles"));
    assert_eq!(answer(below).status, Some(0));
    let built = pack.public();
    fs::remove_dir_all(pack.at("public")).unwrap();
    let mut beside = pack.command(&["build", "-q", "--pack", "pack"]);
    beside.current_dir(pack.beside.path());
    assert_eq!(answer(beside).status, Some(0));
    assert_eq!(differences(&built, &pack.public()), [""; 0]);
}
