//! Bytes to text: encoding, lines, spans, and byte offset to line and column.

mod chunks;
mod controls;
mod decode;
mod frame;
mod lines;
mod mojibake;
mod scan;
mod sniff;
mod unreadable;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::diagnostic::{Diagnostic, Problem};
use mojibake::Mojibake;

pub use decode::{Charset, DecodeOptions, UnknownCharset};
pub use lines::{Line, Span};
pub use unreadable::Unreadable;

pub(crate) use chunks::Chunks;
pub(crate) use scan::{count_places, each_place};

/// A decoded text, cut into lines when they are first asked for.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    text: Cow<'a, str>,
    lines: OnceLock<Vec<Line>>,
    encoding: Encoding,
    replaced: usize,
    mojibake: Vec<Mojibake>,
    repaired: Vec<Mojibake>,
    rare_breaks: bool,
    frame: Vec<(usize, char)>,
    before: Before,
}

/// What stands before a text that is a part of another: its spans count from
/// its own start, its lines and byte offsets for people from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Before {
    /// Bytes of the decoded text.
    pub(crate) bytes: usize,
    pub(crate) lines: usize,
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

impl Encoding {
    /// Plain UTF-8, of which there is nothing to say.
    const UTF_8: Self = Self { name: "UTF-8", bom: false, guessed: false };

    /// What the user should know of it.
    pub(crate) fn remark(self) -> Option<Problem> {
        let Self { name, bom, guessed } = self;
        if bom || name.starts_with("UTF-16") {
            Some(Problem::UnicodeMark { name })
        } else if name != Self::UTF_8.name {
            Some(Problem::LegacyEncoding { name, guessed })
        } else {
            None
        }
    }
}

