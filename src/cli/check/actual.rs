//! What newsclip makes of a fixture's input now.

use newsclip::{Article, Diagnostic, Document, Layout, Problem as Remark, Severity, Span};

use super::fixture::Fixture;
use crate::cli::failure::{Failure, Problem};
use crate::cli::files::Input;
use crate::cli::read::{Buffer, decode};
use crate::cli::report::one_line;
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
    pub(super) fn of(
        buffer: &mut Buffer,
        fixture: &Fixture,
        reading: &Reading,
    ) -> Result<Self, Problem> {
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
