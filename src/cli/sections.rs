//! The parts of an input of many articles, one after another as it is read.

use newsclip::{Broken, Section, Stream};

use super::failure::Failure;
use super::read::{Source, read_some};

/// Bytes read at a time: as many as a thread is busy with for some milliseconds.
const BLOCK: usize = 128 << 10;

/// A stream, and what of the input it has not been given yet.
pub(super) struct Sections {
    stream: Box<Stream>,
    rest: Option<Source>,
    block: Vec<u8>,
    max_size: u64,
    ended: bool,
}

/// What has been read since the last part.
pub(super) struct Read {
    /// How many bytes.
    pub(super) bytes: u64,
    /// The articles in them, if there are more; or why there are not. Nothing
    /// follows an error.
    pub(super) section: Result<Option<Section>, Failure>,
}

impl Sections {
    /// The parts of a stream that `rest` is the end of; no article is larger than
    /// `max_size`.
    pub(super) fn new(stream: Box<Stream>, rest: Option<Source>, max_size: u64) -> Self {
        let block = vec![0; if rest.is_some() { BLOCK } else { 0 }];
        Self { stream, rest, block, max_size, ended: false }
    }

    /// Reads a block, or finds that there is none. Returns how many bytes it has.
    fn feed(&mut self) -> Result<u64, Failure> {
        let read = self.rest.as_mut().map_or(Ok(0), |source| read_some(source, &mut self.block));
        let count = read.map_err(Failure::Unreadable)?;
        if count == 0 {
            self.rest = None;
            self.stream.finish();
        } else {
            self.stream.push(self.block.get(..count).unwrap_or_default());
        }
        Ok(count as u64)
    }

    fn section(&mut self, bytes: &mut u64) -> Result<Option<Section>, Failure> {
        loop {
            match self.stream.next_section() {
                Ok(None) if self.rest.is_some() => *bytes += self.feed()?,
                Ok(section) => return Ok(section),
                Err(Broken::Unreadable(error)) => return Err(Failure::Undecodable(error)),
                Err(Broken::TooLong { line }) => {
                    return Err(Failure::TooLarge { limit: self.max_size, line: Some(line) });
                }
                Err(Broken::TooManyLines { line }) => return Err(Failure::TooManyLines { line }),
            }
        }
    }
}

impl Iterator for Sections {
    type Item = Read;

    fn next(&mut self) -> Option<Read> {
        if self.ended {
            return None;
        }
        let mut bytes = 0;
        let section = self.section(&mut bytes);
        self.ended = !matches!(section, Ok(Some(_)));
        Some(Read { bytes, section })
    }
}
