//! `newsclip convert`: text in, records out.

use std::fs;
use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::thread;

use anyhow::Result;
use newsclip::Format;

use super::Status;
use super::failure::{Failure, Problem, is_closed_pipe};
use super::files::Inputs;
use super::job::{Job, Piece};
use super::ordered::in_order;
use super::output::{Destination, Joint, Stream};
use super::plan::Plan;
use super::read::Buffer;
use super::report::{Reporter, Tally, Verbosity, to_stderr};
use super::screen::ColorWhen;
use super::settings::{Folders, Settings};
use super::visible::visible_lines;

/// What `convert` is asked for.
#[derive(Debug, Clone)]
pub(super) struct ConvertOptions {
    /// Files, folders, or `-`; empty for standard input.
    pub(super) inputs: Vec<PathBuf>,
    /// The inputs' format; `None` goes by the name.
    pub(super) from: Option<Format>,
    /// The outputs' format.
    pub(super) to: Format,
    /// What is decided of all inputs; a folder's `newsclip.toml` decides the rest.
    pub(super) settings: Settings,
    /// Say where each value stands.
    pub(super) provenance: bool,
    /// Warnings are findings.
    pub(super) strict: bool,
    /// Threads; `None` takes one a core when there are several inputs.
    pub(super) jobs: Option<usize>,
    /// Where to write; `None` is standard output.
    pub(super) output: Option<PathBuf>,
    /// How much is said.
    pub(super) verbosity: Verbosity,
    /// Colours on standard error.
    pub(super) color: ColorWhen,
}

impl Default for ConvertOptions {
    fn default() -> Self {
        Self {
            inputs: Vec::new(),
            from: None,
            to: Format::Json,
            settings: Settings::default(),
            provenance: false,
            strict: false,
            jobs: None,
            output: None,
            verbosity: Verbosity::default(),
            color: ColorWhen::default(),
        }
    }
}

/// Converts every input, in order. One bad input stops nothing; a bad output
/// does.
pub(super) fn run(options: &ConvertOptions) -> Result<Status> {
    let mut inputs = Inputs::new(&options.inputs, options.from);
    let batch = inputs.are_several();
    let destination = Destination::of(options.output.as_deref());
    let mut job = Job {
        options,
        folders: Folders::new(&options.settings),
        reporter: Reporter::new(options.verbosity, options.color),
        plan: None,
        joint: Joint::default(),
        output: destination.identity(),
    };
    let stream = match &destination {
        Destination::Folder(folder) => {
            inputs.stay_out_of(folder);
            job.plan = Some(Plan::new(folder, &inputs, options.to)?);
            fs::create_dir_all(folder)
                .map_err(|error| Failure::Unwritable(error).at(destination.name()))?;
            inputs.stay_out_of(folder);
            None
        }
        _ => {
            if batch {
                job.joint = Joint::of(options.to)?;
            }
            Some(Stream::open(&destination, job.joint.clone())?)
        }
    };
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let jobs = options.jobs.unwrap_or_else(|| if batch { cores() } else { 1 });
    let terminal = destination == Destination::Stdout && io::stdout().is_terminal();
    let mut end = End { stream, tally: Tally::default(), status: Status::Done, stopped: None };
    let work = |buffer: &mut Buffer, chunk: Vec<_>| {
        let mut piece = Piece::default();
        chunk.into_iter().for_each(|input| job.convert(buffer, input, &mut piece));
        if terminal && matches!(options.to, Format::Markdown | Format::Text) {
            let shown = visible_lines(&String::from_utf8_lossy(&piece.output)).into_owned();
            piece.output = shown.into_bytes();
        }
        piece
    };
    in_order(jobs, inputs.iter(), Buffer::new, work, |piece| end.take(piece));
    let summary = (batch && job.reporter.sums_up()).then(|| end.tally.last_line());
    let status = end.close(&destination)?;
    to_stderr(&summary.unwrap_or_default());
    Ok(status)
}

/// Where the pieces come together, in order.
struct End {
    stream: Option<Stream>,
    tally: Tally,
    status: Status,
    /// Why the run ended early.
    stopped: Option<Stop>,
}

enum Stop {
    /// Nobody reads the output any more.
    ClosedPipe,
    Fatal(Problem),
}

impl End {
    fn take(&mut self, piece: Piece) -> ControlFlow<()> {
        to_stderr(&piece.report);
        self.tally = self.tally.and(piece.tally);
        self.status = self.status.max(piece.status);
        if let Some(stream) = &mut self.stream
            && let Err(error) = stream.write(&piece.output)
        {
            self.stopped = Some(Stop::of(stream.name(), error));
        }
        if let Some(problem) = piece.fatal {
            self.stopped = Some(Stop::Fatal(problem));
        }
        if self.stopped.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Finishes the output. A file stays as it was when no article came of the
    /// inputs.
    fn close(mut self, destination: &Destination) -> Result<Status> {
        let nothing = self.tally.articles == 0 && matches!(destination, Destination::File(_));
        if self.stopped.is_none()
            && !nothing
            && let Some(stream) = self.stream.take()
        {
            let name = stream.name().to_owned();
            self.stopped = stream.finish().err().map(|error| Stop::of(&name, error));
        }
        match self.stopped {
            None => Ok(self.status),
            Some(Stop::ClosedPipe) => Ok(Status::Done),
            Some(Stop::Fatal(problem)) => Err(problem.into()),
        }
    }
}

impl Stop {
    fn of(name: &str, error: io::Error) -> Self {
        if is_closed_pipe(&error) {
            return Self::ClosedPipe;
        }
        Self::Fatal(Failure::Unwritable(error).at(name))
    }
}
