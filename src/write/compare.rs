//! What stands on the disk is compared with what is to stand there.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;
use sha2::{Digest, Sha256};

use crate::source::AssetBytes;

use super::OutputBytes;

/// How much of a file is read at once, in bytes.
const PART: usize = 64 * 1024;

/// Opens a file or folder for reading, never through a link, never waiting.
pub(super) fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).custom_flags(no_detours()).open(path)
}

/// The flags that keep an opening from following a link and from waiting for a pipe.
pub(super) fn no_detours() -> i32 {
    i32::try_from((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits()).unwrap_or_default()
}

/// The SHA-256 of what is read, in lower-case hexadecimal, while each part goes elsewhere.
pub(super) fn digest(
    from: &mut File,
    mut each: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; PART];
    loop {
        let n = from.read(&mut buffer)?;
        let part = buffer.get(..n).unwrap_or_default();
        if part.is_empty() {
            return Ok(format!("{:x}", hasher.finalize()));
        }
        hasher.update(part);
        each(part)?;
    }
}

/// The SHA-256 of a regular file; `None` where it is none.
pub(super) fn digest_of(path: &Path) -> Option<String> {
    let mut file = open(path).ok()?;
    if !file.metadata().ok()?.is_file() {
        return None;
    }
    digest(&mut file, |_| Ok(())).ok()
}

/// Whether a regular file holds just these bytes.
pub(super) fn holds(path: &Path, bytes: &OutputBytes) -> bool {
    let asset = match bytes {
        OutputBytes::Memory(bytes) => return holds_bytes(path, bytes),
        OutputBytes::Pieces(pieces) => return holds_parts(path, pieces.iter()),
        OutputBytes::Copy(asset) => asset,
    };
    match &asset.bytes {
        AssetBytes::Memory(bytes) => holds_bytes(path, bytes),
        AssetBytes::Disk(_) => {
            let has_size =
                path.symlink_metadata().is_ok_and(|now| now.len() == asset.size);
            has_size && digest_of(path).is_some_and(|digest| digest == asset.sha256)
        }
    }
}

fn holds_bytes(path: &Path, bytes: &[u8]) -> bool {
    holds_parts(path, bytes.chunks(PART))
}

/// Whether a regular file holds just these parts, one after the other.
fn holds_parts<'p>(
    path: &Path,
    mut parts: impl Iterator<Item = &'p [u8]> + Clone,
) -> bool {
    let Ok(mut file) = open(path) else { return false };
    let size: u64 = parts.clone().map(|part| part.len() as u64).sum();
    if !file.metadata().is_ok_and(|now| now.is_file() && now.len() == size) {
        return false;
    }
    let mut found = Vec::with_capacity(PART);
    let mut next = |part: &[u8]| {
        found.resize(part.len(), 0);
        file.read_exact(&mut found).is_ok() && found == part
    };
    parts.all(&mut next) && file.read(&mut [0]).is_ok_and(|more| more == 0)
}
