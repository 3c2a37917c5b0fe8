//! What newsclip makes of a fixture's input now.

use newsclip::{Article, Diagnostic, Document, Format, Layout, Problem as Remark, Severity};

use super::fixture::Fixture;
use crate::cli::failure::{Failure, Problem};
use crate::cli::files::Input;
use crate::cli::read::{Buffer, decode, is_own_text, records};
use crate::cli::settings::Reading;

/// What newsclip makes of an input now.
#[derive(Default)]
pub(super) struct Actual {
    pub(super) articles: Vec<Article<'static>>,
    pub(super) layout: Option<Layout>,
    pub(super) remarks: Vec<Said>,
}

/// One diagnostic of it.
pub(super) struct Said {
    pub(super) place: Option<(usize, usize)>,
    pub(super) code: &'static str,
    pub(super) message: String,
    /// As `NAME.diagnostics` holds it.
    pub(super) line: String,
    pub(super) severity: Severity,
    /// What breaks a rule of the archive.
    pub(super) refused: Option<Refused>,
}

/// A diagnostic that a rule of the archive made an error.
pub(super) struct Refused {
    /// The line that accepts it in `NAME.diagnostics`.
    pub(super) line: String,
    /// Would there be no diagnostic at all without the rule?
    pub(super) only_by_rule: bool,
}

impl Actual {
    /// As `convert` would make it.
    ///
    /// # Errors
    ///
    /// Where the input cannot be read at all.
    pub(super) fn of(
        buffer: &mut Buffer,
        fixture: &Fixture,
        reading: &Reading,
    ) -> Result<Self, Problem> {
        let path = fixture.input();
        let name = path.to_string_lossy().into_owned();
        let bytes = match buffer.read(&Input::named(path), reading.read.max_size) {
            Err(failure @ Failure::Unreadable(_)) => return Err(failure.at(name)),
            Err(failure) => return Ok(Self::none(&failure)),
            Ok(bytes) => bytes,
        };
        Ok(if is_own_text(bytes) {
            match records(bytes, Format::Text, &reading.read) {
                Err(failure) => Self::none(&failure),
                Ok((document, articles)) => Self::of_records(&document, articles, reading),
            }
        } else {
            match decode(bytes, &reading.read) {
                Err(error) => Self::none(&Failure::Undecodable(error)),
                Ok(document) => Self::of_text(&document, reading),
            }
        })
    }

    /// Of newsclip's own plain text: a missing field has no place in it.
    fn of_records(
        document: &Document<'_>,
        articles: Vec<Article<'static>>,
        reading: &Reading,
    ) -> Self {
        let read = document.encoding_remarks().map(|diagnostic| {
            let place = document.position(diagnostic.span.start);
            Said::of(Some(place), &diagnostic.problem, reading)
        });
        let missing = articles.iter().flat_map(|article| reading.missing(article));
        let remarks = missing.map(|field| Said::of(None, &Remark::Missing(field), reading));
        Self { remarks: read.chain(remarks).collect(), articles, layout: None }
    }

    fn of_text(document: &Document<'_>, reading: &Reading) -> Self {
        let mut parsed = newsclip::parse(document, &reading.parse);
        reading.say_missing(&mut parsed);
        let say = |diagnostic: &Diagnostic| {
            let place = document.position(diagnostic.span.start);
            Said::of(Some(place), &diagnostic.problem, reading)
        };
        let remarks = parsed.diagnostics.iter().map(say).collect();
        let articles: Vec<_> =
            parsed.articles.into_iter().map(|found| found.article.into_owned()).collect();
        let layout = (!articles.is_empty()).then_some(parsed.layout);
        Self { articles, layout, remarks }
    }

    /// Of an input that cannot be converted: the failure is its one diagnostic.
    fn none(failure: &Failure) -> Self {
        let (severity, code, place) = (failure.severity(), failure.code(), failure.place());
        let message = failure.to_string();
        let line = line(place, severity, code, &message);
        let remark = Said { place, code, message, line, severity, refused: None };
        Self { remarks: vec![remark], ..Self::default() }
    }
}

impl Said {
    fn of(place: Option<(usize, usize)>, problem: &Remark, reading: &Reading) -> Self {
        let (code, message) = (problem.code(), problem.to_string());
        let only_by_rule = matches!(problem, Remark::Missing(_));
        let refused = (only_by_rule || reading.denies(problem))
            .then(|| Refused { line: line(place, Severity::Error, code, &message), only_by_rule });
        let severity = match refused {
            Some(_) => problem.severity(),
            None => reading.severity(problem),
        };
        let line = line(place, problem.severity(), code, &message);
        Self { place, code, message, line, severity, refused }
    }
}

/// A line of `NAME.diagnostics`.
fn line(
    place: Option<(usize, usize)>,
    severity: Severity,
    code: &'static str,
    message: &str,
) -> String {
    let place = place.map(|(line, column)| format!("{line}:{column}: ")).unwrap_or_default();
    format!("{place}{severity}[{code}]: {message}")
}
