//! `newsclip check`: fixtures against the records beside them.

mod actual;
mod changes;
mod compare;
mod diff;
mod finding;
mod fixture;
mod report;
mod sum;
mod words;

use std::env;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::Result;

use super::Status;
use super::failure::{Failure, Problem};
use super::ordered::{Ahead, Pace, in_order};
use super::read::Buffer;
use super::report::{Reporter, Verbosity};
use super::screen::ColorWhen;
use super::settings::{Folders, Reading, Settings};
use compare::Job;
pub(super) use finding::Finding;
use finding::{Found, Verdict};
use fixture::{Fixture, collect};
use report::Report;
pub(super) use report::{Detail, ReportFormat};
use sum::Sum;

/// What `check` is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct CheckOptions {
    /// Folders, inputs or expectations; empty for `fixtures`, else `.`.
    pub(super) paths: Vec<PathBuf>,
    /// Write the expectations that are missing or differ.
    pub(super) bless: Option<Bless>,
    /// Remove the expectations that can never agree.
    pub(super) prune: bool,
    /// What is decided of all inputs; a folder's `newsclip.toml` decides the rest.
    pub(super) settings: Settings,
    /// Who reads the report; `None` goes by where it runs.
    pub(super) format: Option<ReportFormat>,
    /// How much of it there is.
    pub(super) detail: Detail,
    /// Colours.
    pub(super) color: ColorWhen,
}

/// The value of `--bless`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bless {
    /// Where somebody reads what changed.
    Here,
    /// Under `CI` too.
    Force,
}

/// Checks every fixture, in order of their paths, and sums up.
pub(super) fn run(options: &CheckOptions) -> Result<Status> {
    let paths = match &*options.paths {
        [] if Path::new("fixtures").is_dir() => &[PathBuf::from("fixtures")],
        [] => &[PathBuf::from(".")],
        paths => paths,
    };
    let names = paths.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>().join(", ");
    if options.bless == Some(Bless::Here) && is_set("CI") {
        return Err(Failure::BlessUnderCi.at(names).into());
    }
    let (fixtures, problems) = collect(paths);
    let fixtures = with_readings(fixtures, &options.settings)?;
    let mut sum = Sum::of(fixtures.len());
    let reporter = Reporter::new(Verbosity::Usual, options.color);
    let mut report = Report::new(options);
    let none = fixtures.is_empty();
    if none && problems.is_empty() {
        let found = vec![Found::new(names.clone(), Finding::NoFixture)];
        let verdict = Verdict { input: names, found, ..Verdict::default() };
        take(&mut sum, &mut report, &reporter, verdict);
    }
    for problem in problems {
        // No fixture, so none that differs.
        sum.status = Status::Failed;
        let (input, problem) = (problem.path.clone(), Some(problem));
        report.take(&reporter, Verdict { input, problem, ..Verdict::default() });
    }
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let jobs = if fixtures.len() > 8 { cores } else { 1 };
    let job = Job { bless: options.bless.is_some(), prune: options.prune, screen: report.screen() };
    type Chunk = Vec<(Fixture, Arc<Reading>)>;
    let work = |buffer: &mut Buffer, chunk: Chunk, _: &mut Ahead<'_, Vec<Verdict>>| {
        chunk.iter().map(|(it, reading)| job.check(buffer, it, reading)).collect::<Vec<_>>()
    };
    in_order(Pace::of_files(jobs), fixtures.into_iter(), Buffer::new, work, |verdicts| {
        for verdict in verdicts {
            take(&mut sum, &mut report, &reporter, verdict);
        }
        if report.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let last_line = if none { String::new() } else { sum.last_line(options.bless.is_some()) };
    let is_read = report.end(&sum, &last_line)?;
    Ok(if is_read { sum.status } else { Status::Done })
}

/// Counts and reports what came of a fixture.
fn take(sum: &mut Sum, report: &mut Report, reporter: &Reporter, verdict: Verdict) {
    sum.add(&verdict);
    report.take(reporter, verdict);
}

/// Each fixture with how its folder is read, before the first is.
fn with_readings(
    fixtures: Vec<Fixture>,
    settings: &Settings,
) -> Result<Vec<(Fixture, Arc<Reading>)>, Problem> {
    let folders = Folders::new(settings);
    let with = |fixture: Fixture| {
        let reading = folders.reading(&fixture.input())?;
        Ok((fixture, reading))
    };
    fixtures.into_iter().map(with).collect()
}

/// Is the variable set, and not to "no"?
fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !["", "0", "false"].iter().any(|no| value == *no))
}
