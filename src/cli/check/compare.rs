//! One fixture: what newsclip makes of its input, against what stands beside.

use std::fs;
use std::path::Path;

use newsclip::{Article, Diagnostic, Document, Format, Layout, Problem as Remark, Severity, Span};

use super::changes::changes;
use super::diff::unified;
use super::finding::{Finding, Found, Verdict};
use super::fixture::{Fixture, Part};
use crate::cli::atomic;
use crate::cli::failure::{Failure, Problem};
use crate::cli::files::Input;
use crate::cli::guard::guarded;
use crate::cli::read::{Buffer, decode};
use crate::cli::report::one_line;
use crate::cli::screen::Screen;
use crate::cli::settings::Reading;

/// What the threads share.
pub(super) struct Job {
    /// Write the expectations that are missing or differ.
    pub(super) bless: bool,
    /// Remove those that can never agree.
    pub(super) prune: bool,
    /// Where the diffs are shown.
    pub(super) screen: Screen,
}

/// What newsclip makes of an input now.
#[derive(Default)]
struct Actual {
    articles: Vec<Article<'static>>,
    layout: Option<Layout>,
    remarks: Vec<Said>,
}

/// One diagnostic of it.
struct Said {
    place: Option<(usize, usize)>,
    code: &'static str,
    message: String,
    /// As `NAME.diagnostics` holds it.
    line: String,
    severity: Severity,
    /// What breaks a rule of the archive.
    refused: Option<Refused>,
}

/// A diagnostic that a rule of the archive made an error.
struct Refused {
    /// The line that accepts it in `NAME.diagnostics`.
    line: String,
    /// Would there be no diagnostic at all without the rule?
    only_by_rule: bool,
}

impl Job {
    /// Checks a fixture; whatever happens stays with it.
    pub(super) fn check(
        &self,
        buffer: &mut Buffer,
        fixture: &Fixture,
        reading: &Reading,
    ) -> Verdict {
        let input = fixture.input().to_string_lossy().into_owned();
        let mut verdict = Verdict { input: input.clone(), ..Verdict::default() };
        let result = guarded(|| self.compare(buffer, fixture, reading, &mut verdict));
        verdict.problem = result.unwrap_or_else(|failure| Err(failure.at(input))).err();
        verdict
    }

    fn compare(
        &self,
        buffer: &mut Buffer,
        fixture: &Fixture,
        reading: &Reading,
        verdict: &mut Verdict,
    ) -> Result<(), Problem> {
        if !fixture.has_input {
            for part in &fixture.parts {
                self.useless(verdict, &fixture.path(*part), Finding::Orphaned)?;
            }
            verdict.gone = verdict.found.is_empty();
            return Ok(());
        }
        let actual = Actual::of(buffer, fixture, reading)?;
        if let (Some(read), Some(folder)) = (actual.layout, fixture.layout())
            && read != folder
        {
            let finding = Finding::WrongLayout { read, folder };
            verdict.found.push(Found::new(verdict.input.clone(), finding));
        }
        self.records(&actual.articles, fixture, verdict)?;
        self.remarks(actual.remarks, fixture, reading, verdict)
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
                self.useless(verdict, &fixture.path(part), Finding::NoRecord)?;
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
                .append(articles, &mut bytes)
                .map_err(|error| Failure::Unwritable(error).at(path.to_string_lossy()))?;
            let old = if there { Some(read(&path)?) } else { None };
            if old.as_deref() == Some(&*bytes) {
                continue;
            }
            if let Some(found) = self.differs(verdict, &path, old.as_deref(), &bytes)? {
                if let Some(old) = old {
                    put_changes(found, format, &String::from_utf8_lossy(&old), articles);
                }
            }
        }
        Ok(())
    }

    /// The expected diagnostics, and the rules of the archive. A rule is kept
    /// by hand only: what breaks it is never blessed.
    fn remarks(
        &self,
        remarks: Vec<Said>,
        fixture: &Fixture,
        reading: &Reading,
        verdict: &mut Verdict,
    ) -> Result<(), Problem> {
        let path = fixture.path(Part::Diagnostics);
        let stated = fixture.parts.contains(&Part::Diagnostics);
        let old = if stated { Some(read(&path)?) } else { None };
        let expected = String::from_utf8_lossy(old.as_deref().unwrap_or_default()).into_owned();
        let (mut actual, mut worst) = (String::new(), None);
        for said in remarks {
            let mut line = Some((said.line, said.severity));
            if let Some(refused) = said.refused {
                if expected.lines().any(|it| it == refused.line) {
                    line = Some((refused.line, Severity::Error));
                } else {
                    let finding = Finding::Refused { code: said.code, message: said.message };
                    let found = Found::new(verdict.input.clone(), finding);
                    verdict.found.push(Found { place: said.place, ..found });
                    line = line.filter(|_| !refused.only_by_rule);
                }
            }
            if let Some((line, severity)) = line {
                actual.push_str(&line);
                actual.push('\n');
                worst = worst.max(Some(severity));
            }
        }
        if !stated && worst <= Some(Severity::Note) || is_as_expected(&expected, &actual, reading) {
            return Ok(());
        }
        self.differs(verdict, &path, old.as_deref(), actual.as_bytes())?;
        Ok(())
    }

    /// An expectation that is not what came of the input: blessed, or found.
    fn differs<'v>(
        &self,
        verdict: &'v mut Verdict,
        path: &Path,
        old: Option<&[u8]>,
        new: &[u8],
    ) -> Result<Option<&'v mut Found>, Problem> {
        let name = path.to_string_lossy();
        if self.bless {
            atomic::write(path, new).map_err(|error| Failure::Unwritable(error).at(&*name))?;
            verdict.written.push(name.into_owned());
            return Ok(None);
        }
        let finding = if old.is_some() { Finding::Differs } else { Finding::Missing };
        let mut found = Found::new(name.into_owned(), finding);
        let (old, new) =
            (String::from_utf8_lossy(old.unwrap_or_default()), String::from_utf8_lossy(new));
        if found.finding == Finding::Differs {
            found.place = Some((first_difference(&old, &new), 1));
        }
        unified(&mut found.diff, &found.path, &old, &new, self.screen);
        verdict.found.push(found);
        Ok(verdict.found.last_mut())
    }

    /// An expectation that no input can meet: pruned, or found.
    fn useless(&self, verdict: &mut Verdict, path: &Path, finding: Finding) -> Result<(), Problem> {
        let name = path.to_string_lossy().into_owned();
        if self.prune {
            fs::remove_file(path).map_err(|error| Failure::Unwritable(error).at(&*name))?;
            verdict.removed.push(name);
        } else {
            verdict.found.push(Found::new(name, finding));
        }
        Ok(())
    }
}

