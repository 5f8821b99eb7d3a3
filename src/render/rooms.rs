//! Memory that is written again and again.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Room to write in: what is written is copied from it, and the next writes there again, for
/// fresh room for every page would cost as much as writing it.
#[derive(Debug, Default)]
pub(super) struct Rooms(Mutex<Vec<Vec<u8>>>);

impl Rooms {
    /// Lends an empty room that nobody else writes in.
    pub(super) fn with<T>(&self, write: impl FnOnce(&mut Vec<u8>) -> T) -> T {
        let mut room = self.free().pop().unwrap_or_default();
        room.clear();
        let written = write(&mut room);
        self.free().push(room);
        written
    }

    fn free(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
