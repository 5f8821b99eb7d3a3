//! Bytes become text: without byte order mark, with `\n` at line ends, all else as it is.

/// A file's text, and the first thing in it that is no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text; what is no text stands in it as U+FFFD.
    pub text: String,
    /// The first fault.
    pub fault: Option<Fault>,
}

/// Why a file is no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The byte in the decoded text.
    pub at: usize,
    /// What it is, with its byte offset in the file.
    pub what: String,
    /// What to do.
    pub help: &'static str,
}

const SAVE: &str = "save the file as UTF-8";

/// Stands for no letter, and in what templates write for what a page puts in its place.
const NO_LETTER: char = '\u{10FFFE}';

/// Reads bytes as UTF-8.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    // `contains` compares many bytes at once, and nearly no file holds one.
    let bad =
        bytes.contains(&0).then(|| bytes.iter().position(|byte| *byte == 0)).flatten();
    match (String::from_utf8(bytes), bad) {
        (Ok(mut text), None) => {
            text.drain(..mark);
            let fault = text.find(NO_LETTER).map(|at| without_letter(&text, at, mark));
            let text = unix_lines(text);
            match fault {
                None => Decoded { text, fault },
                Some(_) => Decoded { text: text.replace(NO_LETTER, "\u{fffd}"), fault },
            }
        }
        (Ok(text), Some(nul)) => broken(text.as_bytes(), mark, nul),
        (Err(error), nul) => {
            let invalid = error.utf8_error().valid_up_to();
            broken(error.as_bytes(), mark, nul.map_or(invalid, |nul| nul.min(invalid)))
        }
    }
}

/// The fault of a text with a sign at this byte that stands for no letter.
fn without_letter(text: &str, at: usize, mark: usize) -> Fault {
    let before = text.get(..at).unwrap_or_default();
    let offset = mark + at;
    let what = format!("byte offset {offset} holds U+10FFFE, which stands for no letter");
    Fault { at: unix_lines(before.to_owned()).len(), what, help: "take it out" }
}

/// The text of bytes that hold a zero byte or are no UTF-8, first at this byte.
fn broken(bytes: &[u8], mark: usize, bad: usize) -> Decoded {
    let lossy = |bytes: &[u8]| {
        unix_lines(String::from_utf8_lossy(bytes).replace('\0', "\u{fffd}"))
    };
    let before = lossy(bytes.get(mark..bad).unwrap_or_default());
    let what = match bytes.get(bad) {
        Some(0) => format!("byte offset {bad} holds a zero byte, which no text has"),
        Some(byte) => format!("byte offset {bad} (0x{byte:02X}) is not UTF-8"),
        None => format!("it is cut short at byte offset {bad}"),
    };
    let zeros = bytes.iter().take(64).filter(|byte| **byte == 0).count();
    let help = if zeros >= 16 {
        "the file looks like UTF-16: save it as UTF-8"
    } else if bytes.get(bad) == Some(&0) {
        "take it out"
    } else {
        SAVE
    };
    let text = lossy(bytes.get(mark..).unwrap_or_default());
    Decoded { text, fault: Some(Fault { at: before.len(), what, help }) }
}

/// The text of UTF-16, which is refused but can be read for its place.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let text = unix_lines(String::from_utf16_lossy(&units).replace('\0', "\u{fffd}"));
    let what = "it is UTF-16, as the mark at byte offset 0 says".to_owned();
    Decoded { text, fault: Some(Fault { at: 0, what, help: SAVE }) }
}

/// Writes `\n` for every `\r\n`.
fn unix_lines(text: String) -> String {
    if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text }
}
