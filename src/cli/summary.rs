//! What `check` finds, and how it sums up.

use std::fmt::{self, Write as _};
use std::io::{self, Write as _};

use anyhow::Result;
use newsclip::{Layout, Severity};

use super::Status;
use super::failure::{Failure, Problem, is_closed_pipe};
use super::report::{Reporter, count, to_stderr};
use super::screen::{Screen, style_of};
use super::visible::visible;

/// What can be wrong with a fixture. The codes are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finding {
    /// The expectation says something else.
    Differs,
    /// There is no expectation for what came of the input.
    Missing,
    /// An expectation without an input.
    Orphaned,
    /// A record is expected, and the input gives none.
    NoRecord,
    /// The folder is named like another layout.
    WrongLayout {
        /// The one recognised.
        read: Layout,
        /// The one that the folder asks for.
        folder: Layout,
    },
    /// A run that found nothing.
    NoFixture,
}

impl Finding {
    const fn code(self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Missing => "missing",
            Self::Orphaned => "orphaned",
            Self::NoRecord => "no-record",
            Self::WrongLayout { .. } => "wrong-layout",
            Self::NoFixture => "no-fixture",
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Differs => f.write_str("not what the input gives"),
            Self::Missing => f.write_str("there is no such expectation"),
            Self::Orphaned => f.write_str("there is no input for this expectation"),
            Self::NoRecord => f.write_str("a record is expected, but the input gives none"),
            Self::WrongLayout { read, folder } => {
                write!(f, "read as {read}, but its folder says {folder}")
            }
            Self::NoFixture => f.write_str("there is no fixture here"),
        }
    }
}

/// What came of one fixture.
#[derive(Default)]
pub(super) struct Verdict {
    /// The text for standard output.
    pub(super) report: String,
    /// What is wrong with it.
    pub(super) findings: Vec<Finding>,
    /// Files that `--bless` wrote.
    pub(super) written: usize,
    /// Something could not be read or written.
    pub(super) problem: Option<Problem>,
}

/// Appends a finding as one line.
pub(super) fn push_finding(out: &mut String, name: &str, finding: Finding, screen: Screen) {
    let head = format!("{}[{}]", Severity::Error, finding.code());
    let head = screen.paint(style_of(Severity::Error), &head);
    let _ = writeln!(out, "{}: {head}: {finding}", visible(name));
}

/// What the fixtures came to.
#[derive(Default)]
pub(super) struct Sum {
    total: usize,
    differing: usize,
    missing: usize,
    orphaned: usize,
    unreadable: usize,
    written: usize,
    /// Can `--bless` do something about it?
    blessable: bool,
    status: Status,
    stopped: Option<io::Error>,
}

impl Sum {
    /// Of this many fixtures.
    pub(super) fn of(total: usize) -> Self {
        Self { total, ..Self::default() }
    }

    /// Has nobody use for the report any more?
    pub(super) const fn is_stopped(&self) -> bool {
        self.stopped.is_some()
    }

    /// A finding that is no fixture's.
    pub(super) fn find(&mut self, report: &str) {
        self.status = self.status.max(Status::Findings);
        self.print(report);
    }

    /// One fixture's part.
    pub(super) fn add(&mut self, reporter: &Reporter, verdict: &Verdict) {
        self.print(&verdict.report);
        self.written += verdict.written;
        let has = |finding| usize::from(verdict.findings.contains(&finding));
        self.missing += has(Finding::Missing);
        self.orphaned += has(Finding::Orphaned);
        self.blessable |= has(Finding::Missing) + has(Finding::Differs) > 0;
        if !verdict.findings.is_empty() || verdict.problem.is_some() {
            self.differing += 1;
            self.status = self.status.max(Status::Findings);
        }
        if let Some(problem) = &verdict.problem {
            self.unreadable += 1;
            self.report(reporter, problem);
        }
    }

    /// Something that could not be read or written.
    pub(super) fn report(&mut self, reporter: &Reporter, problem: &Problem) {
        let mut text = String::new();
        reporter.problem(&mut text, problem);
        to_stderr(&text);
        self.status = Status::Failed;
    }

    /// Puts text on standard output.
    pub(super) fn print(&mut self, text: &str) {
        if self.stopped.is_none() {
            self.stopped = io::stdout().lock().write_all(text.as_bytes()).err();
        }
    }

    /// What people read first.
    pub(super) fn last_line(&self, bless: bool) -> String {
        let mut line = String::new();
        if self.written > 0 {
            let _ = write!(line, "{} written; ", count(self.written, "file"));
        }
        let fixtures = count(self.total, "fixture");
        if self.differing == 0 {
            let verb = if self.total == 1 { "agrees" } else { "agree" };
            let _ = writeln!(line, "{fixtures} {verb}.");
            return line;
        }
        let verb = if self.differing == 1 { "differs" } else { "differ" };
        let _ = write!(line, "{} of {fixtures} {verb}", self.differing);
        let kinds = [
            (self.missing, "missing"),
            (self.orphaned, "orphaned"),
            (self.unreadable, "unreadable"),
        ];
        let kinds = kinds.iter().filter(|(number, _)| *number > 0);
        let kinds: Vec<_> = kinds.map(|(number, kind)| format!("{number} {kind}")).collect();
        if !kinds.is_empty() {
            let _ = write!(line, " ({})", kinds.join(", "));
        }
        line.push('.');
        if self.blessable && !bless {
            line.push_str(" Run again with --bless to accept.");
        }
        line.push('\n');
        line
    }

    /// The status, once all is on standard output.
    pub(super) fn end(mut self) -> Result<Status> {
        let error = self.stopped.take().or_else(|| io::stdout().lock().flush().err());
        match error {
            None => Ok(self.status),
            Some(error) if is_closed_pipe(&error) => Ok(Status::Done),
            Some(error) => Err(Failure::Unwritable(error).at("standard output").into()),
        }
    }
}
