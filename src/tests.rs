//! A row of builds that keep what still holds: after each of a thousand edits, by hand and by
//! accident, the report and the pack are those of a build that keeps nothing, and so is every
//! byte of what is made of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Report, print};
use crate::render::{self, OutputBytes, Unwatched};
use crate::source::Sources;
use crate::{Built, Memo, Options};

#[path = "../benches/dice.rs"]
mod dice;
mod edits;

use edits::Author;

/// How many edits an author makes in a row.
const ROW: usize = 125;
/// How many authors there are.
const AUTHORS: u64 = 8;
/// Every so many edits the bytes are compared: they are made of what is compared each time.
const BYTES: usize = 5;

/// What came of a build: the pack and its words in letters, and the report.
struct Outcome {
    built: Option<Built>,
    report: Report,
}

impl Outcome {
    /// Builds what is in the sources.
    fn of(sources: &Sources, memo: &mut Memo) -> Self {
        let mut report = Report::new(false);
        let built =
            crate::build(sources, &Options::default(), (memo, &Unwatched), &mut report);
        Self { built, report }
    }

    /// What was found, as it is told.
    fn told(&self, sources: &Sources) -> String {
        print::report(
            &self.report,
            sources,
            print::Format::Json,
            &print::Style::default(),
        )
    }

    /// The pack and what shows it, in letters.
    fn pack(&self) -> Option<String> {
        let built = self.built.as_ref()?;
        Some(format!("{:?} {:?} {:?}", built.pack, built.options, built.words))
    }

    /// Every file that is made, and what was wrong with it.
    fn files(&self, sources: &Sources) -> BTreeMap<String, Vec<u8>> {
        let made = self.built.iter().flat_map(|built| built.files(sources, &Unwatched));
        let files = made.map(|made| match made.value {
            Some(output) => {
                let OutputBytes::Memory(bytes) = output.bytes else {
                    return (output.path, output.sha256.into_bytes());
                };
                (output.path, bytes)
            }
            None => (format!("{:?}", made.problems), Vec::new()),
        });
        files.collect()
    }
}

/// The files that only one has, and those that are not the same bytes in both.
fn differing<'f>(
    one: &'f BTreeMap<String, Vec<u8>>,
    other: &'f BTreeMap<String, Vec<u8>>,
) -> BTreeSet<&'f String> {
    let paths = one.keys().chain(other.keys());
    paths.filter(|path| one.get(*path) != other.get(*path)).collect()
}

/// Follows one author, and compares after each edit; gives how often the pack was whole.
fn follow(seed: u64) -> usize {
    let mut author = Author::new(seed);
    let mut sources = Sources::default();
    render::builtin::add(&mut sources);
    author.begin(&mut sources);
    let mut memo = Memo::keeping();
    let mut whole = 0;
    for n in 0..ROW {
        let kept = Outcome::of(&sources, &mut memo);
        let fresh = Outcome::of(&sources, &mut Memo::default());
        let at = format!("author {seed}, edit {n}: {}", author.last);
        assert_eq!(kept.told(&sources), fresh.told(&sources), "{at}");
        assert!(kept.pack() == fresh.pack(), "{at}");
        if n % BYTES == 0 {
            let (kept, fresh) = (kept.files(&sources), fresh.files(&sources));
            assert_eq!(differing(&kept, &fresh), BTreeSet::<&String>::new(), "{at}");
        }
        whole += usize::from(fresh.built.is_some());
        author.edit(&mut sources);
    }
    whole
}

#[test]
fn what_is_kept_changes_nothing() {
    let whole: usize = (0..AUTHORS).map(follow).sum();
    // A row of broken packs would prove little, and so would one of whole ones.
    let all = ROW * usize::try_from(AUTHORS).unwrap();
    assert!(whole > all / 3 && whole < all * 9 / 10, "{whole} of {all} were whole");
}
