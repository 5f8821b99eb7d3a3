//! One build at a time. The system takes the lock back from a process that is no more.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::thread;
use std::time::Duration;

use crate::diag::{Code, Diagnostic};

use super::Stop;
use super::disk::{Disk, broken};
use super::place::Folders;

/// How long is waited before the next try.
const PAUSE: Duration = Duration::from_millis(50);

/// Holds the lock until the file is dropped; waits a while where another build holds it.
pub(super) fn hold(disk: &Disk, folders: &Folders) -> Result<File, Stop> {
    let path = folders.state.join("lock");
    let mut file = disk.open_lock(&path)?;
    for _ in 0..disk.patience {
        match file.try_lock() {
            Ok(()) => {
                sign(&mut file);
                return Ok(file);
            }
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            // Without locks, as on some network shares, builds must be kept apart by people.
            Err(TryLockError::Error(error))
                if error.kind() == std::io::ErrorKind::Unsupported =>
            {
                return Ok(file);
            }
            Err(TryLockError::Error(error)) => return Err(broken(&path, error).into()),
        }
    }
    let mut pid = String::new();
    let _: Result<usize, _> = (&file).take(20).read_to_string(&mut pid);
    let (out, pid) = (folders.shown(&folders.out), pid.trim());
    let pid = if pid.is_empty() { "unknown" } else { pid };
    let message = format!("another build of `{out}` is running (process {pid})");
    let problem = Diagnostic::new(Code::BuildRunning, message);
    Err(problem.help("wait until it has ended, then build again").into())
}

/// Writes who holds the lock. It is told to people only, so a full disk does not matter.
fn sign(file: &mut File) {
    let pid = std::process::id();
    let _: std::io::Result<()> = file
        .set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| file.write_all(format!("{pid}\n").as_bytes()));
}
