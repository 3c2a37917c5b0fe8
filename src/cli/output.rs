//! Where records go: standard output, one file, or a folder of files.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Seek, Write};
use std::path::{Path, PathBuf};

use tempfile::SpooledTempFile;

use super::atomic::NewFile;
use super::failure::{Failure, Problem};
use super::files::{Identity, identity};

/// What `--output` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination {
    /// Standard output.
    Stdout,
    /// A file that appears whole.
    File(PathBuf),
    /// A FIFO or device, such as `/dev/stdout`: written directly.
    Device(PathBuf),
    /// A folder: one file an article.
    Folder(PathBuf),
}

impl Destination {
    /// Reads the value of `--output`.
    pub(super) fn of(output: Option<&Path>) -> Self {
        let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
            return Self::Stdout;
        };
        let slash = path.as_os_str().as_encoded_bytes().last().is_some_and(|last| is_slash(*last));
        let path = path.to_path_buf();
        if slash || path.is_dir() {
            return Self::Folder(path);
        }
        // `/dev/stdout` can lead to a regular file, and still is a stream.
        let stream = ["/dev", "/proc"].iter().any(|root| path.starts_with(root));
        match fs::metadata(&path) {
            Ok(metadata) if stream || !metadata.is_file() => Self::Device(path),
            _ => Self::File(path),
        }
    }

    /// The output for people.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdout => String::from("standard output"),
            Self::File(path) | Self::Device(path) | Self::Folder(path) => {
                path.to_string_lossy().into_owned()
            }
        }
    }

    /// The regular file that is written, if there is one already: no input may
    /// be that file.
    pub(super) fn identity(&self) -> Option<Identity> {
        match self {
            Self::File(path) => identity(path),
            Self::Stdout => stdout_identity(),
            Self::Device(_) | Self::Folder(_) => None,
        }
    }
}

fn is_slash(byte: u8) -> bool {
    char::from(byte) == '/' || char::from(byte) == std::path::MAIN_SEPARATOR
}

#[cfg(unix)]
fn stdout_identity() -> Option<Identity> {
    use std::os::fd::AsFd;
    let stdout = io::stdout().as_fd().try_clone_to_owned().ok()?;
    Identity::of_regular(&fs::File::from(stdout).metadata().ok()?)
}

#[cfg(not(unix))]
fn stdout_identity() -> Option<Identity> {
    None
}

/// One stream that the records of all inputs go to, in order.
pub(super) struct Stream {
    out: Out,
    /// Are the pieces members of one array, and is there one already?
    array: Option<bool>,
    /// Does somebody look on? Then nothing waits in a buffer.
    watched: bool,
    name: String,
}

enum Out {
    /// Written as it comes.
    Direct(BufWriter<Box<dyn Write + Send>>),
    /// Kept until it is whole, then written: an array is never left half.
    Spool(SpooledTempFile, Box<dyn Write + Send>),
    /// A file that appears whole.
    File(NewFile),
}

/// An array larger than this waits on disk.
const SPOOLED: usize = 4 << 20;

impl Stream {
    /// Opens the destination. With `array` the pieces are members of one JSON
    /// array, each written with [`push_member`].
    ///
    /// # Errors
    ///
    /// Where it cannot be opened or created.
    pub(super) fn open(destination: &Destination, array: bool) -> Result<Self, Problem> {
        let name = destination.name();
        let out = match destination {
            Destination::File(path) => NewFile::create(path).map(Out::File),
            // Appending harms no log that standard output is appended to.
            Destination::Device(path) => {
                OpenOptions::new().append(true).open(path).map(|file| direct(array, file))
            }
            _ => Ok(direct(array, io::stdout())),
        };
        let out = out.map_err(|error| Failure::Unwritable(error).at(name.clone()))?;
        let watched = *destination == Destination::Stdout && io::stdout().is_terminal();
        Ok(Self { out, array: array.then_some(false), watched, name })
    }

    /// Appends a piece. A closed pipe is [`io::ErrorKind::BrokenPipe`].
    pub(super) fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        if piece.is_empty() {
            return Ok(());
        }
        let Some(begun) = self.array.as_mut() else {
            self.out.write_all(piece)?;
            return if self.watched { self.out.flush() } else { Ok(()) };
        };
        // Every member brings a comma before it; the first one gets the bracket.
        let piece = if *begun { piece } else { piece.get(1..).unwrap_or_default() };
        let opening: &[u8] = if *begun { b"" } else { b"[" };
        *begun = true;
        self.out.write_all(opening)?;
        self.out.write_all(piece)
    }

    /// Ends the array, writes what is held back, and puts a file in its place.
    pub(super) fn finish(mut self) -> io::Result<()> {
        match self.array {
            Some(true) => self.out.write_all(b"\n]\n")?,
            Some(false) => self.out.write_all(b"[]\n")?,
            None => {}
        }
        match self.out {
            Out::Direct(mut out) => out.flush(),
            Out::Spool(mut spool, mut out) => {
                spool.rewind()?;
                io::copy(&mut spool, &mut out)?;
                out.flush()
            }
            Out::File(file) => file.commit().map(drop),
        }
    }

    /// The stream for people.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

fn direct(array: bool, to: impl Write + Send + 'static) -> Out {
    if array {
        return Out::Spool(SpooledTempFile::new(SPOOLED), Box::new(to));
    }
    Out::Direct(BufWriter::with_capacity(256 << 10, Box::new(to)))
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Direct(out) => out.write(bytes),
            Self::Spool(spool, _) => spool.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Direct(out) => out.flush(),
            Self::Spool(spool, _) => spool.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

/// Appends a pretty JSON object as a member of an array, with the comma before
/// it that [`Stream::write`] takes off the first. Strings in JSON hold no raw
/// line ends, so indenting lines changes no value.
pub(super) fn push_member(out: &mut Vec<u8>, object: &[u8]) {
    out.push(b',');
    for line in object.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        out.extend_from_slice(b"\n  ");
        out.extend_from_slice(line);
    }
}
