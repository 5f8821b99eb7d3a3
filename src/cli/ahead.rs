//! Files that are made while others are written: as many as fit into a bounded room.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::render::{Made, OutputBytes};

/// How many bytes may wait to be written; a file that is longer waits alone.
const MOST: u64 = 8 * 1024 * 1024;

/// The room that files wait in.
#[derive(Default)]
pub(super) struct Room {
    state: Mutex<State>,
    changed: Condvar,
}

/// How full a room is.
#[derive(Default)]
struct State {
    /// How many bytes wait in it.
    waiting: u64,
    /// Whether nobody takes files out of it any more.
    is_closed: bool,
}

/// Puts files into a room.
pub(super) struct Giver<'r> {
    room: &'r Room,
    give: Sender<Made>,
}

/// Takes files out of a room, in the order in which they were put in.
pub(super) struct Taker<'r> {
    room: &'r Room,
    take: Receiver<Made>,
}

impl Room {
    /// Both ends of an empty room.
    pub(super) fn ends(&self) -> (Giver<'_>, Taker<'_>) {
        let (give, take) = channel();
        (Giver { room: self, give }, Taker { room: self, take })
    }

    /// What is true of it just now. A thread that panicked while it held this left whole numbers.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Giver<'_> {
    /// Puts a file in, as soon as there is room for it; tells whether somebody may take it.
    pub(super) fn give(&self, made: Made) -> bool {
        let size = held(&made);
        let is_full = |state: &mut State| {
            !state.is_closed && state.waiting > 0 && state.waiting + size > MOST
        };
        let state = self.room.changed.wait_while(self.room.state(), is_full);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.waiting += size;
        let is_open = !state.is_closed;
        drop(state);
        is_open && self.give.send(made).is_ok()
    }
}

impl Iterator for Taker<'_> {
    type Item = Made;

    /// Waits for the next file; none where no more is coming.
    fn next(&mut self) -> Option<Made> {
        let made = self.take.recv().ok()?;
        self.room.state().waiting -= held(&made);
        self.room.changed.notify_one();
        Some(made)
    }
}

impl Drop for Taker<'_> {
    /// Whoever waits for room need wait no longer.
    fn drop(&mut self) {
        self.room.state().is_closed = true;
        self.room.changed.notify_all();
    }
}

/// How many bytes of memory a file takes.
fn held(made: &Made) -> u64 {
    let output = made.value.as_ref();
    let output = output.filter(|output| !matches!(output.bytes, OutputBytes::Copy(_)));
    output.map_or(0, |output| output.size)
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::{MOST, Room};
    use crate::diag::Checked;
    use crate::render::{Made, Output};

    /// A file of this many bytes.
    fn file(path: &str, size: u64) -> Made {
        let bytes = vec![0; usize::try_from(size).unwrap()];
        Checked::ok(Some(Output::made(path, bytes)))
    }

    #[test]
    fn files_come_out_in_order_and_are_never_more_than_fit() {
        let sizes = [1, MOST - 1, 1, MOST, 2 * MOST, 0, 3];
        let room = Room::default();
        let (giver, taker) = room.ends();
        let took = thread::scope(|scope| {
            scope.spawn(move || {
                for (n, size) in sizes.into_iter().enumerate() {
                    assert!(giver.give(file(&n.to_string(), size)));
                }
            });
            let took = taker.map(|made| {
                assert!(room.state().waiting <= 2 * MOST);
                let output = made.value.unwrap();
                (output.path, output.size)
            });
            took.collect::<Vec<_>>()
        });
        let put_in = sizes.into_iter().enumerate().map(|(n, size)| (n.to_string(), size));
        assert_eq!(took, put_in.collect::<Vec<_>>());
        assert_eq!(room.state().waiting, 0);
    }

    #[test]
    fn who_waits_for_room_is_told_that_nobody_takes_files_any_more() {
        let room = Room::default();
        let (gives, mut takes) = room.ends();
        let n_given = thread::scope(|scope| {
            let making = scope.spawn(move || {
                let mut n = 0;
                while gives.give(file("long", MOST)) {
                    n += 1;
                }
                n
            });
            takes.next().unwrap();
            drop(takes);
            making.join().unwrap()
        });
        assert!((1..=3).contains(&n_given), "{n_given} files");
    }
}
