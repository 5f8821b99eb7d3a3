//! The author's editor: an address that opens it, or a command of the author's that does.

use std::io;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::source::Place;

/// The command of an editor, with places for the file, the line and the column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    program: String,
    args: Vec<String>,
}

impl Editor {
    /// Reads a command such as `code -g {file}:{line}:{column}`. It is split at spaces, but for
    /// those in quotation marks; no shell sees it.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(command: &str) -> Result<Self, String> {
        let mut words = split(command)?.into_iter();
        let program = words.next().ok_or("a command is wanted")?;
        let args: Vec<String> = words.collect();
        if !args.iter().any(|arg| arg.contains("{file}")) {
            return Err(
                "it must say where the file goes: `code -g {file}:{line}:{column}`"
                    .to_owned(),
            );
        }
        Ok(Self { program, args })
    }

    /// Opens a place; does not wait for the editor.
    pub(super) fn open(&self, file: &Path, place: Place) -> io::Result<()> {
        let filled = |arg: &String| filled(arg, file, place);
        let mut command = Command::new(&self.program);
        command.args(self.args.iter().map(filled)).process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        // Somebody has to take note of its end, or the system keeps it.
        let _ = thread::Builder::new().spawn(move || child.wait());
        Ok(())
    }
}

/// An argument with the names in braces replaced; what stands in the path's own braces is left.
fn filled(arg: &str, file: &Path, place: Place) -> String {
    let mut text = String::new();
    let mut rest = arg;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        match name {
            "file" => text += &file.to_string_lossy(),
            "line" => text += &place.line.to_string(),
            "column" => text += &place.column.to_string(),
            _ => {
                text.push('{');
                rest = after;
                continue;
            }
        }
        rest = behind;
    }
    text + rest
}

/// A command's words.
fn split(command: &str) -> Result<Vec<String>, String> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut mark = None;
    for c in command.chars() {
        match mark {
            Some(open) if c == open => mark = None,
            None if matches!(c, '"' | '\'') => {
                mark = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    if let Some(mark) = mark {
        return Err(format!("the quotation mark {mark} is never closed"));
    }
    words.extend(word);
    Ok(words)
}

/// The address by which editors of the Visual Studio Code family open a place.
pub(super) fn address(file: &Path, place: Place) -> String {
    let mut address = "vscode://file".to_owned();
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'/'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'0'..=b'9'
            | b'a'..=b'z'
            | b'A'..=b'Z' => {
                address.push(char::from(*byte));
            }
            byte => address.extend(['%'].into_iter().chain(hex(*byte))),
        }
    }
    format!("{address}:{}:{}", place.line, place.column)
}

/// The token of a run: 32 letters that nobody can guess.
///
/// # Errors
/// Where the system gives no random bytes.
pub(super) fn token() -> io::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(bytes.iter().flat_map(|byte| hex(*byte)).collect())
}

/// A byte as two digits.
fn hex(byte: u8) -> impl Iterator<Item = char> {
    let digit = |half| char::from_digit(u32::from(half), 16);
    [byte >> 4, byte & 15].into_iter().filter_map(digit).map(|d| d.to_ascii_uppercase())
}

/// Whether a token is the run's, in a time that tells nothing of where it differs.
pub(super) fn is_token(given: &str, own: &str) -> bool {
    let differences = given.bytes().zip(own.bytes()).map(|(a, b)| a ^ b);
    given.len() == own.len() && differences.fold(0, |all, one| all | one) == 0
}
