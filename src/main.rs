//! The command line of newsclip.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main().into()
}
