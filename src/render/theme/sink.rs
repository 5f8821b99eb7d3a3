//! Where a template writes: bytes up to a size that no page for readers has.

use std::io::{Error, ErrorKind, Result, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The largest page, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// Bytes that are being written.
#[derive(Debug)]
pub(super) struct Sink<'a>(&'a mut Vec<u8>);

impl<'a> Sink<'a> {
    /// Writes to `bytes`, from its beginning.
    pub(super) fn new(bytes: &'a mut Vec<u8>) -> Self {
        bytes.clear();
        Self(bytes)
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.0.len() + bytes.len() > LARGEST {
            return Err(Error::from(ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> Result<()> {
        self.write(bytes).map(|_| ())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Room to write in: what is written is copied from it, and the next writes there again, for
/// fresh room for every page would cost as much as writing it.
#[derive(Debug, Default)]
pub(super) struct Rooms(Mutex<Vec<Vec<u8>>>);

impl Rooms {
    /// Lends a room that nobody else writes in.
    pub(super) fn with<T>(&self, write: impl FnOnce(&mut Vec<u8>) -> T) -> T {
        let mut room = self.free().pop().unwrap_or_default();
        let written = write(&mut room);
        self.free().push(room);
        written
    }

    fn free(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
