//! The report of `check`, for people and for machines.

mod github;
mod json;
mod junit;
mod sarif;
mod text;

use std::io::{self, Write};

use anyhow::Result;

use super::finding::{Entry, Finding, Verdict};
use super::sum::Sum;
use super::{CheckOptions, is_set};
use crate::cli::failure::{Failure, is_closed_pipe};
use crate::cli::report::{Reporter, to_stderr};
use crate::cli::screen::{ColorWhen, Screen};

/// The value of `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum ReportFormat {
    /// For people.
    Text,
    /// One object, for programs.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit's XML, for the test views of CI servers.
    Junit,
}

impl ReportFormat {
    /// Every format.
    pub(in crate::cli) const ALL: [Self; 5] =
        [Self::Text, Self::Json, Self::Github, Self::Sarif, Self::Junit];

    /// The name that `--format` takes.
    pub(in crate::cli) const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Github => "github",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
        }
    }

    /// What somebody wants who does not say.
    fn usual() -> Self {
        if is_set("GITHUB_ACTIONS") { Self::Github } else { Self::Text }
    }
}

/// How much is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::cli) enum Detail {
    /// Everything.
    #[default]
    Full,
    /// A line for each finding.
    Lines,
    /// The names of the files.
    Names,
}

/// The report as it grows: for people at once, for machines at the end.
pub(super) struct Report {
    format: ReportFormat,
    detail: Detail,
    screen: Screen,
    kept: Vec<Verdict>,
    stopped: Option<io::Error>,
}

impl Report {
    /// An empty report on standard output.
    pub(super) fn new(options: &CheckOptions) -> Self {
        let usual = match options.detail {
            Detail::Names => ReportFormat::Text,
            _ => ReportFormat::usual(),
        };
        let format = options.format.unwrap_or(usual);
        let color = if format == ReportFormat::Text { options.color } else { ColorWhen::Never };
        Self {
            format,
            detail: options.detail,
            screen: Screen::of(&io::stdout(), color),
            kept: Vec::new(),
            stopped: None,
        }
    }

    /// Where the diffs are shown.
    pub(super) const fn screen(&self) -> Screen {
        self.screen
    }

    /// Has nobody use for the report any more?
    pub(super) const fn is_stopped(&self) -> bool {
        self.stopped.is_some()
    }

    /// What came of one fixture.
    pub(super) fn take(&mut self, reporter: &Reporter, verdict: Verdict) {
        if self.format == ReportFormat::Text {
            self.print(&text::render(&verdict, self.detail, self.screen));
        }
        if let Some(problem) = &verdict.problem {
            let mut said = String::new();
            reporter.problem(&mut said, problem);
            to_stderr(&said);
        }
        if self.format != ReportFormat::Text {
            self.kept.push(verdict);
        }
    }

    /// Ends the report. Returns whether it was read to its end.
    ///
    /// # Errors
    ///
    /// Where standard output cannot be written.
    pub(super) fn end(mut self, sum: &Sum, last_line: &str) -> Result<bool> {
        let document = match self.format {
            ReportFormat::Text => String::new(),
            ReportFormat::Json => json::render(&self.kept, sum),
            ReportFormat::Github => github::render(&self.kept, self.detail),
            ReportFormat::Sarif => sarif::render(&self.kept),
            ReportFormat::Junit => junit::render(&self.kept),
        };
        self.print(&document);
        let for_people = matches!(self.format, ReportFormat::Text | ReportFormat::Github);
        match self.detail {
            Detail::Lines => {}
            Detail::Full if for_people => self.print(last_line),
            _ => to_stderr(last_line),
        }
        match self.stopped.take().or_else(|| io::stdout().lock().flush().err()) {
            None => Ok(true),
            Some(error) if is_closed_pipe(&error) => Ok(false),
            Some(error) => Err(Failure::Unwritable(error).at("standard output").into()),
        }
    }

    fn print(&mut self, text: &str) {
        if self.stopped.is_none() && !text.is_empty() {
            self.stopped = io::stdout().lock().write_all(text.as_bytes()).err();
        }
    }
}

/// The file to open for an entry, which has to be there: the input where an
/// expectation is missing, none where there was nothing to find.
fn file<'v>(entry: &Entry<'v>) -> Option<&'v str> {
    let code = entry.code;
    if code == Finding::NoFixture.code() {
        return None;
    }
    Some(if code == Finding::Missing.code() { entry.input } else { entry.path })
}
