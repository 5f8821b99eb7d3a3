//! Builds that are killed at any moment: a reader sees the old pack or the new one, whole.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::edges::folder::{PackFolder, Tree, differences, times, tree};

/// The two versions of a pack: the line of `briefing.yaml` that differs, and what is published.
struct Version {
    briefing: String,
    public: Tree,
}

/// Makes both versions of the pack; the second stands in the output folder afterwards.
fn versions(pack: &PackFolder) -> [Version; 2] {
    pack.put("public/by hand/notes.txt", "kept by every build");
    let old = pack.text("briefing.yaml");
    let title = old.lines().find(|line| line.starts_with("title: ")).unwrap();
    let new = old.replace(title, "title: Another title, which stands on every page");
    [old, new].map(|briefing| {
        pack.put("briefing.yaml", &briefing);
        Version { public: pack.build(), briefing }
    })
}

/// What a reader knows of the rounds, and they of it.
#[derive(Default)]
struct Watch {
    /// The number of the round; in each there is one build, which exchanges at most once.
    round: AtomicUsize,
    is_over: AtomicBool,
    /// How often the reader saw the first and the second version.
    seen: [AtomicUsize; 2],
}

/// Reads the whole folder again and again until the rounds are over.
///
/// A folder that is exchanged while it is read is read again: what counts is what was read
/// between two looks at one and the same folder in one round.
fn watch(public: &Path, versions: &[Version; 2], watch: &Watch) {
    while !watch.is_over.load(Ordering::SeqCst) {
        let look = || {
            let folder = public.symlink_metadata().expect("the output folder is gone");
            (watch.round.load(Ordering::SeqCst), folder.ino())
        };
        let before = look();
        let read: io::Result<Tree> = tree(public);
        // Builds want the processor, too.
        thread::sleep(Duration::from_millis(5));
        if look() != before {
            continue;
        }
        let read = read.expect("a file of the output folder cannot be read");
        match versions.iter().position(|version| version.public == read) {
            Some(found) => watch.seen[found].fetch_add(1, Ordering::SeqCst),
            None => panic!(
                "neither old nor new; not as in the old: {:?}; not as in the new: {:?}",
                differences(&versions[0].public, &read),
                differences(&versions[1].public, &read)
            ),
        };
    }
}

/// Begins a build and kills it after a while; whether it had not ended by then.
fn kill_after(pack: &PackFolder, delay: Duration) -> bool {
    let mut command = pack.command(&["build", "-q"]);
    let mut child: Child =
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(delay);
    let is_running = child.try_wait().unwrap().is_none();
    // That of a child that has just ended is no fault.
    let _ = child.kill();
    child.wait().unwrap();
    is_running
}

/// Begins the build of the version that does not stand in the output folder.
fn turn(pack: &PackFolder, versions: &[Version; 2], board: &Watch) {
    let is_old = pack.public() == versions[0].public;
    board.round.fetch_add(1, Ordering::SeqCst);
    pack.put("briefing.yaml", &versions[usize::from(is_old)].briefing);
}

/// Kills builds until so many were met alive, each at another moment of the time that a build
/// takes; gives how many were, and in how many rounds.
fn kill(
    pack: &PackFolder,
    versions: &[Version; 2],
    board: &Watch,
    kills: u32,
) -> (u32, u32) {
    turn(pack, versions, board);
    let start = Instant::now();
    pack.build();
    let mut duration = start.elapsed();
    let (mut killed, mut round) = (0, 0);
    while killed < kills && round < 4 * kills {
        turn(pack, versions, board);
        // The golden ratio spreads the moments evenly, however many rounds there are.
        let part = (f64::from(round) * 0.618_033_988_75).fract() * 1.1;
        let is_running = kill_after(pack, duration.mul_f64(part));
        if is_running && part > 1.0 {
            // The machine is busier than it was when the build was measured.
            duration = duration.mul_f64(1.1);
        }
        (killed, round) = (killed + u32::from(is_running), round + 1);
    }
    (killed, round)
}

/// Kills builds of a pack while its output is read.
fn check(pack: &PackFolder, kills: u32) {
    let versions = versions(pack);
    let foreign = pack.at("public/by hand/notes.txt");
    let mtime = foreign.metadata().unwrap().mtime_nsec();
    let board = Watch::default();
    let public = pack.at("public");
    let (killed, rounds) = thread::scope(|scope| {
        let reader = scope.spawn(|| watch(&public, &versions, &board));
        let done = kill(pack, &versions, &board, kills);
        board.is_over.store(true, Ordering::SeqCst);
        reader.join().unwrap();
        done
    });
    let [old, new] = [&board.seen[0], &board.seen[1]].map(count);
    eprintln!(
        "{killed} killed in {rounds} rounds; read {old} times old, {new} times new"
    );
    assert_eq!(killed, kills, "builds end before they can be killed");
    assert!(old + new > 0, "the reader saw nothing");
    for version in versions.iter().rev() {
        pack.put("briefing.yaml", &version.briefing);
        assert_eq!(differences(&version.public, &pack.build()), [""; 0]);
    }
    check_tidy(pack);
    assert_eq!(fs::read_to_string(&foreign).unwrap(), "kept by every build");
    assert_eq!(foreign.metadata().unwrap().mtime_nsec(), mtime);
}

fn count(counter: &AtomicUsize) -> usize {
    counter.load(Ordering::SeqCst)
}

/// Holds that nothing of the lost builds is left but the state that every build keeps.
fn check_tidy(pack: &PackFolder) {
    let state: Vec<_> =
        fs::read_dir(pack.at(".briefpack")).unwrap().map(Result::unwrap).collect();
    let names =
        state.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let names: Vec<_> = names.filter(|name| !name.ends_with(".record")).collect();
    let odd: Vec<_> = names
        .iter()
        .filter(|name| !["lock", "next", "cache", ".gitignore"].contains(&name.as_str()))
        .collect();
    assert!(odd.is_empty(), "{odd:?}");
    assert!(state.len() - names.len() <= 2, "records of folders that are no more");
    let around =
        fs::read_dir(&pack.root).unwrap().map(|entry| entry.unwrap().file_name());
    let mut around: Vec<_> = around.map(|name| name.into_string().unwrap()).collect();
    around.retain(|name| {
        !["briefing.yaml", "content", "themes", "originals"].contains(&name.as_str())
    });
    around.sort_unstable();
    assert_eq!(around, [".briefpack", "public"]);
    let when = times(&pack.at("public"));
    pack.build();
    assert_eq!(when, times(&pack.at("public")), "a build of the same writes nothing");
}

#[test]
fn whoever_is_killed_a_reader_sees_a_whole_pack() {
    // A build of the small pack takes a tenth of the time, so most of the kills are there. One
    // after the other, for each wants the machine to itself.
    check(&PackFolder::of("full-body"), 100);
    check(&PackFolder::demonstration(), 20);
}
