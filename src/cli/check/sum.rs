//! What the fixtures came to, and the line that says so.

use std::fmt::Write as _;

use super::finding::{Finding, Verdict};
use crate::cli::Status;
use crate::cli::report::count;

/// What the fixtures came to.
#[derive(Debug, Default)]
pub(super) struct Sum {
    /// Fixtures that were looked at.
    pub(super) total: usize,
    /// Those with something wrong.
    pub(super) differing: usize,
    /// Those that lack an expectation.
    pub(super) missing: usize,
    /// Expectations without an input.
    pub(super) orphaned: usize,
    /// Those that could not be read or written.
    pub(super) unreadable: usize,
    written: usize,
    removed: usize,
    /// Can `--bless` do something about it?
    blessable: bool,
    /// The worst of all.
    pub(super) status: Status,
}

impl Sum {
    /// Of this many fixtures.
    pub(super) fn of(total: usize) -> Self {
        Self { total, ..Self::default() }
    }

    /// One fixture's part.
    pub(super) fn add(&mut self, verdict: &Verdict) {
        let has = |finding| verdict.found.iter().any(|it| it.finding == finding);
        self.written += verdict.written.len();
        self.removed += verdict.removed.len();
        self.total -= usize::from(verdict.gone);
        self.missing += usize::from(has(Finding::Missing));
        self.orphaned += usize::from(has(Finding::Orphaned));
        self.blessable |= has(Finding::Missing) || has(Finding::Differs);
        self.differing += usize::from(verdict.is_bad());
        if !verdict.found.is_empty() {
            self.status = self.status.max(Status::Findings);
        }
        if verdict.problem.is_some() {
            self.unreadable += 1;
            self.status = Status::Failed;
        }
    }

    /// What people read first.
    pub(super) fn last_line(&self, bless: bool) -> String {
        let mut line = String::new();
        if self.written > 0 {
            let _ = write!(line, "{} written; ", count(self.written, "file"));
        }
        if self.removed > 0 {
            let _ = write!(line, "{} removed; ", count(self.removed, "file"));
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
}
