//! Arguments in, exit status out.

use std::process::ExitCode;

/// Stages that work side by side ask for memory all the time, in small pieces and on all threads.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    briefpack::cli::run()
}
