//! What one input says on standard error: what failed, and the diagnostics.

use std::path::PathBuf;

use newsclip::{Diagnostic, Document, Severity};

use super::Status;
use super::failure::Problem;
use super::job::Job;
use super::piece::Piece;
use super::settings::Reading;

impl Job<'_> {
    /// Reports something that is not an article's.
    pub(super) fn fail(&self, piece: &mut Piece, path: PathBuf, problem: Problem) {
        if problem.failure.is_for_all() {
            piece.fatal.get_or_insert(problem);
            return;
        }
        let severity = problem.failure.severity();
        self.say(piece, problem.failure.code(), severity, |out| {
            self.reporter.problem(out, &problem);
        });
        if severity == Severity::Error {
            piece.tally.inputs += 1;
            piece.tally.failures += 1;
            piece.failed.push(path);
            piece.status = Status::Failed;
        }
    }

    /// Reports an output of an input that cannot be written; the input counts
    /// already.
    pub(super) fn fail_output(&self, piece: &mut Piece, path: PathBuf, problem: Problem) {
        let counted = piece.failed.last() == Some(&path);
        let (inputs, failures) = (piece.tally.inputs, piece.tally.failures);
        self.fail(piece, path, problem);
        piece.tally.inputs = inputs;
        if counted {
            piece.tally.failures = failures;
            piece.failed.pop();
        }
    }

    /// Counts something, and says it now or, grouped, at the end. Returns whether
    /// it is an error.
    pub(super) fn say(
        &self,
        piece: &mut Piece,
        code: &'static str,
        severity: Severity,
        write: impl FnOnce(&mut String),
    ) -> bool {
        let text = || {
            let mut text = String::new();
            write(&mut text);
            text
        };
        let grouped = self.reporter.groups(severity);
        if grouped && self.batch {
            piece.tally.add(code, severity, Some(text));
        } else {
            let text = text();
            if !self.batch {
                piece.each.push_str(&text);
            }
            if grouped {
                piece.tally.add(code, severity, Some(|| text));
            } else {
                piece.report.push_str(&text);
                if severity > Severity::Note {
                    piece.tally.add(code, severity, None::<fn() -> String>);
                }
            }
        }
        piece.count(severity, self.options.strict)
    }

    /// Says what there is to say of a document. Returns whether an error is
    /// among it.
    pub(super) fn say_all(
        &self,
        diagnostics: &[Diagnostic],
        name: &str,
        document: &Document<'_>,
        reading: &Reading,
        piece: &mut Piece,
    ) -> bool {
        let mut failed = false;
        for diagnostic in diagnostics {
            let severity = reading.severity(&diagnostic.problem);
            failed |= self.say(piece, diagnostic.problem.code(), severity, |out| {
                self.reporter.diagnostic(out, name, document, diagnostic, severity);
            });
        }
        failed
    }
}
