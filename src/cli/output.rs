//! The stream that the records of all inputs go to: standard output, or one file.

use std::fs::OpenOptions;
use std::io::{self, BufWriter, IsTerminal, Seek, Write};
use std::path::PathBuf;

use newsclip::{Article, Format};
use tempfile::SpooledTempFile;

use super::atomic::NewFile;
use super::destination::Destination;
use super::failure::{Failure, Problem};
use super::piece::Piece;

/// What stands around and between the records of several inputs in one stream.
#[derive(Debug, Clone, Default)]
pub(super) struct Joint {
    opening: &'static str,
    between: Vec<u8>,
    closing: &'static str,
}

impl Joint {
    /// Of several inputs: JSON is one array; the other formats follow one another
    /// as the format itself separates two articles.
    ///
    /// # Errors
    ///
    /// Only a serialiser's own failure.
    pub(super) fn of(format: Format) -> io::Result<Self> {
        if format == Format::Json {
            return Ok(Self { opening: "[", between: b",".to_vec(), closing: "\n]\n" });
        }
        // The format alone knows what stands between two articles, so it is
        // asked: what two empty ones are longer than one and one.
        let (mut one, mut two) = (Vec::new(), Vec::new());
        format.append(&[Article::default()], &mut one)?;
        format.append(&[Article::default(), Article::default()], &mut two)?;
        let between = two.get(one.len()..two.len() - one.len()).unwrap_or_default().to_vec();
        Ok(Self { between, ..Self::default() })
    }

    /// Does a pretty JSON object become a member of an array?
    pub(super) const fn is_array(&self) -> bool {
        !self.opening.is_empty()
    }

    /// What each input's records bring before them; [`Stream::write`] takes it
    /// off the first.
    pub(super) fn between(&self) -> &[u8] {
        &self.between
    }

    /// Appends a pretty JSON object as a further member of an array. Strings in
    /// JSON hold no raw line ends, so indenting lines changes no value.
    pub(super) fn push_member(&self, object: &[u8], out: &mut Vec<u8>) {
        out.extend_from_slice(&self.between);
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', object).chain([object.len()]) {
            if let Some(line) = object.get(start..end).filter(|line| !line.is_empty()) {
                out.extend_from_slice(b"\n  ");
                out.extend_from_slice(line);
            }
            start = end + 1;
        }
    }
}

/// One stream that the records of all inputs go to, in order.
pub(super) struct Stream {
    out: Out,
    joint: Joint,
    /// Is there a record in it already?
    begun: bool,
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
    /// A file that nothing is to be written to yet.
    Later(PathBuf),
}

/// An array larger than this waits on disk.
const SPOOLED: usize = 4 << 20;

impl Stream {
    /// Opens the destination for pieces that each begin with the joint.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened or created.
    pub(super) fn open(destination: &Destination, joint: Joint) -> Result<Self, Problem> {
        let array = joint.is_array();
        let name = destination.name();
        let out = match destination {
            // Begun with the first record: a run that waits for its input leaves nothing behind.
            Destination::File(path) => Ok(Out::Later(path.clone())),
            // Appending harms no log that standard output is appended to.
            Destination::Device(path) => {
                OpenOptions::new().append(true).open(path).map(|file| direct(array, file))
            }
            _ => Ok(direct(array, io::stdout())),
        };
        let out = out.map_err(|error| Failure::Unwritable(error).at(name.clone()))?;
        let watched = *destination == Destination::Stdout && io::stdout().is_terminal();
        Ok(Self { out, joint, begun: false, watched, name })
    }

    /// Appends what a piece brings. A closed pipe is [`io::ErrorKind::BrokenPipe`].
    pub(super) fn take(&mut self, piece: &Piece) -> io::Result<()> {
        if piece.array && !self.joint.is_array() {
            self.become_array()?;
        }
        self.write(&piece.output)?;
        match &mut self.out {
            Out::Direct(out) if piece.partial => out.flush(),
            _ => Ok(()),
        }
    }

