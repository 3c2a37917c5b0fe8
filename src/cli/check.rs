//! `newsclip check`: fixtures against the records beside them.

use std::fmt::{self, Write as _};
use std::fs;
use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::Result;
use newsclip::{Article, Layout, Severity, parse};

use super::Status;
use super::atomic;
use super::diff::unified;
use super::failure::{Failure, Problem, is_closed_pipe};
use super::files::Input;
use super::fixture::{Fixture, Part, collect};
use super::guard::guarded;
use super::ordered::in_order;
use super::read::{Buffer, ReadOptions, decode};
use super::report::{Reporter, Verbosity, count, one_line, to_stderr};
use super::screen::{ColorWhen, Screen, style_of};
use super::visible::visible;

/// What `check` is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct CheckOptions {
    /// Folders, inputs or expectations; empty for `fixtures`, else `.`.
    pub(super) paths: Vec<PathBuf>,
    /// Write the expectations that are missing or differ.
    pub(super) bless: bool,
    /// What is decided beforehand of the text.
    pub(super) parse: newsclip::Options,
    /// How bytes become text.
    pub(super) read: ReadOptions,
    /// Colours.
    pub(super) color: ColorWhen,
}

/// What can be wrong with a fixture. The codes are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finding {
    /// The expectation says something else.
    Differs,
    /// There is no expectation for what came of the input.
    Missing,
    /// An expectation without an input.
    Orphaned,
    /// A record is expected, and the input gives none.
    NoRecord,
    /// The folder is named like another layout.
    WrongLayout { read: Layout, folder: Layout },
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
struct Verdict {
    report: String,
    findings: Vec<Finding>,
    /// Files that `--bless` wrote.
    written: usize,
    /// Something could not be read or written.
    problem: Option<Problem>,
}

