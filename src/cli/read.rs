//! An input's bytes, and the articles in them.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Stdin};

use newsclip::{Article, Charset, DecodeOptions, Document, Format, Stream, Unreadable};

use super::failure::Failure;
use super::files::Input;

/// How bytes become text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadOptions {
    /// The encoding, where the user knows it.
    pub(super) encoding: Option<Charset>,
    /// Read what cannot be decoded as U+FFFD instead of failing.
    pub(super) lossy: bool,
    /// Repair mojibake.
    pub(super) repair: bool,
    /// The largest article, in bytes.
    pub(super) max_size: u64,
}

impl ReadOptions {
    /// What of them the library decodes by.
    pub(super) const fn decode(&self) -> DecodeOptions {
        DecodeOptions { encoding: self.encoding, lossy: self.lossy, repair: self.repair }
    }
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { encoding: None, lossy: false, repair: false, max_size: 16 << 20 }
    }
}

/// One buffer for all the inputs of a thread, so that reading a file is
/// opening it, reading it to its end, and closing it.
#[derive(Debug)]
pub(super) struct Buffer {
    bytes: Vec<u8>,
}

/// Larger than nearly every article file.
const USUAL: usize = 64 << 10;

/// A file of several articles is read in parts only if it is larger.
const SMALL: u64 = 256 << 10;

/// A buffer that grew beyond this for one input is given back before the next.
const KEPT: usize = 1 << 20;

impl Buffer {
    /// An empty buffer.
    pub(super) const fn new() -> Self {
        Self { bytes: Vec::new() }
    }

    /// The bytes of an input.
    pub(super) fn read(&mut self, input: &Input, max_size: u64) -> Result<&[u8], Failure> {
        match self.begin(input, max_size, |_, _| None)? {
            Begun::Whole(bytes) => Ok(bytes),
            // Nothing was begun.
            Begun::Stream(..) => Err(Failure::TooLarge { limit: max_size, line: None }),
        }
    }

    /// The bytes of an input, or the beginning of a stream of articles: `begin`
    /// is shown the first bytes, and whether they are all.
    pub(super) fn begin(
        &mut self,
        input: &Input,
        max_size: u64,
        mut begin: impl FnMut(&[u8], bool) -> Option<Box<Stream>>,
    ) -> Result<Begun<'_>, Failure> {
        let mut source = Source::open(input).map_err(Failure::Unreadable)?;
        // What comes piece by piece is looked at from the first one on, and a file
        // that is no larger than a beginning is read in one piece.
        let look = if input.regular || source.is_file() { USUAL } else { 1 };
        let most = max_size.min(LOOKED_AT as u64);
        let mut known = None;
        let mut begin = |bytes: &[u8], last| {
            let file = || fs::metadata(&input.path).ok().filter(Metadata::is_file);
            let size = || if input.is_stdin() { None } else { file().map(|it| it.len()) };
            // One that fits is read whole, unless it is worth parsing on several threads.
            let fits = known
                .get_or_insert_with(size)
                .is_some_and(|size| size <= most && (size <= SMALL || bytes.len() > USUAL));
            if fits && bytes.len() as u64 <= most { None } else { begin(bytes, last) }
        };
        let whole = self.fill(&mut source, max_size, look, &mut begin)?;
        Ok(match whole {
            Filled::Whole(count) => Begun::Whole(self.bytes.get(..count).unwrap_or_default()),
            Filled::Stream(stream, count) => {
                Begun::Stream(stream, self.bytes.get(..count).unwrap_or_default(), source)
            }
        })
    }

    /// Reads to the end, or until a stream begins, or until there is more than
    /// `max_size`: an endless source ends there too. Less than there is room for
    /// is not the end: a network's file system gives a file piece by piece.
    fn fill(
        &mut self,
        source: &mut impl Read,
        max_size: u64,
        mut look: usize,
        begin: &mut impl FnMut(&[u8], bool) -> Option<Box<Stream>>,
    ) -> Result<Filled, Failure> {
        if self.bytes.is_empty() || self.bytes.len() > KEPT {
            self.bytes = vec![0; USUAL];
        }
        let mut filled = 0;
        loop {
            if filled == self.bytes.len() {
                self.bytes.resize(filled * 2, 0);
            }
            let room = self.bytes.get_mut(filled..).unwrap_or_default();
            let count = read_some(source, room).map_err(Failure::Unreadable)?;
            let last = count == 0;
            filled += count;
            let is_large = filled as u64 > max_size;
            if is_large || !last && filled >= look && filled <= LOOKED_AT {
                let bytes = self.bytes.get(..filled).unwrap_or_default();
                if let Some(stream) = begin(bytes, last) {
                    return Ok(Filled::Stream(stream, filled));
                }
                // Each time it is half as long again: linear in all.
                look = filled + filled / 2;
            }
            // The lines behind an article show that it is at its end.
            if filled as u64 > max_size.saturating_add(BEHIND) || is_large && last {
                return Err(Failure::TooLarge { limit: max_size, line: None });
            }
            if last {
                return Ok(Filled::Whole(filled));
            }
        }
    }
}

