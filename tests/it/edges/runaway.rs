//! Templates that would never end or never have enough: the program ends by itself, in time, and
//! says which page it was making.

use std::process::Command;

use super::folder::{PackFolder, answer_within};

/// Builds a pack with such a template; the limits keep the machine of this test from harm.
#[track_caller]
fn check(template: &str) {
    let pack = PackFolder::of("with-address");
    pack.edit("briefing.yaml", "format: 1\n", "format: 1\ntheme: mine\n");
    pack.put("themes/mine/theme.yaml", "name: Mine\n");
    pack.put("themes/mine/templates/404.html", template);
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v 4000000; exec \"$@\"", "sh"]);
    command.args([env!("CARGO_BIN_EXE_briefpack"), "build"]);
    command.current_dir(&pack.root).env("HOME", pack.beside.path());
    let answer = answer_within(command, 30);
    let start: String = template.chars().take(60).collect();
    assert_eq!(answer.status, Some(1), "{start}: {}", answer.err);
    assert!(answer.err.contains("error[template-error]"), "{start}: {}", answer.err);
    assert!(answer.err.contains("404.html"), "{start}: {}", answer.err);
    assert!(!pack.at("public").exists());
}

#[test]
fn loops_in_loops_end() {
    check(&format!(
        "{}x{}",
        "{% for a in range(end=100000) %}".repeat(4),
        "{% endfor %}".repeat(4)
    ));
}

#[test]
fn loops_in_loops_without_a_word_end() {
    check(&format!(
        "{}{}",
        "{% for a in range(end=100000) %}".repeat(4),
        "{% endfor %}".repeat(4)
    ));
}

#[test]
fn includes_that_branch_end() {
    let pack = PackFolder::of("with-address");
    pack.edit("briefing.yaml", "format: 1\n", "format: 1\ntheme: mine\n");
    pack.put("themes/mine/theme.yaml", "name: Mine\n");
    for n in 0..40 {
        let next = format!("{{% include \"parts/n{}.html\" %}}", n + 1).repeat(10);
        pack.put(&format!("themes/mine/templates/parts/n{n}.html"), next);
    }
    pack.put("themes/mine/templates/parts/n40.html", "x");
    pack.put("themes/mine/templates/404.html", "{% include \"parts/n0.html\" %}");
    let answer = answer_within(pack.command(&["build"]), 30);
    assert_eq!(answer.status, Some(1), "{}", answer.err);
    assert!(answer.err.contains("error[template-error]"), "{}", answer.err);
}

#[test]
fn text_that_doubles_again_and_again_ends() {
    check(
        "{% set x = \"aaaa\" %}{% for i in range(end=100) %}{% set_global x = x ~ x %}{% endfor %}\
         {{ x | length }}",
    );
}

#[test]
fn a_long_chain_of_conditions_is_refused() {
    let chain = "{% elif false %}x".repeat(100_000);
    check(&format!("{{% if false %}}{chain}{{% endif %}}"));
}
