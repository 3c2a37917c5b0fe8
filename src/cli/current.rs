//! `--update`: an output newer than its input says that all of the input is
//! there as it is now, converted without an error. Every run keeps to that,
//! whether it is asked to update or not, so that the next one can go by it.
//!
//! The only article of `a.txt` is in `a.json`, which no other input has. The first of
//! several is in `a-1.json`, which another run may have written for an `a-1.txt`. So
//! the second of several bears the time of its input, in whole seconds: no output has
//! that by chance.

use std::fs::{self, File};
use std::io;
use std::iter;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::files::Input;
use super::plan::Plan;
use super::scratch::Scratch;

impl Plan {
    /// Is an output newer than its input, which stands for all of it?
    pub(super) fn is_current(&self, input: &Input) -> bool {
        time_of(input).is_some_and(|read| self.newer(input, read).next().is_some())
    }

    /// Writes the output that stands for all of an input, when the others are
    /// there, and then says whose they are. That of an input which `failed` bears the
    /// input's own time. So does that of one which was changed since the run began,
    /// perhaps after it was read; or the run's, where that is earlier: what is changed
    /// from then on is newer.
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
        if !failed
            && *target != self.target(input)
            && let (Some(read), Ok(second)) = (time_of(input), self.numbered(input, 2))
        {
            let _ = set_time(&second, mark(read));
        }
        Ok(())
    }

    /// Takes the newer time from what an earlier run left: the input is not
    /// whole until its last output is written, or it failed. A file whose time may
    /// not be set, as another user's, stays as it is: no record is given up for this.
    pub(super) fn unsettle(&self, input: &Input) {
        let Some(read) = time_of(input) else { return };
        for output in self.newer(input, read) {
            let _ = set_time(&output, read);
        }
    }

    /// The outputs that stand for all of an input and are newer than it: that of its
    /// only article, or of the first of several, which is written last.
    fn newer(&self, input: &Input, read: SystemTime) -> impl Iterator<Item = PathBuf> {
        let first = move || {
            let second = changed(&self.numbered(input, 2).ok()?)?;
            if second == mark(read) { self.numbered(input, 1).ok() } else { None }
        };
        let only = iter::once(self.target(input));
        let outputs = only.chain(iter::once_with(first).flatten());
        outputs.filter(move |output| changed(output).is_some_and(|written| written > read))
    }
}

/// The time that the second of several articles bears, as every disk can keep it:
/// FAT counts two seconds.
fn mark(read: SystemTime) -> SystemTime {
    let seconds = read.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    UNIX_EPOCH + Duration::from_secs(seconds - seconds % 2)
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
