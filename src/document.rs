//! Bytes to text: encoding, lines, spans, and byte offset to line and column.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// A range of bytes of the decoded text: first byte, and the byte after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// A span from its two ends.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// From the start of this one to the end of the other.
    pub const fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }

    /// Do the two share a byte?
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// No byte at all?
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// One line of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The line without its line end, white space at both ends included.
    pub full: Span,
    /// The line without white space at its ends; empty for a blank line.
    pub text: Span,
}

impl Line {
    /// Nothing but white space?
    pub const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// A decoded text, cut into lines.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    text: Cow<'a, str>,
    lines: Vec<Line>,
    encoding: Encoding,
}

/// How the bytes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// The name of the Encoding Standard, such as `UTF-8` or `windows-1252`.
    pub name: &'static str,
    /// Did a byte order mark stand at the start?
    pub bom: bool,
    /// Was it guessed from the bytes (rather than stated or valid UTF-8)?
    pub guessed: bool,
}

/// What a caller can decide before bytes are decoded; the default decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DecodeOptions {
    /// The bytes are in this encoding, whatever they look like.
    pub encoding: Option<Charset>,
    /// What cannot be decoded, and control characters, become U+FFFD and are
    /// counted, instead of being an error.
    pub lossy: bool,
}

/// A character encoding of the Encoding Standard, parsed from any of its labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset(&'static encoding_rs::Encoding);

impl Charset {
    /// The name of the Encoding Standard, such as `UTF-8` or `windows-1252`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no encoding's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCharset;

impl fmt::Display for UnknownCharset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown encoding (utf-8, utf-16le, windows-1252, shift_jis, gb18030, …)")
    }
}

impl std::error::Error for UnknownCharset {}

impl FromStr for Charset {
    type Err = UnknownCharset;

    fn from_str(label: &str) -> Result<Self, UnknownCharset> {
        encoding_rs::Encoding::for_label(label.as_bytes()).map(Self).ok_or(UnknownCharset)
    }
}

/// Why bytes are not read as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Another kind of file, named by its first bytes.
    NotText {
        /// Such as `PDF` or `a ZIP archive`.
        kind: &'static str,
    },
}

impl Unreadable {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotText { .. } => "not-text",
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText { kind } => write!(f, "this is {kind}, not plain text"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl<'a> Document<'a> {
    /// A text that is already decoded.
    pub fn from_text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let lines = cut(&text);
        Self { text, lines, encoding: Encoding { name: "UTF-8", bom: false, guessed: false } }
    }

    /// Decodes bytes: a byte order mark, valid UTF-8 or a guess decide the
    /// encoding, unless the options name it.
    ///
    /// # Errors
    ///
    /// Where the bytes are not text.
    pub fn from_bytes(bytes: &'a [u8], options: &DecodeOptions) -> Result<Self, Unreadable> {
        use encoding_rs::{Encoding as Table, UTF_8};
        let mark = Table::for_bom(bytes);
        let valid = Table::utf8_valid_up_to(bytes) == bytes.len();
        let guess = || {
            let mut detector =
                chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            detector.guess(None, chardetng::Utf8Detection::Deny)
        };
        let table = match (options.encoding, mark) {
            (Some(charset), _) => charset.0,
            (None, Some((table, _))) => table,
            (None, None) if valid => UTF_8,
            (None, None) => guess(),
        };
        let (text, _, _) = table.decode(bytes);
        let encoding = Encoding {
            name: table.name(),
            bom: mark.is_some(),
            guessed: options.encoding.is_none() && mark.is_none() && !valid,
        };
        Ok(Self { lines: cut(&text), text, encoding })
    }

    /// The whole decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines, in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How the bytes were read.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The text of a span. A span that splits a character or reaches beyond
    /// the text gives the empty string.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|line| line.full.start <= offset).max(1);
        let start = self.lines.get(line - 1).map_or(0, |line| line.full.start);
        (line, self.slice(Span::new(start, offset.max(start))).chars().count() + 1)
    }
}

/// Cuts at LF, CRLF and CR.
fn cut(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    while start < bytes.len() {
        let end =
            memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |at| start + at);
        let full = Span::new(start, end);
        lines.push(Line { full, text: trim(text, full) });
        start = match bytes.get(end..end + 2) {
            Some(b"\r\n") => end + 2,
            _ => end + 1,
        };
    }
    lines
}

/// The span without white space (and byte order marks) at its ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    let slice = text.get(span.start..span.end).unwrap_or_default();
    let kept = slice.trim_start_matches(blank);
    let start = span.end - kept.len();
    Span::new(start, start + kept.trim_end_matches(blank).len())
}
