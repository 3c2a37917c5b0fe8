//! What `check` can find wrong with a fixture, as data.

use std::fmt;

use newsclip::{Layout, Severity};

use super::changes::Change;
use crate::cli::failure::Problem;

/// What can be wrong with a fixture. The codes are stable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Finding {
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
    /// The text breaks a rule of the archive: a field that it has to state, a
    /// diagnostic that is denied.
    Refused {
        /// The diagnostic's code.
        code: &'static str,
        /// Its message.
        message: String,
    },
    /// A run that found nothing.
    NoFixture,
}

impl Finding {
    /// The stable code.
    pub(in crate::cli) const fn code(&self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Missing => "missing",
            Self::Orphaned => "orphaned",
            Self::NoRecord => "no-record",
            Self::WrongLayout { .. } => "wrong-layout",
            Self::Refused { code, .. } => code,
            Self::NoFixture => "no-fixture",
        }
    }

    /// The smaller, the worse: a record lost, a rule broken, a record changed,
    /// and what is only not written down.
    pub(super) const fn rank(&self) -> u8 {
        match self {
            Self::NoRecord | Self::NoFixture => 1,
            Self::WrongLayout { .. } => 2,
            Self::Refused { .. } => 3,
            Self::Differs => 4,
            Self::Orphaned => 5,
            Self::Missing => 6,
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
            Self::Refused { message, .. } => f.write_str(message),
            Self::NoFixture => f.write_str("there is no fixture here"),
        }
    }
}

/// A finding, where it is, and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The file that it is about.
    pub(super) path: String,
    /// Line and column in that file, where it has a place.
    pub(super) place: Option<(usize, usize)>,
    /// What is the matter.
    pub(super) finding: Finding,
    /// Why the fields cannot be compared.
    pub(super) remark: Option<String>,
    /// The fields that differ.
    pub(super) changes: Vec<Change>,
    /// The lines that differ, as a unified diff.
    pub(super) diff: String,
}

impl Found {
    /// A finding without a place or more to say.
    pub(super) const fn new(path: String, finding: Finding) -> Self {
        Self { path, place: None, finding, remark: None, changes: Vec::new(), diff: String::new() }
    }
}

/// What came of one fixture.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// The input's path, also where there is none.
    pub(super) input: String,
    /// What is wrong with it.
    pub(super) found: Vec<Found>,
    /// Files that `--bless` wrote.
    pub(super) written: Vec<String>,
    /// Files that `--prune` removed.
    pub(super) removed: Vec<String>,
    /// Nothing is left of the fixture.
    pub(super) gone: bool,
    /// Something could not be read or written.
    pub(super) problem: Option<Problem>,
}

impl Verdict {
    /// Is anything wrong?
    pub(super) const fn is_bad(&self) -> bool {
        !self.found.is_empty() || self.problem.is_some()
    }
}

/// One line of a machine's report: a finding, or what could not be read.
pub(super) struct Entry<'v> {
    /// The file to look at.
    pub(super) path: &'v str,
    /// Line and column there.
    pub(super) place: Option<(usize, usize)>,
    /// The stable code.
    pub(super) code: &'static str,
    /// How much it matters.
    pub(super) severity: Severity,
    /// In words.
    pub(super) message: String,
    /// The fields that differ.
    pub(super) changes: &'v [Change],
    /// The input of the fixture.
    pub(super) input: &'v str,
    /// The smaller, the worse.
    pub(super) rank: u8,
}

impl Verdict {
    /// Everything that is wrong, what could not be read first.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let problem = self.problem.iter().map(|problem| Entry {
            path: &problem.path,
            place: problem.failure.place(),
            code: problem.failure.code(),
            severity: problem.failure.severity(),
            message: problem.failure.to_string(),
            changes: &[],
            input: &self.input,
            rank: 0,
        });
        problem.chain(self.found.iter().map(|found| Entry {
            path: &found.path,
            place: found.place,
            code: found.finding.code(),
            severity: Severity::Error,
            message: match &found.remark {
                Some(remark) => format!("{}: {remark}", found.finding),
                None => found.finding.to_string(),
            },
            changes: &found.changes,
            input: &self.input,
            rank: found.finding.rank(),
        }))
    }
}
