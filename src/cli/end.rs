//! Where the pieces of a run come together, in order.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use super::Status;
use super::convert::ConvertOptions;
use super::failure::{Failure, Problem, is_closed_pipe};
use super::failures::Failures;
use super::files::Inputs;
use super::interrupt::interrupted;
use super::job::Job;
use super::name::Names;
use super::output::Stream;
use super::piece::{Outlet, Piece};
use super::progress::Progress;
use super::report::{Reporter, to_stderr};
use super::tally::{Summary, Tally};

/// The run so far.
pub(super) struct End {
    /// The stream that the records go to, where there is one.
    pub(super) stream: Option<Stream>,
    names: Names,
    failures: Option<Failures>,
    progress: Option<Progress>,
    summary: Option<Summary>,
    begun: Instant,
    tally: Tally,
    /// How many articles were found so far.
    found: usize,
    /// What waits to be said until it is known whether there are several: what is
    /// said then, and what is said of one.
    waiting: (String, String),
    status: Status,
    /// Why the run ended early.
    stopped: Option<Stop>,
}

enum Stop {
    /// Nobody reads the output any more.
    ClosedPipe,
    /// `--fail-fast`.
    Failed,
    Signal(u8),
    Fatal(Problem),
}

impl End {
    /// Before anything is done.
    ///
    /// # Errors
    ///
    /// Where the list of failures cannot be created, or could be a record.
    pub(super) fn new(options: &ConvertOptions, batch: bool, reporter: &Reporter) -> Result<Self> {
        let failures = options.failures.as_deref();
        let failures = failures.map(|path| Failures::create(path, options)).transpose()?;
        let text = batch && reporter.sums_up();
        let summary = (text || options.summary == Summary::Json).then_some(options.summary);
        Ok(Self {
            stream: None,
            names: Names::default(),
            failures,
            progress: None,
            summary,
            begun: Instant::now(),
            tally: Tally::default(),
            found: 0,
            waiting: Default::default(),
            status: Status::Done,
            stopped: None,
        })
    }

    /// Shows how far the run is, where somebody looks on.
    pub(super) fn watch(&mut self, inputs: &Inputs, total: usize) {
        self.progress = Progress::of(inputs, total);
    }

    /// Takes the next piece.
    pub(super) fn take(&mut self, job: &Job<'_>, mut piece: Piece) -> ControlFlow<()> {
        if let Outlet::Named { folder, .. } = &job.outlet {
            self.write_named(job, folder, &mut piece);
        }
        if let Some(failures) = &self.failures {
            failures.leave_out(job, &mut piece);
        }
        let failed = piece.tally.failures > 0;
        self.found += piece.found;
        self.waiting.0.push_str(&piece.report);
        self.waiting.1.push_str(&piece.each);
        self.say_waiting(job, !piece.partial);
        self.status = self.status.max(piece.status);
        if let Some(stream) = &mut self.stream
            && let Err(error) = stream.take(&piece)
        {
            self.stopped = Some(Stop::of(stream.name(), error));
        }
        self.tally.merge(piece.tally);
        if let Some(failures) = &mut self.failures
            && let Err(problem) = failures.write(&piece.failed)
        {
            self.stopped = Some(Stop::Fatal(problem));
        }
        if let Some(progress) = &mut self.progress {
            progress.draw(&self.tally);
        }
        let stop = match (piece.fatal, interrupted()) {
            (Some(problem), _) => Some(Stop::Fatal(problem)),
            (None, Some(signal)) => Some(Stop::Signal(signal)),
            (None, None) => (failed && job.options.fail_fast).then_some(Stop::Failed),
        };
        self.stopped = self.stopped.take().or(stop);
        if self.stopped.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Gives the files their names, in order, and writes them.
    fn write_named(&mut self, job: &Job<'_>, folder: &Path, piece: &mut Piece) {
        let Outlet::Named { scratch, .. } = &job.outlet else { return };
        for file in std::mem::take(&mut piece.files) {
            let name = self.names.claim(&file.components, job.options.to.extension());
            let target = folder.join(name);
            match scratch.write(&target, &file.bytes, || None) {
                Ok(_) => piece.tally.articles += 1,
                Err(error) => {
                    let problem = Failure::Unwritable(error).at(target.to_string_lossy());
                    job.fail_output(piece, file.path, problem);
                }
            }
        }
    }

    /// Finishes the output and says what there was. A file stays as it was when
    /// no article came of the inputs.
    pub(super) fn close(mut self, job: &Job<'_>) -> Result<Status> {
        // A signal can come when there is nothing left to convert.
        let signal = interrupted().map(Stop::Signal);
        self.stopped = self.stopped.take().or(signal);
        if let Some(stream) = self.stream.take() {
            let name = stream.name().to_owned();
            let closed = if self.stopped.is_none() { stream.finish() } else { stream.abandon() };
            let stop = closed.err().map(|error| Stop::of(&name, error));
            self.stopped = self.stopped.take().or(stop);
        }
        if !matches!(self.stopped, Some(Stop::Signal(_) | Stop::Fatal(_)))
            && let Some(failures) = self.failures.take()
            && let Err(problem) = failures.commit()
        {
            self.stopped = Some(Stop::Fatal(problem));
        }
        let took = self.begun.elapsed();
        let signal = matches!(self.stopped, Some(Stop::Signal(_)));
        self.say_waiting(job, true);
        if self.are_several(job) {
            let groups = self.tally.groups();
            self.say(&groups);
        }
        if let Some(progress) = &mut self.progress {
            progress.clear();
        }
        let last = self.summary.map(|summary| match summary {
            Summary::Text => self.tally.last_line(took, signal),
            Summary::Json => self.tally.json_line(took, signal),
        });
        let (status, problem) = match self.stopped {
            None | Some(Stop::Failed) => (self.status, None),
            Some(Stop::ClosedPipe) => (Status::Done, None),
            Some(Stop::Signal(signal)) => (Status::Interrupted(signal), None),
            Some(Stop::Fatal(problem)) => (Status::Failed, Some(problem)),
        };
        if let Some(problem) = problem {
            let mut text = String::new();
            job.reporter.problem(&mut text, &problem);
            to_stderr(&text);
            // Without an end the counts say little, but a program asked for them.
            if self.summary != Some(Summary::Json) {
                return Ok(status);
            }
        }
        to_stderr(&last.unwrap_or_default());
        Ok(status)
    }

    /// A file of many articles says what a batch says.
    const fn are_several(&self, job: &Job<'_>) -> bool {
        job.batch || self.found > 1
    }

    /// Says what waits, as soon as it is known what: at the `last` of one input, or
    /// where the same is said in any case.
    fn say_waiting(&mut self, job: &Job<'_>, last: bool) {
        let several = self.are_several(job);
        if several || last || self.waiting.0 == self.waiting.1 {
            let (grouped, each) = std::mem::take(&mut self.waiting);
            self.say(if several { &grouped } else { &each });
        }
    }

    /// Says something above the progress line.
    fn say(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(progress) = &mut self.progress {
            progress.clear();
        }
        to_stderr(text);
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
