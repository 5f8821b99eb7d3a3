//! One file is opened and read, or it is said why not.

use std::fs::{File, FileType, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;

use crate::diag::{Code, Diagnostic};
use crate::source::{SourceFile, SourceId, Span};

use super::kind::Limits;
use super::text;

/// A text as it was read.
pub(super) struct Text {
    /// The file.
    pub file: SourceFile,
    /// Its bytes as they are on the disk; empty unless they were asked for.
    pub raw: Vec<u8>,
}

/// Reads a text.
///
/// What is no text is reported and read all the same; `None` where there is nothing to read.
pub(super) fn read(
    disk: &Path,
    id: &SourceId,
    limits: Limits,
    keeps_raw: bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<Text> {
    let bytes = match open(disk, id).and_then(|file| whole(file, id, limits)) {
        Ok(bytes) => bytes,
        Err(problem) => {
            problems.push(*problem);
            return None;
        }
    };
    let raw = if keeps_raw { bytes.clone() } else { Vec::new() };
    let decoded = text::decode(bytes);
    if let Some(problem) = long_line(&decoded.text, id, limits) {
        problems.push(problem);
        return None;
    }
    let file = SourceFile::new(id.clone(), decoded.text);
    if let Some(fault) = decoded.fault {
        let next = file.whole().get(fault.at..).and_then(|rest| rest.chars().next());
        let end = fault.at + next.map_or(0, char::len_utf8);
        let message = format!("`{id}` is not UTF-8 text: {}", fault.what);
        let span = Span::new(id, fault.at..end);
        problems.push(Diagnostic::at(Code::NotText, span, message).help(fault.help));
    }
    Some(Text { file, raw })
}

/// Opens a regular file; without waiting, should it have become a pipe in the meantime.
pub(super) fn open(disk: &Path, id: &SourceId) -> Result<File, Box<Diagnostic>> {
    let flags =
        i32::try_from((OFlags::NONBLOCK | OFlags::NOFOLLOW).bits()).unwrap_or_default();
    let unreadable = |error: &io::Error| Box::new(unreadable(id, error));
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(disk)
        .map_err(|error| unreadable(&error))?;
    let kind = file.metadata().map_err(|error| unreadable(&error))?.file_type();
    if kind.is_file() { Ok(file) } else { Err(Box::new(not_a_file(id, kind))) }
}

/// All bytes of a file, unless they are too many.
fn whole(file: File, id: &SourceId, limits: Limits) -> Result<Vec<u8>, Box<Diagnostic>> {
    let unreadable = |error: &io::Error| Box::new(unreadable(id, error));
    let size = file.metadata().map_err(|error| unreadable(&error))?.len();
    let mut bytes = Vec::new();
    if size <= limits.file {
        bytes.reserve_exact(usize::try_from(size).unwrap_or_default());
        let mut reader = file.take(limits.file + 1);
        reader.read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    }
    let size = size.max(bytes.len() as u64);
    if size <= limits.file {
        return Ok(bytes);
    }
    let message = format!(
        "`{id}` has {}; {} may have {}",
        mebibytes(size),
        limits.name,
        mebibytes(limits.file)
    );
    let problem = at_file(Code::FileTooLarge, id, message);
    Err(Box::new(problem.help("split it, or leave out what nobody reads")))
}

/// Says which line is longer than a line may be.
fn long_line(text: &str, id: &SourceId, limits: Limits) -> Option<Diagnostic> {
    let limit = limits.line?;
    let line = text.split('\n').position(|line| line.len() > limit)? + 1;
    let message = format!(
        "line {line} of `{id}` is longer than {}",
        mebibytes(u64::try_from(limit).unwrap_or(u64::MAX))
    );
    Some(at_file(Code::FileTooLarge, id, message).help("break the line"))
}

/// A size as people say it.
fn mebibytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} MiB"),
        (whole, tenth) => format!("{whole}.{tenth} MiB"),
    }
}

/// A problem of a file whose text is not at hand.
pub(super) fn at_file(code: Code, id: &SourceId, message: String) -> Diagnostic {
    Diagnostic::at(code, Span::new(id, 0..0), message)
}

/// Says that the system does not give the file.
pub(super) fn unreadable(id: &SourceId, error: &io::Error) -> Diagnostic {
    let message = format!("`{id}` cannot be read: {}", reason(error));
    at_file(Code::Unreadable, id, message)
}

/// Says that what stands there is not a file.
pub(super) fn not_a_file(id: &SourceId, kind: FileType) -> Diagnostic {
    let what = match kind {
        kind if kind.is_dir() => "a folder",
        kind if kind.is_fifo() => "a named pipe",
        kind if kind.is_socket() => "a socket",
        kind if kind.is_block_device() || kind.is_char_device() => "a device",
        _ => "nothing that can be read",
    };
    let message = format!("`{id}` is {what}, not a file");
    at_file(Code::NotAFile, id, message).help("put a regular file there, or remove it")
}

/// The system's words without their number.
pub(super) fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    words.split_once(" (os error").map_or(words.as_str(), |(words, _)| words).to_owned()
}
