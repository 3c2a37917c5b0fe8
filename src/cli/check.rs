//! `newsclip check`: fixtures against the records beside them.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::Result;
use newsclip::{Article, Format, Layout, Severity, parse};

use super::Status;
use super::atomic;
use super::diff::unified;
use super::failure::{Failure, Problem};
use super::files::Input;
use super::fixture::{Fixture, Part, collect};
use super::guard::guarded;
use super::ordered::in_order;
use super::read::{Buffer, ReadOptions, decode};
use super::report::{Reporter, Verbosity, one_line};
use super::screen::{ColorWhen, Screen};
use super::summary::{Finding, Sum, Verdict, push_finding};
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
    let mut sum = Sum::of(fixtures.len());
    problems.iter().for_each(|problem| sum.report(&reporter, problem));
    if fixtures.is_empty() && !problems.is_empty() {
        return sum.end();
    }
    if fixtures.is_empty() {
        let names: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
        let mut report = String::new();
        push_finding(&mut report, &names.join(", "), Finding::NoFixture, screen);
        sum.find(&report);
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
        if sum.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
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
        self.records(&actual.articles, fixture, verdict)?;
        let stated = fixture.parts.contains(&Part::Diagnostics);
        if stated || actual.severity > Some(Severity::Note) {
            let path = fixture.path(Part::Diagnostics);
            self.part(verdict, &path, stated, actual.diagnostics.as_bytes())?;
        }
        Ok(())
    }

    /// The expectations that hold records; where there is none, one is missing.
    fn records(
        &self,
        articles: &[Article<'_>],
        fixture: &Fixture,
        verdict: &mut Verdict,
    ) -> Result<(), Problem> {
        let mut expected: Vec<_> =
            fixture.records().map(|(part, format)| (part, format, true)).collect();
        if articles.is_empty() {
            for (part, ..) in expected {
                self.found(verdict, &fixture.path(part), Finding::NoRecord);
            }
            return Ok(());
        }
        if expected.is_empty() {
            expected.push((Part::Json, Format::Json, false));
        }
        for (part, format, there) in expected {
            let path = fixture.path(part);
            let mut bytes = Vec::new();
            format
                .write(articles, &mut bytes)
                .map_err(|error| Failure::Unwritable(error).at(path.to_string_lossy()))?;
            self.part(verdict, &path, there, &bytes)?;
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
    /// Of an input that cannot be converted: the failure is its one diagnostic.
    fn none(failure: &Failure) -> Self {
        let severity = failure.severity();
        let place = failure.place().map(|(line, column)| format!("{line}:{column}: "));
        let place = place.unwrap_or_default();
        Self {
            articles: Vec::new(),
            layout: None,
            diagnostics: format!("{place}{severity}[{}]: {failure}\n", failure.code()),
            severity: Some(severity),
        }
    }
}
