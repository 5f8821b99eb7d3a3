//! Odd things where a pack's files should be: each is named, none is followed or waited for.

use std::fs::{self, File};
use std::os::unix::fs::symlink;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::folder::{PackFolder, differences, times};

/// Builds a pack, brings in something odd, and holds that the next build names it by its code
/// and its place, ends with status 1 and leaves the output byte for byte as it was.
#[track_caller]
fn check(code: &str, place: &str, bring: impl FnOnce(&PackFolder)) {
    let pack = PackFolder::of("full-body");
    pack.build();
    let before = (pack.public(), times(&pack.at("public")));
    bring(&pack);
    let answer = pack.run(&["build", "--format", "short"]);
    assert_eq!(answer.status, Some(1), "{}", answer.err);
    let told = format!(": error[{code}]: ");
    let line = answer.err.lines().find(|line| line.contains(&told));
    let line = line.unwrap_or_else(|| panic!("no {code}\n{}", answer.err));
    assert!(line.starts_with(place), "{line}");
    let after = (pack.public(), times(&pack.at("public")));
    assert_eq!(differences(&before.0, &after.0), [""; 0]);
    assert_eq!(before.1, after.1);
}

#[test]
fn a_named_pipe_is_named_and_never_opened() {
    check("not-a-file", "content/articles/x.md:1:1: ", |pack| {
        let mode = Mode::from_raw_mode(0o644);
        mknodat(CWD, pack.at("content/articles/x.md"), FileType::Fifo, mode, 0).unwrap();
    });
}

#[test]
fn a_named_pipe_in_the_briefings_place_is_never_opened() {
    check("not-a-file", "briefing.yaml:1:1: ", |pack| {
        fs::remove_file(pack.at("briefing.yaml")).unwrap();
        let mode = Mode::from_raw_mode(0o644);
        mknodat(CWD, pack.at("briefing.yaml"), FileType::Fifo, mode, 0).unwrap();
    });
}

#[test]
fn a_folder_with_an_articles_name_is_named() {
    check("not-a-file", "content/articles/x.md:1:1: ", |pack| {
        fs::create_dir(pack.at("content/articles/x.md")).unwrap();
    });
}

#[test]
fn a_link_to_itself_is_named() {
    check("link-on-disk", "content/articles/x.md:1:1: ", |pack| {
        symlink("x.md", pack.at("content/articles/x.md")).unwrap();
    });
}

#[test]
fn a_link_to_a_folder_that_it_stands_in_is_named() {
    check("link-on-disk", "content/static/again:1:1: ", |pack| {
        symlink("..", pack.at("content/static/again")).unwrap();
    });
}

#[test]
fn a_link_that_leaves_the_pack_is_named_and_not_followed() {
    check("link-on-disk", "content/static/secret.txt:1:1: ", |pack| {
        pack.put("../secret.txt", "not for readers");
        symlink("../../../secret.txt", pack.at("content/static/secret.txt")).unwrap();
    });
}

#[test]
fn a_link_that_leaves_the_theme_is_named_and_not_followed() {
    check("link-on-disk", "themes/mine/templates/parts/x.html:1:1: ", |pack| {
        fs::create_dir_all(pack.at("themes/mine/templates/parts")).unwrap();
        symlink("/etc/passwd", pack.at("themes/mine/templates/parts/x.html")).unwrap();
    });
}

