//! What some inputs came to, or a part of one, and where it goes.

use std::path::PathBuf;

use newsclip::Severity;

use super::Status;
use super::failure::Problem;
use super::files::Identity;
use super::output::Joint;
use super::plan::Plan;
use super::scratch::Scratch;
use super::tally::Tally;

/// Where the records go.
pub(super) enum Outlet {
    /// All to one stream.
    Stream {
        /// What stands between the records of several inputs.
        joint: Joint,
        /// The file that the stream goes to, which no input may be.
        output: Option<Identity>,
    },
    /// Each to a file of its own, named like its input.
    Mirror {
        /// The names.
        plan: Plan,
        /// Where the files are made.
        scratch: Scratch,
    },
    /// Each to a file of its own, named after the record.
    Named {
        /// The output folder.
        folder: PathBuf,
        /// Where the files are made.
        scratch: Scratch,
    },
}

impl Outlet {
    /// The file that all records go to, where it is there already.
    pub(super) const fn file(&self) -> Option<&Identity> {
        match self {
            Self::Stream { output, .. } => output.as_ref(),
            Self::Mirror { .. } | Self::Named { .. } => None,
        }
    }

    /// How many inputs there are, where they have been counted; else 0.
    pub(super) const fn inputs(&self) -> usize {
        match self {
            Self::Mirror { plan, .. } => plan.inputs,
            Self::Stream { .. } | Self::Named { .. } => 0,
        }
    }
}

/// A file whose name is not settled yet.
pub(super) struct Unnamed {
    /// The input that it comes from.
    pub(super) path: PathBuf,
    /// The folders and the name that its record gives it.
    pub(super) components: Vec<String>,
    /// What stands in it.
    pub(super) bytes: Vec<u8>,
}

/// What some inputs came to.
#[derive(Default)]
pub(super) struct Piece {
    /// The bytes for the stream.
    pub(super) output: Vec<u8>,
    /// The files whose names depend on those before them.
    pub(super) files: Vec<Unnamed>,
    /// The paths of the inputs that failed.
    pub(super) failed: Vec<PathBuf>,
    /// How much of the two stands whatever becomes of the input at hand.
    pub(super) settled: (usize, usize),
    /// Is the output, of one input, one of several members of an array?
    pub(super) array: bool,
    /// Is more of the same input to come? Then nobody has to wait for this.
    pub(super) partial: bool,
    /// The text for standard error, but for what is grouped at the end.
    pub(super) report: String,
    /// The same with that in its place too, for a run that comes to one article.
    pub(super) each: String,
    /// How many articles were found.
    pub(super) found: usize,
    /// What there was.
    pub(super) tally: Tally,
    /// How it went.
    pub(super) status: Status,
    /// Why the whole run has to end.
    pub(super) fatal: Option<Problem>,
}

impl Piece {
    /// Takes what follows it.
    pub(super) fn join(&mut self, next: Self) {
        self.output.extend(next.output);
        self.files.extend(next.files);
        self.failed.extend(next.failed);
        self.array |= next.array;
        self.report.push_str(&next.report);
        self.each.push_str(&next.each);
        self.found += next.found;
        self.tally.merge(next.tally);
        self.status = self.status.max(next.status);
        self.fatal = self.fatal.take().or(next.fatal);
    }

    /// What there is stands, whatever comes.
    pub(super) fn settle(&mut self) {
        self.settled = (self.output.len(), self.files.len());
    }

    /// Throws away what is not settled.
    pub(super) fn fall_back(&mut self) {
        self.output.truncate(self.settled.0);
        self.files.truncate(self.settled.1);
    }

    /// Counts a diagnostic; returns whether it is an error.
    pub(super) fn count(&mut self, severity: Severity, strict: bool) -> bool {
        match severity {
            Severity::Note => {}
            Severity::Warning => self.warn(strict),
            Severity::Error => self.status = self.status.max(Status::Findings),
        }
        severity == Severity::Error
    }

    fn warn(&mut self, strict: bool) {
        self.tally.warnings += 1;
        if strict {
            self.status = self.status.max(Status::Findings);
        }
    }
}
