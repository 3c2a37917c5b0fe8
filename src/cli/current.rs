//! `--update`: an output newer than its input says that all of the input is
//! there as it is now, converted without an error. Every run keeps to that,
//! whether it is asked to update or not, so that the next one can go by it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::files::Input;
use super::plan::Plan;
use super::scratch::Scratch;

impl Plan {
    /// Is the input's output newer than the input?
    pub(super) fn is_current(&self, input: &Input) -> bool {
        let read = time_of(input);
        read.is_some() && self.telling(input).any(|output| changed(&output) > read)
    }

    /// Writes the output that stands for all of an input, when the others are
    /// there. That of an input which `failed` bears the input's own time. So does
    /// that of one which was changed since the run began, perhaps after it was read;
    /// or the run's, where that is earlier: what is changed from then on is newer.
    pub(super) fn write_last(
        &self,
        scratch: &Scratch,
        input: &Input,
        target: &Path,
        bytes: &[u8],
        failed: bool,
    ) -> io::Result<()> {
        let begun = scratch.begun;
        let not_newer = || {
            let read = time_of(input).filter(|read| failed || *read >= begun);
            read.map(|read| read.min(begun))
        };
        let is_new = scratch.write(target, bytes, not_newer)?;
        if !is_new
            && !failed
            && let Some(read) = time_of(input).filter(|read| *read < begun)
            && changed(target).is_some_and(|written| written <= read)
        {
            // The bytes are known to be those of today. Where the time cannot be
            // set, the next run looks once more.
            let _ = set_time(target, begun);
        }
        Ok(())
    }

    /// Takes the newer time from what an earlier run left: the input is not
    /// whole until its last output is written, or it failed. A file whose time may
    /// not be set, as another user's, stays as it is: no record is given up for this.
    pub(super) fn unsettle(&self, input: &Input) {
        let Some(read) = time_of(input) else { return };
        for output in self.telling(input) {
            if changed(&output).is_some_and(|written| written > read) {
                let _ = set_time(&output, read);
            }
        }
    }

    /// The outputs that stand for all of an input: that of its only article, or
    /// of the first of several, which is written last.
    fn telling(&self, input: &Input) -> impl Iterator<Item = PathBuf> + use<> {
        [Some(self.target(input)), self.first(input)].into_iter().flatten()
    }

    /// The file of the first of several articles, unless it is the only one of
    /// another input: beside `a.txt` there can be an `a-1.txt`.
    fn first(&self, input: &Input) -> Option<PathBuf> {
        let first = self.numbered(input, 1).ok()?;
        let name = input.path.with_file_name(first.file_name()?);
        let ending = input.path.extension().unwrap_or_default();
        (!name.with_extension(ending).exists()).then_some(first)
    }
}

/// When the input was changed last, where it is a file.
fn time_of(input: &Input) -> Option<SystemTime> {
    if input.is_stdin() { None } else { changed(&input.path) }
}

fn changed(path: &Path) -> Option<SystemTime> {
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    metadata.modified().ok()
}

fn set_time(path: &Path, time: SystemTime) -> io::Result<()> {
    File::open(path)?.set_modified(time)
}
