//! One fixture: what newsclip makes of its input, against what stands beside.

use std::fs;
use std::path::Path;

use newsclip::{Article, Format, Severity};

use super::actual::{Actual, Said};
use super::changes::changes;
use super::diff::unified;
use super::finding::{Finding, Found, Verdict};
use super::fixture::{Fixture, Part};
use crate::cli::atomic;
use crate::cli::failure::{Failure, Problem};
use crate::cli::guard::guarded;
use crate::cli::read::Buffer;
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
            if let Some(found) = self.differs(verdict, &path, old.as_deref(), &bytes)?
                && let Some(old) = old
            {
                put_changes(found, format, &String::from_utf8_lossy(&old), articles);
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
