//! Where a template writes: bytes up to a size that no page for readers has.

use std::io::{Error, ErrorKind, Result, Write};

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
