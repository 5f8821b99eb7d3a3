//! What stands on the disk is compared with what is to stand there.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;
use sha2::{Digest, Sha256};

use crate::source::AssetBytes;

use super::OutputBytes;

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
    let mut buffer = vec![0; 64 * 1024];
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
    let Ok(file) = open(path) else { return false };
    let same_size = file.metadata().is_ok_and(|now| {
        now.is_file() && usize::try_from(now.len()).is_ok_and(|size| size == bytes.len())
    });
    let mut found = Vec::with_capacity(if same_size { bytes.len() } else { 0 });
    let limit = u64::try_from(bytes.len()).unwrap_or(u64::MAX).saturating_add(1);
    same_size && file.take(limit).read_to_end(&mut found).is_ok() && found == bytes
}