/// Puts the fields that differ into a finding, or why they cannot be told.
fn put_changes(found: &mut Found, format: Format, old: &str, articles: &[Article<'_>]) {
    match format.read(old) {
        Ok(expected) => {
            found.changes = changes(&expected, articles);
            if found.changes.is_empty() {
                found.remark = Some(String::from("the same record, written in another way"));
            }
        }
        Err(error) => {
            found.place = Some((error.line, error.column));
            found.remark = Some(format!("not {format} as newsclip writes it: {}", error.message));
        }
    }
}

/// Are the diagnostics the same, but for those that are allowed?
fn is_as_expected(expected: &str, actual: &str, reading: &Reading) -> bool {
    let counts = |line: &&str| {
        let code = line.split_once('[').and_then(|(_, rest)| rest.split_once("]: "));
        !code.is_some_and(|(code, _)| reading.allows(code))
    };
    expected == actual
        || expected.ends_with('\n') == actual.ends_with('\n')
            && expected.lines().filter(counts).eq(actual.lines().filter(counts))
}

/// The first line, from 1, at which two texts part; the old one's last line at
/// most.
fn first_difference(old: &str, new: &str) -> usize {
    let equal = old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count();
    (equal + 1).min(old.lines().count()).max(1)
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(|error| Failure::Unreadable(error).at(path.to_string_lossy()))
}

impl Actual {
    fn of(buffer: &mut Buffer, fixture: &Fixture, reading: &Reading) -> Result<Self, Problem> {
        let path = fixture.input();
        let name = path.to_string_lossy().into_owned();
        let input = Input::named(path);
        let document = match buffer.read(&input, reading.read.max_size) {
            Err(failure @ Failure::Unreadable(_)) => return Err(failure.at(name)),
            Err(failure) => return Ok(Self::none(&failure)),
            Ok(bytes) => match decode(bytes, &reading.read) {
                Err(error) => return Ok(Self::none(&Failure::Undecodable(error))),
                Ok(document) => document,
            },
        };
        let mut parsed = newsclip::parse(&document, &reading.parse);
        for found in &parsed.articles {
            let start = found.places.first().map_or(0, |place| place.whole.start);
            parsed.diagnostics.extend(reading.missing(&found.article).map(|field| Diagnostic {
                span: Span::new(start, start),
                problem: Remark::Missing(field),
            }));
        }
        parsed.diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        let say = |diagnostic: &Diagnostic| Said::of(&document, diagnostic, reading);
        let remarks = parsed.diagnostics.iter().map(say).collect();
        let articles: Vec<_> =
            parsed.articles.into_iter().map(|found| found.article.into_owned()).collect();
        let layout = (!articles.is_empty()).then_some(parsed.layout);
        Ok(Self { articles, layout, remarks })
    }

    /// Of an input that cannot be converted: the failure is its one diagnostic.
    fn none(failure: &Failure) -> Self {
        let (severity, code) = (failure.severity(), failure.code());
        let place = failure.place().map(|(line, column)| format!("{line}:{column}: "));
        let remark = Said {
            place: failure.place(),
            code,
            message: failure.to_string(),
            line: format!("{}{severity}[{code}]: {failure}", place.unwrap_or_default()),
            severity,
            refused: None,
        };
        Self { remarks: vec![remark], ..Self::default() }
    }
}

impl Said {
    fn of(document: &Document<'_>, diagnostic: &Diagnostic, reading: &Reading) -> Self {
        let problem = &diagnostic.problem;
        let place = document.position(diagnostic.span.start);
        let code = problem.code();
        let only_by_rule = matches!(problem, Remark::Missing(_));
        let refused = (only_by_rule || reading.denies(problem)).then(|| Refused {
            line: one_line(document, diagnostic, Severity::Error),
            only_by_rule,
        });
        let denied = refused.is_some();
        Self {
            place: Some(place),
            code,
            message: problem.to_string(),
            line: one_line(document, diagnostic, problem.severity()),
            severity: if denied { problem.severity() } else { reading.severity(problem) },
            refused,
        }
    }
}
