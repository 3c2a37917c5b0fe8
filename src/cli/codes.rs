//! Every code that newsclip prints, explained: those of the library, and those
//! of files and fixtures, which are the command line's own.

use std::fmt::Write as _;

use newsclip::{CodeMeaning, Problem, Unreadable};
use serde_json::json;

use super::check::Finding;
use super::explain::Form;
use super::failure::Failure;

use super::visible::visible;

/// What `explain --code` is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Every code.
    All,
    /// One code.
    One(CodeMeaning),
}

/// Where a code comes from, in the order of the README.
const KINDS: [(&str, &[CodeMeaning]); 4] = [
    ("article", &Problem::CODES),
    ("text", &Unreadable::CODES),
    ("file", &Failure::CODES),
    ("fixture", &Finding::CODES),
];

impl Asked {
    /// Everything that can be asked for.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let codes = KINDS.into_iter().flat_map(|(_, rows)| rows).copied().map(Self::One);
        codes.chain([Self::All])
    }

    /// The word that asks for it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::One(row) => row.code,
        }
    }

    /// The answer.
    pub(super) fn explain(self, form: Form) -> String {
        match (self, form) {
            (Self::One(row), Form::Text) => page(&row),
            (Self::All, Form::Text) => list(),
            (Self::One(row), Form::Json) => format!("{:#}\n", entry(kind(row.code), &row)),
            (Self::All, Form::Json) => {
                let entries = KINDS.into_iter().flat_map(|(kind, rows)| {
                    rows.iter().map(move |row| entry(kind, row)).collect::<Vec<_>>()
                });
                format!("{:#}\n", serde_json::Value::Array(entries.collect()))
            }
        }
    }
}

/// The code's row.
pub(super) fn meaning(code: &str) -> Option<CodeMeaning> {
    KINDS.into_iter().flat_map(|(_, rows)| rows).find(|row| row.code == code).copied()
}

fn kind(code: &str) -> &'static str {
    let found = KINDS.into_iter().find(|(_, rows)| rows.iter().any(|row| row.code == code));
    found.map_or("", |(kind, _)| kind)
}

/// One code, for people.
fn page(row: &CodeMeaning) -> String {
    let CodeMeaning { code, severity, meaning, text, says, advice } = row;
    let mut page = format!("{code} ({severity}): {meaning}\n\nExample:\n\n");
    for line in text.trim_end().lines() {
        let indent = if line.is_empty() { "" } else { "    " };
        let _ = writeln!(page, "{indent}{}", visible(line));
    }
    if !text.trim().is_empty() {
        page.push('\n');
    }
    let _ = write!(page, "    {says}\n\nWhat to do: {advice}\n");
    page
}

/// Every code with its meaning, a line each.
fn list() -> String {
    let rows = KINDS.into_iter().flat_map(|(_, rows)| rows);
    rows.fold(String::new(), |mut list, row| {
        let severity = row.severity.to_string();
        let _ = writeln!(list, "{:<18} {severity:<8} {}", row.code, row.meaning);
        list
    })
}

fn entry(kind: &str, row: &CodeMeaning) -> serde_json::Value {
    json!({
        "code": row.code,
        "about": kind,
        "severity": row.severity.to_string(),
        "meaning": row.meaning,
        "text": row.text,
        "says": row.says,
        "advice": row.advice,
    })
}

#[cfg(test)]
mod tests {
    use std::io;

    use newsclip::{Format, FormatError, Layout};

    use super::*;

    /// The variant after this one: a `match` without wildcard, so that a new
    /// variant does not compile until it stands here.
    fn next_failure(failure: &Failure) -> Option<Failure> {
        let error = || io::Error::from(io::ErrorKind::NotFound);
        let name = String::new;
        Some(match failure {
            Failure::Unreadable(_) => Failure::TooLarge { limit: 1, line: None },
            // Its codes are the library's.
            Failure::Undecodable(_) | Failure::TooManyLines { .. } => return None,
            Failure::TooLarge { .. } => Failure::NotAFormat {
                format: Format::Json,
                error: FormatError { line: 1, column: 1, message: name() },
            },
            Failure::NotAFormat { .. } => Failure::NoInput { wanted: name() },
            Failure::NoInput { .. } => Failure::LinkLoop { ancestor: name() },
            Failure::LinkLoop { .. } => Failure::SpecialFile,
            Failure::SpecialFile => Failure::SameOutput { first: None, second: name() },
            Failure::SameOutput { .. } => Failure::OutputIsInput { input: name() },
            Failure::OutputIsInput { .. } => Failure::Unwritable(error()),
            Failure::Unwritable(_) => Failure::Settings { line: 1, column: 1, message: name() },
            Failure::Settings { .. } => Failure::BlessUnderCi,
            Failure::BlessUnderCi => Failure::Panicked(name()),
            Failure::Panicked(_) => return None,
        })
    }

    fn next_finding(finding: &Finding) -> Option<Finding> {
        let layout = Layout::Masthead;
        Some(match finding {
            Finding::Differs => Finding::Missing,
            Finding::Missing => Finding::Orphaned,
            Finding::Orphaned => Finding::NoRecord,
            Finding::NoRecord => Finding::WrongLayout { read: layout, folder: layout },
            Finding::WrongLayout { .. } => Finding::NoFixture,
            Finding::NoFixture => return None,
            // Its codes are the library's.
            Finding::Refused { .. } => return None,
        })
    }

    #[test]
    fn the_tables_are_the_variants_in_order() {
        let first = Failure::Unreadable(io::ErrorKind::NotFound.into());
        let failures = std::iter::successors(Some(first), next_failure);
        let failures: Vec<_> = failures.map(|it| (it.code(), it.severity())).collect();
        assert_eq!(Failure::CODES.map(|row| (row.code, row.severity)).to_vec(), failures);
        let findings = std::iter::successors(Some(Finding::Differs), next_finding);
        let findings: Vec<_> = findings.map(|finding| finding.code()).collect();
        assert_eq!(Finding::CODES.map(|row| row.code).to_vec(), findings);
    }

    #[test]
    fn no_code_stands_twice_and_each_has_its_example() {
        let mut codes: Vec<_> = Asked::all().map(Asked::name).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
        for row in KINDS.into_iter().flat_map(|(_, rows)| rows) {
            let head = format!(": {}[{}]: ", row.severity, row.code);
            assert!(row.says.contains(&head) && !row.advice.is_empty(), "{row:?}");
        }
    }
}