    /// The one input turns out to hold several articles.
    fn become_array(&mut self) -> io::Result<()> {
        self.joint = Joint::of(Format::Json)?;
        let later = Out::Later(PathBuf::new());
        self.out = match std::mem::replace(&mut self.out, later) {
            // Nothing has been written to it: it is not the buffer that is needed.
            Out::Direct(out) => {
                let to = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                Out::Spool(SpooledTempFile::new(SPOOLED), to)
            }
            other => other,
        };
        Ok(())
    }

    /// Appends bytes. A closed pipe is [`io::ErrorKind::BrokenPipe`].
    fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        if piece.is_empty() {
            return Ok(());
        }
        let mut piece = piece;
        if let Out::Later(path) = &self.out {
            self.out = Out::File(NewFile::create(path)?);
        }
        if !self.begun {
            self.begun = true;
            self.out.write_all(self.joint.opening.as_bytes())?;
            piece = piece.get(self.joint.between.len()..).unwrap_or_default();
        }
        self.out.write_all(piece)?;
        if self.watched { self.out.flush() } else { Ok(()) }
    }

    /// Ends a run that was stopped: whole records that are on their way get
    /// there; an array or a file that would not be whole does not.
    pub(super) fn abandon(self) -> io::Result<()> {
        match self.out {
            Out::Direct(mut out) => out.flush(),
            Out::Spool(..) | Out::File(_) | Out::Later(_) => Ok(()),
        }
    }

    /// Ends the array, writes what is held back, and puts a file in its place.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if matches!(self.out, Out::Later(_)) {
            return Ok(());
        }
        if !self.begun && self.joint.is_array() {
            self.out.write_all(b"[]\n")?;
        } else {
            self.out.write_all(self.joint.closing.as_bytes())?;
        }
        match self.out {
            Out::Direct(mut out) => out.flush(),
            Out::Spool(mut spool, mut out) => {
                spool.rewind()?;
                io::copy(&mut spool, &mut out)?;
                out.flush()
            }
            Out::File(file) => file.commit().map(drop),
            Out::Later(_) => Ok(()),
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
            Self::Later(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Direct(out) => out.flush(),
            Self::Spool(spool, _) => spool.flush(),
            Self::File(file) => file.flush(),
            Self::Later(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::faulty::Faulty;

    /// Three records, as a batch writes them to a stream of its own.
    fn write(format: Format, to: Faulty) -> io::Result<()> {
        let joint = Joint::of(format).unwrap();
        let out = direct(joint.is_array(), to);
        let name = String::from("standard output");
        let mut stream = Stream { out, joint, begun: false, watched: false, name };
        for number in 0..3 {
            let record = format!("{{\"headline\": \"The {number}th wall\"}}\n");
            let mut piece = Vec::new();
            stream.joint.push_member(record.as_bytes(), &mut piece);
            stream.write(&piece)?;
        }
        stream.finish()
    }

    #[test]
    fn a_writer_that_is_interrupted_and_takes_little_at_once_gets_everything() {
        for format in Format::ALL {
            let whole = Faulty::writer(usize::MAX);
            write(format, whole.clone()).unwrap();
            assert!(!whole.taken().is_empty(), "{format}");
            let slow = Faulty::writer(3).interrupted();
            // A flush is asked once, and not again when it is interrupted.
            let ended = write(format, slow.clone());
            assert_eq!(slow.taken(), whole.taken(), "{format}: {ended:?}");
        }
    }

    #[test]
    fn a_writer_that_fails_is_an_error_wherever_it_fails() {
        for format in Format::ALL {
            let whole = Faulty::writer(usize::MAX);
            write(format, whole.clone()).unwrap();
            let whole = whole.taken();
            let calls = whole.len().div_ceil(7) + 1;
            for call in 0..calls {
                let faulty = Faulty::writer(7).failing_at(call);
                let error = write(format, faulty.clone()).unwrap_err();
                assert_eq!(error.to_string(), "the disk is on fire", "{format}, call {call}");
                assert!(whole.starts_with(&faulty.taken()), "{format}, call {call}");
            }
            write(format, Faulty::writer(7).failing_at(calls)).unwrap();
        }
    }
}
