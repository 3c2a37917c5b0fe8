//! An input's bytes, and the articles in them.

use std::fs::File;
use std::io::{self, Read};

use newsclip::{Article, Charset, DecodeOptions, Document, Format, Unreadable};

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
    /// The largest input, in bytes.
    pub(super) max_size: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { encoding: None, lossy: false, repair: false, max_size: 16 << 20 }
    }
}

/// One buffer for all the inputs of a thread, so that reading a file is
/// opening it, reading it once to its end, and closing it.
#[derive(Debug)]
pub(super) struct Buffer {
    bytes: Vec<u8>,
}

/// Larger than nearly every article file.
const USUAL: usize = 64 << 10;

/// A buffer that grew beyond this for one input is given back before the next.
const KEPT: usize = 1 << 20;

impl Buffer {
    /// An empty buffer.
    pub(super) const fn new() -> Self {
        Self { bytes: Vec::new() }
    }

    /// The bytes of an input.
    pub(super) fn read(&mut self, input: &Input, max_size: u64) -> Result<&[u8], Failure> {
        if input.is_stdin() {
            return self.fill(io::stdin().lock(), max_size, false);
        }
        let file = File::open(&input.path).map_err(Failure::Unreadable)?;
        self.fill(file, max_size, input.regular)
    }

    /// Reads to the end, or until there is more than `max_size`: an endless
    /// source ends there too. A regular file has ended where it gives less
    /// than there is room for: it is not asked a second time.
    fn fill(
        &mut self,
        mut source: impl Read,
        max_size: u64,
        regular: bool,
    ) -> Result<&[u8], Failure> {
        if self.bytes.is_empty() || self.bytes.len() > KEPT {
            self.bytes = vec![0; USUAL];
        }
        let mut filled = 0;
        loop {
            if filled == self.bytes.len() {
                self.bytes.resize(filled * 2, 0);
            }
            let room = self.bytes.get_mut(filled..).unwrap_or_default();
            match source.read(room) {
                Ok(0) => break,
                Ok(count) => {
                    let short = count < room.len();
                    filled += count;
                    if short && regular && filled as u64 <= max_size {
                        break;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Failure::Unreadable(error)),
            }
            if filled as u64 > max_size {
                return Err(Failure::TooLarge { limit: max_size });
            }
        }
        Ok(self.bytes.get(..filled).unwrap_or_default())
    }
}

/// Bytes to text.
pub(super) fn decode<'b>(
    bytes: &'b [u8],
    options: &ReadOptions,
) -> Result<Document<'b>, Unreadable> {
    let ReadOptions { encoding, lossy, repair, max_size: _ } = *options;
    Document::from_bytes(bytes, &DecodeOptions { encoding, lossy, repair })
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
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.starts_with(b"outlet:") && str::from_utf8(text).is_ok_and(Format::is_own_text)
}
