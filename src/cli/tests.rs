use std::path::Path;

use clap::{CommandFactory, Parser};

use super::args::{Args, Command};
use super::{explain, pack};

/// Whether these arguments are taken.
fn taken(args: &str) -> bool {
    Args::try_parse_from(std::iter::once("briefpack").chain(args.split_whitespace()))
        .is_ok()
}

/// The exit status of arguments that clap answers itself.
fn answered(args: &str) -> i32 {
    let args = std::iter::once("briefpack").chain(args.split_whitespace());
    Args::try_parse_from(args).unwrap_err().exit_code()
}

#[test]
fn the_arguments_are_well_formed() {
    Args::command().debug_assert();
}

#[test]
fn the_help_is_the_one_of_the_manual() {
    insta::assert_snapshot!("help", Args::command().render_long_help().to_string());
}

#[test]
fn help_and_version_are_no_errors_but_wrong_use_is() {
    assert_eq!((answered("--help"), answered("--version")), (0, 0));
    assert_eq!(answered("build --help"), 0);
    for wrong in ["bild", "build --frobnicate", "build extra", "--format xml check"] {
        assert_eq!(answered(wrong), 2, "{wrong}");
    }
}

#[test]
fn no_arguments_are_taken_as_a_wish_for_help() {
    let args = Args::try_parse_from(["briefpack"]).unwrap();
    assert!(args.command.is_none());
}

#[test]
fn what_every_command_takes_may_stand_on_either_side() {
    assert!(taken("--pack demo -v build"));
    assert!(taken("build --pack demo --format short --color never"));
    assert!(taken("check --colour always -q --deny-warnings --jobs 2"));
    assert!(!taken("build -q -v"));
}

#[test]
fn the_lock_is_made_from_originals_only() {
    assert!(taken("check --originals ../sources --update-lock"));
    assert!(!taken("check --update-lock"));
    assert!(!taken("build --originals ../sources"));
}

#[test]
fn threads_are_between_one_and_many() {
    assert!(taken("build --jobs 1"));
    assert!(!taken("build --jobs 0"));
    assert!(!taken("build --jobs -1"));
    assert!(!taken("build --jobs 100000"));
}

#[test]
fn a_base_url_is_an_absolute_address_of_the_web() {
    let good = [
        "https://example.org",
        "HTTP://example.org:8080/a/b/",
        "http://[::1]:4000/x",
        "https://[::1]",
        "https://xn--bcher-kva.example/%C3%A4",
    ];
    for url in good {
        let args = ["briefpack", "build", "--base-url", url];
        let Some(Command::Build(build)) = Args::try_parse_from(args).unwrap().command
        else {
            panic!("not a build");
        };
        assert_eq!(build.shared.base_url.as_deref(), Some(url));
    }
    let bad = [
        "",
        "example.org",
        "/briefing",
        "ftp://example.org",
        "javascript://x",
        "https://",
        "https:///path",
        "https://:80/",
        "https://example.org:port",
        "https://me@example.org/",
        "https://example.org/?a=b",
        "https://example.org/#top",
        "https://example.org/a b",
        "https://bücher.example/",
        "https://example.org/\"",
    ];
    for url in bad {
        assert!(
            Args::try_parse_from(["briefpack", "build", "--base-url", url]).is_err(),
            "{url}"
        );
    }
}

#[test]
fn a_code_is_explained_as_it_is_printed() {
    let page = explain::explain(Some("passage-not-found")).unwrap();
    assert!(page.starts_with("error[passage-not-found]: "));
    for written in
        ["error[passage-not-found]:", "[passage-not-found]", "Passage-Not-Found"]
    {
        assert_eq!(explain::explain(Some(written)).unwrap(), page);
    }
}

#[test]
fn an_unknown_code_is_met_with_the_nearest() {
    let near = |name| explain::explain(Some(name)).unwrap_err().to_string();
    assert!(near("passage-not-fond").contains("did you mean `passage-not-found`?"));
    assert!(near("withdrawn").contains("did you mean `cites-withdrawn`?"));
    assert!(
        near("xyzzy\u{1b}").contains(r"`xyzzy\u{1b}`; `briefpack explain` lists all")
    );
    assert!(near("").contains("lists all"));
    assert_eq!(explain::explain(Some("x")).unwrap_err().exit_code(), 2);
}

#[test]
fn without_a_name_all_codes_are_listed() {
    let list = explain::explain(None).unwrap();
    assert_eq!(list.lines().count(), crate::diag::Code::ALL.len());
}

#[test]
fn paths_are_shown_as_people_write_them() {
    let shown = |path: &str| pack::way(Path::new(path));
    assert_eq!(shown("."), "");
    assert_eq!(shown("./public"), "public/");
    assert_eq!(shown("../../packs/boats/"), "../../packs/boats/");
    assert_eq!(shown("/srv/packs"), "/srv/packs/");
    assert_eq!(shown("/"), "/");
}

#[test]
fn a_folder_that_is_named_is_the_pack() {
    let folder = Path::new("../elsewhere");
    assert_eq!(pack::find(Some(folder)).unwrap(), folder);
}
