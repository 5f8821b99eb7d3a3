//! The command: what it says, and how it ends.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::edges::folder::{PackFolder, answer_within, ended};

/// The program serving a pack at a free port, and the lines that it prints after the address.
fn started(pack: &PackFolder, args: &[&str]) -> (Child, String, BufReader<ChildStderr>) {
    let args = [&["serve", "--port", "0"], args].concat();
    let mut command = pack.command(&args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    (child, line, lines)
}

#[test]
fn the_address_is_told_and_each_build_and_an_interrupt_is_a_good_end() {
    for signal in ["-INT", "-TERM"] {
        let pack = PackFolder::of("with-address");
        let (child, line, mut lines) = started(&pack, &[]);
        let port = line.strip_prefix("serving http://127.0.0.1:").unwrap();
        assert!(port.trim_end().strip_suffix('/').unwrap().parse::<u16>().is_ok());
        let mut built = String::new();
        lines.read_line(&mut built).unwrap();
        assert!(
            built.starts_with("the pack: built ") && built.ends_with(" ms)\n"),
            "{built}"
        );
        let id = child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        let answer = ended(child);
        assert_eq!((answer.status, answer.out.as_str()), (Some(0), ""), "{signal}");
        assert!(!pack.at("public").exists() && !pack.at(".briefpack").exists());
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let pack = PackFolder::of("with-address");
    let answer = pack.run(&["serve", "--port", &port.to_string()]);
    assert_eq!(answer.status, Some(3), "{}", answer.err);
    assert!(answer.err.contains("error[port-unavailable]"), "{}", answer.err);
    assert!(answer.err.contains(&format!("port {port} ")), "{}", answer.err);
}

#[test]
fn no_pack_is_wrong_use() {
    let nowhere = PackFolder::empty();
    for args in
        [&["serve", "--port", "0"][..], &["serve", "--port", "0", "--pack", "none"]]
    {
        let answer = nowhere.run(args);
        assert_eq!(answer.status, Some(2), "{}", answer.err);
        assert!(answer.err.contains("error[no-pack]"), "{}", answer.err);
    }
}

#[test]
fn a_folder_or_an_editor_that_cannot_be_meant_is_wrong_use() {
    let pack = PackFolder::of("by-account");
    for (args, said) in [
        (["--originals", "nowhere"], "error[no-originals]"),
        (["--originals", "briefing.yaml"], "error[no-originals]"),
        (["--editor", "code"], "it must say where the file goes"),
        (["--editor", "vi '{file}"], "is never closed"),
    ] {
        let answer = pack.run(&[&["serve", "--port", "0"][..], &args].concat());
        assert_eq!(answer.status, Some(2), "{args:?}: {}", answer.err);
        assert!(answer.err.contains(said), "{args:?}: {}", answer.err);
    }
}

#[test]
fn a_template_without_end_ends_the_server_with_a_word() {
    let pack = PackFolder::of("with-address");
    let loops = "{% for a in range(end=100000) %}".repeat(4);
    let ends = "{% endfor %}".repeat(4);
    pack.put("themes/default/templates/404.html", format!("{loops}{ends}"));
    let answer = answer_within(pack.command(&["serve", "--port", "0"]), 60);
    assert_eq!(answer.status, Some(1), "{}", answer.err);
    assert!(answer.err.contains("error[template-error]"), "{}", answer.err);
    assert!(answer.err.contains("the server ends"), "{}", answer.err);
}
