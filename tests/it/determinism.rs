//! The same pack gives the same bytes, wherever, whenever and by whomever it is built.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::edges::folder::{
    Answer, PackFolder, Tree, answer, differences, repository, tree,
};

/// An address brings the feed and the sitemap into what is compared.
const ADDRESS: [&str; 2] = ["--base-url", "https://example.org/pack/"];

/// The pack as any test builds it.
fn plain() -> Tree {
    let pack = PackFolder::of("full-body");
    built(&pack, &pack.run(&with_address(&["build"])))
}

fn with_address<'a>(args: &[&'a str]) -> Vec<&'a str> {
    args.iter().chain(&ADDRESS).copied().collect()
}

#[track_caller]
fn built(pack: &PackFolder, answer: &Answer) -> Tree {
    assert_eq!(answer.status, Some(0), "{}", answer.err);
    pack.public()
}

/// Holds that a build under other circumstances gives the same bytes and modes.
#[track_caller]
fn check(change: impl FnOnce(&PackFolder, &mut Command)) {
    let pack = PackFolder::of("full-body");
    let mut command = pack.command(&with_address(&["build"]));
    change(&pack, &mut command);
    let other = built(&pack, &answer(command));
    assert_eq!(differences(&plain(), &other), [""; 0]);
}

#[test]
fn another_folder_gives_the_same_bytes() {
    let pack = PackFolder::of("full-body");
    let root = pack.beside.path().join("an other place/with ünïcode & \"signs\"");
    fs::create_dir_all(root.parent().unwrap()).unwrap();
    fs::rename(&pack.root, &root).unwrap();
    fs::create_dir(&pack.root).unwrap();
    let mut command = pack.command(&with_address(&["build"]));
    command.current_dir(&root);
    let answer = answer(command);
    assert_eq!(answer.status, Some(0), "{}", answer.err);
    assert_eq!(differences(&plain(), &tree(&root.join("public")).unwrap()), [""; 0]);
}

#[test]
fn another_current_folder_gives_the_same_bytes() {
    check(|pack, command| {
        command.arg("--pack").arg(&pack.root).current_dir("/");
    });
    check(|pack, command| {
        command.args(["--pack", "../../pack"]).current_dir(pack.at("content"));
    });
    check(|pack, command| {
        command.args(["--pack", "pack/./../pack/"]).current_dir(pack.beside.path());
    });
}

#[test]
fn another_time_zone_gives_the_same_bytes() {
    for zone in ["UTC", "Pacific/Kiritimati", "America/St_Johns", "nonsense"] {
        check(|_, command| {
            command.env("TZ", zone);
        });
    }
}

#[test]
fn another_language_of_the_machine_gives_the_same_bytes() {
    for language in ["C", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"] {
        check(|_, command| {
            command
                .env("LANG", language)
                .env("LC_ALL", language)
                .env("LANGUAGE", language);
        });
    }
}

#[test]
fn another_user_gives_the_same_bytes() {
    check(|pack, command| {
        let path = pack.beside.path();
        command
            .env_clear()
            .env("HOME", path)
            .env("USER", "somebody")
            .env("LOGNAME", "somebody");
        command
            .env("HOSTNAME", "somewhere")
            .env("SOURCE_DATE_EPOCH", "1")
            .env("PWD", "/nowhere");
    });
}

#[test]
fn the_users_mask_changes_no_mode() {
    let plain = plain();
    for (path, (mode, bytes)) in &plain {
        let wanted = if bytes.is_some() { 0o100_644 } else { 0o040_755 };
        assert_eq!(mode, &wanted, "{path}: {mode:o}");
    }
    for mask in ["000", "077", "027", "0777"] {
        let pack = PackFolder::of("full-body");
        let mut command = Command::new("sh");
        command.args(["-c", &format!("umask {mask}; exec \"$@\""), "sh"]);
        command.arg(env!("CARGO_BIN_EXE_briefpack")).args(with_address(&["build"]));
        command.current_dir(&pack.root).env("HOME", pack.beside.path());
        let other = built(&pack, &answer(command));
        assert_eq!(differences(&plain, &other), [""; 0], "{mask}");
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for jobs in ["1", "2", "7"] {
        check(|_, command| {
            command.args(["--jobs", jobs]);
        });
    }
}

#[test]
fn the_order_and_the_times_of_files_change_nothing() {
    let plain = plain();
    for is_reversed in [false, true] {
        let pack = PackFolder::empty();
        for (n, (path, bytes)) in files("full-body", is_reversed).into_iter().enumerate()
        {
            pack.put(&path, bytes);
            let day = Duration::from_secs(86_400 * n as u64);
            let file = File::options().write(true).open(pack.at(&path)).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + day).unwrap();
        }
        let other = built(&pack, &pack.run(&with_address(&["build"])));
        assert_eq!(differences(&plain, &other), [""; 0]);
    }
}

/// The files of a pack in the order of their names, or the other way round.
fn files(pack: &str, is_reversed: bool) -> Vec<(String, Vec<u8>)> {
    let root = repository().join("tests/packs").join(pack);
    let found = tree(&root).unwrap().into_iter();
    let mut files: Vec<_> =
        found.filter_map(|(path, (_, bytes))| Some((path, bytes?))).collect();
    if is_reversed {
        files.reverse();
    }
    files
}

#[test]
fn marks_and_line_ends_of_other_systems_change_nothing() {
    let plain = plain();
    for (mark, line_end) in [("\u{feff}", "\n"), ("", "\r\n"), ("\u{feff}", "\r\n")] {
        let pack = PackFolder::empty();
        for (path, bytes) in files("full-body", false) {
            let is_text =
                Path::new(&path).extension().is_some_and(|e| e == "md" || e == "yaml");
            if is_text {
                let text = String::from_utf8(bytes).unwrap();
                pack.put(&path, format!("{mark}{}", text.replace('\n', line_end)));
            } else {
                pack.put(&path, bytes);
            }
        }
        let other = built(&pack, &pack.run(&with_address(&["build"])));
        assert_eq!(differences(&plain, &other), [""; 0], "{mark:?} {line_end:?}");
    }
}

#[test]
fn a_second_build_over_the_first_gives_the_same_bytes_as_a_fresh_one() {
    let pack = PackFolder::of("full-body");
    let title = "title: A ferry for the estuary";
    pack.edit("briefing.yaml", title, "title: Something else at first");
    pack.put("content/static/for a while.txt", "gone later");
    built(&pack, &pack.run(&with_address(&["build"])));
    pack.edit("briefing.yaml", "title: Something else at first", title);
    fs::remove_file(pack.at("content/static/for a while.txt")).unwrap();
    let second = built(&pack, &pack.run(&with_address(&["build"])));
    assert_eq!(differences(&plain(), &second), [""; 0]);
}

#[test]
fn no_page_tells_where_or_by_whom_it_was_built() {
    let pack = PackFolder::demonstration();
    let home = pack.beside.path().canonicalize().unwrap();
    let mut command = pack.command(&with_address(&["build", "--dump-view"]));
    command.env("USER", "zq-somebody").env("HOSTNAME", "zq-somewhere");
    let public = built(&pack, &answer(command));
    let secrets = [
        home.to_string_lossy().into_owned(),
        repository().to_string_lossy().into_owned(),
        env!("CARGO_BIN_EXE_briefpack").to_owned(),
        "zq-some".to_owned(),
        ".cargo/registry".to_owned(),
    ];
    for (path, (_, bytes)) in &public {
        let text = String::from_utf8_lossy(bytes.as_deref().unwrap_or_default());
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{path} holds {secret}");
        }
    }
}
