//! The list of `--failures`: the inputs that a second run should try again.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use super::Status;
use super::atomic::{NewFile, folder_of};
use super::convert::ConvertOptions;
use super::failure::{Failure, Problem};
use super::job::Job;
use super::list::MARK;
use super::piece::Piece;
use super::visible::visible;

/// The list in the making.
pub(super) struct Failures {
    file: NewFile,
    path: PathBuf,
    /// The byte that ends a path.
    end: u8,
}

impl Failures {
    /// Begins the list.
    ///
    /// # Errors
    ///
    /// Where it cannot be created, or could be a record of the run.
    pub(super) fn create(path: &Path, options: &ConvertOptions) -> Result<Self> {
        refuse_record(path, options)?;
        let file = NewFile::create(path)
            .map_err(|error| Failure::Unwritable(error).at(path.to_string_lossy()))?;
        let end = if options.null { 0 } else { b'\n' };
        Ok(Self { file, path: path.to_path_buf(), end })
    }

    /// Takes out the paths that would be read back as others, and says so.
    pub(super) fn leave_out(&self, job: &Job<'_>, piece: &mut Piece) {
        let is_broken = |path: &mut PathBuf| self.lines() && bytes_of(path).contains(&b'\n');
        for path in piece.failed.extract_if(.., is_broken).collect::<Vec<_>>() {
            let name = path.to_string_lossy();
            let reason =
                format!("no line can hold the name {} (-0 ends names in a NUL)", visible(&name));
            let problem = self.problem(io::Error::other(reason));
            job.say(piece, problem.failure.code(), problem.failure.severity(), |out| {
                job.reporter.problem(out, &problem);
            });
            piece.status = Status::Failed;
        }
    }

    /// Appends paths.
    ///
    /// # Errors
    ///
    /// Where the list cannot be written.
    pub(super) fn write(&mut self, failed: &[PathBuf]) -> Result<(), Problem> {
        for path in failed {
            let written = self.write_path(bytes_of(path));
            written.map_err(|error| self.problem(error))?;
        }
        Ok(())
    }

    /// As [`FileList`](super::list::FileList) reads it back: it passes by a mark at the
    /// beginning of the list, and one CR at the end of a line.
    fn write_path(&mut self, path: &[u8]) -> io::Result<()> {
        if self.lines() && path.starts_with(MARK) {
            self.file.write_all(b"./")?;
        }
        self.file.write_all(path)?;
        if self.lines() && path.ends_with(b"\r") {
            self.file.write_all(b"\r")?;
        }
        self.file.write_all(&[self.end])
    }

    /// Is it a list of lines?
    const fn lines(&self) -> bool {
        self.end == b'\n'
    }

    fn problem(&self, error: io::Error) -> Problem {
        Failure::Unwritable(error).at(self.path.to_string_lossy())
    }

    /// Puts the list in its place.
    ///
    /// # Errors
    ///
    /// Where its last bytes cannot be written, or it cannot be renamed.
    pub(super) fn commit(self) -> Result<(), Problem> {
        let name = self.path.to_string_lossy().into_owned();
        self.file.commit().map(drop).map_err(|error| Failure::Unwritable(error).at(name))
    }
}

fn bytes_of(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

/// What articles an input has, and what they are called, is not known before it is
/// read: the list may not have the ending of the records in their folder.
fn refuse_record(list: &Path, options: &ConvertOptions) -> Result<()> {
    let Some(Ok(folder)) = options.output.as_deref().map(fs::canonicalize) else { return Ok(()) };
    // As it is named, and where a link of that name leads.
    let beside = fs::canonicalize(folder_of(list)).ok();
    let named = beside.and_then(|beside| Some(beside.join(list.file_name()?)));
    let is_record = |path: PathBuf| {
        let ending = path.extension();
        path.starts_with(&folder)
            && ending.is_some_and(|ending| ending.eq_ignore_ascii_case(options.to.extension()))
    };
    let can_be = named.into_iter().chain(fs::canonicalize(list)).any(is_record);
    ensure!(!can_be, "error: --failures needs another folder or another ending than the records");
    Ok(())
}