#[test]
fn a_link_to_a_device_is_named_and_not_read() {
    check("link-on-disk", "content/articles/zero.md:1:1: ", |pack| {
        symlink("/dev/zero", pack.at("content/articles/zero.md")).unwrap();
    });
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_by_its_size() {
    check("file-too-large", "content/articles/large.md:1:1: ", |pack| {
        let file = File::create(pack.at("content/articles/large.md")).unwrap();
        file.set_len(100 << 20).unwrap();
    });
    check("file-too-large", "content/people.yaml:1:1: ", |pack| {
        let file = File::create(pack.at("content/people.yaml")).unwrap();
        file.set_len(100 << 20).unwrap();
    });
}

#[test]
fn a_long_line_of_yaml_is_refused() {
    check("file-too-large", "content/glossary.yaml:1:1: ", |pack| {
        pack.put("content/glossary.yaml", format!("a: \"{}\"\n", "x".repeat(2 << 20)));
    });
}

#[test]
fn deep_yaml_is_refused_and_does_not_end_the_program() {
    for deep in [
        format!("a: {}", "[".repeat(10_000)),
        format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("a: {}", "{a: ".repeat(10_000)),
        "- ".repeat(10_000),
        (0..1_000).fold(String::new(), |text, n| text + &" ".repeat(n) + "a:\n"),
    ] {
        check("yaml-too-deep", "content/glossary.yaml:", |pack| {
            pack.put("content/glossary.yaml", format!("{deep}\n"));
        });
    }
}

#[test]
fn deep_yaml_in_front_matter_is_refused() {
    check("yaml-too-deep", "content/articles/ferry-opens.md:", |pack| {
        let deep = format!("---\ntitle: {}\n---\n\nText.\n", "[".repeat(10_000));
        pack.put("content/articles/ferry-opens.md", deep);
    });
}

#[test]
fn deep_markdown_does_not_end_the_program() {
    for (name, deep) in [
        ("quotes", "> ".repeat(20_000)),
        ("lists", "- ".repeat(20_000)),
        ("brackets", "[".repeat(60_000)),
        ("stars", "*a ".repeat(30_000)),
        ("images", "![".repeat(30_000)),
        ("links", "[a](".repeat(30_000)),
        ("underscores", "_a_".repeat(30_000)),
        ("backticks", (1..400).map(|n| "`".repeat(n) + " ").collect()),
        ("references", "[a][b] ".repeat(20_000)),
        ("table", format!("|{0}\n|{1}\n|{0}\n", "a|".repeat(5_000), "-|".repeat(5_000))),
    ] {
        let pack = PackFolder::of("full-body");
        let text = pack.text("content/articles/tide-tables.md");
        pack.put("content/articles/tide-tables.md", format!("{text}\n{deep} end\n"));
        let answer = pack.run(&["build"]);
        assert!(matches!(answer.status, Some(0 | 1)), "{name}: {answer:?}");
    }
}

#[test]
fn what_is_no_text_is_refused_with_the_byte() {
    for (bytes, says) in [
        (b"a\0b".to_vec(), "holds a zero byte"),
        (b"\xff\xfea\0b\0".to_vec(), "it is UTF-16"),
        (
            b"a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0".to_vec(),
            "byte offset 1 holds a zero byte",
        ),
        (b"caf\xe9".to_vec(), "byte offset 3 (0xE9) is not UTF-8"),
        (b"caf\xc3".to_vec(), "byte offset 3"),
        (b"\xed\xa0\x80".to_vec(), "byte offset 0"),
        (b"\xc0\xaf".to_vec(), "byte offset 0"),
    ] {
        for path in ["content/pages/x.md", "content/glossary.yaml"] {
            let pack = PackFolder::of("full-body");
            pack.put(path, &bytes);
            let answer = pack.run(&["build", "--format", "short"]);
            assert_eq!(answer.status, Some(1), "{}", answer.err);
            let told = answer.err.lines().find(|line| line.contains("error[not-text]"));
            assert!(
                told.is_some_and(|line| line.contains(says)),
                "{says}\n{}",
                answer.err
            );
        }
    }
}

#[test]
fn a_byte_order_mark_inside_a_text_does_no_harm() {
    let pack = PackFolder::of("full-body");
    let text = pack.text("content/pages/about.md");
    pack.put("content/pages/about.md", format!("{text}\n\u{feff}More.\n"));
    let answer = pack.run(&["build"]);
    assert_eq!(answer.status, Some(0), "{}", answer.err);
}

#[test]
fn escape_sequences_never_reach_the_terminal() {
    let pack = PackFolder::of("full-body");
    let odd = "title: The money\nrelated: [\"\u{1b}[31mred\u{7}\u{9b}1m\"]";
    pack.edit("content/topics/money.md", "title: The money", odd);
    for format in ["human", "short", "json", "sarif", "github"] {
        let answer = pack.run(&["build", "--color", "never", "--format", format]);
        assert_eq!(answer.status, Some(1), "{}", answer.err);
        let raw = |text: &str| text.contains(['\u{1b}', '\u{7}', '\u{9b}']);
        assert!(!raw(&answer.err) && !raw(&answer.out), "{format}: {answer:?}");
    }
}