/// Checks every fixture, in order of their paths, and sums up.
pub(super) fn run(options: &CheckOptions) -> Result<Status> {
    let reporter = Reporter::new(Verbosity::Usual, options.color);
    let screen = Screen::of(&io::stdout(), options.color);
    let paths = match &*options.paths {
        [] if Path::new("fixtures").is_dir() => &[PathBuf::from("fixtures")],
        [] => &[PathBuf::from(".")],
        paths => paths,
    };
    let (fixtures, problems) = collect(paths);
    let mut sum = Sum { total: fixtures.len(), ..Sum::default() };
    problems.iter().for_each(|problem| sum.report(&reporter, problem));
    if fixtures.is_empty() && !problems.is_empty() {
        return sum.end();
    }
    if fixtures.is_empty() {
        let names: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
        let mut report = String::new();
        push_finding(&mut report, &names.join(", "), Finding::NoFixture, screen);
        sum.status = Status::Findings;
        sum.print(&report);
        return sum.end();
    }
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let jobs = if fixtures.len() > 8 { cores } else { 1 };
    let job = Job { options, screen };
    let work = |buffer: &mut Buffer, chunk: Vec<Fixture>| {
        chunk.iter().map(|fixture| job.check(buffer, fixture)).collect::<Vec<_>>()
    };
    in_order(jobs, fixtures.into_iter(), Buffer::new, work, |verdicts| {
        verdicts.iter().for_each(|verdict| sum.add(&reporter, verdict));
        if sum.stopped.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let last_line = sum.last_line(options.bless);
    sum.print(&last_line);
    sum.end()
}

struct Job<'a> {
    options: &'a CheckOptions,
    screen: Screen,
}

/// What newsclip makes of an input now.
struct Actual {
    articles: Vec<Article<'static>>,
    layout: Option<Layout>,
    /// One diagnostic a line.
    diagnostics: String,
    /// The gravest of them.
    severity: Option<Severity>,
}

impl Job<'_> {
    fn check(&self, buffer: &mut Buffer, fixture: &Fixture) -> Verdict {
        let mut verdict = Verdict::default();
        let result = guarded(|| self.compare(buffer, fixture, &mut verdict));
        let name = || fixture.input().to_string_lossy().into_owned();
        verdict.problem = result.unwrap_or_else(|failure| Err(failure.at(name()))).err();
        verdict
    }

    fn compare(
        &self,
        buffer: &mut Buffer,
        fixture: &Fixture,
        verdict: &mut Verdict,
    ) -> Result<(), Problem> {
        if !fixture.has_input {
            for part in &fixture.parts {
                self.found(verdict, &fixture.path(*part), Finding::Orphaned);
            }
            return Ok(());
        }
        let actual = self.actual(buffer, fixture)?;
        if let (Some(read), Some(folder)) = (actual.layout, fixture.layout())
            && read != folder
        {
            self.found(verdict, &fixture.input(), Finding::WrongLayout { read, folder });
        }
        for (part, format) in fixture.records() {
            if actual.articles.is_empty() {
                self.found(verdict, &fixture.path(part), Finding::NoRecord);
                continue;
            }
            let mut bytes = Vec::new();
            let path = fixture.path(part);
            format
                .write(&actual.articles, &mut bytes)
                .map_err(|error| Failure::Unwritable(error).at(path.to_string_lossy()))?;
            self.part(verdict, &path, true, &bytes)?;
        }
        if !actual.articles.is_empty() && fixture.records().next().is_none() {
            let mut bytes = Vec::new();
            let path = fixture.path(Part::Json);
            newsclip::Format::Json
                .write(&actual.articles, &mut bytes)
                .map_err(|error| Failure::Unwritable(error).at(path.to_string_lossy()))?;
            self.part(verdict, &path, false, &bytes)?;
        }
        let stated = fixture.parts.contains(&Part::Diagnostics);
        if stated || actual.severity > Some(Severity::Note) {
            let path = fixture.path(Part::Diagnostics);
            self.part(verdict, &path, stated, actual.diagnostics.as_bytes())?;
        }
        Ok(())
    }

    /// One expectation against what came of the input.
    fn part(
        &self,
        verdict: &mut Verdict,
        path: &Path,
        there: bool,
        actual: &[u8],
    ) -> Result<(), Problem> {
        let name = path.to_string_lossy();
        let expected = if there {
            fs::read(path).map_err(|error| Failure::Unreadable(error).at(&*name))?
        } else {
            Vec::new()
        };
        if there && expected == actual {
            return Ok(());
        }
        if self.options.bless {
            atomic::write(path, actual).map_err(|error| Failure::Unwritable(error).at(&*name))?;
            let _ = writeln!(verdict.report, "wrote {}", visible(&name));
            verdict.written += 1;
            return Ok(());
        }
        self.found(verdict, path, if there { Finding::Differs } else { Finding::Missing });
        let (old, new) = (String::from_utf8_lossy(&expected), String::from_utf8_lossy(actual));
        unified(&mut verdict.report, &name, &old, &new, self.screen);
        Ok(())
    }

    fn actual(&self, buffer: &mut Buffer, fixture: &Fixture) -> Result<Actual, Problem> {
        let path = fixture.input();
        let name = path.to_string_lossy().into_owned();
        let input = Input::named(path);
        let document = match buffer.read(&input, self.options.read.max_size) {
            Err(failure @ Failure::Unreadable(_)) => return Err(failure.at(name)),
            Err(failure) => return Ok(Actual::none(&failure)),
            Ok(bytes) => match decode(bytes, &self.options.read) {
                Err(error) => return Ok(Actual::none(&Failure::Undecodable(error))),
                Ok(document) => document,
            },
        };
        let parsed = parse(&document, &self.options.parse);
        let mut diagnostics = String::new();
        for diagnostic in &parsed.diagnostics {
            let _ = writeln!(diagnostics, "{}", one_line(&document, diagnostic));
        }
        let severity = parsed.diagnostics.iter().map(|it| it.problem.severity()).max();
        let articles: Vec<_> =
            parsed.articles.into_iter().map(|found| found.article.into_owned()).collect();
        let layout = (!articles.is_empty()).then_some(parsed.layout);
        Ok(Actual { articles, layout, diagnostics, severity })
    }

    fn found(&self, verdict: &mut Verdict, path: &Path, finding: Finding) {
        push_finding(&mut verdict.report, &path.to_string_lossy(), finding, self.screen);
        verdict.findings.push(finding);
    }
}

impl Actual {
    /// Of an input that cannot be converted: the failure is its one diagnostic,
    /// and has no place in the text.
    fn none(failure: &Failure) -> Self {
        let severity = failure.severity();
        Self {
            articles: Vec::new(),
            layout: None,
            diagnostics: format!("{severity}[{}]: {failure}\n", failure.code()),
            severity: Some(severity),
        }
    }
}

fn push_finding(out: &mut String, name: &str, finding: Finding, screen: Screen) {
    let head = format!("{}[{}]", Severity::Error, finding.code());
    let head = screen.paint(style_of(Severity::Error), &head);
    let _ = writeln!(out, "{}: {head}: {finding}", visible(name));
}

/// What the fixtures came to.
#[derive(Default)]
struct Sum {
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
    fn add(&mut self, reporter: &Reporter, verdict: &Verdict) {
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

    fn report(&mut self, reporter: &Reporter, problem: &Problem) {
        let mut text = String::new();
        reporter.problem(&mut text, problem);
        to_stderr(&text);
        self.status = Status::Failed;
    }

    fn print(&mut self, text: &str) {
        if self.stopped.is_none() {
            self.stopped = io::stdout().lock().write_all(text.as_bytes()).err();
        }
    }

    fn last_line(&self, bless: bool) -> String {
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

    fn end(mut self) -> Result<Status> {
        let error = self.stopped.take().or_else(|| io::stdout().lock().flush().err());
        match error {
            None => Ok(self.status),
            Some(error) if is_closed_pipe(&error) => Ok(Status::Done),
            Some(error) => Err(Failure::Unwritable(error).at("standard output").into()),
        }
    }
}
