//! Where things stand in a text: byte ranges and lines.

use super::scan::any_place;

/// A range of bytes of the decoded (and repaired) text: first byte, and the byte
/// after the last.
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

    /// How many bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
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

/// Cuts at LF, CRLF and CR. Form feed, VT, NEL and U+2028 are white space
/// within a line: no text editor counts them as line ends.
pub(super) fn cut(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(bytecount::count(bytes, b'\n') + 1);
    let mut start = 0;
    let mut push = |start, end| {
        let full = Span::new(start, end);
        lines.push(Line { full, text: trim(text, full) });
    };
    if memchr::memchr(b'\r', bytes).is_none() {
        for end in memchr::memchr_iter(b'\n', bytes) {
            push(start, end);
            start = end + 1;
        }
    } else {
        for end in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if end < start {
                // The LF of a CRLF whose CR ended the line.
                continue;
            }
            push(start, end);
            start = if bytes.get(end..end + 2) == Some(b"\r\n") { end + 2 } else { end + 1 };
        }
    }
    if start < bytes.len() {
        push(start, bytes.len());
    }
    lines
}

/// So many lines, of fewer bytes each on the average, are no text, and no export
/// either: in the airiest one a line takes three times as much.
const MANY: usize = 100_000;
const SHORT: usize = 12;

/// Are these more lines, and shorter ones, than any text has? An entry for each of
/// them would take more memory than the text.
pub(super) fn are_crowded(text: &str) -> bool {
    if text.len() <= MANY {
        return false;
    }
    let lines = count_ends(text.as_bytes());
    lines > MANY && lines.saturating_mul(SHORT) > text.len()
}

/// How many line ends there are: LF, CRLF and CR.
fn count_ends(bytes: &[u8]) -> usize {
    let feeds = bytecount::count(bytes, b'\n');
    let alone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    feeds + memchr::memchr_iter(b'\r', bytes).filter(alone).count()
}

/// The span without white space (and byte order marks) at its ends.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let bytes = text.as_bytes().get(span.start..span.end).unwrap_or_default();
    if bytes.is_empty() {
        return span;
    }
    // C3 to E0 begin letters and signs of most alphabets, and no white space.
    if let [first, .., last] = bytes
        && (first.is_ascii_graphic() || matches!(*first, 0xC3..=0xE0))
        && last.is_ascii_graphic()
    {
        return span;
    }
    let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    let slice = text.get(span.start..span.end).unwrap_or_default();
    let kept = slice.trim_start_matches(blank);
    let start = span.end - kept.len();
    Span::new(start, start + kept.trim_end_matches(blank).len())
}

/// Line and column of the end of a text, both from 1; the column counts
/// characters. For text that is not cut.
pub(super) fn position(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    let start = memchr::memrchr2(b'\n', b'\r', bytes).map_or(0, |end| end + 1);
    let last = text.get(start..).unwrap_or_default();
    (count_ends(bytes) + 1, last.chars().count() + 1)
}

/// Does the text hold a character that breaks lines for some programs, but is
/// no line end here: VT, FF, NEL, U+2028, U+2029?
pub(super) fn has_rare_breaks(text: &str) -> bool {
    any_place(text.as_bytes(), |first, second, third| {
        let ascii = (first == 0x0B) | (first == 0x0C);
        let nel = (first == 0xC2) & (second == 0x85);
        let separator = (first == 0xE2) & (second == 0x80) & (third & 0xFE == 0xA8);
        ascii | nel | separator
    })
}
