//! The command line: what was asked for, the stages that answer, and what is told of them.
//!
//! In come the arguments, out goes an exit status: 0 done, 1 the pack is at fault, 2 wrong use,
//! 3 the machine is at fault. The environment, the clock and the terminal are known in this
//! room only.
#![expect(
    clippy::disallowed_methods,
    reason = "the environment, the current folder and the clock are this room's business"
)]

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

mod ahead;
mod args;
mod explain;
mod pack;
mod profile;
mod progress;
#[cfg(feature = "serve")]
mod serve;
mod stages;
mod terminal;
mod watchdog;
mod work;

#[cfg(test)]
mod tests;

use args::{Args, Command};
use terminal::Terminal;

/// The exit status of what was done as asked.
const DONE: u8 = 0;
/// The exit status of wrong use.
const USAGE: u8 = 2;
/// The exit status of what the machine did not let us do.
const MACHINE: u8 = 3;

/// Does what the arguments of this process ask for.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        // Also help and version, which clap gives as errors of status 0.
        Err(error) => return complain(&error).into(),
    };
    let terminal = Terminal::new(&args.global);
    answer(args, &terminal).into()
}

/// Does what is asked for, and gives the exit status.
fn answer(args: Args, terminal: &Terminal) -> u8 {
    let Args { global, command } = args;
    match command {
        None => terminal.out(&Args::command().render_help().to_string(), DONE),
        Some(Command::Build(build)) => work::build(&global, &build, terminal),
        Some(Command::Check(check)) => work::check(&global, &check, terminal),
        #[cfg(feature = "serve")]
        Some(Command::Serve(serve)) => serve::serve(&global, &serve, terminal),
        #[cfg(not(feature = "serve"))]
        Some(Command::Serve(_)) => left_out("serve", terminal),
        #[cfg(feature = "pdf")]
        Some(Command::Pdf(pdf)) => work::pdf(&global, &pdf, terminal),
        #[cfg(not(feature = "pdf"))]
        Some(Command::Pdf(_)) => left_out("pdf", terminal),
        Some(Command::Schema) => terminal.out(&stages::schema(), DONE),
        Some(Command::Explain { code }) => match explain::explain(code.as_deref()) {
            Ok(text) => terminal.out(&text, DONE),
            Err(error) => complain(&error),
        },
    }
}

/// Says that a command was left out of this copy of the program, and how to get it.
#[cfg(not(all(feature = "serve", feature = "pdf")))]
fn left_out(command: &str, terminal: &Terminal) -> u8 {
    terminal.err(&format!(
        "error: `{command}` is left out of this copy of briefpack; build one that has it with \
         `cargo install --path . --features {command}`\n"
    ));
    USAGE
}

/// Prints what is wrong with the arguments, or the help that was asked for.
fn complain(error: &clap::Error) -> u8 {
    // Where nobody reads any more, there is nobody to tell.
    let _ = error.print();
    u8::try_from(error.exit_code()).unwrap_or(USAGE)
}
