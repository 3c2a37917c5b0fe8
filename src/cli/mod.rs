//! The outside world: files, streams, threads, exit status.

mod args;
mod args_shared;
mod atomic;
mod check;
mod claims;
mod code_tables;
mod codes;
mod convert;
mod current;
mod deliver;
mod delivery;
mod destination;
mod end;
mod explain;
mod failure;
mod failures;
#[cfg(test)]
mod faulty;
mod files;
mod guard;
mod gutter;
mod interrupt;
mod job;
mod list;
mod name;
mod ordered;
mod output;
mod piece;
mod plan;
mod progress;
mod read;
mod records;
mod report;
mod say;
mod scratch;
mod screen;
mod sections;
mod settings;
mod settings_file;
mod stream;
mod tally;
mod template;
mod values;
mod visible;
mod walk;

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use args::{Cli, Command};
use failure::is_closed_pipe;

/// How a run ended; the worst status of all that happened wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Status {
    /// All that was asked for is done.
    #[default]
    Done,
    /// There are findings: differences, errors in an article, warnings under
    /// `--strict`.
    Findings,
    /// Something could not be done: usage, I/O, not text.
    Failed,
    /// A signal ended the run.
    Interrupted(u8),
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::Findings => Self::from(1),
            Status::Failed => Self::from(2),
            Status::Interrupted(signal) => Self::from(128 + signal),
        }
    }
}

/// Reads the command line, does what it says, and reports what stopped it.
pub(crate) fn main() -> Status {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(message) => {
            let status = if message.use_stderr() { Status::Failed } else { Status::Done };
            return match message.print() {
                Err(error) if !is_closed_pipe(&error) => Status::Failed,
                _ => status,
            };
        }
    };
    run(cli.command).unwrap_or_else(|error| {
        if error.downcast_ref::<io::Error>().is_some_and(is_closed_pipe) {
            return Status::Done;
        }
        report::to_stderr(&format!("{error:#}\n"));
        Status::Failed
    })
}

fn run(command: Command) -> Result<Status> {
    match command {
        Command::Convert(args) => convert::run(&args.options()),
        Command::Check(args) => check::run(&args.options()),
        Command::Explain(args) => explain::run(&args.options()),
        Command::Schema => print(format!("{:#}\n", newsclip::schema()).as_bytes()),
        Command::Completions { shell } => print(&args::completions(shell)),
        Command::Man { command } => print(&args::man(command.as_deref())?),
    }
}

/// Puts a whole text on standard output.
fn print(bytes: &[u8]) -> Result<Status> {
    let mut out = io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    match written {
        Err(error) if is_closed_pipe(&error) => Ok(Status::Done),
        Err(error) => Err(failure::Failure::Unwritable(error).at("standard output").into()),
        Ok(()) => Ok(Status::Done),
    }
}
