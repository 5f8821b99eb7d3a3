//! Disks that do not take the pack, and builds that meet.

use std::fs::{self, File, OpenOptions};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::folder::{Answer, PackFolder, answer, differences, ended, times, tree};

/// Builds where no file may be larger than some half kibibytes, which is like a disk that
/// fills up in the midst of a build.
fn build_within(pack: &PackFolder, blocks: u32) -> Answer {
    run_within(pack, blocks, &["build"])
}

fn run_within(pack: &PackFolder, blocks: u32, args: &[&str]) -> Answer {
    let limits = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &limits, "sh", env!("CARGO_BIN_EXE_briefpack")]);
    command.args(args).current_dir(&pack.root).env("HOME", pack.beside.path());
    answer(command)
}

/// Holds that a build failed by the machine's fault and left nothing behind.
#[track_caller]
fn check_failed(pack: &PackFolder, fails: impl FnOnce() -> Answer) {
    let before = (pack.public(), times(&pack.at("public")));
    let answer = fails();
    assert_eq!(answer.status, Some(3), "{}", answer.err);
    assert!(answer.err.contains("error[write-failed]"), "{}", answer.err);
    let after = (pack.public(), times(&pack.at("public")));
    assert_eq!(differences(&before.0, &after.0), [""; 0]);
    assert_eq!(before.1, after.1);
    check_tidy(pack);
}

/// Holds that nothing but the state of builds stands beside the output.
#[track_caller]
fn check_tidy(pack: &PackFolder) {
    let state = tree(&pack.at(".briefpack")).unwrap();
    let is_state = |path: &str| {
        path == "lock"
            || path == ".gitignore"
            || path == "next"
            || path == "cache"
            || path == "cache/receipt"
            || path.starts_with("next/")
            || path.ends_with(".record")
    };
    let odd: Vec<_> = state.keys().filter(|path| !is_state(path)).collect();
    assert!(odd.is_empty(), "{odd:?}");
}

#[test]
fn a_disk_that_fills_up_leaves_the_old_output_and_no_half_files() {
    let pack = PackFolder::of("full-body");
    pack.put("public/by hand.txt", "mine");
    pack.build();
    pack.edit("briefing.yaml", "title: A ferry", "title: Another ferry");
    for blocks in [0, 1, 4, 16] {
        check_failed(&pack, || build_within(&pack, blocks));
        assert!(!pack.at(".briefpack/next").exists(), "a half generation is left");
    }
    let public = pack.build();
    let home = public["index.html"].1.clone().unwrap();
    assert!(String::from_utf8(home).unwrap().contains("Another ferry"));
}

#[test]
fn a_first_build_on_a_full_disk_leaves_no_output_at_all() {
    let pack = PackFolder::of("full-body");
    let answer = build_within(&pack, 4);
    assert_eq!(answer.status, Some(3), "{}", answer.err);
    assert!(!pack.at("public").exists());
    check_tidy(&pack);
    pack.build();
}

#[test]
fn a_lock_that_the_disk_does_not_take_stays_as_it_was() {
    let pack = PackFolder::of("by-account");
    let summary = "content/summaries/lighthouse-kept.yaml";
    pack.edit(
        summary,
        "passage: The lighthouse on the point will",
        "passage: the point will",
    );
    let before = tree(&pack.root).unwrap();
    let args = ["check", "--originals", "originals", "--update-lock"];
    let answer = run_within(&pack, 0, &args);
    assert_eq!(answer.status, Some(3), "{}", answer.err);
    assert!(answer.err.contains("error[write-failed]"), "{}", answer.err);
    assert!(answer.err.contains("evidence.lock"), "{}", answer.err);
    assert_eq!(differences(&before, &tree(&pack.root).unwrap()), [""; 0]);
    let answer = pack.run(&args);
    assert_eq!(answer.status, Some(0), "{}", answer.err);
}

#[test]
fn a_folder_that_takes_no_folder_is_the_machines_fault() {
    if !fs::exists("/proc/self").unwrap() {
        eprintln!("skipped: there is no /proc, which takes no folder whoever asks");
        return;
    }
    let pack = PackFolder::of("with-address");
    let answer = pack.run(&["build", "--out", "/proc/briefpack-test/public"]);
    assert_eq!(answer.status, Some(3), "{}", answer.err);
    assert!(answer.err.contains("error[write-failed]"), "{}", answer.err);
    assert!(answer.err.contains("/proc/briefpack-test"), "{}", answer.err);
}

#[test]
fn a_read_only_pack_folder_is_the_machines_fault() {
    use std::os::unix::fs::PermissionsExt;
    let pack = PackFolder::of("with-address");
    let mode =
        |mode| fs::set_permissions(&pack.root, fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    if fs::write(pack.at("probe"), "").is_ok() {
        fs::remove_file(pack.at("probe")).unwrap();
        eprintln!("skipped: this user may write where nobody may");
        return;
    }
    let answer = pack.run(&["build"]);
    mode(0o755);
    assert_eq!(answer.status, Some(3), "{}", answer.err);
    assert!(!pack.at("public").exists());
}

/// Holds the lock of a pack's builds, as another build does.
fn hold_lock(pack: &PackFolder) -> File {
    pack.put(".briefpack/lock", "4242\n");
    let lock = OpenOptions::new()
        .read(true)
        .write(true)
        .open(pack.at(".briefpack/lock"))
        .unwrap();
    lock.try_lock().unwrap();
    lock
}

#[test]
fn a_build_beside_another_waits_for_its_end() {
    let pack = PackFolder::of("with-address");
    let lock = hold_lock(&pack);
    let mut command = pack.command(&["build"]);
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    for _ in 0..20 {
        thread::sleep(Duration::from_millis(50));
        assert!(child.try_wait().unwrap().is_none(), "the build did not wait");
    }
    assert!(!pack.at("public").exists());
    drop(lock);
    let answer = ended(child);
    assert_eq!(answer.status, Some(0), "{}", answer.err);
    assert!(pack.at("public/index.html").is_file());
}

#[test]
fn a_build_that_waits_too_long_names_the_other() {
    let pack = PackFolder::of("with-address");
    let lock = hold_lock(&pack);
    let answer = pack.run(&["build"]);
    assert_eq!(answer.status, Some(3), "{}", answer.err);
    assert!(answer.err.contains("error[build-running]"), "{}", answer.err);
    assert!(answer.err.contains("(process 4242)"), "{}", answer.err);
    assert!(!pack.at("public").exists());
    drop(lock);
}

#[test]
fn the_lock_of_a_lost_build_blocks_nobody() {
    let pack = PackFolder::of("with-address");
    drop(hold_lock(&pack));
    pack.build();
}

#[test]
fn builds_at_once_give_what_one_build_gives() {
    let pack = PackFolder::of("full-body");
    let alone = pack.build();
    pack.edit("briefing.yaml", "title: A ferry", "title: Another ferry");
    let start = |_| {
        let mut command = pack.command(&["build"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = (0..4).map(start).collect();
    for child in children {
        let answer = ended(child);
        assert_eq!(answer.status, Some(0), "{}", answer.err);
    }
    let together = pack.public();
    fs::remove_dir_all(pack.at("public")).unwrap();
    fs::remove_dir_all(pack.at(".briefpack")).unwrap();
    assert_eq!(differences(&together, &pack.build()), [""; 0]);
    assert!(!differences(&alone, &together).is_empty());
}
