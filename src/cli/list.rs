//! The list of `--files-from`: paths, one a line or each ended by a NUL, read
//! as they are needed.

use std::env;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::NamedTempFile;

use super::failure::{Failure, Problem};

/// Where the paths of the inputs stand.
#[derive(Debug, Clone)]
pub(super) struct FileList {
    source: Source,
    /// The byte that ends a path.
    end: u8,
}

#[derive(Debug, Clone)]
enum Source {
    Stdin,
    File(PathBuf),
    /// What can be read once only, kept on disk for a second time.
    Spooled(Arc<NamedTempFile>),
}

/// The byte order mark, with which a list of lines may begin.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

impl FileList {
    /// The list in a file; `-` is standard input.
    ///
    /// # Errors
    ///
    /// Where there is no such file.
    pub(super) fn open(path: &Path, null: bool) -> Result<Self, Problem> {
        let source = if path.as_os_str() == "-" {
            Source::Stdin
        } else {
            let metadata = fs::metadata(path).and_then(|metadata| {
                if metadata.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(()) }
            });
            metadata.map_err(|error| Failure::Unreadable(error).at(path.to_string_lossy()))?;
            Source::File(path.to_path_buf())
        };
        Ok(Self { source, end: if null { 0 } else { b'\n' } })
    }

    /// Does it stand on standard input?
    pub(super) const fn is_stdin(&self) -> bool {
        matches!(self.source, Source::Stdin)
    }

    /// Can it be read a second time?
    pub(super) fn is_lasting(&self) -> bool {
        match &self.source {
            Source::Stdin => false,
            Source::File(path) => path.is_file(),
            Source::Spooled(_) => true,
        }
    }

    /// Puts aside what could be read once only: on disk, so that a long list
    /// takes no memory.
    ///
    /// # Errors
    ///
    /// Where the list cannot be read or put aside.
    pub(super) fn make_lasting(&mut self) -> Result<(), Problem> {
        if self.is_lasting() {
            return Ok(());
        }
        let mut spool = NamedTempFile::with_prefix("newsclip-list-")
            .map_err(|error| Failure::Unwritable(error).at(env::temp_dir().to_string_lossy()))?;
        let mut copy = || {
            io::copy(&mut self.reader()?, &mut spool)?;
            spool.flush()
        };
        copy().map_err(|error| self.problem(error))?;
        self.source = Source::Spooled(Arc::new(spool));
        Ok(())
    }

    /// The paths, in the order of the list; empty lines are none.
    pub(super) fn paths(&self) -> impl Iterator<Item = Result<PathBuf, Problem>> + Send + use<'_> {
        let mut reader = Some(self.reader().and_then(|it| self.without_mark(BufReader::new(it))));
        iter::from_fn(move || {
            loop {
                let read = match reader.as_mut()? {
                    Ok(lines) => self.next_path(lines),
                    Err(error) => Err(io::Error::new(error.kind(), error.to_string())),
                };
                match read {
                    Ok(None) => return None,
                    Ok(Some(path)) if path.as_os_str().is_empty() => {}
                    Ok(Some(path)) => return Some(Ok(path)),
                    Err(error) => {
                        reader = None;
                        return Some(Err(self.problem(error)));
                    }
                }
            }
        })
    }

    fn next_path(&self, lines: &mut impl BufRead) -> io::Result<Option<PathBuf>> {
        let mut bytes = Vec::new();
        if lines.read_until(self.end, &mut bytes)? == 0 {
            return Ok(None);
        }
        bytes.pop_if(|last| *last == self.end);
        if self.end == b'\n' {
            // Lists come from Windows too. A name that ends so itself needs a second one.
            bytes.pop_if(|last| *last == b'\r');
        }
        // A file of this name: standard input is no file of a list.
        if bytes == b"-" {
            return Ok(Some(Path::new(".").join("-")));
        }
        path_of(bytes).map(Some)
    }

    /// Passes by the byte order mark of a list of lines.
    fn without_mark<R: BufRead>(&self, mut lines: R) -> io::Result<R> {
        if self.end == b'\n' && lines.fill_buf()?.starts_with(MARK) {
            lines.consume(MARK.len());
        }
        Ok(lines)
    }

    fn reader(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match &self.source {
            Source::Stdin => Box::new(io::stdin()),
            Source::File(path) => Box::new(File::open(path)?),
            Source::Spooled(spool) => {
                let mut file = spool.reopen()?;
                file.rewind()?;
                Box::new(file)
            }
        })
    }

    fn problem(&self, error: io::Error) -> Problem {
        let name = match &self.source {
            Source::File(path) => path.to_string_lossy().into_owned(),
            Source::Stdin | Source::Spooled(_) => String::from("-"),
        };
        Failure::Unreadable(error).at(name)
    }
}

/// A path of any bytes, where the system has such paths.
#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> io::Result<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Ok(std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> io::Result<PathBuf> {
    String::from_utf8(bytes).map(PathBuf::from).map_err(io::Error::other)
}
