//! A file that is copied is read once, for its digest, its size and a picture's measures.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::diag::Diagnostic;
use crate::source::{Asset, AssetBytes, SourceId};

use super::{file, kind};

/// Takes the measure of a file; `None` where it cannot be read.
pub(super) fn read(
    disk: &Path,
    id: &SourceId,
    problems: &mut Vec<Diagnostic>,
) -> Option<Asset> {
    let measured = file::open(disk, id).and_then(|mut file| {
        let digest = digest(&mut file);
        digest
            .map_err(|error| Box::new(file::unreadable(id, &error)))
            .map(|sum| (file, sum))
    });
    let (file, (size, sha256)) = match measured {
        Ok(measured) => measured,
        Err(problem) => {
            problems.push(*problem);
            return None;
        }
    };
    let pixels = if kind::is_picture(id.path()) { pixels(file) } else { None };
    let bytes = AssetBytes::Disk(disk.to_path_buf());
    Some(Asset { id: id.clone(), bytes, size, sha256, pixels })
}

/// The bytes of a file that is copied.
///
/// # Errors
/// Where the disk does not give them any more.
#[cfg(feature = "pdf")]
pub(crate) fn bytes(asset: &Asset) -> io::Result<Vec<u8>> {
    match &asset.bytes {
        AssetBytes::Disk(disk) => std::fs::read(disk),
        AssetBytes::Memory(bytes) => Ok(bytes.to_vec()),
    }
}

/// The number of bytes, and their SHA-256 in lower-case hexadecimal.
fn digest(file: &mut File) -> io::Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            return Ok((size, format!("{:x}", hasher.finalize())));
        }
        hasher.update(buffer.get(..n).unwrap_or_default());
        size += n as u64;
    }
}

/// Width and height, from the head of the file.
fn pixels(mut file: File) -> Option<(u32, u32)> {
    file.rewind().ok()?;
    let size = imagesize::reader_size(BufReader::new(file)).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}