/// An input as far as it was read.
pub(super) enum Begun<'b> {
    /// All its bytes.
    Whole(&'b [u8]),
    /// A stream of articles that has taken these bytes, and the rest.
    Stream(Box<Stream>, &'b [u8], Source),
}

/// How many bytes of the buffer are filled.
enum Filled {
    Whole(usize),
    Stream(Box<Stream>, usize),
}

/// A text of many articles shows within so many bytes that it is one.
const LOOKED_AT: usize = 4 << 20;

/// The head of the next article, which shows that one is at its end.
const BEHIND: u64 = 64 << 10;

/// Where bytes come from.
pub(super) enum Source {
    /// Standard input.
    Stdin(Stdin),
    /// A file, FIFO or device.
    File(File),
}

impl Source {
    fn open(input: &Input) -> io::Result<Self> {
        if input.is_stdin() {
            return Ok(Self::Stdin(io::stdin()));
        }
        File::open(&input.path).map(Self::File)
    }

    /// Can it be read a second time?
    pub(super) fn is_file(&self) -> bool {
        match self {
            Self::Stdin(_) => false,
            Self::File(file) => file.metadata().is_ok_and(|metadata| metadata.is_file()),
        }
    }
}

impl Read for Source {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Stdin(stdin) => stdin.read(room),
            Self::File(file) => file.read(room),
        }
    }
}

/// Reads what is there; nothing at the end only.
pub(super) fn read_some(source: &mut impl Read, room: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(room) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

/// Bytes to text.
pub(super) fn decode<'b>(
    bytes: &'b [u8],
    options: &ReadOptions,
) -> Result<Document<'b>, Unreadable> {
    Document::from_bytes(bytes, &options.decode())
}

/// The records of an input that is in one of newsclip's own formats, and the
/// text that they stand in: how it was read has to be said of it too.
pub(super) fn records<'b>(
    bytes: &'b [u8],
    format: Format,
    options: &ReadOptions,
) -> Result<(Document<'b>, Vec<Article<'static>>), Failure> {
    let document = decode(bytes, options).map_err(Failure::Undecodable)?;
    let articles =
        format.read(document.text()).map_err(|error| Failure::NotAFormat { format, error })?;
    Ok((document, articles))
}

/// Is this what `--to text` writes, rather than an article as others have it?
pub(super) fn is_own_text(bytes: &[u8]) -> bool {
    may_be_own_text(bytes) && str::from_utf8(without_mark(bytes)).is_ok_and(Format::is_own_text)
}

/// Can it be, by its first bytes?
pub(super) fn may_be_own_text(bytes: &[u8]) -> bool {
    without_mark(bytes).starts_with(b"outlet:")
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::faulty::Faulty;

    const TEXT: &[u8] = b"The council met in the evening to discuss the new harbour wall.";
    const MAX: u64 = 1 << 20;

    fn whole(mut source: impl Read, max_size: u64) -> Result<Vec<u8>, Failure> {
        let mut buffer = Buffer::new();
        match buffer.fill(&mut source, max_size, USUAL, &mut |_, _| None)? {
            Filled::Whole(count) => Ok(buffer.bytes[..count].to_vec()),
            Filled::Stream(..) => panic!("nothing was begun"),
        }
    }

    #[test]
    fn a_reader_that_is_interrupted_and_gives_little_at_once_is_read_to_its_end() {
        for size in 1..TEXT.len() {
            let source = Faulty::reader(TEXT, size).interrupted();
            assert_eq!(whole(source, MAX).unwrap(), TEXT);
        }
    }

    #[test]
    fn a_reader_that_fails_is_an_error_wherever_it_fails() {
        let calls = TEXT.len() + 1;
        for call in 0..calls {
            let source = Faulty::reader(TEXT, 1).failing_at(call);
            let failure = whole(source, MAX).unwrap_err();
            assert_eq!(
                failure.at("a.txt").to_string(),
                "a.txt: error[unreadable]: cannot be read: the disk is on fire"
            );
        }
        assert_eq!(whole(Faulty::reader(TEXT, 1).failing_at(calls), MAX).unwrap(), TEXT);
    }

    #[test]
    fn an_endless_reader_ends_at_the_largest_size() {
        for max_size in [0, 1, 4096, 200_000] {
            let failure = whole(io::repeat(b'a'), max_size).unwrap_err();
            assert!(
                matches!(failure, Failure::TooLarge { limit, line: None } if limit == max_size)
            );
        }
        let exact = [b'a'; 5000];
        assert_eq!(whole(&exact[..], 5000).unwrap(), exact);
        assert!(whole(&exact[..], 4999).is_err());
    }
}
