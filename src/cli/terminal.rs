//! Where words go: results to stdout, what people read to stderr.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::diag::print::{Format, Style};

use super::MACHINE;
use super::args::{Colour, Global};

/// How many problems are printed on a terminal.
const LIMIT: usize = 50;

/// What is left of a terminal's width for the lines of files, beside their numbers.
const GUTTER: usize = 8;

/// What is known of the place where words appear.
#[derive(Clone)]
pub(super) struct Terminal {
    /// Whether a person sees stderr at once.
    pub(super) watched: bool,
    /// Whether what people read is coloured.
    colour: bool,
    /// How many characters fit on a line, where that is known.
    width: Option<usize>,
}

impl Terminal {
    /// Looks at stderr and at the environment.
    pub(super) fn new(global: &Global) -> Self {
        let watched = io::stderr().is_terminal();
        let unwanted =
            set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|t| t == "dumb");
        let colour = match global.color {
            Colour::Auto => watched && !unwanted,
            Colour::Always => true,
            Colour::Never => false,
        };
        let size = rustix::termios::tcgetwinsize(io::stderr()).ok();
        let width = size.map(|size| usize::from(size.ws_col)).filter(|width| *width > 0);
        Self { watched, colour, width: width.filter(|_| watched) }
    }

    /// How problems look here.
    pub(super) fn style(&self) -> Style {
        let standard = Style::default();
        let width = self.width.map(|width| width.saturating_sub(GUTTER).clamp(40, 200));
        Style {
            colour: self.colour,
            limit: self.watched.then_some(LIMIT),
            width: width.unwrap_or(standard.width),
            ..standard
        }
    }

    /// Prints problems where readers of this format look; gives the status, or another where
    /// that fails.
    pub(super) fn problems(&self, text: &str, format: Format, status: u8) -> u8 {
        if format.is_machine() {
            return self.out(text, status);
        }
        self.err(text);
        status
    }

    /// Prints a result to stdout; gives the status, or another where that fails. Where the
    /// reader has gone, as `head` does, the rest is dropped in silence.
    pub(super) fn out(&self, text: &str, status: u8) -> u8 {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.err(&format!("error: the output cannot be written: {error}\n"));
                MACHINE
            }
            _ => status,
        }
    }

    /// Prints to stderr; where even that fails, nobody can be told.
    #[expect(
        clippy::unused_self,
        reason = "all that is printed goes through the terminal"
    )]
    pub(super) fn err(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

/// Whether a variable of the environment is set to something.
fn set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}