impl<'a> Document<'a> {
    /// A text that is already decoded.
    pub fn from_text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let rare_breaks = lines::has_rare_breaks(&text);
        Self::of(decode::Decoded::new(text, Encoding::UTF_8, rare_breaks))
    }

    fn of(decoded: decode::Decoded<'a>) -> Self {
        let decode::Decoded { text, encoding, replaced, rare_breaks, repaired, mojibake, frame } =
            decoded;
        Self {
            lines: OnceLock::new(),
            mojibake,
            rare_breaks,
            text,
            encoding,
            replaced,
            repaired,
            frame,
            before: Before::default(),
        }
    }

    /// Decodes bytes. The encoding is what the options name; else what a byte
    /// order mark says; else UTF-8 where the bytes are valid; else UTF-16 by
    /// its common characters; else a guess. Valid UTF-8 is borrowed.
    ///
    /// # Errors
    ///
    /// Where the bytes are another kind of file, are no characters of the
    /// encoding, or hold control characters other than those of a wire message's
    /// frame; the latter two not under [`DecodeOptions::lossy`].
    pub fn from_bytes(bytes: &'a [u8], options: &DecodeOptions) -> Result<Self, Unreadable> {
        decode::decode(bytes, options).map(Self::of)
    }

    /// The same text as a part of another one, behind so much of it.
    pub(crate) const fn behind(mut self, before: Before) -> Self {
        self.before = before;
        self
    }

    /// The same text with the marks of messages that stood in it.
    pub(crate) fn framed(mut self, frame: Vec<(usize, char)>) -> Self {
        self.frame = frame;
        self
    }

    /// Cuts the text before a line; gives what stands there and behind with its marks,
    /// and what that stands behind.
    pub(crate) fn cut_before(&mut self, line: usize) -> (String, Vec<(usize, char)>, Before) {
        let lines = self.lines();
        let at = lines.get(line).map_or(self.text.len(), |line| line.full.start);
        let before = Before {
            bytes: self.before.bytes + at,
            lines: self.before.lines + line.min(lines.len()),
        };
        if let Some(lines) = self.lines.get_mut() {
            lines.truncate(line);
        }
        let rest = self.text.to_mut().split_off(at);
        if !self.mojibake.is_empty() {
            self.mojibake = mojibake::find(&self.text);
        }
        let marks = self.frame.partition_point(|(mark, _)| *mark < at);
        let marks = self.frame.split_off(marks).into_iter().map(|(mark, c)| (mark - at, c));
        (rest, marks.collect(), before)
    }

    /// The whole text, and the marks of messages that stood in it.
    pub(crate) fn into_text(self) -> (String, Vec<(usize, char)>) {
        (self.text.into_owned(), self.frame)
    }

    /// The whole decoded text, repaired where the options asked for it. Every
    /// span of this crate counts in its bytes, not in those of the input.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines, in order; none where they are [crowded](Self::is_crowded).
    pub fn lines(&self) -> &[Line] {
        self.lines.get_or_init(
            || {
                if self.is_crowded() { Vec::new() } else { lines::cut(&self.text) }
            },
        )
    }

    /// Are there more lines, and shorter ones, than any text has? [`parse`](crate::parse)
    /// says so then, and nothing else.
    pub fn is_crowded(&self) -> bool {
        lines::are_crowded(&self.text)
    }

    /// The lines that share a byte with a span.
    pub fn lines_in(&self, span: Span) -> &[Line] {
        let lines = self.lines();
        let first = lines.partition_point(|line| line.full.end <= span.start);
        let rest = lines.get(first..).unwrap_or_default();
        // Nearly always few.
        let count = rest.iter().take_while(|line| line.full.start < span.end).count();
        rest.get(..count).unwrap_or_default()
    }

    /// Does no line end stand within a span?
    pub(crate) fn is_one_line(&self, span: Span) -> bool {
        memchr::memchr2(b'\n', b'\r', self.slice(span).as_bytes()).is_none()
    }

    /// How the bytes were read.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Does the text hold characters within its lines that break lines for
    /// some programs (VT, FF, NEL, U+2028, U+2029)?
    pub(crate) const fn has_rare_breaks(&self) -> bool {
        self.rare_breaks
    }

    /// How many characters became U+FFFD because the options asked for it.
    pub const fn replaced(&self) -> usize {
        self.replaced
    }

    /// Where SOH, STX, ETX and EOT of a wire message stand; the text has blanks
    /// there.
    pub(crate) fn frame(&self) -> &[(usize, char)] {
        &self.frame
    }

    /// What the user should know of how the bytes were read: first what is
    /// about the text as a whole, then what has a place.
    pub fn encoding_remarks(&self) -> impl Iterator<Item = Diagnostic> {
        let whole = |problem| Diagnostic { span: Span::new(0, 0), problem };
        let encoding = self.encoding.remark();
        let count = self.replaced;
        let replaced = (count > 0).then_some(Problem::Replaced { count });
        let repaired = self.repaired.iter().map(|&Mojibake { name, first, places }| Diagnostic {
            span: first,
            problem: Problem::Repaired { name, places },
        });
        encoding.into_iter().chain(replaced).map(whole).chain(repaired).chain(self.mojibake())
    }

    /// Where the text was once read in another encoding than its own.
    pub(crate) fn mojibake(&self) -> impl Iterator<Item = Diagnostic> {
        self.mojibake.iter().map(|&Mojibake { name, first, places }| Diagnostic {
            span: first,
            problem: Problem::Mojibake { name, places },
        })
    }

    /// The text of a span. A span that splits a character or reaches beyond
    /// the text gives the empty string.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The span without white space and byte order marks at its ends.
    pub(crate) fn trim(&self, span: Span) -> Span {
        lines::trim(&self.text, span)
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    /// Of a part of a text: the line in the whole.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let Some(lines) = self.lines.get().filter(|lines| !lines.is_empty()) else {
            // Nobody asked for the lines, or they are crowded.
            let (line, column) = lines::position(self.slice(Span::new(0, offset)));
            return (self.before.lines + line, column);
        };
        let line = lines.partition_point(|line| line.full.start <= offset).max(1);
        let start = lines.get(line - 1).map_or(0, |line| line.full.start);
        let column = self.slice(Span::new(start, offset.max(start))).chars().count() + 1;
        (self.before.lines + line, column)
    }

    /// The line that a byte stands in.
    pub fn line_at(&self, offset: usize) -> Option<&Line> {
        let lines = self.lines();
        let line = lines.partition_point(|line| line.full.start <= offset).max(1);
        lines.get(line - 1)
    }

    /// First byte and the byte after the last, where the whole text is read; of
    /// a part of a text, in the whole.
    pub const fn bytes(&self, span: Span) -> [usize; 2] {
        [self.before.bytes + span.start, self.before.bytes + span.end]
    }
}
